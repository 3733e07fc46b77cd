"""What becomes of the wordings of a missed question, as the knowledge stands or would stand.

All of this is synchronous and asks every wording, so asynchronous callers run it in a thread.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.core.decide import Choices, Decision, Match, Miss, Reason
from bot.core.feedback import Gap
from bot.core.model import Entry
from bot.core.retrieve import UNRELATED_SCORE
from bot.service.answer import Answerer

MOST_GUESSES = 5
# The most frequent wordings of a group speak for it.
MOST_HEARD = 50


@dataclass(frozen=True, slots=True)
class Guess:
    """An entry that may be meant; `score` is its mean over the wordings, 0.0 to 1.0.

    It answers `answered` of the wordings now, and is among the choices for `offered` others.
    """

    entry: Entry
    score: float
    answered: int
    offered: int


@dataclass(frozen=True, slots=True)
class Rewording:
    """What becomes of one wording; the scores are those of the entry that is to answer it."""

    text: str
    before: Decision
    after: Decision
    score_before: float
    score_after: float


@dataclass(frozen=True, slots=True)
class Target:
    """A member to tell, what they asked last, and the entry that answers it now, if one does."""

    asker: int
    gap: Gap
    entry: Entry | None


def guess(wordings: Sequence[str], answerer: Answerer) -> tuple[Guess, ...]:
    """List the entries that may be meant, best first."""
    scores: dict[str, float] = defaultdict(float)
    answered: Counter[str] = Counter()
    offered: Counter[str] = Counter()
    for text in wordings:
        decision, own = answerer.weigh(text)
        for each in own:
            scores[each.id] += min(max(each.score, 0.0), 1.0) / len(wordings)
        match decision:
            case Match(id=name, is_topic=False):
                answered[name] += 1
            case Choices(ids=ids):
                offered.update(ids)
            case _:
                pass
    best = sorted(scores.items(), key=lambda each: -each[1])
    by_id = answerer.snapshot.knowledge.entry_by_id
    return tuple(
        Guess(by_id[name], score, answered[name], offered[name])
        for name, score in best[:MOST_GUESSES]
        if score > UNRELATED_SCORE
    )


def compare(
    wordings: Sequence[str], entry_id: str, before: Answerer, after: Answerer
) -> tuple[Rewording, ...]:
    """Ask each wording before and after a change that is to have the entry answer it."""
    return tuple(_compared(text, entry_id, before, after) for text in wordings)


def unanswered_by(wordings: Sequence[str], entry_id: str, answerer: Answerer) -> tuple[str, ...]:
    """Return the wordings that the entry does not answer at once."""
    return tuple(text for text in wordings if not _is_answer(answerer.weigh(text)[0], entry_id))


def undeclared(wordings: Sequence[str], answerer: Answerer) -> tuple[str, ...]:
    """Return the wordings that nobody has declared out of scope, word for word."""
    return tuple(
        text for text in wordings if answerer.weigh(text)[0].reason is not Reason.OUT_OF_SCOPE
    )


def unrefused(wordings: Sequence[str], answerer: Answerer) -> tuple[str, ...]:
    """Return the wordings that are answered, or that something is offered for."""
    return tuple(text for text in wordings if not isinstance(answerer.weigh(text)[0], Miss))


def targets(last: Mapping[int, Gap], answerer: Answerer) -> tuple[Target, ...]:
    """Return whom to tell of an answer, from what each member asked last."""
    return tuple(Target(asker, gap, answerer.answer(gap.text).entry) for asker, gap in last.items())


def _compared(text: str, entry_id: str, before: Answerer, after: Answerer) -> Rewording:
    (old, was), (new, now) = before.weigh(text), after.weigh(text)
    scores = ({each.id: each.score for each in some}.get(entry_id, 0.0) for some in (was, now))
    return Rewording(text, old, new, *scores)


def _is_answer(decision: Decision, entry_id: str) -> bool:
    return isinstance(decision, Match) and not decision.is_topic and decision.id == entry_id
