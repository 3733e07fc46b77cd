"""Which guilds the bot is in, asked for without the intent that would tell."""

from __future__ import annotations

import aiohttp
import discord

from bot.errors import DiscordError


async def fetch_guild_ids(client: discord.Client) -> frozenset[int]:
    """Return the ids of all guilds that the bot is in; raises DiscordError.

    `client` has to be connected.
    """
    try:
        guilds = client.fetch_guilds(limit=None, with_counts=False)
        return frozenset([guild.id async for guild in guilds])
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        raise DiscordError(str(error) or type(error).__name__) from error
