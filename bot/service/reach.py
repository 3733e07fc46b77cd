"""Whether the database can be reached, in words for an operator."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.errors import StorageError

_log = logging.getLogger(__name__)


class Reach:
    """Knows since when the database is away."""

    def __init__(self, check: Callable[[], Awaitable[None]], clock: Callable[[], datetime]) -> None:
        """`check` raises StorageError when it is away; `clock` gives the time in UTC, aware."""
        self._check = check
        self._clock = clock
        self._away_since: datetime | None = None

    async def describe(self) -> str:
        """Return `ok`, or since when the database is away."""
        try:
            await self._check()
        except StorageError as error:
            if self._away_since is None:
                self._away_since = self._clock()
                _log.error("The database is away, and the bot answers on without it: %s.", error)
            return f"database away since {self._away_since:%Y-%m-%d %H:%M} UTC"
        if self._away_since is not None:
            _log.info("The database is back.")
            self._away_since = None
        return "ok"
