"""How long an import of 1,000 entries keeps members waiting.

    python -m tests.benchmarks.import_pause [--lexical]

It imports into the shipped knowledge over a database in a file, as `/kb import` does, while the
event loop is asked every millisecond to do something else. The longest pause between two of those
is what an interaction or an answer would have had to wait.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gc
import os
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from bot.app import build_answerer, build_snapshots, shipped_packs
from bot.service.curate import Saved
from bot.service.guilds import GuildSnapshots
from bot.service.moderation import open_moderation
from bot.service.office import open_office
from bot.service.transfer import Prepared, do_import, prepare_import
from bot.settings import Matching, read_settings
from bot.storage.sql import open_store

ENTRIES = 1_000
GUILD, EDITOR = 1, 2
_EVERY_S = 0.001
_MS = 1_000


def made_up_file(count: int = ENTRIES) -> bytes:
    """Return a spreadsheet of so many entries that have little in common."""
    lines = ["question,answer,phrasings"]
    lines += [
        f"How does gadget {each:04} of shelf {each % 37} work?,"
        f"Turn wheel {each} until it clicks.,what is gadget {each:04}|use gadget {each:04}"
        for each in range(count)
    ]
    return "\n".join(lines).encode()


class Pauses:
    """Watches for how long the event loop does nothing else."""

    def __init__(self) -> None:
        self.longest_s = 0.0

    async def watch(self) -> None:
        """Measure until cancelled."""
        before = time.perf_counter()
        while True:
            await asyncio.sleep(_EVERY_S)
            now = time.perf_counter()
            self.longest_s = max(self.longest_s, now - before - _EVERY_S)
            before = now


@asynccontextmanager
async def measured(name: str) -> AsyncIterator[None]:
    """Print how long something takes, and the longest pause of the event loop in it."""
    pauses = Pauses()
    task = asyncio.create_task(pauses.watch())
    began = time.perf_counter()
    try:
        yield
    finally:
        took = time.perf_counter() - began
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        Console().print(f"{name:<22}{took:7.2f} s, longest pause {pauses.longest_s * _MS:5.0f} ms")


async def main(*, is_lexical: bool) -> None:
    """Import once and print what it took."""
    settings = read_settings(os.environ)
    if is_lexical:
        settings = replace(settings, matching=Matching.LEXICAL)
    snapshots = build_snapshots(settings, shipped_packs())
    answerer = build_answerer(settings, snapshots)
    with tempfile.TemporaryDirectory() as folder:
        store = await open_store(f"sqlite:///{Path(folder) / 'attache.sqlite3'}")
        guilds = GuildSnapshots(snapshots, store)
        office = open_office(answerer, store, guilds=guilds)
        moderation = open_moderation(answerer, office, guilds, store)
        data = made_up_file()
        # As the bot does once it has loaded everything.
        gc.collect()
        gc.freeze()
        async with measured("look at the file"):
            prepared = await prepare_import(
                moderation, GUILD, EDITOR, "faq.csv", data, note="a file"
            )
        if not isinstance(prepared, Prepared):
            raise ValueError(prepared)
        async with measured("save the changes"):
            saved = await do_import(moderation, GUILD, EDITOR, prepared.draft, seen=prepared.seen)
        if not isinstance(saved, Saved):
            raise ValueError(saved)
        async with measured("put them in force"):
            held = await guilds.settle(GUILD)
        Console().print(
            f"{len(held.current.knowledge.entries)} entries, {held.current.index.tier.name}"
        )
        await guilds.close()
        await store.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lexical", action="store_true", help="match by words alone")
    asyncio.run(main(is_lexical=parser.parse_args().lexical))
