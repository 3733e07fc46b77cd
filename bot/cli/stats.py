"""`attache stats`: what came of the questions."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.console import open_console
from bot.cli.session import Session, session_of
from bot.cli.stored import (
    AnyGuildOption,
    load_shared,
    name_guild,
    opened_store,
    print_section,
    read_overlay,
)

if TYPE_CHECKING:
    from bot.service.stats import Stats

_MOST_DAYS = 365
_LISTED = 5


def stats(
    context: typer.Context,
    guild: AnyGuildOption = None,
    days: Annotated[
        int, typer.Option(min=1, max=_MOST_DAYS, help="How many days, up to today (UTC).")
    ] = 30,
    csv: Annotated[
        bool,
        typer.Option(
            "--csv", help="Write CSV for spreadsheets; needs --guild.", show_default=False
        ),
    ] = False,
) -> None:
    """Count what was asked and what came of it, for each server that ever asked."""
    if csv and guild is None:
        raise typer.BadParameter("--csv holds one server: expected --guild with its id")
    session = session_of(context)
    session.start_logging("warning")
    found = asyncio.run(_gather(session, guild, days))
    if csv:
        from bot.service.report import stats_csv

        typer.echo(b"".join(stats_csv(each) for each in found.values()), nl=False)
        return
    console = open_console()
    if not found:
        console.print("Nothing was asked yet.")
    for guild_id, figures in found.items():
        period = f"{figures.since} to {figures.until}"
        print_section(console, f"{name_guild(guild_id)}, {period}", list(_lines(figures)))


async def _gather(session: Session, guild: int | None, days: int) -> dict[int, Stats]:
    from bot.content.overlay import apply
    from bot.core.knowledge import Knowledge
    from bot.service.stats import gather_stats

    until = datetime.now(UTC).date()
    since = until - timedelta(days=days - 1)
    packs = load_shared(session, None)
    found: dict[int, Stats] = {}
    async with opened_store(session) as store:
        for guild_id in await store.guilds() if guild is None else [guild]:
            seen = apply(packs, await read_overlay(store, guild_id)).packs
            found[guild_id] = await gather_stats(store, guild_id, Knowledge(seen), since, until)
    return found


def _lines(figures: Stats) -> Iterator[str]:
    total = figures.total
    yield f"Asked: {total.asked}"
    yield f"  answered at once: {_part(total.answered, total.answered_share)}"
    yield f"  choices offered: {_part(total.offered, total.offered_share)}"
    yield f"  not answered: {_part(total.missed, total.missed_share)}"
    yield f"Picked from choices and lists: {total.chosen}"
    votes = figures.votes.helpful + figures.votes.unhelpful
    yield f"Found helpful: {figures.votes.helpful} of {votes} votes"
    for entry in figures.entries[:_LISTED]:
        yield f"Shown {entry.shown} x: {entry.title}"
    for group in figures.gaps[:_LISTED]:
        yield f"Open, asked {group.count} x: {group.text}"
    yield f"Never shown: {len(figures.unused)} of {figures.in_force} entries"


def _part(count: int, share: float | None) -> str:
    return f"{count}" if share is None else f"{count} ({share:.0%})"
