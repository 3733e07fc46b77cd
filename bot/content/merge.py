"""Two changes that began with the same fields, brought together key by key.

A key that one of the two left alone is as the other has it. Of a list, the lines that were added
and removed count, whoever did it. Only a key that got another text from each is a clash, and there
`mine` counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.content.differences import FieldChange, differences, listed
from bot.content.items import FieldValue
from bot.content.overlay import fields_after
from bot.content.texts import fold
from bot.core.model import Pack
from bot.core.revisions import Change, Item, Revision


@dataclass(frozen=True, slots=True)
class Clash:
    """An item that somebody changes without knowing what became of it.

    `changes` are those that they do not know: of the keys to which they give other texts, or of
    all keys where they remove the item.
    """

    item: Item
    changes: tuple[FieldChange, ...]


def merge(
    before: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> tuple[dict[str, FieldValue], tuple[FieldChange, ...]]:
    """Return `theirs` with what `mine` changed of `before`, and what of theirs clashes with that.

    Nothing is checked. An empty value takes a key away, as in `mine`, where that has to be said.
    """
    own = {each.key: each for each in differences(before, mine)}
    others = {each.key: each for each in differences(before, theirs)}
    fields: dict[str, FieldValue] = dict(theirs)
    clashes = []
    for key, change in own.items():
        other = others.get(key)
        if other is None:
            fields[key] = change.after
        elif isinstance(change.after, str) and isinstance(other.after, str):
            fields[key] = change.after
            clashes += [other] if change.after != other.after else []
        else:
            fields[key] = _merged_lines(change, other)
    return fields, tuple(clashes)


def last_to_change(
    clashes: Iterable[Clash], revisions: Iterable[Revision], packs: Sequence[Pack]
) -> Revision | None:
    """Return the latest of all revisions, oldest first, that changed what `clashes` are about."""
    sought = {clash.item: {change.key for change in clash.changes} for clash in clashes}
    known: dict[Item, Change] = {}
    latest = None
    for revision in revisions:
        for change in (each for each in revision.changes if each.item in sought):
            before, after = (
                fields_after(change.item, each, packs) or {}
                for each in (known.get(change.item), change)
            )
            if any(each.key in sought[change.item] for each in differences(before, after)):
                latest = revision
            known[change.item] = change
    return latest


def is_same(some: Mapping[str, Any] | None, others: Mapping[str, Any] | None) -> bool:
    """Say whether fields are alike; None stands for an item that is not there."""
    if some is None or others is None:
        return some is others
    return not differences(some, others)


def _merged_lines(mine: FieldChange, theirs: FieldChange) -> tuple[str, ...]:
    if not (mine.added or mine.removed):
        # Only the order is new, which what they did can be done in.
        mine, theirs = theirs, mine
    kept = [text for text in listed(theirs.after) if text not in mine.removed]
    known = {fold(text) for text in kept}
    return (*kept, *(text for text in mine.added if fold(text) not in known))
