"""Puts what the YAML parser says about broken YAML into words for people who write answers.

The parser names the spot where it gave up, which is often a line after the mistake, and in its
own terms ("mapping values are not allowed in this context"). Each rule below knows one usual
mistake by the parser's words and the lines around the spot; the first rule that applies speaks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import yaml

_LONGEST_KEY = 1024  # a limit of YAML itself


@dataclass(frozen=True, slots=True)
class Fault:
    """What to tell the author; `line` and `column` count from 1."""

    line: int
    column: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where the parser gave up and why. Rows and columns count from 0, as the parser does.

    `said` holds the parser's own words; `opened` is where the thing that it was reading began.
    """

    said: str
    row: int
    column: int
    opened: tuple[int, int]
    lines: Sequence[str]

    @property
    def line(self) -> str:
        return self.lines[self.row] if self.row < len(self.lines) else ""

    @property
    def before(self) -> str:
        return self.line[: self.column]

    @property
    def character(self) -> str:
        return self.line[self.column : self.column + 1]

    def fault(self, message: str, hint: str) -> Fault:
        return Fault(self.row + 1, self.column + 1, message, hint)

    def fault_in(self, row: int, column: int, message: str, hint: str) -> Fault:
        return Fault(row + 1, column + 1, message, hint)


def explain(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> Fault:
    """Say in plain words what is wrong, and where the mistake most likely is."""
    spot = _spot(error, lines)
    for applies, rule in _RULES:
        if applies.search(spot.said) and (fault := rule(spot)):
            return fault
    message = f"this is not valid YAML: {error.problem or 'the line cannot be understood'}"
    return spot.fault(message, "check the indentation, the quotes and the brackets around here")


def _spot(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> _Spot:
    mark = error.problem_mark or error.context_mark
    row, column = (mark.line, mark.column) if mark else (0, 0)
    opened = error.context_mark or mark
    return _Spot(
        said=f"{error.context or ''}: {error.problem or ''}",
        row=row,
        column=column,
        opened=(opened.line, opened.column) if opened else (0, 0),
        lines=lines,
    )


def _indentation(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]


def _text_column(line: str) -> int:
    """Where the text of a line starts, behind its indentation and the dashes of lists."""
    found = re.match(r"[ ]*(?:- +)*", line)
    return found.end() if found else 0


def _tab(spot: _Spot) -> Fault | None:
    column = _indentation(spot.line).find("\t")
    if column < 0:
        return None
    hint = "indent with spaces; most editors can turn tabs into spaces"
    return spot.fault_in(spot.row, column, "a tab is used for indentation", hint)


def _open_quote(spot: _Spot) -> Fault:
    hint = "add the same quote at the end of the text; an apostrophe at the start opens one, too"
    return spot.fault_in(*spot.opened, "the quote opened here is never closed", hint)


def _escape(spot: _Spot) -> Fault:
    hint = r"write \\ for a backslash, or use single quotes, in which \ means nothing special"
    return spot.fault('"\\" starts an escape in double quotes, and this one does not exist', hint)


def _colon(spot: _Spot) -> Fault:
    if spot.column > _LONGEST_KEY:
        hint = f"put the text in quotes; a key has at most {_LONGEST_KEY} characters"
        return spot.fault("a very long text is followed by a colon, as if it were a key", hint)
    start = _text_column(spot.line)
    if ": " in spot.before[start:]:
        key, text = spot.before[start:].split(": ", 1)
        example = f'{key}: "{text[:30]}: …"'
        message = 'a second ": " in one line, expected one key and its text'
        return spot.fault(message, f"put the text in quotes, for example {example}")
    return _colon_below(spot, start)


def _colon_below(spot: _Spot, start: int) -> Fault:
    """A key is refused because of a line above it, which was read as text that goes on."""
    row = spot.row
    while row > 0 and spot.lines[row - 1].strip() and not _has_key(spot.lines[row - 1]):
        row -= 1
    above = spot.lines[row - 1].rstrip() if row else ""
    goes_on = ": " in above and start > _text_column(above)
    if row < spot.row and not goes_on:
        return _no_colon_in(spot, row)
    message = "this line is indented too far: the line above already has its text"
    hint = "start it in the same column as the key above; text that goes on must not hold ': '"
    return spot.fault_in(spot.row, start, message, hint)


def _has_key(line: str) -> bool:
    return ": " in line or line.rstrip().endswith(":")


def _no_colon(spot: _Spot) -> Fault:
    row, column = spot.opened
    above = spot.lines[row - 1] if row else ""
    if re.search(r":\s+[|>][-+]?\s*$", above):
        message = 'the text below "|" or ">" must be indented'
        return spot.fault_in(row, column, message, "put two more spaces in front of its lines")
    return _no_colon_in(spot, row)


def _no_colon_in(spot: _Spot, row: int) -> Fault:
    column = _text_column(spot.lines[row])
    if re.match(r"[\w-]+:\S", spot.lines[row][column:]):
        message = 'a space is missing after ":"'
        return spot.fault_in(row, column, message, "write `key: value`, with a space")
    message = 'this line has no ":", expected `key: value`'
    hint = 'add the ":", or indent the line if it belongs to the text above'
    return spot.fault_in(row, column, message, hint)


def _block_start(spot: _Spot) -> Fault:
    hint = "start the text in the next line, indented by two more spaces"
    return spot.fault('nothing may follow "|" or ">" in its line', hint)


def _odd_start(spot: _Spot) -> Fault | None:
    row, column = spot.opened if spot.opened[0] == spot.row else (spot.row, spot.column)
    character = spot.lines[row][column : column + 1] if row < len(spot.lines) else ""
    if not character:
        return _last_bracket(spot)
    message = f'a text cannot start with "{character}" unless it is in quotes'
    return spot.fault_in(row, column, message, "put all of the text in double quotes")


def _last_bracket(spot: _Spot) -> Fault | None:
    """The file ends within brackets: the last one opened is the likeliest culprit."""
    for row in range(min(spot.row, len(spot.lines) - 1), -1, -1):
        column = max(spot.lines[row].rfind("["), spot.lines[row].rfind("{"))
        if column >= 0:
            return _open_bracket(replace(spot, opened=(row, column)))
    return None


def _open_bracket(spot: _Spot) -> Fault:
    row, column = spot.opened
    bracket = spot.lines[row][column : column + 1]
    closing = {"[": "]", "{": "}"}.get(bracket, "bracket")
    hint = f'add the "{closing}"; if the bracket is part of a text, put that text in quotes'
    return spot.fault_in(row, column, f'the "{bracket}" opened here is not closed properly', hint)


def _list_in_line(spot: _Spot) -> Fault:
    hint = "start the list in the next line; if the dash is part of a text, put that in quotes"
    return spot.fault('a list item ("- ") cannot start in the line of its key', hint)


def _after_value(spot: _Spot) -> Fault | None:
    """Something follows what should have been the end of a value."""
    before = spot.before.rstrip()
    if before.endswith(("'", '"')):
        hint = (
            "a text may hold apostrophes when it stands in double quotes, and "
            r"double quotes as \"; or a quote further up is not closed"
        )
        return spot.fault("the text goes on after its closing quote", hint)
    if before.endswith(("]", "}")):
        hint = "put the whole text in quotes if the brackets are part of it"
        return spot.fault("the text goes on after its closing bracket", hint)
    if spot.character == ":":
        return spot.fault('a key is missing in front of ":"', "write `key: value`")
    return None


def _indent(spot: _Spot) -> Fault:
    if re.match(r"-(\s|$)", spot.line[spot.column :]):
        message = 'this "- " does not line up with a list above'
        hint = "indent it exactly as far as the other items of its list"
        return spot.fault(message, hint)
    message = "this line does not line up with the keys above"
    return spot.fault(message, "indent it exactly as far as the other keys of the same thing")


def _not_an_item(spot: _Spot) -> Fault:
    message = 'expected another list item ("- ") or text that belongs to the one above'
    hint = "indent the line as far as the text of the item above, or like the key of the list"
    return spot.fault(message, hint)


def _stray(spot: _Spot) -> Fault:
    message = "the file was complete before this line"
    return spot.fault(
        message, 'delete the line, or the "..." or quote that ends the text too early'
    )


_Rule = Callable[[_Spot], Fault | None]

_RULES: tuple[tuple[re.Pattern[str], _Rule], ...] = tuple(
    (re.compile(words), rule)
    for words, rule in (
        (r"quoted scalar: found unexpected", _open_quote),
        (r"escape|hexdecimal", _escape),
        (r"", _tab),
        (r"mapping values are not allowed", _colon),
        (r"could not find expected ':'", _no_colon),
        (r"comment or (a )?line break|chomping", _block_start),
        (r"cannot start any token|an? (alias|anchor|tag):|undefined tag handle", _odd_start),
        (r"mapping keys are not allowed|node content", _odd_start),
        (r"flow (sequence|mapping):", _open_bracket),
        (r"sequence entries are not allowed", _list_in_line),
        (r"expected key|<block end>|'-' indicator", _after_value),
        (r"block mapping:", _indent),
        (r"block collection:", _not_an_item),
        (r"<document start>", _stray),
    )
)
