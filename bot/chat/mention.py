"""Mentions of the bot in servers, and replies to what it said."""

from __future__ import annotations

import logging
import math
import re
from collections.abc import Hashable
from dataclasses import replace
from functools import partial
from typing import assert_never

import discord

from bot.chat import words
from bot.chat.card import Card, Choice, render
from bot.chat.custom_id import Action, ButtonId
from bot.chat.dismiss import dismissible
from bot.chat.guard import Tell, guarded
from bot.chat.listen import is_spoken_by_a_person, show_typing
from bot.chat.present import Where, card_of
from bot.chat.waiting import in_thread
from bot.core.decide import Match
from bot.service.converse import Answered
from bot.service.desk import Desk, Ranking, Said
from bot.service.pace import Free, Pace, StillTooFast, TooFast

_log = logging.getLogger(__name__)

MOST_FOLLOW_UPS = 2
_CALL = re.compile(r"<@[!&]?\d+>")
_MAY_NOT_READ_HISTORY = 160_002


async def answer_mention(
    message: discord.Message, us: int, desk: Desk, pace: Pace, *, patience_s: float
) -> None:
    """Answer, as a reply, what a member asked of us in a channel; `us` is the bot's own id."""
    guild_id = _guild_id(message)
    if guild_id is None or not _is_for(us, message):
        return
    async with guarded("a mention", _tell_below(message)):
        try:
            match pace.take_turn(message.author.id, message.channel.id):
                case Free():
                    await _answer(message, guild_id, desk, pace, patience_s=patience_s)
                case TooFast(wait_s):
                    await _reply(message, Card(words.slow_down(math.ceil(wait_s))))
                case StillTooFast():
                    pass
                case verdict:
                    assert_never(verdict)
        except discord.Forbidden:
            _log.info("May not answer in channel %d.", message.channel.id)


async def _answer(
    message: discord.Message, guild_id: int, desk: Desk, pace: Pace, *, patience_s: float
) -> None:
    question = strip_calls(message.content)
    if not question:
        await _reply(message, Card(words.MENTION_HELP))
        return
    channel = message.channel
    # The same person may talk about different things in different channels.
    said = await in_thread(
        partial(desk.hear, (message.author.id, channel.id), question),
        patience_s=patience_s,
        when_slow=partial(show_typing, channel),
    )
    subject = _subject(said)
    earlier = None if subject is None else pace.earlier(channel.id, subject)
    if earlier is not None:
        link = words.link(guild_id, channel.id, earlier.message)
        await _reply(message, Card(words.answered_here(round(earlier.ago_s), link)))
        return
    sent = await _reply(message, _brief(card_of(said, desk.knowledge, Where.SERVER), said))
    if subject is not None:
        pace.remember(channel.id, subject, sent.id)


def strip_calls(text: str) -> str:
    """Return `text` without the people and roles that it mentions."""
    return " ".join(_CALL.sub(" ", text).split())


def shorten(card: Card) -> Card:
    """Return `card` with no more follow-ups than a channel wants to see."""
    more = [each for each in card.choices if _reads_on(each)]
    others = [each for each in card.choices if not _reads_on(each)]
    return replace(card, choices=(*more, *others[:MOST_FOLLOW_UPS]))


def _reads_on(choice: Choice) -> bool:
    return isinstance(choice.button, ButtonId) and choice.button.action is Action.READ


def _brief(card: Card, said: Said) -> Card:
    """Shorten `card`, but never a list to choose from."""
    is_answer = isinstance(said, Answered) and isinstance(said.reply.decision, Match)
    is_list = isinstance(said, Ranking) or (isinstance(said, Answered) and not is_answer)
    return card if is_list else shorten(card)


def _subject(said: Said) -> Hashable | None:
    """Return what would be a repetition: the same entry, in part or to its end."""
    if not isinstance(said, Answered) or said.reply.entry is None or said.reply.excerpt is None:
        return None
    return (said.reply.entry.id, said.reply.excerpt.is_whole)


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


async def _reply(message: discord.Message, card: Card) -> discord.Message:
    """Answer below `message` without pinging anybody; its question may be gone by now."""
    view = dismissible(render(card), message.author.id)
    reference = message.to_reference(fail_if_not_exists=False)
    try:
        return await message.channel.send(view=view, reference=reference, mention_author=False)
    except discord.HTTPException as error:
        if error.code != _MAY_NOT_READ_HISTORY:
            raise
        return await message.channel.send(view=view)


def _tell_below(message: discord.Message) -> Tell:
    async def tell(reference: str) -> None:
        await message.reply(words.failed(reference), mention_author=False)

    return tell
