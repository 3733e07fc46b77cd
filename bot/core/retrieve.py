"""From a query to ranked candidates, each with the evidence that earned its place."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from bot.core.encoding import Encoding
from bot.core.index import Index, Numbers
from bot.core.linear import Floats, product
from bot.core.query import Query
from bot.core.textindex import Similarities
from bot.core.wording import has_word, weight_of

# Entries that are looked at closely: the best by their phrasings, and the best by their answers.
_POOL_BY_PHRASINGS = 6
_POOL_BY_PASSAGES = 3
_PHRASINGS_SEARCHED = 8
# Different words from which on an entry has said so much that what it lacks is not by chance.
_TELLING_WORDS = 50
# Entries that are looked at together when all of them are: it bounds the memory that takes.
_BLOCK = 128
# At this score an entry shares no more with the question than any other does: measured on the
# shipped packs, unrelated words reach 0.04, and unrelated questions 0.15.
UNRELATED_SCORE = 0.15


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a candidate scores as it does; every number is 0.0 to 1.0 unless said otherwise.

    `chars`, `words` and `meaning` belong to `phrasing`, the entry's most similar one, and
    `similarity` is their blend. `mean` is over all its phrasings; `ridge` is the regression's
    estimate and may stray a little outside the range; `passage` is the similarity of the answer's
    best unit, number `unit`. `coverage` is the share of the question that the entry accounts for,
    and `foreign` the share that it lacks for want of a single word, its worst, which counts the
    less the fewer words the entry has. `contrast` is the similarity of the nearest question it
    must not answer (`contrast_text`).
    """

    phrasing: str
    chars: float
    words: float
    meaning: float
    similarity: float
    mean: float
    ridge: float
    passage: float
    unit: int
    coverage: float
    foreign: float
    contrast: float
    contrast_text: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may answer, with its `score` (about 0.0 to 1.0, comparable within a tier)."""

    id: str
    score: float
    evidence: Evidence


def retrieve(query: Query, index: Index, encoding: Encoding | None) -> tuple[Candidate, ...]:
    """Return the most promising entries, best first; ties keep the order of the knowledge.

    `encoding` is that of `query.spoken` in the semantic tier and None in the lexical one. At most
    nine candidates come back; an empty store or query has none.
    """
    scorer = _scorer(query, index, encoding)
    return () if scorer is None else _ranked(scorer.candidates(scorer.most_promising()))


def retrieve_related(
    query: Query, index: Index, encoding: Encoding | None
) -> tuple[Candidate, ...]:
    """Return every entry that scores above `UNRELATED_SCORE`, best first.

    It looks closely at all entries and not only at the promising ones, which takes several times
    as long; a candidate that `retrieve` also returns has the same score in both.
    """
    scorer = _scorer(query, index, encoding)
    if scorer is None:
        return ()
    count = len(index.knowledge.entries)
    blocks = (range(at, min(at + _BLOCK, count)) for at in range(0, count, _BLOCK))
    return _ranked(
        each for block in blocks for each in scorer.candidates(block, above=UNRELATED_SCORE)
    )


def _ranked(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    return tuple(sorted(candidates, key=lambda candidate: -candidate.score))


def _scorer(query: Query, index: Index, encoding: Encoding | None) -> _Scorer | None:
    """Compare `query` with everything, or return None when there is nothing to compare."""
    if not index.knowledge.entries or not query.words:
        return None
    weights = index.tier.weights
    vector = None if encoding is None else encoding.vector
    questions = index.questions.compare(query, vector, weights)
    passages = index.passages.compare(query, vector, weights)
    own, starts = questions.blend[: len(index.plan.phrasings)], index.entry_starts
    best = np.maximum.reduceat(own, starts)
    sizes = np.diff(np.append(starts, len(own)))
    mean = (np.add.reduceat(own, starts) / sizes).astype(np.float32)
    return _Scorer(
        query=query,
        index=index,
        encoding=encoding,
        questions=questions,
        passages=passages,
        mean=mean,
        mix=weights.best * best + (1 - weights.best) * mean,
        by_passage=np.maximum.reduceat(passages.blend, index.passage_starts),
    )


@dataclass(frozen=True, slots=True)
class _Scorer:
    """What a question was compared with; the last three have a number for each entry."""

    query: Query
    index: Index
    encoding: Encoding | None
    questions: Similarities
    passages: Similarities
    mean: Floats
    mix: Floats
    by_passage: Floats

    def most_promising(self) -> list[int]:
        by_phrasings = _top(self.mix, _POOL_BY_PHRASINGS)
        return sorted({*by_phrasings, *_top(self.by_passage, _POOL_BY_PASSAGES)})

    def candidates(self, pool: Sequence[int], *, above: float = -math.inf) -> list[Candidate]:
        """Score the entries of `pool` and return those that score `above`."""
        ridge = self._ridge(pool)
        found, weights = self._words_found(pool), self._word_weights()
        coverage = [float(share) for share in product(found, weights)]
        foreign = ((1 - found) * weights).max(axis=1, initial=0.0) * self._telling(pool)
        out_of_scope = self._nearest_out_of_scope()
        scores = [self._score(number, ridge[at], coverage[at]) for at, number in enumerate(pool)]
        return [
            self._candidate(
                number,
                score=scores[at],
                ridge=ridge[at],
                coverage=coverage[at],
                foreign=float(foreign[at]),
                contrast=max(out_of_scope, self._nearest_not_this(number)),
            )
            for at, number in enumerate(pool)
            if scores[at] > above
        ]

    def _score(self, number: int, ridge: float, coverage: float) -> float:
        weights = self.index.tier.weights
        mix, passage = float(self.mix[number]), float(self.by_passage[number])
        by_phrasings = (1 - weights.head) * mix + weights.head * ridge
        score = (
            weights.phrasings * by_phrasings
            + weights.passages * passage
            + weights.coverage * coverage
        )
        # The solve leaves a noise of 1e-8, which must not rank equals.
        return round(score, 6)

    def _candidate(
        self,
        number: int,
        *,
        score: float,
        ridge: float,
        coverage: float,
        foreign: float,
        contrast: tuple[float, str],
    ) -> Candidate:
        at = self._best_phrasing(number)
        return Candidate(
            id=self.index.knowledge.entries[number].id,
            score=score,
            evidence=Evidence(
                phrasing=self.index.plan.phrasings[at],
                chars=float(self.questions.chars[at]),
                words=float(self.questions.words[at]),
                meaning=float(self.questions.meaning[at]),
                similarity=float(self.questions.blend[at]),
                mean=float(self.mean[number]),
                ridge=ridge,
                passage=float(self.by_passage[number]),
                unit=self._best_unit(number),
                coverage=coverage,
                foreign=foreign,
                contrast=contrast[0],
                contrast_text=contrast[1],
            ),
        )

    def _best_phrasing(self, number: int) -> int:
        span = self._phrasings_of(number)
        return int(span.start + np.argmax(self.questions.blend[span]))

    def _best_unit(self, number: int) -> int:
        return int(np.argmax(self.passages.blend[self._passages_of(number)]))

    def _ridge(self, pool: Sequence[int]) -> list[float]:
        """Estimate membership from the regression, or stand in the mix where there is none."""
        if self.index.head is None:
            return [float(self.mix[number]) for number in pool]
        similarity = self.questions.blend[: self.index.head.shape[1]]
        kernel = np.exp(self.index.tier.weights.sharpness * (similarity - 1))
        return [float(value) for value in product(self.index.head[pool], kernel)]

    def _nearest_out_of_scope(self) -> tuple[float, str]:
        """Find the nearest question that nobody may answer: its similarity and its text."""
        start = len(self.index.plan.phrasings)
        end = start + len(self.index.plan.out_of_scope)
        return self._nearest(range(start, end))

    def _nearest_not_this(self, number: int) -> tuple[float, str]:
        """Find the nearest question that this entry may not answer."""
        plan = self.index.plan
        start = len(plan.phrasings) + len(plan.out_of_scope)
        first, last = np.searchsorted(plan.not_this_owners, (number, number + 1)).tolist()
        return self._nearest(range(start + first, start + last))

    def _nearest(self, among: range) -> tuple[float, str]:
        if not among:
            return 0.0, ""
        at = among.start + int(np.argmax(self.questions.blend[among.start : among.stop]))
        return float(self.questions.blend[at]), self.index.questions.texts[at]

    def _word_weights(self) -> Floats:
        """Weigh the words of the question so that together they make 1, or are all 0."""
        words = self.query.words if self.encoding is None else self.encoding.words
        weights = np.asarray([weight_of(word, self.index) for word in words], np.float32)
        return weights / (float(weights.sum()) or 1.0)

    def _words_found(self, pool: Sequence[int]) -> Floats:
        """Say how surely each entry of `pool` has each word of the question.

        With an encoder a word counts by the cosine to the nearest word of the entry, in its
        context; without one, by whether the entry has it or a word that it may stand for.
        """
        if self.encoding is not None:
            return self._nearest_words(pool, self.encoding.word_vectors)
        return np.asarray(
            [
                [has_word(self.query, self.index, number, word) for word in self.query.words]
                for number in pool
            ],
            np.float32,
        )

    def _telling(self, pool: Sequence[int]) -> Floats:
        """Say how much it tells of each entry of `pool` that it lacks a word: 0.25 to 1.0."""
        sizes = np.asarray([len(self.index.entry_stems[number]) for number in pool], np.float32)
        share: Floats = np.clip(sizes / np.float32(_TELLING_WORDS), 0.5, 1.0)
        return share * share

    def _nearest_words(self, pool: Sequence[int], wanted: Floats) -> Floats:
        """Look for each word in the phrasings and the answer of each entry."""
        phrasings, passages = self.index.questions.word_meaning, self.index.passages.word_meaning
        found = np.zeros((len(pool), len(wanted)), np.float32)
        if phrasings is not None:
            found = phrasings.nearest([self._searched(number) for number in pool], wanted)
        if passages is not None:
            spans = [self._passages_of(number) for number in pool]
            answers = passages.nearest([[range(span.start, span.stop)] for span in spans], wanted)
            found = np.maximum(found, answers)
        return found

    def _searched(self, number: int) -> list[range]:
        """Return the entry's phrasings as runs; of very many, only the most similar ones."""
        span = self._phrasings_of(number)
        if span.stop - span.start <= _PHRASINGS_SEARCHED:
            return [range(span.start, span.stop)]
        nearest = _top(self.questions.blend[span], _PHRASINGS_SEARCHED)
        return [range(span.start + at, span.start + at + 1) for at in nearest]

    def _phrasings_of(self, number: int) -> slice:
        return _span(self.index.entry_starts, number, len(self.index.plan.phrasings))

    def _passages_of(self, number: int) -> slice:
        return _span(self.index.passage_starts, number, len(self.index.plan.passages))


def _top(values: Floats, count: int) -> list[int]:
    """Return the positions of the `count` largest values, ties in order."""
    return [int(at) for at in np.argsort(-values, kind="stable")[:count]]


def _span(starts: Numbers, number: int, size: int) -> slice:
    following = int(starts[number + 1]) if number + 1 < len(starts) else size
    return slice(int(starts[number]), following)
