"""A list of texts that a query can be compared with, in spelling, in words and in meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.core.normalise import Stemmer, fold, words_of
from bot.core.query import Query, count_grams, count_stems
from bot.core.tfidf import Floats, TfidfIndex, build_tfidf
from bot.core.tier import Weights


@dataclass(frozen=True, slots=True, eq=False)
class Similarities:
    """How like the query each text is: three cosines and their blend, all 0.0 to 1.0."""

    chars: Floats
    words: Floats
    meaning: Floats
    blend: Floats


@dataclass(frozen=True, slots=True, eq=False)
class TextIndex:
    """`meaning` holds one unit vector a text; without an encoder it has no columns."""

    texts: tuple[str, ...]
    chars: TfidfIndex
    words: TfidfIndex
    meaning: Floats

    def compare(self, query: Query, vector: Floats | None, weights: Weights) -> Similarities:
        """Compare `query`, whose embedding is `vector` if there is an encoder, with every text."""
        chars = self.chars.similarities(query.grams)
        words = self.words.similarities(query.terms)
        blend = weights.chars * chars + weights.words * words
        if vector is None:
            return Similarities(chars, words, np.zeros_like(chars), blend)
        meaning = np.maximum(self.meaning @ vector, 0)
        return Similarities(chars, words, meaning, blend + weights.meaning * meaning)

    def pairwise(self, weights: Weights) -> Floats:
        """Return the blended similarity of every text with every other."""
        blend = weights.chars * self.chars.pairwise() + weights.words * self.words.pairwise()
        if self.meaning.shape[1]:
            blend += weights.meaning * np.maximum(self.meaning @ self.meaning.T, 0)
        return blend


def build_text_index(texts: Sequence[str], stem: Stemmer, vectors: Floats | None) -> TextIndex:
    """Index `texts`; `vectors` are their embeddings in the same order, or None without encoder."""
    split = [words_of(fold(text)) for text in texts]
    return TextIndex(
        texts=tuple(texts),
        chars=build_tfidf([count_grams(words) for words in split]),
        words=build_tfidf([count_stems(words, stem) for words in split]),
        meaning=np.zeros((len(texts), 0), np.float32) if vectors is None else vectors,
    )
