"""Answers cut into the pieces that may stand alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.excerpt import make_excerpt
from bot.core.markdown import (
    Unit,
    is_code,
    is_quote,
    join_units,
    on_one_line,
    plain_text,
    split_units,
)
from bot.core.pages import cut_pages
from tests.core.answers import answers
from tests.support.cases import Case, read_cases
from tests.support.hang import without_hanging
from tests.support.markup import open_markup
from tests.support.properties import HOSTILE, any_text, steady

CASES = read_cases(Path(__file__).with_name("units.txt"))
# Five times the longest answer there may be, so that time squared would be minutes.
LONG = HOSTILE | {
    "newlines": "\n" * 100_000 + "a",
    "newlines in code": "```\n" + "\n" * 100_000 + "x\n```",
    "blank lines": " \n" * 50_000 + "a",
    "empty items": "a\n" + "\n- " * 30_000,
    "items": "- a\n" * 25_000,
    "brackets": "[" * 100_000,
    "links without an end": "[a](" * 25_000,
    "abbreviations": "e.g. A " * 14_000,
    "underscores": "a" + "_" * 100_000 + "a",
    "spans and sentences": "*a* b. A" * 12_000,
    "backticks": "`" * 100_000,
}


@pytest.mark.parametrize(
    "case",
    [pytest.param(each, id=each.title) for each in CASES],
)
def test_units(case: Case) -> None:
    units = split_units(case.given)

    assert [unit.text.replace("\n", r"\n") for unit in units] == case.expected.split("\n")


@pytest.mark.parametrize("case", [pytest.param(each, id=each.title) for each in CASES])
def test_units_joined_are_the_answer(case: Case) -> None:
    assert join_units(split_units(case.given)) == case.given.strip()


def test_blank_lines_are_restored_as_they_were() -> None:
    assert join_units(split_units("One.\n  \nTwo.")) == "One.\n  \nTwo."


@pytest.mark.parametrize(
    "answer", [pytest.param("", id="nothing"), pytest.param(" \n\n ", id="only white space")]
)
def test_an_empty_answer_has_no_units(answer: str) -> None:
    assert split_units(answer) == ()
    assert join_units(()) == ""


def test_some_units_are_joined_without_the_gap_before_them() -> None:
    units = split_units("One.\n\nTwo. Three.")

    assert join_units(units[1:]) == "Two. Three."
    assert join_units(units[1:2]) == "Two."


def test_only_list_items_say_so() -> None:
    units = split_units("Do:\n- One\n2. Two\n> 3. no\n\nDone - yes.")

    assert [unit.text for unit in units if unit.is_item] == ["- One", "2. Two"]


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        pytest.param("**bold** and *thin* and __under__", "bold and thin and under", id="emphasis"),
        pytest.param("~~gone~~ ||hidden||", "gone hidden", id="strikes and spoilers"),
        pytest.param("run `attache ask`", "run attache ask", id="code"),
        pytest.param("```\nx = 1\n```", "x = 1", id="a code block"),
        pytest.param("[the guide](https://a.example/b_c)", "the guide", id="links: only the words"),
        pytest.param("- one\n* two\n1. three\n> four", "one two three four", id="marks of a line"),
        pytest.param("# Title\n### Small\n-# tiny", "Title Small tiny", id="headings"),
        pytest.param("snake_case __init__", "snake_case init", id="underscores within a word stay"),
        pytest.param("2 - 1 = 1, 3 > 2", "2 - 1 = 1, 3 > 2", id="signs within a line stay"),
        pytest.param("a\n\n  b", "a b", id="white space collapses"),
    ],
)
def test_plain_text(markdown: str, plain: str) -> None:
    assert plain_text(markdown) == plain
    assert Unit(markdown).plain == plain


@pytest.mark.parametrize(
    ("markdown", "line"),
    [
        pytest.param("Bring:\n- a card\n- **ink**\n- time", "Bring: a card, ink, time", id="list"),
        pytest.param("1. one\n2. two", "one, two", id="numbers"),
        pytest.param("- Stop.\n- Look.", "Stop. Look.", id="items that are sentences"),
        pytest.param("one\ntwo", "one two", id="no list"),
    ],
)
def test_a_glimpse_has_its_lists_as_enumerations(markdown: str, line: str) -> None:
    assert on_one_line(markdown) == line


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("```py\nx\n```", "code", id="a fence"),
        pytest.param("  ```", "code", id="an indented fence"),
        pytest.param("`x`", "", id="code in a line is no block"),
        pytest.param("> x", "quote", id="a quotation"),
        pytest.param(">>> x", "quote", id="a long quotation"),
        pytest.param(">x", "", id="without a space it is no quotation"),
    ],
)
def test_kinds_of_block(text: str, kind: str) -> None:
    assert (is_code(text), is_quote(text)) == (kind == "code", kind == "quote")


@steady
@given(answer=answers())
def test_units_of_any_sound_answer_join_and_close_their_markup(answer: str) -> None:
    units = split_units(answer)

    assert join_units(units) == answer
    assert [unit.text for unit in units if open_markup(unit.text)] == []
    assert all(unit.text.strip() for unit in units)


@steady
@given(text=any_text | st.text("a. *_`[]()|~>-\n#1", max_size=60))
def test_no_character_of_any_text_is_lost(text: str) -> None:
    joined = join_units(split_units(text))

    assert "".join(joined.split()) == "".join(text.split())


@pytest.mark.parametrize("name", LONG)
@pytest.mark.parametrize("read", [split_units, plain_text, on_one_line, make_excerpt, cut_pages])
def test_no_answer_stops_everything(name: str, read: Callable[[str], object]) -> None:
    with without_hanging():
        read(LONG[name])
