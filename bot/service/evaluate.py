"""How well the bot answers labelled questions; it is measured by them and never learns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from time import perf_counter
from typing import assert_never

from bot.core.decide import Choices, Match, Miss
from bot.core.markdown import plain_text
from bot.core.model import GoldenQuestion
from bot.core.normalise import fold
from bot.core.reply import Reply
from bot.ports import Progress
from bot.service.answer import Answerer
from bot.service.ranking import decided_ids, rank, shown_excerpt

_RECALL_AT = 3
_BINS = 5


class Outcome(StrEnum):
    """What became of one question; the last three are of questions that nothing may answer."""

    ANSWERED_RIGHT = "answered right"
    FIRST_CHOICE = "first choice"
    OTHER_CHOICE = "among the choices"
    TOPIC_SHOWN = "topic shown"
    WRONG_CHOICES = "wrong choices"
    MISSED = "missed"
    ANSWERED_WRONG = "answered wrong"
    REFUSED = "refused"
    REFUSED_WITH_CHOICES = "choices offered"
    ANSWERED_IN_VAIN = "answered"


RIGHT_OR_FIRST = frozenset({Outcome.ANSWERED_RIGHT, Outcome.FIRST_CHOICE})
# The worst first: a wrong answer misleads, a miss only disappoints.
_BAD = (
    Outcome.ANSWERED_WRONG,
    Outcome.ANSWERED_IN_VAIN,
    Outcome.MISSED,
    Outcome.WRONG_CHOICES,
    Outcome.TOPIC_SHOWN,
    Outcome.OTHER_CHOICE,
)


@dataclass(frozen=True, slots=True)
class Case:
    """One question and what became of it.

    `got` are the ids of what was shown, best first, `rank` the place of the first expected id
    among the candidates from 1, or 0. `is_best_right` says that the first candidate was expected,
    which is what `confidence` is about; `has_fact` is None where no fact was asked for.
    """

    question: GoldenQuestion
    outcome: Outcome
    got: tuple[str, ...]
    rank: int
    confidence: float
    is_best_right: bool
    has_fact: bool | None
    elapsed_s: float


@dataclass(frozen=True, slots=True)
class Bin:
    """The questions with a confidence of `low` up to `high`: what was claimed, what was true."""

    low: float
    high: float
    count: int
    mean_confidence: float
    share_right: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All cases, in the order of the questions, and the figures made from them."""

    cases: tuple[Case, ...]

    @property
    def answerable(self) -> tuple[Case, ...]:
        """The cases that something in the store answers."""
        return tuple(case for case in self.cases if case.question.expect)

    @property
    def unanswerable(self) -> tuple[Case, ...]:
        """The cases that nothing may answer."""
        return tuple(case for case in self.cases if not case.question.expect)

    @property
    def with_fact(self) -> tuple[Case, ...]:
        """The cases whose excerpt must hold a fact."""
        return tuple(case for case in self.cases if case.has_fact is not None)

    def count(self, *outcomes: Outcome) -> int:
        """Return how many cases ended in one of `outcomes`."""
        counts = Counter(case.outcome for case in self.cases)
        return sum(counts[outcome] for outcome in outcomes)

    @property
    def found_in_three(self) -> int:
        """How many answerable questions have a right entry among the first three candidates."""
        return sum(0 < case.rank <= _RECALL_AT for case in self.answerable)

    @property
    def facts_shown(self) -> int:
        """How many of the asked-for facts stand in the excerpt."""
        return sum(case.has_fact is True for case in self.cases)

    @property
    def brier(self) -> float:
        """The mean squared error of the confidence: 0 is perfect, 0.25 what 50 % always gets."""
        errors = [(case.confidence - case.is_best_right) ** 2 for case in self.cases]
        return sum(errors) / len(errors) if errors else 0.0

    @property
    def calibration(self) -> tuple[Bin, ...]:
        """The cases by confidence, in bins of one fifth; empty bins are left out."""
        groups: dict[int, list[Case]] = {}
        for case in self.cases:
            groups.setdefault(min(int(case.confidence * _BINS), _BINS - 1), []).append(case)
        return tuple(_bin(number, groups[number]) for number in sorted(groups))

    @property
    def worst(self) -> tuple[Case, ...]:
        """The cases that went wrong, the most harmful first, the most confident of those first."""
        bad = [case for case in self.cases if case.outcome in _BAD]
        return tuple(sorted(bad, key=lambda case: (_BAD.index(case.outcome), -case.confidence)))

    def elapsed_s(self, share: float) -> float:
        """Return the time that `share` (0.0 to 1.0) of the questions stayed within."""
        times = sorted(case.elapsed_s for case in self.cases)
        return times[min(int(share * len(times)), len(times) - 1)] if times else 0.0


def evaluate(
    answerer: Answerer,
    questions: Sequence[GoldenQuestion],
    on_progress: Progress | None = None,
    clock: Callable[[], float] = perf_counter,
) -> Evaluation:
    """Ask every one of `questions` and judge the replies; `clock` counts seconds."""
    cases: list[Case] = []
    for done, question in enumerate(questions, start=1):
        start = clock()
        reply = answerer.answer(question.ask)
        elapsed_s = clock() - start
        cases.append(_judge(question, reply, answerer, elapsed_s))
        if on_progress is not None:
            on_progress(done, len(questions))
    return Evaluation(tuple(cases))


def judge(question: GoldenQuestion, reply: Reply) -> Outcome:
    """Say what became of `question`, which got `reply`.

    A topic is right only where the question expects that topic, as `topic:ID`.
    """
    got = decided_ids(reply.decision)
    expected = frozenset(question.expect)
    match reply.decision:
        case Match(is_topic=is_topic):
            if not expected:
                return Outcome.ANSWERED_IN_VAIN
            if got[0] in expected:
                return Outcome.ANSWERED_RIGHT
            return Outcome.TOPIC_SHOWN if is_topic else Outcome.ANSWERED_WRONG
        case Choices():
            if not expected:
                return Outcome.REFUSED_WITH_CHOICES
            if got[0] in expected:
                return Outcome.FIRST_CHOICE
            return Outcome.OTHER_CHOICE if expected & set(got) else Outcome.WRONG_CHOICES
        case Miss():
            return Outcome.MISSED if expected else Outcome.REFUSED
        case _:
            assert_never(reply.decision)


def holds_fact(question: GoldenQuestion, reply: Reply) -> bool | None:
    """Say whether the excerpt holds the fact that `question` asks for; None if it names none."""
    if not question.fact:
        return None
    excerpt = shown_excerpt(reply)
    return excerpt is not None and fold(question.fact) in fold(plain_text(excerpt.text))


def _judge(question: GoldenQuestion, reply: Reply, answerer: Answerer, elapsed_s: float) -> Case:
    ranked = [each.id for each in rank(reply, answerer.snapshot.knowledge)]
    return Case(
        question=question,
        outcome=judge(question, reply),
        got=decided_ids(reply.decision),
        rank=_place(ranked, question.expect),
        confidence=reply.decision.confidence,
        is_best_right=bool(ranked) and ranked[0] in question.expect,
        has_fact=holds_fact(question, reply),
        elapsed_s=elapsed_s,
    )


def _place(ranked: Iterable[str], expected: Sequence[str]) -> int:
    return next((at for at, each in enumerate(ranked, start=1) if each in expected), 0)


def _bin(number: int, cases: Sequence[Case]) -> Bin:
    return Bin(
        low=number / _BINS,
        high=(number + 1) / _BINS,
        count=len(cases),
        mean_confidence=sum(case.confidence for case in cases) / len(cases),
        share_right=sum(case.is_best_right for case in cases) / len(cases),
    )
