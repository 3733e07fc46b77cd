"""The file that tells a health check that the bot is well."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Iterator
from pathlib import Path

import pytest

from bot.heartbeat import EVERY_S, age_s, heartbeat_file, keep_beating, said_by


def pausing(*looks: Callable[[], object]) -> Callable[[float], Awaitable[None]]:
    """Return a pause that takes one look instead of waiting, and ends it after the last."""
    waiting: Iterator[Callable[[], object]] = iter(looks)

    async def pause(seconds: float) -> None:
        assert seconds == EVERY_S
        look = next(waiting, None)
        if look is None:
            raise asyncio.CancelledError
        look()

    return pause


async def beat(
    file: Path, *looks: Callable[[], object], is_well: bool = True, says: Iterable[str] = ()
) -> None:
    said = iter(says)

    async def describe() -> str:
        return next(said, "ok")

    with pytest.raises(asyncio.CancelledError):
        await keep_beating(file, lambda: is_well, describe, pausing(*looks))


async def test_it_beats_while_the_bot_is_well_and_leaves_nothing_behind(tmp_path: Path) -> None:
    file = heartbeat_file(tmp_path / "state")
    seen: list[bool] = []

    await beat(
        file,
        lambda: seen.append(file.exists()),
        file.unlink,
        lambda: seen.append(file.exists()),
    )

    assert seen == [True, True]
    assert not file.exists()


async def test_each_beat_says_how_the_bot_is(tmp_path: Path) -> None:
    file = heartbeat_file(tmp_path)
    seen: list[str] = []

    def look() -> None:
        seen.append(said_by(file))

    await beat(file, look, look, says=("ok", "database away since noon"))

    assert seen == ["ok", "database away since noon"]
    assert said_by(file) == ""
    assert list(tmp_path.iterdir()) == []  # noqa: ASYNC240 - nobody waits meanwhile


async def test_it_does_not_beat_while_the_bot_is_not_well(tmp_path: Path) -> None:
    file = heartbeat_file(tmp_path)
    seen: list[bool] = []

    await beat(file, lambda: seen.append(file.exists()), is_well=False)

    assert seen == [False]


async def test_a_folder_that_cannot_be_written_is_logged_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()

    with caplog.at_level(logging.WARNING):
        await beat(heartbeat_file(tmp_path / "file"), lambda: None, lambda: None)

    written = [each for each in caplog.messages if "cannot be written" in each]
    assert len(written) == 1


async def test_what_nobody_expected_does_not_stop_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = heartbeat_file(tmp_path)
    said: Iterator[Exception | str] = iter([RuntimeError("odd"), "ok"])
    seen: list[str] = []

    async def describe() -> str:
        text = next(said)
        if isinstance(text, Exception):
            raise text
        return text

    def look() -> None:
        seen.append(said_by(file))

    with pytest.raises(asyncio.CancelledError):
        await keep_beating(file, lambda: True, describe, pausing(look, look))

    assert seen == ["", "ok"]
    assert "A heartbeat failed." in caplog.text


def test_the_age_counts_from_the_last_beat(tmp_path: Path) -> None:
    file = heartbeat_file(tmp_path)
    assert age_s(file, 1_000.0) is None

    file.touch()

    assert age_s(file, file.stat().st_mtime + 5) == 5
