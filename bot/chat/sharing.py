"""Answers that a member shows to everybody in the channel."""

from __future__ import annotations

import discord

from bot.chat.card import render
from bot.chat.guard import say_privately
from bot.chat.markup import escape
from bot.chat.permissions import is_absent, may_write
from bot.chat.posting import entry_to_post, remember_posted
from bot.chat.press import Share
from bot.chat.public import with_note
from bot.chat.services import Services
from bot.chat.words import Words


async def share(interaction: discord.Interaction, press: Share, services: Services) -> None:
    """Post the answer in the channel, in the name of whoever pressed."""
    refusal = refusal_to_share(interaction, services.words_for(interaction))
    if refusal:
        await say_privately(interaction, refusal)
        return
    card = await entry_to_post(interaction, press.entry, services)
    if card is None:
        return
    words = services.words_for_all(interaction)
    note = words("shared-by", name=escape(interaction.user.display_name))
    sent = await interaction.followup.send(view=render(with_note(note, card)), wait=True)
    remember_posted(interaction, press.entry, sent.id, services)


def refusal_to_share(interaction: discord.Interaction, words: Words) -> str:
    """Say why this member may not post here, or nothing when they may."""
    if interaction.guild_id is None:
        # Whoever is in a conversation may write in it, and so may an app that they bring along.
        return ""
    if not may_write(interaction.permissions, interaction):
        return words("you-may-not-share")
    if is_absent(interaction) and not interaction.permissions.use_external_apps:
        return words("apps-may-not-share")
    return ""
