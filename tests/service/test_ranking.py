"""What may answer, in the order that scripts and people see."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.decide import Choices, Match, Reason
from bot.core.model import Topic
from bot.service.answer import Answerer
from bot.service.ranking import decided_ids, preview, rank, shown_excerpt
from tests.support.knowledge import answerer_for, entry, know
from tests.support.properties import any_text, steady

LONG = " ".join(f"Sentence number {number} says nothing new." for number in range(40))

KNOWLEDGE = know(
    entry("move-house", "How do I move house?", phrasings=("moving house",), topic="homes"),
    entry("sell-house", "How do I sell my house?", phrasings=("selling a house",), topic="homes"),
    entry("house-rules", "What are the house rules?", keywords=("rules",)),
    entry("chat-rules", "What are the rules of the chat?", keywords=("rules",)),
    entry("feed-cat", "What do cats eat?", f"{LONG} The fee is 29 florins. {LONG}"),
    entry("twice-a", "Where is the well?", phrasings=("the same phrasing",)),
    entry("twice-b", "Who dug the well?", phrasings=("The same phrasing!",)),
    topics=(Topic("homes", "Homes", "All about homes.", ("houses and flats",), "small"),),
)


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    return answerer_for(KNOWLEDGE)


@pytest.mark.parametrize(
    ("text", "first", "score"),
    [
        pytest.param("moving house", "move-house", 1.0, id="a phrasing is certain"),
        pytest.param("Homes", "topic:homes", 1.0, id="so is the name of a topic"),
        pytest.param("houses and flats", "topic:homes", 1.0, id="and its other names"),
    ],
)
def test_an_exact_answer_comes_first_whatever_the_scores_say(
    answerer: Answerer, text: str, first: str, score: float
) -> None:
    ranked = rank(answerer.answer(text), KNOWLEDGE)

    assert (ranked[0].id, ranked[0].score) == (first, score)
    assert len(ranked) >= 5


@pytest.mark.parametrize("text", ["rules", "the same phrasing"])
def test_choices_come_first_in_their_order(answerer: Answerer, text: str) -> None:
    reply = answerer.answer(text)

    ranked = rank(reply, KNOWLEDGE)

    assert isinstance(reply.decision, Choices)
    assert tuple(each.id for each in ranked[:2]) == reply.decision.ids


words = st.sampled_from("house rules cat move homes the what selling well zebra 29 ???".split())


@steady
@given(text=st.lists(words, max_size=6).map(" ".join) | any_text)
def test_the_ranking_agrees_with_the_decision_and_never_rises(text: str) -> None:
    reply = ANSWERER.answer(text)

    ranked = rank(reply, KNOWLEDGE)

    ids = [each.id for each in ranked]
    decided = decided_ids(reply.decision)
    assert tuple(ids[: len(decided)]) == decided
    assert len(ids) == len(set(ids))
    assert {each.id for each in reply.candidates} <= set(ids)
    assert all(better.score >= worse.score for better, worse in pairwise(ranked))
    assert all(0 <= each.score <= 1 for each in ranked)


ANSWERER = answerer_for(KNOWLEDGE)


def test_a_preview_shows_the_passage_that_the_question_is_about(answerer: Answerer) -> None:
    reply = answerer.answer("29 florins fee")
    cat = KNOWLEDGE.entry_by_id["feed-cat"]

    found = preview(cat, reply.candidates, budget_chars=120)

    assert "29 florins" in found.text
    assert len(found.text) <= 120


def test_keywords_are_no_passage_so_the_preview_starts_at_the_start() -> None:
    knowledge = know(
        entry("cat", "What do cats eat?", LONG, keywords=("felines", "kittens", "pets")),
        entry("dog", "Where do dogs sleep?"),
    )
    reply = answerer_for(knowledge).answer("felines kittens pets please")

    found = preview(knowledge.entry_by_id["cat"], reply.candidates, budget_chars=120)

    assert found.text.startswith("Sentence number 0")


def test_what_is_shown_of_choices_is_the_first_ones_preview(answerer: Answerer) -> None:
    assert shown_excerpt(answerer.answer("rules")) == preview(
        KNOWLEDGE.entry_by_id["house-rules"], ()
    )
    assert shown_excerpt(answerer.answer("zebra")) is None


def test_an_entry_that_was_picked_is_certain(answerer: Answerer) -> None:
    reply = answerer.show("feed-cat")

    assert reply is not None
    assert isinstance(reply.decision, Match)
    assert reply.decision.reason is Reason.PICKED
    assert [(each.id, each.score) for each in rank(reply, KNOWLEDGE)] == [("feed-cat", 1.0)]
