"""Cards, on their way to whoever started an interaction."""

from __future__ import annotations

import discord

from bot.chat.card import Card, render
from bot.chat.permissions import is_absent
from bot.chat.public import asker_of, published
from bot.chat.scene import Where
from bot.chat.words import Words
from bot.service.conversations import Party


def is_direct(interaction: discord.Interaction) -> bool:
    """Say whether it happens in the bot's own direct messages with somebody."""
    return interaction.guild_id is None and interaction.context.dm_channel


def where_of(interaction: discord.Interaction) -> Where:
    """Return where whoever started `interaction` is; a server without us is not our place."""
    if is_direct(interaction):
        return Where.DIRECT
    is_elsewhere = interaction.guild_id is None or is_absent(interaction)
    return Where.ELSEWHERE if is_elsewhere else Where.SERVER


def party_of(interaction: discord.Interaction) -> Party | None:
    """Return whose conversation a press goes on with: a direct message, or that of a mention."""
    person = interaction.user.id
    if is_direct(interaction):
        return person
    is_asker = asker_of(interaction.message) == person
    return (person, interaction.channel_id or 0) if is_asker else None


def is_theirs(interaction: discord.Interaction) -> bool:
    """Say whether the message whose control was pressed is there for whoever pressed it.

    It is when nobody else sees it, and when it answers them where everybody does.
    """
    message = interaction.message
    if message is None:
        return False
    is_private = is_direct(interaction) or message.flags.ephemeral
    return is_private or asker_of(message) == interaction.user.id


async def show_privately(interaction: discord.Interaction, card: Card) -> None:
    """Show `card` so that only one member sees it, or put it where we said to be thinking."""
    view = render(card)
    if interaction.response.is_done():
        await interaction.edit_original_response(view=view)
    else:
        await interaction.response.send_message(view=view, ephemeral=True)


async def show_in_place(interaction: discord.Interaction, card: Card, words: Words) -> None:
    """Put `card` in the place of the message whose control was pressed."""
    asker = asker_of(interaction.message)
    view = render(card if asker is None else published(card, asker, words))
    if interaction.response.is_done():
        await interaction.edit_original_response(view=view)
    else:
        await interaction.response.edit_message(view=view)


async def show_besides(interaction: discord.Interaction, card: Card) -> None:
    """Show `card` to whoever pressed, below the message, which stays as it is."""
    view = render(card)
    if interaction.response.is_done():
        await interaction.followup.send(view=view, ephemeral=True)
    else:
        await interaction.response.send_message(view=view, ephemeral=True)
