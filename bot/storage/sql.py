"""The store in a SQL database: SQLite or PostgreSQL, with the same code."""

from __future__ import annotations

from sqlalchemy import select

from bot.errors import StorageError
from bot.storage.database import Database, reason_of
from bot.storage.drafts import SqlDrafts
from bot.storage.engine import create_engine
from bot.storage.gaps import SqlGaps
from bot.storage.migrate import migrate
from bot.storage.overlay import SqlOverlay
from bot.storage.personal import SqlPersonalData
from bot.storage.records import SqlAudit, SqlNotes
from bot.storage.settings import SqlGuildSettings
from bot.storage.tables import notes
from bot.storage.tallies import SqlTallies
from bot.storage.votes import SqlVotes

TIMEOUT_S = 5.0


class SqlStore(
    SqlVotes,
    SqlGaps,
    SqlTallies,
    SqlGuildSettings,
    SqlOverlay,
    SqlDrafts,
    SqlAudit,
    SqlNotes,
    SqlPersonalData,
):
    """A Store. What it says is kept survives a crash of the bot and of its machine."""

    async def check(self) -> None:
        """Return when the database answers, else raise StorageError."""
        async with self._database.reading("reach the database") as connection:
            # A table, because SQLite does not look into its file for less.
            await connection.execute(select(notes.c.key).limit(1))

    async def close(self) -> None:
        """Let go of the database."""
        await self._database.close()


async def open_store(url: str, *, timeout_s: float = TIMEOUT_S) -> SqlStore:
    """Open the database at `url`, bring its tables up to date, and return it.

    Each method of the store has `timeout_s` seconds. Raises SettingsError when the address cannot
    be used, and StorageError when the database cannot be reached or is of a newer version.
    """
    try:
        engine = create_engine(url, timeout_s)
    except OSError as error:
        raise StorageError("open the database", reason_of(error)) from error
    database = Database(engine, timeout_s)
    try:
        await migrate(database)
    except BaseException:
        await database.close()
        raise
    return SqlStore(database)
