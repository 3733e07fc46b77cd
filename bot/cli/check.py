"""`attache check`: what is wrong with folders of knowledge, for authors and for CI."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.console import EncodingProgress, open_console, write_json
from bot.cli.options import JsonOption, LexicalOption
from bot.cli.session import session_of

if TYPE_CHECKING:
    from rich.console import Console

    from bot.core.problem import Problem


def check(
    context: typer.Context,
    folders: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="DIR",
            help="The folder of knowledge; several are checked together. "
            "The shipped packs if none is given.",
            show_default=False,
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Fail on warnings, too.", show_default=False)
    ] = False,
    lexical: LexicalOption = False,
    json: JsonOption = False,
) -> None:
    """Find what is wrong with knowledge; exit code 1 if there are errors."""
    session = session_of(context)
    session.start_logging("warning")
    from bot.service.check import check_packs

    encoder = session.open_encoder(is_lexical=lexical)
    with EncodingProgress("Checking the knowledge") as progress:
        # A review carries a date without a zone; the author's own day is the one that counts.
        today = datetime.now(UTC).astimezone().date()
        problems = check_packs(session.folders(folders), encoder, today=today, on_progress=progress)
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    is_ok = not errors and not (strict and warnings)
    if json:
        found = [asdict(problem) for problem in problems]
        write_json(
            {"ok": is_ok, "errors": errors, "warnings": warnings, "problems": found}, indent=2
        )
    else:
        _render(open_console(), problems, errors, warnings)
    if not is_ok:
        raise typer.Exit(1)


def _render(console: Console, problems: Sequence[Problem], errors: int, warnings: int) -> None:
    from rich.text import Text

    for file, group in groupby(problems, key=lambda problem: problem.file):
        console.print(Text(_from_here(file), style="bold"), soft_wrap=True)
        for problem in group:
            _render_problem(console, problem)
        console.print()
    style = "red" if errors else "yellow" if warnings else "green"
    summary = f"{_count(errors, 'error')}, {_count(warnings, 'warning')}."
    console.print(Text(summary, style=style))


def _render_problem(console: Console, problem: Problem) -> None:
    from rich.text import Text

    # Whole lines, whatever the width: editors and CI look for file:line:column at their start.
    place = problem.place._replace(file=_from_here(problem.file))
    line = Text.assemble(
        f"{place}: ",
        (problem.severity, "red" if problem.severity == "error" else "yellow"),
        f": {problem.message}",
        (f" ({problem.where})" if problem.where else "", "dim"),
    )
    console.print(line, soft_wrap=True)
    if problem.hint:
        console.print(Text(f"    hint: {problem.hint}", style="dim"), soft_wrap=True)


def _from_here(file: str) -> str:
    """Write a path below the current folder the short way."""
    path = Path(file)
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else file


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
