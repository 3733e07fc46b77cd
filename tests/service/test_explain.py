"""Why a question gets its reply: one case for each rule that can decide."""

from __future__ import annotations

import pytest

from bot.core.decide import Match, Reason, confidence_in_best
from bot.core.model import Topic
from bot.core.tier import Thresholds
from bot.service.answer import Answerer, consider
from bot.service.explain import explain_question
from bot.service.snapshot import FixedSnapshot, build_snapshot
from tests.support.knowledge import answerer_for, entry, know

KNOWLEDGE = know(
    entry(
        "renew-card",
        "How do I renew my library card?",
        "Bring the old card to the desk.",
        phrasings=("card renewal", "my card has expired"),
        not_this=("how do i renew my driving licence",),
        keywords=("card",),
    ),
    entry("late-fee", "What does a late book cost?", "Ten cents a day.", keywords=("fees",)),
    entry("room-fee", "What does a reading room cost?", "Nothing.", keywords=("fees",)),
    topics=(Topic("lending", "Lending", "Books and cards.", (), "small"),),
    synonyms=(("ILL", "inter-library loan"),),
    out_of_scope=("who won the match",),
)
# With these every question that is not decided by an exact rule is answered, offered or missed.
ALWAYS, OFFER, NEVER = Thresholds(0, 0), Thresholds(1, 0), Thresholds(1, 1)


def answerer_with(thresholds: Thresholds | None) -> Answerer:
    return Answerer(FixedSnapshot(build_snapshot(KNOWLEDGE, None)), thresholds)


@pytest.mark.parametrize(
    ("text", "thresholds", "reason", "rule"),
    [
        pytest.param("?!", None, Reason.EMPTY, "no word", id="no words"),
        pytest.param(
            "Who won the match?", None, Reason.OUT_OF_SCOPE, "out of scope", id="out of scope"
        ),
        pytest.param("card renewal", None, Reason.EXACT, "word for word", id="a phrasing"),
        pytest.param("lending", None, Reason.TOPIC, "name of a topic", id="a topic"),
        pytest.param("card", None, Reason.KEYWORD, "keyword and nothing", id="a keyword"),
        pytest.param("fees", None, Reason.KEYWORD, "More than one", id="a shared keyword"),
        pytest.param("expired cards", ALWAYS, Reason.SURE, "enough for an answer", id="sure"),
        pytest.param("expired cards", OFFER, Reason.UNSURE, "enough for a choice", id="unsure"),
        pytest.param("expired cards", NEVER, Reason.UNKNOWN, "below the 100%", id="unknown"),
        pytest.param(
            "how would i renew my driving licence",
            ALWAYS,
            Reason.UNSURE,
            'must not answer: "how do i renew my driving licence"',
            id="held back by a contrast question",
        ),
        pytest.param(
            "what does it cost",
            ALWAYS,
            Reason.UNSURE,
            'fits almost as well: "What does a',
            id="held back by a rival",
        ),
    ],
)
def test_the_rule_is_told_in_words(
    text: str, thresholds: Thresholds | None, reason: Reason, rule: str
) -> None:
    explanation = explain_question(answerer_with(thresholds), text)

    assert explanation.decision.reason is reason
    assert rule in explanation.rule


def test_an_empty_store_says_that_it_is_empty() -> None:
    explanation = explain_question(answerer_for(know()), "anything")

    assert explanation.rule == "The store is empty."
    assert explanation.candidates == ()


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("card renewal", 'Answered with "How do I renew my library card?".'),
        ("lending", 'Answered with the topic "Lending".'),
        (
            "fees",
            'Offered a choice of 2: "What does a late book cost?", '
            '"What does a reading room cost?".',
        ),
        ("who won the match", "Not answered."),
    ],
)
def test_the_verdict_names_titles(text: str, verdict: str) -> None:
    assert explain_question(answerer_with(None), text).verdict == verdict


def test_how_the_text_was_read() -> None:
    explanation = explain_question(answerer_with(None), "  RENEWW an ILL zebra ")

    assert explanation.question == "RENEWW an ILL zebra"
    assert explanation.normalised == "reneww an ill zebra"
    assert explanation.canonical == "RENEWW an inter-library loan zebra"
    assert explanation.corrections == (("reneww", ("renew",)),)
    assert "zebra" in explanation.unknown
    assert explanation.tier == "lexical"


def test_the_numbers_are_those_that_decided() -> None:
    answerer = answerer_with(None)
    snapshot = answerer.snapshot
    text = "renewing an old card"
    query, candidates = consider(text, snapshot)

    explanation = explain_question(answerer, text)

    assert explanation.is_right == confidence_in_best(candidates, snapshot.index.tier.is_right)
    assert explanation.is_among == confidence_in_best(candidates, snapshot.index.tier.is_among)
    assert explanation.lead == candidates[0].score - candidates[1].score
    assert [each.id for each in explanation.candidates] == [each.id for each in candidates]
    assert explanation.thresholds == answerer.thresholds_for(snapshot)
    assert explanation.candidates[0].evidence == candidates[0].evidence
    if isinstance(explanation.decision, Match):
        assert explanation.decision.confidence == explanation.is_right
    assert query.text == explanation.question
