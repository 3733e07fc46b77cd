"""`attache queue`: the questions that wait for the moderators."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import typer

from bot.cli.console import open_console, write_json
from bot.cli.options import JsonOption
from bot.cli.session import Session, session_of
from bot.cli.stored import AnyGuildOption, name_guild, opened_store, print_section

if TYPE_CHECKING:
    from bot.core.feedback import GapGroup

_PAGE = 100


def queue(context: typer.Context, guild: AnyGuildOption = None, json: JsonOption = False) -> None:
    """List the open questions, those last asked first."""
    session = session_of(context)
    session.start_logging("warning")
    groups = asyncio.run(_collect(session, guild))
    if json:
        write_json([_as_json(each) for each in groups], indent=2)
    else:
        _render(groups)


async def _collect(session: Session, guild: int | None) -> list[GapGroup]:
    async with opened_store(session) as store:

        async def groups_of(guild_id: int) -> AsyncIterator[GapGroup]:
            offset = 0
            while page := await store.list_groups(guild_id, limit=_PAGE, offset=offset):
                for group in page:
                    yield group
                offset += len(page)

        guild_ids = await store.guilds() if guild is None else [guild]
        return [each for guild_id in guild_ids async for each in groups_of(guild_id)]


def _as_json(group: GapGroup) -> dict[str, Any]:
    # Ids of Discord are texts, as in its own JSON: many readers of numbers would round them.
    return {
        "guild": str(group.guild_id),
        "id": group.id,
        "text": group.text,
        "count": group.count,
        "first_at": group.first_at.isoformat(),
        "last_at": group.last_at.isoformat(),
    }


def _render(groups: Sequence[GapGroup]) -> None:
    console = open_console()
    if not groups:
        console.print("No questions wait.")
    for guild_id, found in groupby(groups, key=lambda each: each.guild_id):
        lines = [f"{each.last_at:%Y-%m-%d}  {each.count:>4} x  {each.text}" for each in found]
        print_section(console, f"{name_guild(guild_id)}: {len(lines)} open", lines)
