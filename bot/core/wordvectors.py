"""The meaning of every word of a list of texts, stored small."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.core.linear import Floats, product

# Unit vectors in one byte a number: the error of a cosine stays below a hundredth, and a store
# takes a quarter of the memory that single precision would.
_SCALE = 127


@dataclass(frozen=True, slots=True, eq=False)
class WordVectors:
    """Text number `t` has the rows `starts[t]:starts[t + 1]` of `scaled`, one a word."""

    starts: NDArray[np.int64]
    scaled: NDArray[np.int8]

    def nearest(self, groups: Sequence[Sequence[range]], wanted: Floats) -> Floats:
        """Return the best cosine of each `wanted` unit vector with the words of each group.

        A group is some runs of text numbers; the result has a row a group and a column a wanted
        vector. A group without words has cosines of 0.
        """
        runs = [[self._rows(run) for run in group] for group in groups]
        sizes = np.array([sum(map(len, group)) for group in runs], np.int64)
        best = np.zeros((len(groups), len(wanted)), np.float32)
        if not sizes.any():
            return best
        rows = np.concatenate([np.arange(run.start, run.stop) for group in runs for run in group])
        cosines = product(self.scaled[rows].astype(np.float32), wanted.T / np.float32(_SCALE))
        filled = np.flatnonzero(sizes)
        firsts = (np.cumsum(sizes) - sizes)[filled]
        best[filled] = np.maximum.reduceat(cosines, firsts, axis=0)
        return best

    def _rows(self, run: range) -> range:
        return range(int(self.starts[run.start]), int(self.starts[run.stop]))


def build_word_vectors(vectors: Sequence[Floats]) -> WordVectors:
    """Store the word vectors of each text, in order."""
    lengths = [len(each) for each in vectors]
    scaled = [np.rint(each * _SCALE).astype(np.int8) for each in vectors]
    return WordVectors(
        starts=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        scaled=np.concatenate(scaled) if scaled else np.zeros((0, 0), np.int8),
    )
