"""Answer, offer a choice, or admit not to know.

The rules, first that fits:

1. Nothing to go on (no words) is a miss.
2. A question that a pack lists as out of scope, word for word, is a miss.
3. An entry's own question or phrasing, word for word, is answered by it; should several entries
   share it, they are the choices.
4. The name of a topic is answered by the topic.
5. A bare keyword is answered by the one entry that has it, or offered as a choice of those.
6. Otherwise two calibrated probabilities decide: is the best candidate right, and is the right
   one among the best? A wrong confident answer costs the reader more than a choice, and a choice
   more than an answer, so each has its own threshold. A question that is clearly nearer to one
   that must not be answered than to any phrasing of the best candidate is not answered at once,
   however sure the rest looks; nor is one that two candidates fit almost alike.
7. What would then be a choice or a miss, but is only a topic's name with "tell me about" or the
   like around it, is answered by the topic.

Word for word leaves case, accents and punctuation free, and takes synonyms and plain typing
errors into account.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from bot.core.index import Index
from bot.core.language import lead_in_words
from bot.core.query import Query
from bot.core.retrieve import Candidate
from bot.core.tier import Calibration, Thresholds

MOST_CHOICES = 5
# A candidate far behind only makes the choice harder: it must reach this share of the best score.
_CHOICE_SHARE = 0.6
# This much nearer to a question that must not be answered than to any phrasing, and nothing is
# answered at once. On the golden questions of the shipped packs it halves the unanswerable ones
# that are answered, and costs no right answer.
_NEAR_CONTRAST = 0.05
# With a smaller lead over the second candidate both may be meant. That takes a quarter of the wrong
# answers on the public sets, and less than half a point of the right ones.
_CLEAR_LEAD = 0.03


class Reason(StrEnum):
    """The rule that decided."""

    EMPTY = "empty"
    OUT_OF_SCOPE = "out_of_scope"
    EXACT = "exact"
    TOPIC = "topic"
    KEYWORD = "keyword"
    SURE = "sure"
    UNSURE = "unsure"
    UNKNOWN = "unknown"
    PICKED = "picked"


@dataclass(frozen=True, slots=True)
class Match:
    """One entry, or with `is_topic` one topic, is the answer; `confidence` is 0.0 to 1.0."""

    id: str
    confidence: float
    reason: Reason
    is_topic: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """Two to five entries, best first, one of which is probably meant; one if there is no other."""

    ids: tuple[str, ...]
    confidence: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class Miss:
    """Nothing in the store is likely to answer."""

    confidence: float
    reason: Reason


Decision = Match | Choices | Miss


def decide(
    query: Query,
    candidates: tuple[Candidate, ...],
    index: Index,
    thresholds: Thresholds,
    *,
    without: Collection[str] = (),
) -> Decision:
    """Choose between one answer, a choice and a miss, by the rules at the top of this module.

    `candidates` come best first. Their evidence has no part in the exact rules, so that what an
    author wrote down as a phrasing works whatever the scores say. Entries `without` are not
    decided on, whatever speaks for them.

    Raises ValueError when the candidates are not ranked.
    """
    if any(better.score < worse.score for better, worse in pairwise(candidates)):
        raise ValueError("candidates must come best first")
    if not query.words:
        return Miss(0.0, Reason.EMPTY)
    exact = _decide_exactly(query, index, without)
    if exact is not None:
        return exact
    allowed = tuple(each for each in candidates if each.id not in without)
    if not allowed:
        return Miss(0.0, Reason.UNKNOWN)
    decision = _decide_by_evidence(allowed, index, thresholds)
    if not isinstance(decision, Match) and (topic := _topic_in(query, index)):
        return Match(topic, 1.0, Reason.TOPIC, is_topic=True)
    return decision


def _topic_in(query: Query, index: Index) -> str | None:
    """Return the topic whose name is all that is left without "tell me about" and the like."""
    around = lead_in_words(index.knowledge.language)
    for key in query.keys:
        words = key.split()
        while words and words[0] in around:
            words.pop(0)
        while words and words[-1] in around:
            words.pop()
        if topic := index.exact_topics.get(" ".join(words)):
            return topic
    return None


def _decide_exactly(query: Query, index: Index, without: Collection[str]) -> Decision | None:
    for key in query.keys:
        if key in index.exact_contrast:
            return Miss(0.0, Reason.OUT_OF_SCOPE)
        if ids := _ids(index.exact.get(key, ()), index, without):
            return _one_or_choice(ids, Reason.EXACT)
        if topic := index.exact_topics.get(key):
            return Match(topic, 1.0, Reason.TOPIC, is_topic=True)
        if ids := _ids(index.exact_keywords.get(key, ()), index, without):
            return _one_or_choice(ids, Reason.KEYWORD)
    return None


def _ids(numbers: Iterable[int], index: Index, without: Collection[str]) -> tuple[str, ...]:
    ids = (index.knowledge.entries[number].id for number in numbers)
    return tuple(each for each in ids if each not in without)[:MOST_CHOICES]


def _one_or_choice(ids: tuple[str, ...], reason: Reason) -> Decision:
    return Match(ids[0], 1.0, reason) if len(ids) == 1 else Choices(ids, 0.5, reason)


def _decide_by_evidence(
    candidates: tuple[Candidate, ...], index: Index, thresholds: Thresholds
) -> Decision:
    confidence = confidence_in_best(candidates, index.tier.is_right)
    is_clear = leads_clearly(candidates)
    is_safe = threat_to(candidates[0]) <= _NEAR_CONTRAST
    if confidence >= thresholds.answer and is_clear and is_safe:
        return Match(candidates[0].id, confidence, Reason.SURE)
    if confidence_in_best(candidates, index.tier.is_among) < thresholds.choices:
        return Miss(confidence, Reason.UNKNOWN)
    return Choices(_worth_offering(candidates), confidence, Reason.UNSURE)


def confidence_in_best(candidates: tuple[Candidate, ...], calibration: Calibration) -> float:
    """Return what `calibration` makes of the best candidate, its lead and its rivals."""
    best = candidates[0]
    return calibration.probability(
        score=best.score,
        margin=lead_of(candidates),
        coverage=best.evidence.coverage,
        threat=threat_to(best),
        foreign=best.evidence.foreign,
    )


def lead_of(candidates: tuple[Candidate, ...]) -> float:
    """Return how far the best candidate is ahead of the second, or of nothing."""
    second = candidates[1].score if len(candidates) > 1 else 0.0
    return candidates[0].score - second


def leads_clearly(candidates: tuple[Candidate, ...]) -> bool:
    """Say whether the best candidate fits so much better than the second that one is meant."""
    return lead_of(candidates) >= _CLEAR_LEAD


def threat_to(candidate: Candidate) -> float:
    """Return how much nearer a question that must not be answered is than the best phrasing."""
    return max(0.0, candidate.evidence.contrast - candidate.evidence.similarity)


def _worth_offering(candidates: tuple[Candidate, ...]) -> tuple[str, ...]:
    floor = _CHOICE_SHARE * candidates[0].score
    kept = [each.id for each in candidates[:MOST_CHOICES] if each.score >= floor]
    # "Did you mean" with one button reads like an answer, so a second is offered if there is one.
    return tuple(kept) if len(kept) > 1 else tuple(each.id for each in candidates[:2])
