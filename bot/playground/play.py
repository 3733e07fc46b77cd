"""Local mode: the real bot in a make-believe Discord, shown in the browser. It needs no account.

simcord plays Discord. One page shows one channel, so there are two: a channel of a server, where a
member and a moderator can be looked on as, and the member's direct messages with the bot. Each
opens with a message that says what to try and leads to the other.

simcord's clock stands still between events, so that tests repeat; here people look on, so messages
carry the real time. Cooldowns and the memory of conversations go by a real clock, too, and timers
of the bot run by themselves. But simcord waits after every click until the bot has come to rest:
a timer of the client that is due within five seconds holds the click up for so long. Work that
repeats belongs outside of the client, where simcord does not see it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

import simcord

# simcord is pinned exactly, so its inner modules stay where they are.
from simcord._clock import Clock
from simcord.backend.cdn import CDN_BASE

from bot.chat.card import Card, render
from bot.chat.client import AttacheClient
from bot.chat.permissions import MODERATES
from bot.playground.greetings import first_question, greet_directly, greet_in_server
from bot.playground.pages import served, wait_until_one_is_closed

BOT_NAME = "Attaché"
_CALL = re.compile(r"@attach[eé]\b", re.IGNORECASE)
_TOPIC = "Type /ask and a question, or @Attaché and a question."
_AVATAR = "attache"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the pages are: in a server, and in a direct message. Whoever has one can use it."""

    server: str
    direct: str


async def play(
    client_factory: Callable[[], AttacheClient],
    announce: Callable[[Addresses], None],
    *,
    port: int = 0,
) -> None:
    """Serve the playground on 127.0.0.1 until it is cancelled or ended in the browser.

    `announce` is given the addresses once the pages are there. That of the server has the port
    `port`, and that of the direct message the next one; 0 means any free ones.

    Raises OSError when a port is taken.
    """
    client = client_factory()
    async with simcord.run(client, check_errors=False) as env:
        env.backend.clock = _WallClock()
        assets = await _present_bot(client, env)
        channel, viewers, robin = _populate(env)
        server = env.preview(channel, viewers=viewers, layout="channel", assets=assets, port=port)
        direct = env.preview(
            robin.dm_channel,
            viewers=[robin],
            layout="channel",
            assets=assets,
            port=port and port + 1,
        )
        async with served(env, server, direct):
            await _post(client, robin.dm_channel, greet_directly(client.knowledge, server.url))
            await _post(client, channel, greet_in_server(direct.url))
            if question := first_question(client.knowledge):
                await viewers[0].send(channel, f"@{BOT_NAME} {question}")
            announce(Addresses(server.url, direct.url))
            await wait_until_one_is_closed(server, direct)


def _populate(
    env: simcord.Env,
) -> tuple[simcord.ChannelHandle, list[simcord.MemberActor], simcord.UserHandle]:
    """Return a channel, the people who can be looked on as there, and the first of them."""
    guild = env.create_guild("Playground")
    channel = guild.create_text_channel("general", topic=_TOPIC)
    moderators = guild.create_role("Moderators", permissions=MODERATES, color=0x2E8B57)
    robin = env.create_user("robin", global_name="Robin")
    sam = env.create_user("sam", global_name="Sam (moderator)")
    member = guild.add_member(robin)
    moderator = guild.add_member(sam, roles=[moderators])
    return channel, [_Visitor(env, guild, each.user) for each in (member, moderator)], robin


class _Visitor(simcord.MemberActor):
    """Somebody whose "@Attaché" calls the bot: Discord makes a mention of it, the page does not."""

    async def send(
        self,
        channel: simcord.ChannelHandle,
        content: str = "",
        **options: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        us = f"<@{self._env.backend.bot_user.id}>"
        return await super().send(channel, _CALL.sub(us, content), **options)


class _WallClock(Clock):
    """The virtual clock, but for what the time is."""

    def now(self) -> datetime:
        return datetime.now(UTC)


async def _present_bot(client: AttacheClient, env: simcord.Env) -> dict[str, tuple[str, bytes]]:
    """Give the bot its name and its picture, and return the files that pages need for that."""
    if client.user is not None:
        await client.user.edit(username=BOT_NAME)
    us = env.backend.bot_user
    us.avatar = _AVATAR
    picture = files("bot.playground").joinpath("avatar.png").read_bytes()
    return {f"{CDN_BASE}/avatars/{us.id}/{_AVATAR}.png": ("avatar.png", picture)}


async def _post(client: AttacheClient, channel: simcord.ChannelHandle, card: Card) -> None:
    await client.get_partial_messageable(channel.id).send(view=render(card))
