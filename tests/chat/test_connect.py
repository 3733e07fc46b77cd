"""What a start that fails looks like to the operator."""

from __future__ import annotations

import aiohttp
import discord
import pytest

from bot.chat.connect import connect
from bot.errors import DiscordError, SettingsError
from bot.settings import MESSAGE_CONTENT


class Failing(discord.Client):
    """A client whose start fails in one way."""

    def __init__(self, error: Exception | None) -> None:
        super().__init__(intents=discord.Intents.none())
        self._error = error

    async def start(self, token: str, *, reconnect: bool = True) -> None:
        if self._error is not None:
            raise self._error


async def test_a_refused_token_is_a_wrong_setting() -> None:
    client = Failing(discord.LoginFailure("Improper token has been passed."))

    with pytest.raises(SettingsError) as caught:
        await connect(client, "s3cret")

    assert caught.value.name == "DISCORD_TOKEN"
    assert "s3cret" not in str(caught.value)
    assert client.is_closed()


async def test_a_refused_intent_names_the_setting_and_what_to_do() -> None:
    client = Failing(discord.PrivilegedIntentsRequired(None))

    with pytest.raises(SettingsError, match=r"off, or the Message Content Intent") as caught:
        await connect(client, "s3cret")

    assert caught.value.name == MESSAGE_CONTENT.name
    assert "\n" not in str(caught.value)
    assert client.is_closed()


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(OSError("Name or service not known"), id="no network"),
        pytest.param(aiohttp.ServerDisconnectedError(), id="a connection that breaks off"),
        pytest.param(TimeoutError(), id="no reply in time"),
    ],
)
async def test_without_discord_it_says_so_in_one_line(error: Exception) -> None:
    client = Failing(error)

    with pytest.raises(DiscordError, match=r"^no connection to Discord: .+") as caught:
        await connect(client, "s3cret")

    assert "\n" not in str(caught.value)
    assert client.is_closed()


async def test_a_connection_that_ends_well_ends_well() -> None:
    client = Failing(None)

    await connect(client, "s3cret")

    assert client.is_closed()
