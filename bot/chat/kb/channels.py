"""What the bot may do in the channels that it is meant to work in."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import discord

from bot.chat.kb.finding import Finding, bad, good, warn
from bot.chat.kb.visit import Visit
from bot.chat.network import UNREACHED
from bot.chat.words import Words
from bot.core.guild import GuildSettings

_log = logging.getLogger(__name__)

_PATIENCE_S = 8.0
_MOST_CHANNELS = 10

_READS = discord.Permissions(view_channel=True)
_WRITES = _READS | discord.Permissions(send_messages=True)
# A reply shows what it replies to, which takes the history.
_ANSWERS = _WRITES | discord.Permissions(read_message_history=True)
_SUGGESTS = _READS | discord.Permissions(send_messages_in_threads=True)


@dataclass(frozen=True, slots=True)
class _Here:
    """The channel of the command may be anything, threads too."""

    id: int
    permissions: discord.Permissions
    needed: discord.Permissions


async def look_around(visit: Visit) -> tuple[Finding, ...]:
    """Look at the channel of the command, and at all that the settings name."""
    here = _here(visit.interaction)
    settings = await visit.moderation.settings.of(visit.guild_id)
    needed = dict(list(_needed(settings, besides=here.id).items())[:_MOST_CHANNELS])
    found = [_finding(here.id, here.permissions, here.needed, visit.words)]
    if needed:
        found += await _visit_all(visit, needed)
    return tuple(found)


def _here(interaction: discord.Interaction) -> _Here:
    is_thread = isinstance(interaction.channel, discord.Thread)
    return _Here(
        interaction.channel_id or 0,
        interaction.app_permissions,
        _SUGGESTS if is_thread else _ANSWERS,
    )


def _needed(settings: GuildSettings, *, besides: int) -> Mapping[int, discord.Permissions]:
    needed: dict[int, discord.Permissions] = {}
    log = () if settings.log_channel is None else (settings.log_channel,)
    for ids, permissions in (
        (settings.channels, _ANSWERS),
        (log, _WRITES),
        (settings.suggest_in, _SUGGESTS),
    ):
        for each in ids:
            if each != besides:
                needed[each] = needed.get(each, discord.Permissions.none()) | permissions
    return needed


async def _visit_all(visit: Visit, needed: Mapping[int, discord.Permissions]) -> list[Finding]:
    """Ask Discord: without the intent for guilds, nothing about them is in our memory."""
    client, words = visit.interaction.client, visit.words
    try:
        async with asyncio.timeout(_PATIENCE_S):
            guild = await client.fetch_guild(visit.guild_id, with_counts=False)
            us = await guild.fetch_member(_id_of(client))
            return [
                await _visit(guild, us, channel_id, permissions, words)
                for channel_id, permissions in needed.items()
            ]
    except UNREACHED:
        _log.info("The doctor cannot look at the channels.", exc_info=True)
        return [warn(words("kb-doctor-no-channels"))]


def _id_of(client: discord.Client) -> int:
    if client.user is None:
        raise ValueError(client)
    return client.user.id


async def _visit(
    guild: discord.Guild,
    us: discord.Member,
    channel_id: int,
    needed: discord.Permissions,
    words: Words,
) -> Finding:
    try:
        channel = await guild.fetch_channel(channel_id)
    except (discord.Forbidden, discord.NotFound):
        return bad(words("kb-doctor-channel-gone", channel=f"<#{channel_id}>"))
    return _finding(channel_id, channel.permissions_for(us), needed, words)


def _finding(
    channel_id: int, held: discord.Permissions, needed: discord.Permissions, words: Words
) -> Finding:
    channel = f"<#{channel_id}>"
    missing = list(_names(needed & ~held, words))
    if missing:
        return bad(words("kb-doctor-may-not", channel=channel, missing=words.join(missing)))
    return good(words("kb-doctor-may", channel=channel))


def _names(permissions: discord.Permissions, words: Words) -> Iterator[str]:
    if permissions.view_channel:
        yield words("kb-may-view")
    if permissions.send_messages:
        yield words("kb-may-send")
    if permissions.send_messages_in_threads:
        yield words("kb-may-send-in-threads")
    if permissions.read_message_history:
        yield words("kb-may-read-history")
