"""Answers that a member shows to everybody in the channel."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import discord

from bot.chat.card import Card, render
from bot.chat.click import card_of_gone
from bot.chat.guard import say_privately
from bot.chat.markup import escape, message_link
from bot.chat.parts import BETWEEN
from bot.chat.permissions import is_absent, may_write
from bot.chat.present import card_of_reply
from bot.chat.press import Share
from bot.chat.public import published, subject_of
from bot.chat.scene import Scene
from bot.chat.services import Services
from bot.chat.show import show_besides, where_of
from bot.chat.words import Words
from bot.core.reply import Reply


async def share(interaction: discord.Interaction, press: Share, services: Services) -> None:
    """Post the answer in the channel, in the name of whoever pressed."""
    words = services.words_for(interaction)
    refusal = refusal_to_share(interaction, words)
    if refusal:
        await say_privately(interaction, refusal)
        return
    await interaction.response.defer()
    desk = await services.desk_for(interaction)
    reply = await asyncio.to_thread(desk.open, press.entry)
    if reply is None:
        gone = card_of_gone(press.entry, desk, services.scene_of(interaction, desk))
        await show_besides(interaction, gone)
        return
    earlier = told_earlier(interaction, press.entry, services, words)
    if earlier:
        await say_privately(interaction, earlier)
        return
    public = Scene(desk.knowledge, services.words_for_all(interaction), where_of(interaction))
    card = _shared(reply, public, interaction.user)
    sent = await interaction.followup.send(view=render(card), wait=True)
    remember_shared(interaction, press.entry, sent.id, services)


def refusal_to_share(interaction: discord.Interaction, words: Words) -> str:
    """Say why this member may not post here, or nothing when they may."""
    if not may_write(interaction.permissions, interaction):
        return words("you-may-not-share")
    if is_absent(interaction) and not interaction.permissions.use_external_apps:
        return words("apps-may-not-share")
    return ""


def told_earlier(
    interaction: discord.Interaction, entry_id: str, services: Services, words: Words
) -> str:
    """Point at the same answer if it was shown in the channel a moment ago, else say nothing."""
    channel_id = interaction.channel_id or 0
    earlier = services.office.pace.earlier(channel_id, subject_of(entry_id))
    if earlier is None:
        return ""
    link = message_link(interaction.guild_id, channel_id, earlier.message)
    return words("answered-here", seconds=round(earlier.ago_s), link=link)


def remember_shared(
    interaction: discord.Interaction, entry_id: str, message_id: int, services: Services
) -> None:
    """Remember that an answer was just shown in the channel."""
    channel_id = interaction.channel_id or 0
    services.office.pace.remember(channel_id, subject_of(entry_id), message_id)


def _shared(reply: Reply, scene: Scene, sharer: discord.User | discord.Member) -> Card:
    card = published(card_of_reply(reply, scene), sharer.id, scene.words)
    shared_by = scene.words("shared-by", name=escape(sharer.display_name))
    small = BETWEEN.join(each for each in (shared_by, card.small) if each)
    return replace(card, small=small)
