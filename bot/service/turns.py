"""One thing at a time in a guild, where to look and to act belong together."""

from __future__ import annotations

import asyncio
from weakref import WeakValueDictionary


class Turns:
    """Hands out a lock for each guild.

    Everything that people do in a guild reaches one process, so locks in memory are enough. A lock
    is forgotten once nobody holds it or waits for it.
    """

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    def of(self, guild_id: int) -> asyncio.Lock:
        """Return the lock of a guild, to be held over the look and the act."""
        lock = self._locks.get(guild_id)
        if lock is None:
            lock = self._locks[guild_id] = asyncio.Lock()
        return lock
