"""What waits for more, and for how long."""

from __future__ import annotations

import pytest

from bot.core.query import LONGEST_QUESTION_CHARS
from bot.service.gathering import LONGEST_WAIT_S, WAIT_S, Answer, Gathering, Wait

ADA, BOB = 1, 2


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("how do i renew a book", id="an ordinary message"),
        pytest.param("opening hours?", id="a short question with its sign"),
        pytest.param("It is late.", id="a sentence"),
        pytest.param("help", id="a command"),
        pytest.param("search visas", id="a command with an argument"),
        pytest.param("2", id="a number"),
        pytest.param("the second one", id="an ordinal"),
        pytest.param("hi", id="a greeting"),
        pytest.param("thanks", id="thanks"),
        pytest.param("yes", id="yes"),
        pytest.param("tell me more", id="more"),
        pytest.param("", id="nothing"),
        pytest.param("👍", id="an emoji"),
        pytest.param("my\nquestion", id="several lines"),
    ],
)
def test_what_is_complete_is_answered_at_once(text: str) -> None:
    assert Gathering().hear(ADA, text, 0.0) == Answer((text,))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("renew book", id="a fragment"),
        pytest.param("so i was wondering about", id="many words that lead on"),
    ],
)
def test_a_fragment_waits_and_is_then_answered(text: str) -> None:
    gathering = Gathering()
    assert gathering.hear(ADA, text, 0.0) == Wait(WAIT_S)
    assert gathering.due(ADA, WAIT_S) == Answer((text,))
    assert gathering.due(ADA, WAIT_S) is None


def test_fragments_are_joined_and_a_complete_one_ends_the_wait() -> None:
    gathering = Gathering()
    gathering.hear(ADA, "how do i", 0.0)
    gathering.hear(ADA, "renew a book", 1.0)
    early = gathering.due(ADA, WAIT_S)
    assert isinstance(early, Wait)
    assert early.seconds == pytest.approx(1.0)
    assert gathering.hear(ADA, "online?", 2.0) == Answer(("how do i renew a book online?",))
    assert gathering.due(ADA, 3.0) is None


def test_nobody_waits_longer_than_the_longest_wait() -> None:
    gathering = Gathering()
    for step in range(3):
        gathering.hear(ADA, "renew", float(step))
    assert gathering.due(ADA, LONGEST_WAIT_S) == Answer(("renew renew renew",))


def test_people_are_kept_apart_and_may_be_forgotten() -> None:
    gathering = Gathering()
    gathering.hear(ADA, "renew", 0.0)
    assert gathering.hear((BOB, 3), "where is the gate?", 0.1) == Answer(("where is the gate?",))
    gathering.forget(ADA)
    assert gathering.due(ADA, 5.0) is None


def test_what_is_joined_is_no_longer_than_a_question() -> None:
    gathering = Gathering()
    gathering.hear(ADA, "a" * 400, 0.0)
    said = gathering.hear(ADA, "b" * 400, 0.5)
    assert isinstance(said, Answer)
    assert len(said.texts[0]) == LONGEST_QUESTION_CHARS


@pytest.mark.parametrize("aside", ["topics", "search visas", "2", "thanks!", "no"])
def test_what_is_no_part_of_a_question_is_answered_after_what_waits(aside: str) -> None:
    gathering = Gathering()
    gathering.hear(ADA, "late fees", 0.0)
    assert gathering.hear(ADA, aside, 0.5) == Answer(("late fees", aside))
    assert gathering.due(ADA, WAIT_S) is None
