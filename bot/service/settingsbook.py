"""The settings of guilds, remembered for a moment so that no answer waits for the database."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable

from bot.core.feedback import NO_GUILD
from bot.core.guild import GuildSettings
from bot.errors import StorageError
from bot.ports import GuildSettingsStore
from bot.service.latest import keep_latest

_log = logging.getLogger(__name__)

# Another process may change them, and moderators expect to see that soon.
FRESH_S = 2.0
PATIENCE_S = 0.5
MOST_GUILDS = 2_000


class SettingsBook:
    """Looks up what the moderators of a guild have settled."""

    def __init__(self, store: GuildSettingsStore, clock: Callable[[], float]) -> None:
        """`clock` gives growing seconds."""
        self._store = store
        self._clock = clock
        self._known: OrderedDict[int, tuple[float, GuildSettings]] = OrderedDict()

    async def of(self, guild_id: int) -> GuildSettings:
        """Return the settings of a guild, at most `FRESH_S` old where the store answers in time.

        Where it does not, they are those that were known last, or else the defaults.
        """
        if guild_id == NO_GUILD:
            return GuildSettings()
        read_at, known = self._known.get(guild_id, (float("-inf"), GuildSettings()))
        if self._clock() - read_at < FRESH_S:
            return known
        try:
            async with asyncio.timeout(PATIENCE_S):
                return self._keep(guild_id, await self._store.get_settings(guild_id))
        except (StorageError, TimeoutError) as error:
            _log.warning("The settings of guild %d cannot be read: %s.", guild_id, error)
            return self._keep(guild_id, known)

    def known(self, guild_id: int) -> GuildSettings:
        """Return the settings of a guild as they were last looked up, without waiting."""
        _, known = self._known.get(guild_id, (0.0, GuildSettings()))
        return known

    async def read(self, guild_id: int) -> GuildSettings:
        """Return the settings of a guild as the store has them now; raises StorageError."""
        return self._keep(guild_id, await self._store.get_settings(guild_id))

    async def change(self, guild_id: int, settings: GuildSettings) -> GuildSettings:
        """Settle `settings`, whose version must be the one in force, and return the next.

        Raises ConflictError when somebody else was faster, and StorageError.
        """
        return self._keep(guild_id, await self._store.put_settings(guild_id, settings))

    def _keep(self, guild_id: int, settings: GuildSettings) -> GuildSettings:
        keep_latest(self._known, guild_id, (self._clock(), settings), MOST_GUILDS)
        return settings
