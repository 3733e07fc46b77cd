"""The commands about the bot itself: /help and /privacy."""

from __future__ import annotations

from functools import partial

import discord
from discord import app_commands

from bot.chat import words
from bot.chat.card import Card
from bot.chat.command import Command, answer_privately, everywhere
from bot.chat.present import Where, card_of, card_of_help
from bot.chat.show import is_direct
from bot.service.desk import Desk, Privacy


def help_command(desk: Desk, *, patience_s: float) -> Command:
    """Return /help, which says what the bot can do where it is asked."""

    @app_commands.command(name="help", description=words.HELP_DESCRIPTION)
    @everywhere
    async def help_(interaction: discord.Interaction) -> None:
        make = partial(_help, desk, _where(interaction))
        await answer_privately(interaction, "/help", make, patience_s)

    return help_


def privacy_command(desk: Desk, *, patience_s: float) -> Command:
    """Return /privacy, which says what is remembered and offers to forget it."""

    @app_commands.command(name="privacy", description=words.PRIVACY_DESCRIPTION)
    @everywhere
    async def privacy(interaction: discord.Interaction) -> None:
        await answer_privately(interaction, "/privacy", partial(_privacy, desk), patience_s)

    return privacy


def _where(interaction: discord.Interaction) -> Where:
    if is_direct(interaction):
        return Where.DIRECT
    return Where.ELSEWHERE if interaction.guild_id is None else Where.SERVER


def _help(desk: Desk, where: Where) -> Card:
    return card_of_help(desk.help(), desk.knowledge, where)


def _privacy(desk: Desk) -> Card:
    return card_of(Privacy(), desk.knowledge)
