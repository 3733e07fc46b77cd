"""The log channel: what moderators have just changed, told where they want to read it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Iterator, Sequence

import discord
from discord import ui

from bot.chat.card import TEXT_CHARS
from bot.chat.kb.records import line_of, questions_in
from bot.chat.network import UNREACHED
from bot.chat.services import Services
from bot.chat.words import Words
from bot.errors import StorageError
from bot.service.changelog import Event
from bot.service.moderation import Moderation

_log = logging.getLogger(__name__)

_PATIENCE_S = 10.0


async def post_log(client: discord.Client, services: Services, guild_id: int) -> None:
    """Post what was changed in a guild since the last time, if it has a log channel.

    Nobody waits for this and nothing depends on it: what goes wrong is shown by /kb doctor.
    """
    moderation = services.moderation
    events = moderation.log.take(guild_id) if moderation is not None else ()
    if moderation is None or not events:
        return
    settings = await moderation.settings.of(guild_id)
    if settings.log_channel is None:
        return
    words = services.words_for_guild(guild_id)
    channel = client.get_partial_messageable(settings.log_channel, guild_id=guild_id)
    try:
        async with asyncio.timeout(_PATIENCE_S):
            await _post(channel, await _lines(events, moderation, guild_id, words))
    except (*UNREACHED, StorageError) as error:
        _log.warning("The log of guild %d cannot be posted: %s.", guild_id, error)
        moderation.log.failed(guild_id, type(error).__name__)
    else:
        moderation.log.failed(guild_id, "")


async def _lines(
    events: Sequence[Event], moderation: Moderation, guild_id: int, words: Words
) -> list[str]:
    questions = await moderation.queue.texts(guild_id, questions_in(events))
    return [line_of(each, questions, words) for each in events]


async def _post(channel: discord.abc.Messageable, lines: Iterable[str]) -> None:
    for text in _messages(lines):
        view = ui.LayoutView(timeout=None)
        view.add_item(ui.TextDisplay(text))
        await channel.send(view=view, allowed_mentions=discord.AllowedMentions.none())


def _messages(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines in as few texts as take them."""
    text = ""
    for line in lines:
        if text and len(text) + len(line) + 1 > TEXT_CHARS:
            yield text
            text = ""
        text = f"{text}\n{line}" if text else line
    if text:
        yield text
