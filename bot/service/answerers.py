"""What answers in each guild: from what is in force there, as readily as its moderators want."""

from __future__ import annotations

from bot.core.feedback import NO_GUILD
from bot.service.answer import Answerer
from bot.service.guilds import GuildSnapshots
from bot.service.settingsbook import SettingsBook
from bot.service.snapshot import Snapshot


class GuildAnswerers:
    """Hands out what answers in a guild."""

    def __init__(
        self, answerer: Answerer, guilds: GuildSnapshots | None, settings: SettingsBook
    ) -> None:
        """`answerer` says how readily to answer where the `settings` of a guild do not.

        `guilds` know the overlays; without them every guild has the knowledge of `answerer`.
        """
        self._answerer = answerer
        self._guilds = guilds
        self._settings = settings

    @property
    def shared(self) -> Answerer:
        """What answers from the knowledge that all guilds share, wherever that is asked."""
        return self._answerer

    async def at(self, guild_id: int) -> Answerer:
        """Return what answers in a guild now; outside of guilds it is the shared one."""
        if self._guilds is None or guild_id == NO_GUILD:
            return self._answerer
        return await self.over(guild_id, (await self._guilds.get(guild_id)).current)

    async def over(self, guild_id: int, snapshot: Snapshot) -> Answerer:
        """Return what would answer in a guild from `snapshot`."""
        return self._answerer.over(snapshot, (await self._settings.of(guild_id)).stance)
