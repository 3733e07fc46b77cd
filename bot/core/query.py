"""A typed question, read against the words the store knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.core.normalise import Stemmer, fold, question_key, words_of
from bot.core.spelling import Guess, Vocabulary
from bot.core.synonyms import Synonyms

_GRAM_SIZES = (2, 3, 4)
# A longer text is not a question; reading only its start bounds the work a message can cause.
LONGEST_QUESTION_CHARS = 500


@dataclass(frozen=True, slots=True)
class Correction:
    """A typed word the store lacks and the store words it was taken for."""

    typed: str
    guesses: tuple[Guess, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """A normalised question.

    `text` is what was typed, `canonical` the same with synonyms replaced, and `spoken` the
    spelling-corrected text for the sentence encoder. `keys` are what exact matching compares: the
    text as typed, with synonyms replaced, and with each mistyped word corrected where there
    is but one way to. `terms`
    are weighted stems, `grams` counted character n-grams, and `unknown` the words the store has
    never seen and cannot guess.
    """

    text: str
    canonical: str
    keys: tuple[str, ...]
    spoken: str
    words: tuple[str, ...]
    terms: Mapping[str, float]
    grams: Mapping[str, float]
    corrections: tuple[Correction, ...]
    unknown: tuple[str, ...]

    def readings_of(self, word: str) -> tuple[Guess, ...]:
        """Return what `word` may stand for: itself, or the store words it was taken for."""
        for correction in self.corrections:
            if correction.typed == word:
                return correction.guesses
        return (Guess(word, 1.0),)


@dataclass(frozen=True, slots=True)
class Reader:
    """Everything that reading a question needs to know of the store.

    `known_elsewhere` are words the sentence encoder understands; they are not respelled, even when
    the store lacks them, because they are not typing errors.
    """

    vocabulary: Vocabulary
    stems: frozenset[str]
    stem: Stemmer
    synonyms: Synonyms
    known_elsewhere: frozenset[str] = frozenset()

    def read(self, text: str) -> Query:
        """Normalise `text` and note every spelling correction and unknown word on the way."""
        typed = text.strip()[:LONGEST_QUESTION_CHARS]
        canonical = self.synonyms.canonical(typed)
        words = words_of(fold(canonical))
        corrections = tuple(self._corrections(words))
        meant = {correction.typed: correction.guesses for correction in corrections}
        spoken = self._respelled(canonical, words, meant)
        # Of several equally near words one is good enough to compare with, but not to be exact.
        certain = [spoken] if all(len(guesses) == 1 for guesses in meant.values()) else []
        return Query(
            text=typed,
            canonical=canonical,
            keys=tuple(dict.fromkeys(map(question_key, (typed, canonical, *certain)))),
            spoken=spoken,
            words=words,
            terms=self._terms(words, meant),
            grams=count_grams(words),
            corrections=corrections,
            unknown=tuple(
                word for word in words if word not in meant and self.stem(word) not in self.stems
            ),
        )

    def _corrections(self, words: Iterable[str]) -> Iterable[Correction]:
        for word in dict.fromkeys(words):
            if self.stem(word) not in self.stems and word not in self.known_elsewhere:
                guesses = self.vocabulary.guesses(word)
                if guesses:
                    yield Correction(word, guesses)

    def _terms(
        self, words: Iterable[str], meant: Mapping[str, tuple[Guess, ...]]
    ) -> Mapping[str, float]:
        terms: dict[str, float] = {}
        for word in words:
            guesses = meant.get(word)
            if guesses is None:
                stem = self.stem(word)
                terms[stem] = terms.get(stem, 0.0) + 1.0
                continue
            for guess in guesses:
                stem = self.stem(guess.word)
                terms[stem] = max(terms.get(stem, 0.0), guess.weight)
        return terms

    def _respelled(
        self, canonical: str, words: Iterable[str], meant: Mapping[str, tuple[Guess, ...]]
    ) -> str:
        if not meant:
            return canonical
        return " ".join(meant[word][0].word if word in meant else word for word in words)


def count_stems(words: Iterable[str], stem: Stemmer) -> Mapping[str, float]:
    """Count the stems of `words`."""
    return Counter(stem(word) for word in words)


def count_grams(words: Iterable[str]) -> Mapping[str, float]:
    """Count the character 2-, 3- and 4-grams of `words`, each word padded with a space."""
    counts: Counter[str] = Counter()
    for word in words:
        counts.update(_grams(word))
    return counts


@lru_cache(maxsize=65_536)
def _grams(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    return tuple(
        padded[start : start + size]
        for size in _GRAM_SIZES
        for start in range(len(padded) - size + 1)
    )
