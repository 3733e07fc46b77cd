"""The playground, fetched over HTTP as a browser would."""

from __future__ import annotations

import asyncio
import io
import json
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest
from PIL import Image

from bot.playground import BOT_NAME, Addresses, play
from tests.browser.serve import playground
from tests.cli.conftest import start
from tests.support.library import client_for

AVATAR = Path(__file__).resolve().parents[1] / "bot" / "playground" / "avatar.png"
BOTH = pytest.mark.parametrize("page", ["server", "direct"])


class Page:
    """A page that somebody has open, as `/api` gives it."""

    def __init__(self, browser: aiohttp.ClientSession, state: dict[str, Any]) -> None:
        self.state = state
        self._browser = browser
        self._context = {"X-Simcord-Context": state["context"]["id"]}

    @property
    def text(self) -> str:
        return json.dumps(self.state, ensure_ascii=False)

    async def act(self, kind: str, **body: object) -> dict[str, Any]:
        """Do what a click or a message does, and return how it went."""
        action = {
            "protocol_version": 3,
            "sequence": 1,
            "request_id": "1",
            "generation": self.state["context"]["generation"],
            "bot_generation": self.state["botGeneration"],
            "published_revision": self.state["publishedRevision"],
            "kind": kind,
            **body,
        }
        async with self._browser.post("/api/action", json=action, headers=self._context) as done:
            return dict(await done.json())

    async def refresh(self) -> None:
        async with self._browser.get("/api/state", headers=self._context) as state:
            self.state = await state.json()

    async def fetch(self, asset: str) -> bytes:
        async with self._browser.get(f"/api/assets/{asset}", headers=self._context) as file:
            assert file.status == 200
            return await file.read()


@asynccontextmanager
async def _open(address: str) -> AsyncIterator[Page]:
    where = urlsplit(address)
    headers = {"X-Simcord-Capability": where.fragment}
    async with aiohttp.ClientSession(f"http://{where.netloc}", headers=headers) as browser:
        async with browser.get("/") as page:
            assert page.status == 200
            assert "<title>" in await page.text()
        async with browser.post("/api/pages", json={}) as state:
            assert state.status == 200
            opened = Page(browser, await state.json())
        yield opened


async def test_the_page_of_the_server_says_what_to_try_and_leads_to_the_other() -> None:
    async with playground(client_for) as addresses, _open(addresses.server) as page:
        assert addresses.server.startswith("http://127.0.0.1:")
        assert "Welcome to the playground" in page.text
        assert "Sam (moderator)" in page.text
        assert "“Answer from the FAQ”" in page.text
        assert addresses.direct in page.text


async def test_the_page_of_the_server_opens_with_a_real_answer() -> None:
    async with playground(client_for) as addresses, _open(addresses.server) as page:
        assert "Open your account and press Renew." in page.text
        assert "Dismiss" in page.text


async def test_the_page_of_the_direct_messages_does_so_too() -> None:
    async with playground(client_for) as addresses, _open(addresses.direct) as page:
        assert page.state["channel"]["recipient"]["name"] == BOT_NAME
        assert "tell me more" in page.text
        assert addresses.server in page.text
        assert "How long can I keep a book?" in page.text


@BOTH
async def test_the_bot_has_a_face(page: str) -> None:
    async with playground(client_for) as addresses, _open(getattr(addresses, page)) as opened:
        applications = opened.state["entities"]["applications"].values()
        (avatar,) = [each["avatar"] for each in applications]
        assert _pixels(await opened.fetch(avatar)) == _pixels(AVATAR.read_bytes())


@BOTH
async def test_a_page_knows_that_a_message_was_really_sent(page: str) -> None:
    async with playground(client_for) as addresses, _open(getattr(addresses, page)) as opened:
        done = await opened.act("send_message", content="late fees")
        assert done["dispatched"]
        assert not done["rejected"]


@pytest.mark.parametrize(
    ("page", "text", "is_answered"),
    [
        pytest.param("server", f"@{BOT_NAME} reading room rules", True, id="a mention by name"),
        pytest.param("server", "@attache reading room rules", True, id="without the accent"),
        pytest.param("server", "reading room rules", False, id="talk among members"),
        pytest.param("direct", "reading room rules", True, id="a direct message"),
    ],
)
async def test_what_is_answered(page: str, text: str, is_answered: bool) -> None:
    async with playground(client_for) as addresses, _open(getattr(addresses, page)) as opened:
        await opened.act("send_message", content=text)
        await opened.refresh()
        assert ("Rule 1 of the reading room" in opened.text) == is_answered


@BOTH
async def test_ending_one_page_ends_it_all(page: str) -> None:
    announced: asyncio.Future[Addresses] = asyncio.get_running_loop().create_future()
    running = asyncio.create_task(play(client_for, announced.set_result))
    async with _open(getattr(await announced, page)) as opened:
        await opened.act("close")
        async with asyncio.timeout(10):
            await running


async def test_it_takes_the_ports_that_it_is_given_and_gives_them_back() -> None:
    port = _two_free_ports()
    for _ in range(2):
        async with playground(client_for, port=port) as addresses:
            assert urlsplit(addresses.server).port == port
            assert urlsplit(addresses.direct).port == port + 1


@pytest.mark.parametrize("offset", [0, 1], ids=["the server's", "the direct message's"])
async def test_a_port_that_is_taken_is_named(offset: int) -> None:
    port = _two_free_ports()
    with socket.create_server(("127.0.0.1", port + offset)):
        with pytest.raises(OSError, match=str(port + offset)):
            async with playground(client_for, port=port):
                pass
        if offset:
            socket.create_server(("127.0.0.1", port)).close()


async def test_nothing_is_left_behind() -> None:
    before = asyncio.all_tasks()
    async with (
        playground(client_for) as addresses,
        _open(addresses.server),
        _open(addresses.direct),
    ):
        pass
    assert asyncio.all_tasks() == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
async def test_ctrl_c_ends_it_while_both_pages_are_open() -> None:
    process = start("run", "--lexical", "--no-browser")
    assert process.stdout
    said = [process.stdout.readline().decode() for _ in range(4)]

    async with _open(said[1].split()[-1]), _open(said[2].split()[-1]):
        process.send_signal(signal.SIGINT)
        _, err = await asyncio.to_thread(process.communicate)

    assert (process.returncode, err) == (0, b"")


def _pixels(picture: bytes) -> bytes:
    return Image.open(io.BytesIO(picture)).convert("RGB").tobytes()


def _two_free_ports() -> int:
    while True:
        with socket.create_server(("127.0.0.1", 0)) as first:
            port = int(first.getsockname()[1])
            try:
                socket.create_server(("127.0.0.1", port + 1)).close()
            except OSError:
                continue
            return port
