"""A file that says when and how well the bot was, for a health check from outside."""

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
    """Return how many seconds before `now_s` (since the epoch) the file was written, if ever."""
    try:
        return now_s - file.stat().st_mtime
    except OSError:
        return None


def said_by(file: Path) -> str:
    """Return what the latest beat says; empty when there is none."""
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return ""


async def keep_beating(
    file: Path,
    is_well: Callable[[], bool],
    describe: Callable[[], Awaitable[str]],
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Write what `describe` says into `file` every 20 seconds while `is_well`, until cancelled.

    In the end the file is removed. One that cannot be written is logged once and otherwise ignored:
    the bot itself is well.
    """
    has_complained = False
    try:
        while True:
            try:
                if is_well():
                    await asyncio.to_thread(_write, file, await describe())
            except OSError as error:
                if not has_complained:
                    _log.warning("The heartbeat cannot be written: %s", error)
                has_complained = True
            except Exception:  # noqa: BLE001 - the top of a background task, which must go on
                _log.exception("A heartbeat failed.")
            await pause(EVERY_S)
    finally:
        _remove(file)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    # In one step, so that nobody reads half of it.
    new = file.with_name(f"{file.name}.new")
    new.write_text(f"{text}\n", encoding="utf-8")
    new.replace(file)


def _remove(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        _log.warning("The heartbeat cannot be removed: %s", error)
