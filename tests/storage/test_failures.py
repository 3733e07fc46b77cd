"""A database that is locked, lost, damaged or slow: a clear error in time, and then it goes on."""

from __future__ import annotations

import asyncio
import sqlite3
import stat
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.errors import DamagedError, SettingsError, StorageError
from bot.storage.database import Database
from bot.storage.engine import create_engine, default_database_url
from bot.storage.sql import SqlStore, open_store
from tests.storage.databases import NO_POSTGRES, POSTGRES, new_database, postgres, store_with
from tests.storage.proxy import Proxy
from tests.storage.samples import (
    CALLS,
    GUILD,
    READS,
    WRITES,
    all_with,
    change,
    draft,
    gap,
    outcomes,
    outcomes_at_once,
    revision,
    vote,
)

TIMEOUT_S = 0.4
BLOCKED_TIMEOUT_S = 1.5
# Ending a dead connection takes two more seconds, and a busy machine is slow to notice.
GRACE_S = 15.0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "a b?#%41.sqlite3"


@pytest.fixture
async def sqlite_store(path: Path) -> AsyncIterator[SqlStore]:
    store = await open_store(f"sqlite:///{path}")
    yield store
    await store.close()


@pytest.fixture
def hasty(path: Path) -> SqlStore:
    """Give a store with little patience, for what fails; what works may take longer than that."""
    return store_with(f"sqlite:///{path}", timeout_s=TIMEOUT_S)


@pytest.fixture
async def proxy(tmp_path: Path) -> AsyncIterator[Proxy]:
    async with new_database("postgres", tmp_path) as address:
        await (await open_store(address)).close()
        proxy = Proxy(address)
        await proxy.open()
        yield proxy
        proxy.unblock()
        await proxy.cut()


@pytest.fixture
def locked(sqlite_store: SqlStore, path: Path) -> Iterator[sqlite3.Connection]:
    del sqlite_store  # it has made the file
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield other


def take_away(path: Path) -> bytes:
    contents = path.read_bytes()
    path.unlink()
    return contents


def put_back(path: Path, contents: bytes) -> None:
    """Make the file; this fails where there is one."""
    with path.open("xb") as file:
        file.write(contents)


async def test_a_locked_file_can_be_read_but_not_written(
    sqlite_store: SqlStore, locked: sqlite3.Connection, hasty: SqlStore
) -> None:
    assert await outcomes(sqlite_store, READS) == all_with(None, READS)
    assert await outcomes_at_once(hasty, WRITES) == all_with(StorageError, WRITES)

    locked.rollback()
    assert await outcomes(sqlite_store, CALLS) == all_with(None, CALLS)


@pytest.mark.usefixtures("locked")
async def test_those_who_wait_for_a_locked_file_all_give_up_in_time(hasty: SqlStore) -> None:
    start = time.monotonic()
    errors = await asyncio.gather(
        *(hasty.put_vote(vote(user_id=user_id)) for user_id in range(100)), return_exceptions=True
    )

    assert {type(error) for error in errors} == {StorageError}
    assert time.monotonic() - start < TIMEOUT_S + GRACE_S
    # SQLite gives up a little before we do, unless the machine is busy.
    reasons = {str(error).removeprefix("could not save the vote: ") for error in errors}
    assert reasons <= {"database is locked", f"no answer within {TIMEOUT_S:g} s"}


async def test_a_file_of_garbage_is_an_error_until_the_file_is_back(
    sqlite_store: SqlStore, path: Path
) -> None:
    good = take_away(path)
    put_back(path, b"garbage " * 1000)
    assert await outcomes(sqlite_store, CALLS) == all_with(StorageError, CALLS)

    take_away(path)
    put_back(path, good)
    assert await outcomes(sqlite_store, CALLS) == all_with(None, CALLS)


async def test_a_removed_file_is_an_error_and_no_new_one_is_made(
    sqlite_store: SqlStore, path: Path
) -> None:
    good = take_away(path)
    assert await outcomes(sqlite_store, CALLS) == all_with(StorageError, CALLS)

    put_back(path, good)
    assert await outcomes(sqlite_store, CALLS) == all_with(None, CALLS)


async def test_a_damaged_row_is_an_error(sqlite_store: SqlStore, path: Path) -> None:
    group = await sqlite_store.add_gap(gap())
    await sqlite_store.append_revision(revision(change()), seen=0)
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE changes SET fields = '{'")
        other.execute("UPDATE gaps SET lack = 'hunger'")

    with pytest.raises(DamagedError):
        await sqlite_store.list_revisions(GUILD)
    with pytest.raises(DamagedError):
        await sqlite_store.gaps_of(GUILD, group)


@pytest.mark.parametrize("text", ["{", "3", "[3]", "[{}]"])
async def test_a_damaged_draft_is_an_error(sqlite_store: SqlStore, path: Path, text: str) -> None:
    kept = await sqlite_store.add_draft(draft())
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE drafts SET changes = ?", (text,))

    with pytest.raises(DamagedError):
        await sqlite_store.find_draft(GUILD, kept.id)


async def test_a_number_beyond_what_a_database_takes_is_an_error(sql_store: SqlStore) -> None:
    with pytest.raises(StorageError):
        await sql_store.find_group(GUILD, 10**19)
    with pytest.raises(StorageError):
        await sql_store.find_draft(GUILD, 10**19)


async def test_a_cancelled_write_leaves_no_lock_behind(
    sqlite_store: SqlStore, locked: sqlite3.Connection, hasty: SqlStore
) -> None:
    writing = asyncio.create_task(hasty.put_vote(vote()))
    await asyncio.wait({writing}, timeout=TIMEOUT_S / 4)
    writing.cancel()
    await asyncio.wait({writing})
    locked.rollback()

    assert writing.cancelled()
    assert await outcomes(sqlite_store, CALLS) == all_with(None, CALLS)


async def test_sqlite_waits_for_the_disk_and_keeps_to_its_keys(path: Path) -> None:
    database = Database(create_engine(f"sqlite:///{path}", 5), 5)
    async with database.reading("look") as connection:
        found = {
            name: (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar_one()
            for name in ("synchronous", "journal_mode", "foreign_keys")
        }
    await database.close()

    assert found == {"synchronous": 2, "journal_mode": "wal", "foreign_keys": 1}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
@pytest.mark.usefixtures("sqlite_store")
def test_only_the_bot_may_read_the_file(path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


async def test_a_server_that_is_gone_is_an_error_until_it_is_back(proxy: Proxy) -> None:
    store = store_with(proxy.url, timeout_s=5)
    await store.check()
    await proxy.cut()
    assert await outcomes(store, CALLS) == all_with(StorageError, CALLS)

    await proxy.open()
    assert await outcomes(store, CALLS) == all_with(None, CALLS)
    await store.close()


async def test_a_server_that_does_not_answer_is_an_error_until_it_does(proxy: Proxy) -> None:
    store = store_with(proxy.url, timeout_s=BLOCKED_TIMEOUT_S)
    # So that one waits on a connection that is there, and the others for a new one.
    await store.check()
    proxy.block()
    start = time.monotonic()
    assert await outcomes_at_once(store, CALLS) == all_with(StorageError, CALLS)
    assert time.monotonic() - start < BLOCKED_TIMEOUT_S + GRACE_S

    proxy.unblock()
    patient = store_with(proxy.url, timeout_s=5)
    assert await outcomes(patient, CALLS) == all_with(None, CALLS)
    await patient.close()
    assert await outcomes(store, READS) == all_with(None, READS)
    await store.close()


async def test_connections_that_the_server_ended_are_replaced(proxy: Proxy) -> None:
    store = store_with(proxy.url, timeout_s=5)
    for name, call in CALLS.items():
        await store.check()
        await postgres(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE application_name = 'attache'"
        )
        assert await outcomes(store, {name: call}) == {name: None}
    await store.close()


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        pytest.param("postgresql://nobody:s3cret@127.0.0.1:1/none", "Connect", id="no server"),
        pytest.param(
            urlsplit(POSTGRES)._replace(path="/none").geturl(),
            "InvalidCatalogNameError",
            id="no such database",
            marks=pytest.mark.skipif(not POSTGRES, reason=NO_POSTGRES),
        ),
    ],
)
async def test_a_server_without_our_database_is_an_error_that_keeps_the_password(
    address: str, reason: str
) -> None:
    pytest.importorskip("asyncpg")
    with pytest.raises(StorageError, match=reason) as caught:
        await open_store(address)

    assert caught.value.action == "prepare the database"
    assert "s3cret" not in str(caught.value)


async def test_a_file_that_is_no_database_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a database, but long enough to look into" * 50)

    with pytest.raises(StorageError, match="file is not a database"):
        await open_store(f"sqlite:///{tmp_path / 'notes.txt'}")


async def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(StorageError) as caught:
        await open_store(f"sqlite:///{tmp_path / 'file' / 'db'}")

    assert caught.value.action == "open the database"


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("", id="nothing"),
        pytest.param("mysql://root:s3cret@host/db", id="another database"),
        pytest.param("sqlite:///", id="no path"),
        pytest.param("sqlite:///:memory:", id="memory, which each connection would have anew"),
        pytest.param("postgresql://user:s3/cret@host/db", id="a slash in the password"),
    ],
)
async def test_an_address_that_cannot_be_used_names_the_setting_and_no_password(url: str) -> None:
    with pytest.raises(SettingsError) as caught:
        await open_store(url)

    assert caught.value.name == "ATTACHE_DATABASE_URL"
    assert "s3" not in str(caught.value)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


async def test_a_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "asyncpg", None)

    with pytest.raises(SettingsError, match='extra "postgres" are not installed'):
        await open_store("postgres://user:s3cret@host/db")


def test_the_usual_file_lies_in_the_data_folder(tmp_path: Path) -> None:
    assert default_database_url(tmp_path) == f"sqlite:///{tmp_path / 'attache.sqlite3'}"
