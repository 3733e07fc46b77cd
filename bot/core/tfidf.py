"""Cosine similarity of one query with every stored text, over any kind of term.

Weights are (1 + ln tf) · idf with the smoothed idf ln((1 + n) / (1 + df)) + 1 (Salton and Buckley
1988, as scikit-learn writes it). A term that no stored text has is given the weight of df = 0 and
counted in the query's norm: what the store has never seen makes a query less like everything in
it, which is what makes nonsense score low.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.core.linear import Floats, product

# A term in more than one text of this many is kept as a dense row: adding up a row is quicker than
# scattering so many single values.
_DENSE_SHARE = 16
_TERMS_A_BLOCK = 1024


@dataclass(frozen=True, slots=True, eq=False)
class TfidfIndex:
    """An inverted index.

    Term `t` is in the texts `texts[starts[t]:starts[t + 1]]` with the `weights` at the same places.
    A frequent term also has all its weights in `dense`, in the row that `dense_rows` names.
    """

    size: int
    vocabulary: Mapping[str, int]
    idf: Floats
    starts: NDArray[np.int64]
    texts: NDArray[np.int32]
    weights: Floats
    dense_rows: Mapping[int, int]
    dense: Floats

    @property
    def unseen_idf(self) -> float:
        """The weight of a term that no stored text has."""
        return math.log(1 + self.size) + 1

    def similarities(self, terms: Mapping[str, float], unseen: float = 0.0) -> Floats:
        """Return the cosine (0.0 to 1.0) of the query `terms` with each stored text, in order.

        `terms` maps a term to its count, which may be fractional for a guess; terms that no text
        has, and `unseen` more of them, only lengthen the query. No terms at all gives zeros.
        """
        spans: list[slice] = []
        factors: list[float] = []
        rows: list[int] = []
        row_factors: list[float] = []
        norm = unseen * self.unseen_idf**2
        for term, count in terms.items():
            weight = 1 + math.log(count) if count >= 1 else count
            number = self.vocabulary.get(term)
            if number is None:
                norm += (weight * self.unseen_idf) ** 2
                continue
            weight *= float(self.idf[number])
            norm += weight**2
            row = self.dense_rows.get(number)
            if row is None:
                spans.append(slice(int(self.starts[number]), int(self.starts[number + 1])))
                factors.append(weight)
            else:
                rows.append(row)
                row_factors.append(weight)
        sums = self._scattered(spans, factors) + self._summed(rows, row_factors)
        return sums / np.float32(math.sqrt(norm) or 1)

    def _scattered(self, spans: Sequence[slice], factors: Sequence[float]) -> Floats:
        if not spans:
            return np.zeros(self.size, np.float32)
        found = np.concatenate([self.texts[span] for span in spans])
        lengths = [span.stop - span.start for span in spans]
        gains = np.concatenate([self.weights[span] for span in spans])
        gains *= np.repeat(np.asarray(factors, np.float32), lengths)
        return np.bincount(found, weights=gains, minlength=self.size).astype(np.float32)

    def _summed(self, rows: Sequence[int], factors: Sequence[float]) -> Floats:
        return product(np.asarray(factors, np.float32), self.dense[rows])

    def pairwise(self, first: int | None = None) -> Floats:
        """Return the cosine of each of the `first` texts (by default all) with each of them.

        The terms are unfolded into a dense matrix some at a time, which bounds the memory.
        """
        first = self.size if first is None else first
        matrix = np.zeros((first, first), np.float32)
        for start in range(0, len(self.vocabulary), _TERMS_A_BLOCK):
            end = min(start + _TERMS_A_BLOCK, len(self.vocabulary))
            span = slice(int(self.starts[start]), int(self.starts[end]))
            terms = np.repeat(np.arange(end - start), np.diff(self.starts[start : end + 1]))
            block = np.zeros((self.size, end - start), np.float32)
            block[self.texts[span], terms] = self.weights[span]
            matrix += product(block[:first], block[:first].T)
        return matrix


def build_tfidf(texts: Sequence[Mapping[str, float]]) -> TfidfIndex:
    """Index `texts`, each given as its terms and how often it has them."""
    size = len(texts)
    vocabulary: dict[str, int] = {}
    rows: list[int] = []
    columns: list[int] = []
    counts: list[float] = []
    for at, terms in enumerate(texts):
        for term, count in terms.items():
            rows.append(at)
            columns.append(vocabulary.setdefault(term, len(vocabulary)))
            counts.append(count)
    numbers = np.asarray(rows, np.int32)
    column = np.asarray(columns, np.int64)
    frequency = np.bincount(column, minlength=len(vocabulary))
    idf = np.log((1 + size) / (1 + frequency)) + 1
    weight = (1 + np.log(np.maximum(np.asarray(counts, np.float64), 1))) * idf[column]
    norm = np.sqrt(np.bincount(numbers, weights=weight**2, minlength=size))
    weight /= norm[numbers]
    order = np.argsort(column, kind="stable")
    texts_by_term = numbers[order]
    weights = weight[order].astype(np.float32)
    starts = np.concatenate([[0], np.cumsum(frequency)]).astype(np.int64)
    frequent = np.flatnonzero(frequency * _DENSE_SHARE > size)
    dense = np.zeros((len(frequent), size), np.float32)
    for dense_row, number in zip(dense, frequent.tolist(), strict=True):
        span = slice(int(starts[number]), int(starts[number + 1]))
        dense_row[texts_by_term[span]] = weights[span]
    return TfidfIndex(
        size=size,
        vocabulary=vocabulary,
        idf=idf.astype(np.float32),
        starts=starts,
        texts=texts_by_term,
        weights=weights,
        dense_rows={number: row for row, number in enumerate(frequent.tolist())},
        dense=dense,
    )
