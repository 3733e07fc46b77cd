"""The /ask command."""

from __future__ import annotations

from functools import partial

import discord
from discord import app_commands

from bot.chat.command import (
    Command,
    answer_privately,
    everywhere,
    suggest_while_typing,
)
from bot.chat.openly import answer_openly
from bot.chat.services import Services, guild_of
from bot.chat.show import is_direct
from bot.core.query import LONGEST_QUESTION_CHARS
from bot.service.desk import Desk


def ask_command(services: Services) -> Command:
    """Return /ask, which answers a question."""

    @app_commands.command(
        name=services.localised("ask-command"),
        description=services.localised("ask-description"),
    )
    @app_commands.describe(
        question=services.localised("question-description"),
        share=services.localised("share-description"),
    )
    @app_commands.rename(
        question=services.localised("question-parameter"),
        share=services.localised("share-parameter"),
    )
    @everywhere
    async def ask(
        interaction: discord.Interaction,
        question: app_commands.Range[str, 1, LONGEST_QUESTION_CHARS],
        share: bool | None = None,
    ) -> None:
        say = partial(Desk.look_up, text=question)
        if await _is_open(interaction, share, services):
            await answer_openly(interaction, "/ask", say, services)
        else:
            await answer_privately(interaction, "/ask", say, services)

    @ask.autocomplete("question")
    async def complete(
        interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        suggest = partial(Desk.suggest, text=current, guild_id=guild_of(interaction))
        return await suggest_while_typing(interaction, "/ask", current, suggest, services)

    return ask


async def _is_open(
    interaction: discord.Interaction,
    share: bool | None,
    services: Services,
) -> bool:
    """Say whether everybody should see the answer: as the member says, or else the guild."""
    if is_direct(interaction):
        return False
    if share is not None:
        return share
    return (await services.office.settings.of(guild_of(interaction))).is_public
