"""Finds Markdown that would not show in Discord the way its author means it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FENCE = "```"
_FENCED = re.compile(r"```.*?```", re.DOTALL)
_INLINE_CODE = re.compile(r"(`{1,2})[^`\n]+\1")
_ESCAPED = re.compile(r"\\[^\w\s]")
_TABLE_RULE = re.compile(r"^ *(?:\| *)?:?-+:? *(?:\| *:?-+:? *)+(?:\| *)?$")
_DEEP_HEADING = re.compile(r"^#{4,6} ")
_ID = re.compile(r"<@[!&]?[0-9]+>")
_CALL = re.compile(r"@everyone|@here")


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something to repair; `line` counts from 1 within the text."""

    line: int
    message: str
    hint: str


def find_flaws(text: str) -> list[Flaw]:
    """List what Discord would show as stray signs, or would act upon, by line.

    Code is left alone, except for a block of it that never ends.
    """
    if text.count(_FENCE) % 2:
        line = text.count("\n", 0, text.rfind(_FENCE)) + 1
        return [Flaw(line, f'a code block is opened with "{_FENCE}" and never closed', "close it")]
    plain = _without_code(text)
    flaws = [flaw for row, line in enumerate(plain.split("\n"), 1) for flaw in _in_line(row, line)]
    if plain.count("**") % 2:
        row = plain.count("\n", 0, plain.rfind("**")) + 1
        flaws.append(Flaw(row, 'a "**" for bold text has no partner', r"add it, or write \*\*"))
    return sorted(flaws, key=lambda flaw: flaw.line)


def find_id(text: str) -> str | None:
    """Return the first mention of a person or role, which holds an id, in code as well."""
    return found.group() if (found := _ID.search(text)) else None


def find_call(text: str) -> str | None:
    """Return the first call to everybody, unless code keeps it from being one."""
    return found.group() if (found := _CALL.search(_without_code(text))) else None


def _without_code(text: str) -> str:
    """Blank out code and escaped signs, and keep every line where it is."""
    without_blocks = _FENCED.sub(lambda found: "\n" * found.group().count("\n"), text)
    return _ESCAPED.sub("", _INLINE_CODE.sub("", without_blocks))


def _in_line(row: int, line: str) -> list[Flaw]:
    flaws = []
    if _TABLE_RULE.match(line):
        flaws.append(Flaw(row, "Discord does not show Markdown tables", "make it a list"))
    if _DEEP_HEADING.match(line):
        hint = "use ** for a bold line instead"
        flaws.append(Flaw(row, "Discord shows headings only up to ###", hint))
    if found := _CALL.search(line) or _ID.search(line):
        message = f'"{found.group()}" is a mention that would ping people'
        flaws.append(Flaw(row, message, "put it in `backticks`"))
    return flaws
