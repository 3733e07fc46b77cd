"""Which group of the queue a question goes to."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from bot.core.encoding import Encoding
from bot.ports import Progress
from bot.service.grouping import MOST_WORDINGS, Grouping
from bot.service.snapshot import Snapshot
from bot.storage.memory import MemoryStore
from tests.support.encoders import CountingEncoder
from tests.support.hang import without_hanging
from tests.support.knowledge import answerer_for, answerer_from, entry, know

CITY = know(
    entry("gate", "Where is the gate?", phrasings=("which way to the gate",)),
    entry("bus", "When does the last bus go?", phrasings=("is there a bus at night",)),
)


def _groups(*texts: str) -> list[tuple[int, str]]:
    return list(enumerate(texts, 1))


def _by_words() -> Grouping:
    return Grouping(MemoryStore(), answerer_for(CITY))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Zeppelin tours?", 1, id="the same words"),
        pytest.param("zepelin tours", 1, id="nearly the same words"),
        pytest.param("is there parking for a zeppelin", None, id="one word in common"),
        pytest.param("where can I swim", None, id="nothing in common"),
        pytest.param("?!", None, id="no words"),
    ],
)
def test_by_words(text: str, expected: int | None) -> None:
    groups = _groups("zeppelin tours", "how do i get a library card")
    assert _by_words().nearest(text, groups) == expected


def test_without_groups_there_is_none_to_join() -> None:
    assert _by_words().nearest("zeppelin", []) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("what time does it open on sundays", 1, id="said otherwise"),
        pytest.param("how do I become an ambassador", None, id="another subject"),
    ],
)
def test_by_meaning(text: str, expected: int | None, shipped_semantic: Snapshot) -> None:
    grouping = Grouping(MemoryStore(), answerer_from(shipped_semantic))
    groups = _groups("when does it open on sunday", "how much is a flight to lisbon")
    assert grouping.nearest(text, groups) == expected


class _PlainEncoder(CountingEncoder):
    def encode_all(
        self,
        texts: Sequence[str],
        on_progress: Progress | None = None,
        *,
        is_kept: bool = True,
    ) -> Mapping[str, Encoding]:
        return {text: self.encode(text) for text in texts}


def test_the_text_of_a_group_is_encoded_once() -> None:
    encoder = _PlainEncoder()
    grouping = Grouping(MemoryStore(), answerer_for(CITY, encoder))
    groups = _groups("zeppelin tours", "airship sailing")
    encoder.asked.clear()
    for text in ("one thing", "another thing"):
        grouping.nearest(text, groups)
    assert encoder.asked == ["zeppelin tours", "airship sailing", "one thing", "another thing"]


def test_a_long_queue_is_compared_quickly() -> None:
    groups = _groups(
        *(f"question {n} about the thing number {n * 7}" for n in range(MOST_WORDINGS))
    )
    grouping = _by_words()
    with without_hanging():
        grouping.nearest("where is the swimming pool", groups)


MISSED = Path(__file__).resolve().parents[1] / "data" / "missed_questions.txt"


def _held_out() -> list[tuple[str, str]]:
    """Return each wording of the half that no limit was chosen on, with what it asks for."""
    blocks = [each.strip().splitlines() for each in MISSED.read_text().split("\n\n")[1:]]
    return [
        (text.removeprefix("~ "), text if text.startswith("~") else block[0])
        for block in blocks[1::2]
        for text in block
    ]


def _sorted_into_rows(grouping: Grouping, seed: int) -> tuple[float, float]:
    """Return the share of wordings in the right row and in the wrong one.

    A row is that of the question that opened it; the right one is the largest of its question.
    """
    wordings = _held_out()
    random.Random(seed).shuffle(wordings)
    rows: list[tuple[int, str]] = []
    meant: dict[int, list[str]] = {}
    for at, (text, question) in enumerate(wordings):
        group = grouping.nearest(text, rows)
        row = at if group is None else group
        rows.append((row, text))
        meant.setdefault(row, []).append(question)
    largest: dict[str, int] = {}
    for questions in meant.values():
        opener = questions[0]
        largest[opener] = max(largest.get(opener, 0), questions.count(opener))
    wrong = sum(each != questions[0] for questions in meant.values() for each in questions)
    return sum(largest.values()) / len(wordings), wrong / len(wordings)


def test_ten_wordings_are_one_row_by_meaning(shipped_semantic: Snapshot) -> None:
    right, wrong = _sorted_into_rows(
        Grouping(MemoryStore(), answerer_from(shipped_semantic)), seed=5
    )
    assert right >= 0.8
    assert wrong <= 0.02


def test_most_wordings_are_one_row_by_words(shipped_lexical: Snapshot) -> None:
    right, wrong = _sorted_into_rows(
        Grouping(MemoryStore(), answerer_from(shipped_lexical)), seed=5
    )
    assert right >= 0.5
    assert wrong <= 0.05


def test_one_odd_wording_does_not_pull_others_in() -> None:
    odd = [(1, "zeppelin tours"), (1, "airship harbour"), (2, "balloon rides")]
    assert _by_words().nearest("airship harbours", odd[1:]) == 1
    assert _by_words().nearest("airship harbours", odd) is None
