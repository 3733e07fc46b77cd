"""What a matching tier weighs and trusts: every number of the matcher that was measured.

There are two tiers over the same code: lexical (spelling and words alone) and semantic (with a
sentence encoder). Each has its own numbers, because their similarities spread differently. How
each was found, on which data and what it brought, is told in `docs/matcher.md`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.model import Stance


@dataclass(frozen=True, slots=True)
class Weights:
    """How similarities are blended into the score of an entry. Each group of shares adds up to 1.

    A text's similarity to the question is `chars` · c + `words` · w + `meaning` · e, each a cosine.
    An entry's phrasings give max and mean, mixed `best` to 1 - `best`, and a kernel ridge
    regression of entry membership (Saunders, Gammerman and Vovk 1998) on the kernel
    exp(`sharpness` · (similarity - 1)), with `ridge` on the diagonal; `head` is the share of that
    regression. The score is `phrasings` parts of all this, `passages` parts of the answer's most
    similar passage, and `coverage` parts of how much of the question the entry accounts for.
    """

    chars: float
    words: float
    meaning: float
    best: float
    head: float
    sharpness: float
    ridge: float
    phrasings: float
    passages: float
    coverage: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic regression from the best candidate's evidence to a probability.

    `threat` weighs how much nearer the question is to one that must not be answered than to the
    candidate's best phrasing, and `foreign` the worst word of the question that the candidate
    lacks; both only ever lower the result.
    """

    intercept: float
    score: float
    margin: float
    coverage: float
    threat: float
    foreign: float

    def probability(
        self, *, score: float, margin: float, coverage: float, threat: float, foreign: float
    ) -> float:
        """Return a probability, 0.0 to 1.0; `margin` is the lead over the second candidate."""
        logit = (
            self.intercept
            + self.score * score
            + self.margin * margin
            + self.coverage * coverage
            + self.threat * threat
            + self.foreign * foreign
        )
        return 1 / (1 + math.exp(-logit))


NEVER = 2.0
"""A threshold that no probability reaches."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How sure is sure enough: probabilities, 0.0 to 1.0.

    At `answer` and above the best entry is the answer; failing that, at `choices` and above the
    best few are offered; below, the question counts as one the store cannot answer.
    """

    answer: float
    choices: float


@dataclass(frozen=True, slots=True)
class Tier:
    """One way of matching, complete with its numbers.

    `is_right` gives the probability that the best candidate is the answer, `is_among` that the
    right answer is among the best three.
    """

    name: str
    weights: Weights
    is_right: Calibration
    is_among: Calibration
    thresholds: Mapping[Stance, Thresholds]


# tests/benchmarks/calibrate.py fits the calibrations and prints what each threshold brings. On the
# communities of tests/data, which declare nothing out of scope, the balanced ones answer at once
# rightly 54/47/61 % (lexical) and 59/55/78 % (semantic), wrongly at most 1.8 and 0.6 %, and answer
# 3/8/9 % and 5/5/5 % of what cannot be answered. The eager ones suit the shipped packs, which
# declare much: 74 % and 88 % rightly, 1.7 % and 0.6 % wrongly, and 1 % of the unanswerable.
LEXICAL = Tier(
    name="lexical",
    weights=Weights(
        chars=0.5,
        words=0.5,
        meaning=0.0,
        best=0.7,
        head=0.5,
        sharpness=1.0,
        ridge=0.5,
        phrasings=0.7,
        passages=0.15,
        coverage=0.15,
    ),
    is_right=Calibration(
        intercept=-1.36, score=2.51, margin=7.53, coverage=2.51, threat=-5.86, foreign=-5.02
    ),
    is_among=Calibration(
        intercept=-1.52, score=8.16, margin=1.28, coverage=1.74, threat=-10.10, foreign=-4.67
    ),
    thresholds={
        Stance.CAUTIOUS: Thresholds(answer=0.8, choices=0.4),
        Stance.BALANCED: Thresholds(answer=0.7, choices=0.4),
        Stance.EAGER: Thresholds(answer=0.62, choices=0.3),
    },
)

SEMANTIC = Tier(
    name="semantic",
    weights=Weights(
        chars=0.1,
        words=0.1,
        meaning=0.8,
        best=0.7,
        head=0.7,
        sharpness=3.0,
        ridge=0.2,
        phrasings=0.65,
        passages=0.13,
        coverage=0.22,
    ),
    is_right=Calibration(
        intercept=-2.71, score=3.44, margin=6.88, coverage=4.30, threat=-7.74, foreign=-10.32
    ),
    is_among=Calibration(
        intercept=-2.63, score=6.23, margin=2.67, coverage=3.84, threat=-12.80, foreign=-9.45
    ),
    thresholds={
        Stance.CAUTIOUS: Thresholds(answer=0.87, choices=0.4),
        Stance.BALANCED: Thresholds(answer=0.8, choices=0.35),
        Stance.EAGER: Thresholds(answer=0.7, choices=0.3),
    },
)
