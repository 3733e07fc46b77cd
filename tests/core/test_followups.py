"""What is offered after an answer."""

from __future__ import annotations

import pytest

from bot.core.followups import MOST_FOLLOW_UPS, entries_of_topic, suggest_follow_ups
from bot.core.model import Topic
from tests.support.knowledge import entry, know

KNOWLEDGE = know(
    entry("a", "A?", topic="t", follow_ups=("x", "y")),
    entry("b", "B?", topic="t"),
    entry("c", "C?", topic="t"),
    entry("x", "X?"),
    entry("y", "Y?"),
    entry("z", "Z?"),
    topics=(Topic("t", "T", "All of t."), Topic("empty", "Empty", "Nothing.")),
)


@pytest.mark.parametrize(
    ("after", "nearest", "shown", "limit", "expected"),
    [
        pytest.param("a", "", "", 9, "x y b c", id="named ones first, then the rest of the topic"),
        pytest.param("a", "z", "", 9, "x y b c z", id="then the nearest"),
        pytest.param("b", "", "", 9, "a c", id="none named: the topic in file order"),
        pytest.param("x", "z b", "", 9, "z b", id="no topic: the nearest, best first"),
        pytest.param("x", "", "", 9, "", id="nothing at all"),
        pytest.param("x", "x z x z", "", 9, "z", id="never the entry itself, and nothing twice"),
        pytest.param("a", "b x", "", 9, "x y b c", id="each at its first place"),
        pytest.param("a", "z", "x b", 9, "y c z", id="nothing that was shown already"),
        pytest.param("a", "", "x y b c", 9, "", id="all was shown"),
        pytest.param("a", "gone z", "", 9, "x y b c z", id="nothing that is gone"),
        pytest.param("a", "z", "", 3, "x y b", id="no more than the limit"),
        pytest.param("a", "z", "", 0, "", id="a limit of none"),
        pytest.param("a", "z", "", MOST_FOLLOW_UPS, "x y b c", id="four by default"),
    ],
)
def test_follow_ups(after: str, nearest: str, shown: str, limit: int, expected: str) -> None:
    found = suggest_follow_ups(
        KNOWLEDGE.entry_by_id[after],
        KNOWLEDGE,
        nearest=nearest.split(),
        shown=shown.split(),
        limit=limit,
    )

    assert [each.id for each in found] == expected.split()


@pytest.mark.parametrize(
    ("topic", "shown", "limit", "expected"),
    [
        pytest.param("t", "", 9, "a b c", id="in file order"),
        pytest.param("t", "b", 9, "a c", id="without those shown"),
        pytest.param("t", "", 2, "a b", id="no more than the limit"),
        pytest.param("empty", "", 9, "", id="a topic without entries"),
        pytest.param("gone", "", 9, "", id="a topic that is gone"),
    ],
)
def test_entries_of_a_topic(topic: str, shown: str, limit: int, expected: str) -> None:
    found = entries_of_topic(topic, KNOWLEDGE, shown=shown.split(), limit=limit)

    assert [each.id for each in found] == expected.split()
