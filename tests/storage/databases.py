"""Databases to test with: each is new and empty, and gone afterwards."""

from __future__ import annotations

import os
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.storage.database import Database
from bot.storage.engine import create_engine
from bot.storage.sql import SqlStore

POSTGRES = os.environ.get("ATTACHE_TEST_POSTGRES", "")
KINDS = ("sqlite", "postgres")
NO_POSTGRES = (
    "no PostgreSQL: set ATTACHE_TEST_POSTGRES to postgresql://user:password@host:port/database, "
    "whose user may create schemas, or run .ci/run, which starts a server of its own"
)


@asynccontextmanager
async def new_database(kind: str, folder: Path) -> AsyncIterator[str]:
    """Give the address of a new database, or skip the test where there is no server for it."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'test.sqlite3'}"
        return
    if not POSTGRES:
        pytest.skip(NO_POSTGRES)
    # A schema is made and dropped much faster than a database, and looks like one from within.
    name = f"attache_test_{uuid.uuid4().hex}"
    await postgres(f"CREATE SCHEMA {name}")
    try:
        parts = urlsplit(POSTGRES)
        yield parts._replace(query=f"{parts.query}&search_path={name}".lstrip("&")).geturl()
    finally:
        await postgres(f"DROP SCHEMA {name} CASCADE")


async def postgres(command: str) -> None:
    import asyncpg  # type: ignore[import-untyped] # only where there is a server

    connection = await asyncpg.connect(POSTGRES)
    try:
        await connection.execute(command)
    finally:
        await connection.close()


def store_with(url: str, *, timeout_s: float) -> SqlStore:
    """Return a store on a database that was opened before, with less patience."""
    return SqlStore(Database(create_engine(url, timeout_s), timeout_s))
