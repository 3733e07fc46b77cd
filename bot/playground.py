"""Local mode: the real bot in a make-believe server, shown in the browser. It needs no account.

simcord plays Discord. Its clock stands still between events, so that tests repeat; here people look
on, so messages carry the real time. Timers run by themselves.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import simcord

# simcord is pinned exactly, so its inner modules stay where they are.
from simcord._clock import Clock
from simcord.preview import Preview

from bot.chat.card import Card, render
from bot.chat.client import AttacheClient
from bot.chat.permissions import MODERATES
from bot.chat.present import playground_card

BOT_NAME = "Attaché"
_CALL = re.compile(r"@attach[eé]\b", re.IGNORECASE)


async def play(
    client_factory: Callable[[], AttacheClient],
    announce: Callable[[str], None],
    *,
    port: int = 0,
    question: str = "",
) -> None:
    """Serve the playground on 127.0.0.1 until it is cancelled or ended in the browser.

    `announce` is given the address once the page is there. The page opens with a greeting and with
    the answer to `question`, by default the first of the starters. Port 0 means any free one.

    Raises OSError when the port is taken.
    """
    client = client_factory()
    async with simcord.run(client, check_errors=False) as env:
        env.backend.clock = _WallClock()
        await _present_bot(client)
        guild = env.create_guild("Playground")
        channel = guild.create_text_channel(
            "general", topic="Try /ask here, or @Attaché and a question."
        )
        robin = env.create_user("robin", global_name="Robin")
        member = _Visitor(env, guild, guild.add_member(robin).user)
        moderators = guild.create_role("Moderators", permissions=MODERATES, color=0x2E8B57)
        sam = env.create_user("sam", global_name="Sam (moderator)")
        moderator = _Visitor(env, guild, guild.add_member(sam, roles=[moderators]).user)
        await _post(client, channel.id, playground_card(client.knowledge))
        await member.slash(channel, "ask", question=question or _first_question(client))
        page = env.preview(channel, viewers=[member, moderator], layout="channel", port=port)
        async with _served(page):
            announce(page.url)
            await page.wait_closed()


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


@asynccontextmanager
async def _served(page: Preview) -> AsyncIterator[None]:
    async with AsyncExitStack() as stack:
        try:
            await stack.enter_async_context(page)
        except simcord.SetupError as error:
            if isinstance(error.__cause__, OSError):
                raise error.__cause__ from error
            raise
        yield


async def _present_bot(client: AttacheClient) -> None:
    if client.user is not None:
        await client.user.edit(username=BOT_NAME)


async def _post(client: AttacheClient, channel_id: int, card: Card) -> None:
    await client.get_partial_messageable(channel_id).send(view=render(card))


def _first_question(client: AttacheClient) -> str:
    starters = client.knowledge.starters
    return starters[0].question if starters else "?"
