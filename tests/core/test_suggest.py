"""What is offered while a question is being typed."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given

from bot.core.knowledge import Knowledge
from bot.core.model import Pack, Topic
from bot.core.suggest import (
    LABEL_CHARS,
    VALUE_CHARS,
    picked_entry,
    picked_topic,
    suggest,
    suggest_topics,
)
from tests.support.knowledge import entry, know
from tests.support.properties import HOSTILE, any_text, steady

PARK = know(
    entry("late-bus", "When does the last bus go?", phrasings=("night bus",)),
    entry("bus", "Bus", "It stops at the gate."),
    entry("bus-fare", "Bus fares and tickets"),
    entry("bicycle", "Where can I park my bicycle?", phrasings=("bus rack",)),
    entry("umbrella", "Can I borrow an umbrella?"),
    starters=("umbrella", "bus"),
)


def _offered(text: str, knowledge: Knowledge = PARK) -> list[str]:
    return [picked_entry(each.value) or "" for each in suggest(text, knowledge)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("", ["umbrella", "bus"], id="the starters for nothing"),
        pytest.param("  ?!", ["umbrella", "bus"], id="the starters for no words"),
        pytest.param(
            "bus", ["bus", "bus-fare", "bicycle", "late-bus"], id="exact, prefix, then words"
        ),
        pytest.param("BÜS!", ["bus", "bus-fare", "bicycle", "late-bus"], id="folded like all text"),
        pytest.param("last bus wh", ["late-bus"], id="words in any order, the last unfinished"),
        pytest.param("tickets bus", ["bus-fare"], id="words backwards"),
        pytest.param("umbrela", ["umbrella"], id="a typing error"),
        pytest.param("where do i leave my bicicle", ["bicycle"], id="most of what matters"),
        pytest.param("zeppelin", [], id="nothing near"),
        pytest.param("where is the", [], id="words that carry no subject"),
    ],
)
def test_entries_are_offered_in_order(typed: str, expected: list[str]) -> None:
    assert _offered(typed) == expected


@pytest.mark.parametrize("count", [0, 25, 26, 1_000])
def test_at_most_25_are_offered(count: int) -> None:
    many = know(*(entry(f"shelf-{n}", f"Where is shelf {n}?") for n in range(count)))
    assert len(suggest("where is", many)) == min(count, 25)
    assert len(suggest("", many)) == min(count, 5)


def test_a_label_is_the_question_and_the_start_of_the_answer() -> None:
    small = know(entry("a", "Why?", "Because **it** is [so](https://a.b)."))
    assert suggest("why", small)[0].label == "Why? - Because it is so."


def test_a_long_label_is_cut_between_words() -> None:
    small = know(entry("a", "Why?", "word " * 40))
    label = suggest("why", small)[0].label
    assert label == "Why? - " + "word " * 17 + "word…"
    assert len(label) <= LABEL_CHARS


def test_a_question_that_fills_the_label_goes_alone() -> None:
    small = know(entry("a", "Why " + "oh " * 40, "Because."))
    label = suggest("why", small)[0].label
    assert label.endswith("oh…")
    assert " - " not in label


def test_a_value_cannot_be_taken_for_typed_text() -> None:
    assert suggest("bus", PARK)[0].value == "entry:bus"
    assert picked_entry("entry:bus") == "bus"
    assert picked_entry("bus") is None


def test_an_id_that_does_not_fit_is_replaced_by_the_question() -> None:
    small = know(entry("a" * 95, "Why " + "oh " * 40))
    value = suggest("why", small)[0].value
    assert picked_entry(value) is None
    assert len(value) <= VALUE_CHARS


@steady
@given(any_text)
def test_any_text_gets_a_list_that_discord_takes(text: str) -> None:
    for each in suggest(text, PARK):
        assert 1 <= len(each.label) <= LABEL_CHARS
        assert 1 <= len(each.value) <= VALUE_CHARS


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
def test_hostile_text_takes_no_longer(text: str) -> None:
    words = "bank card door gate key lamp menu paper parcel queue rent room".split()
    chance = random.Random(1)
    many = know(
        *(entry(f"e-{n}", " ".join(chance.choices(words, k=6)) + f" {n}") for n in range(500))
    )
    suggest("warm", many)
    start = time.perf_counter()
    suggest(text, many)
    assert time.perf_counter() - start < 1.0


def _with_topics(*topics: Topic, empty: str = "") -> Knowledge:
    entries = tuple(
        entry(f"about-{each.id}", "What is it?", topic=each.id)
        for each in topics
        if each.id != empty
    )
    return Knowledge((Pack("park", "Park", topics=topics, entries=entries),))


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
    [found] = suggest_topics("moles", GROUNDS, has_empty=True)
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
