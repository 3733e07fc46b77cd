"""Appends revisions to the database named on the command line until it is killed.

Prints each number as soon as the store says that the revision is kept.
"""

from __future__ import annotations

import asyncio
import sys

from bot.core.revisions import Item, Kind
from bot.storage.sql import open_store
from tests.storage.samples import change, revision

CHANGES = tuple(change(Item(Kind.ENTRY, f"entry-{number}")) for number in range(20))


async def append(url: str) -> None:
    store = await open_store(url)
    while True:
        kept = await store.append_revision(revision(*CHANGES), seen=2**31 - 1)
        sys.stdout.write(f"{kept.number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(append(sys.argv[1]))
