"""Brings the tables of a database up to date, with Alembic and without its configuration file."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from bot.errors import StorageError
from bot.storage.database import Database

_ACTION = "prepare the database"
_SCRIPTS = "bot.storage:migrations"
# No guild has this number, so this is a turn of its own.
_MIGRATING = -1


async def migrate(database: Database) -> None:
    """Bring the tables of `database` to the latest revision, one process at a time.

    Raises StorageError, also when the tables are of a newer version of the bot.
    """
    async with database.writing(_ACTION, guild_id=_MIGRATING) as connection:
        await connection.run_sync(_upgrade)


def latest_schema() -> str:
    """Name the state of the tables that this version of the bot works with."""
    return ScriptDirectory.from_config(_config()).get_current_head() or ""


def schema_of(connection: Connection) -> str:
    """Name the state of the tables of a database; empty when it has none of ours."""
    return MigrationContext.configure(connection).get_current_revision() or ""


def _upgrade(connection: Connection) -> None:
    config = _config()
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if not known.issuperset(MigrationContext.configure(connection).get_current_heads()):
        raise StorageError(_ACTION, "it was used by a newer version of the bot")
    command.upgrade(config, "head")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", _SCRIPTS)
    return config
