"""Why a question got the reply it got, as data: first in words, then in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from bot.core.decide import (
    Choices,
    Decision,
    Match,
    Miss,
    Reason,
    confidence_in_best,
    decide,
    lead_of,
    leads_clearly,
    threat_to,
)
from bot.core.index import Index
from bot.core.normalise import fold
from bot.core.query import Query
from bot.core.retrieve import Candidate, Evidence
from bot.core.tier import Thresholds
from bot.service.answer import Answerer, consider
from bot.service.ranking import decided_ids, title_of

# The rules that look at no probability.
_RULES = {
    Reason.EMPTY: "There is no word in the question.",
    Reason.OUT_OF_SCOPE: "A pack lists this very question as out of scope.",
    Reason.EXACT: "The question is an entry's own question or a phrasing of it, word for word.",
    Reason.TOPIC: "The question is the name of a topic.",
    Reason.KEYWORD: "The question is a keyword and nothing else.",
    Reason.PICKED: "The entry was picked from a list.",
    Reason.UNKNOWN: "The store is empty.",
}


@dataclass(frozen=True, slots=True)
class ExplainedCandidate:
    """A candidate with its title; `threat` is how much nearer its contrast question is."""

    id: str
    title: str
    score: float
    threat: float
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that went into one decision.

    `normalised` is the folded text, `canonical` the text with synonyms replaced, `corrections`
    pair what was typed with what it was taken for, best guess first. `is_right` and `is_among` are
    the probabilities that the best candidate answers, and that one of the best few does; both are
    0.0 without candidates. `lead` is the best score less the second. `rival` is the title of the
    second where that fits so nearly as well that nothing was answered at once. `verdict` and `rule`
    are sentences: what was decided, and why.
    """

    question: str
    normalised: str
    canonical: str
    corrections: tuple[tuple[str, tuple[str, ...]], ...]
    unknown: tuple[str, ...]
    tier: str
    candidates: tuple[ExplainedCandidate, ...]
    lead: float
    rival: str
    is_right: float
    is_among: float
    thresholds: Thresholds
    decision: Decision
    verdict: str
    rule: str


def explain_question(answerer: Answerer, text: str) -> Explanation:
    """Decide `text` as `answerer` would on its own, and explain the decision."""
    snapshot = answerer.snapshot
    thresholds = answerer.thresholds_for(snapshot)
    query, candidates = consider(text, snapshot)
    decision = decide(query, candidates, snapshot.index, thresholds)
    return explain(query, candidates, snapshot.index, thresholds, decision)


def explain(
    query: Query,
    candidates: tuple[Candidate, ...],
    index: Index,
    thresholds: Thresholds,
    decision: Decision,
) -> Explanation:
    """Explain why `decision` was made from the rest; `candidates` come best first."""
    is_right = confidence_in_best(candidates, index.tier.is_right) if candidates else 0.0
    is_among = confidence_in_best(candidates, index.tier.is_among) if candidates else 0.0
    explained = tuple(_explained(each, index) for each in candidates)
    is_tied = is_right >= thresholds.answer and not leads_clearly(candidates)
    rival = explained[1].title if is_tied and decision.reason is Reason.UNSURE else ""
    return Explanation(
        question=query.text,
        normalised=fold(query.text),
        canonical=query.canonical,
        corrections=tuple(
            (each.typed, tuple(guess.word for guess in each.guesses)) for each in query.corrections
        ),
        unknown=query.unknown,
        tier=index.tier.name,
        candidates=explained,
        lead=lead_of(candidates) if candidates else 0.0,
        rival=rival,
        is_right=is_right,
        is_among=is_among,
        thresholds=thresholds,
        decision=decision,
        verdict=_verdict(decision, index),
        rule=_rule(decision, explained, rival, thresholds, is_right, is_among),
    )


def _explained(candidate: Candidate, index: Index) -> ExplainedCandidate:
    return ExplainedCandidate(
        id=candidate.id,
        title=title_of(candidate.id, index.knowledge),
        score=candidate.score,
        threat=threat_to(candidate),
        evidence=candidate.evidence,
    )


def _verdict(decision: Decision, index: Index) -> str:
    titles = [f'"{title_of(each, index.knowledge)}"' for each in decided_ids(decision)]
    match decision:
        case Match(is_topic=True):
            return f"Answered with the topic {titles[0]}."
        case Match():
            return f"Answered with {titles[0]}."
        case Choices():
            return f"Offered a choice of {len(titles)}: {', '.join(titles)}."
        case Miss():
            return "Not answered."
        case _:
            assert_never(decision)


def _rule(
    decision: Decision,
    candidates: tuple[ExplainedCandidate, ...],
    rival: str,
    thresholds: Thresholds,
    is_right: float,
    is_among: float,
) -> str:
    """Put into words the rule of `bot.core.decide` that decided."""
    if decision.reason is Reason.SURE:
        return (
            f"The best candidate is right with a probability of {is_right:.0%}; "
            f"{thresholds.answer:.0%} is enough for an answer."
        )
    if decision.reason is Reason.UNSURE:
        why = _why_not_sure(candidates, rival, thresholds, is_right)
        return (
            f"{why} The right one is among the best with {is_among:.0%}; "
            f"{thresholds.choices:.0%} is enough for a choice."
        )
    if decision.reason is Reason.UNKNOWN and candidates:
        why = _why_not_sure(candidates, rival, thresholds, is_right)
        return (
            f"{why} The right one is among the best with only {is_among:.0%}, "
            f"below the {thresholds.choices:.0%} for a choice."
        )
    if isinstance(decision, Choices):
        return f"{_RULES[decision.reason]} More than one entry has it."
    return _RULES[decision.reason]


def _why_not_sure(
    candidates: tuple[ExplainedCandidate, ...],
    rival: str,
    thresholds: Thresholds,
    is_right: float,
) -> str:
    if rival:
        return (
            f"The best candidate would be right with {is_right:.0%}, but the second fits almost as "
            f'well: "{rival}".'
        )
    if is_right >= thresholds.answer:
        return (
            f"The best candidate would be right with {is_right:.0%}, but the question is clearly "
            f'nearer to one that it must not answer: "{candidates[0].evidence.contrast_text}".'
        )
    return (
        f"The best candidate is right with a probability of {is_right:.0%}, below the "
        f"{thresholds.answer:.0%} for an answer."
    )
