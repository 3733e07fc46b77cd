"""The measured numbers: consistent with each other, and pulling in the right directions."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.model import Stance
from bot.core.tier import LEXICAL, SEMANTIC, Calibration, Tier
from tests.support.properties import steady

TIERS = [pytest.param(LEXICAL, id="lexical"), pytest.param(SEMANTIC, id="semantic")]
CALIBRATIONS = [
    pytest.param(LEXICAL.is_right, id="lexical, is right"),
    pytest.param(LEXICAL.is_among, id="lexical, is among"),
    pytest.param(SEMANTIC.is_right, id="semantic, is right"),
    pytest.param(SEMANTIC.is_among, id="semantic, is among"),
]
shares = st.floats(0, 1)


@pytest.mark.parametrize("tier", TIERS)
def test_shares_add_up_to_one(tier: Tier) -> None:
    weights = tier.weights

    assert weights.chars + weights.words + weights.meaning == pytest.approx(1)
    assert weights.phrasings + weights.passages + weights.coverage == pytest.approx(1)
    assert 0 <= weights.best <= 1
    assert 0 <= weights.head <= 1


@pytest.mark.parametrize("tier", TIERS)
def test_every_stance_has_thresholds_and_offers_before_it_answers(tier: Tier) -> None:
    assert set(tier.thresholds) == set(Stance)
    assert all(0 < each.choices < each.answer < 1 for each in tier.thresholds.values())


@pytest.mark.parametrize("tier", TIERS)
def test_the_more_eager_the_less_it_takes(tier: Tier) -> None:
    stances = [Stance.CAUTIOUS, Stance.BALANCED, Stance.EAGER]
    thresholds = [tier.thresholds[stance] for stance in stances]

    assert all(more.answer > less.answer for more, less in pairwise(thresholds))
    assert all(more.choices >= less.choices for more, less in pairwise(thresholds))


@pytest.mark.parametrize("calibration", CALIBRATIONS)
@steady
@given(
    score=shares,
    margin=shares,
    coverage=shares,
    threat=shares,
    foreign=shares,
    step=st.floats(0.01, 0.5),
)
def test_evidence_never_lowers_the_probability_and_what_speaks_against_it_never_raises_it(
    calibration: Calibration,
    score: float,
    margin: float,
    coverage: float,
    threat: float,
    foreign: float,
    step: float,
) -> None:
    def probability(
        more: float = 0, lead: float = 0, covered: float = 0, risk: float = 0, lack: float = 0
    ) -> float:
        return calibration.probability(
            score=score + more,
            margin=margin + lead,
            coverage=coverage + covered,
            threat=threat + risk,
            foreign=foreign + lack,
        )

    base = probability()
    assert 0 < base < 1
    assert probability(more=step) > base
    assert probability(lead=step) > base
    assert probability(covered=step) > base
    assert probability(risk=step) < base
    assert probability(lack=step) < base


def test_a_probability_is_a_logistic_regression() -> None:
    calibration = Calibration(
        intercept=-1.0, score=2.0, margin=3.0, coverage=4.0, threat=-5.0, foreign=-6.0
    )

    assert calibration.probability(
        score=0.5, margin=0, coverage=0, threat=0, foreign=0
    ) == pytest.approx(0.5)
    assert calibration.probability(
        score=0.1, margin=0.2, coverage=0.3, threat=0.4, foreign=0.5
    ) == pytest.approx(1 / (1 + 2.718281828459045**4.0))
