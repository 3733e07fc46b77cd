"""The tables: made by migrations, and honest about whose data they hold."""

from __future__ import annotations

import asyncio
import logging
import re
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column, Connection, Table, Text, text

from bot.errors import StorageError
from bot.storage.database import Database
from bot.storage.engine import create_engine
from bot.storage.sql import open_store
from bot.storage.tables import metadata, people, revisions, tables_of_guilds
from bot.storage.types import Json
from tests.storage.samples import GUILD, change, revision

LOOKS_LIKE_A_PERSON = re.compile(r"(user|author|actor|member|owner)(_id)?$|asker|_by$")
COLUMNS = [column for table in metadata.sorted_tables for column in table.columns]


async def test_migrations_make_the_tables_that_the_code_expects(url: str) -> None:
    def differences(connection: Connection) -> Any:  # noqa: ANN401 - what Alembic says
        return compare_metadata(MigrationContext.configure(connection), metadata)

    await (await open_store(url)).close()
    database = Database(create_engine(url, 5), 5)
    async with database.reading("compare") as connection:
        assert await connection.run_sync(differences) == []
    await database.close()


async def test_a_database_of_a_newer_version_is_refused_and_left_alone(url: str) -> None:
    await (await open_store(url)).close()
    database = Database(create_engine(url, 5), 5)
    async with database.writing("look ahead") as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(StorageError, match="newer version of the bot"):
        await open_store(url)

    async with database.reading("look back") as connection:
        version = await connection.execute(text("SELECT version_num FROM alembic_version"))
        assert version.scalar_one() == "9999"
    await database.close()


async def test_several_processes_may_start_at_once(url: str) -> None:
    stores = await asyncio.gather(*(open_store(url) for _ in range(4)))
    for store in stores:
        await store.append_revision(revision(change()), seen=99)

    assert await stores[0].revision_numbers() == {GUILD: 4}
    await asyncio.gather(*(store.close() for store in stores))


async def test_opening_leaves_logging_as_it_was(url: str) -> None:
    root = logging.getLogger()
    before = (root.level, list(root.handlers), logging.getLogger("bot").disabled)

    await (await open_store(url)).close()

    assert (root.level, list(root.handlers), logging.getLogger("bot").disabled) == before


@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_a_column_with_the_id_of_a_person_is_registered(column: Column[Any]) -> None:
    registered = [known for known, _ in people()]

    is_registered = any(column is known for known in registered)
    assert is_registered == bool(LOOKS_LIKE_A_PERSON.search(column.name))


def test_what_a_person_is_shown_is_in_the_table() -> None:
    for column, person in people():
        assert set(person.shows) <= {*column.table.columns.keys(), *_besides(column.table)}
        assert person.is_erased or column.nullable


def test_a_person_is_shown_every_text_that_is_kept_of_them() -> None:
    for column, person in people():
        columns = column.table.columns
        texts = {each.name for each in columns if isinstance(each.type, Text | Json)}
        assert {*texts, *_besides(column.table)} <= set(person.shows)


def _besides(table: Table) -> set[str]:
    """Name what of a record is not in its own table."""
    return {"items"} if table is revisions else set()


def test_all_tables_but_our_own_notes_belong_to_guilds() -> None:
    of_guilds = {table.name for table in tables_of_guilds()}

    assert {table.name for table in metadata.sorted_tables} - of_guilds == {"notes"}
