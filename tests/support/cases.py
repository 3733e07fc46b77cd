"""Reads text fixtures: cases that anybody can add to without knowing Python."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_CASE = re.compile(
    r"^=== (?P<title>.+)\n(?P<given>(?:(?!=== ).*\n)*?)---\n(?P<expected>(?:(?!=== ).*\n)*)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a fixture: what it shows, what goes in and what must come out."""

    title: str
    given: str
    expected: str


def read_cases(path: Path) -> list[Case]:
    """Return the cases of a fixture file, in order.

    A case is its title after "===", the input, a line "---" and the expected output; blank lines
    around the last two do not count.
    """
    text = path.read_text(encoding="utf-8")
    cases = [
        Case(found["title"], found["given"].strip("\n"), found["expected"].strip("\n"))
        for found in _CASE.finditer(text)
    ]
    assert len(cases) == len(re.findall("^=== ", text, re.MULTILINE))
    return cases
