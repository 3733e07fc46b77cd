"""Direct messages."""

from __future__ import annotations

import asyncio
import logging
from functools import partial

import discord

from bot.chat.card import render
from bot.chat.guard import Tell, guarded
from bot.chat.markup import question_in
from bot.chat.network import UNREACHED
from bot.chat.present import card_of
from bot.chat.scene import Scene, Where
from bot.chat.services import Services
from bot.chat.words import Words
from bot.core.feedback import NO_GUILD
from bot.service.converse import Answered
from bot.service.desk import Desk, Said
from bot.service.gathering import Answer, Verdict, Wait

_log = logging.getLogger(__name__)

# Pins, calls and the like are messages too; only these two kinds are said by somebody.
_SPOKEN = {discord.MessageType.default, discord.MessageType.reply}


async def answer_message(
    message: discord.Message, services: Services, *, patience_s: float
) -> None:
    """Answer what a member wrote to the bot; typing shows when it takes over `patience_s`.

    Several short messages are answered as one, once the last of them has had its time.
    """
    channel, person = message.channel, message.author.id
    if not isinstance(channel, discord.DMChannel) or not is_spoken_by_a_person(message):
        return
    words = services.words_for_person(person)
    async with guarded("a direct message", _tell_in(channel, words)):
        office = services.office
        text = question_in(message.content)
        verdict: Verdict | None = office.gathering.hear(person, text, office.clock())
        if isinstance(verdict, Wait):
            await show_typing(channel)
        while isinstance(verdict, Wait):
            await asyncio.sleep(verdict.seconds)
            verdict = office.gathering.due(person, office.clock())
        # Without a verdict, a later message has taken this one along.
        for text in verdict.texts if isinstance(verdict, Answer) else ():
            await _answer(message, channel, text, services, patience_s=patience_s)


async def _answer(
    message: discord.Message,
    channel: discord.DMChannel,
    text: str,
    services: Services,
    *,
    patience_s: float,
) -> None:
    person = message.author.id
    desk, said = await services.at_desk(
        NO_GUILD,
        partial(Desk.hear, party=person, text=text),
        patience_s=patience_s,
        when_slow=partial(show_typing, channel),
    )
    words = services.words_for_person(person, likely=desk.knowledge.language)
    scene = Scene(desk.knowledge, words, Where.DIRECT)
    await channel.send(view=render(card_of(said, scene)))
    note_said(said, services, member=person, guild_id=NO_GUILD, channel_id=None)


def note_said(
    said: Said, services: Services, *, member: int, guild_id: int, channel_id: int | None
) -> None:
    """Count what came of a question, if it was one."""
    if isinstance(said, Answered):
        services.office.feedback.note(
            said.reply, member=member, guild_id=guild_id, channel_id=channel_id
        )


def is_spoken_by_a_person(message: discord.Message) -> bool:
    """Say whether somebody said `message`, and no bot, webhook or Discord itself."""
    is_person = not message.author.bot and message.webhook_id is None
    return is_person and message.type in _SPOKEN


async def show_typing(channel: discord.abc.Messageable) -> None:
    """Show that an answer is on its way; an answer must not fail for want of it."""
    try:
        await channel.typing()
    except UNREACHED:
        _log.warning("Could not show typing.", exc_info=True)


def _tell_in(channel: discord.abc.Messageable, words: Words) -> Tell:
    async def tell(reference: str) -> None:
        await channel.send(words("failed", reference=reference))

    return tell
