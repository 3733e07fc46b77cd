"""What members tell us about our answers, and what we could not answer.

What a member does on purpose, a vote or a request, is written at once, and a failure is theirs to
know. What is noticed by the way is kept in memory and written by `flush`, so that no answer waits
for the database or fails with it.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock
from typing import Protocol, assert_never

from bot.core.decide import Choices, Match, Miss, Reason
from bot.core.feedback import NO_GUILD, Gap, Lack, Outcome, Tally, Vote
from bot.core.query import LONGEST_QUESTION_CHARS
from bot.core.reply import Reply
from bot.errors import MissingError, StorageError
from bot.ports import GapStore, TallyStore, VoteStore
from bot.service.grouping import Grouping
from bot.service.popularity import Popularity
from bot.service.sieve import EnoughForToday, Sieve, is_question, tidy

_log = logging.getLogger(__name__)

LONGEST_WISH_CHARS = 1_000
MOST_WAITING_GAPS = 1_000
MOST_WAITING_COUNTS = 5_000
# A gap that fails so often is at fault itself and would keep the others waiting for ever.
_MOST_TRIES = 20

_Count = tuple[int, date, Outcome, str]


class FeedbackStore(VoteStore, GapStore, TallyStore, Protocol):
    """Keeps votes, gaps and tallies."""

    async def check(self) -> None:
        """Return when the database answers, else raise StorageError."""
        ...


@dataclass(slots=True, eq=False)
class _Waiting:
    gap: Gap
    tries: int = 0


class Feedback:
    """Takes in what members think and miss; `flush` writes what was noticed by the way."""

    def __init__(
        self,
        store: FeedbackStore,
        grouping: Grouping,
        popularity: Popularity,
        clock: Callable[[], datetime],
    ) -> None:
        """`clock` gives the time in UTC, aware."""
        self._store = store
        self._grouping = grouping
        self._popularity = popularity
        self._clock = clock
        self._sieve = Sieve()
        self._counts: Counter[_Count] = Counter()
        self._gaps: deque[_Waiting] = deque()
        self._lock = Lock()
        self._writing = asyncio.Lock()

    async def vote(self, guild_id: int, user_id: int, entry: str, *, is_helpful: bool) -> None:
        """Keep a member's opinion of an answer; raises StorageError."""
        await self._store.put_vote(Vote(guild_id, user_id, entry, is_helpful, self._clock()))

    async def request(
        self,
        guild_id: int,
        text: str,
        *,
        member: int,
        lack: Lack = Lack.REQUEST,
        channel_id: int | None = None,
        entry: str = "",
        wish: str = "",
        asker: int | None = None,
    ) -> int | EnoughForToday:
        """Hand a question of `member` to the moderators and return the id of its group.

        `entry` is the answer that did not help, `wish` what the member looked for, and `asker` who
        wants to hear of an answer; only that is kept of who asked. Raises StorageError, and
        ValueError when there is no text.
        """
        kept = tidy(text)[:LONGEST_QUESTION_CHARS] or tidy(wish)[:LONGEST_QUESTION_CHARS]
        if not kept:
            raise ValueError("a request needs a question or a wish")
        now = self._clock()
        with self._lock:
            if not self._sieve.admit_sent(member, now):
                return EnoughForToday()
        gap = Gap(
            guild_id=guild_id,
            text=kept,
            lack=lack,
            asked_at=now,
            channel_id=channel_id,
            entry=entry,
            wish=tidy(wish)[:LONGEST_WISH_CHARS],
            asker=asker,
        )
        return await self._add(gap)

    def note(
        self,
        reply: Reply,
        *,
        member: int,
        guild_id: int = NO_GUILD,
        channel_id: int | None = None,
    ) -> None:
        """Count what came of a question, and remember it as a gap when nothing answered it.

        `member` is who asked, which is not kept. A picked entry counts as chosen.
        """
        decision = reply.decision
        if decision.reason is Reason.EMPTY:
            return
        if decision.reason is Reason.PICKED:
            self._count(guild_id, Outcome.CHOSEN, reply)
            return
        self._count(guild_id, Outcome.ASKED)
        match decision:
            case Match():
                self._count(guild_id, Outcome.ANSWERED, reply)
            case Choices():
                self._count(guild_id, Outcome.OFFERED)
            case Miss():
                self._count(guild_id, Outcome.MISSED)
                # What is declared out of scope is not missing: somebody has decided about it.
                if decision.reason is not Reason.OUT_OF_SCOPE:
                    self._note_gap(reply.query.text, Lack.MISS, member, guild_id, channel_id)
            case _:
                assert_never(decision)

    def note_refused(
        self, text: str, *, member: int, guild_id: int = NO_GUILD, channel_id: int | None = None
    ) -> None:
        """Remember a question of which none of the offered choices was meant."""
        self._note_gap(text, Lack.REFUSED, member, guild_id, channel_id)

    async def flush(self) -> None:
        """Write what was noticed; what cannot be written now is kept, within bounds, for later."""
        async with self._writing:
            try:
                await self._flush_counts()
                await self._flush_gaps()
            except StorageError as error:
                _log.warning("Feedback waits for the database: %s.", error)

    def forget(self, member: int) -> None:
        """Forget what `member` asked; what is stored is not this service's to delete."""
        with self._lock:
            self._sieve.forget(member)

    def _count(self, guild_id: int, outcome: Outcome, reply: Reply | None = None) -> None:
        entry = reply.entry.id if reply is not None and reply.entry is not None else ""
        now = self._clock()
        if entry:
            self._popularity.note(guild_id, entry)
        with self._lock:
            self._keep_counts(Counter({(guild_id, now.date(), outcome, entry): 1}))

    def _keep_counts(self, counts: Counter[_Count]) -> None:
        lost = 0
        for key, count in counts.items():
            if key in self._counts or len(self._counts) < MOST_WAITING_COUNTS:
                self._counts[key] += count
            else:
                lost += count
        if lost:
            _log.warning("Too many counts wait for the database: %d are lost.", lost)

    def _note_gap(
        self, asked: str, lack: Lack, member: int, guild_id: int, channel_id: int | None
    ) -> None:
        text, now = tidy(asked), self._clock()
        if not is_question(text):
            return
        with self._lock:
            if not self._sieve.admit(member, text, now):
                return
            gap = Gap(guild_id, text, lack, now, channel_id)
            self._gaps.append(_Waiting(gap))
            if len(self._gaps) > MOST_WAITING_GAPS:
                self._gaps.popleft()
                _log.warning("Too many gaps wait for the database: the oldest is lost.")

    async def _flush_counts(self) -> None:
        with self._lock:
            counts, self._counts = self._counts, Counter()
        if not counts:
            return
        tallies = [
            Tally(guild_id, day, outcome, count, entry)
            for (guild_id, day, outcome, entry), count in counts.items()
        ]
        try:
            await self._store.add_tallies(tallies)
        except BaseException:
            with self._lock:
                self._keep_counts(counts)
            raise

    async def _flush_gaps(self) -> None:
        for _ in range(len(self._gaps)):
            with self._lock:
                waiting = self._gaps.popleft()
            try:
                await self._add(waiting.gap)
            except StorageError:
                self._put_back(waiting)
                await self._count_try(waiting)
                raise
            except BaseException:
                self._put_back(waiting)
                raise

    def _put_back(self, waiting: _Waiting) -> None:
        """Put a gap behind the others, so that none waits for one that always fails."""
        with self._lock:
            if len(self._gaps) < MOST_WAITING_GAPS:
                self._gaps.append(waiting)

    async def _count_try(self, waiting: _Waiting) -> None:
        """Give a gap up that has failed too often, unless that is because the database is away."""
        try:
            await self._store.check()
        except StorageError:
            return
        waiting.tries += 1
        with self._lock:
            if waiting.tries >= _MOST_TRIES and waiting in self._gaps:
                self._gaps.remove(waiting)
                _log.warning("A gap of guild %d is lost.", waiting.gap.guild_id)

    async def _add(self, gap: Gap) -> int:
        group_id = await self._grouping.find_group(gap)
        try:
            return await self._store.add_gap(gap, group_id=group_id)
        except MissingError:  # the group was deleted meanwhile
            return await self._store.add_gap(gap)
