"""The log channel: what moderators have just changed, told where they want to read it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Iterator

import discord
from discord import ui

from bot.chat.card import TEXT_CHARS
from bot.chat.kb.records import line_of_record, line_of_revision
from bot.chat.network import UNREACHED
from bot.chat.services import Services
from bot.core.revisions import Revision
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
    lines = (
        line_of_revision(each, words) if isinstance(each, Revision) else line_of_record(each, words)
        for each in events
    )
    await _post(client, moderation, guild_id, settings.log_channel, lines)


async def _post(
    client: discord.Client,
    moderation: Moderation,
    guild_id: int,
    channel_id: int,
    lines: Iterable[str],
) -> None:
    channel = client.get_partial_messageable(channel_id, guild_id=guild_id)
    try:
        async with asyncio.timeout(_PATIENCE_S):
            for text in _messages(lines):
                view = ui.LayoutView(timeout=None)
                view.add_item(ui.TextDisplay(text))
                await channel.send(view=view, allowed_mentions=discord.AllowedMentions.none())
    except UNREACHED as error:
        _log.warning("The log of guild %d cannot be posted: %s.", guild_id, error)
        moderation.log.failed(guild_id, type(error).__name__)
    else:
        moderation.log.failed(guild_id, "")


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
