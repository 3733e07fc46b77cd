"""What happens to the data of guilds that the bot has left."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from bot.core.feedback import NO_GUILD, Vote
from bot.errors import DiscordError, StorageError
from bot.service.departures import GRACE_DAYS, Departures
from bot.storage.memory import MemoryStore
from tests.support.stores import WallClock

HOME, LEFT = 2**62 + 1, 2**62 + 2


class Lists:
    """What Discord says the bot is in; None is a failure."""

    def __init__(self) -> None:
        self.present: Collection[int] | None = (HOME,)
        self.looks = 0

    async def __call__(self) -> Collection[int]:
        self.looks += 1
        if self.present is None:
            raise DiscordError("down")
        return self.present


class LosingStore(MemoryStore):
    """A store that cannot delete the guilds that are `stuck`."""

    stuck: Collection[int] = ()

    async def forget_guild(self, guild_id: int) -> None:
        if guild_id in self.stuck:
            raise StorageError("delete the guild")
        await super().forget_guild(guild_id)


class World:
    """Departures with all that is around them; data is kept of three guilds."""

    def __init__(self) -> None:
        self.store, self.lists, self.clock = LosingStore(), Lists(), WallClock()
        self.departures = self.restarted()

    def restarted(self) -> Departures:
        return Departures(self.store, self.lists, self.clock)

    async def look(self, *, after_days: float = 0) -> None:
        self.clock.advance(days=after_days)
        await self.departures.tick()

    async def kept(self) -> list[int]:
        return await self.store.guilds()


@pytest.fixture
async def world() -> World:
    world = World()
    for guild_id in (NO_GUILD, HOME, LEFT):
        await world.store.put_vote(Vote(guild_id, 1, "treaty", True, world.clock()))
    return world


async def test_what_is_missing_for_long_enough_is_forgotten(world: World) -> None:
    await world.look()
    await world.look(after_days=GRACE_DAYS - 1)
    before = await world.kept()
    await world.look(after_days=1)

    assert before == [NO_GUILD, HOME, LEFT]
    assert await world.kept() == [NO_GUILD, HOME]


async def test_what_is_kept_afterwards_has_a_time_of_its_own(world: World) -> None:
    await world.look()
    await world.look(after_days=GRACE_DAYS)
    # Members can install the bot for themselves and use it there.
    await world.store.put_vote(Vote(LEFT, 1, "treaty", True, world.clock()))
    await world.look(after_days=1)
    await world.look(after_days=GRACE_DAYS - 1)
    kept = await world.kept()
    await world.look(after_days=1)

    assert LEFT in kept
    assert LEFT not in await world.kept()


async def test_one_look_is_not_enough(world: World) -> None:
    await world.look(after_days=GRACE_DAYS * 2)

    assert LEFT in await world.kept()


async def test_the_time_goes_on_over_restarts(world: World) -> None:
    await world.look()
    world.departures = world.restarted()
    await world.look(after_days=GRACE_DAYS)

    assert LEFT not in await world.kept()


async def test_coming_back_keeps_everything_and_begins_anew(world: World) -> None:
    await world.look()
    world.lists.present = (HOME, LEFT)
    await world.look(after_days=GRACE_DAYS - 1)
    world.lists.present = (HOME,)
    await world.look(after_days=1)
    await world.look(after_days=GRACE_DAYS - 1)
    kept = await world.kept()
    await world.look(after_days=1)

    assert LEFT in kept
    assert LEFT not in await world.kept()


@pytest.mark.parametrize("answer", [None, ()], ids=["Discord is down", "Discord names no guild"])
async def test_without_an_answer_nothing_is_taken_for_left(
    world: World, answer: Collection[int] | None
) -> None:
    world.lists.present = answer
    await world.look()
    await world.look(after_days=GRACE_DAYS)
    await world.look(after_days=GRACE_DAYS)
    # Nor did the time begin.
    world.lists.present = (HOME,)
    await world.look(after_days=1)

    assert await world.kept() == [NO_GUILD, HOME, LEFT]


async def test_a_failed_look_when_the_time_is_over_deletes_nothing(world: World) -> None:
    await world.look()
    world.lists.present = None
    await world.look(after_days=GRACE_DAYS)

    assert LEFT in await world.kept()


async def test_direct_messages_are_never_left(world: World) -> None:
    for _ in range(3):
        await world.look(after_days=GRACE_DAYS)

    assert NO_GUILD in await world.kept()


async def test_it_looks_once_a_day_and_again_soon_after_a_failure(world: World) -> None:
    world.lists.present = None
    await world.look()
    world.lists.present = (HOME,)
    for _ in range(3):
        await world.look()
    await world.look(after_days=1)

    assert world.lists.looks == 3


async def test_what_could_not_be_deleted_is_deleted_the_next_time(world: World) -> None:
    await world.look()
    world.store.stuck = {LEFT}
    await world.look(after_days=GRACE_DAYS)
    kept = await world.kept()
    world.store.stuck = ()
    await world.look()

    assert LEFT in kept
    assert LEFT not in await world.kept()


async def test_a_guild_that_cannot_be_deleted_does_not_keep_the_others(world: World) -> None:
    await world.store.put_vote(Vote(LEFT + 1, 1, "treaty", True, world.clock()))
    await world.look()
    world.store.stuck = {LEFT}
    await world.look(after_days=GRACE_DAYS)

    assert await world.kept() == [NO_GUILD, HOME, LEFT]
    world.store.stuck = ()
    await world.look()
    assert await world.kept() == [NO_GUILD, HOME]


@pytest.mark.parametrize("note", ["{", "[]", '{"x": 1}', '{"1": 2}'])
async def test_a_damaged_note_begins_the_time_anew(world: World, note: str) -> None:
    await world.look()
    await world.store.put_note("missing guilds", note)
    await world.look(after_days=GRACE_DAYS)

    assert LEFT in await world.kept()


async def test_a_clock_that_was_ahead_does_not_prolong_the_time(world: World) -> None:
    world.clock.advance(days=1000)
    await world.look()
    await world.look(after_days=-1000)
    await world.look(after_days=GRACE_DAYS)

    assert LEFT not in await world.kept()
