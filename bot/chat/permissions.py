"""Who may do what in a channel."""

from __future__ import annotations

import discord

MODERATES = discord.Permissions(manage_guild=True, manage_messages=True)


def may_write(permissions: discord.Permissions, interaction: discord.Interaction) -> bool:
    """Say whether whoever has `permissions` may write where `interaction` was started."""
    if isinstance(interaction.channel, discord.Thread):
        return permissions.send_messages_in_threads
    return permissions.send_messages


def is_absent(interaction: discord.Interaction) -> bool:
    """Say whether only the member has installed us, and not the server."""
    return interaction.is_user_integration() and not interaction.is_guild_integration()
