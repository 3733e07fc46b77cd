"""A store that fails on demand, and a clock to go with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bot.core.feedback import Gap, Tally, Vote
from bot.errors import StorageError
from bot.storage.memory import MemoryStore


class FlakyStore(MemoryStore):
    """The store in memory, out of reach for as long as `is_down`; it never takes `refused`."""

    is_down = False
    refused = ""

    def _check(self, action: str) -> None:
        if self.is_down:
            raise StorageError(action)

    async def check(self) -> None:
        self._check("reach the database")

    async def put_vote(self, vote: Vote) -> None:
        self._check("save the vote")
        await super().put_vote(vote)

    async def add_gap(self, gap: Gap, *, group_id: int | None = None) -> int:
        self._check("save the gap")
        if gap.text == self.refused:
            raise StorageError("save the gap")
        return await super().add_gap(gap, group_id=group_id)

    async def add_tallies(self, tallies: Sequence[Tally]) -> None:
        self._check("save the counts")
        await super().add_tallies(tallies)


class WallClock:
    """A time that only a test moves."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 3, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> None:
        """Let time pass: `minutes=5`."""
        self.now += timedelta(**by)
