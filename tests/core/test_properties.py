"""What holds for every store and every question."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.core.conversation import Conversation
from bot.core.decide import Choices, Decision, Match, Reason, confidence_in_best
from bot.core.index import build_index, synonyms_of
from bot.core.knowledge import Knowledge
from bot.core.model import Entry, Topic
from bot.core.normalise import question_key
from bot.core.retrieve import Candidate
from bot.core.tier import LEXICAL
from bot.service.answer import Answerer
from bot.service.converse import take_turn
from tests.support.hang import without_hanging
from tests.support.knowledge import answerer_for, decided, entry, know, retrieved
from tests.support.properties import HOSTILE, any_text, phrase, steady_few, steady_some

phrases = st.lists(phrase, max_size=3, unique=True).map(tuple)


@st.composite
def stores(draw: st.DrawFn, least: int = 1) -> Knowledge:
    """Up to six entries over few words, so that they share many and sometimes whole phrasings."""
    ids = draw(st.lists(st.sampled_from("abcdef"), min_size=least, max_size=6, unique=True))
    entries = [
        entry(
            name,
            draw(phrase),
            f"{draw(phrase)}. {draw(phrase)}.",
            phrasings=draw(phrases),
            not_this=draw(phrases),
            keywords=draw(phrases),
            topic=draw(st.sampled_from(["t", ""])),
            follow_ups=tuple(draw(st.lists(st.sampled_from(ids), max_size=2))),
        )
        for name in ids
    ]
    synonyms = draw(st.sampled_from([(), (("wifi", "wireless network"), ("key", "keys"))]))
    topics = (Topic("t", draw(phrase), draw(phrase), phrasings=draw(phrases)),)
    out_of_scope = draw(phrases)
    return know(*entries, topics=topics, synonyms=synonyms, out_of_scope=out_of_scope)


def own_texts(knowledge: Knowledge) -> list[tuple[Entry, str]]:
    return [(each, text) for each in knowledge.entries for text in (each.question, *each.phrasings)]


questions = phrase | any_text


@steady_some
@given(knowledge=stores(), data=st.data())
def test_an_exact_phrasing_is_answered_by_its_entry_whatever_else_is_in_the_store(
    knowledge: Knowledge, data: st.DataObject
) -> None:
    owner, text = data.draw(st.sampled_from(own_texts(knowledge)))
    assume(keys_of(text, knowledge).isdisjoint(build_index(knowledge, LEXICAL).exact_contrast))

    typed = data.draw(st.sampled_from([text, text.upper(), f"  {text}?!", text.title()]))
    decision = decided(typed, knowledge)

    assert decision.reason is Reason.EXACT
    assert owner.id in names(decision)
    assert names(decision) <= owners(text, knowledge)
    assert isinstance(decision, Match) == (len(names(decision)) == 1)


def keys_of(text: str, knowledge: Knowledge) -> set[str]:
    return {question_key(each) for each in (text, synonyms_of(knowledge).canonical(text))}


def owners(text: str, knowledge: Knowledge) -> set[str]:
    keys = keys_of(text, knowledge)
    return {each.id for each, own in own_texts(knowledge) if keys & keys_of(own, knowledge)}


def names(decision: Decision) -> set[str]:
    match decision:
        case Match(id=name):
            return {name}
        case Choices(ids=ids):
            return set(ids)
        case _:
            return set()


@steady_some
@given(knowledge=stores(least=2), text=phrase, data=st.data())
def test_the_order_of_entries_never_matters(
    knowledge: Knowledge, text: str, data: st.DataObject
) -> None:
    (pack,) = knowledge.packs
    shuffled = data.draw(st.permutations(pack.entries))
    other = know(
        *shuffled, topics=pack.topics, synonyms=pack.synonyms, out_of_scope=pack.out_of_scope
    )

    assert scores(retrieved(text, other)[1]) == pytest.approx(
        scores(retrieved(text, knowledge)[1]), abs=1e-4
    )


def scores(candidates: tuple[Candidate, ...]) -> dict[str, float]:
    return {each.id: each.score for each in candidates}


@steady_some
@given(knowledge=stores(), text=phrase)
def test_declaring_a_question_out_of_scope_never_raises_the_confidence_for_it(
    knowledge: Knowledge, text: str
) -> None:
    (pack,) = knowledge.packs
    declared = know(
        *pack.entries,
        topics=pack.topics,
        synonyms=pack.synonyms,
        out_of_scope=(*pack.out_of_scope, text),
    )

    before, after = retrieved(text, knowledge)[1], retrieved(text, declared)[1]

    is_right = LEXICAL.is_right
    assert confidence_in_best(after, is_right) <= confidence_in_best(before, is_right) + 0.01
    assert decided(text, declared).reason is Reason.OUT_OF_SCOPE


@steady_some
@given(knowledge=stores(), text=questions)
def test_only_what_the_knowledge_holds_is_ever_decided_on(knowledge: Knowledge, text: str) -> None:
    decision = decided(text, knowledge)

    is_topic = isinstance(decision, Match) and decision.is_topic
    known = knowledge.topic_by_id.keys() if is_topic else knowledge.entry_by_id.keys()
    assert names(decision) <= known
    assert 0 <= decision.confidence <= 1
    if isinstance(decision, Choices):
        assert len(set(decision.ids)) == len(decision.ids) <= 5


@steady_some
@given(knowledge=stores(), text=questions)
def test_the_same_question_gets_the_same_reply(knowledge: Knowledge, text: str) -> None:
    first, second = answerer_for(knowledge).answer(text), answerer_for(knowledge).answer(text)

    assert first == second


@steady_some
@given(knowledge=stores(), text=questions)
def test_candidates_are_ranked_distinct_and_can_be_written_as_json(
    knowledge: Knowledge, text: str
) -> None:
    query, candidates = retrieved(text, knowledge)

    found = [each.score for each in candidates]
    assert found == sorted(found, reverse=True)
    assert len({each.id for each in candidates}) == len(candidates)
    assert bool(candidates) == bool(query.words)
    written = [asdict(each) for each in candidates]
    assert json.loads(json.dumps(written)) == written


@steady_some
@given(knowledge=stores(), text=phrase)
def test_evidence_is_within_its_range(knowledge: Knowledge, text: str) -> None:
    for candidate in retrieved(text, knowledge)[1]:
        evidence = asdict(candidate.evidence)
        for name in "chars words meaning similarity mean passage coverage contrast".split():
            assert -1e-5 <= evidence[name] <= 1 + 1e-5, name
        assert -0.5 <= candidate.score <= 1.5


@steady_some
@given(knowledge=stores(), text=phrase)
def test_offers_are_distinct_and_never_the_answer(knowledge: Knowledge, text: str) -> None:
    reply = answerer_for(knowledge).answer(text)

    offered = [each.id for each in reply.offers]
    assert len(set(offered)) == len(offered)
    assert reply.entry is None or reply.entry.id not in offered
    assert set(offered) <= knowledge.entry_by_id.keys()


SMALL = know(
    entry("wifi", "How do I join the wifi?", "Choose campus.", phrasings=("wifi 2024",)),
    entry("room", "Where is the 2,500 room?", "Left, then right."),
    synonyms=(("DSS", "Diplomatic Security Service"),),
    out_of_scope=("who is the president",),
)
SMALL_ANSWERER = answerer_for(SMALL)


@steady_few
@given(text=st.text(st.characters(exclude_categories=[]), max_size=600))
def test_any_text_gets_a_reply(text: str) -> None:
    reply = SMALL_ANSWERER.answer(text)

    assert names(reply.decision) <= SMALL.entry_by_id.keys()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_answered_at_once(name: str) -> None:
    assert_quick(name, SMALL_ANSWERER)


def assert_quick(name: str, answerer: Answerer) -> None:
    with without_hanging():
        take_turn(answerer, HOSTILE[name], Conversation(entry="wifi", offered=("wifi", "room")))


def test_a_phrasing_in_capitals_is_exact_too() -> None:
    us = know(
        entry("a", "who protects us diplomats"),
        entry("b", "who pays us diplomats"),
        synonyms=(("US", "United States of America"),),
    )

    assert decided("WHO PROTECTS US DIPLOMATS", us) == Match("a", 1.0, Reason.EXACT)


def test_a_phrasing_with_an_everyday_synonym_is_exact_in_small_letters_too() -> None:
    us = know(
        entry("a", "Who protects US diplomats?"),
        entry("b", "Who pays US diplomats?"),
        synonyms=(("US", "United States of America"),),
    )

    assert decided("who protects us diplomats", us) == Match("a", 1.0, Reason.EXACT)


def test_a_phrasing_with_a_synonym_is_exact_with_curly_quotes_too() -> None:
    degrees = know(
        entry("a", "is there a master's programme"),
        entry("b", "is there a bachelor's programme"),
        synonyms=(("master's", "graduate degree"),),
    )

    assert decided("is there a master’s programme", degrees) == Match("a", 1.0, Reason.EXACT)
