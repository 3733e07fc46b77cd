"""A parsed YAML file as a tree of plain data, in which every value is text with a place."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.problem import Place


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text exactly as written. `is_plain` says that it stands without quotes, `|` or `>`."""

    place: Place
    text: str
    is_plain: bool = True

    @property
    def is_missing(self) -> bool:
        """Whether nothing was written, as in `key:`; a value of `""` is empty but not missing."""
        return self.is_plain and not self.text


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list in the order written."""

    place: Place
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values in the order written; no key occurs twice."""

    place: Place
    pairs: tuple[tuple[Scalar, Node], ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Stands where the reader has already reported a problem, so that nobody reports it again."""

    place: Place


Node = Scalar | Sequence | Mapping | Refused
