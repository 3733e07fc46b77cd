"""What is offered while a question is being typed."""

from __future__ import annotations

import random
from functools import cache

import pytest
from hypothesis import given

from bot.core.index import Index
from bot.core.knowledge import Knowledge
from bot.core.model import Pack, Topic
from bot.core.suggest import (
    LABEL_CHARS,
    VALUE_CHARS,
    Rank,
    picked_entry,
    picked_topic,
    suggest,
    suggest_among,
    suggest_topics,
)
from tests.support.hang import without_hanging
from tests.support.knowledge import entry, indexed, know
from tests.support.properties import HOSTILE, any_text, steady

PARK = indexed(
    know(
        entry("late-bus", "When does the last bus go?", phrasings=("night bus",)),
        entry("bus", "Bus", "It stops at the gate."),
        entry("bus-fare", "Bus fares and tickets", keywords=("price", "tariff")),
        entry("bicycle", "Where can I park my bicycle?", phrasings=("bus rack",)),
        entry("umbrella", "Can I borrow an umbrella?"),
        entry("ponds", "What swims in the fish ponds?", "Carp and a pike.", keywords=("UN",)),
        starters=("umbrella", "bus"),
        synonyms=(("bicycle", "push bike"), ("UN", "United Newts")),
    )
)


def _offered(text: str, index: Index = PARK) -> list[str]:
    return [picked_entry(each.value) or "" for each in suggest(text, index)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("", ["umbrella", "bus"], id="the starters for nothing"),
        pytest.param("  ?!", ["umbrella", "bus"], id="the starters for no words"),
        pytest.param(
            "bus", ["bus", "bus-fare", "bicycle", "late-bus"], id="exact, prefix, then words"
        ),
        pytest.param("BÜS!", ["bus", "bus-fare", "bicycle", "late-bus"], id="folded like all text"),
        pytest.param("bus last wh", ["late-bus"], id="words in any order"),
        pytest.param("tickets bus", ["bus-fare"], id="words backwards"),
        pytest.param("tick far", ["bus-fare"], id="unfinished words"),
        pytest.param("borrowed", ["umbrella"], id="another form of a word"),
        pytest.param("what is the night bus", ["late-bus"], id="without the words that only ask"),
        pytest.param("tariff", ["bus-fare"], id="a keyword"),
        pytest.param("ticket price", ["bus-fare"], id="words of several names"),
        pytest.param("bus-fa", ["bus-fare"], id="an id"),
        pytest.param("busfares", ["bus-fare"], id="without its space"),
        pytest.param("fish ponds", ["ponds"], id="the subject"),
        pytest.param("push bike", ["bicycle"], id="a synonym"),
        pytest.param("united new", ["ponds"], id="an unfinished synonym of a keyword"),
        pytest.param("umbrela", ["umbrella"], id="a typing error"),
        pytest.param("bicyl", ["bicycle"], id="a typing error in an unfinished word"),
        pytest.param("tikcets buss", ["bus-fare"], id="two typing errors"),
        pytest.param("umbrella stand", ["umbrella"], id="a word that nothing has"),
        pytest.param(
            "fish pike umbrella", ["ponds", "umbrella"], id="what the matcher would offer"
        ),
        pytest.param("pike", ["ponds"], id="a word of the answer, and no slip of a bike"),
        pytest.param("zeppelin", [], id="nothing near"),
        pytest.param("where is the", [], id="words that carry no subject"),
    ],
)
def test_entries_are_offered_in_order(typed: str, expected: list[str]) -> None:
    assert _offered(typed) == expected


POTS = indexed(
    know(
        entry("begun", "Which shed has the pottery for flowers?"),
        entry("words", "Which pot suits a flower?"),
        entry("keyword", "Where do seeds go?", keywords=("flower pot of clay",)),
        entry("phrasing", "Which soil is best?", phrasings=("flower pots and soil",)),
        entry("long", "How are flower pots for the balcony watered?"),
        entry("short", "What are flower pots?"),
        entry("exact", "What about plants?", keywords=("flower pot",)),
    )
)


@pytest.mark.parametrize(
    ("typed", "ranks"),
    [
        ("flower pot", [Rank.EXACT, *[Rank.PREFIX] * 4, Rank.WORDS, Rank.BEGINNINGS]),
        ("flowwer pot", [Rank.SLIPS] * 7),
    ],
    ids=["as it is written", "with a typing error"],
)
def test_the_best_names_come_first(typed: str, ranks: list[Rank]) -> None:
    found = suggest(typed, POTS)
    assert [picked_entry(each.value) for each in found] == [
        *("exact", "short", "long", "phrasing", "keyword", "words", "begun")
    ]
    assert [each.rank for each in found] == ranks


@pytest.mark.parametrize("count", [0, 25, 26, 1_000])
def test_at_most_25_are_offered(count: int) -> None:
    many = indexed(know(*(entry(f"shelf-{n}", f"Where is shelf {n}?") for n in range(count))))
    assert len(suggest("where is", many)) == min(count, 25)
    assert len(suggest("", many)) == min(count, 5)


def _label(question: str, answer: str = "It is so.") -> str:
    [offered] = suggest("why", indexed(know(entry("a", question, answer))))
    return offered.label


def test_a_label_is_the_question_and_the_start_of_the_answer() -> None:
    assert _label("Why?", "Because **it** is [so](https://a.b).") == "Why? - Because it is so."


def test_a_long_label_is_cut_between_words() -> None:
    label = _label("Why?", "word " * 40)
    assert label == "Why? - " + "word " * 17 + "word…"
    assert len(label) <= LABEL_CHARS


def test_a_question_that_fills_the_label_goes_alone() -> None:
    label = _label("Why " + "oh " * 40, "Because.")
    assert label.endswith("oh…")
    assert " - " not in label


def test_a_value_cannot_be_taken_for_typed_text() -> None:
    assert suggest("bus", PARK)[0].value == "entry:bus"
    assert picked_entry("entry:bus") == "bus"
    assert picked_entry("bus") is None


def test_entries_beside_the_index_are_offered_by_the_same_rules() -> None:
    hidden = (
        entry("mill", "Where is the mill?", phrasings=("push bike to the mill",)),
        entry("maze", "How do I get out of the maze?"),
    )

    def found(text: str) -> list[str | None]:
        return [picked_entry(each.value) for each in suggest_among(text, hidden, PARK)]

    assert found("") == ["mill", "maze"]
    assert found("bicycle") == ["mill"]
    assert found("maez") == ["maze"]
    assert found("bus") == []


@steady
@given(any_text)
def test_any_text_gets_a_list_that_discord_takes(text: str) -> None:
    found = suggest(text, PARK)
    assert len({each.value for each in found}) == len(found)
    assert [each.rank for each in found] == sorted(each.rank for each in found)
    for each in found:
        assert 1 <= len(each.label) <= LABEL_CHARS
        assert 1 <= len(each.value) <= VALUE_CHARS


@cache
def _many() -> Index:
    words = "bank card door gate key lamp menu paper parcel queue rent room".split()
    chance = random.Random(1)
    questions = (" ".join(chance.choices(words, k=6)) for _ in range(500))
    return indexed(know(*(entry(f"e-{n}", f"{each} {n}") for n, each in enumerate(questions))))


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
def test_hostile_text_takes_no_longer(text: str) -> None:
    many = _many()
    with without_hanging():
        suggest(text, many)


def _with_topics(*topics: Topic, empty: str = "") -> Index:
    entries = tuple(
        entry(f"about-{each.id}", "What is it?", topic=each.id)
        for each in topics
        if each.id != empty
    )
    return indexed(Knowledge((Pack("park", "Park", topics=topics, entries=entries),)))


GROUNDS = _with_topics(
    Topic("ponds", "Fish ponds", "Where the fish are."),
    Topic("fish", "Fish", "What swims **here**.", ("ducks and geese",)),
    Topic("fishing", "Fishing permits", ""),
    Topic("gates", "Gates", "When they open."),
    Topic("moles", "Moles", "Gone."),
    empty="moles",
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("", ["ponds", "fish", "fishing", "gates"], id="all for nothing"),
        pytest.param("fish", ["fish", "ponds", "fishing"], id="exact, then prefix in order"),
        pytest.param("ponds", ["ponds"], id="a word of the title"),
        pytest.param("geese", ["fish"], id="a phrasing"),
        pytest.param("gatse", ["gates"], id="a slip"),
        pytest.param("moles", [], id="a topic without entries"),
        pytest.param("zebra", [], id="nothing near"),
    ],
)
def test_topics_are_offered_in_order(typed: str, expected: list[str]) -> None:
    found = suggest_topics(typed, GROUNDS)
    assert [picked_topic(each.value) for each in found] == expected


def test_a_topic_without_entries_is_offered_to_those_who_may_fill_it() -> None:
    [found] = suggest_among("moles", GROUNDS.knowledge.topics, GROUNDS)
    assert found.value == "topic:moles"


def test_a_topic_is_offered_with_the_start_of_its_summary() -> None:
    [found] = suggest_topics("ducks and geese", GROUNDS)
    assert (found.label, found.value) == ("Fish - What swims here.", "topic:fish")
    [found] = suggest_topics("permits", GROUNDS)
    assert found.label == "Fishing permits"


@pytest.mark.parametrize(("count", "offered"), [(0, 0), (25, 25), (26, 25)])
def test_no_more_topics_than_discord_takes(count: int, offered: int) -> None:
    long = "x" * 43
    many = _with_topics(
        *(Topic(f"{long}{n:05}", f"Garden {n} {'y ' * 60}", "z " * 90) for n in range(count))
    )
    for typed in ("", "garden", "gardne"):
        found = suggest_topics(typed, many)
        assert len(found) == offered
        assert all(len(each.label) <= LABEL_CHARS for each in found)
        assert all(len(each.value) <= VALUE_CHARS for each in found)


@steady
@given(any_text)
def test_any_text_is_offered_topics_without_trouble(text: str) -> None:
    found = suggest_topics(text, GROUNDS)
    assert len({each.value for each in found}) == len(found)
    assert {picked_topic(each.value) for each in found} <= {"ponds", "fish", "fishing", "gates"}
    assert picked_topic(text) is None or text.startswith("topic:")
