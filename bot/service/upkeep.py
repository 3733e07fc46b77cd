"""The work that repeats while the bot runs."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta

from bot.errors import StorageError
from bot.ports import Store
from bot.service.closer import Closer
from bot.service.guilds import GuildSnapshots
from bot.service.office import Office
from bot.service.once import do_when_changed

_log = logging.getLogger(__name__)

EVERY_S = 1.0
RETRY_AFTER = timedelta(minutes=5)
# What was asked most in these days is suggested first.
POPULAR_DAYS = 30


class Upkeep:
    """Writes what was noticed, looks for changes by other processes, and deletes what is old."""

    def __init__(
        self,
        office: Office,
        store: Store,
        guilds: GuildSnapshots,
        closer: Closer,
        clock: Callable[[], datetime],
    ) -> None:
        """`clock` gives the time in UTC, aware."""
        self._office = office
        self._store = store
        self._guilds = guilds
        self._closer = closer
        self._clock = clock
        self._cleaned_on: date | None = None
        self._clean_from = datetime.min.replace(tzinfo=UTC)

    async def begin(self) -> None:
        """Learn from the store what is asked most, and which guilds have changed something."""
        since = self._clock().date() - timedelta(days=POPULAR_DAYS)
        try:
            guild_ids = await self._store.guilds()
            await self._office.popularity.load(self._store, guild_ids, since=since)
        except StorageError as error:
            _log.warning("What is asked most cannot be read: %s.", error)
        await self._guilds.refresh()

    async def tick(self) -> None:
        """Do what cannot wait: write what was noticed, and see what others have changed."""
        await self._office.feedback.flush()
        await self._guilds.refresh()

    async def tidy(self) -> None:
        """Do what may take seconds: close what is answered by now, and delete what is old."""
        await self._close_answered()
        await self._clean_daily()

    async def run(self, pause: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """Tick and tidy until cancelled, neither waiting for the other; then write what is left."""
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(_repeat(self.tick, pause))
                both.create_task(_repeat(self.tidy, pause))
        finally:
            await self._office.feedback.flush()

    async def _close_answered(self) -> None:
        """Close what the moderators' latest changes answer; what cannot be done now waits."""
        try:
            await self._closer.tick()
        except StorageError as error:
            _log.warning("Questions that are answered now stay open for the moment: %s.", error)

    async def _clean_daily(self) -> None:
        """Delete what is old, once a day in all processes together; again soon if that failed."""
        now = self._clock()
        today = now.date()
        if today == self._cleaned_on or now < self._clean_from:
            return
        try:
            await do_when_changed(self._store, "retention", today.isoformat(), self._delete_old)
        except StorageError as error:
            self._clean_from = now + RETRY_AFTER
            _log.warning("What is old cannot be deleted yet: %s.", error)
        else:
            self._cleaned_on = today

    async def _delete_old(self) -> None:
        """Delete what is old in every guild; raises StorageError at the end if one failed."""
        failure: StorageError | None = None
        for guild_id in await self._store.guilds():
            try:
                await self._delete_old_of(guild_id)
            except StorageError as error:
                failure = error
        if failure is not None:
            raise failure

    async def _delete_old_of(self, guild_id: int) -> None:
        settings = await self._store.get_settings(guild_id)
        before = self._clock() - timedelta(days=settings.retention_days)
        if deleted := await self._store.forget_older(guild_id, before):
            _log.info("Deleted %d old records of guild %d.", deleted, guild_id)


async def _repeat(
    work: Callable[[], Awaitable[None]], pause: Callable[[float], Awaitable[None]]
) -> None:
    while True:
        try:
            await work()
        except Exception:  # noqa: BLE001 - the top of a background task, which must go on
            _log.exception("The upkeep failed and goes on.")
        await pause(EVERY_S)
