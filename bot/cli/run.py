"""`attache run`: the bot itself, on Discord or in the browser."""

from __future__ import annotations

import asyncio
import sys
from typing import Annotated

import typer

from bot.cli.desktop import has_desktop, show_page
from bot.cli.options import KnowledgeOption, LexicalOption
from bot.cli.session import session_of


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
    from bot.app import run as run_bot

    session = session_of(context)
    # In local mode somebody sits in front of it and looks for the address.
    usual_level = "info" if session.settings.discord_token else "warning"
    session.start_logging(usual_level, is_service=True)
    snapshots = session.open_snapshots(knowledge, is_lexical=lexical)
    is_seen = browser and sys.stdout.isatty() and has_desktop(sys.platform, session.environment)
    show = show_page if is_seen else None
    asyncio.run(run_bot(session.settings, snapshots, typer.echo, port=port, show=show))
