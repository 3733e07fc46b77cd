"""Fits the calibrations of bot/core/tier.py and shows what each threshold would bring.

Run it with `python -m tests.benchmarks.calibrate FOLDER` (FOLDER: the protocol).

Learnt from: the three communities of tests/data, each once as it is and twice with half of its
unanswerable questions declared out of scope (weight 1 a set); and the public sets, with a quarter
of the entries held out where a set has no out-of-scope questions, as they are and with half of
those declared (weight 0.5). The golden questions of the shipped packs are only measured.

`is_among` is a logistic regression. So is `is_right`, but only along one direction of its five
features, because along many directions the two communities that fit do equally well on the third,
and among those this one keeps confidence useful for refusing too.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from bot.content.loader import load_packs
from bot.core.decide import lead_of, threat_to
from bot.core.knowledge import Knowledge
from bot.core.model import GoldenQuestion
from tests.benchmarks.stores import Matcher, load_protocol, packaged_encoder, plain_knowledge

_ROOT = Path(__file__).resolve().parents[2]
_COMMUNITIES = ("emberfall", "harbourlight", "lumenroll")
_PUBLIC_SETS = ("clinc150", "banking77", "hwu64")
_DIRECTIONS = {
    "semantic": (4.0, 8.0, 5.0, -9.0, -12.0),
    "lexical": (3.0, 9.0, 3.0, -7.0, -6.0),
}
_THRESHOLDS = (0.6, 0.65, 0.7, 0.75, 0.78, 0.8, 0.82, 0.84, 0.87, 0.9)
_NEAR_CONTRAST = 0.05
_CLEAR_LEAD = 0.03

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


@dataclass(frozen=True)
class Sample:
    """The evidence of one question's best candidate, and what was true of it."""

    features: tuple[float, float, float, float, float]
    is_answerable: bool
    is_right: bool
    is_among: bool


@dataclass(frozen=True)
class Set:
    """The questions of one store, with the weight that they have together in the fit."""

    name: str
    samples: tuple[Sample, ...]
    weight: float


def main() -> None:
    """Fit both tiers and print their numbers."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path, help="the folder with protocol.py and its data")
    data = parser.parse_args().data
    console = Console(width=150)
    for encoder in (packaged_encoder(), None):
        sets = [*_community_sets(encoder), *_public_sets(data, encoder)]
        shipped = _shipped_set(encoder)
        tier = "lexical" if encoder is None else "semantic"
        right = _fit_along(_DIRECTIONS[tier], sets)
        among = _fit(sets, lambda sample: sample.is_among, lambda sample: sample.features)
        console.print(f"{tier}: score, margin, coverage, threat, foreign, intercept")
        console.print("  is_right", np.round(right, 2), " is_among", np.round(among, 2))
        console.print(_operating_points(right, [*sets, shipped]))
        console.print(_missed(among, [*sets, shipped]))


def _collect(
    knowledge: Knowledge, encoder: object, asked: Sequence[GoldenQuestion]
) -> tuple[Sample, ...]:
    matcher = Matcher(knowledge, encoder)  # type: ignore[arg-type]
    ranked = matcher.candidates_of_all([question.ask for question in asked])
    samples = []
    for question, candidates in zip(asked, ranked, strict=True):
        if not candidates:
            continue
        best = candidates[0]
        ids = [each.id for each in candidates[:3]]
        samples.append(
            Sample(
                (
                    best.score,
                    lead_of(candidates),
                    best.evidence.coverage,
                    threat_to(best),
                    best.evidence.foreign,
                ),
                is_answerable=bool(question.expect),
                is_right=ids[0] in question.expect,
                is_among=any(each in question.expect for each in ids),
            )
        )
    return tuple(samples)


def _community_sets(encoder: object) -> Iterator[Set]:
    for name in _COMMUNITIES:
        pack = load_packs([_ROOT / "tests/data/communities" / name])[0]
        yield Set(name, _collect(Knowledge((pack,)), encoder, pack.golden), 1.0)
        for seed in (0, 1):
            unanswerable = [each.ask for each in pack.golden if not each.expect]
            random.Random(seed).shuffle(unanswerable)
            declared = unanswerable[: len(unanswerable) // 2]
            asked = [each for each in pack.golden if each.ask not in declared]
            knowledge = Knowledge((replace(pack, out_of_scope=tuple(declared)),))
            yield Set(f"{name} +contrast", _collect(knowledge, encoder, asked), 1.0)


def _public_sets(data: Path, encoder: object) -> Iterator[Set]:
    protocol = load_protocol(data)
    for name in _PUBLIC_SETS:
        split = protocol.load_split(
            name,
            phrasings=5,
            seed=0,
            hold_out=name != "clinc150",
            queries=500,
            out_of_scope=300,
        )
        asked = [
            GoldenQuestion(question, (f"e{gold}",))
            for question, gold in zip(split.queries, split.gold, strict=True)
        ]
        outside = list(split.out_of_scope)
        random.Random(0).shuffle(outside)
        half = len(outside) // 2
        for declared, rest, suffix in (
            ([], outside, ""),
            (outside[:half], outside[half:], " +contrast"),
        ):
            knowledge = plain_knowledge(split.store, declared)
            questions = [*asked, *(GoldenQuestion(question) for question in rest)]
            yield Set(name + suffix, _collect(knowledge, encoder, questions), 0.5)


def _shipped_set(encoder: object) -> Set:
    packs = load_packs([_ROOT / "knowledge" / name for name in ("diplomacy", "attache")])
    asked = [
        question
        for pack in packs
        for question in pack.golden
        if not any(each.startswith("topic:") for each in question.expect)
    ]
    return Set("shipped (not fitted)", _collect(Knowledge(packs), encoder, asked), 0.0)


def _fit_along(direction: Sequence[float], sets: Sequence[Set]) -> Floats:
    along = np.array(direction)
    scale, intercept = _fit(
        sets,
        lambda sample: sample.is_right,
        lambda sample: (float(along @ sample.features),),
    )
    return np.append(along * scale, intercept)


def _fit(
    sets: Sequence[Set],
    target: Callable[[Sample], bool],
    features: Callable[[Sample], Sequence[float]],
) -> Floats:
    """Fit a weighted logistic regression by Newton's method; the intercept comes last."""
    rows = [(*features(sample), 1.0) for each in sets for sample in each.samples]
    x = np.array(rows)
    y = np.array([target(sample) for each in sets for sample in each.samples], float)
    weight = np.concatenate([np.full(len(s.samples), s.weight / len(s.samples)) for s in sets])
    weight /= weight.mean()
    beta = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ beta))
        # A whisper of a prior keeps separable data finite.
        gradient = x.T @ (weight * (y - p)) - 0.03 * beta
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + 0.03 * np.eye(len(beta))
        beta = beta + np.linalg.solve(hessian, gradient)
    return beta


def _probabilities(calibration: Floats, samples: Sequence[Sample]) -> Floats:
    x = np.array([(*sample.features, 1.0) for sample in samples])
    return np.asarray(1 / (1 + np.exp(-x @ calibration)))


def _operating_points(right: Floats, sets: Sequence[Set]) -> Table:
    """Tell, for each threshold: answered right / answered wrong / unanswerable but answered."""
    table = Table("answer at", *(str(threshold) for threshold in _THRESHOLDS))
    for each in sets:
        probability = _probabilities(right, each.samples)
        threat = np.array([sample.features[3] for sample in each.samples])
        lead = np.array([sample.features[1] for sample in each.samples])
        answerable = np.array([sample.is_answerable for sample in each.samples])
        is_right = np.array([sample.is_right for sample in each.samples])
        cells = []
        for threshold in _THRESHOLDS:
            answered = (probability >= threshold) & (threat <= _NEAR_CONTRAST)
            answered &= lead >= _CLEAR_LEAD
            cells.append(
                f"{np.mean((answered & is_right)[answerable]):.0%}/"
                f"{np.mean((answered & ~is_right)[answerable]):.1%}/"
                f"{np.mean(answered[~answerable]):.0%}"
            )
        table.add_row(each.name, *cells)
    return table


def _missed(among: Floats, sets: Sequence[Set]) -> Table:
    """Tell, for each threshold: answerable but missed / unanswerable and missed."""
    thresholds = (0.3, 0.35, 0.4, 0.45, 0.5)
    table = Table("offer at", *(str(threshold) for threshold in thresholds))
    for each in sets:
        probability = _probabilities(among, each.samples)
        answerable = np.array([sample.is_answerable for sample in each.samples])
        table.add_row(
            each.name,
            *(
                f"{np.mean((probability < threshold)[answerable]):.1%}/"
                f"{np.mean((probability < threshold)[~answerable]):.0%}"
                for threshold in thresholds
            ),
        )
    return table


if __name__ == "__main__":
    main()
