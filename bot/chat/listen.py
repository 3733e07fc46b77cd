"""Direct messages."""

from __future__ import annotations

import logging
from functools import partial

import discord

from bot.chat import words
from bot.chat.card import render
from bot.chat.guard import Tell, guarded
from bot.chat.present import card_of
from bot.chat.waiting import in_thread
from bot.service.desk import Desk

_log = logging.getLogger(__name__)

# Pins, calls and the like are messages too; only these two kinds are said by somebody.
_SPOKEN = {discord.MessageType.default, discord.MessageType.reply}


async def answer_message(message: discord.Message, desk: Desk, *, patience_s: float) -> None:
    """Answer what a member wrote to the bot; typing shows when it takes over `patience_s`."""
    channel = message.channel
    if not isinstance(channel, discord.DMChannel) or not is_spoken_by_a_person(message):
        return
    async with guarded("a direct message", _tell_in(channel)):
        said = await in_thread(
            partial(desk.hear, message.author.id, message.content),
            patience_s=patience_s,
            when_slow=partial(show_typing, channel),
        )
        await channel.send(view=render(card_of(said, desk.knowledge)))


def is_spoken_by_a_person(message: discord.Message) -> bool:
    """Say whether somebody said `message`, and no bot, webhook or Discord itself."""
    is_person = not message.author.bot and message.webhook_id is None
    return is_person and message.type in _SPOKEN


async def show_typing(channel: discord.abc.Messageable) -> None:
    """Show that an answer is on its way; an answer must not fail for want of it."""
    try:
        await channel.typing()
    except discord.HTTPException:
        _log.warning("Could not show typing.", exc_info=True)


def _tell_in(channel: discord.abc.Messageable) -> Tell:
    async def tell(reference: str) -> None:
        await channel.send(words.failed(reference))

    return tell
