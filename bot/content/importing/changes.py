"""Turns a plan into the changes of one revision."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from bot.content.importing.plan import Clash, Fields, ImportPlan, Planned, Standing
from bot.content.items import (
    FieldValue,
    fields_of,
    item_of,
    plain,
    plain_fields,
    things_of,
)
from bot.content.overlay import ALSO, Overlay, merged
from bot.content.texts import fold
from bot.core.model import Entry, Pack, Topic
from bot.core.revisions import Change, Item, Kind, State


def changes(
    plan: ImportPlan,
    packs: Sequence[Pack],
    overlay: Overlay,
    *,
    is_accepting: bool = False,
    is_removing: bool = False,
) -> tuple[Change, ...]:
    """List what is to be saved: everything added or changed that has no conflict.

    `packs` are the shared ones and `overlay` what the guild has over them so far. If
    `is_accepting`, what is acceptable of the rest is taken without the words and references that
    clash; if `is_removing`, what is absent in the file goes.
    """
    news = [each for each in plan.planned if each.standing is not Standing.UNCHANGED]
    taken = [each for each in news if not each.conflicts or (is_accepting and each.is_acceptable)]
    left = {each.item for each in news if each.standing is Standing.ADDED} - {
        each.item for each in taken
    }
    removed = plan.absent if is_removing else ()
    writer = _Writer(packs, overlay, frozenset((*left, *removed)))
    return (*(writer.written(each) for each in taken), *map(writer.removed, removed))


class _Writer:
    """Makes changes over the shared packs and what a guild has written over them before.

    `gone` is what will not be in force, so nothing may refer to it.
    """

    def __init__(self, packs: Sequence[Pack], overlay: Overlay, gone: frozenset[Item]) -> None:
        self._base = {item_of(thing): thing for thing in things_of(packs)}
        self._shared_contrasts = {fold(text): text for pack in packs for text in pack.out_of_scope}
        self._overlay = overlay
        self._gone = gone

    def written(self, planned: Planned) -> Change:
        """Write only what differs from the base, over what was written before."""
        if planned.item.kind is Kind.CONTRAST:
            return self._contrast(planned.item)
        base = self._base.get(planned.item)
        fields = {**self._stored(planned.item, base), **self._news(planned)}
        if base is None:
            kept = {key: value for key, value in fields.items() if value}
            return Change(planned.item, State.WRITTEN, plain(kept))
        differing = _differing(base, fields)
        if not differing:
            return Change(planned.item, State.BASE)
        return Change(planned.item, State.WRITTEN, plain(differing), plain_fields(base))

    def removed(self, item: Item) -> Change:
        """Hide what the base has, and take back what the guild has added."""
        base = self._base.get(item)
        if base is None:
            return Change(item, State.BASE)
        return Change(item, State.HIDDEN, base=plain_fields(base))

    def _contrast(self, item: Item) -> Change:
        shared = self._shared_contrasts.get(fold(item.id))
        if shared is not None:
            return Change(Item(Kind.CONTRAST, shared), State.BASE)
        return Change(item, State.WRITTEN)

    def _stored(self, item: Item, base: Entry | Topic | None) -> dict[str, Any]:
        """Give what is written now, references included that lead nowhere for the moment."""
        fields = fields_of(base) if base is not None else {}
        change = self._overlay.changes.get(item)
        if change is None or change.state is not State.WRITTEN:
            return {**fields}
        return merged(fields if change.base else {}, change.fields)

    def _news(self, planned: Planned) -> Fields:
        clashing = {(each.clash, each.text) for each in planned.conflicts}
        return {
            change.key: self._without(change.key, planned.fields.get(change.key, ""), clashing)
            for change in planned.changes
        }

    def _without(
        self, key: str, value: FieldValue, clashing: Collection[tuple[Clash, str]]
    ) -> FieldValue:
        """Leave out of a value what clashes, and references to what will not be there."""
        clash = _CLASHES.get(key)
        if clash is None:
            return value
        gone = {item.id for item in self._gone if item.kind is _KINDS.get(key)}
        texts = (value,) if isinstance(value, str) else value
        kept = tuple(text for text in texts if (clash, text) not in clashing and text not in gone)
        return kept if not isinstance(value, str) else "".join(kept)


_CLASHES = {
    "phrasings": Clash.PHRASING,
    "follow_ups": Clash.FOLLOW_UP,
    "topic": Clash.TOPIC,
    "sources": Clash.SOURCE,
}
_KINDS = {"follow_ups": Kind.ENTRY, "topic": Kind.TOPIC}


def _differing(base: Entry | Topic, fields: Mapping[str, Any]) -> dict[str, Any]:
    old = fields_of(base)
    differing = {
        key: value for key, value in fields.items() if _listed(value) != _listed(old.get(key, ""))
    }
    own = _listed(differing.get("phrasings", ()))
    if own[: len(base.phrasings)] == base.phrasings and len(own) > len(base.phrasings):
        # Only what is new is written, so that phrasings which the base gains later come along.
        differing[ALSO] = own[len(base.phrasings) :]
        del differing["phrasings"]
    return differing


def _listed(value: FieldValue) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(value)
