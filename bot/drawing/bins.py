"""Days put together into the bars of a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST_SINGLE_DAYS = 45
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Bin:
    """Days that share a bar: from the one at `start`, counted from 0, up to that before `end`."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """How many days there are."""
        return self.end - self.start

    @property
    def middle(self) -> float:
        """The place between the borders."""
        return (self.start + self.end) / 2

    def sum(self, counts: Sequence[int]) -> int:
        """Return the counts of these days together."""
        return sum(counts[self.start : self.end])


def split_days(length: int) -> tuple[Bin, ...]:
    """Return `length` days one by one, or, where that is too many bars, by weeks.

    The last week ends with the last day; the first may be shorter, and its bar is narrower then. A
    rest of less than half a week would look like a fall, so it is part of the week after it.
    """
    if length <= MOST_SINGLE_DAYS:
        return tuple(Bin(day, day + 1) for day in range(length))
    rest = length % _WEEK
    first = rest if rest > _WEEK / 2 else rest + _WEEK
    starts = range(first, length, _WEEK)
    return (Bin(0, first), *(Bin(start, start + _WEEK) for start in starts))
