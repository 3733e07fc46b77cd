"""Closes the groups of the queue that a change of the knowledge answers, and reopens the others.

A question that we noted by ourselves closes with any answer. What a member has sent to the
moderators closes only with an entry that they have changed since; and where they wrote what they
wish for, never by itself, because somebody has to read it.

A guild is looked at when its revision has moved, and all are when the shared knowledge was read
anew, as at the start. Each tick looks at one guild, so that many do not come at once.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.core.decide import Match
from bot.core.feedback import Gap, GroupState, Lack
from bot.core.revisions import Item, Kind
from bot.ports import GapStore, OverlayStore, PersonalDataStore
from bot.service.answer import Answerer
from bot.service.answerers import GuildAnswerers
from bot.service.guilds import GuildSnapshots
from bot.service.snapshot import Snapshot
from bot.service.wordings import MOST_HEARD

_MOST_ANSWERED = 1_000
# A member meant these to be read.
_SENT = frozenset({Lack.REQUEST, Lack.UNHELPFUL})


class CloserStore(GapStore, OverlayStore, PersonalDataStore, Protocol):
    """What closing looks at."""


class Closer:
    """Looks at the groups of each guild whose knowledge has changed."""

    def __init__(
        self,
        store: CloserStore,
        guilds: GuildSnapshots,
        answerers: GuildAnswerers,
    ) -> None:
        self._store = store
        self._guilds = guilds
        self._answerers = answerers
        self._base: Snapshot | None = None
        self._numbers: Mapping[int, int] = {}
        self._due: dict[int, None] = {}  # in order
        self._looked_at: set[int] = set()

    async def tick(self) -> int:
        """Look at a guild that is due, and return how many groups were closed or reopened.

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
        if not await self._has_work(guild_id):  # its snapshot would be built for nothing
            self._looked_at.add(guild_id)
            del self._due[guild_id]
            return 0
        held = await self._guilds.settle(guild_id)
        if held.overlay.number < numbers.get(guild_id, 0) or held.base is not self._base:
            return 0  # the change is not in force yet
        changed = await self.close_answered(guild_id)
        if guild_id in self._looked_at:
            changed += await self.reopen_unanswered(guild_id)
        # The first look is that of a start, when we may match in another way than before.
        self._looked_at.add(guild_id)
        del self._due[guild_id]
        return changed

    async def _has_work(self, guild_id: int) -> bool:
        if await self._store.list_wordings(guild_id, limit=1):
            return True
        answered = GroupState.ANSWERED
        is_first = guild_id not in self._looked_at
        return not is_first and bool(
            await self._store.list_wordings(guild_id, state=answered, limit=1)
        )

    async def close_answered(self, guild_id: int) -> int:
        """Close the open groups of which every wording is answered at once, and return how many.

        Raises StorageError.
        """
        wordings = await self._store.list_wordings(guild_id)
        closed = 0
        for group_id, entries in (await self._answers(guild_id, wordings)).items():
            gaps = await self._store.gaps_of(guild_id, group_id)
            if await self._are_answered(guild_id, gaps, entries):
                closed += await self._store.set_state(
                    guild_id, group_id, GroupState.ANSWERED, expected=GroupState.OPEN
                )
        return closed

    async def reopen_unanswered(self, guild_id: int) -> int:
        """Open the groups again that were answered and are not any more, and return how many.

        Those last asked are looked at. Raises StorageError.
        """
        wordings = await self._store.list_wordings(
            guild_id, state=GroupState.ANSWERED, limit=_MOST_ANSWERED
        )
        answered = await self._answers(guild_id, wordings)
        reopened = 0
        for group_id, count in Counter(group_id for group_id, _ in wordings).items():
            # Of one with more wordings than are heard, not all had to be answered.
            if group_id not in answered and count <= MOST_HEARD:
                reopened += await self._store.set_state(
                    guild_id, group_id, GroupState.OPEN, expected=GroupState.ANSWERED
                )
        return reopened

    async def _answers(
        self, guild_id: int, wordings: Sequence[tuple[int, str]]
    ) -> Mapping[int, Mapping[str, str]]:
        if not wordings:
            return {}
        current = (await self._guilds.settle(guild_id)).current
        answerer = await self._answerers.over(guild_id, current)
        return await asyncio.to_thread(_answers, wordings, answerer)

    async def _are_answered(
        self, guild_id: int, gaps: Sequence[Gap], entries: Mapping[str, str]
    ) -> bool:
        for gap in gaps:
            if gap.wish or gap.text not in entries:  # it may have come meanwhile
                return False
            if gap.lack in _SENT:
                changed_at = await self._changed_at(guild_id, entries[gap.text])
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
        if isinstance(decision, Match) and not decision.is_topic:
            answered.setdefault(group_id, {})[text] = decision.id
        else:
            lacking.add(group_id)
    return {group: entries for group, entries in answered.items() if group not in lacking}
