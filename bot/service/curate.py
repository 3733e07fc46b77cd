"""Changes of a guild's knowledge: checked, saved under a number, or kept as drafts.

What is desired is worked out over what its author had `seen`, and then put over the history as the
store has it now. What others have changed since stays; where they changed the same, nothing is done
until the author knows of it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.content.desires import Adopt, Desire, Since
from bot.content.differences import FieldChange
from bot.content.edits import Plan, plan
from bot.content.merge import last_to_change
from bot.content.overlay import fold
from bot.core.model import Pack
from bot.core.problem import Problem
from bot.core.revisions import AuditRecord, Draft, DraftState, Item, Revision
from bot.errors import ConflictError, StorageError
from bot.ports import AuditStore, DraftStore, OverlayStore
from bot.service.changelog import ChangeLog
from bot.service.guilds import GuildSnapshots
from bot.service.snapshot import Snapshot
from bot.service.turns import Turns

_log = logging.getLogger(__name__)


class CurationStore(OverlayStore, DraftStore, AuditStore, Protocol):
    """What curating keeps."""


@dataclass(frozen=True, slots=True)
class Saved:
    """The change has a number and is being put in force."""

    revision: Revision


@dataclass(frozen=True, slots=True)
class Drafted:
    """The change waits for approval."""

    draft: Draft


@dataclass(frozen=True, slots=True)
class Conflicting:
    """Somebody else changed the same keys of an item first, last in `latest`.

    `differences` lead from what is in force now to what was to be saved.
    """

    latest: Revision
    differences: tuple[tuple[Item, tuple[FieldChange, ...]], ...]


@dataclass(frozen=True, slots=True)
class Invalid:
    """The change breaks rules, or is about something that is not there."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Unchanged:
    """All is as desired already."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What `plan` would lead to, indexed off to the side, and what it would take the place of.

    `latest` is what somebody else did to the same keys meanwhile, if anybody did.
    """

    plan: Plan
    before: Snapshot
    after: Snapshot
    latest: Revision | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """The draft is not open any more, or is not there."""


Outcome = Saved | Conflicting | Invalid | Unchanged
Proposed = Drafted | Conflicting | Invalid | Unchanged


@dataclass(frozen=True, slots=True)
class _Worked:
    """A plan over what is in force after revision `number`, and who changed the same meanwhile."""

    plan: Plan
    number: int
    latest: Revision | None


class Curator:
    """Takes what moderators and contributors desire. Every method raises StorageError."""

    def __init__(
        self,
        guilds: GuildSnapshots,
        store: CurationStore,
        now: Callable[[], datetime],
        log: ChangeLog | None = None,
    ) -> None:
        """`now` gives the time in UTC, aware; `log` hears of all that is done."""
        self._guilds = guilds
        self._store = store
        self._now = now
        self._log = log or ChangeLog()
        self.turns = Turns()

    async def save(
        self,
        guild_id: int,
        author_id: int | None,
        desire: Desire,
        *,
        seen: int | None = None,
        over: int | None = None,
        note: str = "",
    ) -> Outcome:
        """Do what is desired.

        `seen` is the number of the latest revision when the author began, by default now. With
        `over`, they know what others have done up to that revision, and go over it.
        """
        worked = await self._work_out(guild_id, desire, seen, over)
        if not isinstance(worked, _Worked):
            return worked
        if worked.latest is not None:
            return Conflicting(worked.latest, worked.plan.differences)
        revision = Revision(guild_id, 0, author_id, self._now(), worked.plan.changes, note)
        try:
            kept = await self._store.append_revision(revision, seen=worked.number)
        except ConflictError:
            # Somebody was faster by a moment.
            known = worked.number if seen is None else seen
            return await self.save(guild_id, author_id, desire, seen=known, over=over, note=note)
        self._log.add(kept)
        self._guilds.changed(guild_id, kept.number)
        return Saved(kept)

    async def propose(
        self,
        guild_id: int,
        author_id: int | None,
        desire: Desire,
        *,
        seen: int | None = None,
        note: str = "",
        draft_id: int = 0,
    ) -> Proposed:
        """Keep what is desired as a draft; it is checked now and once more on approval.

        With `draft_id`, it takes the place of what its author was writing there.
        """
        worked = await self._work_out(guild_id, desire, seen)
        if not isinstance(worked, _Worked):
            return worked
        changes, number = worked.plan.changes, worked.number
        if worked.latest is not None:
            return Conflicting(worked.latest, worked.plan.differences)
        if not draft_id:
            draft = Draft(guild_id, author_id, self._now(), changes, note, seen=number)
            return Drafted(await self._store.add_draft(draft))
        await self._store.decide_draft(
            guild_id, draft_id, DraftState.OPEN, changes=changes, seen=number
        )
        found = await self._store.find_draft(guild_id, draft_id)
        return Drafted(found) if found is not None else Unchanged()

    async def approve(
        self,
        guild_id: int,
        draft_id: int,
        editor_id: int,
        *,
        seen: int,
        edited: Desire | None = None,
    ) -> Outcome | Settled:
        """Save an open draft in the name of its author, or what an editor made of it.

        `seen` is the number of the latest revision that the editor knows of. The draft is settled
        after it was saved: should that fail, the next approval finds nothing left to change and
        settles it.
        """
        async with self.turns.of(guild_id):
            draft = await self._store.find_draft(guild_id, draft_id)
            if draft is None or draft.state is not DraftState.OPEN:
                return Settled()
            desire, begun = (Adopt(draft.changes), draft.seen) if edited is None else (edited, seen)
            outcome = await self.save(
                guild_id, draft.author_id, desire, seen=begun, over=seen, note=draft.note
            )
            if isinstance(outcome, Saved | Unchanged):
                changes = outcome.revision.changes if isinstance(outcome, Saved) else None
                await self._store.decide_draft(
                    guild_id, draft_id, DraftState.APPROVED, changes=changes
                )
                await self.note(guild_id, editor_id, "approve", {"draft": draft_id})
            return outcome

    async def decline(self, guild_id: int, draft_id: int, editor_id: int, reason: str = "") -> bool:
        """Turn a draft down; False when it is settled already."""
        async with self.turns.of(guild_id):
            is_declined = await self._store.decide_draft(
                guild_id, draft_id, DraftState.DECLINED, reason=reason
            )
        if is_declined:
            await self.note(guild_id, editor_id, "decline", {"draft": draft_id})
        return is_declined

    async def rehearse(
        self, guild_id: int, desire: Desire, *, seen: int | None = None
    ) -> Rehearsal | Invalid | Unchanged:
        """Put what is desired in force for nobody, to be asked before it is saved."""
        worked = await self._work_out(guild_id, desire, seen)
        if not isinstance(worked, _Worked):
            return worked
        planned, held = worked.plan, await self._guilds.get(guild_id)
        is_fresh = held.overlay.number == worked.number and held.base is self._guilds.shared
        before = held.current if is_fresh else await self._guilds.rehearse(planned.before)
        after = await self._guilds.rehearse(planned.after)
        return Rehearsal(planned, before, after, worked.latest)

    async def note(
        self, guild_id: int, actor_id: int, action: str, detail: Mapping[str, Any]
    ) -> None:
        """Keep on record that somebody did something; a failure of that is only logged."""
        record = AuditRecord(guild_id, actor_id, self._now(), action, detail)
        self._log.add(record)
        try:
            await self._store.add_audit(record)
        except StorageError:
            # What is noted is done already, and must not look as if it had failed.
            _log.warning("The action %s in guild %d is not noted.", action, guild_id, exc_info=True)

    async def _work_out(
        self, guild_id: int, desire: Desire, seen: int | None, over: int | None = None
    ) -> _Worked | Invalid | Unchanged:
        revisions = await self._store.list_revisions(guild_id)
        packs = self._guilds.shared.knowledge.packs
        return await asyncio.to_thread(_work_out, desire, packs, revisions, seen, over)


def _work_out(
    desire: Desire,
    packs: Sequence[Pack],
    revisions: Sequence[Revision],
    seen: int | None,
    over: int | None,
) -> _Worked | Invalid | Unchanged:
    overlay = fold(revisions)
    if seen is not None and seen < overlay.number:
        for number in (seen, max(seen, over or 0)):
            origin = fold(each for each in revisions if each.number <= number)
            desire = Since(desire, origin)
    planned = plan(desire, packs, overlay)
    if planned.problems:
        return Invalid(planned.problems)
    if not planned.changes:
        return Unchanged()
    return _Worked(planned, overlay.number, last_to_change(planned.clashes, revisions, packs))
