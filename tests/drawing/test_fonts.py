"""Text as the fonts of this machine can draw it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("matplotlib")

from bot.drawing.fonts import drawable

# Tangut, which hardly any machine has a font for.
UNDRAWABLE = "\U00017000\U00017001"


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        pytest.param("Öffnungszeiten – wann?", "Öffnungszeiten – wann?", id="latin"),
        pytest.param("Вопросы", "Вопросы", id="cyrillic"),
        pytest.param("أسئلة", "أسئلة", id="arabic"),
        pytest.param("cafe\u0301", "café", id="an accent of its own"),
        pytest.param("wifi \U0001f6dc upstairs", "wifi upstairs", id="emoji goes"),
        pytest.param("two\n lines\t", "two lines", id="one line"),
        pytest.param("a\u202eb\x00c\ud800", "abc", id="invisible letters go"),
        pytest.param(f"book {UNDRAWABLE}", "book □□", id="boxes"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_text_is_drawn_as(text: str, drawn: str) -> None:
    assert drawable(text) == drawn


def test_the_spare_takes_the_place_of_what_would_be_boxes() -> None:
    assert drawable(UNDRAWABLE, "loan-period") == "loan-period"


def test_the_spare_takes_the_place_of_what_would_be_nothing() -> None:
    assert drawable("\U0001f6dc", "loan-period") == "loan-period"


def test_the_spare_is_not_needed_for_a_few_boxes() -> None:
    assert drawable(f"A book in {UNDRAWABLE}", "loan-period") == "A book in □□"


@given(st.text())
def test_drawing_twice_is_drawing_once(text: str) -> None:
    assert drawable(drawable(text)) == drawable(text)
