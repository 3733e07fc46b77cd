"""The work that repeats: here, deleting what is old."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from datetime import datetime

import pytest

from bot.core.feedback import NO_GUILD, Gap, Lack, Vote
from bot.core.guild import RETENTION_DAYS, GuildSettings
from bot.core.knowledge import Knowledge
from bot.core.reply import Reply
from bot.errors import StorageError
from bot.service.answer import Answerer
from bot.service.closer import Closer
from bot.service.guilds import GuildSnapshots
from bot.service.office import open_office
from bot.service.snapshot import FixedSnapshot, build_snapshot
from bot.service.upkeep import RETRY_AFTER, Upkeep
from bot.storage.memory import MemoryStore
from tests.support.knowledge import answerers_for
from tests.support.stores import WallClock

USUAL, SHORT = 2**62 + 1, 2**62 + 2


class CountingStore(MemoryStore):
    """A store that counts how often it deletes, and cannot delete for the guilds in `stuck`."""

    def __init__(self) -> None:
        super().__init__()
        self.deletions: Counter[int] = Counter()
        self.stuck: set[int] = set()
        self.is_down = False

    async def find_note(self, key: str) -> str | None:
        if self.is_down:
            raise StorageError("read the note")
        return await super().find_note(key)

    async def guilds(self) -> list[int]:
        if self.is_down:
            raise StorageError("list the guilds")
        return await super().guilds()

    async def forget_older(self, guild_id: int, before: datetime) -> int:
        self.deletions[guild_id] += 1
        if guild_id in self.stuck:
            raise StorageError("delete what is old")
        return await super().forget_older(guild_id, before)


class World:
    """The upkeep over a store with what was asked and voted today, in three guilds."""

    def __init__(self) -> None:
        self.store, self.clock = CountingStore(), WallClock()
        self.upkeep = self.restarted()

    def restarted(self) -> Upkeep:
        """Return the upkeep of a process that has just started."""
        shared = FixedSnapshot(build_snapshot(Knowledge(()), None))
        guilds = GuildSnapshots(shared, self.store)  # type: ignore[arg-type] # never reloaded here
        answerer = Answerer(shared)
        self.office = open_office(answerer, self.store)
        closer = Closer(self.store, guilds, answerers_for(answerer, guilds))
        return Upkeep(self.office, self.store, guilds, closer, self.clock)

    def miss(self) -> Reply:
        """Return what is said to a question that nothing answers."""
        return self.office.desks.shared.answer("where are my keys")

    async def tidy(self, **later: float) -> None:
        self.clock.advance(**later)
        await self.upkeep.tidy()

    async def kept(self) -> dict[int, int]:
        """Return how many gaps and votes there are, by guild."""
        found: Counter[int] = Counter()
        for guild_id in (NO_GUILD, USUAL, SHORT):
            found[guild_id] = sum(each.count for each in await self.store.list_groups(guild_id))
            found[guild_id] += len(await self.store.count_votes(guild_id))
        return dict(found)


@pytest.fixture
async def world() -> World:
    world = World()
    await world.store.put_settings(SHORT, GuildSettings(retention_days=7))
    for guild_id in (NO_GUILD, USUAL, SHORT):
        now = world.clock()
        await world.store.add_gap(Gap(guild_id, "why?", Lack.MISS, now))
        await world.store.put_vote(Vote(guild_id, 1, "treaty", True, now))
    return world


ALL = {NO_GUILD: 2, USUAL: 2, SHORT: 2}


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(7, ALL, id="the last day of the shortest"),
        pytest.param(8, ALL | {SHORT: 0}, id="each guild has its own days"),
        pytest.param(RETENTION_DAYS, ALL | {SHORT: 0}, id="the last day of the usual"),
        pytest.param(RETENTION_DAYS + 1, dict.fromkeys(ALL, 0), id="direct messages, too"),
    ],
)
async def test_what_is_older_than_its_guild_keeps_it_goes(
    world: World, days: int, expected: dict[int, int]
) -> None:
    await world.tidy(days=days)

    assert await world.kept() == expected


async def test_it_is_done_once_a_day_over_restarts_and_processes(world: World) -> None:
    await world.tidy()
    await world.tidy(hours=1)
    other = world.restarted()
    await other.tidy()
    first = world.store.deletions[USUAL]
    await world.tidy(hours=12)
    await other.tidy()

    assert first == 1
    assert world.store.deletions[USUAL] == 2


async def test_one_guild_that_fails_keeps_no_other_waiting(world: World) -> None:
    world.store.stuck = {NO_GUILD}
    await world.tidy(days=RETENTION_DAYS + 1)

    assert await world.kept() == {NO_GUILD: 2, USUAL: 0, SHORT: 0}


async def test_a_failure_is_tried_again_soon_but_not_at_every_tick(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.store.stuck = {USUAL}
    with caplog.at_level(logging.WARNING):
        for _ in range(10):
            await world.tidy(seconds=1)
    tried = world.store.deletions[USUAL]
    warned = [each for each in caplog.messages if "cannot be deleted yet" in each]
    world.store.stuck = set()
    await world.tidy(minutes=RETRY_AFTER.total_seconds() / 60)
    await world.tidy(minutes=RETRY_AFTER.total_seconds() / 60)

    assert (tried, len(warned)) == (1, 1)
    assert world.store.deletions[USUAL] == 2


async def test_a_database_that_was_away_at_the_time_costs_nothing_but_time(world: World) -> None:
    world.store.is_down = True
    await world.tidy(days=RETENTION_DAYS + 1)
    kept = await world.kept()
    world.store.is_down = False
    await world.tidy(minutes=RETRY_AFTER.total_seconds() / 60)

    assert kept == ALL
    assert await world.kept() == dict.fromkeys(ALL, 0)


async def test_work_that_takes_long_or_fails_holds_nothing_up(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ticks: list[int] = []
    enough = asyncio.Event()

    async def tick() -> None:
        ticks.append(len(ticks))
        if len(ticks) == 1:
            raise RuntimeError("the first one fails")
        if len(ticks) == 3:
            enough.set()

    async def never_ends() -> None:
        await asyncio.Event().wait()

    async def no_pause(_seconds: float) -> None:
        await asyncio.sleep(0)

    monkeypatch.setattr(world.upkeep, "tick", tick)
    monkeypatch.setattr(world.upkeep, "tidy", never_ends)
    running = asyncio.create_task(world.upkeep.run(no_pause))
    await asyncio.wait_for(enough.wait(), 5)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert "the first one fails" in caplog.text


async def test_what_was_noticed_last_is_written_at_the_end(world: World) -> None:
    async def forever(_seconds: float) -> None:
        world.office.feedback.note(world.miss(), member=1, guild_id=USUAL)
        waiting.set()
        await asyncio.Event().wait()

    waiting = asyncio.Event()
    running = asyncio.create_task(world.upkeep.run(forever))
    await asyncio.wait_for(waiting.wait(), 5)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    rows = await world.store.list_groups(USUAL)
    assert "where are my keys" in [row.text for row in rows]
