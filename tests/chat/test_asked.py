"""The line of a card that repeats the question."""

from __future__ import annotations

import pytest
from hypothesis import given

from bot.chat.asked import ASKED_CHARS, asked_in, asked_line
from tests.support.properties import any_text, steady


@steady
@given(any_text)
def test_a_question_can_be_read_back_from_its_line(text: str) -> None:
    question = " ".join(text.replace("\u200b", "").split())
    assert asked_in(asked_line(text)) == question


def test_a_long_question_is_cut_at_a_word() -> None:
    question = asked_in(asked_line("what about " + "chairs " * 100))
    assert len(question) <= ASKED_CHARS
    assert question.endswith("chairs…")


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("-# Reviewed 3 Nov 2026", id="small print"),
        pytest.param("“how long is a loan”", id="no small print"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_other_line_holds_a_question(line: str) -> None:
    assert asked_in(line) == ""
