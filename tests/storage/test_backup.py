"""Backups: everything comes back, in either database, and a broken file changes nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.core.feedback import Gap
from bot.core.revisions import DraftState
from bot.errors import StorageError
from bot.ports import Store
from bot.storage.backup import back_up, restore
from bot.storage.sql import SqlStore, open_store
from tests.storage.databases import KINDS, new_database
from tests.storage.samples import CALLS, GUILD, READS, TODAY, WRITES, gap, vote


@pytest.fixture(params=KINDS)
async def other_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """Give the address of a second new database, of each kind in turn."""
    (tmp_path / "other").mkdir()
    async with new_database(request.param, tmp_path / "other") as address:
        yield address


async def filled(url: str) -> None:
    store = await open_store(url)
    for name, write in WRITES.items():
        if not name.startswith("forget"):
            await write(store)
    await store.close()


async def contents(url: str) -> dict[str, object]:
    store = await open_store(url)
    found = {name: await read(store) for name, read in READS.items() if name != "find_note"}
    found["decided"] = await store.list_drafts(GUILD, state=DraftState.APPROVED)
    await store.close()
    return found


async def test_everything_comes_back_in_either_database(
    url: str, other_url: str, tmp_path: Path
) -> None:
    await filled(url)
    written = await back_up(url, tmp_path / "backup")

    restored = await restore(other_url, tmp_path / "backup")

    assert written == restored > len(CALLS) / 4
    assert await contents(other_url) == await contents(url)


async def test_the_same_content_gives_the_same_file(
    url: str, other_url: str, tmp_path: Path
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    await filled(url)
    await back_up(url, first)
    await restore(other_url, first)

    await back_up(other_url, second)

    assert second.read_bytes() == first.read_bytes()


async def test_notes_stay_behind(url: str, other_url: str, tmp_path: Path) -> None:
    await filled(url)
    await back_up(url, tmp_path / "backup")
    await filled(other_url)

    await restore(other_url, tmp_path / "backup", is_replacing=True)

    store = await open_store(other_url)
    assert await store.find_note("a") is None
    await store.close()


async def add_to(store: Store, group_id: int | None = None) -> int:
    return await store.add_gap(Gap(GUILD, "x", gap().lack, gap().asked_at), group_id=group_id)


async def test_no_id_is_given_twice(url: str, other_url: str, tmp_path: Path) -> None:
    store = await open_store(url)
    for _ in range(3):
        last = await add_to(store)
    await store.forget_guild(GUILD)
    await store.close()
    await back_up(url, tmp_path / "backup")

    await restore(other_url, tmp_path / "backup")

    other = await open_store(other_url)
    assert await add_to(other) == last + 1
    await other.close()


async def test_a_filled_database_is_replaced_only_on_demand(url: str, tmp_path: Path) -> None:
    await filled(url)
    await back_up(url, tmp_path / "backup")
    before = await contents(url)
    store = await open_store(url)
    await store.put_vote(vote(entry="embassy"))
    await store.close()

    with pytest.raises(StorageError, match="not empty; --replace"):
        await restore(url, tmp_path / "backup")
    changed = await contents(url)
    await restore(url, tmp_path / "backup", is_replacing=True)

    assert changed != before
    assert await contents(url) == before


OLDER = '{"attache_backup": 1, "schema": "0000"}\n'


async def test_an_older_backup_and_an_empty_file_are_replaced(url: str, tmp_path: Path) -> None:
    file = tmp_path / "backup"
    file.touch()
    await filled(url)

    await back_up(url, file)
    whole = file.read_text(encoding="utf-8")
    file.write_text(OLDER, encoding="utf-8")
    await back_up(url, file)

    assert file.read_text(encoding="utf-8") == whole


@pytest.mark.parametrize("name", ["a folder", "a link to the database"])
async def test_what_is_no_backup_is_not_replaced(name: str, tmp_path: Path) -> None:
    database = tmp_path / "test.sqlite3"
    url = f"sqlite:///{database}"
    await filled(url)
    (tmp_path / "a folder").mkdir()
    (tmp_path / "a link to the database").symlink_to(database)
    before = await contents(url)

    with pytest.raises(StorageError, match="name another file"):
        await back_up(url, tmp_path / name)

    assert await contents(url) == before


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


Damage = Callable[[str], str]


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        pytest.param(lambda _: "", "is empty", id="empty"),
        pytest.param(lambda _: "SQLite format 3\0", "no backup of Attaché", id="another file"),
        pytest.param(lambda _: "{}\n", "no backup of Attaché", id="other JSON"),
        pytest.param(lambda text: text[:200], "damaged: line", id="cut within a line"),
        pytest.param(
            lambda text: "".join(_lines(text)[:-1]), "ends too early", id="cut between lines"
        ),
        pytest.param(lambda text: text + text, "after the end", id="twice"),
        pytest.param(
            lambda text: "".join(_lines(text)[:1] + _lines(text)[2:]),
            "was changed",
            id="a lost row",
        ),
        pytest.param(
            lambda text: text.replace("treaty", "treatise"), "was changed", id="another word"
        ),
        pytest.param(
            lambda text: text.replace('"entry"', '"x"'), "does not fit", id="another column"
        ),
        pytest.param(
            lambda text: text.replace('"table": "votes"', '"table": "x"'),
            "does not fit",
            id="another table",
        ),
        pytest.param(
            lambda text: text.replace(TODAY.isoformat(), "noon"), "does not fit", id="no date"
        ),
        pytest.param(
            lambda text: text.replace('"attache_backup": 1', '"attache_backup": 2'),
            "another version",
            id="a newer format",
        ),
        pytest.param(
            lambda text: text.replace('"schema": "0', '"schema": "9'),
            "another version",
            id="newer tables",
        ),
    ],
)
async def test_a_broken_file_says_so_and_changes_nothing(
    url: str, tmp_path: Path, damage: Damage, reason: str
) -> None:
    file = tmp_path / "backup"
    await filled(url)
    await back_up(url, file)
    before = await contents(url)
    file.write_text(damage(file.read_text(encoding="utf-8")), encoding="utf-8")

    with pytest.raises(StorageError, match=reason):
        await restore(url, file, is_replacing=True)

    assert await contents(url) == before


async def test_what_fails_halfway_changes_nothing(url: str, tmp_path: Path) -> None:
    file = tmp_path / "backup"
    await filled(url)
    await back_up(url, file)
    before = await contents(url)
    head, *rows = _lines(file.read_text(encoding="utf-8"))[:-1]
    # A sound file whose last row is there twice, which only the database can see.
    doubled = [head, *rows, next(row for row in reversed(rows) if "last_id" not in row)]
    file.write_text("".join(doubled) + _end_of(doubled), encoding="utf-8")

    with pytest.raises(StorageError, match="could not restore the backup"):
        await restore(url, file, is_replacing=True)

    assert await contents(url) == before


def _end_of(lines: list[str]) -> str:
    digest = hashlib.sha256("".join(lines).encode()).hexdigest()
    return json.dumps({"lines": len(lines), "sha256": digest}) + "\n"


async def test_a_backup_that_fails_leaves_the_last_one(tmp_path: Path) -> None:
    file = tmp_path / "backup"
    file.write_text(OLDER, encoding="utf-8")
    url = f"sqlite:///{tmp_path / 'empty.sqlite3'}"

    with pytest.raises(StorageError, match="nothing of the bot"):
        await back_up(url, file)

    assert file.read_text(encoding="utf-8") == OLDER
    assert _names(tmp_path) == {"backup", "empty.sqlite3"}


def _names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


async def test_only_the_owner_may_read_a_backup(
    sql_store: SqlStore, url: str, tmp_path: Path
) -> None:
    del sql_store  # the database has its tables
    await back_up(url, tmp_path / "backup")

    assert (tmp_path / "backup").stat().st_mode & 0o077 == 0
