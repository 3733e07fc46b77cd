"""The line of a card that repeats the question."""

from __future__ import annotations

import pytest
from hypothesis import given

from bot.chat.asked import asked_in, asked_line
from bot.core.query import LONGEST_QUESTION_CHARS
from tests.support.properties import any_text, shown, steady


@steady
@given(any_text)
def test_a_question_can_be_read_back_from_its_line(text: str) -> None:
    assert asked_in(asked_line(text)) == shown(text)


def test_a_question_is_repeated_as_far_as_it_is_read() -> None:
    typed = "what about " + "chairs " * 69
    assert asked_in(asked_line(typed)) == typed.strip()
    question = asked_in(asked_line("what about " + "chairs " * 100))
    assert len(question) <= LONGEST_QUESTION_CHARS
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
