"""Reads the shared knowledge again when its files change, or when the operator asks for it.

The files are looked at every two seconds. That is cheap for some dozens of them, and sees every
change wherever they lie: the notices of the system, which a package such as watchfiles waits for,
do not come through network drives and many mounts of containers.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from bot.content.files import PackFiles, find_packs, list_files
from bot.content.report import Report
from bot.errors import KnowledgeError

_log = logging.getLogger(__name__)

EVERY_S = 2.0
# An editor or a checkout writes several files, one after the other.
SETTLED_AFTER_S = 1.0

State = frozenset[tuple[Path, int, int]]
"""The files with their times and sizes."""


def state_of(folders: Sequence[Path]) -> State:
    """Return the state of all files of knowledge in `folders`; what cannot be read is left out."""
    packs = (pack for folder in folders for pack in find_packs(folder))
    return frozenset(each for pack in packs for each in _files_of(list_files(pack, Report())))


def _files_of(files: PackFiles | None) -> Iterator[tuple[Path, int, int]]:
    if files is None:
        return
    for file in (files.pack, files.golden, *files.contents):
        # One that is gone again is missing in the state, and loading says what is wrong.
        with suppress(OSError):
            if file is not None:
                stat = file.stat()
                yield file, stat.st_mtime_ns, stat.st_size


class Reloading:
    """Keeps the knowledge as its files are; while they are broken, the last good one answers."""

    def __init__(
        self,
        look: Callable[[], State],
        reload: Callable[[], Awaitable[object]],
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`look` runs in a thread; `reload` raises KnowledgeError when a file is wrong.

        What `look` returns now is what was loaded.
        """
        self._look = look
        self._reload = reload
        self._pause = pause
        self._loaded = look()
        self._is_asked = False

    def ask(self) -> None:
        """Have everything read again at the next tick, changed or not."""
        self._is_asked = True

    async def tick(self) -> None:
        """Read everything again if need be, once the files have come to rest.

        Every state of the files is tried once, so a mistake is told once.
        """
        state = await asyncio.to_thread(self._look)
        if state == self._loaded and not self._is_asked:
            return
        state = await self._settled(state)
        self._is_asked = False
        self._loaded = state
        try:
            await self._reload()
        except KnowledgeError as error:
            _log.error("The knowledge stays as it was, because its files are wrong. %s", error)

    async def run(self) -> None:
        """Tick until cancelled."""
        while True:
            await self._pause(EVERY_S)
            try:
                await self.tick()
            except Exception:  # noqa: BLE001 - the top of a background task, which must go on
                _log.exception("The knowledge cannot be read again.")

    async def _settled(self, state: State) -> State:
        while True:
            await self._pause(SETTLED_AFTER_S)
            latest = await asyncio.to_thread(self._look)
            if latest == state:
                return state
            state = latest
