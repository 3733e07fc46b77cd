"""Plain text made to fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.cut import ELLIPSIS, cut
from tests.support.properties import any_text, steady


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        pytest.param("one two", 7, "one two", id="what fits stays"),
        pytest.param("one two three", 10, "one two…", id="at a word border"),
        pytest.param("one two three", 8, "one two…", id="right after a word"),
        pytest.param("incomprehensibility", 6, "incom…", id="inside a word that fills the room"),
        pytest.param("a incomprehensibility", 8, "a incom…", id="rather than lose most of it"),
        pytest.param("one\n two", 20, "one two", id="on one line"),
        pytest.param("ab👩‍👩‍👧", 5, "ab…", id="not inside a family"),
        pytest.param("ab👍🏽!", 4, "ab…", id="not before a skin tone"),
        pytest.param("abe\u0301!!", 4, "ab…", id="not before an accent"),
    ],
)
def test_cut(text: str, limit: int, expected: str) -> None:
    assert cut(text, limit) == expected


@steady
@given(any_text, st.integers(2, 40))
def test_a_cut_text_fits_and_begins_like_the_whole(text: str, limit: int) -> None:
    short = cut(text, limit)
    line = " ".join(text.split())
    assert len(short) <= limit
    assert short == line or line.startswith(short.removesuffix(ELLIPSIS))


def test_a_limit_without_room_is_refused() -> None:
    with pytest.raises(ValueError, match="room"):
        cut("text", 1)
