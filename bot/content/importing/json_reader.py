"""Reads JSON into the same tree as YAML, so that everything after it is the same.

The parser of the standard library keeps no places and takes a key twice in silence; here each
value knows its line, and numbers and booleans stay texts as written.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from typing import NoReturn

from bot.content.importing.limits import MAX_JSON_DEPTH, MAX_NODES
from bot.content.limits import MAX_SCALAR_CHARS
from bot.content.node import Mapping, Node, Refused, Scalar, Sequence
from bot.content.report import Report, quote
from bot.content.text import UNSEEN, describe_unseen
from bot.core.problem import Place

_SPACE = re.compile(r"[ \t\n]*")
_BARE = re.compile(
    r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?(?![\w.])|(?:true|false|null)\b"
)
_WORD = re.compile(r"[\w.+-]{1,40}|.")
_STRING_FAULTS = {
    "Unterminated": ("the quote opened here is never closed", 'add a " at the end of the text'),
    "Invalid control": (
        "a text in quotes goes over the end of its line, or holds a tab",
        r"write \n for a new line and \t for a tab",
    ),
    "Invalid \\": (
        '"\\" starts an escape, and this one does not exist',
        r"write \\ for a backslash",
    ),
}


class _BrokenError(Exception):
    """The text cannot be read any further; the reason has been reported."""


class JsonReader:
    """Reads the values in one text, which may hold more than JSON."""

    def __init__(self, text: str, file: str, report: Report) -> None:
        self._text = text
        self._file = file
        self._report = report
        self._decoder = json.JSONDecoder()
        self._lines = [0, *(found.end() for found in re.finditer("\n", text))]
        self._at = 0
        self._nodes = 0

    def read(self, start: int = 0, end: int | None = None) -> Node | None:
        """Read the one value between two indices; None after reporting that there is none."""
        self._at = start
        try:
            node = self._value(0)
            if self._skip() != (len(self._text) if end is None else end):
                hint = "write several values as one list: [ … , … ]"
                self._fail("the value was complete before this", hint)
        except _BrokenError:
            return None
        return node

    def place_at(self, index: int) -> Place:
        """Say where the character at `index` stands."""
        line = bisect_right(self._lines, index)
        return Place(self._file, line, index - self._lines[line - 1] + 1)

    def _skip(self) -> int:
        if self._text[self._at : self._at + 1].isspace():
            found = _SPACE.match(self._text, self._at)
            self._at = found.end() if found else self._at
        return self._at

    def _take(self, sign: str) -> bool:
        if not self._text.startswith(sign, self._skip()):
            return False
        self._at += len(sign)
        return True

    def _fail(self, message: str, hint: str, at: int | None = None) -> NoReturn:
        self._report.error(self.place_at(self._at if at is None else at), message, hint)
        raise _BrokenError

    def _value(self, depth: int) -> Node:
        place = self.place_at(self._skip())
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._fail(f"the file holds more than {MAX_NODES:,} values", "split it into several")
        if depth > MAX_JSON_DEPTH:
            message = f"lists and objects are nested more than {MAX_JSON_DEPTH} deep"
            self._fail(message, "look for stray brackets")
        if self._take("{"):
            return self._mapping(place, depth)
        if self._take("["):
            return self._list(place, depth)
        if self._text.startswith('"', self._at):
            return self._checked(self._string(), place)
        return self._bare(place)

    def _list(self, place: Place, depth: int) -> Sequence:
        start = self._at - 1
        items: list[Node] = []
        while not self._take("]"):
            if items:
                self._comma("]", start)
            items.append(self._value(depth + 1))
        return Sequence(place, tuple(items))

    def _mapping(self, place: Place, depth: int) -> Mapping:
        start = self._at - 1
        pairs: list[tuple[Scalar, Node]] = []
        seen: dict[str, Place] = {}
        is_first = True
        while not self._take("}"):
            if not is_first:
                self._comma("}", start)
            is_first = False
            key = self._key(start)
            node = self._value(depth + 1)
            if isinstance(key, Refused):
                continue
            first = seen.setdefault(key.text, key.place)
            if first is key.place:
                pairs.append((key, node))
            else:
                message = f"the key {quote(key.text)} is given twice, first in line {first.line}"
                self._report.error(key.place, message, "keep one of the two")
        return Mapping(place, tuple(pairs))

    def _comma(self, closing: str, start: int) -> None:
        comma = self._skip()
        if not self._take(","):
            self._refuse_end(start)
            self._fail(f'expected "," or "{closing}"', "put a comma between two values")
        if self._text.startswith(closing, self._skip()):
            hint = "delete the comma; JSON has none behind the last value"
            self._fail(f'a comma stands in front of "{closing}"', hint, comma)

    def _key(self, start: int) -> Scalar | Refused:
        place = self.place_at(self._skip())
        if not self._text.startswith('"', self._at):
            self._refuse_end(start)
            self._fail("expected a key in double quotes", 'write "key": "value"')
        key = self._checked(self._string(), place)
        if not self._take(":"):
            self._fail('expected ":" after the key', 'write "key": "value"')
        return key

    def _refuse_end(self, start: int) -> None:
        if self._skip() >= len(self._text):
            bracket = self._text[start]
            message = f'the "{bracket}" opened here is never closed'
            self._fail(message, "is the file complete?", start)

    def _string(self) -> str:
        try:
            text, self._at = self._decoder.raw_decode(self._text, self._at)
        except json.JSONDecodeError as error:
            faults = (said for start, said in _STRING_FAULTS.items() if error.msg.startswith(start))
            message, hint = next(faults, ("this text in quotes is not valid", "check its quotes"))
            self._fail(message, hint, min(error.pos, len(self._text)))
        return str(text)

    def _checked(self, text: str, place: Place) -> Scalar | Refused:
        if len(text) > MAX_SCALAR_CHARS:
            message = f"a text of {len(text):,} characters, at most {MAX_SCALAR_CHARS:,} are read"
            self._report.error(place, message)
            return Refused(place)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if found := UNSEEN.search(text):
            self._report.error(place, *describe_unseen(found.group()))
            return Refused(place)
        return Scalar(place, text, is_plain=False)

    def _bare(self, place: Place) -> Scalar | Refused:
        found = _BARE.match(self._text, self._at)
        if not found:
            self._refuse_bare()
        word = found.group()
        self._at += len(word)
        if len(word) > MAX_SCALAR_CHARS:
            return self._checked(word, place)
        return Scalar(place, "" if word == "null" else word)

    def _refuse_bare(self) -> NoReturn:
        found = _WORD.match(self._text, self._at)
        if not found:
            self._fail("the file ends where a value was expected", "is the file complete?")
        shown = quote(found.group())
        hint = "put texts in double quotes; JSON has no comments, NaN or single quotes"
        self._fail(f"a value cannot start with {shown}, expected a text, list or object", hint)
