"""Whole answers in pages: nothing lost, nothing twice, and every page sound by itself."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.markdown import split_units
from bot.core.pages import SMALLEST_PAGE_CHARS, cut_pages
from tests.core.answers import answers
from tests.support.markup import open_markup
from tests.support.properties import HOSTILE, any_text, steady

budgets = st.integers(SMALLEST_PAGE_CHARS, 600)
_FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
_FLAG = "\U0001f1eb\U0001f1f7"


def _squeezed(text: str) -> str:
    return "".join(text.split())


@steady
@given(answer=answers(12), budget=budgets)
def test_the_pages_hold_every_unit_once_and_in_order(answer: str, budget: int) -> None:
    pages = cut_pages(answer, budget)

    assert all(0 < len(page) <= budget for page in pages)
    if all(len(unit.text) <= budget for unit in split_units(answer)):
        found = [unit.text for page in pages for unit in split_units(page)]
        assert found == [unit.text for unit in split_units(answer)]
        assert _squeezed("".join(pages)) == _squeezed(answer)


@steady
@given(answer=answers(12), budget=budgets)
def test_every_page_closes_its_markup(answer: str, budget: int) -> None:
    for page in cut_pages(answer, budget):
        assert open_markup(page) == []


@steady
@given(answer=any_text | st.text("a. *_`[]()|~>-\n#1", max_size=400), budget=budgets)
def test_any_text_keeps_to_its_budget(answer: str, budget: int) -> None:
    assert all(len(page) <= budget for page in cut_pages(answer, budget))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_keeps_to_its_budget(name: str) -> None:
    assert all(len(page) <= 3_500 for page in cut_pages(HOSTILE[name]))


@pytest.mark.parametrize("answer", ["", "  ", "Short.", "One. Two.\n\n- three"])
def test_what_fits_is_one_page(answer: str) -> None:
    assert cut_pages(answer) == (answer.strip(),)


def test_long_code_goes_on_in_a_fence_of_its_language() -> None:
    lines = [f"line_{number} = {number}" for number in range(40)]
    code = "\n".join(lines)
    pages = cut_pages(f"Do this:\n```py\n{code}\n```\nThat is all.", 200)

    blocks = re.findall(r"```py\n(.*?)\n```", "\n".join(pages), re.DOTALL)
    assert "\n".join(blocks).split("\n") == lines
    assert all(page.count("```") in (0, 2) for page in pages)
    assert pages[0] == "Do this:"
    assert pages[-1].endswith("That is all.")


def test_a_line_of_code_longer_than_a_page_is_cut() -> None:
    pages = cut_pages(f"```\n{'x' * 500}\n```", 100)

    assert "".join(page.removeprefix("```\n").removesuffix("\n```") for page in pages) == "x" * 500
    assert all(len(page) <= 100 for page in pages)


def test_a_sentence_longer_than_a_page_is_cut_between_words_and_never_in_a_link() -> None:
    sentence = "see " + " and ".join(f"[page {n} here](https://a.example/{n})" for n in range(20))
    pages = cut_pages(sentence, 100)

    assert " ".join(pages) == sentence
    assert all(page.count("[") == page.count("](") == page.count(")") for page in pages)


def test_a_link_longer_than_a_page_is_shown_as_its_words() -> None:
    assert cut_pages(f"See [the long page](https://a.example/{'x' * 100}) now.", 100) == (
        "See the long page now.",
    )


@pytest.mark.parametrize(
    "emoji",
    [pytest.param(_FAMILY, id="a family"), pytest.param(_FLAG, id="a flag")],
)
@pytest.mark.parametrize("lead", ["", "a", "ab"])
def test_an_emoji_is_never_split(emoji: str, lead: str) -> None:
    text = lead + emoji * 100
    pages = cut_pages(text, 101)

    assert "".join(pages) == text
    assert all(page.removeprefix(lead).replace(emoji, "") == "" for page in pages)


def test_a_heading_and_what_announces_a_list_stay_with_what_follows() -> None:
    filler = "x" * 80 + "."
    assert cut_pages(f"{filler}\n\n## Rules\n\nThese apply:\n- one\n- two", 100) == (
        filler,
        "## Rules\n\nThese apply:\n- one\n- two",
    )


def test_a_page_too_small_for_a_fence_is_refused() -> None:
    with pytest.raises(ValueError, match="or more"):
        cut_pages("One.", SMALLEST_PAGE_CHARS - 1)
