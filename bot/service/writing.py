"""Entries while somebody writes them: kept after every form, tried out, then saved or handed in.

What is being written is kept as a draft of the state WORKING, so that neither a mistake nor a
restart loses it. Its one change holds what was typed, right or wrong, with what belongs to it; it
is never applied as it is. What its author was shown of the entry is kept with it: only what they
typed otherwise is a change.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.content.desires import Add, Adopt, Desire, Edit
from bot.content.items import plain_fields
from bot.content.merge import merge
from bot.content.overlay import Overlay, apply, fold
from bot.core.knowledge import Knowledge
from bot.core.model import Entry, Topic
from bot.core.normalise import question_key
from bot.core.revisions import Change, Draft, DraftState, Item, Kind, State
from bot.errors import StorageError
from bot.service.curate import (
    Invalid,
    Outcome,
    Proposed,
    Rehearsal,
    Saved,
    Settled,
    Unchanged,
)
from bot.service.moderation import Moderation
from bot.service.trying import Tried, repeated, try_change

_log = logging.getLogger(__name__)

# Only the latest are listed, as many as a menu has room for.
_MOST_UNFINISHED = 25
_ONE_ENTRY = (Kind.ENTRY, State.WRITTEN)


@dataclass(frozen=True, slots=True)
class Writing:
    """What somebody has written of an entry so far.

    `typed` has keys and values of the YAML format, unchecked, and need not have all. `seen` is the
    number of the latest revision that its author knows of, and `shown` the entry as it was then. A
    new entry has no `entry_id` until it first passes the checks. `proposal` is the open draft that
    this is meant to settle, and `group` the group of the queue that it is meant to answer, 0 for
    none; `id` is 0 until it is kept, and `shown` empty.
    """

    typed: Mapping[str, Any]
    seen: int
    entry_id: str = ""
    is_new: bool = False
    proposal: int = 0
    shown: Mapping[str, Any] = field(default_factory=dict)
    group: int = 0
    id: int = 0

    @property
    def whole(self) -> Mapping[str, Any]:
        """What the entry would be: a new wording alone is none."""
        return {**self.shown, **self.typed}


class Writings:
    """Keeps what is being written, and brings it about. Every method raises StorageError."""

    def __init__(self, moderation: Moderation) -> None:
        self._moderation = moderation
        self._curator = moderation.curator
        self._guilds = moderation.guilds
        self._store = moderation.store

    async def keep(self, guild_id: int, author_id: int, writing: Writing) -> Writing:
        """Keep `writing` in the place of what it was before, and return it with its id."""
        if not writing.id:
            known = await self._knowledge(guild_id, writing.seen)
            writing = replace(writing, shown=_shown(_about(writing, known)))
        changes, seen = (_stored(writing),), writing.seen
        if writing.id and await self._store.decide_draft(
            guild_id, writing.id, DraftState.WORKING, changes=changes, seen=seen
        ):
            return writing
        now, state = self._moderation.now(), DraftState.WORKING
        draft = Draft(guild_id, author_id, now, changes, state=state, seen=seen)
        return replace(writing, id=(await self._store.add_draft(draft)).id)

    async def find(
        self, guild_id: int, author_id: int, writing_id: int, *, seen: int = 0
    ) -> Writing | None:
        """Return what somebody is writing, None when it is finished, not theirs or not there.

        They know of revision `seen` by now: what they have not changed is as it was after that.
        """
        draft = await self._store.find_draft(guild_id, writing_id)
        if draft is None or draft.author_id != author_id:
            return None
        writing = _read(draft)
        return await self._knowing(guild_id, writing, seen) if writing is not None else None

    async def find_proposed(self, guild_id: int, draft: Draft, *, seen: int) -> Writing | None:
        """Return an open draft as what an editor who knows of revision `seen` goes on with.

        None where it does not write one entry, or where that is gone.
        """
        if [(each.item.kind, each.state) for each in draft.changes] != [_ONE_ENTRY]:
            return None
        overlay, entry_id = await self._overlay(guild_id, draft.seen), draft.changes[0].item.id
        before, after = [
            (await self._over(each)).entry_by_id.get(entry_id)
            for each in (overlay, overlay.after(draft.changes))
        ]
        current = (await self._guilds.get(guild_id)).current.knowledge
        if after is None or (before is not None and entry_id not in current.entry_by_id):
            return None
        proposed = Writing(
            typed_of(after),
            draft.seen,
            entry_id,
            is_new=before is None,
            proposal=draft.id,
            shown=_shown(before),
        )
        return await self._knowing(guild_id, proposed, seen)

    async def unfinished(self, guild_id: int, author_id: int) -> tuple[Writing, ...]:
        """List what somebody has not finished, latest first."""
        drafts = await self._store.list_drafts(
            guild_id,
            state=DraftState.WORKING,
            author_id=author_id,
            is_newest_first=True,
            limit=_MOST_UNFINISHED,
        )
        found = (_read(each) for each in drafts)
        return tuple(each for each in found if each is not None)

    async def discard(self, guild_id: int, writing: Writing) -> None:
        """Keep `writing` no more."""
        await self._store.decide_draft(guild_id, writing.id, DraftState.DECLINED, changes=())

    async def number(self, guild_id: int) -> int:
        """Return the number of the latest revision that is in force."""
        return (await self._guilds.get(guild_id)).overlay.number

    async def try_out(
        self, guild_id: int, writing: Writing, question: str = ""
    ) -> tuple[Writing, Tried | Invalid | Unchanged]:
        """Say what saving would do, for `question` and wherever it is likely.

        The writing comes back with the id that a new entry gets.
        """
        _, rehearsed = await self._rehearse(guild_id, writing)
        if not isinstance(rehearsed, Rehearsal):
            return writing, rehearsed
        named = replace(writing, entry_id=rehearsed.plan.changes[0].item.id)
        return named, await self._tried(guild_id, rehearsed, question)

    async def try_draft(self, guild_id: int, draft: Draft) -> Tried | Invalid | Unchanged:
        """Say what the approval of an open draft would do."""
        return await self._try(guild_id, Adopt(draft.changes), draft.seen)

    async def try_desire(self, guild_id: int, desire: Desire) -> Tried | Invalid | Unchanged:
        """Say what would come of what is desired."""
        return await self._try(guild_id, desire, None)

    async def _try(
        self, guild_id: int, desire: Desire, seen: int | None
    ) -> Tried | Invalid | Unchanged:
        rehearsed = await self._curator.rehearse(guild_id, desire, seen=seen)
        if not isinstance(rehearsed, Rehearsal):
            return rehearsed
        return await self._tried(guild_id, rehearsed)

    async def save(self, guild_id: int, author_id: int, writing: Writing) -> Outcome | Settled:
        """Put what was written in force; that of a proposal in the name of its author."""
        desire, rehearsed = await self._rehearse(guild_id, writing)
        if not isinstance(rehearsed, Rehearsal):
            return rehearsed
        seen = writing.seen
        if writing.proposal:
            outcome: Outcome | Settled = await self._curator.approve(
                guild_id, writing.proposal, author_id, seen=seen, edited=desire
            )
        else:
            outcome = await self._curator.save(guild_id, author_id, desire, seen=seen)
        if isinstance(outcome, Saved | Settled):
            await self._settle(guild_id, writing)
        return outcome

    async def propose(
        self, guild_id: int, author_id: int, writing: Writing, *, note: str = ""
    ) -> Proposed:
        """Let what was written wait for an editor, as the draft that it is if it was kept."""
        desire, rehearsed = await self._rehearse(guild_id, writing)
        if not isinstance(rehearsed, Rehearsal):
            return rehearsed
        return await self._curator.propose(
            guild_id, author_id, desire, seen=writing.seen, note=note, draft_id=writing.id
        )

    async def _rehearse(
        self, guild_id: int, writing: Writing
    ) -> tuple[Desire, Rehearsal | Invalid | Unchanged]:
        held = await self._guilds.settle(guild_id)
        desire = _desire(writing, await self._knowledge(guild_id, writing.seen))
        rehearsed = await self._curator.rehearse(guild_id, desire, seen=writing.seen)
        problems = rehearsed.problems if isinstance(rehearsed, Invalid) else ()
        typed = _retyped(writing, _about(writing, held.current.knowledge))
        again = tuple(repeated(writing.entry_id, typed, held.current))
        if problems or again:
            return desire, Invalid((*problems, *again))
        return desire, rehearsed

    async def _knowing(self, guild_id: int, writing: Writing, seen: int) -> Writing:
        """Let the author of `writing` know of revision `seen`, if they do not yet."""
        if seen <= writing.seen:
            return writing
        entry = _about(writing, await self._knowledge(guild_id, seen))
        return replace(writing, typed=_retyped(writing, entry), seen=seen, shown=_shown(entry))

    async def _knowledge(self, guild_id: int, number: int) -> Knowledge:
        """Return what members saw after revision `number`, over what is shared today."""
        held = await self._guilds.get(guild_id)
        if held.overlay.number == number:
            return held.current.knowledge
        return await self._over(await self._overlay(guild_id, number))

    async def _overlay(self, guild_id: int, number: int) -> Overlay:
        return fold(await self._store.list_revisions(guild_id, before=number + 1))

    async def _over(self, overlay: Overlay) -> Knowledge:
        packs = self._guilds.shared.knowledge.packs
        return Knowledge((await asyncio.to_thread(apply, packs, overlay)).packs)

    async def _tried(self, guild_id: int, rehearsed: Rehearsal, question: str = "") -> Tried:
        answerers = self._moderation.answerers
        before = await answerers.over(guild_id, rehearsed.before)
        after = await answerers.over(guild_id, rehearsed.after)
        return await asyncio.to_thread(try_change, rehearsed, before, after, question)

    async def _settle(self, guild_id: int, writing: Writing) -> None:
        try:
            # The history has what was saved; what else was typed need not be kept.
            await self._store.decide_draft(guild_id, writing.id, DraftState.APPROVED, changes=())
        except StorageError:
            # It is in force already, and must not look as if it had failed.
            _log.warning("The draft %d is not settled.", writing.id, exc_info=True)


def typed_of(thing: Entry | Topic) -> dict[str, Any]:
    """Return what an author would have typed for `thing`."""
    return plain_fields(thing)


def _stored(writing: Writing) -> Change:
    fields = {
        "typed": dict(writing.typed),
        "is_new": writing.is_new,
        "proposal": writing.proposal,
        "shown": dict(writing.shown),
        "group": writing.group,
    }
    return Change(Item(Kind.ENTRY, writing.entry_id), State.WRITTEN, fields)


def _read(draft: Draft) -> Writing | None:
    """Read what `_stored` has made."""
    if draft.state is not DraftState.WORKING or len(draft.changes) != 1:
        return None
    [change] = draft.changes
    fields = change.fields
    if "typed" not in fields:
        return None
    return Writing(
        typed=fields["typed"],
        seen=draft.seen,
        entry_id=change.item.id,
        is_new=fields["is_new"],
        proposal=fields["proposal"],
        shown=fields["shown"],
        group=fields["group"],
        id=draft.id,
    )


def _desire(writing: Writing, known: Knowledge) -> Desire:
    """Return the desire of somebody with this knowledge for what they typed to be in force."""
    entry = _about(writing, known)
    if writing.is_new and entry is None:
        given = {key: value for key, value in writing.typed.items() if value}
        name = writing.entry_id if writing.entry_id not in known.entry_by_id else ""
        return Add(Kind.ENTRY, {"question": "", "answer": "", **given}, name)
    return Edit(Item(Kind.ENTRY, writing.entry_id), _retyped(writing, entry))


def _retyped(writing: Writing, entry: Entry | None) -> Mapping[str, Any]:
    """Return what its author would have typed, had they been shown this of the entry."""
    if entry is None:
        return writing.typed
    fields, _ = merge(writing.shown, writing.whole, _shown(entry))
    return {key: fields.get(key, "") for key in writing.typed}


def _about(writing: Writing, knowledge: Knowledge) -> Entry | None:
    """Return the entry that is written of; a new one is there once somebody has saved it."""
    entry = knowledge.entry_by_id.get(writing.entry_id)
    if entry is None or not writing.is_new:
        return entry
    asked = str(writing.typed.get("question", ""))
    return entry if question_key(entry.question) == question_key(asked) else None


def _shown(entry: Entry | None) -> dict[str, Any]:
    return typed_of(entry) if entry is not None else {}
