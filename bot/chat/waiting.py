"""Work that may take long, and a sign of life when it does."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

Result = TypeVar("Result")


async def patiently(
    work: Coroutine[Any, Any, Result],
    *,
    patience_s: float,
    when_slow: Callable[[], Awaitable[object]],
) -> Result:
    """Return what `work` returns; `when_slow` is awaited once it has taken `patience_s`.

    Without any patience, which is for tests, it is awaited before anything else.
    """
    task = asyncio.create_task(work)
    try:
        if patience_s > 0:
            await asyncio.wait({task}, timeout=patience_s)
        if not task.done():
            await when_slow()
        return await task
    finally:
        task.cancel()
