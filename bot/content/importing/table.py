"""Reads a table with a question in each row: CSV as spreadsheets save it.

The first row names the columns. Commas, semicolons and tabs are all in use between the cells,
by country and by program, so the first row decides which of them it is.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.content.format import ENTRY
from bot.content.importing.limits import MAX_COLUMNS, MAX_HEAD_CHARS
from bot.content.importing.names import KEYS, key_of
from bot.content.node import Mapping, Node, Scalar, Sequence
from bot.content.report import Report, quote, suggest
from bot.content.shapes import ListOf
from bot.core.problem import Place

_DELIMITERS = ",;\t"
_REQUIRED = ("question", "answer")
_LISTS = frozenset(field.name for field in ENTRY.fields if isinstance(field.shape, ListOf))
_LINES_OR_BARS = re.compile(r"[|\n]")
_LINES_BARS_OR_COMMAS = re.compile(r"[|\n,;]")
_SPLIT_AT_COMMAS = frozenset({"keywords", "follow_ups", "sources"})
# Excel reads and writes this line in front of the names of the columns.
_SEPARATOR_LINE = re.compile(r"sep=([,;\t])\n", re.IGNORECASE)

Row = tuple[int, list[str]]


def find_delimiter(text: str) -> str | None:
    """Say what stands between the cells; None when the first row names no question and answer."""
    _, first = _first_line(text)
    found = [sign for sign in _DELIMITERS if set(_REQUIRED) <= set(_names(first, sign))]
    return found[0] if found else None


def read_table(text: str, file: str, report: Report) -> Node | None:
    """Read the rows as a list of entries; None after reporting that it is no such table."""
    start, first = _first_line(text)
    delimiter = find_delimiter(text)
    if delimiter is None:
        _report_names(first, Place(file, start + 1, 1), report)
        return None
    rows = _rows(text, start, delimiter, file, report)
    _, names = next(rows, (0, []))
    table = _Table([key_of(name) for name in names], file, report)
    table.check_columns(Place(file, start + 1, 1), names)
    if report.has_errors:
        return None
    entries = (table.entry(*row) for row in rows)
    return Sequence(Place(file, start + 2, 1), tuple(entry for entry in entries if entry))


def _first_line(text: str) -> tuple[int, str]:
    """Give the number of lines in front of the one that names the columns, and that line."""
    separator = _SEPARATOR_LINE.match(text)
    at = separator.end() if separator else 0
    line, _, _ = text[at : at + MAX_HEAD_CHARS].partition("\n")
    return int(separator is not None), line


def _names(line: str, delimiter: str) -> list[str]:
    try:
        cells = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
    return [key_of(cell) for cell in cells]


def _report_names(line: str, place: Place, report: Report) -> None:
    named = max((_names(line, sign) for sign in _DELIMITERS), key=len)
    missing = [name for name in _REQUIRED if name not in named]
    shown = ", ".join(quote(name) for name in named[:8])
    message = f"the first row names no column {' and no column '.join(map(quote, missing))}"
    if not missing:
        message = "the first row cannot be split into columns"
    hint = f"start with a row such as `question,answer`; found {shown}"
    report.error(place, message, hint)


def _rows(text: str, skipped: int, delimiter: str, file: str, report: Report) -> Iterator[Row]:
    """Yield the cells of each row with its first line, up to the first that cannot be read."""
    stream = io.StringIO(text, newline="")
    for _ in range(skipped):
        stream.readline()
    reader = csv.reader(stream, delimiter=delimiter, strict=True)
    while True:
        line = skipped + reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            _report_row(str(error), Place(file, line, 1), report)
            return
        yield line, row


def _report_row(said: str, place: Place, report: Report) -> None:
    if "unexpected end" in said:
        message = 'a quote is opened in this row and never closed, expected a second "'
        hint = 'close it, or write "" for a quote within a text in quotes'
    elif "expected after" in said:
        message = "text follows a closing quote in this row, expected the end of the cell"
        hint = 'write "" for a quote within a text in quotes'
    else:
        message = f"this row cannot be read: {said}"
        hint = "look for a quote that is not closed"
    report.error(place, message, hint)


@dataclass(frozen=True, slots=True)
class _Table:
    """The columns by the keys that they hold; one without a name has an empty key."""

    keys: list[str]
    file: str
    report: Report

    def check_columns(self, place: Place, names: list[str]) -> None:
        if len(self.keys) > MAX_COLUMNS:
            message = f"the first row has {len(self.keys)} columns, at most {MAX_COLUMNS} fit"
            self.report.error(place, message, "delete those that are not needed")
            return
        for at, (key, name) in enumerate(zip(self.keys, names, strict=True)):
            if key in self.keys[:at] and key in KEYS:
                message = f"two columns hold the {quote(key)}, expected one"
                self.report.error(place, message, "rename or delete one of the two")
            elif key and key not in KEYS:
                message = f"the column {quote(name)} is not known, so it is left out"
                hint = suggest(key, sorted(KEYS)) or f"known here: {', '.join(sorted(KEYS))}"
                self.report.warn(place, message, hint)

    def entry(self, line: int, cells: list[str]) -> Mapping | None:
        """Make an entry of a row; None when it is empty or too long."""
        place = Place(self.file, line, 1)
        if not any(cell.strip() for cell in cells):
            return None
        if any(cell.strip() for cell in cells[len(self.keys) :]):
            message = f"the row has {len(cells)} cells, expected {len(self.keys)}"
            hint = "put a text that holds the separator in double quotes"
            self.report.error(place, message, hint)
            return None
        pairs = [
            (Scalar(place, key), _value(key, cell, place))
            for key, cell in zip(self.keys, cells, strict=False)
            if key in KEYS and (cell.strip() or key in _REQUIRED)
        ]
        return Mapping(place, tuple(pairs))


def _value(key: str, cell: str, place: Place) -> Node:
    if key not in _LISTS:
        return Scalar(place, cell, is_plain=False)
    border = _LINES_BARS_OR_COMMAS if key in _SPLIT_AT_COMMAS else _LINES_OR_BARS
    texts = (text.strip() for text in border.split(cell))
    return Sequence(place, tuple(Scalar(place, text, is_plain=False) for text in texts if text))
