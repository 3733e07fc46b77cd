"""What becomes of labelled questions, and the figures made of it."""

from __future__ import annotations

from itertools import count

import pytest

from bot.core.model import GoldenQuestion, Topic
from bot.service.answer import Answerer
from bot.service.evaluate import Bin, Case, Evaluation, Outcome, evaluate, holds_fact, judge
from tests.support.knowledge import answerer_for, entry, know

LONG = "Nothing to see in this sentence. " * 40

KNOWLEDGE = know(
    entry("late-fee", "What does a late book cost?", "Ten **cents** a day.", keywords=("fees",)),
    entry("room-fee", "What does a room cost?", LONG + "It is free.", keywords=("fees",)),
    entry("card-fee", "What does a card cost?", "One florin.", topic="cards"),
    topics=(Topic("cards", "Cards", "All about cards.", (), "small"),),
)


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    return answerer_for(KNOWLEDGE)


@pytest.mark.parametrize(
    ("ask", "expect", "outcome"),
    [
        ("what does a card cost", ("card-fee",), Outcome.ANSWERED_RIGHT),
        ("what does a card cost", ("late-fee", "card-fee"), Outcome.ANSWERED_RIGHT),
        ("what does a card cost", ("late-fee",), Outcome.ANSWERED_WRONG),
        ("what does a card cost", (), Outcome.ANSWERED_IN_VAIN),
        ("cards", ("topic:cards",), Outcome.ANSWERED_RIGHT),
        ("cards", ("card-fee",), Outcome.TOPIC_SHOWN),
        ("cards", (), Outcome.ANSWERED_IN_VAIN),
        ("fees", ("late-fee",), Outcome.FIRST_CHOICE),
        ("fees", ("room-fee",), Outcome.OTHER_CHOICE),
        ("fees", ("card-fee",), Outcome.WRONG_CHOICES),
        ("fees", (), Outcome.REFUSED_WITH_CHOICES),
        ("zebra", ("card-fee",), Outcome.MISSED),
        ("zebra", (), Outcome.REFUSED),
    ],
)
def test_what_became_of_a_question(
    answerer: Answerer, ask: str, expect: tuple[str, ...], outcome: Outcome
) -> None:
    assert judge(GoldenQuestion(ask, expect), answerer.answer(ask)) is outcome


@pytest.mark.parametrize(
    ("ask", "fact", "expected"),
    [
        pytest.param("what does a late book cost", "ten CENTS a day", True, id="markup aside"),
        pytest.param("what does a late book cost", "florin", False, id="not in the excerpt"),
        pytest.param("what does a room cost", "it is free", False, id="cut off"),
        pytest.param("fees", "cents", True, id="in the preview of the first choice"),
        pytest.param("zebra", "cents", False, id="nothing is shown"),
        pytest.param("zebra", "", None, id="no fact asked for"),
    ],
)
def test_whether_the_excerpt_holds_the_fact(
    answerer: Answerer, ask: str, fact: str, expected: bool | None
) -> None:
    question = GoldenQuestion(ask, ("late-fee",), fact)

    assert holds_fact(question, answerer.answer(ask)) is expected


def test_every_question_is_asked_once_and_timed(answerer: Answerer) -> None:
    ticks = count()
    heard: list[tuple[int, int]] = []
    questions = [GoldenQuestion("fees"), GoldenQuestion("cards", ("topic:cards",), "about")]

    evaluation = evaluate(
        answerer, questions, lambda done, total: heard.append((done, total)), lambda: next(ticks)
    )

    assert [case.question for case in evaluation.cases] == questions
    assert [case.elapsed_s for case in evaluation.cases] == [1, 1]
    assert heard == [(1, 2), (2, 2)]
    assert [case.rank for case in evaluation.cases] == [0, 1]
    assert [case.has_fact for case in evaluation.cases] == [None, True]


def case(
    outcome: Outcome,
    *,
    confidence: float = 0.5,
    is_right: bool = False,
    place: int = 0,
    has_fact: bool | None = None,
    elapsed_s: float = 0.0,
) -> Case:
    unanswerable = (Outcome.REFUSED, Outcome.REFUSED_WITH_CHOICES, Outcome.ANSWERED_IN_VAIN)
    expect = () if outcome in unanswerable else ("x",)
    question = GoldenQuestion(outcome, expect)
    return Case(question, outcome, (), place, confidence, is_right, has_fact, elapsed_s)


def test_the_counts() -> None:
    evaluation = Evaluation(
        (
            case(Outcome.ANSWERED_RIGHT, place=1, has_fact=True),
            case(Outcome.FIRST_CHOICE, place=1, has_fact=False),
            case(Outcome.OTHER_CHOICE, place=3),
            case(Outcome.WRONG_CHOICES, place=4),
            case(Outcome.MISSED),
            case(Outcome.REFUSED),
            case(Outcome.ANSWERED_IN_VAIN),
        )
    )

    assert len(evaluation.answerable) == 5
    assert len(evaluation.unanswerable) == 2
    assert evaluation.count(Outcome.ANSWERED_RIGHT, Outcome.FIRST_CHOICE) == 2
    assert evaluation.found_in_three == 3
    assert (evaluation.facts_shown, len(evaluation.with_fact)) == (1, 2)


def test_the_confidence_is_held_against_what_was_true() -> None:
    evaluation = Evaluation(
        (
            case(Outcome.ANSWERED_RIGHT, confidence=1.0, is_right=True),
            case(Outcome.ANSWERED_WRONG, confidence=0.9),
            case(Outcome.REFUSED, confidence=0.1),
        )
    )

    assert evaluation.brier == pytest.approx((0 + 0.81 + 0.01) / 3)
    low, high = evaluation.calibration
    assert low == Bin(0.0, 0.2, 1, 0.1, 0.0)
    assert (high.low, high.high, high.count, high.share_right) == (0.8, 1.0, 2, 0.5)
    assert high.mean_confidence == pytest.approx(0.95)


def test_the_worst_come_first() -> None:
    evaluation = Evaluation(
        (
            case(Outcome.ANSWERED_RIGHT),
            case(Outcome.MISSED),
            case(Outcome.ANSWERED_IN_VAIN, confidence=0.7),
            case(Outcome.ANSWERED_WRONG, confidence=0.8),
            case(Outcome.REFUSED),
            case(Outcome.ANSWERED_WRONG, confidence=0.9),
            case(Outcome.TOPIC_SHOWN),
        )
    )

    assert [(each.outcome, each.confidence) for each in evaluation.worst] == [
        (Outcome.ANSWERED_WRONG, 0.9),
        (Outcome.ANSWERED_WRONG, 0.8),
        (Outcome.ANSWERED_IN_VAIN, 0.7),
        (Outcome.MISSED, 0.5),
        (Outcome.TOPIC_SHOWN, 0.5),
    ]


def test_the_time_that_most_stayed_within() -> None:
    evaluation = Evaluation(
        tuple(case(Outcome.REFUSED, elapsed_s=float(time)) for time in range(100, 0, -1))
    )

    assert evaluation.elapsed_s(0.5) == 51
    assert evaluation.elapsed_s(0.95) == 96


def test_no_questions_give_no_figures() -> None:
    evaluation = Evaluation(())

    assert (evaluation.brier, evaluation.elapsed_s(0.5), evaluation.calibration) == (0, 0, ())
