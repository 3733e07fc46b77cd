"""What was acknowledged is there after a restart, a crash, and beside other processes."""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.errors import ConflictError
from bot.storage.sql import SqlStore, open_store
from tests.storage.appender import CHANGES
from tests.storage.samples import (
    CALLS,
    EMBASSY,
    GUILD,
    TREATY,
    WRITES,
    change,
    gap,
    record,
    revision,
)

ROOT = Path(__file__).resolve().parents[2]
EDITS, KILLS = 500, 5
A_MOMENT_S = 0.05


async def test_everything_is_there_after_a_restart(url: str) -> None:
    store = await open_store(url)
    for name, write in WRITES.items():
        if not name.startswith("forget"):
            await write(store)
    kept = {name: await call(store) for name, call in CALLS.items() if name not in WRITES}
    await store.close()

    reopened = await open_store(url)
    assert {name: await CALLS[name](reopened) for name in kept} == kept
    assert await reopened.list_audit(GUILD) == [record()]
    await reopened.close()


@pytest.mark.slow
async def test_a_killed_process_loses_nothing_it_acknowledged(url: str) -> None:
    acknowledged: list[int] = []
    for seed in range(KILLS):
        acknowledged += await _append_until_killed(url, random.Random(seed))
        store = await open_store(url)
        revisions = await store.list_revisions(GUILD)
        await store.close()

        last = len(revisions)
        assert [each.number for each in revisions] == list(range(1, last + 1))
        assert all(each.changes == CHANGES for each in revisions)
        assert acknowledged == sorted(set(acknowledged))
        # The last one may have been kept without there being time to say so.
        assert last - acknowledged[-1] in (0, 1)
    assert len(acknowledged) >= EDITS


async def _append_until_killed(url: str, chance: random.Random) -> list[int]:
    """Let a process keep its share of the edits, kill it a moment later, return what it said."""
    command = [sys.executable, "-m", "tests.storage.appender", url]
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout is not None
    lines = [await process.stdout.readline() for _ in range(EDITS // KILLS)]
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(chance.uniform(0, A_MOMENT_S)):
            await process.wait()
    process.kill()
    lines += (await process.stdout.read()).splitlines()
    await process.wait()
    return [int(line) for line in lines]


@pytest.fixture
async def second(url: str) -> AsyncIterator[SqlStore]:
    """Give another store on the same database, as another process would have."""
    store = await open_store(url)
    yield store
    await store.close()


async def test_two_stores_number_the_revisions_of_one_guild_together(
    sql_store: SqlStore, second: SqlStore
) -> None:
    made = await asyncio.gather(
        *(
            store.append_revision(revision(change()), seen=99)
            for _ in range(15)
            for store in (sql_store, second)
        )
    )

    assert sorted(each.number for each in made) == list(range(1, 31))
    assert len(await sql_store.list_revisions(GUILD)) == 30


async def test_two_stores_may_change_different_items_unseen_but_not_the_same_one(
    sql_store: SqlStore, second: SqlStore
) -> None:
    different = await asyncio.gather(
        sql_store.append_revision(revision(change(TREATY)), seen=0),
        second.append_revision(revision(change(EMBASSY)), seen=0),
    )
    same = await asyncio.gather(
        sql_store.append_revision(revision(change(TREATY)), seen=2),
        second.append_revision(revision(change(TREATY)), seen=2),
        return_exceptions=True,
    )

    assert sorted(each.number for each in different) == [1, 2]
    (conflict,) = [each for each in same if isinstance(each, BaseException)]
    assert isinstance(conflict, ConflictError)
    assert conflict.latest == 3


async def test_a_question_is_never_lost_to_the_cleaning_of_its_group(
    sql_store: SqlStore, second: SqlStore
) -> None:
    group = await sql_store.add_gap(gap(minutes=0))
    results = await asyncio.gather(
        *(sql_store.add_gap(gap(minutes=10), group_id=group) for _ in range(5)),
        *(second.forget_older(GUILD, gap(minutes=5).asked_at) for _ in range(5)),
        return_exceptions=True,
    )

    kept = [each for each in results[:5] if not isinstance(each, BaseException)]
    assert len(await sql_store.gaps_of(GUILD, group)) == len(kept)
