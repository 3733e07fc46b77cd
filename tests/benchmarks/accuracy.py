"""Accuracy on public intent data, beside what most bots use.

python -m tests.benchmarks.accuracy ../shared/retrieval
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process, utils
from rich.console import Console
from rich.table import Table

from bot.core.decide import confidence_in_best
from tests.benchmarks.stores import Matcher, load_protocol, packaged_encoder, plain_knowledge

_SETS = ("clinc150", "banking77", "hwu64")
_Scores = np.ndarray[tuple[int, int], np.dtype[np.float64]]


def main() -> None:
    """Print top-1, recall@3 and out-of-scope AUROC for each matcher and data set."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path, help="the folder with protocol.py and its data")
    parser.add_argument("--phrasings", type=int, default=5, help="phrasings an entry (K)")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--typos", type=int, default=0, help="slips a question")
    options = parser.parse_args()
    protocol = load_protocol(options.data)
    encoder = packaged_encoder()
    matchers: dict[str, Callable[[Any], tuple[_Scores, _Scores | None]]] = {
        "rapidfuzz WRatio": lambda split: (_fuzzy(split, fuzz.WRatio), None),
        "rapidfuzz token_set_ratio": lambda split: (_fuzzy(split, fuzz.token_set_ratio), None),
        "lexical tier": lambda split: _ours(split, None),
        "semantic tier": lambda split: _ours(split, encoder),
    }
    table = Table("matcher", *_SETS, "mean top-1", "AUROC clinc150 (score / confidence)")
    for name, match in matchers.items():
        table.add_row(name, *_measured(protocol, match, options))
    Console(width=150).print(table)


def _measured(protocol: Any, match: Callable[[Any], Any], options: argparse.Namespace) -> list[str]:  # noqa: ANN401
    cells, top, auroc = [], [], [""]
    for name in _SETS:
        results, confident = [], []
        for seed in range(options.seeds):
            split = protocol.load_split(
                name, phrasings=options.phrasings, seed=seed, typos=options.typos
            )
            scores, confidence = match(split)
            results.append(protocol.metrics(scores, split.gold))
            if confidence is not None:
                confident.append(protocol.metrics(scores, split.gold, confidence))
        mean = {key: float(np.mean([each[key] for each in results])) for key in results[0]}
        top.append(mean["top1"])
        cells.append(f"{mean['top1']:.1%}, r@3 {mean['recall3']:.1%}")
        if "auroc" in mean:
            auroc = [f"{mean['auroc']:.3f}"]
            if confident:
                auroc.append(f"{np.mean([each['auroc'] for each in confident]):.3f}")
    return [*cells, f"{np.mean(top):.1%}", " / ".join(auroc)]


def _ours(split: Any, encoder: Any) -> tuple[_Scores, _Scores]:  # noqa: ANN401
    matcher = Matcher(plain_knowledge(split.store), encoder)
    questions = split.queries + split.out_of_scope
    calibration = matcher.index.tier.is_right
    confidence = np.array(
        [
            confidence_in_best(candidates, calibration) if candidates else 0.0
            for candidates in matcher.candidates_of_all(questions)
        ]
    )
    return matcher.score(questions), confidence


def _fuzzy(split: Any, scorer: Callable[..., float]) -> _Scores:  # noqa: ANN401
    texts = [utils.default_process(text) for name in split.entries for text in split.store[name]]
    owners = [at for at, name in enumerate(split.entries) for _ in split.store[name]]
    asked = [utils.default_process(text) for text in split.queries + split.out_of_scope]
    similarity = process.cdist(asked, texts, scorer=scorer, workers=-1)
    scores = np.zeros((len(asked), len(split.entries)))
    for column, owner in enumerate(owners):
        scores[:, owner] = np.maximum(scores[:, owner], similarity[:, column])
    return scores


if __name__ == "__main__":
    main()
