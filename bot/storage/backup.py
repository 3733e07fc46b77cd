"""Backup and restore of all that the store keeps.

One file serves SQLite and PostgreSQL: what one of them wrote can be restored into the other, which
is also the way to move from one to the other. A copy of SQLite's own file or a dump of PostgreSQL
could do neither.

Notes are left out. They say what was done last for the outside, such as which commands Discord was
told of, and that does not come back with an old backup; without them it is simply done again.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Date, Table, delete, exists, insert, literal, or_, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StorageError
from bot.storage.archive import LastId, Part, Row, Write, read_archive, written_archive
from bot.storage.database import Database
from bot.storage.engine import belongs_to, create_engine
from bot.storage.migrate import latest_schema, migrate, schema_of
from bot.storage.tables import metadata, notes
from bot.storage.types import Choice, Json, Moment

_BACK_UP = "back the database up"
_RESTORE = "restore the backup"
# All of a large database goes through one transaction.
TIMEOUT_S = 600.0
_REACH_S = 5.0
_BATCH = 500
_TABLES = [table for table in metadata.sorted_tables if table is not notes]
_BY_NAME = {table.name: table for table in _TABLES}

_SNAPSHOT = {
    "sqlite": "BEGIN",
    "postgresql": "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",
}
_LAST_ID = {
    "sqlite": "SELECT seq FROM sqlite_sequence WHERE name = :name",
    "postgresql": "SELECT pg_sequence_last_value(pg_get_serial_sequence(:name, 'id')::regclass)",
}
_SET_LAST_ID = {
    "sqlite": "INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :id)",
    "postgresql": "SELECT setval(pg_get_serial_sequence(:name, 'id'), :id)",
}


async def back_up(url: str, file: Path) -> int:
    """Write all of the database at `url`, as it is at one moment, and return how many rows.

    The bot may go on meanwhile. An older backup at `file` is replaced once all is written; anything
    else there is refused. Raises SettingsError, StorageError and OSError, and then it is as before.
    """
    if belongs_to(file, url):
        raise StorageError(_BACK_UP, f"{file} belongs to the database itself; name another file")
    with written_archive(file, latest_schema()) as write:
        async with _opened(url) as database, database.reading(_BACK_UP) as connection:
            await connection.execute(text(_SNAPSHOT[connection.dialect.name]))
            await _check_schema(connection)
            return await _write_all(connection, write)


async def restore(url: str, file: Path, *, is_replacing: bool = False) -> int:
    """Put what is in a backup into the database at `url`, and return how many rows that is.

    All is restored, or nothing is changed. What is in the database already is deleted if
    `is_replacing`, else it is in the way. Raises SettingsError, StorageError and OSError.
    """
    # Once to the end, so that a damaged file does not even reach the database.
    for _ in _parts(file):
        pass
    async with _opened(url) as database:
        await migrate(database)
        async with database.writing(_RESTORE) as connection:
            await _make_room(connection, is_replacing=is_replacing)
            return await _insert_all(connection, _parts(file))


@asynccontextmanager
async def _opened(url: str) -> AsyncIterator[Database]:
    database = Database(create_engine(url, _REACH_S), TIMEOUT_S)
    try:
        yield database
    finally:
        await database.close()


async def _check_schema(connection: AsyncConnection) -> None:
    schema = await connection.run_sync(schema_of)
    if not schema:
        raise StorageError(_BACK_UP, "there is nothing of the bot in it")
    if schema != latest_schema():
        reason = "it is of another version of the bot: use that one, or run `attache db upgrade`"
        raise StorageError(_BACK_UP, reason)


async def _write_all(connection: AsyncConnection, write: Write) -> int:
    count = 0
    for table in _TABLES:
        rows = await connection.stream(select(table).order_by(*table.primary_key))
        async for row in rows:
            values = {
                column.name: _plain(column, value)
                for column, value in zip(table.columns, row, strict=True)
            }
            write({"table": table.name, "row": values})
            count += 1
        if last_id := await _last_id(connection, table):
            write({"table": table.name, "last_id": last_id})
    return count


async def _make_room(connection: AsyncConnection, *, is_replacing: bool) -> None:
    if connection.dialect.name == "postgresql":
        names = ", ".join(table.name for table in metadata.sorted_tables)
        await connection.execute(text(f"LOCK TABLE {names} IN EXCLUSIVE MODE"))
    is_filled = select(literal(1)).where(or_(*(exists(select(table)) for table in _TABLES)))
    if not is_replacing and (await connection.execute(is_filled)).first():
        reason = "the database is not empty; --replace deletes what is in it"
        raise StorageError(_RESTORE, reason)
    for table in reversed(metadata.sorted_tables):
        await connection.execute(delete(table))


async def _insert_all(connection: AsyncConnection, parts: Iterator[Part]) -> int:
    count = 0
    table: Table | None = None
    batch: list[dict[str, Any]] = []

    async def insert_batch() -> None:
        if table is not None and batch:
            await connection.execute(insert(table), batch)
            batch.clear()

    for part in parts:
        if _BY_NAME[part.table] is not table or len(batch) == _BATCH:
            await insert_batch()
            table = _BY_NAME[part.table]
        if isinstance(part, Row):
            batch.append(dict(part.values))
            count += 1
        else:
            await insert_batch()
            await _raise_last_id(connection, _BY_NAME[part.table], part.id)
    await insert_batch()
    return count


async def _last_id(connection: AsyncConnection, table: Table) -> int:
    """Return the last id that was given in a table, 0 for none; tables without ids have none."""
    if table.autoincrement_column is None:
        return 0
    query = text(_LAST_ID[connection.dialect.name])
    return (await connection.execute(query, {"name": table.name})).scalar_one_or_none() or 0


async def _raise_last_id(connection: AsyncConnection, table: Table, at_least: int) -> None:
    """See to it that no id up to `at_least`, or that was given here before, is given again."""
    last_id = max(at_least, await _last_id(connection, table))
    if connection.dialect.name == "sqlite":
        forget = text("DELETE FROM sqlite_sequence WHERE name = :name")
        await connection.execute(forget, {"name": table.name})
    set_last_id = text(_SET_LAST_ID[connection.dialect.name])
    await connection.execute(set_last_id, {"name": table.name, "id": last_id})


def _parts(file: Path) -> Iterator[Part]:
    """Yield what is in the file, with the values as our tables take them."""
    for part in read_archive(file, latest_schema()):
        table = _BY_NAME.get(part.table)
        if table is None or (isinstance(part, LastId) and table.autoincrement_column is None):
            raise _misfit(part)
        yield replace(part, values=_values_of(part, table)) if isinstance(part, Row) else part


def _values_of(row: Row, table: Table) -> dict[str, Any]:
    columns = table.columns
    if row.values.keys() != set(columns.keys()):
        raise _misfit(row)
    try:
        return {name: _value(columns[name], plain) for name, plain in row.values.items()}
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise _misfit(row) from error


def _misfit(part: Part) -> StorageError:
    reason = f"the file is damaged: line {part.line} does not fit into {part.table}"
    return StorageError("read the backup", reason)


def _plain(column: Column[Any], value: object) -> object:
    if value is None:
        return None
    match column.type:
        case Moment() | Date():
            return value.isoformat() if isinstance(value, date) else value
        case Json(dump=dump):
            return dump(value)
        case _:
            return value


def _value(column: Column[Any], plain: Any) -> object:  # noqa: ANN401 - whatever the file holds
    if plain is None:
        return None
    match column.type:
        case Moment():
            return datetime.fromisoformat(plain)
        case Date():
            return date.fromisoformat(plain)
        case Choice(words=words):
            return words(plain)
        case Json(load=load):
            return load(plain)
        case _:
            return plain
