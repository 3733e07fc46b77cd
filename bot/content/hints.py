"""What to do about a value of the wrong type or form."""

from __future__ import annotations

import re

from bot.content.node import Mapping, Node, Scalar, Sequence
from bot.content.shapes import Kind, ListOf, Record, Shape, Text
from bot.content.slugs import to_id

_LONGEST_EXAMPLE = 50


def hint_for_type(node: Node, shape: Shape) -> str:
    """Say how to write the value so that it has the type that `shape` asks for."""
    match shape, node:
        case ListOf(item=Text()), Scalar(text=text):
            return f'write it as a list: "- {_short(text)}" on a line of its own, for each text'
        case ListOf(), Scalar() | Mapping():
            return 'start each item on a line of its own with "- "'
        case Text(), Mapping(pairs=((key, Scalar(text=text)), *_)):
            example = f'"{_short(key.text)}: {_short(text)}"'
            return f'": " turns a text into a key and a value; put the text in quotes: {example}'
        case Text(), Mapping():
            return "put the text in quotes if the brackets or colons are part of it"
        case Text(), Sequence():
            return 'write a single text; one that starts with "[" or "- " needs quotes'
        case Record(name="file of entries"), Sequence():
            return "start the file with `entries:` and indent the list below it by two spaces"
        case Record(), Scalar() | Sequence():
            return f"write `key: value` lines; known here: {list_keys(shape)}"
        case _:
            return ""


def hint_for_kind(text: str, kind: Kind) -> str:
    """Say how to write a text so that it has the form of its kind."""
    if "\n" in text:
        return 'use ">" instead of "|", or quotes, to spread one line of text over several lines'
    match kind:
        case Kind.ID:
            is_close = to_id(text) not in ("", text)
            return f'for example "{to_id(text)}"' if is_close else "choose another id"
        case Kind.DATE:
            return "write the year, the month and the day in this order, each with all its digits"
        case Kind.URL if re.match(r"[\w-]+(\.[\w-]+)+", text):
            return f'for example "https://{_short(text)}"'
        case Kind.COLOUR:
            return "six digits from 0 to 9 and a to f"
        case _:
            return ""


def list_keys(shape: Record) -> str:
    """Name the keys of a record, for a message."""
    return ", ".join(field.name for field in shape.fields)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f"{line[:_LONGEST_EXAMPLE]}…" if len(line) > _LONGEST_EXAMPLE else line
