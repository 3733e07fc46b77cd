"""What answers in each guild, and how readily."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import cast

import pytest

from bot.core.feedback import NO_GUILD
from bot.core.guild import GuildSettings
from bot.core.model import Stance
from bot.core.tier import LEXICAL, Thresholds
from bot.service.answer import Answerer
from bot.service.answerers import GuildAnswerers
from bot.service.guilds import GuildSnapshots
from bot.service.snapshot import FixedSnapshot, Snapshots, build_snapshot
from bot.storage.memory import MemoryStore
from tests.support.knowledge import answerers_for, entry, know

EAGER_ONE, USUAL = 1, 2
OPERATORS = LEXICAL.thresholds[Stance.CAUTIOUS]


@dataclass(frozen=True, slots=True)
class Town:
    answerers: GuildAnswerers
    shared: Answerer


@pytest.fixture
async def town() -> AsyncIterator[Town]:
    """Give a town whose operator is cautious, with one guild that wants eager answers."""
    store = MemoryStore()
    fixed = FixedSnapshot(build_snapshot(know(entry("gate", "Where is the gate?")), None))
    guilds = GuildSnapshots(cast(Snapshots, fixed), store)
    await store.put_settings(EAGER_ONE, GuildSettings(stance=Stance.EAGER))
    shared = Answerer(fixed, OPERATORS)
    yield Town(answerers_for(shared, guilds, store), shared)
    await guilds.close()


@pytest.mark.parametrize(
    ("guild", "thresholds"),
    [
        pytest.param(EAGER_ONE, LEXICAL.thresholds[Stance.EAGER], id="as its moderators want"),
        pytest.param(USUAL, OPERATORS, id="as the operator wants"),
        pytest.param(NO_GUILD, OPERATORS, id="outside of guilds"),
    ],
)
async def test_each_guild_is_answered_as_readily_as_it_wants(
    town: Town, guild: int, thresholds: Thresholds
) -> None:
    answerer = await town.answerers.at(guild)
    assert answerer.thresholds_for(answerer.snapshot) == thresholds
    other = build_snapshot(know(entry("cafe", "When does the cafe open?")), None)
    over = await town.answerers.over(guild, other)
    assert over.snapshot is other
    assert over.thresholds_for(other) == thresholds


async def test_without_overlays_every_guild_has_the_shared_one(town: Town) -> None:
    assert await answerers_for(town.shared).at(EAGER_ONE) is town.shared
    assert town.answerers.shared is town.shared
