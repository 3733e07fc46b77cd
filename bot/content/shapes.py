"""The building blocks of which `format` describes a file: texts, lists and mappings with limits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a text has to look like; each member holds the words for it in messages."""

    LINE = "one line of text"
    TEXT = "text"
    ID = "lower-case letters, digits and hyphens, at most 48 characters, not starting with a hyphen"
    ENTRY = "the id of an entry"
    TOPIC = "the id of a topic"
    SOURCE = "the key of a source"
    EXPECTED = "the id of an entry, `topic:` and the id of a topic, or `none`"
    DATE = "a date like 2026-11-23"
    URL = "a web address that starts with http:// or https://"
    COLOUR = 'a colour like "#3b6ea5", in quotes'
    LANGUAGE = "a language code like en or pt-BR"
    STANCE = "cautious, balanced or eager"


ID_PATTERN = "[a-z0-9][a-z0-9-]{0,47}"

# Only the loader enforces these; for the id of something else, that it exists says more.
PATTERNS: dict[Kind, str] = {
    Kind.ID: f"^{ID_PATTERN}$",
    Kind.DATE: r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    Kind.URL: r"^https?://[^\s/<>\"][^\s<>\"]*$",
    Kind.COLOUR: "^#[0-9a-fA-F]{6}$",
    Kind.LANGUAGE: "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
    Kind.STANCE: "^(cautious|balanced|eager)$",
}


@dataclass(frozen=True, slots=True)
class Text:
    """A text of one kind, at most `longest` characters."""

    kind: Kind
    longest: int

    @property
    def expected(self) -> str:
        """What this is, for messages."""
        return self.kind.value


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of `least` to `most` things of one shape."""

    item: Shape
    most: int
    least: int = 0

    @property
    def expected(self) -> str:
        """What this is, for messages."""
        return "a list of texts" if isinstance(self.item, Text) else "a list"


@dataclass(frozen=True, slots=True)
class OneOrMore:
    """One text, or a list of them."""

    item: Text
    most: int

    @property
    def expected(self) -> str:
        """What this is, for messages."""
        return f"{self.item.expected}, or a list of them"


@dataclass(frozen=True, slots=True)
class Keyed:
    """A mapping from keys that the author chooses to records."""

    item: Record
    most: int

    @property
    def expected(self) -> str:
        """What this is, for messages."""
        return f"keys with a {self.item.name} below each"


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a record. `description` and `example` are shown by editors and in the manual."""

    name: str
    shape: Shape
    description: str
    example: str = ""
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with known keys."""

    name: str
    fields: tuple[Field, ...]

    @property
    def expected(self) -> str:
        """What this is, for messages."""
        keys = ", ".join(f"`{field.name}`" for field in self.fields if field.is_required)
        return f"keys such as {keys}" if keys else f"the keys of a {self.name}"

    def find(self, name: str) -> Field | None:
        """Look up a field by its name."""
        return next((field for field in self.fields if field.name == name), None)


Shape = Text | ListOf | OneOrMore | Keyed | Record


def is_id(text: str) -> bool:
    """Whether `text` may be the id of a pack, topic, entry or source."""
    return re.fullmatch(ID_PATTERN, text) is not None
