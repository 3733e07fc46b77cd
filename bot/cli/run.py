"""`attache run`: the bot itself, on Discord or in the browser."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

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
            max=65535,
            help="The port of local mode's page; any free one if not given.",
            show_default=False,
        ),
    ] = 0,
) -> None:
    """Start the bot: on Discord with DISCORD_TOKEN, else on a page in the browser to try it."""
    from bot.app import run as run_bot

    session = session_of(context)
    # In local mode somebody sits in front of it and looks for the address.
    usual_level = "info" if session.settings.discord_token else "warning"
    session.start_logging(usual_level, is_service=True)
    answerer = session.open_answerer(knowledge, is_lexical=lexical)
    asyncio.run(run_bot(session.settings, answerer, typer.echo, port=port))
