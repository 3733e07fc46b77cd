"""The desk of each guild."""

from __future__ import annotations

from bot.core.feedback import NO_GUILD
from bot.service.answer import Answerer
from bot.service.conversations import Conversations
from bot.service.desk import Desk
from bot.service.guilds import GuildSnapshots
from bot.service.popularity import Popularity
from bot.service.settingsbook import SettingsBook


class Desks:
    """Opens the desk of a guild: over the knowledge that is in force there at this moment."""

    def __init__(
        self,
        answerer: Answerer,
        conversations: Conversations,
        popularity: Popularity,
        guilds: GuildSnapshots | None = None,
        settings: SettingsBook | None = None,
    ) -> None:
        """`guilds` know the overlays; without them every guild has the knowledge of `answerer`.

        `settings` say how readily each guild wants to be answered.
        """
        self._answerer = answerer
        self._conversations = conversations
        self._popularity = popularity
        self._guilds = guilds
        self._settings = settings

    @property
    def shared(self) -> Desk:
        """The desk over the knowledge that all guilds share."""
        return self._over(self._answerer)

    async def at(self, guild_id: int) -> Desk:
        """Return the desk of a guild; outside of guilds it is the shared one."""
        if self._guilds is None or guild_id == NO_GUILD:
            return self.shared
        stance = (await self._settings.of(guild_id)).stance if self._settings else None
        held = await self._guilds.get(guild_id)
        return self._over(self._answerer.over(held.current, stance))

    def _over(self, answerer: Answerer) -> Desk:
        return Desk(answerer, self._conversations, self._popularity)
