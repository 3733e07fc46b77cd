"""One database: lends connections for reading and writing, within a time limit.

Whatever a driver raises in there leaves as StorageError.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from typing import Any

from sqlalchemy import BigInteger, Table, func, literal, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.errors import DamagedError, StorageError


class Database:
    """What the parts of the SQL store share. `timeout_s` limits each piece of work."""

    def __init__(self, engine: AsyncEngine, timeout_s: float) -> None:
        self._engine = engine
        self._timeout_s = timeout_s
        self._is_sqlite = engine.dialect.name == "sqlite"
        # SQLite has one writer at a time and lets the others poll; here they queue instead.
        self._turn = asyncio.Lock() if self._is_sqlite else nullcontext()

    @asynccontextmanager
    async def reading(self, action: str) -> AsyncIterator[AsyncConnection]:
        """Lend a connection to read from, to `action`, such as `list the drafts`.

        Raises StorageError.
        """
        async with self._limits(action), self._engine.connect() as connection:
            yield connection

    @asynccontextmanager
    async def writing(
        self, action: str, *, guild_id: int | None = None
    ) -> AsyncIterator[AsyncConnection]:
        """Lend a connection to write with, for `action`: everything is kept at the end, or nothing.

        With a `guild_id`, others who give the same one wait, in this process and in others, so
        that what was read is still true when it is written. Raises StorageError.
        """
        async with self._limits(action), self._turn, self._engine.begin() as connection:
            if self._is_sqlite:
                # To wait for the right to write now; later on SQLite would rather fail.
                await connection.exec_driver_sql("BEGIN IMMEDIATE")
            elif guild_id is not None:
                key = literal(guild_id, BigInteger)
                await connection.execute(select(func.pg_advisory_xact_lock(key)))
            yield connection

    def insert(self, table: Table) -> sqlite.Insert | postgresql.Insert:
        """Return an insert that can say what to do when the row is already there."""
        return sqlite.insert(table) if self._is_sqlite else postgresql.insert(table)

    async def close(self) -> None:
        """Close all connections. Raises StorageError."""
        async with self._limits("close the database"):
            await self._engine.dispose()

    @asynccontextmanager
    async def _limits(self, action: str) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(self._timeout_s):
                yield
        except TimeoutError as error:
            raise StorageError(action, f"no answer within {self._timeout_s:g} s") from error
        # A number of more than 64 bits, as a made-up control may name one, is an OverflowError.
        except (SQLAlchemyError, OSError, OverflowError) as error:
            raise StorageError(action, reason_of(error)) from error
        # What a damaged row gives when it is turned into our types.
        except ValueError as error:
            raise DamagedError(action, reason_of(error)) from error


class Part:
    """A group of methods of the SQL store."""

    def __init__(self, database: Database) -> None:
        self._database = database


def reason_of(error: Exception) -> str:
    """Say in a few words what went wrong, without the contents of a row."""
    if isinstance(error, DBAPIError):
        return _reason_of_driver(error.orig)
    return str(error) if isinstance(error, OSError) else type(error).__name__


def _reason_of_driver(error: Any) -> str:  # noqa: ANN401 - SQLAlchemy does not say
    if isinstance(error, sqlite3.Error):
        return str(error)
    # PostgreSQL quotes values in its messages, but not in the names of its errors.
    return type(error.__cause__ or error).__name__
