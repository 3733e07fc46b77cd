"""The Discord client: what it listens to, and where each event goes."""

from __future__ import annotations

import logging
import sys
from collections.abc import Awaitable, Callable
from functools import partial

import discord
from discord import app_commands

from bot.chat.about import help_command, privacy_command
from bot.chat.ask import ask_command
from bot.chat.browse import faq_command, search_command, topic_command
from bot.chat.controls import PickMenu, PressButton
from bot.chat.dispatch import answer_form, answer_pick, answer_press
from bot.chat.forms import is_form
from bot.chat.forums import answer_post
from bot.chat.guard import guarded, report, tell_privately
from bot.chat.kb.controls import KbButton, KbMenu
from bot.chat.kb.group import answer_moderator, kb_group
from bot.chat.kb.quoting import save_menu
from bot.chat.languages import Languages
from bot.chat.listen import answer_message
from bot.chat.locales import Locales
from bot.chat.mention import answer_mention
from bot.chat.menu import answer_menu
from bot.chat.press import Menu, Press
from bot.chat.services import Services
from bot.chat.translator import Translator
from bot.core.knowledge import Knowledge
from bot.service.moderation import Moderation
from bot.service.office import Office

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

    `sync` makes Discord's list of our commands what the tree says. With `message_content` the text
    of every message is asked for.
    """

    def __init__(
        self,
        services: Services,
        sync: Callable[[CommandTree], Awaitable[object]],
        *,
        message_content: bool = False,
    ) -> None:
        for name in ("discord.client", "discord.state"):
            logging.getLogger(name).addFilter(_is_news)
        super().__init__(
            intents=_intents(message_content),
            allowed_mentions=discord.AllowedMentions.none(),
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
        )
        self.tree = CommandTree(self, services)
        self._services = services
        self._sync = sync

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge that questions are answered from at this moment."""
        return self._services.office.desks.shared.knowledge

    async def setup_hook(self) -> None:
        """Register what we answer to, before the first event arrives."""
        self.add_dynamic_items(PressButton, PickMenu, KbButton, KbMenu)
        for command in _COMMANDS:
            self.tree.add_command(command(self._services))
        self.tree.add_command(answer_menu(self._services))
        if self._services.moderation is not None:
            self.tree.add_command(kb_group(self._services))
            self.tree.add_command(save_menu(self._services))
        await self.tree.set_translator(Translator(self._services.languages))
        await self._sync(self.tree)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Note the languages that Discord says with everything, and answer forms."""
        self._services.remember_locales(interaction)
        if is_form(interaction):
            await answer_form(interaction, self._services)

    async def on_message(self, message: discord.Message) -> None:
        """Answer direct messages, mentions and posts in forums."""
        patience_s = min(_TYPE_AFTER_S, self._services.patience_s)
        fetch_guild = partial(self.fetch_guild, with_counts=False)
        await answer_message(message, self._services, patience_s=patience_s)
        if self.user is not None:
            await answer_mention(
                message,
                self.user.id,
                self._services,
                patience_s=patience_s,
                fetch_channel=self.fetch_channel,
                fetch_guild=fetch_guild,
            )
            await answer_post(
                message,
                self.user.id,
                self._services,
                fetch_channel=self.fetch_channel,
                fetch_guild=fetch_guild,
                reads_text=self.intents.message_content,
            )

    async def on_raw_message_delete(self, deleted: discord.RawMessageDeleteEvent) -> None:
        """Point nobody at an answer that is gone."""
        self._services.office.pace.forget(deleted.message_id)

    async def on_raw_bulk_message_delete(self, deleted: discord.RawBulkMessageDeleteEvent) -> None:
        """Point nobody at answers that were cleared away with others."""
        self._services.office.pace.forget(*deleted.message_ids)

    async def answer_press(self, interaction: discord.Interaction, press: Press | None) -> None:
        """Answer a press on a button."""
        await answer_press(interaction, press, self._services)

    async def answer_pick(
        self, interaction: discord.Interaction, menu: Menu | None, value: str
    ) -> None:
        """Answer a pick from a menu."""
        await answer_pick(interaction, menu, value, self._services)

    async def answer_moderator(self, interaction: discord.Interaction) -> None:
        """Answer a press or a pick below /kb."""
        await answer_moderator(interaction, self._services)

    async def on_error(self, event_method: str, /, *_args: object, **_kwargs: object) -> None:
        """Log what failed outside of every callback of ours."""
        error = sys.exception()
        if error is not None:
            report(event_method, error)


class CommandTree(app_commands.CommandTree[AttacheClient]):
    """The commands, with the guard behind them."""

    def __init__(self, client: AttacheClient, services: Services) -> None:
        super().__init__(client)
        self._services = services

    async def on_error(
        self,
        interaction: discord.Interaction[AttacheClient],
        error: app_commands.AppCommandError,
        /,
    ) -> None:
        """Answer what failed before our callback was reached, such as a command since removed."""
        words = self._services.words_for(interaction)
        async with guarded("a command", tell_privately(interaction, words)):
            raise error


def create_client(
    office: Office,
    *,
    sync: Callable[[CommandTree], Awaitable[object]] = CommandTree.sync,
    patience_s: float = _DEFER_AFTER_S,
    languages: Languages | None = None,
    moderation: Moderation | None = None,
    message_content: bool = False,
) -> AttacheClient:
    """Return a client that answers from `office`, to be started with a token.

    An answer that takes over `patience_s` is announced before it is there. `languages` are those
    that we come with, unless given. Without `moderation` there is no /kb. With `message_content`
    the privileged intent for the text of messages is asked for.
    """
    services = Services(
        office=office,
        languages=languages or Languages(),
        locales=Locales(),
        patience_s=patience_s,
        moderation=moderation,
    )
    return AttacheClient(services, sync, message_content=message_content)


def _intents(message_content: bool) -> discord.Intents:
    """Ask for the messages of direct messages and of servers, and nothing else unless told to.

    Commands and clicks arrive without any intent and bring their guild, channel, member and
    permissions along. `guild_messages` is there for mentions, replies and posts in forums: it
    delivers every message of every channel we can see, but without the text of those that do not
    call us. `guilds` would keep some 40 KB of memory for
    every guild, of which nothing is used. None of these is privileged; `message_content`, which
    brings the text of posts in forums, is, so only an operator who asks for it gets it.
    """
    return discord.Intents(dm_messages=True, guild_messages=True, message_content=message_content)


def _is_news(record: logging.LogRecord) -> bool:
    """Drop what discord.py warns of at every start: what we leave out on purpose."""
    return not record.getMessage().startswith(_NO_NEWS)
