"""`attache eval`: how well the golden questions are answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from bot.cli.console import EncodingProgress, open_console, write_json
from bot.cli.options import JsonOption, KnowledgeOption, LexicalOption
from bot.cli.session import session_of

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from bot.service.evaluate import Case, Evaluation

_WORST_SHOWN = 15


def evaluate(
    context: typer.Context,
    knowledge: KnowledgeOption = None,
    lexical: LexicalOption = False,
    json: JsonOption = False,
) -> None:
    """Ask every golden question and count what becomes of it."""
    session = session_of(context)
    session.start_logging("warning")
    answerer = session.open_answerer(knowledge, is_lexical=lexical)
    from bot.service.evaluate import evaluate as ask_all

    snapshot = answerer.snapshot
    questions = [golden for pack in snapshot.knowledge.packs for golden in pack.golden]
    if not questions:
        raise typer.BadParameter("there are no golden questions; write some in golden.yaml")
    with EncodingProgress("Asking the golden questions") as progress:
        evaluation = ask_all(answerer, questions, progress)
    if json:
        write_json({"tier": snapshot.index.tier.name} | _as_json(evaluation), indent=2)
    else:
        _render(open_console(), evaluation, snapshot.index.tier.name)


def _as_json(evaluation: Evaluation) -> dict[str, object]:
    from dataclasses import asdict

    from bot.service.evaluate import RIGHT_OR_FIRST, Outcome

    return {
        "answerable": {
            "count": len(evaluation.answerable),
            "answered_right": evaluation.count(Outcome.ANSWERED_RIGHT),
            "right_or_first_choice": evaluation.count(*RIGHT_OR_FIRST),
            "among_choices": evaluation.count(Outcome.OTHER_CHOICE),
            "wrong_choices": evaluation.count(Outcome.WRONG_CHOICES),
            "topic_shown": evaluation.count(Outcome.TOPIC_SHOWN),
            "missed": evaluation.count(Outcome.MISSED),
            "answered_wrong": evaluation.count(Outcome.ANSWERED_WRONG),
            "found_in_three": evaluation.found_in_three,
        },
        "unanswerable": {
            "count": len(evaluation.unanswerable),
            "missed": evaluation.count(Outcome.REFUSED),
            "offered": evaluation.count(Outcome.REFUSED_WITH_CHOICES),
            "answered": evaluation.count(Outcome.ANSWERED_IN_VAIN),
        },
        "facts": {"count": len(evaluation.with_fact), "shown": evaluation.facts_shown},
        "brier": round(evaluation.brier, 4),
        "calibration": [asdict(each) for each in evaluation.calibration],
        "elapsed_ms": {
            "p50": round(evaluation.elapsed_s(0.5) * 1000, 3),
            "p95": round(evaluation.elapsed_s(0.95) * 1000, 3),
        },
        "worst": [_case_as_json(case) for case in evaluation.worst],
        "facts_missing": [
            _case_as_json(case) for case in evaluation.with_fact if not case.has_fact
        ],
    }


def _case_as_json(case: Case) -> dict[str, object]:
    return {
        "ask": case.question.ask,
        "outcome": str(case.outcome),
        "expect": list(case.question.expect),
        "got": list(case.got),
        "confidence": round(case.confidence, 4),
    }


def _render(console: Console, evaluation: Evaluation, tier: str) -> None:
    from rich.text import Text

    console.print(Text(f"{len(evaluation.cases)} golden questions, {tier} matching", "bold"))
    console.print(_figures(evaluation))
    console.print(_calibration(evaluation))
    p50, p95 = (evaluation.elapsed_s(share) * 1000 for share in (0.5, 0.95))
    console.print(f"Time a question: {p50:.1f} ms (half of them), {p95:.1f} ms (95 %)")
    if not evaluation.worst:
        return
    shown = evaluation.worst[:_WORST_SHOWN]
    console.print()
    console.print(Text(f"The worst {len(shown)} of {len(evaluation.worst)}", "bold"))
    for case in shown:
        expected = " or ".join(case.question.expect) or "none"
        got = ", ".join(case.got) or "nothing"
        console.print(Text.assemble((f"{case.outcome:>17}  ", "red"), case.question.ask))
        line = f"{'':>17}  {case.confidence:.2f} got {got}; expected {expected}"
        console.print(Text(line, style="dim"), soft_wrap=True)


def _figures(evaluation: Evaluation) -> Table:
    from bot.service.evaluate import RIGHT_OR_FIRST, Outcome

    answerable, unanswerable = len(evaluation.answerable), len(evaluation.unanswerable)
    rows = (
        ("answered right", evaluation.count(Outcome.ANSWERED_RIGHT), answerable),
        ("answered right or first choice", evaluation.count(*RIGHT_OR_FIRST), answerable),
        ("right one in the first three", evaluation.found_in_three, answerable),
        ("topic shown instead", evaluation.count(Outcome.TOPIC_SHOWN), answerable),
        ("missed", evaluation.count(Outcome.MISSED), answerable),
        ("answered wrong", evaluation.count(Outcome.ANSWERED_WRONG), answerable),
        ("unanswerable: missed", evaluation.count(Outcome.REFUSED), unanswerable),
        ("unanswerable: offered", evaluation.count(Outcome.REFUSED_WITH_CHOICES), unanswerable),
        ("unanswerable: answered", evaluation.count(Outcome.ANSWERED_IN_VAIN), unanswerable),
        ("fact in the excerpt", evaluation.facts_shown, len(evaluation.with_fact)),
    )
    table = _table("", "questions", "share")
    for name, count, total in rows:
        if total:
            table.add_row(name, f"{count} of {total}", f"{count / total:.1%}")
    return table


def _calibration(evaluation: Evaluation) -> Table:
    table = _table("confidence", "questions", "claimed", "right")
    for each in evaluation.calibration:
        table.add_row(
            f"{each.low:.1f} to {each.high:.1f}",
            str(each.count),
            f"{each.mean_confidence:.1%}",
            f"{each.share_right:.1%}",
        )
    table.caption = f"Brier score {evaluation.brier:.3f}"
    table.caption_justify = "left"
    return table


def _table(*columns: str) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for at, name in enumerate(columns):
        table.add_column(name, justify="right" if at else "left")
    return table
