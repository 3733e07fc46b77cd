"""The playground, fetched over HTTP as a browser would."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest

from bot.playground import BOT_NAME, play
from tests.support.library import client_for


@asynccontextmanager
async def _playground(*, port: int = 0, question: str = "") -> AsyncIterator[str]:
    """Run the playground and give the address that it announces."""
    announced: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    running = asyncio.create_task(
        play(client_for, announced.set_result, port=port, question=question)
    )
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


async def _open(address: str, viewer: str = "") -> str:
    """Return all that the page gets to show, as one text."""
    where = urlsplit(address)
    headers = {"X-Simcord-Capability": where.fragment}
    async with aiohttp.ClientSession(f"http://{where.netloc}", headers=headers) as browser:
        async with browser.get("/") as page:
            assert page.status == 200
            assert "<title>" in await page.text()
        async with browser.post("/api/pages", json={"viewer_id": viewer or None}) as state:
            assert state.status == 200
            return json.dumps(await state.json(), ensure_ascii=False)


async def test_the_page_opens_with_a_greeting_and_a_real_answer() -> None:
    async with _playground() as address:
        assert address.startswith("http://127.0.0.1:")
        shown = await _open(address)
    assert "Welcome to the playground" in shown
    assert "You may keep a book for **three weeks**." in shown
    assert BOT_NAME in shown
    assert "Sam (moderator)" in shown


async def test_it_answers_the_question_that_it_was_given() -> None:
    async with _playground(question="late fees") as address:
        assert "Ten cents a day." in await _open(address)


async def test_it_takes_the_port_that_it_is_given_and_gives_it_back() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    for _ in range(2):
        async with _playground(port=port) as address:
            assert urlsplit(address).port == port
            await _open(address)


async def test_a_port_that_is_taken_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(OSError, match=str(taken.getsockname()[1])):
            async with _playground(port=taken.getsockname()[1]):
                pass


async def test_nothing_is_left_behind() -> None:
    before = asyncio.all_tasks()
    async with _playground() as address:
        await _open(address)
    assert asyncio.all_tasks() == before


async def _write(address: str, text: str) -> str:
    """Type `text` into the page's box, as its first viewer, and return all that it then shows."""
    where = urlsplit(address)
    headers = {"X-Simcord-Capability": where.fragment}
    async with aiohttp.ClientSession(f"http://{where.netloc}", headers=headers) as browser:
        async with browser.post("/api/pages", json={}) as opened:
            page = await opened.json()
        context = {"X-Simcord-Context": page["context"]["id"]}
        action = {
            "protocol_version": 3,
            "sequence": 1,
            "request_id": "1",
            "generation": page["context"]["generation"],
            "bot_generation": page["botGeneration"],
            "published_revision": page["publishedRevision"],
            "kind": "send_message",
            "content": text,
        }
        async with browser.post("/api/action", json=action, headers=context) as done:
            assert not (await done.json())["rejected"]
        async with browser.get("/api/state", headers=context) as state:
            return json.dumps(await state.json(), ensure_ascii=False)


async def test_the_bot_can_be_mentioned_by_its_name() -> None:
    async with _playground() as address:
        assert "Rule 1 of the reading room" in await _write(
            address, f"@{BOT_NAME} reading room rules"
        )


async def test_who_does_not_mention_it_is_left_alone() -> None:
    async with _playground() as address:
        assert "Rule 1 of the reading room" not in await _write(address, "reading room rules")
