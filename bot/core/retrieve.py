"""From a query to ranked candidates, each with the evidence that earned its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.core.encoding import Encoding
from bot.core.index import Index, Numbers
from bot.core.linear import Floats, product
from bot.core.query import Query
from bot.core.textindex import Similarities

# Entries that are looked at closely: the best by their phrasings, and the best by their answers.
_POOL_BY_PHRASINGS = 6
_POOL_BY_PASSAGES = 3
_PHRASINGS_SEARCHED = 8
# At this score an entry shares no more with the question than any other does: measured on the
# shipped packs, unrelated words reach 0.04, and unrelated questions 0.15.
UNRELATED_SCORE = 0.15
# A function word says little about the subject, but it is not nothing ("without", "against").
_FUNCTION_WORD_WEIGHT = 0.1


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a candidate scores as it does; every number is 0.0 to 1.0 unless said otherwise.

    `chars`, `words` and `meaning` belong to `phrasing`, the entry's most similar one, and
    `similarity` is their blend. `mean` is over all its phrasings; `ridge` is the regression's
    estimate and may stray a little outside the range; `passage` is the similarity of the answer's
    best unit, number `unit`. `coverage` is the share of the question that the entry accounts for,
    and `contrast` the similarity of the nearest question it must not answer (`contrast_text`).
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
    if not index.knowledge.entries or not query.words:
        return ()
    vector = None if encoding is None else encoding.vector
    questions = index.questions.compare(query, vector, index.tier.weights)
    passages = index.passages.compare(query, vector, index.tier.weights)
    return _Scorer(query, index, encoding, questions, passages).candidates()


@dataclass(frozen=True, slots=True)
class _Scorer:
    query: Query
    index: Index
    encoding: Encoding | None
    questions: Similarities
    passages: Similarities

    def candidates(self) -> tuple[Candidate, ...]:
        own = self.questions.blend[: len(self.index.plan.phrasings)]
        starts = self.index.entry_starts
        best = np.maximum.reduceat(own, starts)
        sizes = np.diff(np.append(starts, len(own)))
        mean = (np.add.reduceat(own, starts) / sizes).astype(np.float32)
        share = self.index.tier.weights.best
        mix = share * best + (1 - share) * mean
        by_passage = np.maximum.reduceat(self.passages.blend, self.index.passage_starts)
        pool = sorted({*_top(mix, _POOL_BY_PHRASINGS), *_top(by_passage, _POOL_BY_PASSAGES)})
        ridge = self._ridge(pool, mix)
        coverage = self._coverage(pool)
        out_of_scope = self._nearest_out_of_scope()
        scored = [
            self._candidate(
                number,
                mean=float(mean[number]),
                mix=float(mix[number]),
                ridge=ridge[at],
                coverage=coverage[at],
                contrast=max(out_of_scope, self._nearest_not_this(number)),
            )
            for at, number in enumerate(pool)
        ]
        return tuple(sorted(scored, key=lambda candidate: -candidate.score))

    def _candidate(
        self,
        number: int,
        *,
        mean: float,
        mix: float,
        ridge: float,
        coverage: float,
        contrast: tuple[float, str],
    ) -> Candidate:
        weights = self.index.tier.weights
        at = self._best_phrasing(number)
        unit, passage = self._best_unit(number)
        by_phrasings = (1 - weights.head) * mix + weights.head * ridge
        score = (
            weights.phrasings * by_phrasings
            + weights.passages * passage
            + weights.coverage * coverage
        )
        return Candidate(
            id=self.index.knowledge.entries[number].id,
            # The solve leaves a noise of 1e-8, which must not rank equals.
            score=round(score, 6),
            evidence=Evidence(
                phrasing=self.index.plan.phrasings[at],
                chars=float(self.questions.chars[at]),
                words=float(self.questions.words[at]),
                meaning=float(self.questions.meaning[at]),
                similarity=float(self.questions.blend[at]),
                mean=mean,
                ridge=ridge,
                passage=passage,
                unit=unit,
                coverage=coverage,
                contrast=contrast[0],
                contrast_text=contrast[1],
            ),
        )

    def _best_phrasing(self, number: int) -> int:
        span = self._phrasings_of(number)
        return int(span.start + np.argmax(self.questions.blend[span]))

    def _best_unit(self, number: int) -> tuple[int, float]:
        span = self._passages_of(number)
        at = int(np.argmax(self.passages.blend[span]))
        return at, float(self.passages.blend[span][at])

    def _ridge(self, pool: Sequence[int], mix: Floats) -> list[float]:
        """Estimate membership from the regression, or stand in the mix where there is none."""
        if self.index.head is None:
            return [float(mix[number]) for number in pool]
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
        weights = np.asarray([self._word_weight(word) for word in words], np.float32)
        return weights / (float(weights.sum()) or 1.0)

    def _coverage(self, pool: Sequence[int]) -> list[float]:
        """Say what share of the question's weight each entry of `pool` accounts for.

        With an encoder a word counts by the cosine to the nearest word of the entry, in its
        context; without one, by whether the entry has it or a word that it may stand for.
        """
        if self.encoding is None:
            words = self.query.words
            found = np.asarray([[self._has(number, word) for word in words] for number in pool])
        else:
            found = self._nearest_words(pool, self.encoding.word_vectors)
        return [float(share) for share in product(found, self._word_weights())]

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

    def _has(self, number: int, word: str) -> float:
        stem, stems = self.index.reader.stem, self.index.entry_stems[number]
        readings = self.query.readings_of(word)
        return max((each.weight for each in readings if stem(each.word) in stems), default=0.0)

    def _word_weight(self, word: str) -> float:
        if word in self.index.function_words:
            return _FUNCTION_WORD_WEIGHT
        index = self.index.questions.words
        number = index.vocabulary.get(self.index.reader.stem(word))
        return index.unseen_idf if number is None else float(index.idf[number])


def _top(values: Floats, count: int) -> list[int]:
    """Return the positions of the `count` largest values, ties in order."""
    return [int(at) for at in np.argsort(-values, kind="stable")[:count]]


def _span(starts: Numbers, number: int, size: int) -> slice:
    following = int(starts[number + 1]) if number + 1 < len(starts) else size
    return slice(int(starts[number]), following)
