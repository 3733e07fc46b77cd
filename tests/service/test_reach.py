"""What is said of the database."""

from __future__ import annotations

import logging

import pytest

from bot.errors import StorageError
from bot.service.reach import Reach
from tests.support.stores import WallClock


async def test_it_says_since_when_the_database_is_away_and_logs_it_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    clock = WallClock()
    is_away = False

    async def check() -> None:
        if is_away:
            raise StorageError("reach the database", "no answer within 5 s")

    reach = Reach(check, clock)
    said = [await reach.describe()]
    is_away = True
    with caplog.at_level(logging.INFO):
        for _ in range(2):
            clock.advance(minutes=5)
            said.append(await reach.describe())
        is_away = False
        said.append(await reach.describe())
        is_away = True
        clock.advance(hours=1)
        said.append(await reach.describe())

    away = "database away since 2026-11-03 12:05 UTC"
    assert said == ["ok", away, away, "ok", "database away since 2026-11-03 13:10 UTC"]
    assert len(caplog.messages) == 3
