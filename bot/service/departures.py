"""Guilds that removed the bot: what is kept for them is deleted after a while.

Discord tells of a removal only with an intent that we do without, so once a day the guilds for
which anything is kept are compared with those that the bot is in. Deleting cannot be undone and the
comparison may be wrong for a while, as after a mistaken removal. So a guild has to be missing at
one look and at every other for 30 days; looks that fail do not count. Guilds where only a member
has installed the bot for themselves are never among those that it is in, and are treated the same.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Collection, Mapping
from datetime import date, datetime, timedelta

from bot.core.feedback import NO_GUILD
from bot.errors import DiscordError, StorageError
from bot.ports import Store
from bot.service.once import do_when_changed

_log = logging.getLogger(__name__)

GRACE_DAYS = 30
# How often to see whether today's look was taken; it is also the time to connect at the start.
EVERY_S = 600.0
LOOK_TIMEOUT_S = 300.0
_LOOKED = "departures"
_MISSING = "missing guilds"


class Departures:
    """Notices which guilds the bot has left, and forgets them in the end."""

    def __init__(
        self,
        store: Store,
        guild_ids: Callable[[], Awaitable[Collection[int]]],
        clock: Callable[[], datetime],
    ) -> None:
        """`guild_ids` gives the guilds that the bot is in, or raises DiscordError.

        `clock` gives the time in UTC, aware.
        """
        self._store = store
        self._guild_ids = guild_ids
        self._clock = clock

    async def tick(self) -> None:
        """Take today's look, unless that was done; one that fails is taken again the next time."""
        today = self._clock().date()

        async def look() -> None:
            await self._look(today)

        try:
            await do_when_changed(self._store, _LOOKED, today.isoformat(), look)
        except (DiscordError, StorageError, TimeoutError) as error:
            reason = str(error) or "no answer in time"
            _log.warning("Cannot tell which servers the bot has left: %s.", reason)

    async def run(self, pause: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """Tick until cancelled, after a pause each time."""
        while True:
            await pause(EVERY_S)
            try:
                await self.tick()
            except Exception:  # noqa: BLE001 - the top of a background task, which must go on
                _log.exception("The look for servers that the bot has left failed.")

    async def _look(self, today: date) -> None:
        async with asyncio.timeout(LOOK_TIMEOUT_S):
            present = frozenset(await self._guild_ids())
        if not present:
            _log.warning("Discord names no server that the bot is in, so none is taken for left.")
            return
        gone = set(await self._store.guilds()) - present - {NO_GUILD}
        known = _parse(await self._store.find_note(_MISSING))
        missing = {guild_id: min(known.get(guild_id, today), today) for guild_id in sorted(gone)}
        await self._store.put_note(_MISSING, _format(missing))
        failed = 0
        for guild_id, since in list(missing.items()):
            if today - since < timedelta(days=GRACE_DAYS):
                continue
            if await self._forget(guild_id, since):
                del missing[guild_id]
            else:
                failed += 1
        await self._store.put_note(_MISSING, _format(missing))
        if failed:
            raise StorageError(f"delete what was kept for {failed} guilds")

    async def _forget(self, guild_id: int, since: date) -> bool:
        """Delete what is kept for a guild; one that fails must not keep the others waiting."""
        try:
            await self._store.forget_guild(guild_id)
        except StorageError as error:
            _log.warning("What was kept for guild %d cannot be deleted: %s.", guild_id, error)
            return False
        _log.info("Deleted what was kept for guild %d, left since %s.", guild_id, since)
        return True


def _format(missing: Mapping[int, date]) -> str:
    return json.dumps({str(guild_id): since.isoformat() for guild_id, since in missing.items()})


def _parse(note: str | None) -> dict[int, date]:
    """Return what was noted; where that cannot be read, every grace period begins anew."""
    try:
        kept = json.loads(note or "{}")
        return {int(guild_id): date.fromisoformat(since) for guild_id, since in kept.items()}
    except (ValueError, TypeError, AttributeError):
        _log.warning("The note of missing servers cannot be read, so their time begins anew.")
        return {}
