"""From a typed question to a reply."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.core.decide import Choices, Match, Miss, Reason
from bot.core.model import Stance, Topic
from bot.core.tier import LEXICAL, SEMANTIC, Thresholds
from bot.service.answer import Answerer, consider
from bot.service.snapshot import FixedSnapshot, Snapshot, build_snapshot
from tests.support.knowledge import answerer_for, answerer_from, entry, know

CITY = know(
    entry(
        "gate",
        "Where is the gate?",
        "It is on the left. " + "Walk on. " * 100,
        phrasings=("gate location",),
        follow_ups=("cafe",),
    ),
    entry("cafe", "Where is the cafe?", "Turn right.", keywords=("tea",)),
    entry("wifi", "How do I join the wifi?", "Choose campus."),
    topics=(Topic("net", "Network", "All about cables."),),
    starters=("wifi",),
    out_of_scope=("who is the president",),
)
ANSWERER = answerer_for(CITY)


def test_a_question_is_answered() -> None:
    reply = ANSWERER.answer("where could the gate be")

    assert isinstance(reply.decision, Match)
    assert (reply.decision.id, reply.decision.reason) == ("gate", Reason.SURE)
    assert reply.query.text == "where could the gate be"
    assert reply.candidates[0].id == "gate"
    assert reply.excerpt is not None
    assert reply.excerpt.text.startswith("It is on the left.")


def test_a_question_out_of_scope_is_not() -> None:
    assert ANSWERER.answer("who is the president?").decision == Miss(0.0, Reason.OUT_OF_SCOPE)


def test_the_budget_holds_for_the_excerpt() -> None:
    excerpt = ANSWERER.answer("gate location", budget_chars=50).excerpt

    assert excerpt is not None
    assert len(excerpt.text) <= 50


def test_what_was_shown_is_not_offered_again() -> None:
    assert "cafe" in {each.id for each in ANSWERER.answer("gate location").offers}
    assert "cafe" not in {
        each.id for each in ANSWERER.answer("gate location", shown={"cafe"}).offers
    }


def test_an_entry_left_out_is_no_candidate() -> None:
    reply = ANSWERER.answer("where could the gate be", without={"gate"})

    assert reply.entry is None or reply.entry.id != "gate"
    assert "gate" not in {each.id for each in reply.candidates}


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        pytest.param("gate location", "gate", id="a phrasing"),
        pytest.param("tea", "cafe", id="a keyword"),
    ],
)
def test_an_entry_left_out_is_not_the_answer_to_its_own_names(text: str, left_out: str) -> None:
    reply = ANSWERER.answer(text, without={left_out})

    assert reply.entry is None or reply.entry.id != left_out


def test_a_picked_entry_is_shown() -> None:
    reply = ANSWERER.show("gate", shown={"cafe"})

    assert reply is not None
    assert reply.decision == Match("gate", 1.0, Reason.PICKED)
    assert "cafe" not in {each.id for each in reply.offers}
    assert reply.excerpt is not None
    assert not reply.excerpt.is_whole


def test_a_larger_budget_shows_the_rest() -> None:
    reply = ANSWERER.show("gate", budget_chars=3_500)

    assert reply is not None
    assert reply.excerpt is not None
    assert reply.excerpt.is_whole


def test_an_entry_that_is_gone_is_not_shown() -> None:
    assert ANSWERER.show("gone") is None


@pytest.mark.parametrize("stance", Stance)
def test_the_first_packs_stance_sets_the_thresholds(stance: Stance) -> None:
    answerer = answerer_for(know(*CITY.entries, stance=stance))

    assert answerer.thresholds_for(answerer.snapshot) == LEXICAL.thresholds[stance]


@pytest.mark.parametrize(
    ("thresholds", "kind"),
    [
        pytest.param(Thresholds(0.0, 0.0), Match, id="answer everything"),
        pytest.param(Thresholds(1.0, 0.0), Choices, id="offer everything"),
        pytest.param(Thresholds(1.0, 1.0), Miss, id="refuse everything"),
    ],
)
def test_thresholds_that_are_given_replace_those(thresholds: Thresholds, kind: type) -> None:
    snapshot = build_snapshot(CITY, None)
    answerer = Answerer(FixedSnapshot(snapshot), thresholds)

    assert answerer.thresholds_for(snapshot) is thresholds
    assert isinstance(answerer.answer("where could a gate be").decision, kind)


def test_an_empty_store_answers_that_it_knows_nothing() -> None:
    reply = answerer_for(know()).answer("where is the gate")

    assert reply.decision == Miss(0.0, Reason.UNKNOWN)
    assert (reply.offers, reply.candidates) == ((), ())


def test_considering_decides_nothing() -> None:
    query, candidates = consider("gate location", ANSWERER.snapshot)

    assert query.keys == ("gate location",)
    assert candidates[0].id == "gate"


def test_threads_get_the_same_replies() -> None:
    questions = ["where could the gate be", "gate location", "join wifi", "tea", "zeppelin"] * 4
    alone = [ANSWERER.answer(text) for text in questions]

    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(ANSWERER.answer, questions))

    assert together == alone


@pytest.mark.parametrize(
    ("text", "expected", "fact"),
    [
        pytest.param(
            "who protects US diplomats",
            "what-is-the-dss",
            "Diplomatic Security Service",
            id="the first example",
        ),
        pytest.param("how many special agents", "dss-size", "2,500", id="a figure"),
        pytest.param("Ng Chee Khern", "singapore-definition", "Ng Chee Khern", id="a name"),
        pytest.param("29 cities", "dss-reach", "29-33", id="a number"),
        pytest.param("is this thing an llm", "is-attache-an-ai", "No.", id="about the bot"),
    ],
)
def test_shipped_questions_with_an_encoder(
    text: str, expected: str, fact: str, shipped_semantic: Snapshot
) -> None:
    reply = answerer_from(shipped_semantic).answer(text)

    assert reply.candidates[0].id == expected
    if isinstance(reply.decision, Match):
        assert reply.excerpt is not None
        assert fact in reply.excerpt.text.replace("**", "")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("how do i apply for a visa", id="near the domain"),
        pytest.param("who is the secretary of state", id="a person in office"),
        pytest.param("can you recommend a good pizza place", id="far from it"),
        pytest.param("asdkjh qwe zzz", id="nonsense"),
    ],
)
def test_what_the_shipped_packs_do_not_know_is_not_answered(
    text: str, shipped_semantic: Snapshot, shipped_lexical: Snapshot
) -> None:
    for snapshot in (shipped_semantic, shipped_lexical):
        assert not isinstance(answerer_from(snapshot).answer(text).decision, Match)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("Defence diplomacy", "defence-diplomacy", id="its title"),
        pytest.param("defense diplomacy", "defence-diplomacy", id="in American spelling"),
        pytest.param("DSS", "diplomatic-security", id="its short name"),
    ],
)
def test_a_shipped_topic_answers_to_its_name(
    text: str, title: str, shipped_semantic: Snapshot
) -> None:
    reply = answerer_from(shipped_semantic).answer(text)

    assert reply.topic is not None
    assert reply.topic.id == title
    assert reply.offers


def test_the_tier_follows_the_encoder(
    shipped_semantic: Snapshot, shipped_lexical: Snapshot
) -> None:
    assert shipped_semantic.index.tier is SEMANTIC
    assert shipped_lexical.index.tier is LEXICAL


@pytest.mark.parametrize("stance", Stance)
def test_a_stance_that_is_given_replaces_all_other_thresholds(stance: Stance) -> None:
    snapshot = ANSWERER.snapshot
    insisting = Answerer(FixedSnapshot(snapshot), LEXICAL.thresholds[Stance.BALANCED])
    given = insisting.over(snapshot, stance)
    assert given.thresholds_for(snapshot) == LEXICAL.thresholds[stance]
    kept = insisting.over(snapshot)
    assert kept.thresholds_for(snapshot) == LEXICAL.thresholds[Stance.BALANCED]
