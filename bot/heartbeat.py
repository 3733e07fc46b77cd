"""A file that says when the bot was last known to be well, for a health check from outside."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path

_log = logging.getLogger(__name__)

EVERY_S = 20.0
FRESH_S = 60.0
_NAME = "heartbeat"


def heartbeat_file(data_dir: Path) -> Path:
    """Return where the heartbeat of the bot that uses `data_dir` lies."""
    return data_dir / _NAME


def age_s(file: Path, now_s: float) -> float | None:
    """Return how many seconds before `now_s` (since the epoch) the file was touched, if ever."""
    try:
        return now_s - file.stat().st_mtime
    except OSError:
        return None


async def keep_beating(
    file: Path,
    is_well: Callable[[], bool],
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Touch `file` every 20 seconds while `is_well`, until cancelled; then remove it.

    A file that cannot be written is logged once and otherwise ignored: the bot itself is well.
    """
    has_complained = False
    try:
        while True:
            if is_well():
                try:
                    await asyncio.to_thread(_touch, file)
                except OSError as error:
                    if not has_complained:
                        _log.warning("The heartbeat cannot be written: %s", error)
                    has_complained = True
            await pause(EVERY_S)
    finally:
        _remove(file)


def _touch(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()


def _remove(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        _log.warning("The heartbeat cannot be removed: %s", error)
