"""The part of an answer that is shown: on the point, within the budget, and sound."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.excerpt import Excerpt, Point, make_excerpt
from bot.core.markdown import join_units, plain_text, split_units
from tests.core.answers import answers
from tests.support.cases import Case, read_cases
from tests.support.markup import open_markup
from tests.support.properties import any_text, steady

CASES = read_cases(Path(__file__).with_name("excerpts.txt"))
_SETTING = re.compile(r"budget (?P<budget>\d+)(?:, unit (?P<unit>\d+))?(?P<emphasised>.*)")


def cut(case: Case) -> Excerpt:
    """Make the excerpt that a case of the fixture describes."""
    setting, _, answer = case.given.partition("\n")
    found = _SETTING.fullmatch(setting)
    assert found is not None
    point = Point(int(found["unit"] or 0), is_emphasised=bool(found["emphasised"]))
    return make_excerpt(answer, point=point, budget_chars=int(found["budget"]))


@pytest.mark.parametrize(
    "case",
    [pytest.param(each, id=each.title) for each in CASES],
)
def test_excerpt(case: Case) -> None:
    excerpt = cut(case)

    assert excerpt.text == case.expected
    assert excerpt.is_whole == ("…" not in case.expected)


@pytest.mark.parametrize("budget", [1, 0, -1])
def test_a_budget_too_small_to_show_anything_is_refused(budget: int) -> None:
    with pytest.raises(ValueError, match="at least one character"):
        make_excerpt("One is here.", budget_chars=budget)


def test_the_smallest_budget_shows_one_character() -> None:
    assert make_excerpt("One is here.", budget_chars=2) == Excerpt("O…", is_whole=False)


points = st.builds(Point, st.integers(0, 12), st.booleans())
budgets = st.integers(2, 400)


@steady
@given(answer=answers(), point=points, budget=budgets)
def test_an_excerpt_is_within_its_budget_and_closes_its_markup(
    answer: str, point: Point, budget: int
) -> None:
    excerpt = make_excerpt(answer, point=point, budget_chars=budget)

    assert len(excerpt.text) <= budget
    assert open_markup(excerpt.text) == []
    assert excerpt.text


@steady
@given(answer=any_text | st.text("a. *_`[]()|~>-\n#1", max_size=60), point=points, budget=budgets)
def test_any_text_is_shown_within_its_budget(answer: str, point: Point, budget: int) -> None:
    assert len(make_excerpt(answer, point=point, budget_chars=budget).text) <= budget


@steady
@given(answer=answers(), unit=st.integers(0, 12), budget=budgets)
def test_the_point_is_in_the_excerpt(answer: str, unit: int, budget: int) -> None:
    excerpt = make_excerpt(answer, point=Point(unit), budget_chars=budget)

    units = split_units(answer)
    wanted = units[min(unit, len(units) - 1)]
    # A unit that is too long itself is shown from its start.
    cut_short = plain_text(excerpt.text).rstrip("…").strip()
    assert wanted.text in excerpt.text or wanted.plain.startswith(cut_short)


@steady
@given(answer=answers(), unit=st.integers(0, 12))
def test_an_answer_that_fits_is_shown_whole(answer: str, unit: int) -> None:
    excerpt = make_excerpt(answer, point=Point(unit), budget_chars=len(answer))

    assert excerpt == Excerpt(answer, is_whole=True)


@steady
@given(answer=answers(), unit=st.integers(0, 12), budget=budgets)
def test_an_excerpt_in_part_says_so(answer: str, unit: int, budget: int) -> None:
    excerpt = make_excerpt(answer, point=Point(unit), budget_chars=budget)

    assert excerpt.is_whole == (len(answer) <= budget)
    if not excerpt.is_whole:
        assert excerpt.text.startswith("…") or excerpt.text.endswith("…")


@steady
@given(answer=answers(), unit=st.integers(0, 12), budget=budgets)
def test_an_excerpt_is_made_of_whole_units(answer: str, unit: int, budget: int) -> None:
    excerpt = make_excerpt(answer, point=Point(unit), budget_chars=budget)

    units = split_units(answer)
    runs = {
        join_units(units[start:end])
        for start in range(len(units))
        for end in range(start + 1, len(units) + 1)
    }
    # The last sentence may end with the sign that marks a cut.
    shown = excerpt.text.removeprefix("…").strip()
    unmarked = shown.removesuffix("…").strip()
    centre = units[min(unit, len(units) - 1)]
    assert runs & {shown, unmarked} or centre.plain.startswith(unmarked)


@pytest.mark.parametrize("budget", range(20, 60))
def test_a_text_without_spaces_is_cut_between_what_is_seen_as_characters(budget: int) -> None:
    family = "👩‍👩‍👧"

    shown = make_excerpt(family * 40, budget_chars=budget).text

    assert len(shown) <= budget
    assert shown.removesuffix("…").replace(family, "") == ""
