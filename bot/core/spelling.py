"""Which of the store's words a mistyped word was meant to be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

# Shorter words are one slip away from too many others ("cat", "car"); longer ones carry two slips
# safely.
_SHORTEST_CORRECTED = 4
_SHORTEST_WITH_TWO_SLIPS = 8


@dataclass(frozen=True, slots=True)
class Guess:
    """A store word that a typed word may stand for; `weight` is 1 - distance / length."""

    word: str
    weight: float


@dataclass(frozen=True)
class Vocabulary:
    """The words of the store and how often it has them, ready to be searched by spelling."""

    counts: Mapping[str, int]

    @cached_property
    def _by_length(self) -> Mapping[int, tuple[str, ...]]:
        groups: dict[int, list[str]] = {}
        for word in sorted(self.counts):
            if not has_digit(word):
                groups.setdefault(len(word), []).append(word)
        return {length: tuple(words) for length, words in groups.items()}

    def guesses(self, word: str) -> tuple[Guess, ...]:
        """Return the nearest store words, all equally near, the most frequent first.

        Nearness is the optimal string alignment distance (insertions, deletions, substitutions
        and swaps of neighbours): at most 1 for words of 4 to 7 letters, 2 from 8 on. Shorter
        words and anything with a digit have no guesses, because numbers must match exactly.
        """
        slips = slips_allowed(word)
        if slips == 0:
            return ()
        choices = [
            known
            for length in range(len(word) - slips, len(word) + slips + 1)
            for known in self._by_length.get(length, ())
        ]
        found = process.extract(
            word, choices, scorer=OSA.distance, score_cutoff=slips, limit=None, processor=None
        )
        if not found:
            return ()
        nearest = min(distance for _, distance, _ in found)
        weight = 1 - nearest / len(word)
        ranked = sorted(
            (known for known, distance, _ in found if distance == nearest),
            key=lambda known: (-self.counts[known], known),
        )
        return tuple(Guess(known, weight) for known in ranked)


def build_vocabulary(texts: Iterable[Iterable[str]]) -> Vocabulary:
    """Count the words of all `texts`."""
    return Vocabulary(Counter(word for words in texts for word in words))


def slips_allowed(word: str) -> int:
    """Return how many single-character slips `word` may carry and still be recognised."""
    if len(word) < _SHORTEST_CORRECTED or has_digit(word):
        return 0
    return 2 if len(word) >= _SHORTEST_WITH_TWO_SLIPS else 1


def has_digit(word: str) -> bool:
    """Say whether `word` holds a digit of any script."""
    return any(character.isdigit() for character in word)
