"""`attache explain`: why a question gets the reply it gets."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.console import open_console, write_json
from bot.cli.options import JsonOption, KnowledgeOption, LexicalOption
from bot.cli.session import session_of

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from bot.service.explain import ExplainedCandidate, Explanation

_MOST_SHOWN = 8
_PARTS: tuple[tuple[str, Callable[[ExplainedCandidate], float]], ...] = (
    ("score", lambda each: each.score),
    ("  chars", lambda each: each.evidence.chars),
    ("  words", lambda each: each.evidence.words),
    ("  meaning", lambda each: each.evidence.meaning),
    ("  similarity", lambda each: each.evidence.similarity),
    ("  mean", lambda each: each.evidence.mean),
    ("  ridge", lambda each: each.evidence.ridge),
    ("  passage", lambda each: each.evidence.passage),
    ("  coverage", lambda each: each.evidence.coverage),
    ("foreign", lambda each: each.evidence.foreign),
    ("contrast", lambda each: each.evidence.contrast),
    ("threat", lambda each: each.threat),
)


def explain(
    context: typer.Context,
    question: Annotated[list[str], typer.Argument(metavar="QUESTION", show_default=False)],
    knowledge: KnowledgeOption = None,
    lexical: LexicalOption = False,
    json: JsonOption = False,
) -> None:
    """Say why a question is answered, offered as a choice, or missed."""
    session = session_of(context)
    session.start_logging("warning")
    answerer = session.open_answerer(knowledge, is_lexical=lexical)
    from bot.service.explain import explain_question

    explanation = explain_question(answerer, " ".join(question))
    if json:
        write_json(_as_json(explanation), indent=2)
    else:
        _render(open_console(), explanation)


def _as_json(explanation: Explanation) -> dict[str, object]:
    from dataclasses import asdict

    from bot.cli.answer_json import decision_name
    from bot.service.ranking import decided_ids

    decision = explanation.decision
    return asdict(explanation) | {
        "corrections": {typed: list(guesses) for typed, guesses in explanation.corrections},
        "decision": decision_name(decision),
        "decided": list(decided_ids(decision)),
        "confidence": decision.confidence,
        "reason": str(decision.reason),
    }


def _render(console: Console, explanation: Explanation) -> None:
    from rich.text import Text

    console.print(Text(explanation.verdict, style="bold"))
    console.print(Text(explanation.rule))
    console.print()
    for label, value in _reading(explanation):
        console.print(Text(f"{label:<12}", style="dim").append(value, style="not dim"))
    if not explanation.candidates:
        return
    console.print()
    console.print(_probabilities(explanation))
    console.print()
    shown = explanation.candidates[:_MOST_SHOWN]
    console.print(_scores(shown))
    console.print()
    _nearest(console, shown)


def _reading(explanation: Explanation) -> list[tuple[str, str]]:
    corrections = ", ".join(
        f"{typed} → {' or '.join(guesses)}" for typed, guesses in explanation.corrections
    )
    lines = [
        ("Normalised", explanation.normalised),
        ("Canonical", explanation.canonical),
        ("Corrected", corrections or "nothing"),
        ("Unknown", ", ".join(explanation.unknown) or "nothing"),
        ("Tier", explanation.tier),
    ]
    return [(label, value) for label, value in lines if value]


def _probabilities(explanation: Explanation) -> Table:
    table = _table("Probability", "is", "needs")
    thresholds = explanation.thresholds
    table.add_row("the best is right", f"{explanation.is_right:.3f}", f"{thresholds.answer:.3f}")
    table.add_row(
        "the right one is offered", f"{explanation.is_among:.3f}", f"{thresholds.choices:.3f}"
    )
    table.add_row("lead over the second", f"{explanation.lead:.3f}", "")
    return table


def _scores(candidates: tuple[ExplainedCandidate, ...]) -> Table:
    """Lay out a row a part of the score, a column a candidate, so that it fits any terminal."""
    table = _table("Candidate", *(str(number + 1) for number in range(len(candidates))))
    for name, value_of in _PARTS:
        table.add_row(name, *(f"{value_of(each):.2f}" for each in candidates))
    return table


def _nearest(console: Console, candidates: tuple[ExplainedCandidate, ...]) -> None:
    from rich.text import Text

    for number, each in enumerate(candidates, start=1):
        evidence = each.evidence
        console.print(Text(f"{number}. {each.title} ").append(f"({each.id})", style="dim"))
        nearest = f"   nearest phrasing {evidence.similarity:.2f}: {evidence.phrasing}"
        console.print(Text(nearest, style="dim"))
        if evidence.contrast_text:
            contrast = f"   must not answer  {evidence.contrast:.2f}: {evidence.contrast_text}"
            console.print(Text(contrast, style="dim"))


def _table(first: str, *numbers: str) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(first)
    for name in numbers:
        table.add_column(name, justify="right")
    return table
