"""Mentions of the bot in servers, and replies to what it said."""

from __future__ import annotations

import logging
import math
from collections.abc import Hashable
from functools import partial
from typing import assert_never

import discord

from bot.chat.card import Card, render
from bot.chat.guard import Tell, guarded
from bot.chat.listen import is_spoken_by_a_person, note_said, show_typing
from bot.chat.markup import question_in
from bot.chat.network import UNREACHED
from bot.chat.present import card_of
from bot.chat.public import point_at, published, subject_of
from bot.chat.scene import Scene, Where
from bot.chat.services import FetchChannel, FetchGuild, Services
from bot.chat.words import Words
from bot.core.guild import GuildSettings
from bot.service.converse import Answered
from bot.service.desk import Desk, Said
from bot.service.pace import Free, StillTooFast, TooFast

_log = logging.getLogger(__name__)

_MAY_NOT_READ_HISTORY = 160_002
_MOST_CHANNELS_NAMED = 3
# What the hint is about, for those who ask in the wrong channel.
_ELSEWHERE = "elsewhere"
# What is told directly where we may not write.
_SILENCED = "silenced"


async def answer_mention(
    message: discord.Message,
    us: int,
    services: Services,
    *,
    patience_s: float,
    fetch_channel: FetchChannel,
    fetch_guild: FetchGuild,
) -> None:
    """Answer, as a reply, what a member asked of us in a channel; `us` is the bot's own id.

    Where the moderators have named the channels for that, all others get a hint.
    """
    guild_id = _guild_id(message)
    if guild_id is None or not _is_for(us, message):
        return
    settings = await services.office.settings.of(guild_id)
    await services.ask_for_locale(guild_id, fetch_guild)
    words = services.words_for_guild(guild_id)
    async with guarded("a mention", _tell_below(message, words)):
        try:
            match services.office.pace.take_turn(message.author.id, message.channel.id):
                case Free() if not await _is_place(message, settings, services, fetch_channel):
                    await _point_elsewhere(message, settings, services, words)
                case Free():
                    await _answer(message, guild_id, services, words, patience_s=patience_s)
                case TooFast(wait_s):
                    sentence = words("slow-down", seconds=math.ceil(wait_s))
                    await _reply(message, Card(sentence), words)
                case StillTooFast():
                    pass
                case verdict:
                    assert_never(verdict)
        except discord.Forbidden:
            _log.info("May not answer in channel %d.", message.channel.id)
            await _tell_directly(message, guild_id, services)


async def _answer(
    message: discord.Message,
    guild_id: int,
    services: Services,
    words: Words,
    *,
    patience_s: float,
) -> None:
    question, channel = question_in(message.content), message.channel
    if not question:
        await _reply(message, Card(words("mention-help")), words)
        return
    office = services.office
    # The same person may talk about different things in different channels.
    desk, said = await services.at_desk(
        guild_id,
        partial(Desk.hear, party=(message.author.id, channel.id), text=question),
        patience_s=patience_s,
        when_slow=partial(show_typing, channel),
    )
    note_said(said, services, member=message.author.id, guild_id=guild_id, channel_id=channel.id)
    subject = _subject(said)
    earlier = None if subject is None else office.pace.earlier(channel.id, subject)
    if earlier is not None:
        await _reply(message, Card(point_at(earlier, guild_id, channel.id, words)), words)
        return
    may_suggest = services.moderation is not None
    card = card_of(said, Scene(desk.knowledge, words, Where.SERVER, may_suggest))
    sent = await _reply(message, card, words)
    if subject is not None:
        office.pace.remember(channel.id, subject, sent.id)


async def _is_place(
    message: discord.Message,
    settings: GuildSettings,
    services: Services,
    fetch_channel: FetchChannel,
) -> bool:
    """Say whether mentions are answered here; a thread goes with the channel it is in."""
    channel = message.channel
    if not settings.channels or channel.id in settings.channels:
        return True
    if services.office.pace.earlier(channel.id, _ELSEWHERE) is not None:
        return False
    try:
        # Without the intent for guilds a message does not even say that it is in a thread.
        found = await fetch_channel(channel.id)
    except UNREACHED:
        return False
    return isinstance(found, discord.Thread) and found.parent_id in settings.channels


async def _point_elsewhere(
    message: discord.Message, settings: GuildSettings, services: Services, words: Words
) -> None:
    """Say where mentions are answered, once in a while: it is worth reading only once."""
    pace, channel = services.office.pace, message.channel.id
    if pace.earlier(channel, _ELSEWHERE) is None:
        channels = [f"<#{each}>" for each in settings.channels[:_MOST_CHANNELS_NAMED]]
        sent = await _reply(message, Card(words("elsewhere", channels=words.join(channels))), words)
        pace.remember(channel, _ELSEWHERE, sent.id)


async def _tell_directly(message: discord.Message, guild_id: int, services: Services) -> None:
    """Tell the author alone that we may not write in the channel, once in a while."""
    person, pace = message.author, services.office.pace
    # No channel has the id of a person, which stands for their direct messages here.
    if pace.earlier(person.id, _SILENCED) is not None:
        return
    pace.remember(person.id, _SILENCED, message.id)
    words = services.words_for_person(person.id, guild_id)
    try:
        await person.send(words("may-not-write-there", channel=f"<#{message.channel.id}>"))
    except UNREACHED:
        _log.info("May not tell member %d about it either.", person.id)


def _subject(said: Said) -> Hashable | None:
    """Return what `said` is about, if it is an entry."""
    if not isinstance(said, Answered) or said.reply.entry is None:
        return None
    return subject_of(said.reply.entry.id, said.reply.page)


def _is_for(us: int, message: discord.Message) -> bool:
    """Say whether a person calls us by name or by replying; a call to everyone is no question.

    Discord lists us among the mentions in both cases, and in no other does it show us the text.
    """
    is_called = any(each.id == us for each in message.mentions)
    return is_called and not message.mention_everyone and is_spoken_by_a_person(message)


def _guild_id(message: discord.Message) -> int | None:
    """Return the server of `message`; without the guilds intent only its id is known."""
    if isinstance(message.channel, discord.PartialMessageable):
        return message.channel.guild_id
    return message.guild.id if message.guild is not None else None


async def _reply(message: discord.Message, card: Card, words: Words) -> discord.Message:
    """Answer below `message` without pinging anybody; its question may be gone by now."""
    view = render(published(card, message.author.id, words))
    reference = message.to_reference(fail_if_not_exists=False)
    try:
        return await message.channel.send(view=view, reference=reference, mention_author=False)
    except discord.HTTPException as error:
        if error.code != _MAY_NOT_READ_HISTORY:
            raise
        return await message.channel.send(view=view)


def _tell_below(message: discord.Message, words: Words) -> Tell:
    async def tell(reference: str) -> None:
        await message.reply(words("failed", reference=reference), mention_author=False)

    return tell
