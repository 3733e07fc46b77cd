"""Speed and memory beside rapidfuzz's WRatio over the same phrasings, in one run.

Run it with `python -m tests.benchmarks.speed FOLDER` (FOLDER: the protocol).
Quote the ratios, not the milliseconds: machines differ, and are rarely quiet.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process
from rich.console import Console
from rich.table import Table

from bot.core.index import build_index, plan_index
from bot.core.knowledge import Knowledge
from bot.core.tier import LEXICAL
from tests.benchmarks.stores import (
    Matcher,
    bare_encoder,
    load_protocol,
    median_ms,
    packaged_encoder,
    plain_knowledge,
)

_QUESTIONS = 200
_ROUNDS = 3


def main() -> None:
    """Time a question in each tier, WRatio and the encoder alone, at several store sizes."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path, help="the folder with protocol.py and its data")
    parser.add_argument("--phrasings", type=int, nargs="+", default=[5, 67], help="an entry (K)")
    options = parser.parse_args()
    protocol = load_protocol(options.data)
    table = Table(
        "phrasings",
        "WRatio ms",
        "lexical ms",
        "times faster",
        "encoder alone ms",
        "semantic ms",
        "over the encoder",
        "lexical build s",
    )
    for per_entry in options.phrasings:
        table.add_row(*_measured(protocol, per_entry))
    Console(width=130).print(table)


def _measured(protocol: Any, per_entry: int) -> list[str]:  # noqa: ANN401
    encoder, alone = packaged_encoder(), bare_encoder()
    split = protocol.load_split("clinc150", phrasings=per_entry, seed=0)
    questions = split.queries[:_QUESTIONS]
    knowledge = plain_knowledge(split.store)
    texts = list(plan_index(knowledge).phrasings)
    build_s = _build_s(knowledge)
    lexical, semantic = Matcher(knowledge, None), Matcher(knowledge, encoder)
    # In turn, several times, and the best of each: what a shared machine adds is noise.
    timed = [
        (
            median_ms(lambda q: process.extract(q, texts, scorer=fuzz.WRatio), questions),
            median_ms(lexical.candidates, questions),
            median_ms(alone.encode, questions),
            median_ms(semantic.candidates, questions),
        )
        for _ in range(_ROUNDS)
    ]
    fuzzy, words, forward, both = (min(column) for column in zip(*timed, strict=True))
    return [
        f"{len(texts):,}",
        f"{fuzzy:.2f}",
        f"{words:.2f}",
        f"{fuzzy / words:.1f}",
        f"{forward:.2f}",
        f"{both:.2f}",
        f"+{both / forward - 1:.0%}",
        f"{build_s:.2f}",
    ]


def _build_s(knowledge: Knowledge) -> float:
    start = time.perf_counter()
    build_index(knowledge, LEXICAL)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
