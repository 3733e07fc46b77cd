"""Which guilds the bot is in."""

from __future__ import annotations

import pytest
import simcord

from bot.chat.client import AttacheClient
from bot.chat.membership import fetch_guild_ids
from bot.errors import DiscordError
from bot.service.answer import Answerer
from tests.support.library import client_for, shelf


@pytest.fixture
def client() -> AttacheClient:
    return client_for(Answerer(shelf()))


async def test_all_of_them_are_listed_on_however_many_pages(client: AttacheClient) -> None:
    async with simcord.run(client) as env:
        # Discord gives two hundred at a time.
        guilds = [env.create_guild(f"Guild {number}") for number in range(203)]

        found = await fetch_guild_ids(client)

    assert found == {guild.id for guild in guilds}


async def test_a_refusal_is_no_empty_list(client: AttacheClient) -> None:
    async with simcord.run(client, check_errors=False) as env:
        env.create_guild("Guild")
        env.inject_error("GET", "/users/@me/guilds", status=403)

        with pytest.raises(DiscordError):
            await fetch_guild_ids(client)
