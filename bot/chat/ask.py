"""The /ask command."""

from __future__ import annotations

import asyncio
from functools import partial

import discord
from discord import app_commands

from bot.chat import words
from bot.chat.guard import Tell, guarded, tell_privately
from bot.chat.present import card_of_reply
from bot.chat.show import show_privately
from bot.chat.waiting import in_thread
from bot.core.suggest import LABEL_CHARS, VALUE_CHARS, Suggestion
from bot.service.desk import Desk

QUESTION_CHARS = 500

Command = app_commands.Command[discord.app_commands.Group, ..., None]


def ask_command(desk: Desk, *, patience_s: float) -> Command:
    """Return /ask, which answers from `desk` and says that it is thinking after `patience_s`."""

    @app_commands.command(name="ask", description=words.ASK_DESCRIPTION)
    @app_commands.describe(question=words.ASK_QUESTION)
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def ask(
        interaction: discord.Interaction, question: app_commands.Range[str, 1, QUESTION_CHARS]
    ) -> None:
        async with guarded("/ask", tell_privately(interaction)):
            think = partial(interaction.response.defer, ephemeral=True, thinking=True)
            reply = await in_thread(
                partial(desk.ask, question), patience_s=patience_s, when_slow=think
            )
            await show_privately(interaction, card_of_reply(reply, desk.knowledge))

    @ask.autocomplete("question")
    async def complete(
        interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        async with guarded("autocomplete of /ask", _tell_in_list(interaction, current)):
            found = await asyncio.to_thread(desk.suggest, current)
            await interaction.response.autocomplete([_choice(each) for each in found])
        # It is answered already: an error of the answer itself must not pass the guard by.
        return []

    return ask


def _choice(suggestion: Suggestion) -> app_commands.Choice[str]:
    return app_commands.Choice(name=suggestion.label, value=suggestion.value)


def _tell_in_list(interaction: discord.Interaction, current: str) -> Tell:
    """Return a way to tell in the list of suggestions, the only place there is while typing."""

    async def tell(reference: str) -> None:
        name = words.no_suggestions(reference)[:LABEL_CHARS]
        value = current.strip()[:VALUE_CHARS]
        choices = [app_commands.Choice(name=name, value=value)] if value else []
        await interaction.response.autocomplete(choices)

    return tell
