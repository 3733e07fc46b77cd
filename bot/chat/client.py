"""The Discord client: what it listens to, and where each event goes."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Awaitable, Callable

import discord
from discord import app_commands

from bot.chat.about import help_command, privacy_command
from bot.chat.ask import ask_command
from bot.chat.browse import faq_command, search_command, topic_command
from bot.chat.buttons import EntryButton
from bot.chat.click import go_to, open_entry
from bot.chat.controls import DestinationButton, PlaceMenu
from bot.chat.custom_id import ButtonId
from bot.chat.dismiss import DismissButton
from bot.chat.guard import guarded, report, tell_privately
from bot.chat.listen import answer_message
from bot.chat.mention import answer_mention
from bot.chat.menu import PostMenu, Target, answer_menu, post_entry
from bot.chat.place import Destination
from bot.core.knowledge import Knowledge
from bot.service.answer import Answerer
from bot.service.conversations import Conversations
from bot.service.desk import Desk
from bot.service.pace import Pace

# Discord drops an interaction that is not acknowledged within 3 s.
_DEFER_AFTER_S = 1.5
_TYPE_AFTER_S = 0.5
_NO_NEWS = (
    "Guilds intent seems to be disabled",
    "PyNaCl is not installed",
    "davey is not installed",
)


_COMMANDS = (
    ask_command,
    topic_command,
    faq_command,
    search_command,
    help_command,
    privacy_command,
)


class AttacheClient(discord.Client):
    """The bot on Discord. Nothing in it is bound to one shard or one guild.

    `sync` makes Discord's list of our commands what the tree says.
    """

    def __init__(
        self,
        desk: Desk,
        pace: Pace,
        sync: Callable[[CommandTree], Awaitable[object]],
        *,
        patience_s: float,
    ) -> None:
        for name in ("discord.client", "discord.state"):
            logging.getLogger(name).addFilter(_is_news)
        super().__init__(
            intents=_intents(),
            allowed_mentions=discord.AllowedMentions.none(),
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
        )
        self.tree = CommandTree(self)
        self._desk = desk
        self._pace = pace
        self._sync = sync
        self._patience_s = patience_s

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge that questions are answered from at this moment."""
        return self._desk.knowledge

    async def setup_hook(self) -> None:
        """Register what we answer to, before the first event arrives."""
        self.add_dynamic_items(DismissButton, PostMenu, EntryButton, DestinationButton, PlaceMenu)
        for command in _COMMANDS:
            self.tree.add_command(command(self._desk, patience_s=self._patience_s))
        self.tree.add_command(answer_menu(self._desk, patience_s=self._patience_s))
        await self._sync(self.tree)

    async def on_message(self, message: discord.Message) -> None:
        """Answer direct messages and mentions."""
        patience_s = min(_TYPE_AFTER_S, self._patience_s)
        await answer_message(message, self._desk, patience_s=patience_s)
        if self.user is not None:
            us = self.user.id
            await answer_mention(message, us, self._desk, self._pace, patience_s=patience_s)

    async def on_raw_message_delete(self, deleted: discord.RawMessageDeleteEvent) -> None:
        """Point nobody at an answer that is gone."""
        self._pace.forget(deleted.message_id)

    async def open_entry(self, interaction: discord.Interaction, button: ButtonId) -> None:
        """Show the entry of a clicked button."""
        await open_entry(interaction, button, self._desk, patience_s=self._patience_s)

    async def go_to(self, interaction: discord.Interaction, destination: Destination) -> None:
        """Show what a clicked control leads to."""
        await go_to(interaction, destination, self._desk, patience_s=self._patience_s)

    async def post_entry(
        self, interaction: discord.Interaction, target: Target, entry_id: str
    ) -> None:
        """Answer a message with the entry that was picked for it."""
        await post_entry(interaction, target, entry_id, self._desk, patience_s=self._patience_s)

    async def on_error(self, event_method: str, /, *_args: object, **_kwargs: object) -> None:
        """Log what failed outside of every callback of ours."""
        error = sys.exception()
        if error is not None:
            report(event_method, error)


class CommandTree(app_commands.CommandTree[AttacheClient]):
    """The commands, with the guard behind them."""

    async def on_error(
        self,
        interaction: discord.Interaction[AttacheClient],
        error: app_commands.AppCommandError,
        /,
    ) -> None:
        """Answer what failed before our callback was reached, such as a command since removed."""
        async with guarded("a command", tell_privately(interaction)):
            raise error


def create_client(
    answerer: Answerer,
    *,
    sync: Callable[[CommandTree], Awaitable[object]] = CommandTree.sync,
    clock: Callable[[], float] = time.monotonic,
    patience_s: float = _DEFER_AFTER_S,
) -> AttacheClient:
    """Return a client that answers from `answerer`, to be started with a token.

    `clock` gives growing seconds, by which conversations and cooldowns are forgotten. An answer
    that takes over `patience_s` is announced before it is there.
    """
    desk = Desk(answerer, Conversations(clock))
    return AttacheClient(desk, Pace(clock), sync, patience_s=patience_s)


def _intents() -> discord.Intents:
    """Ask for the messages of direct messages and of servers, and nothing else.

    Commands and clicks arrive without any intent and bring their guild, channel, member and
    permissions along. `guild_messages` is there for mentions and replies: it delivers every message
    of every channel we can see, but without the text of those that do not call us, which would
    take a privileged intent. `guilds` would keep some 40 KB of memory for every guild, of which
    nothing is used. None of these is privileged.
    """
    return discord.Intents(dm_messages=True, guild_messages=True)


def _is_news(record: logging.LogRecord) -> bool:
    """Drop what discord.py warns of at every start: what we leave out on purpose."""
    return not record.getMessage().startswith(_NO_NEWS)
