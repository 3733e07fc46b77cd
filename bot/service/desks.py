"""The desk of each guild."""

from __future__ import annotations

from bot.service.answer import Answerer
from bot.service.answerers import GuildAnswerers
from bot.service.conversations import Conversations
from bot.service.desk import Desk
from bot.service.popularity import Popularity


class Desks:
    """Opens the desk of a guild: over the knowledge that is in force there at this moment."""

    def __init__(
        self,
        answerers: GuildAnswerers,
        conversations: Conversations,
        popularity: Popularity,
    ) -> None:
        self._answerers = answerers
        self._conversations = conversations
        self._popularity = popularity

    @property
    def shared(self) -> Desk:
        """The desk over the knowledge that all guilds share."""
        return self._over(self._answerers.shared)

    async def at(self, guild_id: int) -> Desk:
        """Return the desk of a guild; outside of guilds it is the shared one."""
        return self._over(await self._answerers.at(guild_id))

    def _over(self, answerer: Answerer) -> Desk:
        return Desk(answerer, self._conversations, self._popularity)
