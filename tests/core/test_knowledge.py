"""Packs in force together, and what can be looked up in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.knowledge import Knowledge
from bot.core.model import Entry, Pack, Source, Stance, Topic

GATE = Entry(
    "gate", "Where is the gate?", "Left.", topic="place", sources=("map", "gone"), pack="a"
)
CAFE = Entry("cafe", "Where is the cafe?", "Right.", topic="place", pack="a")
WIFI = Entry("wifi", "Is there wifi?", "Yes.", sources=("map",), pack="b")
FIRST = Pack(
    "a",
    "First",
    language="de",
    sources=(Source("map", "A map"),),
    topics=(Topic("place", "Places", "Where things are."), Topic("void", "Void", "Empty.")),
    entries=(GATE, CAFE),
    stance=Stance.CAUTIOUS,
)
SECOND = Pack("b", "Second", sources=(Source("map", "Another map"),), entries=(WIFI,))
BOTH = Knowledge((FIRST, SECOND))
NONE = Knowledge(())


def test_entries_and_topics_come_in_the_order_of_packs() -> None:
    assert BOTH.entries == (GATE, CAFE, WIFI)
    assert [topic.id for topic in BOTH.topics] == ["place", "void"]


def test_entries_and_topics_are_found_by_id() -> None:
    assert BOTH.entry_by_id["wifi"] is WIFI
    assert BOTH.topic_by_id["place"].title == "Places"


def test_a_topic_knows_its_entries() -> None:
    assert BOTH.entries_by_topic == {"place": (GATE, CAFE)}


def test_a_topic_without_entries_is_not_in_use() -> None:
    assert [topic.id for topic in BOTH.topics_in_use] == ["place"]


def test_an_entry_has_the_sources_of_its_own_pack() -> None:
    assert BOTH.sources_of(GATE) == (Source("map", "A map"),)
    assert BOTH.sources_of(WIFI) == (Source("map", "Another map"),)
    assert BOTH.sources_of(CAFE) == ()


@pytest.mark.parametrize(
    ("knowledge", "starters"),
    [
        pytest.param(BOTH, ["gate", "cafe", "wifi"], id="the first entries"),
        pytest.param(
            Knowledge((FIRST, replace(SECOND, starters=("wifi",)))), ["wifi"], id="those one names"
        ),
        pytest.param(
            Knowledge((replace(FIRST, starters=("cafe",)), replace(SECOND, starters=("wifi",)))),
            ["cafe", "wifi"],
            id="those all name",
        ),
        pytest.param(
            Knowledge((replace(FIRST, entries=tuple(replace(GATE, id=f"{n}") for n in range(9))),)),
            ["0", "1", "2", "3", "4"],
            id="at most five of the first",
        ),
        pytest.param(NONE, [], id="none"),
    ],
)
def test_starters(knowledge: Knowledge, starters: list[str]) -> None:
    assert [entry.id for entry in knowledge.starters] == starters


def test_the_first_pack_sets_language_and_stance() -> None:
    assert (BOTH.language, BOTH.stance) == ("de", Stance.CAUTIOUS)
    assert (NONE.language, NONE.stance) == ("en", Stance.BALANCED)
