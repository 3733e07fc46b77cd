"""Work that may take long."""

from __future__ import annotations

import asyncio

import pytest

from bot.chat.waiting import patiently


async def _work() -> int:
    return 42


async def test_slow_work_is_announced_before_it_is_done() -> None:
    announced = asyncio.Event()

    async def announce() -> None:
        announced.set()

    # Not until it was announced does the work come to its end.
    assert await patiently(announced.wait(), patience_s=0.01, when_slow=announce)


async def test_quick_work_is_not_announced() -> None:
    async def announce() -> None:
        raise AssertionError

    assert await patiently(_work(), patience_s=30, when_slow=announce) == 42


async def test_what_the_work_raises_arrives() -> None:
    async def announce() -> None:
        raise AssertionError

    async def work() -> None:
        raise LookupError("gone")

    with pytest.raises(LookupError, match="gone"):
        await patiently(work(), patience_s=30, when_slow=announce)


async def test_a_failed_announcement_ends_the_wait() -> None:
    async def announce() -> None:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        await patiently(asyncio.Event().wait(), patience_s=0, when_slow=announce)
