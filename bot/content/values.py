"""What is left of a file once its shape is checked: records of texts, each with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.core.problem import Place


@dataclass(frozen=True, slots=True)
class Word:
    """A text and where it stands."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Items:
    """A list whose items all have one shape."""

    items: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """The keys of one record that were given and had the right type.

    A text that breaks another rule, such as a length, is kept: it has been reported, and checks
    that only need to know it exists can go on. `keys` says where each key stands.
    """

    place: Place
    values: Mapping[str, Value] = field(default_factory=dict)
    keys: Mapping[str, Place] = field(default_factory=dict)
    where: str = ""

    def word(self, name: str) -> Word | None:
        """The text of a key with its place, or None."""
        value = self.values.get(name)
        return value if isinstance(value, Word) else None

    def text(self, name: str, default: str = "") -> str:
        """The text of a key."""
        word = self.word(name)
        return word.text if word else default

    def words(self, name: str) -> tuple[Word, ...]:
        """The texts of a list."""
        return words_of(self.values.get(name))

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts of a list, without their places."""
        return tuple(word.text for word in self.words(name))

    def lists(self, name: str) -> tuple[tuple[str, ...], ...]:
        """The texts of a list of lists."""
        value = self.values.get(name)
        if not isinstance(value, Items):
            return ()
        return tuple(tuple(word.text for word in words_of(item)) for item in value.items)

    def records(self, name: str) -> tuple[Fields, ...]:
        """The records of a list."""
        return records_of(self.values.get(name))

    def keyed(self, name: str) -> tuple[tuple[str, Fields], ...]:
        """The records of a mapping, each with its key, in the order written."""
        value = self.values.get(name)
        if not isinstance(value, Fields):
            return ()
        return tuple((key, item) for key, item in value.values.items() if isinstance(item, Fields))


Value = Word | Items | Fields


def words_of(value: Value | None) -> tuple[Word, ...]:
    """The texts of a list; a single text counts as a list of one."""
    match value:
        case Word():
            return (value,)
        case Items():
            return tuple(item for item in value.items if isinstance(item, Word))
        case _:
            return ()


def records_of(value: Value | None) -> tuple[Fields, ...]:
    """The records of a list."""
    if not isinstance(value, Items):
        return ()
    return tuple(item for item in value.items if isinstance(item, Fields))
