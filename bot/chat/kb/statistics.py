"""/kb stats: what was asked, what came of it and what is missing, as a picture, file and words."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Final, Literal

import discord
from discord import app_commands

from bot.chat.kb.access import attend
from bot.chat.kb.charting import chart_of
from bot.chat.kb.figures import InWords, count_lines, other_lines, period
from bot.chat.kb.route import Route
from bot.chat.kb.sheet import Attached, Sheet
from bot.chat.kb.visit import Visit
from bot.chat.markup import escape
from bot.chat.services import Services
from bot.chat.words import Words
from bot.core.cut import cut
from bot.core.roles import Role
from bot.drawing.painter import Painter, Picture
from bot.service.report import alt_text, stats_csv
from bot.service.stats import Stats, gather_stats

# There is nothing to press.
ROUTES: Mapping[str, Route] = {}

_NEEDED = Role.READER
_USUAL_DAYS: Final = 30
_LISTED = 3
_TITLE_CHARS = 150


def add_commands(group: app_commands.Group, services: Services) -> None:
    """Put /kb stats into the group."""

    @group.command(
        name=services.localised("kb-stats-command"),
        description=services.localised("kb-stats-description"),
    )
    @app_commands.describe(days=services.localised("kb-stats-days-description"))
    @app_commands.rename(days=services.localised("kb-stats-parameter"))
    async def stats(
        interaction: discord.Interaction, days: Literal[7, 30, 90, 365] = _USUAL_DAYS
    ) -> None:
        route = Route(_NEEDED, partial(_show, days=days))
        await attend(interaction, services, route, "/kb stats")


async def _show(visit: Visit, days: int) -> None:
    moderation = visit.moderation
    held = await moderation.guilds.get(visit.guild_id)
    until = moderation.now().date()
    since = until - timedelta(days=days - 1)
    knowledge = held.current.knowledge
    stats = await gather_stats(moderation.store, visit.guild_id, knowledge, since, until)
    painter = visit.services.painter
    await visit.show(await asyncio.to_thread(make_sheet, stats, visit.words, painter))


def make_sheet(stats: Stats, words: Words, painter: Painter) -> Sheet:
    """Return the card of `stats`; drawing takes a moment, so this is work for a thread.

    Where nothing can be drawn, it says in words what the picture would show besides.
    """
    painted = painter.paint(chart_of(stats, words))
    file = Attached("statistics.csv", stats_csv(stats))
    title = words("kb-stats-title", count=len(stats.days))
    body, note = "\n".join(_figures(stats, words)), words("kb-stats-all-time")
    if isinstance(painted, Picture):
        alt = alt_text(stats, InWords(words))
        picture = Attached("statistics.png", painted.png, alt)
        return Sheet(body, title, note, attached=(picture, file))
    body = "\n".join((body, *_rankings(stats, words)))
    return Sheet(body, title, f"{note} {words('kb-stats-no-picture')}", attached=(file,))


def _figures(stats: Stats, words: Words) -> Iterator[str]:
    yield period(stats.since, stats.until, words)
    if stats.is_empty:
        yield words("kb-stats-nothing")
    else:
        yield from (f"- {each}" for each in count_lines(stats.total, words))
    yield from (f"- {each}" for each in other_lines(stats, words))


def _rankings(stats: Stats, words: Words) -> Iterator[str]:
    shown = [(each.title, each.shown) for each in stats.entries[:_LISTED]]
    yield from _ranking(words("kb-stats-shown-most"), shown, words)
    missed = [(each.text, each.count) for each in stats.gaps[:_LISTED]]
    yield from _ranking(words("kb-stats-missed-most"), missed, words)


def _ranking(title: str, rows: Sequence[tuple[str, int]], words: Words) -> Iterator[str]:
    if rows:
        yield f"\n**{title}**"
    for text, count in rows:
        yield f"- {words('kb-stats-ranked', title=escape(cut(text, _TITLE_CHARS)), count=count)}"
