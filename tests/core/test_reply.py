"""A decision made presentable."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.decide import Choices, Match, Miss, Reason
from bot.core.model import Topic
from bot.core.reply import Reply, compose_reply, reply_with_entry
from bot.core.retrieve import Candidate
from bot.service.snapshot import build_snapshot
from tests.support.knowledge import answerer_for, entry, know, retrieved

LONG = "The gate is left. " + "It is made of iron and painted green. " * 20
CITY = know(
    entry(
        "gate",
        "Where is the gate?",
        LONG + "Ng Chee Khern opened it.",
        keywords=("entrance",),
        topic="place",
        follow_ups=("wifi",),
    ),
    entry("cafe", "Where is the cafe?", "Turn right.", topic="place", keywords=("tea",)),
    entry("wifi", "How do I join the wifi?", "Log in.", topic="net", phrasings=("tea time",)),
    entry("lamp", "Who lights the lamp?", "Nobody."),
    topics=(
        Topic("place", "Places", "Where things are."),
        Topic("net", "Network", "Cables. " * 100),
    ),
    starters=("lamp", "wifi"),
)
INDEX = build_snapshot(CITY, None).index
CITY_ANSWERER = answerer_for(CITY)


def ids(reply: Reply) -> list[str]:
    return [each.id for each in reply.offers]


def ask(text: str, shown: tuple[str, ...] = ()) -> Reply:
    return CITY_ANSWERER.answer(text, shown=shown)


def test_an_answer_has_its_entry_an_excerpt_and_follow_ups() -> None:
    reply = ask("where is the cafe")

    assert reply.entry is CITY.entry_by_id["cafe"]
    assert reply.topic is None
    assert reply.excerpt is not None
    assert (reply.excerpt.text, reply.excerpt.is_whole) == ("Turn right.", True)
    assert ids(reply)[0] == "gate"
    assert "cafe" not in ids(reply)
    assert reply.nearest_topics == ()


def test_named_follow_ups_go_first_and_shown_ones_are_left_out() -> None:
    assert ids(ask("where is the gate"))[:2] == ["wifi", "cafe"]
    assert ids(ask("where is the gate", shown=("wifi",)))[0] == "cafe"


def test_the_entrys_own_question_shows_its_start() -> None:
    excerpt = ask("Where is the gate?").excerpt

    assert excerpt is not None
    assert excerpt.text.startswith("The gate is left.")
    assert "**" not in excerpt.text
    assert not excerpt.is_whole


def test_a_question_about_a_detail_shows_the_detail() -> None:
    query, candidates = retrieved("who is ng chee khern", CITY)

    reply = compose_reply(query, candidates, Match("gate", 0.9, Reason.SURE), INDEX)

    assert reply.excerpt is not None
    assert reply.excerpt.text.startswith("…")
    assert reply.excerpt.text.endswith("**Ng Chee Khern opened it.**")


def test_a_question_that_met_the_keywords_shows_the_start() -> None:
    query, candidates = retrieved("the entrance please", CITY)

    reply = compose_reply(query, candidates, Match("gate", 0.9, Reason.SURE), INDEX)

    assert reply.excerpt is not None
    assert reply.excerpt.text.startswith("The gate is left.")


def test_a_topic_has_its_summary_and_its_entries() -> None:
    reply = ask("places", shown=("cafe",))

    assert reply.topic is CITY.topic_by_id["place"]
    assert reply.entry is None
    assert reply.excerpt is not None
    assert reply.excerpt.text == "Where things are."
    assert ids(reply) == ["gate"]


def test_a_long_summary_is_cut() -> None:
    excerpt = ask("network").excerpt

    assert excerpt is not None
    assert not excerpt.is_whole


def test_choices_are_offered_in_their_order_even_when_shown_before() -> None:
    query, candidates = retrieved("gate", CITY)

    reply = compose_reply(
        query, candidates, Choices(("lamp", "gate"), 0.4, Reason.UNSURE), INDEX, shown=("gate",)
    )

    assert ids(reply) == ["lamp", "gate"]
    assert (reply.entry, reply.topic, reply.excerpt) == (None, None, None)


def test_after_a_miss_there_are_starters_and_the_nearest_topics() -> None:
    query, candidates = retrieved("a gate with wifi", CITY)

    reply = compose_reply(query, candidates, Miss(0.1, Reason.UNKNOWN), INDEX)

    assert ids(reply) == ["lamp", "wifi"]
    assert {topic.id for topic in reply.nearest_topics} == {"place", "net"}
    assert (reply.entry, reply.topic, reply.excerpt) == (None, None, None)


def test_nothing_asked_has_no_nearest_topics() -> None:
    reply = ask("?!")

    assert isinstance(reply.decision, Miss)
    assert reply.nearest_topics == ()
    assert ids(reply) == ["lamp", "wifi"]


@pytest.mark.parametrize(
    ("decision", "first"),
    [
        pytest.param(Match("lamp", 1.0, Reason.EXACT), ["lamp"], id="an answer"),
        pytest.param(
            Choices(("lamp", "wifi"), 0.5, Reason.KEYWORD), ["lamp", "wifi"], id="several choices"
        ),
    ],
)
def test_what_was_decided_on_leads_the_candidates(
    decision: Match | Choices, first: list[str]
) -> None:
    query, candidates = retrieved("where is the gate of the lamp wifi", CITY)
    assert [each.id for each in candidates][: len(first)] != first

    reply = compose_reply(query, candidates, decision, INDEX)

    found = [each.id for each in reply.candidates]
    assert found[: len(first)] == first
    assert sorted(found) == sorted(each.id for each in candidates)


def test_the_other_candidates_keep_their_order() -> None:
    query, candidates = retrieved("where is the gate of the lamp wifi", CITY)

    reply = compose_reply(query, candidates, Match(candidates[-1].id, 1.0, Reason.EXACT), INDEX)

    assert reply.candidates == (candidates[-1], *candidates[:-1])


def test_a_picked_entry_is_shown_like_its_own_question() -> None:
    picked = reply_with_entry(CITY.entry_by_id["gate"], INDEX, shown=("wifi",))

    assert picked.decision == Match("gate", 1.0, Reason.PICKED)
    assert picked.excerpt == ask("Where is the gate?").excerpt
    assert ids(picked) == ["cafe"]
    assert picked.candidates == ()


@pytest.mark.parametrize("name", ["gate", "a-new-one"])
def test_an_entry_is_shown_before_it_is_in_the_index(name: str) -> None:
    entry = replace(CITY.entry_by_id["gate"], id=name, answer="Ask Sam.", follow_ups=("wifi",))

    reply = reply_with_entry(entry, INDEX)

    assert reply.entry is entry
    assert reply.excerpt is not None
    assert reply.excerpt.text == "Ask Sam."
    assert ids(reply)[0] == "wifi"


def test_the_budget_is_kept() -> None:
    reply = reply_with_entry(CITY.entry_by_id["gate"], INDEX, budget_chars=60)

    assert reply.excerpt is not None
    assert len(reply.excerpt.text) <= 60


def test_an_entry_whose_topic_is_gone_suggests_no_topic() -> None:
    knowledge = know(replace(CITY.entries[0], topic="gone", follow_ups=()))
    query, candidates = retrieved("zeppelin gate", knowledge)
    assert isinstance(candidates[0], Candidate)

    index = build_snapshot(knowledge, None).index
    reply = compose_reply(query, candidates, Miss(0.1, Reason.UNKNOWN), index)

    assert reply.nearest_topics == ()
