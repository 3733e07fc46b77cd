"""Broken files: each case names the place, the words and the hint that an author gets."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.content.loader import inspect_packs

WritePack = Callable[[Mapping[str, str | bytes]], Path]

GOOD = """\
entries:
- id: good
  question: Is this one good?
  answer: It is.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A file of entries with one mistake."""

    name: str
    yaml: str
    line: int
    column: int
    message: str
    hint: str = ""


def read_cases() -> list[Case]:
    text = Path(__file__).with_name("broken_files.txt").read_text(encoding="utf-8")
    pattern = re.compile(
        r"^=== (?P<name>.+)\n(?P<yaml>(?:.*\n)+?)"
        r"--- (?P<line>\d+):(?P<column>\d+) (?P<message>.+)\n(?:hint: (?P<hint>.+)\n)?",
        re.MULTILINE,
    )
    cases = [
        Case(m["name"], m["yaml"], int(m["line"]), int(m["column"]), m["message"], m["hint"] or "")
        for m in pattern.finditer(text)
    ]
    assert len(cases) == len(re.findall("^=== ", text, re.MULTILINE))
    return cases


def entry(question: str = "How?", answer: str = "Yes.", more: str = "") -> str:
    return f"entries:\n- id: a\n  question: {question}\n  answer: {answer}\n{more}"


TOO_MANY = ", ".join(f"p{n}" for n in range(201))
INDENT = "a tab is used for indentation"

UNSEEN = (
    Case("a tab", GOOD + "\ttopics: x\n", 5, 1, INDENT, "spaces"),
    Case("a tab behind spaces", GOOD + "  phrasings:\n  \t- one\n", 6, 3, INDENT, "spaces"),
    Case("a tab below a bar", entry(answer="|\n\tYes."), 5, 1, INDENT, "spaces"),
    Case("a line separator", GOOD + "# one\u2028two\n", 5, 6, "U+2028 (line separator)", "delete"),
    Case("a control character", GOOD + "# one\x1b[0m\n", 5, 6, "U+001B", "delete it"),
    Case("a NUL byte", GOOD + "# one\0\n", 5, 6, "NUL", "UTF-8"),
    Case("a byte order mark in the middle", GOOD + "\ufeff#\n", 5, 1, "U+FEFF", "delete it"),
)
SPECIAL = (
    Case("a second document", GOOD + "---\na: b\n", 5, 1, "a second document", "delete this line"),
    Case("a directive", "%YAML 1.2\n---\n" + GOOD, 1, 1, 'cannot start with "%"', "delete"),
)
LONG = (
    Case("a long question", entry("q" * 241), 3, 13, "has 241 characters, at most 240"),
    Case("a long answer", entry(answer="q" * 20_001), 4, 11, "has 20,001 characters, at most"),
    Case("a very long answer", entry(answer="q" * 50_001), 4, 11, "a text of 50,001 characters"),
    Case("many phrasings", entry(more=f"  phrasings: [{TOO_MANY}]\n"), 5, 14, "has 201 items"),
)

CASES = [*read_cases(), *UNSEEN, *SPECIAL, *LONG]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_named_where_it_is(case: Case, write_pack: WritePack) -> None:
    folder = write_pack({"faq.yaml": case.yaml})

    problem = inspect_packs([folder]).errors[0]

    assert problem.file == str(folder / "faq.yaml")
    assert case.message in problem.message
    assert (problem.line, problem.column) == (case.line, case.column)
    assert case.hint in problem.hint


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_reported_once(case: Case, write_pack: WritePack) -> None:
    other = GOOD.replace("good", "other")

    inspection = inspect_packs([write_pack({"faq.yaml": case.yaml, "other.yaml": other})])

    # Some cases are short files that lack required keys as well.
    about = [problem for problem in inspection.errors if case.message in problem.message]
    rest = [problem for problem in inspection.errors if problem not in about]
    assert len(about) == 1
    assert all("is missing in" in problem.message for problem in rest)
    assert inspection.packs == ()


def test_the_other_files_are_still_checked(write_pack: WritePack) -> None:
    files = {"a.yaml": "entries: [\n", "b.yaml": "entriez: []\n", "pack.yaml": "titel: x\n"}

    problems = inspect_packs([write_pack(files)]).errors

    assert [Path(problem.file).name for problem in problems] == ["a.yaml", "b.yaml", "pack.yaml"]


def test_a_problem_names_the_entry_that_it_is_in(write_pack: WritePack) -> None:
    folder = write_pack({"faq.yaml": "entries:\n- id: wifi\n  question: How?\n"})

    problem = inspect_packs([folder]).problems[0]

    assert problem.where == "entry wifi"
    assert problem.render().startswith(f"{folder / 'faq.yaml'}:2:3: error: the key")
    assert "(entry wifi)\n    hint: add `answer:`" in problem.render()
