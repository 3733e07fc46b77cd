"""Turns the address of a database into connections, set up the way our promises need them."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiosqlite
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from bot.errors import SettingsError
from bot.settings import DATABASE_URL

_SQLITE = "sqlite:///"
_FILE_NAME = "attache.sqlite3"
# SQLite keeps what it is about to write in files beside its own.
_ENDS = ("", "-wal", "-shm", "-journal")
# Only the bot may read the file: it holds what members asked.
_FILE_MODE = 0o600
# SQLite gives up waiting for a lock before we give up waiting for SQLite.
_SHARE_OF_TIMEOUT = 0.8


def default_database_url(data_dir: Path) -> str:
    """Return the address of the SQLite file in `data_dir`."""
    return f"{_SQLITE}{data_dir / _FILE_NAME}"


def belongs_to(file: Path, url: str) -> bool:
    """Say whether `file` is one of those of the SQLite database at `url`, be they there or not."""
    if not url.startswith(_SQLITE):
        return False
    path = _path_of(url).resolve()
    return file.resolve() in [path.with_name(f"{path.name}{end}") for end in _ENDS]


def create_engine(url: str, timeout_s: float) -> AsyncEngine:
    """Return an engine for the database at `url`; a missing SQLite file is made, still empty.

    Raises SettingsError when the address cannot be used, without a word of it, as it may hold a
    password, and OSError when the file cannot be made.
    """
    if url.startswith(_SQLITE):
        return _sqlite(_path_of(url), timeout_s)
    if url.startswith(("postgresql://", "postgres://")):
        return _postgres(url, timeout_s)
    raise SettingsError(DATABASE_URL.name, DATABASE_URL.takes)


def _path_of(url: str) -> Path:
    name = url.removeprefix(_SQLITE)
    if not name or name.startswith(":"):
        raise SettingsError(DATABASE_URL.name, f"{_SQLITE} and the path of a file")
    return Path(name).expanduser().absolute()


def _sqlite(path: Path, timeout_s: float) -> AsyncEngine:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(_FILE_MODE)
    # A connection is opened for each piece of work. One that is kept would go on writing into a
    # file that somebody removed or replaced meanwhile, and all of that would be lost.
    return create_async_engine(
        "sqlite+aiosqlite://",
        async_creator=partial(_open_sqlite, path, timeout_s),
        poolclass=NullPool,
        hide_parameters=True,
    )


async def _open_sqlite(path: Path, timeout_s: float) -> aiosqlite.Connection:
    # Not created here: an empty database in the place of a lost one would only hide the loss.
    connection = await aiosqlite.connect(
        f"{path.as_uri()}?mode=rw",
        uri=True,
        timeout=timeout_s * _SHARE_OF_TIMEOUT,
        isolation_level=None,  # we begin transactions ourselves
    )
    try:
        await connection.execute("PRAGMA foreign_keys = ON")
        # Kept in the file from the first time on. Where somebody else is about to do the same, it
        # fails without waiting, and the usual mode of SQLite is as safe until then.
        with suppress(sqlite3.OperationalError):
            await connection.execute("PRAGMA journal_mode = WAL")
        # In WAL mode anything less may lose the latest writes when the power fails.
        await connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        await connection.close()
        raise
    return connection


def _postgres(url: str, timeout_s: float) -> AsyncEngine:
    try:
        _ = urlsplit(url).port
    except ValueError:  # an unescaped "/" or "#" in the password makes half of it the port
        expected = f"{DATABASE_URL.takes}, with the special characters of the password escaped"
        raise SettingsError(DATABASE_URL.name, expected) from None
    try:
        import asyncpg  # type: ignore[import-untyped] # an optional package
    except ImportError:
        missing = 'the packages of the extra "postgres" are not installed'
        raise SettingsError(DATABASE_URL.name, f"{_SQLITE}path, because {missing}") from None
    return create_async_engine(
        "postgresql+asyncpg://",
        async_creator=partial(_open_postgres, asyncpg, url, timeout_s),
        # A connection may have been lost while it lay idle.
        pool_pre_ping=True,
        pool_timeout=timeout_s,
        hide_parameters=True,
    )


# The driver comes as an argument, because it need not be installed.
async def _open_postgres(asyncpg: Any, url: str, timeout_s: float) -> Any:  # noqa: ANN401
    settings = {"application_name": "attache"}
    try:
        return await asyncpg.connect(url, timeout=timeout_s, server_settings=settings)
    except (asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        # SQLAlchemy translates only what goes wrong after this.
        raise ConnectionError(type(error).__name__) from error
