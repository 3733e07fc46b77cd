"""The /ask command."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.chat import words
from bot.chat.card import Card
from bot.chat.command import (
    Command,
    answer_privately,
    everywhere,
    suggest_while_typing,
)
from bot.chat.present import card_of_reply
from bot.core.query import LONGEST_QUESTION_CHARS
from bot.service.desk import Desk


def ask_command(desk: Desk, *, patience_s: float) -> Command:
    """Return /ask, which answers from `desk` and says that it is thinking after `patience_s`."""

    @app_commands.command(name="ask", description=words.ASK_DESCRIPTION)
    @app_commands.describe(question=words.ASK_QUESTION)
    @everywhere
    async def ask(
        interaction: discord.Interaction,
        question: app_commands.Range[str, 1, LONGEST_QUESTION_CHARS],
    ) -> None:
        def answer() -> Card:
            return card_of_reply(desk.ask(question), desk.knowledge)

        await answer_privately(interaction, "/ask", answer, patience_s)

    @ask.autocomplete("question")
    async def complete(
        interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        return await suggest_while_typing(interaction, "/ask", current, desk.suggest)

    return ask
