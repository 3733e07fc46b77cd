"""Work in a thread, and a sign of life when it takes long."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

Result = TypeVar("Result")


async def in_thread(
    work: Callable[[], Result], *, patience_s: float, when_slow: Callable[[], Awaitable[object]]
) -> Result:
    """Return what `work` returns; `when_slow` is awaited once it has taken `patience_s`.

    Without any patience, which is for tests, it is awaited before anything else.
    """
    task = asyncio.create_task(asyncio.to_thread(work))
    try:
        if patience_s > 0:
            await asyncio.wait({task}, timeout=patience_s)
        if not task.done():
            await when_slow()
        return await task
    finally:
        task.cancel()


async def no_news() -> None:
    """Say nothing when it takes long: the interaction is acknowledged already."""
