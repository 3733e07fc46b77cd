"""The smallest changes of an overlay that do what a moderator desires."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, assert_never

from bot.content.desires import (
    Add,
    AddPhrasing,
    Adopt,
    Desire,
    Edit,
    Hide,
    NotForUs,
    Remove,
    Restore,
    Since,
    Together,
)
from bot.content.differences import FieldChange, differences
from bot.content.items import (
    OVERLAY,
    FieldValue,
    fields_of,
    find_thing,
    item_of,
    plain,
    plain_fields,
    read_question,
    read_thing,
    where_of,
)
from bot.content.merge import Clash, is_same, merge
from bot.content.overlay import ALSO, Applied, Overlay, apply, fields_after, merged
from bot.content.report import Report, quote, suggest
from bot.content.rules import find_excess, find_mentions
from bot.content.slugs import Ids
from bot.content.texts import fold
from bot.core.model import Entry, Pack, Topic
from bot.core.problem import Problem
from bot.core.revisions import Change, Item, Kind, State


@dataclass(frozen=True, slots=True)
class Plan:
    """What to save, and the knowledge before and after it.

    With `problems` nothing may be saved, and without them and `changes` there is nothing to save.
    The `changes` go over what `clashes` tell.
    """

    changes: tuple[Change, ...]
    before: Applied
    after: Applied
    problems: tuple[Problem, ...] = ()
    clashes: tuple[Clash, ...] = ()

    @property
    def differences(self) -> tuple[tuple[Item, tuple[FieldChange, ...]], ...]:
        """What the guild would see of each item instead of what it sees now."""
        return tuple(
            (change.item, _difference(change.item, self.before.packs, self.after.packs))
            for change in self.changes
        )


def plan(desire: Desire, packs: Sequence[Pack], overlay: Overlay) -> Plan:
    """Work out what does what is desired, and check it like a file."""
    report = Report()
    now = apply(packs, overlay)
    planner = _Planner(packs, overlay, now.packs, report)
    changes = tuple(each for each in planner.changes(desire) if _is_news(each, overlay))
    if report.has_errors:
        return Plan((), now, now, report.problems())
    after = apply(packs, overlay.after(changes))
    about = {where_of(change.item) for change in changes}
    known = frozenset(now.problems)
    problems = tuple(
        each
        for each in after.problems
        if each.where in about and (each.severity == "error" or each not in known)
    )
    problems = problems or (
        *find_excess(packs, now.packs, after.packs),
        *find_mentions(changes),
    )
    if problems:
        return Plan((), now, now, problems)
    return Plan(changes, now, after, clashes=tuple(planner.clashes))


def _difference(
    item: Item, before: Sequence[Pack], after: Sequence[Pack]
) -> tuple[FieldChange, ...]:
    old, new = find_thing(item, before), find_thing(item, after)
    return differences(fields_of(old) if old else {}, fields_of(new) if new else {})


def _is_news(change: Change, overlay: Overlay) -> bool:
    known = overlay.changes.get(change.item)
    return known is not None if change.state is State.BASE else known != change


class _Planner:
    """Turns a desire into changes, and reports why that is not possible.

    `clashes` collects what the changes go over without knowing it.
    """

    def __init__(
        self, packs: Sequence[Pack], overlay: Overlay, seen: Sequence[Pack], report: Report
    ) -> None:
        self._packs = packs
        self._overlay = overlay
        self._seen = seen
        self._report = report
        self.clashes: list[Clash] = []

    def changes(self, desire: Desire) -> tuple[Change, ...]:
        match desire:
            case Add(kind, fields, name):
                return self._add(kind, fields, name)
            case Edit(item, fields):
                return self._edit(item, fields)
            case AddPhrasing(item, phrasing):
                return self._add_phrasing(item, phrasing)
            case Remove() | Hide():
                return self._take_away(desire)
            case Restore(item):
                return (Change(item, State.BASE),)
            case NotForUs(question):
                return self._refuse(question)
            case Adopt(changes):
                return changes
            case Together() | Since():
                return self._nested(desire)
            case _:
                assert_never(desire)

    def _nested(self, desire: Together | Since) -> tuple[Change, ...]:
        if isinstance(desire, Together):
            return self._together(desire.desires)
        origin = desire.origin
        seen = apply(self._packs, origin).packs
        changes = _Planner(self._packs, origin, seen, self._report).changes(desire.desire)
        return tuple(each for change in changes for each in self._brought_over(change, origin))

    def _together(self, desires: Sequence[Desire]) -> tuple[Change, ...]:
        changes: dict[Item, Change] = {}
        for desire in desires:
            overlay = self._overlay.after(changes.values())
            seen = apply(self._packs, overlay).packs
            step = _Planner(self._packs, overlay, seen, self._report).changes(desire)
            changes |= {change.item: change for change in step}
        return tuple(changes.values())

    def _brought_over(self, change: Change, origin: Overlay) -> tuple[Change, ...]:
        """Put a change of what was in force at the `origin` over what is in force now."""
        item = change.item
        known, latest = origin.changes.get(item), self._overlay.changes.get(item)
        before, mine, theirs = (
            fields_after(item, each, self._packs) for each in (known, change, latest)
        )
        if known == latest or is_same(theirs, before):
            return (change,)
        if is_same(mine, before) or is_same(mine, theirs):
            return ()
        if mine is None:
            self.clashes.append(Clash(item, differences(before or {}, theirs or {})))
            return (change,)
        if theirs is None:
            self._is_there(item)
            return ()
        is_new = before is None and known is None
        if is_new and fold(_title(item.kind, mine)) != fold(_title(item.kind, theirs)):
            # Something else happened to get the same id.
            return self._add(item.kind, mine, "")
        fields, clashes = merge(before or {}, mine, theirs)
        if clashes:
            self.clashes.append(Clash(item, clashes))
        return self._written(item, fields)

    def _add(self, kind: Kind, fields: Mapping[str, Any], name: str) -> tuple[Change, ...]:
        title = _title(kind, fields)
        if kind is Kind.TOPIC and self._is_titled(title):
            return ()
        item = Item(kind, name or self._free_id(kind, title))
        if find_thing(item, self._seen) is not None:
            message = f"the {kind.value} id {quote(item.id)} is taken"
            self._report.error(OVERLAY, message, "give it another id", where_of(item))
            return ()
        return self._written(item, fields)

    def _edit(self, item: Item, fields: Mapping[str, Any]) -> tuple[Change, ...]:
        if not self._is_there(item):
            return ()
        thing = find_thing(item, self._seen)
        shown = fields_of(thing) if thing is not None else {}
        desired, _ = merge(shown, {**shown, **fields}, self._fields_in_force(item))
        return self._written(item, desired)

    def _add_phrasing(self, item: Item, phrasing: str) -> tuple[Change, ...]:
        if not self._is_there(item):
            return ()
        return self._written(item, merged(self._fields_in_force(item), {ALSO: [phrasing]}))

    def _take_away(self, desire: Remove | Hide) -> tuple[Change, ...]:
        item = desire.item
        if item.kind is Kind.CONTRAST:
            is_shared = any(item.id in pack.out_of_scope for pack in self._packs)
            return (Change(item, State.HIDDEN if is_shared else State.BASE),)
        base = find_thing(item, self._packs)
        if base is not None:
            return (Change(item, State.HIDDEN, base=plain_fields(base)),)
        # What a newer base no longer has is not there, but its change can be taken back.
        if item not in self._overlay.changes and not self._is_there(item):
            return ()
        return (Change(item, State.HIDDEN if isinstance(desire, Hide) else State.BASE),)

    def _refuse(self, question: str) -> tuple[Change, ...]:
        text = read_question(Item(Kind.CONTRAST, question), self._report)
        known = {fold(each) for pack in self._seen for each in pack.out_of_scope}
        if text is None or fold(text) in known:
            return ()
        shared = (each for pack in self._packs for each in pack.out_of_scope)
        hidden = next((each for each in shared if fold(each) == fold(text)), None)
        if hidden is not None:
            return (Change(Item(Kind.CONTRAST, hidden), State.BASE),)
        return (Change(Item(Kind.CONTRAST, text), State.WRITTEN),)

    def _is_there(self, item: Item) -> bool:
        """Say whether the guild sees an entry or topic, and report it when not."""
        if item.kind is not Kind.CONTRAST and find_thing(item, self._seen) is not None:
            return True
        hint = suggest(item.id, [each.id for each in _of_kind(item.kind, self._seen)])
        message = f"there is no {item.kind.value} {quote(item.id)}"
        self._report.error(OVERLAY, message, hint, where_of(item))
        return False

    def _is_titled(self, title: str) -> bool:
        """Say whether the guild sees a topic of this title, and report it: two look like one."""
        topics = (each for pack in self._seen for each in pack.topics)
        found = next((each for each in topics if fold(each.title) == fold(title)), None)
        if found is not None:
            message = f"there is a topic {quote(found.title)} already"
            hint = "change that one, or give this another title"
            self._report.error(OVERLAY, message, hint, where_of(item_of(found)))
        return found is not None

    def _fields_in_force(self, item: Item) -> dict[str, Any]:
        return fields_after(item, self._overlay.changes.get(item), self._packs) or {}

    def _written(self, item: Item, fields: Mapping[str, Any]) -> tuple[Change, ...]:
        thing = read_thing(item, fields, "", self._report)
        if thing is None:
            return ()
        base = find_thing(item, self._packs)
        if base is None:
            return (Change(item, State.WRITTEN, plain_fields(thing)),)
        differing = _differing(base, thing)
        if not differing:
            return (Change(item, State.BASE),)
        return (Change(item, State.WRITTEN, differing, plain_fields(base)),)

    def _free_id(self, kind: Kind, title: str) -> str:
        taken = {each.id for packs in (self._packs, self._seen) for each in _of_kind(kind, packs)}
        taken |= {item.id for item in self._overlay.changes if item.kind is kind}
        return Ids(taken).make(title, kind.value)


def _title(kind: Kind, fields: Mapping[str, Any]) -> str:
    return str(fields.get("question" if kind is Kind.ENTRY else "title", ""))


def _of_kind(kind: Kind, packs: Sequence[Pack]) -> Iterator[Entry | Topic]:
    for pack in packs:
        yield from pack.topics if kind is Kind.TOPIC else pack.entries


def _differing(base: Entry | Topic, thing: Entry | Topic) -> dict[str, Any]:
    """Return the keys of `thing` that say something else than those of `base`."""
    old, new = fields_of(base), fields_of(thing)
    empty: dict[str, FieldValue] = {key: type(value)() for key, value in old.items()}
    fields = {key: value for key, value in {**empty, **new}.items() if value != old.get(key)}
    phrasings = fields.get("phrasings", ())
    if phrasings and phrasings[: len(base.phrasings)] == base.phrasings:
        # Only what is new is written, so that phrasings which the base gains later come along.
        fields[ALSO] = phrasings[len(base.phrasings) :]
        del fields["phrasings"]
    return plain(fields)
