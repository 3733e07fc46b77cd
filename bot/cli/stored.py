"""What the commands share that look into the database."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.console import printable
from bot.cli.session import Session

if TYPE_CHECKING:
    from rich.console import Console

    from bot.content.overlay import Overlay
    from bot.core.model import Pack
    from bot.ports import OverlayStore
    from bot.storage.sql import SqlStore

GuildOption = Annotated[
    int,
    typer.Option(
        "--guild", metavar="ID", min=1, help="The id of the Discord server.", show_default=False
    ),
]
AnyGuildOption = Annotated[
    int | None,
    typer.Option(
        "--guild",
        metavar="ID",
        min=0,
        help="The id of one Discord server; 0 stands for direct messages. All if not given.",
        show_default=False,
    ),
]


@asynccontextmanager
async def opened_store(session: Session) -> AsyncIterator[SqlStore]:
    """Give the store that the settings name; raises SettingsError and StorageError."""
    # SQLAlchemy takes a while to import, and most commands do without it.
    from bot.app import database_url
    from bot.storage.sql import open_store

    store = await open_store(database_url(session.settings))
    try:
        yield store
    finally:
        await store.close()


async def read_overlay(store: OverlayStore, guild_id: int) -> Overlay:
    """Return what a guild has changed so far; raises StorageError."""
    from bot.content.overlay import fold

    return fold(await store.list_revisions(guild_id))


def load_shared(session: Session, options: list[str] | None) -> tuple[Pack, ...]:
    """Load the shared packs that the options or else the settings name; raises KnowledgeError."""
    from bot.content.loader import load_packs

    return load_packs(session.folders(options))


def name_guild(guild_id: int) -> str:
    """Say what a guild's id stands for."""
    return f"Server {guild_id}" if guild_id else "Direct messages"


def print_section(console: Console, title: str, lines: Sequence[str]) -> None:
    """Print a title with lines below; what members wrote cannot steer the terminal."""
    from rich.text import Text

    console.print(Text(title, style="bold"), soft_wrap=True)
    for line in lines:
        console.print(Text(f"  {printable(line)}"), soft_wrap=True)
