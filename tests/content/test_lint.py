"""What is allowed in a pack but probably not meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from bot.content.lint import lint_entry, lint_packs
from bot.content.loader import inspect_packs
from bot.content.markdown import find_flaws
from bot.core.model import Entry, Pack
from bot.core.problem import Place, Problem
from tests.support.hang import without_hanging

WritePack = Callable[[Mapping[str, str | bytes]], Path]

TODAY = date(2026, 11, 23)
FINE = "question: Is {0} fine?, answer: Yes., phrasings: [{0} ok]"


def entries(*lines: str) -> str:
    """Write a file of entries, each given as `id` or `id, more keys`."""
    written = ["entries:"]
    for line in lines:
        name, _, more = line.partition(", ")
        written.append(f"- {{id: {name}, {FINE.format(name)}{', ' if more else ''}{more}}}")
    return "\n".join(written) + "\n"


def lint(folder: Path) -> tuple[Problem, ...]:
    inspection = inspect_packs([folder])
    assert inspection.errors == ()
    return lint_packs(inspection.packs, inspection.positions, today=TODAY)


@dataclass(frozen=True, slots=True)
class Case:
    """Files with exactly one thing to warn about."""

    name: str
    files: dict[str, str]
    place: tuple[str, int, int]
    message: str
    where: str = ""


TOPIC = "topics:\n- {id: t, title: T, summary: S}\n"
ANSWER = "entries:\n- id: a\n  question: Q?\n  phrasings: [q]\n  answer: |\n    Fine.\n    "

CASES = (
    Case(
        "two entries that only lead to each other",
        {"f.yaml": entries("a, follow_ups: [b]", "b, follow_ups: [a]", "c, follow_ups: [a]")},
        ("f.yaml", 2, 66),
        "the follow-ups of a, b lead only to each other",
        "entry a",
    ),
    Case(
        "four entries in a circle",
        {
            "f.yaml": entries(
                "b, follow_ups: [c]",
                "c, follow_ups: [d]",
                "d, follow_ups: [e]",
                "e, follow_ups: [b]",
            )
        },
        ("f.yaml", 2, 66),
        "the follow-ups of b, c, d, e lead only",
        "entry b",
    ),
    Case(
        "a topic without entries",
        {
            "f.yaml": entries("a, follow_ups: [b]", "b, follow_ups: [c]", "c, topic: u")
            + TOPIC
            + "- {id: u, title: U, summary: S}\n"
        },
        ("f.yaml", 6, 3),
        "the topic has no entries",
        "topic t",
    ),
    Case(
        "an entry that nothing leads on from",
        {"f.yaml": entries("a, topic: t", "b") + TOPIC},
        ("f.yaml", 3, 3),
        "neither a topic nor follow-ups",
        "entry b",
    ),
    Case(
        "an old review",
        {"f.yaml": entries("a, reviewed: 2025-11-22")},
        ("f.yaml", 2, 66),
        "the last review, of 2025-11-22, is more than 365 days old",
        "entry a",
    ),
    Case(
        "a review to come",
        {"f.yaml": entries("a, reviewed: 2026-11-24")},
        ("f.yaml", 2, 66),
        "lies in the future",
        "entry a",
    ),
    Case(
        "an entry without phrasings",
        {"f.yaml": "entries:\n- {id: a, question: Q?, answer: A.}\n"},
        ("f.yaml", 2, 3),
        "the entry has no phrasings",
        "entry a",
    ),
    Case(
        "a source that nobody uses",
        {"f.yaml": entries("a"), "pack.yaml": "sources:\n  law: {title: L}\n"},
        ("pack.yaml", 2, 8),
        'no entry refers to the source "law"',
    ),
    Case(
        "a question out of scope that an entry answers",
        {"f.yaml": entries("a"), "pack.yaml": "out_of_scope: [what, A  OK]\n"},
        ("pack.yaml", 1, 22),
        'the entry "a" answers it',
    ),
    Case(
        "broken Markdown in an answer",
        {"f.yaml": ANSWER + "Not **fine.\n"},
        ("f.yaml", 5, 3),
        'a "**" for bold text has no partner (line 2 of the text)',
        "entry a",
    ),
    Case(
        "a mention in a summary",
        {"f.yaml": entries("a, topic: t") + TOPIC.replace("S}", '"Ask @here"}')},
        ("f.yaml", 4, 21),
        '"@here" is a mention',
        "topic t",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_one_oddity_gives_one_warning(case: Case, write_pack: WritePack) -> None:
    folder = write_pack(case.files)

    (problem,) = lint(folder)

    file, line, column = case.place
    assert case.message in problem.message
    assert problem.place == Place(str(folder / file), line, column)
    assert (problem.where, problem.severity) == (case.where, "warning")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(entries("a, follow_ups: [b]", "b, follow_ups: [a, c]", "c"), id="a way out"),
        pytest.param(entries("a, follow_ups: [b]", "b"), id="an end"),
        pytest.param(
            entries(*(f"e{n}, follow_ups: [e{(n + 1) % 5}]" for n in range(5))), id="a large circle"
        ),
        pytest.param(entries("a, reviewed: 2025-11-23"), id="a review of exactly a year ago"),
        pytest.param(entries("a, reviewed: 2026-11-23"), id="a review of today"),
    ],
)
def test_what_is_fine_gives_no_warning(text: str, write_pack: WritePack) -> None:
    assert lint(write_pack({"f.yaml": text})) == ()


LONE = Entry("a", "Is it?", "A **bold word.", pack="p", follow_ups=("b",))
ROUND = Entry("b", "Is it not?", "Yes.", ("is it so",), pack="p", follow_ups=("a",))
OTHER = Entry("c", "Where?", "An **unpaired one.", pack="p")


def test_one_entry_is_looked_at_by_itself() -> None:
    pack = Pack("p", "P", out_of_scope=("is it?",), entries=(LONE, ROUND, OTHER))
    found = lint_entry(LONE, (pack,))
    assert [each.message for each in found] == [
        "the follow-ups of a, b lead only to each other",
        "the entry has no phrasings",
        'a "**" for bold text has no partner (line 1 of the text)',
        '"is it?" is out of scope, but the entry "a" answers it',
    ]
    assert set(found) < set(lint_packs((pack,), {}, today=TODAY))


def test_packs_made_in_code_have_no_positions() -> None:
    pack = Pack("p", "P", entries=(Entry("a", "Q?", "A."),))

    (problem,) = lint_packs([pack], {}, today=TODAY)

    assert problem.render().startswith("a: warning: the entry has no phrasings (entry a)")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param("a\n```py\nb", 2, "code block", id="a code block never closed"),
        pytest.param("```a``` ```", 1, "code block", id="a third fence"),
        pytest.param("**a** **b", 1, "partner", id="bold never closed"),
        pytest.param("a **b\n\nc", 1, "partner", id="bold never closed in an earlier line"),
        pytest.param("a | b\n--- | ---\nc | d", 2, "tables", id="a table"),
        pytest.param("| a |\n|:-:|:--|\n", 2, "tables", id="a table with outer bars"),
        pytest.param("# a\n#### b", 2, "headings", id="a deep heading"),
        pytest.param("a\nask @everyone", 2, '"@everyone"', id="everyone"),
        pytest.param("ask <@123>", 1, '"<@123>"', id="a member"),
        pytest.param("ask <@!123>", 1, '"<@!123>"', id="a member by nickname"),
        pytest.param("ask <@&123>", 1, '"<@&123>"', id="a role"),
    ],
)
def test_markdown_that_discord_shows_badly_is_found(text: str, line: int, message: str) -> None:
    (flaw,) = find_flaws(text)

    assert flaw.line == line
    assert message in flaw.message


@pytest.mark.parametrize(
    "text",
    [
        "**a** and ***b*** and __c__",
        "```\n**a | #### @here\n---|---\n```",
        "`**` and ``@everyone`` and `<@1>`",
        r"\*\*a and 2 \** 3",
        "### a\n- b | c\n---\n- d",
        "a here.example is <#123> and <t:1:R>",
    ],
)
def test_markdown_that_discord_shows_well_is_left_alone(text: str) -> None:
    assert find_flaws(text) == []


def test_long_lines_are_checked_in_linear_time() -> None:
    with without_hanging():
        for text in (" " * 20_000, "|" + " " * 20_000, "--|" * 7000, "`" * 20_001, "\\" * 20_000):
            find_flaws(text + "x")
