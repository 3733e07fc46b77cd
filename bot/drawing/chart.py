"""What a picture of figures shows, in plain data; every text and format is the caller's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

MOST_TILES = 5
MOST_PARTS = 3


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure in large letters, with its name above it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Series:
    """One count for each day."""

    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a ranking: `text` says its count as it is to be read.

    `spare` takes the place of a `label` in letters that no font on this machine has.
    """

    label: str
    count: int
    text: str
    spare: str = ""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The first few of something, most first; `nothing` is said where there are none."""

    title: str
    rows: tuple[Row, ...]
    nothing: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """What came of each day: `parts` lie on each other, `total` is above them, `line` before them.

    Few days are shown one by one, many by weeks; `per_day` and `per_week` are the titles for these.
    `nothing` is said where all counts are 0.
    """

    start: date
    total: Series
    parts: tuple[Series, ...]
    line: Series
    per_day: str
    per_week: str
    nothing: str

    def __post_init__(self) -> None:
        """Raise ValueError unless all series have as many days, at least one."""
        lengths = {len(each.counts) for each in (self.total, *self.parts, self.line)}
        if len(lengths) != 1 or lengths == {0}:
            raise ValueError("all series need the same number of days, at least one")
        if len(self.parts) > MOST_PARTS:
            raise ValueError(f"there are looks for {MOST_PARTS} parts only")

    @property
    def length(self) -> int:
        """How many days there are."""
        return len(self.total.counts)

    @property
    def is_empty(self) -> bool:
        """Whether all counts are 0."""
        return not any(any(each.counts) for each in (self.total, *self.parts, self.line))


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole picture.

    `name_day` writes a day and `write_count` a number, as short as the language has it.
    """

    title: str
    subtitle: str
    tiles: tuple[Tile, ...]
    timeline: Timeline
    upper: Ranking
    lower: Ranking
    footer: str
    name_day: Callable[[date], str]
    write_count: Callable[[int], str]

    def __post_init__(self) -> None:
        """Raise ValueError when there are too many tiles."""
        if len(self.tiles) > MOST_TILES:
            raise ValueError(f"there is room for {MOST_TILES} tiles only")
