"""Which changes of a guild lie over something that the shared knowledge has changed since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.content.differences import FieldChange, differences
from bot.content.items import digest, fields_of, find_thing, item_of, things_of
from bot.content.overlay import Overlay
from bot.core.model import Entry, Pack, Topic
from bot.core.revisions import Change, Item, Kind, State


@dataclass(frozen=True, slots=True)
class Drift:
    """An item whose base is another than the one that the guild changed.

    `base` is the digest of the base now, empty where it is gone. `changes` says what the base has
    changed, and is empty where the earlier base is not known.
    """

    item: Item
    base: str
    changes: tuple[FieldChange, ...] = ()


def drifted(
    packs: Sequence[Pack], overlay: Overlay, earlier: Sequence[Pack] = ()
) -> tuple[Drift, ...]:
    """List what the guild wrote over a base that differs from that in `packs`.

    `earlier` are the packs before a reload, if at hand: they tell what has changed.
    """
    things = {item_of(thing): thing for thing in things_of(packs)}
    written = (each for each in overlay.changes.values() if each.state is State.WRITTEN)
    found = (
        _drift(change, things.get(change.item), earlier)
        for change in written
        if change.item.kind is not Kind.CONTRAST
    )
    return tuple(drift for drift in found if drift is not None)


def _drift(change: Change, thing: Entry | Topic | None, earlier: Sequence[Pack]) -> Drift | None:
    base = digest(thing) if thing is not None else ""
    if base == change.base:
        return None
    old = find_thing(change.item, earlier)
    if old is None or thing is None or digest(old) != change.base:
        return Drift(change.item, base)
    return Drift(change.item, base, differences(fields_of(old), fields_of(thing)))
