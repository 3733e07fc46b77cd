"""A list of texts that a query can be compared with, in spelling, in words and in meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.core.encoding import Encoding
from bot.core.linear import Floats, product
from bot.core.normalise import Stemmer, fold, words_of
from bot.core.query import Query, count_grams, count_stems
from bot.core.tfidf import TfidfIndex, build_tfidf
from bot.core.tier import Weights
from bot.core.wordvectors import WordVectors, build_word_vectors


@dataclass(frozen=True, slots=True, eq=False)
class Similarities:
    """How like the query each text is: three cosines and their blend, all 0.0 to 1.0."""

    chars: Floats
    words: Floats
    meaning: Floats
    blend: Floats


@dataclass(frozen=True, slots=True, eq=False)
class TextIndex:
    """`meaning` holds one unit vector a text; without an encoder it has no columns.

    `word_meaning`, where given, has the vectors of the single words as well.
    """

    texts: tuple[str, ...]
    chars: TfidfIndex
    words: TfidfIndex
    meaning: Floats
    word_meaning: WordVectors | None

    def compare(self, query: Query, vector: Floats | None, weights: Weights) -> Similarities:
        """Compare `query`, whose embedding is `vector` if there is an encoder, with every text."""
        chars = self.chars.similarities(query.grams)
        words = self.words.similarities(query.terms)
        blend = weights.chars * chars
        blend += weights.words * words
        if vector is None:
            return Similarities(chars, words, np.zeros_like(chars), blend)
        meaning = product(self.meaning, vector)
        np.maximum(meaning, 0, out=meaning)
        blend += weights.meaning * meaning
        return Similarities(chars, words, meaning, blend)

    def pairwise(self, weights: Weights, first: int | None = None) -> Floats:
        """Return the blended similarity of each of the `first` texts (by default all) with each."""
        blend = weights.chars * self.chars.pairwise(first)
        blend += weights.words * self.words.pairwise(first)
        if self.meaning.shape[1]:
            meaning = self.meaning[:first]
            blend += weights.meaning * np.maximum(product(meaning, meaning.T), 0)
        return blend


def build_text_index(
    texts: Sequence[str], stem: Stemmer, encodings: Mapping[str, Encoding] | None
) -> TextIndex:
    """Index `texts`; the semantic tier needs the `encodings` of all of them."""
    split = [words_of(fold(text)) for text in texts]
    if encodings is None or not texts:
        meaning, word_meaning = np.zeros((len(texts), 0), np.float32), None
    else:
        known = [encodings[text] for text in texts]
        meaning = np.stack([each.vector for each in known])
        word_meaning = build_word_vectors([each.word_vectors for each in known])
    return TextIndex(
        texts=tuple(texts),
        chars=build_tfidf([count_grams(words) for words in split]),
        words=build_tfidf([count_stems(words, stem) for words in split]),
        meaning=meaning,
        word_meaning=word_meaning,
    )
