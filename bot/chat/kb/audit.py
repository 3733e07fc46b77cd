"""/kb audit: who did what, changes and all the rest."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import discord
from discord import app_commands

from bot.chat.kb.access import attend
from bot.chat.kb.press import press
from bot.chat.kb.records import line_of, questions_in
from bot.chat.kb.route import Route
from bot.chat.kb.sheet import Sheet, turns
from bot.chat.kb.visit import Visit
from bot.chat.services import Services
from bot.core.roles import Role
from bot.service.deeds import list_deeds

_PAGE = 10
_NEEDED = Role.READER


def add_commands(group: app_commands.Group, services: Services) -> None:
    """Put /kb audit into the group."""

    @group.command(
        name=services.localised("kb-audit-command"),
        description=services.localised("kb-audit-description"),
    )
    async def audit(interaction: discord.Interaction) -> None:
        await attend(interaction, services, Route(_NEEDED, partial(_show, page=0)), "/kb audit")


async def _turn(visit: Visit) -> None:
    await _show(visit, int(visit.args[0]))


async def _show(visit: Visit, page: int) -> None:
    words = visit.words
    moderation = visit.moderation
    deeds, has_next = await list_deeds(moderation.store, visit.guild_id, page=page, size=_PAGE)
    questions = await moderation.queue.texts(visit.guild_id, questions_in(deeds))
    pages = turns(partial(press, "audit"), page, words, has_next=has_next)
    lines = [line_of(each, questions, words) for each in deeds]
    body = "\n".join(lines) or words("kb-no-audit")
    await visit.show(Sheet(body, words("kb-audit-title"), rows=(pages,)))


ROUTES: Mapping[str, Route] = {"audit": Route(_NEEDED, _turn)}
