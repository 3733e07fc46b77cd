from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.ports import Store
from bot.storage.memory import MemoryStore
from bot.storage.sql import SqlStore, open_store
from tests.storage.databases import KINDS, new_database


@pytest.fixture(params=KINDS)
async def url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """Give the address of a new database, of each kind in turn."""
    async with new_database(request.param, tmp_path) as address:
        yield address


@pytest.fixture
async def sql_store(url: str) -> AsyncIterator[SqlStore]:
    """Give a store in a new database, of each kind in turn."""
    store = await open_store(url)
    yield store
    await store.close()


@pytest.fixture(params=["memory", *KINDS])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """Give a new store, of each kind in turn."""
    if request.param == "memory":
        yield MemoryStore()
        return
    async with new_database(request.param, tmp_path) as address:
        opened = await open_store(address)
        yield opened
        await opened.close()
