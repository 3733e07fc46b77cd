"""The meaning of single words, stored in one byte a number."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.linear import Floats
from bot.core.wordvectors import build_word_vectors
from tests.support.properties import steady

# What one byte a number may cost a cosine.
ERROR = 0.01


def units(rows: int, seed: int, size: int = 16) -> Floats:
    made = np.random.default_rng(seed).normal(size=(rows, size)).astype(np.float32)
    lengths = np.linalg.norm(made, axis=1, keepdims=True)
    unit: Floats = made / lengths
    return unit


@steady
@given(
    lengths=st.lists(st.integers(0, 4), min_size=1, max_size=6),
    wanted=st.integers(1, 4),
    seed=st.integers(0, 1000),
    data=st.data(),
)
def test_the_nearest_word_is_the_one_a_slow_search_finds(
    lengths: list[int], wanted: int, seed: int, data: st.DataObject
) -> None:
    texts = [units(length, seed + at) for at, length in enumerate(lengths)]
    asked = units(wanted, seed + 100)
    starts = st.integers(0, len(texts))
    run = st.tuples(starts, starts).map(lambda pair: range(min(pair), max(pair)))
    groups = data.draw(st.lists(st.lists(run, max_size=3), min_size=1, max_size=4))

    found = build_word_vectors(texts).nearest(groups, asked)

    for group, row in zip(groups, found, strict=True):
        words = [word for run in group for at in run for word in texts[at]]
        slow = [max((float(word @ each) for word in words), default=0.0) for each in asked]
        assert row.tolist() == pytest.approx(slow, abs=ERROR)


def test_no_texts_have_no_words() -> None:
    assert build_word_vectors([]).nearest([[]], units(2, 1)).tolist() == [[0, 0]]
