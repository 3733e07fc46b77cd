"""Closes the groups of the queue that a change of the knowledge answers.

A guild is looked at when its revision has moved, and all are when the shared knowledge was read
anew, as at the start. Each tick looks at one guild, so that many do not come at once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.core.decide import Match
from bot.core.feedback import Gap, GroupState
from bot.core.revisions import Item, Kind
from bot.ports import GapStore, OverlayStore, PersonalDataStore
from bot.service.answer import Answerer
from bot.service.guilds import GuildSnapshots
from bot.service.settingsbook import SettingsBook
from bot.service.snapshot import Snapshot


class CloserStore(GapStore, OverlayStore, PersonalDataStore, Protocol):
    """What closing looks at."""


class Closer:
    """Looks at the open groups of each guild whose knowledge has changed."""

    def __init__(
        self,
        store: CloserStore,
        guilds: GuildSnapshots,
        answerer: Answerer,
        settings: SettingsBook | None = None,
    ) -> None:
        """`answerer` says how readily to answer, where the `settings` of a guild do not."""
        self._store = store
        self._guilds = guilds
        self._answerer = answerer
        self._settings = settings
        self._base: Snapshot | None = None
        self._numbers: Mapping[int, int] = {}
        self._due: dict[int, None] = {}  # in order

    async def tick(self) -> int:
        """Look at a guild that is due, and return how many groups were closed.

        Raises StorageError; what is due then stays so.
        """
        numbers = await self._store.revision_numbers()
        if self._base is not self._guilds.shared:
            self._due |= dict.fromkeys(await self._store.guilds())
            self._base = self._guilds.shared
        moved = (each for each, last in numbers.items() if self._numbers.get(each) != last)
        self._due |= dict.fromkeys(moved)
        self._numbers = numbers
        if not self._due:
            return 0
        guild_id = next(iter(self._due))
        # To the end, so that a guild that cannot be looked at does not keep the others waiting.
        del self._due[guild_id]
        self._due[guild_id] = None
        if not await self._store.open_wordings(guild_id, limit=1):
            del self._due[guild_id]  # its snapshot would be built for nothing
            return 0
        held = await self._guilds.settle(guild_id)
        if held.overlay.number < numbers.get(guild_id, 0) or held.base is not self._base:
            return 0  # the change is not in force yet
        closed = await self.close_answered(guild_id)
        del self._due[guild_id]
        return closed

    async def close_answered(self, guild_id: int) -> int:
        """Close the open groups of which every wording is answered at once, and return how many.

        An answer that did not help a member counts only if the moderators have changed it since.
        Raises StorageError.
        """
        wordings = await self._store.open_wordings(guild_id)
        if not wordings:
            return 0
        current = (await self._guilds.settle(guild_id)).current
        stance = (await self._settings.of(guild_id)).stance if self._settings else None
        answers = await asyncio.to_thread(_answers, wordings, self._answerer.over(current, stance))
        closed = 0
        for group_id, entries in answers.items():
            gaps = await self._store.gaps_of(guild_id, group_id)
            if await self._are_answered(guild_id, gaps, entries):
                closed += await self._store.set_state(
                    guild_id, group_id, GroupState.ANSWERED, expected=GroupState.OPEN
                )
        return closed

    async def _are_answered(
        self, guild_id: int, gaps: Sequence[Gap], entries: Mapping[str, str]
    ) -> bool:
        for gap in gaps:
            if gap.text not in entries:  # it came, or was not looked at, meanwhile
                return False
            if gap.entry and gap.entry == entries[gap.text]:
                changed_at = await self._changed_at(guild_id, gap.entry)
                if changed_at is None or changed_at <= gap.asked_at:
                    return False
        return True

    async def _changed_at(self, guild_id: int, entry_id: str) -> datetime | None:
        item = Item(Kind.ENTRY, entry_id)
        found = await self._store.list_revisions(guild_id, item=item, limit=1, is_newest_first=True)
        return found[0].made_at if found else None


def _answers(
    wordings: Sequence[tuple[int, str]], answerer: Answerer
) -> Mapping[int, Mapping[str, str]]:
    """Return what answers each wording of the groups that are answered throughout."""
    answered: dict[int, dict[str, str]] = {}
    lacking: set[int] = set()
    for group_id, text in wordings:
        if group_id in lacking:
            continue
        decision, _ = answerer.weigh(text)
        if isinstance(decision, Match):
            answered.setdefault(group_id, {})[text] = decision.id
        else:
            lacking.add(group_id)
    return {group: entries for group, entries in answered.items() if group not in lacking}
