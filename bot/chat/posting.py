"""Answers that a member has us post where everybody sees them: not too many, and none twice.

Whoever gets nothing posted is told why, alone.
"""

from __future__ import annotations

import asyncio
import math
from typing import assert_never

import discord

from bot.chat.card import Card
from bot.chat.guard import say_privately
from bot.chat.present import card_of_gone, card_of_reply
from bot.chat.public import point_at, published, subject_of
from bot.chat.services import Services
from bot.chat.show import show_besides
from bot.service.pace import Free, StillTooFast, TooFast


async def entry_to_post(
    interaction: discord.Interaction, entry_id: str, services: Services
) -> Card | None:
    """Return an entry as everybody is to see it, or None once the member was told why not.

    Posting takes requests of its own, so `interaction` is acknowledged first.
    """
    await interaction.response.defer()
    desk = await services.desk_for(interaction)
    reply = await asyncio.to_thread(desk.open, entry_id)
    if reply is None:
        scene = services.scene_of(interaction, desk)
        await show_besides(interaction, card_of_gone(desk.successors(entry_id), scene))
        return None
    not_now = why_not_now(interaction, entry_id, services)
    if not_now:
        await say_privately(interaction, not_now)
        return None
    scene = services.scene_for_all(interaction, desk)
    return published(card_of_reply(reply, scene), interaction.user.id, scene.words)


def why_not_now(interaction: discord.Interaction, entry_id: str, services: Services) -> str:
    """Say why not to post an entry where `interaction` was started, or nothing.

    Where nothing is said, the member has had one of the answers that they get at once.
    """
    words, pace = services.words_for(interaction), services.office.pace
    channel_id = interaction.channel_id or 0
    earlier = pace.earlier(channel_id, subject_of(entry_id))
    if earlier is not None:
        return point_at(earlier, interaction.guild_id, channel_id, words)
    match pace.take_turn(interaction.user.id, channel_id):
        case Free():
            return ""
        case TooFast(wait_s) | StillTooFast(wait_s):
            return words("post-later", seconds=math.ceil(wait_s))
        case verdict:
            assert_never(verdict)


def remember_posted(
    interaction: discord.Interaction, entry_id: str, message_id: int, services: Services
) -> None:
    """Remember that an entry was just posted where `interaction` was started."""
    channel_id = interaction.channel_id or 0
    services.office.pace.remember(channel_id, subject_of(entry_id), message_id)


def forget_posted(interaction: discord.Interaction, services: Services) -> None:
    """Point nobody at the message whose control was pressed: its answer is not there any more."""
    if interaction.message is not None:
        services.office.pace.forget(interaction.message.id)
