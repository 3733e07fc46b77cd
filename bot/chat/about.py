"""The commands about the bot itself: /help and /privacy."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.chat.command import Command, answer_privately, everywhere
from bot.chat.services import Services
from bot.service.desk import Desk, Privacy


def help_command(services: Services) -> Command:
    """Return /help, which says what the bot can do where it is asked."""

    @app_commands.command(
        name=services.localised("help-command"),
        description=services.localised("help-description"),
    )
    @everywhere
    async def help_(interaction: discord.Interaction) -> None:
        await answer_privately(interaction, "/help", Desk.help, services)

    return help_


def privacy_command(services: Services) -> Command:
    """Return /privacy, which says what is kept, shows it and deletes it."""

    @app_commands.command(
        name=services.localised("privacy-command"),
        description=services.localised("privacy-description"),
    )
    @everywhere
    async def privacy(interaction: discord.Interaction) -> None:
        await answer_privately(interaction, "/privacy", _privacy, services)

    return privacy


def _privacy(_desk: Desk) -> Privacy:
    return Privacy()
