"""Cosines over weighted terms, held against a slow and obvious computation of the same."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.tfidf import build_tfidf
from tests.support.properties import steady

Terms = Mapping[str, float]

TEXTS: list[Terms] = [
    {"visa": 1, "apply": 2},
    {"visa": 1, "cost": 1},
    {"embassy": 1},
    {},
]


def reference(query: Terms, texts: Sequence[Terms], unseen: float = 0.0) -> list[float]:
    """Compute the cosine of `query` with each of `texts` by the book, term by term."""

    def idf(term: str) -> float:
        having = sum(term in text for text in texts)
        return math.log((1 + len(texts)) / (1 + having)) + 1

    def weigh(terms: Terms) -> dict[str, float]:
        # A count below one belongs to a guess and is a weight already.
        return {
            term: (1 + math.log(count) if count >= 1 else count) * idf(term)
            for term, count in terms.items()
        }

    asked = weigh(query)
    extra = unseen * (math.log(1 + len(texts)) + 1) ** 2
    length = math.sqrt(sum(weight**2 for weight in asked.values()) + extra)
    found = []
    for text in texts:
        weights = weigh(text)
        product = sum(weights[term] * asked.get(term, 0.0) for term in weights)
        norm = length * math.sqrt(sum(weight**2 for weight in weights.values()))
        found.append(product / norm if norm else 0.0)
    return found


# Frequent terms and rare ones: the index keeps them in different ways.
_LETTERS = "aaabbbcdefghijklmnopqrstuvw"
terms = st.dictionaries(st.sampled_from(_LETTERS), st.integers(1, 4).map(float), max_size=5)
guessed = st.dictionaries(
    st.sampled_from(_LETTERS + "xyz"), st.floats(0.1, 1) | st.integers(1, 4).map(float), max_size=6
)
text_lists = st.lists(terms, min_size=1, max_size=5) | st.lists(terms, min_size=17, max_size=40)


@steady
@given(query=guessed, texts=text_lists, unseen=st.sampled_from([0.0, 1.0, 2.5]))
def test_similarities_are_those_of_the_book(
    query: Terms, texts: list[Terms], unseen: float
) -> None:
    found = build_tfidf(texts).similarities(query, unseen)

    assert found.tolist() == pytest.approx(reference(query, texts, unseen), abs=1e-5)


@steady
@given(texts=text_lists)
def test_all_pairs_are_what_one_by_one_gives(texts: list[Terms]) -> None:
    index = build_tfidf(texts)

    one_by_one = np.stack([index.similarities(text) for text in texts])

    pairs = index.pairwise(len(texts))
    assert pairs == pytest.approx(one_by_one, abs=1e-5)
    assert pairs == pytest.approx(pairs.T)


@steady
@given(texts=text_lists, data=st.data())
def test_some_pairs_are_the_corner_of_all_pairs(texts: list[Terms], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(texts)))
    index = build_tfidf(texts)

    some = index.pairwise(first)

    assert some == pytest.approx(index.pairwise(len(texts))[:first, :first], abs=1e-5)


@steady
@given(query=guessed, texts=text_lists)
def test_similarities_stay_between_nothing_and_the_same(query: Terms, texts: list[Terms]) -> None:
    found = build_tfidf(texts).similarities(query)

    assert found.min() >= 0
    assert found.max() <= 1 + 1e-5


@steady
@given(query=terms.filter(bool), texts=text_lists)
def test_a_term_that_nobody_has_lowers_every_similarity(query: Terms, texts: list[Terms]) -> None:
    index = build_tfidf(texts)
    before = index.similarities(query)

    after = index.similarities({**query, "never heard of": 1.0})

    assert np.all(after[before > 0] < before[before > 0])
    assert np.all(after[before == 0] == 0)


@steady
@given(query=guessed, texts=text_lists)
def test_the_order_of_texts_only_orders_the_result(query: Terms, texts: list[Terms]) -> None:
    forwards = build_tfidf(texts).similarities(query)
    backwards = build_tfidf(texts[::-1]).similarities(query)

    assert forwards == pytest.approx(backwards[::-1], abs=1e-5)


@pytest.mark.parametrize(
    ("query", "best"),
    [
        pytest.param({"visa": 1, "apply": 2}, 0, id="a text is most like itself"),
        pytest.param({"apply": 1}, 0, id="one term is enough"),
        pytest.param({"visa": 1, "cost": 1}, 1, id="a rare term decides"),
        pytest.param({"embassy": 5}, 2, id="however often it is said"),
    ],
)
def test_the_nearest_text(query: Terms, best: int) -> None:
    assert int(build_tfidf(TEXTS).similarities(query).argmax()) == best


def test_the_same_text_has_a_similarity_of_one() -> None:
    assert build_tfidf(TEXTS).similarities(TEXTS[0])[0] == pytest.approx(1.0)


def test_unseen_terms_count_like_terms_that_are_given_but_unknown() -> None:
    index = build_tfidf(TEXTS)

    assert index.similarities({"visa": 1}, unseen=1) == pytest.approx(
        index.similarities({"visa": 1, "netflix": 1})
    )


@pytest.mark.parametrize(
    "query",
    [
        pytest.param({}, id="no terms"),
        pytest.param({"netflix": 1.0}, id="only terms that no text has"),
    ],
)
def test_nothing_in_common_is_zero(query: Terms) -> None:
    assert build_tfidf(TEXTS).similarities(query).tolist() == [0, 0, 0, 0]


@pytest.mark.parametrize(
    "texts",
    [pytest.param([], id="no texts"), pytest.param([{}, {}], id="texts without terms")],
)
def test_an_empty_index_knows_nothing(texts: list[Terms]) -> None:
    index = build_tfidf(texts)

    assert index.similarities({"visa": 1}).tolist() == [0] * len(texts)
    assert index.pairwise(len(texts)).tolist() == [[0] * len(texts)] * len(texts)
