"""`attache ask`: one question, or a file of them."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from bot.cli.console import open_console, reason_of, write_json
from bot.cli.options import JsonOption, KnowledgeOption, LexicalOption
from bot.cli.session import session_of

if TYPE_CHECKING:
    from bot.service.answer import Answerer

_BOM = b"\xef\xbb\xbf"


def ask(
    context: typer.Context,
    question: Annotated[
        list[str] | None, typer.Argument(metavar="QUESTION", show_default=False)
    ] = None,
    batch: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Ask every line of a UTF-8 file; - is standard input.",
            show_default=False,
        ),
    ] = None,
    knowledge: KnowledgeOption = None,
    lexical: LexicalOption = False,
    json: JsonOption = False,
) -> None:
    """Answer a question."""
    if (question is None) == (batch is None):
        raise typer.BadParameter("expected a question, or --batch with a file of them")
    session = session_of(context)
    session.start_logging("warning")
    with _open_batch(batch) as stream:
        answerer = session.open_answerer(knowledge, is_lexical=lexical)
        if stream is None:
            _answer(answerer, " ".join(question or ()), as_json=json)
            return
        for text in _questions(stream, batch or ""):
            _answer(answerer, text, as_json=json, is_one_of_many=True)


def _answer(answerer: Answerer, text: str, *, as_json: bool, is_one_of_many: bool = False) -> None:
    start = time.perf_counter()
    reply = answerer.answer(text)
    elapsed_s = time.perf_counter() - start
    if as_json:
        from bot.cli.answer_json import answer_as_json

        write_json(answer_as_json(text, reply, answerer.snapshot.knowledge, elapsed_s))
        return
    from bot.cli.render import render_reply

    console = open_console()
    if is_one_of_many:
        console.rule(style="dim")
        console.print(f"> {' '.join(text.split())}", style="dim")
    render_reply(console, reply, answerer.snapshot.knowledge)


def _open_batch(name: str | None) -> AbstractContextManager[BinaryIO | None]:
    if name is None:
        return nullcontext(None)
    if name == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(name).open("rb")
    except (OSError, ValueError) as error:
        raise _unreadable(name, error) from error


def _questions(stream: BinaryIO, name: str) -> Iterator[str]:
    """Yield the lines that are not blank, each as soon as it is there."""
    number = 0
    while True:
        number += 1
        try:
            line = stream.readline()
        except OSError as error:
            raise _unreadable(name, error) from error
        if not line:
            return
        try:
            text = line.removeprefix(_BOM if number == 1 else b"").decode("utf-8")
        except UnicodeDecodeError as error:
            raise typer.BadParameter(f"{name}:{number}: expected text in UTF-8") from error
        text = text.removesuffix("\n").removesuffix("\r")
        if text.strip():
            yield text


def _unreadable(name: str, error: OSError | ValueError) -> typer.BadParameter:
    reason = reason_of(error).removeprefix(f"{name}: ")
    return typer.BadParameter(f"{name} cannot be read: {reason}")
