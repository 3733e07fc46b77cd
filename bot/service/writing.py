"""Entries while somebody writes them: kept after every form, tried out, then saved or handed in.

What is being written is kept as a draft of the state WORKING, so that neither a mistake nor a
restart loses it. Its one change holds what was typed, right or wrong, with what belongs to it; it
is never applied as it is.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.content.desires import Add, Adopt, Desire, Edit
from bot.content.edits import Plan
from bot.content.items import OVERLAY, plain_fields, where_of
from bot.content.overlay import apply
from bot.content.report import quote
from bot.core.decide import Match
from bot.core.knowledge import Knowledge
from bot.core.model import Entry
from bot.core.normalise import question_key
from bot.core.problem import Problem, problem_at
from bot.core.revisions import Change, Draft, DraftState, Item, Kind, State
from bot.errors import StorageError
from bot.service.answer import Answerer
from bot.service.curate import (
    Drafted,
    Invalid,
    Outcome,
    Rehearsal,
    Saved,
    Settled,
    Unchanged,
)
from bot.service.moderation import Moderation
from bot.service.preview import Preview, preview
from bot.service.snapshot import FixedSnapshot, Snapshot

_log = logging.getLogger(__name__)

# Each new wording is asked once; nobody types more of them into a form and reads the warnings.
_MOST_ASKED = 20
# Only the latest are listed, as many as a menu has room for.
_MOST_UNFINISHED = 25
_ONE_ENTRY = (Kind.ENTRY, State.WRITTEN)


@dataclass(frozen=True, slots=True)
class Writing:
    """What somebody has written of an entry so far.

    `typed` has keys and values of the YAML format, unchecked. `seen` is the number of the latest
    revision that its author knows of. A new entry has no `entry_id` until it first passes the
    checks. `proposal` is the open draft that this is meant to settle, 0 for none; `id` is 0 until
    it is kept.
    """

    typed: Mapping[str, Any]
    seen: int
    entry_id: str = ""
    is_new: bool = False
    proposal: int = 0
    id: int = 0


@dataclass(frozen=True, slots=True)
class Tried:
    """What a change would do: `entry` is what members would see, None where it would be gone.

    `rivals` are the new wordings that another entry answers today, each with the id of that entry.
    """

    preview: Preview
    entry: Entry | None
    rivals: tuple[tuple[str, str], ...] = ()


class Writings:
    """Keeps what is being written, and brings it about. Every method raises StorageError."""

    def __init__(self, moderation: Moderation) -> None:
        self._moderation = moderation
        self._curator = moderation.curator
        self._guilds = moderation.guilds
        self._store = moderation.store

    async def keep(self, guild_id: int, author_id: int, writing: Writing) -> Writing:
        """Keep `writing` in the place of what it was before, and return it with its id."""
        changes = (_stored(writing),)
        if writing.id and await self._store.decide_draft(
            guild_id, writing.id, DraftState.WORKING, changes=changes
        ):
            return writing
        draft = Draft(
            guild_id, author_id, self._moderation.now(), changes, state=DraftState.WORKING
        )
        return replace(writing, id=(await self._store.add_draft(draft)).id)

    async def find(self, guild_id: int, author_id: int, writing_id: int) -> Writing | None:
        """Return what somebody is writing, None when it is finished, not theirs or not there."""
        draft = await self._store.find_draft(guild_id, writing_id)
        if draft is None or draft.author_id != author_id:
            return None
        return _read(draft)

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
        await self._store.decide_draft(guild_id, writing.id, DraftState.DECLINED)

    async def number(self, guild_id: int) -> int:
        """Return the number of the latest revision that is in force."""
        return (await self._guilds.get(guild_id)).overlay.number

    async def try_out(
        self, guild_id: int, writing: Writing, question: str = ""
    ) -> tuple[Writing, Tried | Invalid | Unchanged]:
        """Say what saving would do, for `question` and wherever it is likely.

        The writing comes back with the id that a new entry gets.
        """
        rehearsed = await self._rehearse(guild_id, writing)
        if not isinstance(rehearsed, Rehearsal):
            return writing, rehearsed
        named = replace(writing, entry_id=rehearsed.plan.changes[0].item.id)
        return named, await asyncio.to_thread(_tried, rehearsed, question)

    async def try_draft(self, guild_id: int, draft: Draft) -> Tried | Invalid | Unchanged:
        """Say what the approval of an open draft would do."""
        rehearsed = await self._curator.rehearse(guild_id, Adopt(draft.changes))
        if not isinstance(rehearsed, Rehearsal):
            return rehearsed
        return await asyncio.to_thread(_tried, rehearsed, "")

    async def entry_of(self, guild_id: int, draft: Draft) -> Entry | None:
        """Return the entry that an open draft leads to; None where it is not one that it writes."""
        if [(each.item.kind, each.state) for each in draft.changes] != [_ONE_ENTRY]:
            return None
        overlay = (await self._guilds.get(guild_id)).overlay.after(draft.changes)
        packs = self._guilds.shared.knowledge.packs
        applied = await asyncio.to_thread(apply, packs, overlay)
        return Knowledge(applied.packs).entry_by_id.get(draft.changes[0].item.id)

    async def save(self, guild_id: int, author_id: int, writing: Writing) -> Outcome | Settled:
        """Put what was written in force; that of a proposal in the name of its author."""
        rehearsed = await self._rehearse(guild_id, writing)
        if isinstance(rehearsed, Invalid):
            return rehearsed
        if writing.proposal:
            changes = rehearsed.plan.changes if isinstance(rehearsed, Rehearsal) else None
            outcome = await self._curator.approve(
                guild_id, writing.proposal, author_id, seen=writing.seen, changes=changes
            )
        elif isinstance(rehearsed, Unchanged):
            outcome = rehearsed
        else:
            # The very changes that were tried out, so that saving them twice changes nothing.
            desire = Adopt(rehearsed.plan.changes)
            outcome = await self._curator.save(guild_id, author_id, desire, seen=writing.seen)
        if isinstance(outcome, Saved | Unchanged | Settled):
            await self._settle(guild_id, writing)
        return outcome

    async def hand_in(self, guild_id: int, writing: Writing) -> Drafted | Invalid | Unchanged:
        """Let what was written wait for an editor, as the draft that it is already."""
        rehearsed = await self._rehearse(guild_id, writing)
        if not isinstance(rehearsed, Rehearsal):
            return rehearsed
        changes = rehearsed.plan.changes
        await self._store.decide_draft(guild_id, writing.id, DraftState.OPEN, changes=changes)
        draft = await self._store.find_draft(guild_id, writing.id)
        return Drafted(draft) if draft is not None else Unchanged()

    async def propose(
        self, guild_id: int, author_id: int, writing: Writing, *, note: str = ""
    ) -> Drafted | Invalid | Unchanged:
        """Let what was written, and never kept, wait for an editor."""
        rehearsed = await self._rehearse(guild_id, writing)
        if not isinstance(rehearsed, Rehearsal):
            return rehearsed
        draft = Draft(guild_id, author_id, self._moderation.now(), rehearsed.plan.changes, note)
        return Drafted(await self._store.add_draft(draft))

    async def _rehearse(self, guild_id: int, writing: Writing) -> Rehearsal | Invalid | Unchanged:
        held = await self._guilds.settle(guild_id)
        desire = _desire(writing, held.current.knowledge)
        rehearsed = await self._curator.rehearse(guild_id, desire)
        problems = rehearsed.problems if isinstance(rehearsed, Invalid) else ()
        repeated = tuple(_repeated(writing, held.current))
        if problems or repeated:
            return Invalid((*problems, *repeated))
        return rehearsed

    async def _settle(self, guild_id: int, writing: Writing) -> None:
        try:
            await self._store.decide_draft(guild_id, writing.id, DraftState.APPROVED)
        except StorageError:
            # It is in force already, and must not look as if it had failed.
            _log.warning("The draft %d is not settled.", writing.id, exc_info=True)


def typed_of(entry: Entry) -> dict[str, Any]:
    """Return what an author would have typed for `entry`."""
    return plain_fields(entry)


def _stored(writing: Writing) -> Change:
    fields = {
        "typed": dict(writing.typed),
        "seen": writing.seen,
        "is_new": writing.is_new,
        "proposal": writing.proposal,
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
        seen=fields["seen"],
        entry_id=change.item.id,
        is_new=fields["is_new"],
        proposal=fields["proposal"],
        id=draft.id,
    )


def _desire(writing: Writing, knowledge: Knowledge) -> Desire:
    """Return the desire for what was typed to be in force.

    Only what differs from what members see is written, so that a link to something hidden stays.
    """
    entry = knowledge.entry_by_id.get(writing.entry_id)
    if writing.is_new and (entry is None or not _asks_the_same(entry, writing)):
        given = {key: value for key, value in writing.typed.items() if value}
        name = writing.entry_id if entry is None else ""
        return Add(Kind.ENTRY, {"question": "", "answer": "", **given}, name)
    # A new entry that is there has been saved, by its author or by somebody with the same idea.
    shown = typed_of(entry) if entry is not None else {}
    changed = {
        key: value for key, value in writing.typed.items() if (value or None) != shown.get(key)
    }
    return Edit(Item(Kind.ENTRY, writing.entry_id), changed)


def _asks_the_same(entry: Entry, writing: Writing) -> bool:
    return question_key(entry.question) == question_key(str(writing.typed.get("question", "")))


def _repeated(writing: Writing, snapshot: Snapshot) -> Iterator[Problem]:
    """Report new wordings that another entry has: neither would be answered at once."""
    canonical = snapshot.index.reader.synonyms.canonical
    entries = snapshot.knowledge.entries
    others = [each for each in entries if each.id != writing.entry_id]
    owners = {question_key(canonical(text)): each for each in others for text in _asked(each)}
    known = snapshot.knowledge.entry_by_id.get(writing.entry_id)
    for text in _new_texts(writing.typed, known):
        owner = owners.get(question_key(canonical(text)))
        if owner is not None:
            message = f"{quote(text)} is asked in the entry {quote(owner.id)} already"
            hint = "edit that entry, or ask something else here"
            where = where_of(Item(Kind.ENTRY, writing.entry_id))
            yield problem_at(OVERLAY, message, hint=hint, where=where)


def _new_texts(typed: Mapping[str, Any], known: Entry | None) -> list[str]:
    texts = [str(typed.get("question", "")), *map(str, typed.get("phrasings", ()))]
    old = {question_key(text) for text in _asked(known)} if known is not None else set()
    return [text for text in texts if question_key(text) not in {*old, ""}]


def _tried(rehearsed: Rehearsal, question: str) -> Tried:
    plan = rehearsed.plan
    entry = _entry_after(plan)
    rivals: tuple[tuple[str, str], ...] = ()
    if entry is not None:
        known = rehearsed.before.knowledge.entry_by_id.get(entry.id)
        texts = _new_texts(typed_of(entry), known)[:_MOST_ASKED]
        rivals = tuple(_rivals(entry, texts, rehearsed.before))
    return Tried(preview(plan, rehearsed.before, rehearsed.after, question), entry, rivals)


def _entry_after(plan: Plan) -> Entry | None:
    """Return the entry that a change of one item leaves behind."""
    items = {change.item for change in plan.changes}
    knowledge = Knowledge(plan.after.packs)
    if len(items) != 1:
        return None
    [item] = items
    return knowledge.entry_by_id.get(item.id) if item.kind is Kind.ENTRY else None


def _rivals(entry: Entry, texts: Sequence[str], now: Snapshot) -> Iterator[tuple[str, str]]:
    answerer = Answerer(FixedSnapshot(now))
    for text in texts:
        decision = answerer.weigh(text)[0]
        if isinstance(decision, Match) and not decision.is_topic and decision.id != entry.id:
            yield text, decision.id


def _asked(entry: Entry) -> tuple[str, ...]:
    return (entry.question, *entry.phrasings)
