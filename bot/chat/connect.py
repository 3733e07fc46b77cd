"""The way to Discord, with its failures in our own words."""

from __future__ import annotations

import aiohttp
import discord

from bot.errors import DiscordError, SettingsError


async def connect(client: discord.Client, token: str) -> None:
    """Run `client` on Discord until it is closed, and close it when cancelled.

    Once connected, discord.py gets over lost connections by itself. Raises SettingsError when
    Discord refuses the token or the privileged intent, and DiscordError when it cannot be reached
    at the start or ends the connection for good.
    """
    try:
        async with client:
            await client.start(token)
    except discord.LoginFailure as error:
        expected = "the token of a bot; Discord refuses this one"
        raise SettingsError("DISCORD_TOKEN", expected) from error
    except discord.PrivilegedIntentsRequired as error:
        expected = (
            "off, or the Message Content Intent switched on for this bot in Discord's developer "
            "portal (https://discord.com/developers/applications, under Bot)"
        )
        raise SettingsError("ATTACHE_MESSAGE_CONTENT", expected) from error
    except (
        discord.HTTPException,
        discord.GatewayNotFound,
        discord.ConnectionClosed,
        aiohttp.ClientError,
        OSError,
    ) as error:
        raise DiscordError(str(error) or type(error).__name__) from error
