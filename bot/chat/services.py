"""What every command, button and listener needs to answer."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeVar

import aiohttp
import discord
from discord import app_commands

from bot.chat.languages import Languages
from bot.chat.locales import Locales
from bot.chat.permissions import is_absent
from bot.chat.public import asker_of
from bot.chat.scene import Scene
from bot.chat.show import where_of
from bot.chat.waiting import patiently
from bot.chat.words import Words
from bot.core.feedback import NO_GUILD
from bot.drawing.painter import Painter
from bot.service.desk import Desk
from bot.service.moderation import Moderation
from bot.service.office import Office

_log = logging.getLogger(__name__)

# An answer in the wrong language is better than one that comes late.
_LOCALE_PATIENCE_S = 1.0

FetchChannel = Callable[[int], Awaitable[object]]
FetchGuild = Callable[[int], Awaitable[discord.Guild]]
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Services:
    """What answers, in which language, and after how many seconds it says that it is thinking.

    Without `moderation` there is nothing for moderators.
    """

    office: Office
    languages: Languages
    locales: Locales
    patience_s: float
    moderation: Moderation | None = None
    painter: Painter = field(default_factory=Painter)

    async def at_desk(
        self,
        guild_id: int,
        work: Callable[[Desk], Result],
        *,
        patience_s: float,
        when_slow: Callable[[], Awaitable[object]],
    ) -> tuple[Desk, Result]:
        """Return the desk of a guild, and what `work` makes of it in a thread.

        `when_slow` is awaited once it has all taken `patience_s`: what a guild has changed may have
        to be read and indexed before its desk can be opened.
        """

        async def open_and_work() -> tuple[Desk, Result]:
            desk = await self.office.desks.at(guild_id)
            return desk, await asyncio.to_thread(work, desk)

        return await patiently(open_and_work(), patience_s=patience_s, when_slow=when_slow)

    async def desk_for(self, interaction: discord.Interaction) -> Desk:
        """Return the desk where `interaction` was started."""
        return await self.office.desks.at(guild_of(interaction))

    def scene_of(self, interaction: discord.Interaction, desk: Desk) -> Scene:
        """Return the scene for whoever started `interaction`."""
        return self._scene(interaction, desk, self.words_for(interaction))

    def scene_for_all(self, interaction: discord.Interaction, desk: Desk) -> Scene:
        """Return the scene for a card that everybody sees where `interaction` was started."""
        return self._scene(interaction, desk, self.words_for_all(interaction))

    def scene_in_place(self, interaction: discord.Interaction, desk: Desk) -> Scene:
        """Return the scene for a card in the place of the one whose control was pressed.

        Where everybody sees that card, the words are everybody's.
        """
        if asker_of(interaction.message) is None:
            return self.scene_of(interaction, desk)
        return self.scene_for_all(interaction, desk)

    def has_moderators(self, interaction: discord.Interaction) -> bool:
        """Say whether somebody can answer later: only a server that we are in has moderators."""
        return self.moderation is not None and guild_of(interaction) != NO_GUILD

    def localised(self, key: str) -> app_commands.locale_str:
        """Return a text for Discord's list of commands: in English, with the key of all others."""
        return app_commands.locale_str(self.languages.english(key), key=key)

    def words_for(self, interaction: discord.Interaction) -> Words:
        """Return the words for whoever started `interaction`."""
        own, guilds = _codes_of(interaction)
        return self.languages.pick(own, self._settled(guild_of(interaction)), guilds)

    def words_for_all(self, interaction: discord.Interaction) -> Words:
        """Return the words for what everybody sees where `interaction` was started."""
        own, guilds = _codes_of(interaction)
        return self.languages.pick(self._settled(guild_of(interaction)), guilds, own)

    def words_for_person(self, person: int, guild: int = NO_GUILD, likely: str = "") -> Words:
        """Return the words for a direct message to `person`, about `guild` if that is known.

        `likely` is the code of their language where nothing has told it.
        """
        own = self.locales.of_person(person) or likely
        return self.languages.pick(own, self._settled(guild), self.locales.of_guild(guild))

    def words_for_guild(self, guild: int) -> Words:
        """Return the words for a message in a channel of `guild`."""
        return self.languages.pick(self._settled(guild), self.locales.of_guild(guild))

    async def ask_for_locale(self, guild: int, fetch_guild: FetchGuild) -> None:
        """Learn the language of `guild` where nothing has told it yet, such as after a restart."""
        if self._settled(guild) or self.locales.of_guild(guild) is not None:
            return
        try:
            async with asyncio.timeout(_LOCALE_PATIENCE_S):
                found = await fetch_guild(guild)
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            _log.info("The language of guild %d is not known: %r.", guild, error)
        else:
            self.locales.meet_guild(guild, found.preferred_locale.value)

    def remember_locales(self, interaction: discord.Interaction) -> None:
        """Remember the languages that Discord says with `interaction`, for messages."""
        own, guilds = _codes_of(interaction)
        self.locales.meet_person(interaction.user.id, own)
        if interaction.guild_id is not None and guilds:
            self.locales.meet_guild(interaction.guild_id, guilds)

    def _scene(self, interaction: discord.Interaction, desk: Desk, words: Words) -> Scene:
        where, may_suggest = where_of(interaction), self.has_moderators(interaction)
        return Scene(desk.knowledge, words, where, may_suggest)

    def _settled(self, guild: int) -> str:
        """Return the code that a guild has settled on, as far as its settings were looked up.

        Whoever opens the desk of a guild looks them up.
        """
        return self.office.settings.known(guild).language


def guild_of(interaction: discord.Interaction) -> int:
    """Return the guild where `interaction` was started, or what stands for none.

    A guild that has not installed us is none of ours: no moderator could see what is kept for it.
    """
    return NO_GUILD if is_absent(interaction) else interaction.guild_id or NO_GUILD


def _codes_of(interaction: discord.Interaction) -> tuple[str, str]:
    """Return the code of the member's language and that of the guild, empty where there is none."""
    guilds = interaction.guild_locale
    return interaction.locale.value, guilds.value if guilds is not None else ""
