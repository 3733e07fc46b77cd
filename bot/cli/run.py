"""`attache run`: the bot itself, on Discord or in the browser."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Annotated, NoReturn

import typer

from bot.cli.desktop import has_desktop, show_page
from bot.cli.options import KnowledgeOption, LexicalOption
from bot.cli.session import session_of

_Handler = signal.Handlers | Callable[[int, FrameType | None], object]


def run(
    context: typer.Context,
    knowledge: KnowledgeOption = None,
    lexical: LexicalOption = False,
    port: Annotated[
        int,
        typer.Option(
            min=0,
            max=65534,
            help="The port of local mode's first page; the second has the next one. Any free ones "
            "if not given.",
            show_default=False,
        ),
    ] = 0,
    browser: Annotated[
        bool,
        typer.Option(
            " /--no-browser",
            help="Do not open local mode's page by itself.",
            show_default=False,
        ),
    ] = True,
) -> None:
    """Start the bot: on Discord with DISCORD_TOKEN, else on a page in the browser to try it."""
    session = session_of(context)
    with _heeding_signals(is_service=bool(session.settings.discord_token)):
        from bot.app import run as run_bot

        # In local mode somebody sits in front of it and looks for the address.
        usual_level = "info" if session.settings.discord_token else "warning"
        session.start_logging(usual_level, is_service=True)
        snapshots = session.open_snapshots(knowledge, is_lexical=lexical)
        is_seen = browser and sys.stdout.isatty() and has_desktop(sys.platform, session.environment)
        show = show_page if is_seen else None
        asyncio.run(run_bot(session.settings, snapshots, typer.echo, port=port, show=show))


@contextmanager
def _heeding_signals(*, is_service: bool) -> Iterator[None]:
    """Heed the signals that the running bot heeds, while it is not running yet.

    Without a handler, the first process of a container is not even ended by SIGTERM, and SIGHUP,
    which has a service read its files again, ends any other.
    """
    handlers: dict[int, _Handler] = {signal.SIGTERM: _end}
    if is_service and hasattr(signal, "SIGHUP"):
        handlers[signal.SIGHUP] = signal.SIG_IGN
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(_number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(0)
