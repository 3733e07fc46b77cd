"""Which changes of a guild lie over something that the shared knowledge has changed since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.content.differences import FieldChange, differences
from bot.content.items import fields_of, item_of, things_of
from bot.content.overlay import ALSO, Overlay, is_complete, merged
from bot.core.model import Entry, Pack, Topic
from bot.core.revisions import Change, Item, Kind, State


@dataclass(frozen=True, slots=True)
class Drift:
    """An item whose base is another than the one that the guild changed.

    `changes` say what the base has changed, empty where it has the item no more; `own` says what
    the guild has otherwise than the base has it now.
    """

    item: Item
    changes: tuple[FieldChange, ...]
    own: tuple[FieldChange, ...]

    @property
    def is_gone(self) -> bool:
        """Whether the base has the item no more."""
        return not self.changes


def drifted(packs: Sequence[Pack], overlay: Overlay) -> tuple[Drift, ...]:
    """List what the guild wrote over a base that differs from that in `packs`.

    What it cannot be shown any more for want of its base is not among them: `apply` reports it.
    """
    things = {item_of(thing): thing for thing in things_of(packs)}
    found = (
        _drift(change, things.get(change.item))
        for change in overlay.changes.values()
        if _is_over_base(change)
    )
    return tuple(drift for drift in found if drift is not None)


def _is_over_base(change: Change) -> bool:
    # Phrasings that were only added are as good over a newer text.
    is_written = change.state is State.WRITTEN and change.fields.keys() != {ALSO}
    return is_written and change.item.kind is not Kind.CONTRAST and bool(change.base)


def _drift(change: Change, thing: Entry | Topic | None) -> Drift | None:
    base = fields_of(thing) if thing is not None else {}
    changes = differences(change.base, base) if thing is not None else ()
    if changes or (thing is None and is_complete(change)):
        return Drift(change.item, changes, differences(base, merged(base, change.fields)))
    return None
