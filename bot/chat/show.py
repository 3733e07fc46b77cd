"""Cards, on their way to whoever started an interaction."""

from __future__ import annotations

import discord

from bot.chat.card import Card, render


def belongs_to_one(interaction: discord.Interaction) -> bool:
    """Say whether nobody else sees the message whose button was clicked."""
    message = interaction.message
    return is_direct(interaction) or (message is not None and message.flags.ephemeral)


def is_direct(interaction: discord.Interaction) -> bool:
    """Say whether it happens in the bot's own direct messages with somebody."""
    return interaction.guild_id is None and interaction.context.dm_channel


async def show_privately(interaction: discord.Interaction, card: Card) -> None:
    """Show `card` so that only one member sees it, or put it where we said to be thinking."""
    view = render(card)
    if interaction.response.is_done():
        await interaction.edit_original_response(view=view)
    else:
        await interaction.response.send_message(view=view, ephemeral=True)


async def show_in_place(interaction: discord.Interaction, card: Card) -> None:
    """Put `card` in the place of the message whose button was clicked."""
    view = render(card)
    if interaction.response.is_done():
        await interaction.edit_original_response(view=view)
    else:
        await interaction.response.edit_message(view=view)
