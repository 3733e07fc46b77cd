"""Changes of a guild's knowledge: checked, saved under a number, or kept as drafts.

What is desired is worked out and checked against the history as the store has it now, and the
store refuses it where one of its items was changed after what the author had `seen`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.content.desires import Adopt, Desire
from bot.content.differences import FieldChange
from bot.content.edits import Plan, plan
from bot.content.overlay import Overlay, fold
from bot.core.problem import Problem
from bot.core.revisions import AuditRecord, Change, Draft, DraftState, Item, Revision
from bot.errors import ConflictError, StorageError
from bot.ports import AuditStore, DraftStore, OverlayStore
from bot.service.changelog import ChangeLog
from bot.service.guilds import GuildSnapshots
from bot.service.snapshot import Snapshot

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
    """Somebody else changed the same thing first, in `latest`.

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
    """What `plan` would lead to, indexed off to the side, and what it would take the place of."""

    plan: Plan
    before: Snapshot
    after: Snapshot


@dataclass(frozen=True, slots=True)
class Settled:
    """The draft is not open any more, or is not there."""


Outcome = Saved | Conflicting | Invalid | Unchanged


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

    async def save(
        self,
        guild_id: int,
        author_id: int | None,
        desire: Desire,
        *,
        seen: int | None = None,
        note: str = "",
    ) -> Outcome:
        """Do what is desired.

        `seen` is the number of the latest revision when the author began, by default now.
        """
        overlay = await self._overlay(guild_id)
        planned = await self._plan(desire, overlay)
        if refusal := _refusal(planned):
            return refusal
        revision = Revision(guild_id, 0, author_id, self._now(), planned.changes, note)
        try:
            kept = await self._store.append_revision(
                revision, seen=overlay.number if seen is None else seen
            )
        except ConflictError as error:
            return await self._conflict(guild_id, desire, error.latest)
        self._log.add(kept)
        self._guilds.changed(guild_id, kept.number)
        return Saved(kept)

    async def propose(
        self,
        guild_id: int,
        author_id: int | None,
        desire: Desire,
        *,
        note: str = "",
        state: DraftState = DraftState.OPEN,
    ) -> Drafted | Invalid | Unchanged:
        """Keep what is desired as a draft; it is checked now and once more on approval."""
        planned = await self._plan(desire, await self._overlay(guild_id))
        if refusal := _refusal(planned):
            return refusal
        draft = Draft(guild_id, author_id, self._now(), planned.changes, note, state)
        return Drafted(await self._store.add_draft(draft))

    async def approve(
        self,
        guild_id: int,
        draft_id: int,
        editor_id: int,
        *,
        seen: int | None = None,
        changes: Sequence[Change] | None = None,
    ) -> Outcome | Settled:
        """Save an open draft in the name of its author, with other `changes` if they were edited.

        The draft is settled after it was saved: should that fail, the next approval finds nothing
        left to change and settles it.
        """
        draft = await self._store.find_draft(guild_id, draft_id)
        if draft is None or draft.state is not DraftState.OPEN:
            return Settled()
        adopted = draft.changes if changes is None else tuple(changes)
        outcome = await self.save(
            guild_id, draft.author_id, Adopt(adopted), seen=seen, note=draft.note
        )
        if isinstance(outcome, Saved | Unchanged):
            await self._store.decide_draft(guild_id, draft_id, DraftState.APPROVED, changes=changes)
            await self.note(guild_id, editor_id, "approve", {"draft": draft_id})
        return outcome

    async def decline(self, guild_id: int, draft_id: int, editor_id: int, reason: str = "") -> bool:
        """Turn a draft down; False when it is settled already."""
        is_declined = await self._store.decide_draft(
            guild_id, draft_id, DraftState.DECLINED, reason=reason
        )
        if is_declined:
            await self.note(guild_id, editor_id, "decline", {"draft": draft_id})
        return is_declined

    async def rehearse(self, guild_id: int, desire: Desire) -> Rehearsal | Invalid | Unchanged:
        """Put what is desired in force for nobody, to be asked before it is saved."""
        overlay = await self._overlay(guild_id)
        planned = await self._plan(desire, overlay)
        if refusal := _refusal(planned):
            return refusal
        held = await self._guilds.get(guild_id)
        is_fresh = held.overlay.number == overlay.number and held.base is self._guilds.shared
        before = held.current if is_fresh else await self._guilds.rehearse(planned.before)
        return Rehearsal(planned, before, await self._guilds.rehearse(planned.after))

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

    async def _overlay(self, guild_id: int) -> Overlay:
        return fold(await self._store.list_revisions(guild_id))

    async def _plan(self, desire: Desire, overlay: Overlay) -> Plan:
        return await asyncio.to_thread(plan, desire, self._guilds.shared.knowledge.packs, overlay)

    async def _conflict(self, guild_id: int, desire: Desire, number: int) -> Conflicting:
        # The desire is worked out once more: its author is to see it against what is in force now.
        planned = await self._plan(desire, await self._overlay(guild_id))
        (latest,) = await self._store.list_revisions(guild_id, after=number - 1, before=number + 1)
        return Conflicting(latest, planned.differences)


def _refusal(planned: Plan) -> Invalid | Unchanged | None:
    if planned.problems:
        return Invalid(planned.problems)
    return None if planned.changes else Unchanged()
