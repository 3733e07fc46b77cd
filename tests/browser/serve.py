"""Runs the playground for as long as somebody looks at it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

from bot.chat.client import AttacheClient
from bot.playground import Addresses, play


@asynccontextmanager
async def playground(
    client_factory: Callable[[], AttacheClient], *, port: int = 0
) -> AsyncIterator[Addresses]:
    """Run the playground and give the addresses that it announces."""
    announced: asyncio.Future[Addresses] = asyncio.get_running_loop().create_future()
    running = asyncio.create_task(play(client_factory, announced.set_result, port=port))
    either: list[asyncio.Future[Any]] = [running, announced]
    await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    try:
        if running.done():
            await running
        yield announced.result()
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
