"""Settings of guilds in SQL."""

from __future__ import annotations

from dataclasses import asdict, fields, replace

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.guild import GuildSettings
from bot.errors import ConflictError
from bot.storage.database import Part
from bot.storage.tables import guild_settings

_SETTINGS = tuple(guild_settings.c[field.name] for field in fields(GuildSettings))


class SqlGuildSettings(Part):
    """A GuildSettingsStore."""

    async def get_settings(self, guild_id: int) -> GuildSettings:
        """Return the settings of a guild: the defaults when it never settled anything."""
        async with self._database.reading("read the settings") as connection:
            return await _in_force(connection, guild_id)

    async def put_settings(self, guild_id: int, settings: GuildSettings) -> GuildSettings:
        """Keep `settings`, whose version must be the one in force, and return them with the next.

        Raises ConflictError when somebody else was faster.
        """
        new = replace(settings, version=settings.version + 1)
        insert = self._database.insert(guild_settings).values(guild_id=guild_id, **asdict(new))
        put = insert.on_conflict_do_update(index_elements=["guild_id"], set_=asdict(new))
        async with self._database.writing("save the settings", guild_id=guild_id) as connection:
            latest = (await _in_force(connection, guild_id)).version
            if latest != settings.version:
                raise ConflictError(f"the configuration of guild {guild_id}", latest)
            await connection.execute(put)
        return new


async def _in_force(connection: AsyncConnection, guild_id: int) -> GuildSettings:
    query = select(*_SETTINGS).where(guild_settings.c.guild_id == guild_id)
    row = (await connection.execute(query)).one_or_none()
    return GuildSettings() if row is None else GuildSettings(*row)
