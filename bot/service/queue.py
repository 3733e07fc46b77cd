"""The moderators' queue: what a question that was not answered well can become.

A group is settled only by what was tried. It counts as answered when every wording of it leads to
the entry, and as not for us when none leads to anything.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from bot.content.desires import AddPhrasing, Desire, NotForUs, Together
from bot.content.edits import Plan
from bot.content.limits import PHRASING_CHARS
from bot.content.overlay import ALSO
from bot.core.feedback import GroupState
from bot.core.normalise import question_key
from bot.core.revisions import Change, Item, Kind
from bot.ports import DraftStore, GapStore
from bot.service.answer import Answerer
from bot.service.answerers import GuildAnswerers
from bot.service.curate import Conflicting, Curator, Invalid, Rehearsal, Saved, Unchanged
from bot.service.grouping import Grouping
from bot.service.guilds import GuildSnapshots
from bot.service.preview import Shift, preview
from bot.service.recall import hearing
from bot.service.rows import Page, Row, row_of
from bot.service.teaching import MOST_TAUGHT, distinct, most_telling
from bot.service.wordings import (
    MOST_HEARD,
    Guess,
    Rewording,
    Target,
    compare,
    guess,
    targets,
    unanswered_by,
    undeclared,
    unrefused,
)

ROWS_A_PAGE = 5
# More than these are not looked through for one question.
_MOST_DRAFTS = 1_000
_SETTLED = (GroupState.DISMISSED, GroupState.NOT_FOR_US, GroupState.ANSWERED)


class Order(StrEnum):
    """Which groups come first."""

    NEWEST = "newest"
    MOST_ASKED = "most_asked"


@dataclass(frozen=True, slots=True)
class AliasPreview:
    """What adding wordings to an entry would do; `phrasings` are those that would be added.

    `stolen` are right answers to other questions that would be lost. `seen` is the number of the
    latest revision, for `add_alias`.
    """

    phrasings: tuple[str, ...]
    rewordings: tuple[Rewording, ...]
    stolen: tuple[Shift, ...]
    seen: int


@dataclass(frozen=True, slots=True)
class Taught:
    """The phrasings are saved, or there was nothing left to add; `unanswered` still is."""

    outcome: Saved | Unchanged
    phrasings: tuple[str, ...]
    unanswered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """The wordings are contrast questions now; `unrefused` would be answered all the same."""

    outcome: Saved | Unchanged
    unrefused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Costly:
    """Nothing is saved yet: `stolen` are right answers that would be lost."""

    stolen: tuple[Shift, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """There is no such group, or it is empty by now."""


@dataclass(frozen=True, slots=True)
class _Lesson:
    """The phrasings to add, what comes of trying that, and what answers before and after."""

    phrasings: tuple[str, ...]
    tried: Rehearsal | Invalid | Unchanged
    before: Answerer
    after: Answerer


class QueueStore(GapStore, DraftStore, Protocol):
    """What the queue looks at."""


class Queue:
    """Shows the groups of a guild and settles them. Every method raises StorageError."""

    def __init__(
        self,
        store: QueueStore,
        curator: Curator,
        guilds: GuildSnapshots,
        answerers: GuildAnswerers,
        grouping: Grouping,
    ) -> None:
        """`grouping` says what is alike."""
        self._store = store
        self._curator = curator
        self._guilds = guilds
        self._answerers = answerers
        self._grouping = grouping

    async def rows(
        self,
        guild_id: int,
        order: Order = Order.NEWEST,
        page: int = 0,
        *,
        state: GroupState = GroupState.OPEN,
    ) -> Page:
        """Return a page of the queue; what is owed to members comes before what is open."""
        groups = await self._store.list_groups(
            guild_id,
            state=state,
            is_newest_first=order is Order.NEWEST,
            limit=ROWS_A_PAGE + 1,
            offset=page * ROWS_A_PAGE,
            with_owed=state is GroupState.OPEN,
        )
        rows = [
            row_of(group, await self._store.gaps_of(guild_id, group.id))
            for group in groups[:ROWS_A_PAGE]
        ]
        return Page(tuple(rows), page, len(groups) > ROWS_A_PAGE)

    async def find(self, guild_id: int, group_id: int) -> Row | None:
        """Return the row of a group in whatever state, or None when there is no such group."""
        group = await self._store.find_group(guild_id, group_id)
        if group is None:
            return None
        return row_of(group, await self._store.gaps_of(guild_id, group_id))

    async def texts(self, guild_id: int, group_ids: Collection[int]) -> Mapping[int, str]:
        """Return the texts of the groups that are still there, by their ids."""
        found = [await self._store.find_group(guild_id, each) for each in group_ids]
        return {group.id: group.text for group in found if group is not None}

    async def best_guesses(self, guild_id: int, group_id: int) -> tuple[Guess, ...]:
        """Return the entries that may be meant, best first."""
        wordings = await self._wordings(guild_id, group_id)
        return await asyncio.to_thread(guess, wordings, await self._answerers.at(guild_id))

    async def is_proposed(self, guild_id: int, question: Row) -> bool:
        """Say whether something that answers one of the wordings waits for approval."""
        drafts = await self._store.list_drafts(guild_id, limit=_MOST_DRAFTS)
        asked = {text for draft in drafts for change in draft.changes for text in _asked(change)}
        return not asked.isdisjoint(map(question_key, question.wordings))

    async def preview_alias(
        self, guild_id: int, group_id: int, entry_id: str
    ) -> AliasPreview | Invalid | Gone:
        """Say what adding the wordings of a group as phrasings of an entry would do."""
        wordings = await self._wordings(guild_id, group_id)
        if not wordings:
            return Gone()
        seen = (await self._guilds.settle(guild_id)).overlay.number
        lesson = await self._rehearse_alias(guild_id, wordings, entry_id)
        if isinstance(lesson.tried, Invalid):
            return lesson.tried
        told = await asyncio.to_thread(compare, wordings, entry_id, lesson.before, lesson.after)
        if isinstance(lesson.tried, Unchanged):
            return AliasPreview((), told, (), seen)
        stolen = await _stolen(lesson.tried.plan, lesson.before, lesson.after)
        return AliasPreview(lesson.phrasings, told, stolen, seen)

    async def add_alias(
        self,
        guild_id: int,
        group_id: int,
        entry_id: str,
        author_id: int,
        *,
        seen: int | None = None,
    ) -> Taught | Conflicting | Invalid | Gone:
        """Add the wordings of a group that teach something, and close it when all are answered.

        `seen` is the number of the latest revision when the author began, by default now.
        """
        async with self._curator.turns.of(guild_id):
            wordings = await self._open_wordings(guild_id, group_id)
            if not wordings:
                return Gone()
            lesson = await self._rehearse_alias(guild_id, wordings, entry_id)
            if isinstance(lesson.tried, Invalid):
                return lesson.tried
            outcome = await self._curator.save(
                guild_id, author_id, _adding(entry_id, lesson.phrasings), seen=seen
            )
            if isinstance(outcome, Conflicting | Invalid):
                return outcome
            unanswered = await self.close_with(guild_id, group_id, entry_id)
            return Taught(outcome, lesson.phrasings, unanswered)

    async def close_with(self, guild_id: int, group_id: int, entry_id: str) -> tuple[str, ...]:
        """Close a group if an entry answers all its wordings; return those that it does not."""
        wordings = await self._wordings(guild_id, group_id)
        await self._guilds.settle(guild_id)
        answerer = await self._answerers.at(guild_id)
        unanswered = await asyncio.to_thread(unanswered_by, wordings, entry_id, answerer)
        if not unanswered:
            await self._settle(guild_id, group_id, GroupState.ANSWERED)
        return unanswered

    async def not_for_us(
        self, guild_id: int, group_id: int, author_id: int, *, is_sure: bool = False
    ) -> Refused | Costly | Conflicting | Invalid | Gone:
        """Make all wordings of a group contrast questions, and close it when they are refused.

        Where that costs right answers, the author has to be sure.
        """
        async with self._curator.turns.of(guild_id):
            return await self._refuse(guild_id, group_id, author_id, is_sure=is_sure)

    async def dismiss(self, guild_id: int, group_id: int) -> bool:
        """Close a group without an answer; False when it is not open."""
        async with self._curator.turns.of(guild_id):
            return await self._settle(guild_id, group_id, GroupState.DISMISSED)

    async def reopen(self, guild_id: int, group_id: int) -> bool:
        """Open a group again that was settled in any way; False when it is open or not there.

        What was saved when it was settled stays as it is.
        """
        for state in _SETTLED:
            if await self._store.set_state(guild_id, group_id, GroupState.OPEN, expected=state):
                return True
        return False

    async def reply_targets(self, guild_id: int, group_id: int) -> tuple[Target, ...]:
        """List who chose to be told, each once, with what answers them once all is in force."""
        await self._guilds.settle(guild_id)
        last = {
            gap.asker: gap
            for gap in await self._store.gaps_of(guild_id, group_id)
            if gap.asker is not None
        }
        answerer = await self._answerers.at(guild_id)
        return await asyncio.to_thread(targets, last, answerer)

    async def claim(self, group_id: int, target: Target) -> bool:
        """Forget that a member waits, so that nobody is told twice; False when others were faster.

        Whoever asks again is told again.
        """
        return await self._store.claim_asker(target.gap.guild_id, group_id, target.asker)

    async def give_back(self, group_id: int, target: Target) -> None:
        """Let a member who was claimed, but could not be told, go on waiting."""
        await self._store.return_asker(group_id, target.gap)

    async def _refuse(
        self, guild_id: int, group_id: int, author_id: int, *, is_sure: bool
    ) -> Refused | Costly | Conflicting | Invalid | Gone:
        wordings = await self._open_wordings(guild_id, group_id)
        if not wordings:
            return Gone()
        answerer = await self._answerers.at(guild_id)
        fresh = await asyncio.to_thread(undeclared, wordings, answerer)
        short = [text for text in fresh if len(text) <= PHRASING_CHARS]
        desire = Together(tuple(NotForUs(text) for text in short))
        tried = await self._curator.rehearse(guild_id, desire)
        if isinstance(tried, Invalid):
            return tried
        if isinstance(tried, Rehearsal):
            answerer = await self._answerers.over(guild_id, tried.after)
            before = await self._answerers.over(guild_id, tried.before)
            if not is_sure and (stolen := await _stolen(tried.plan, before, answerer)):
                return Costly(stolen)
        left = await asyncio.to_thread(unrefused, wordings, answerer)
        outcome = await self._curator.save(guild_id, author_id, desire)
        if isinstance(outcome, Conflicting | Invalid):
            return outcome
        if not left:
            await self._settle(guild_id, group_id, GroupState.NOT_FOR_US)
        return Refused(outcome, left)

    async def _open_wordings(self, guild_id: int, group_id: int) -> tuple[str, ...]:
        """Return the wordings of a group that nobody has settled meanwhile."""
        group = await self._store.find_group(guild_id, group_id)
        if group is None or group.state is not GroupState.OPEN:
            return ()
        return await self._wordings(guild_id, group_id)

    async def _wordings(self, guild_id: int, group_id: int) -> tuple[str, ...]:
        gaps = await self._store.gaps_of(guild_id, group_id)
        return distinct([gap.text for gap in gaps])[:MOST_HEARD]

    async def _settle(self, guild_id: int, group_id: int, state: GroupState) -> bool:
        return await self._store.set_state(guild_id, group_id, state, expected=GroupState.OPEN)

    async def _rehearse_alias(
        self, guild_id: int, wordings: Sequence[str], entry_id: str
    ) -> _Lesson:
        """Choose what to add: a few that are far apart, then some that these do not answer yet."""
        current = (await self._guilds.get(guild_id)).current
        ear = await asyncio.to_thread(hearing, current, wordings)
        before = await self._answerers.over(guild_id, replace(current, encoder=ear))
        unanswered = await asyncio.to_thread(unanswered_by, wordings, entry_id, before)
        chosen = await asyncio.to_thread(most_telling, unanswered, self._grouping.likeness)
        tried = await self._curator.rehearse(guild_id, _adding(entry_id, chosen))
        if not isinstance(tried, Rehearsal):
            return _Lesson(chosen, tried, before, before)
        after = await self._answerers.over(guild_id, replace(tried.after, encoder=ear))
        left = await asyncio.to_thread(unanswered_by, unanswered, entry_id, after)
        more = [text for text in left if text not in chosen and len(text) <= PHRASING_CHARS]
        if not more:
            return _Lesson(chosen, tried, before, after)
        chosen = (*chosen, *more[:MOST_TAUGHT])
        again = await self._curator.rehearse(guild_id, _adding(entry_id, chosen))
        if isinstance(again, Rehearsal):
            after = await self._answerers.over(guild_id, replace(again.after, encoder=ear))
        return _Lesson(chosen, again, before, after)


async def _stolen(plan: Plan, before: Answerer, after: Answerer) -> tuple[Shift, ...]:
    """Return the right answers that a change would take away."""
    shown = await asyncio.to_thread(preview, plan, before, after)
    return tuple(shift for shift in shown.shifts if shift.is_worse)


def _asked(change: Change) -> Iterator[str]:
    """Yield the keys of what a changed entry asks."""
    fields = change.fields
    texts = (fields.get("question", ""), *fields.get("phrasings", ()), *fields.get(ALSO, ()))
    return (question_key(str(text)) for text in texts if text)


def _adding(entry_id: str, phrasings: Sequence[str]) -> Desire:
    item = Item(Kind.ENTRY, entry_id)
    return Together(tuple(AddPhrasing(item, text) for text in phrasings))
