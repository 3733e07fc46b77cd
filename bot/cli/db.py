"""`attache db`: what an operator does to the database."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.session import session_of
from bot.cli.stored import opened_store

db = typer.Typer(help="Bring the database up to date, back it up, restore it.")


@db.command()
def upgrade(context: typer.Context) -> None:
    """Bring the tables up to date, as the bot itself does at its start."""
    asyncio.run(_upgrade(context))
    typer.echo("The database is up to date.")


@db.command()
def backup(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The file to write.", show_default=False)
    ],
) -> None:
    """Write everything into a file that can be restored into SQLite and PostgreSQL alike.

    The bot may run meanwhile. An older backup in this file is replaced once the new one is whole;
    any other file is left alone.
    """
    from bot.app import database_url
    from bot.storage.backup import back_up

    count = asyncio.run(back_up(database_url(session_of(context).settings), file))
    typer.echo(f"Wrote {_rows(count)} to {file}.")


@db.command()
def restore(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A file of a backup.", show_default=False)
    ],
    replace: Annotated[
        bool,
        typer.Option("--replace", help="Delete what is in the database now.", show_default=False),
    ] = False,
) -> None:
    """Put everything from a backup into the database, or change nothing if that fails.

    Stop the bot first: it would go on with what it remembers.
    """
    from bot.app import database_url
    from bot.storage.backup import restore as restore_backup

    url = database_url(session_of(context).settings)
    count = asyncio.run(restore_backup(url, file, is_replacing=replace))
    typer.echo(f"Restored {_rows(count)} from {file}.")


async def _upgrade(context: typer.Context) -> None:
    async with opened_store(session_of(context)):
        pass


def _rows(count: int) -> str:
    return f"{count:,} {'row' if count == 1 else 'rows'}"
