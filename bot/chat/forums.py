"""Answers to new posts in forums that nobody has asked us for, where the moderators want them.

Discord tells about new threads only under the intent for guilds, which we do without. But a forum
post begins with a message that has the id of its thread, and that one arrives with all the others.
One request fetches the title. The text is ours to read only with a privileged intent, which the
operator may ask for.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace

import discord

from bot.chat.card import Card, render
from bot.chat.guard import guarded
from bot.chat.listen import is_spoken_by_a_person
from bot.chat.permissions import MODERATES
from bot.chat.present import card_of_reply
from bot.chat.public import published, subject_of, with_note
from bot.chat.scene import Scene, Where
from bot.chat.services import FetchChannel, FetchGuild, Services
from bot.chat.words import Words
from bot.core.cut import cut
from bot.core.guild import GuildSettings
from bot.core.model import Stance
from bot.core.query import LONGEST_QUESTION_CHARS
from bot.core.reply import Reply
from bot.core.roles import Role, role_of
from bot.service.answer import Answerer
from bot.service.moderation import Moderation
from bot.service.pace import Free

_log = logging.getLogger(__name__)

# Somebody who has not asked us wants to read a few lines at most.
_BRIEF_CHARS = 400


async def answer_post(
    message: discord.Message,
    us: int,
    services: Services,
    *,
    fetch_channel: FetchChannel,
    fetch_guild: FetchGuild,
    reads_text: bool,
) -> None:
    """Suggest an answer below the first message of a forum post, when very sure of it.

    With `reads_text` what is asked is the title and the text, and where that finds nothing, because
    the text tells much besides, the title alone, as always without it.
    """
    channel, moderation = message.channel, services.moderation
    if moderation is None or not _is_post(message, us):
        return
    if not isinstance(channel, discord.PartialMessageable) or channel.guild_id is None:
        return
    settings = await services.office.settings.of(channel.guild_id)
    if not settings.suggest_in:
        return
    async with guarded("a forum post", _tell_nobody):
        try:
            thread = await fetch_channel(channel.id)
            if not isinstance(thread, discord.Thread):
                return
            if thread.parent_id not in settings.suggest_in:
                return
            guild = await fetch_guild(channel.guild_id)
            services.locales.meet_guild(guild.id, guild.preferred_locale.value)
            if not _is_staff(message, guild, settings):
                whole = (f"{thread.name} {message.content}",) if reads_text else ()
                await _suggest((*whole, thread.name), message, thread, services, moderation)
        except (discord.Forbidden, discord.NotFound):
            _log.info("May not answer the forum post %d, or it is gone.", channel.id)


async def _suggest(
    ways_to_ask: Sequence[str],
    message: discord.Message,
    thread: discord.Thread,
    services: Services,
    moderation: Moderation,
) -> None:
    """Post the answer to what `thread` asks, if it is sure enough and not too much at once."""
    guild_id, author, pace = thread.guild.id, message.author.id, services.office.pace
    held = await moderation.guilds.get(guild_id)
    # Nobody has asked, so this takes more than the guild may want for answers elsewhere.
    answerer = moderation.answerers.shared.over(held.current, Stance.CAUTIOUS)
    reply = await asyncio.to_thread(_first_answer, ways_to_ask, answerer)
    if reply is None or reply.entry is None:
        return
    # The forum is where somebody may open several posts in a row.
    if not isinstance(pace.take_turn(author, thread.parent_id), Free):
        return
    words = services.words_for_guild(guild_id)
    card = card_of_reply(reply, Scene(held.current.knowledge, words, Where.SERVER))
    sent = await message.channel.send(view=render(_unasked(card, author, words)))
    pace.remember(thread.id, subject_of(reply.entry.id), sent.id)


def _first_answer(ways_to_ask: Sequence[str], answerer: Answerer) -> Reply | None:
    """Return the answer to the first way to ask that has one."""
    for asked in ways_to_ask:
        question = cut(asked, LONGEST_QUESTION_CHARS)
        reply = answerer.answer(question, budget_chars=_BRIEF_CHARS)
        if reply.entry is not None:
            return reply
    return None


def _is_post(message: discord.Message, us: int) -> bool:
    """Say whether a person began a forum post with `message`; one that calls us is a mention."""
    is_first = message.id == message.channel.id
    is_call = any(each.id == us for each in message.mentions)
    return is_first and not is_call and is_spoken_by_a_person(message)


def _is_staff(message: discord.Message, guild: discord.Guild, settings: GuildSettings) -> bool:
    """Say whether the author looks after answers or messages in this guild.

    A message says which roles its author has, but not what they may do.
    """
    roles: tuple[int, ...] = tuple(getattr(message.author, "_roles", ()))
    if role_of(settings, roles, may_manage_guild=False) > Role.OUTSIDER:
        return True
    held = [each for each in guild.roles if each.id in roles or each.is_default()]
    may = discord.Permissions.none()
    for each in held:
        may |= each.permissions
    is_owner = guild.owner_id == message.author.id
    return is_owner or may.administrator or bool(may & MODERATES)


def _unasked(card: Card, author: int, words: Words) -> Card:
    """Return `card`, with why it is there and without more to ask; the author can remove it."""
    return published(with_note(words("suggested"), replace(card, choices=())), author, words)


async def _tell_nobody(_reference: str) -> None:
    """Say nothing: nobody has asked."""
