"""The button that takes an answer out of a channel again."""

from __future__ import annotations

import discord

from bot.chat.guard import say_privately
from bot.chat.posting import forget_posted
from bot.chat.press import Dismiss
from bot.chat.services import Services


async def dismiss(interaction: discord.Interaction, press: Dismiss, services: Services) -> None:
    """Remove the message whose button was pressed, or say who may."""
    words = services.words_for(interaction)
    is_asker = interaction.user.id == press.asker
    if not is_asker and not interaction.permissions.manage_messages:
        await say_privately(interaction, words("not-yours"))
        return
    # Through the interaction it needs no permission of ours in the channel.
    await interaction.response.defer()
    await interaction.delete_original_response()
    # Where only a member has installed us, Discord does not tell us of what is deleted.
    forget_posted(interaction, services)
