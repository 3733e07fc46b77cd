"""/kb audit: who did what, settings and imports too."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import discord
from discord import app_commands

from bot.chat.kb.access import attend
from bot.chat.kb.press import press
from bot.chat.kb.records import line_of_record, questions_in
from bot.chat.kb.route import Route
from bot.chat.kb.sheet import Sheet, turns
from bot.chat.kb.visit import Visit
from bot.chat.services import Services
from bot.core.roles import Role

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
    records = await visit.moderation.store.list_audit(
        visit.guild_id, limit=_PAGE + 1, offset=page * _PAGE
    )
    questions = await visit.moderation.queue.texts(visit.guild_id, questions_in(records))
    lines = [line_of_record(each, questions, words) for each in records[:_PAGE]]
    pages = turns(partial(press, "audit"), page, words, has_next=len(records) > _PAGE)
    body = "\n".join(lines) or words("kb-no-audit")
    await visit.show(Sheet(body, words("kb-audit-title"), rows=(pages,)))


ROUTES: Mapping[str, Route] = {"audit": Route(_NEEDED, _turn)}
