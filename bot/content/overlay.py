"""Shared packs with one guild's changes over them.

1. The latest change of each item counts. Written fields go over those of the base; a new item
   stands after the last of its topic, or else at the end of the main pack.
2. What results obeys the rules of the files. A change that does not, such as one that no longer
   fits a newer base, is left out and reported: it never keeps the rest from working.
3. References to what is hidden or gone are dropped.
4. An entry written here whose id the base takes later stands in the place of the base's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from bot.content.items import (
    OVERLAY,
    SHAPES,
    fields_of,
    find_thing,
    item_of,
    read_question,
    read_thing,
    things_of,
    where_of,
)
from bot.content.limits import MAX_OUT_OF_SCOPE
from bot.content.links import drop_dead_links
from bot.content.report import Report
from bot.content.texts import fold as fold_text
from bot.core.knowledge import Knowledge
from bot.core.model import Entry, Pack, Topic
from bot.core.problem import Problem
from bot.core.revisions import Change, Item, Kind, Revision, State

ALSO = "also_phrasings"

Thing = TypeVar("Thing", Entry, Topic)


@dataclass(frozen=True, slots=True)
class Overlay:
    """The latest change of each item, in the order in which the items were first changed.

    `number` is that of the latest revision in it, 0 if there is none.
    """

    changes: Mapping[Item, Change] = field(default_factory=dict)
    number: int = 0

    def after(self, changes: Iterable[Change], number: int | None = None) -> Overlay:
        """Return the overlay with `changes` on top."""
        latest = dict(self.changes)
        for change in changes:
            if change.state is State.BASE:
                latest.pop(change.item, None)
            else:
                latest[change.item] = change
        return Overlay(latest, self.number if number is None else number)


@dataclass(frozen=True, slots=True)
class Applied:
    """The packs that a guild sees, and what of its changes could not be done as written."""

    packs: tuple[Pack, ...]
    problems: tuple[Problem, ...] = ()


def fold(revisions: Iterable[Revision]) -> Overlay:
    """Return the overlay that the whole history of a guild, in any order, adds up to."""
    ordered = sorted(revisions, key=lambda each: each.number)
    changes = (change for revision in ordered for change in revision.changes)
    return Overlay().after(changes, ordered[-1].number if ordered else 0)


def apply(packs: Sequence[Pack], overlay: Overlay) -> Applied:
    """Return what the guild with this overlay sees of `packs`."""
    if not overlay.changes:
        return Applied(tuple(packs))
    return _Layer(overlay, packs).applied()


class _Layer:
    """One run of `apply`."""

    def __init__(self, overlay: Overlay, packs: Sequence[Pack]) -> None:
        self._changes = overlay.changes
        self._packs = list(packs)
        self._report = Report()
        self._written: set[Item] = set()
        main = Knowledge(tuple(packs)).main_pack
        self._main = next((at for at, pack in enumerate(packs) if pack is main), None)

    def applied(self) -> Applied:
        known = {item_of(thing) for thing in things_of(self._packs)}
        for at, pack in enumerate(self._packs):
            self._packs[at] = replace(
                pack,
                topics=tuple(self._changed(pack.topics)),
                entries=tuple(self._changed(pack.entries)),
                out_of_scope=self._kept_questions(pack),
            )
        added = [change for item, change in self._changes.items() if item not in known]
        # Topics first: entries are put where their topic is.
        for kind in (Kind.TOPIC, Kind.ENTRY, Kind.CONTRAST):
            for change in added:
                if change.item.kind is kind and change.state is State.WRITTEN:
                    self._add(change)
        hidden = [item for item, each in self._changes.items() if each.state is State.HIDDEN]
        packs = drop_dead_links(self._packs, self._written, hidden, self._report)
        return Applied(packs, self._report.problems())

    def _changed(self, things: Iterable[Thing]) -> Iterator[Thing]:
        """Yield what becomes of things of the base; those that are hidden are left out."""
        for thing in things:
            change = self._changes.get(item_of(thing))
            if change is None:
                yield thing
            elif change.state is State.WRITTEN:
                yield self._overridden(thing, change)

    def _overridden(self, thing: Thing, change: Change) -> Thing:
        if not change.base:
            message = f"this id is that of a shared {change.item.kind.value} now, too"
            hint = "this server's stands in its place; give it another id to have both"
            self._report.warn(OVERLAY, message, hint, where_of(change.item))
        base = fields_of(thing) if change.base else {}
        written = self._read(change, base, thing.pack)
        # What is read for an item is of the item's kind.
        return written if isinstance(written, type(thing)) else thing

    def _kept_questions(self, pack: Pack) -> tuple[str, ...]:
        changes = (
            (text, self._changes.get(Item(Kind.CONTRAST, text))) for text in pack.out_of_scope
        )
        return tuple(
            text for text, change in changes if change is None or change.state is not State.HIDDEN
        )

    def _add(self, change: Change) -> None:
        if self._main is None:
            self._report.error(
                OVERLAY, "there is no pack to add it to", where=where_of(change.item)
            )
        elif change.item.kind is Kind.CONTRAST:
            self._add_question(change.item, self._main)
        elif change.base and not is_complete(change):
            message = f"the shared {change.item.kind.value} that this changes is gone"
            hint = "write it anew, or take the change back"
            self._report.error(OVERLAY, message, hint, where_of(change.item))
        else:
            self._add_thing(change, self._main)

    def _add_question(self, item: Item, at: int) -> None:
        known = {fold_text(text) for pack in self._packs for text in pack.out_of_scope}
        question = read_question(item, self._report)
        if question is None or fold_text(question) in known:
            return
        pack = self._packs[at]
        if len(pack.out_of_scope) >= MAX_OUT_OF_SCOPE:
            message = f"the main pack has {MAX_OUT_OF_SCOPE} such questions, more do not fit"
            self._report.error(OVERLAY, message, where=where_of(item))
            return
        self._packs[at] = replace(pack, out_of_scope=(*pack.out_of_scope, question))

    def _add_thing(self, change: Change, main: int) -> None:
        match self._read(change, {}, self._packs[main].id):
            case Entry() as entry:
                homes = (at for at, pack in enumerate(self._packs) if _has_topic(pack, entry.topic))
                at = next(homes, main)
                pack = self._packs[at]
                entries = _inserted(replace(entry, pack=pack.id), pack.entries)
                self._packs[at] = replace(pack, entries=entries)
            case Topic() as topic:
                pack = self._packs[main]
                self._packs[main] = replace(pack, topics=(*pack.topics, topic))
            case None:
                pass

    def _read(self, change: Change, base: Mapping[str, Any], pack_id: str) -> Entry | Topic | None:
        if not isinstance(change.fields.get(ALSO, ()), list | tuple):
            message = f'"{ALSO}" is a single text, expected a list of texts'
            self._report.error(OVERLAY, message, where=where_of(change.item))
            return None
        thing = read_thing(change.item, merged(base, change.fields), pack_id, self._report)
        if thing is not None:
            self._written.add(change.item)
        return thing


def merged(base: Mapping[str, Any], fields: Mapping[str, Any]) -> dict[str, Any]:
    """Put the `fields` of a change over those of its base; nothing is checked."""
    over = {**base, **{key: value for key, value in fields.items() if key != ALSO}}
    own, also = over.get("phrasings", ()), fields.get(ALSO, ())
    # A value of the wrong type is left for the checks to report.
    if not also or not isinstance(own, list | tuple):
        return over
    known = {fold_text(str(text)) for text in own}
    return {
        **over,
        "phrasings": [*own, *(text for text in also if fold_text(str(text)) not in known)],
    }


def fields_after(item: Item, change: Change | None, packs: Iterable[Pack]) -> dict[str, Any] | None:
    """Return what is written of an item with its latest change, None where it is nothing.

    Nothing is checked, and references to what is hidden are in it. A contrast question has no
    fields.
    """
    base = _base_of(item, packs)
    if change is None or change.state is State.BASE:
        return base
    if change.state is State.HIDDEN:
        return None
    return merged(base or {} if change.base else {}, change.fields)


def _base_of(item: Item, packs: Iterable[Pack]) -> dict[str, Any] | None:
    if item.kind is Kind.CONTRAST:
        return {} if any(item.id in pack.out_of_scope for pack in packs) else None
    thing = find_thing(item, packs)
    return {**fields_of(thing)} if thing is not None else None


def is_complete(change: Change) -> bool:
    """Say whether `change` needs no base to be read."""
    required = (field.name for field in SHAPES[change.item.kind].fields if field.is_required)
    return all(name == "id" or name in change.fields for name in required)


def _has_topic(pack: Pack, topic_id: str) -> bool:
    return any(topic.id == topic_id for topic in pack.topics)


def _inserted(entry: Entry, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Put `entry` behind the last one of its topic, or at the end."""
    same = (at for at in reversed(range(len(entries))) if entries[at].topic == entry.topic)
    at = next(same, len(entries) - 1) + 1 if entry.topic else len(entries)
    return (*entries[:at], entry, *entries[at:])
