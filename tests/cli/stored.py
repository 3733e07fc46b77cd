"""A database for the commands to look into."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.core.feedback import Gap, Lack
from bot.ports import Store
from bot.storage.engine import default_database_url
from bot.storage.sql import open_store

# More than most readers of JSON numbers can hold.
GUILD = 2**53 + 1
NOW = datetime(2026, 11, 3, 12, tzinfo=UTC)

Fill = Callable[[Store], Awaitable[object]]


def stored(folder: Path, *fills: Fill) -> None:
    """Do all of `fills` to the database in `folder`."""

    async def fill_all() -> None:
        store = await open_store(default_database_url(folder))
        for fill in fills:
            await fill(store)
        await store.close()

    asyncio.run(fill_all())


def open_questions(*texts: str, guild_id: int = GUILD) -> Fill:
    """Return what adds an open question for each text, a minute later each time."""

    async def fill(store: Store) -> None:
        for number, text in enumerate(texts):
            asked_at = NOW + timedelta(minutes=number)
            await store.add_gap(Gap(guild_id, text, Lack.MISS, asked_at))

    return fill
