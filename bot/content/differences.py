"""What differs between two states of an entry or topic, for people to read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from bot.content.items import FieldValue

# A word together with the space before it, so that joined pieces give the text again.
_WORD = re.compile(r"\s*\S+|\s+")


class Side(StrEnum):
    """Which of two texts a piece stands in."""

    BOTH = "both"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text that was compared with another."""

    side: Side
    text: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One key and its two values; an empty one is not there."""

    key: str
    before: FieldValue
    after: FieldValue

    @property
    def added(self) -> tuple[str, ...]:
        """What a list has gained, in order; for a text, the new one."""
        return tuple(each for each in listed(self.after) if each not in listed(self.before))

    @property
    def removed(self) -> tuple[str, ...]:
        """What a list has lost, in order; for a text, the old one."""
        return tuple(each for each in listed(self.before) if each not in listed(self.after))

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Both texts, cut where they differ by words; of lists, line by line."""
        before, after = "\n".join(listed(self.before)), "\n".join(listed(self.after))
        return tuple(_pieces(_WORD.findall(before), _WORD.findall(after)))


def differences(
    before: Mapping[str, FieldValue], after: Mapping[str, FieldValue]
) -> tuple[FieldChange, ...]:
    """List the keys whose values differ, in the order in which they are written.

    Lists, as JSON gives them, are as good as tuples.
    """
    keys = dict.fromkeys((*before, *after))
    changes = (FieldChange(key, before.get(key, ""), after.get(key, "")) for key in keys)
    return tuple(each for each in changes if listed(each.before) != listed(each.after))


def listed(value: FieldValue) -> tuple[str, ...]:
    """Return a value as lines: of a text one, or none where it is empty."""
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(value)


def _pieces(before: list[str], after: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, before, after)
    for kind, start, end, start_after, end_after in matcher.get_opcodes():
        if kind == "equal":
            yield Piece(Side.BOTH, "".join(before[start:end]))
            continue
        if start < end:
            yield Piece(Side.BEFORE, "".join(before[start:end]))
        if start_after < end_after:
            yield Piece(Side.AFTER, "".join(after[start_after:end_after]))
