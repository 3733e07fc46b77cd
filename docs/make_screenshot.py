"""Makes docs/images/answer.png: one real answer, as the playground shows it.

    python -m docs.make_screenshot [QUESTION]

Needs Chromium (Debian: `apt-get install chromium`) and the packages of requirements-dev.txt. The
browser is spoken to over its own DevTools protocol, so nothing else has to be installed.
"""

from __future__ import annotations

import asyncio
import base64
import io
import os
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import aiohttp
from PIL import Image

from bot.chat.client import create_client
from bot.encoding.cache import CachingEncoder
from bot.encoding.locate import find_packaged_model
from bot.encoding.onnx import OnnxEncoder
from bot.playground import play
from bot.ports import Encoder
from bot.service.answer import Answerer
from bot.service.snapshot import Snapshots

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "images" / "answer.png"
PACKS = (ROOT / "knowledge" / "diplomacy", ROOT / "knowledge" / "attache")
QUESTION = "how many special agents does the DSS have?"
MOST_BYTES = 200_000
_PATIENCE_S = 20.0
_MARGIN = 16

# The last message once its buttons can be pressed: where it is, or null while it is not there.
_PLACE = """(() => {
  const last = [...document.querySelectorAll('.channel-message[data-message-id]')].pop();
  const button = last && last.querySelector('.component-button');
  const frame = last && last.querySelector('.component-container');
  if (!frame || !button || button.matches('[disabled], [aria-disabled=true]')) return null;
  const {x, y, height} = last.getBoundingClientRect();
  return {x, y, height, width: frame.getBoundingClientRect().right - x};
})()"""


class Page:
    """A tab of the browser."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._sent = 0

    async def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Return what the browser answers to one command."""
        self._sent += 1
        await self._socket.send_json({"id": self._sent, "method": method, "params": parameters})
        while True:
            message = await self._socket.receive_json()
            if message.get("id") == self._sent:
                return dict(message["result"])

    async def wait_for(self, expression: str) -> dict[str, float]:
        """Return the value of a script as soon as it is not null."""
        async with asyncio.timeout(_PATIENCE_S):
            while True:
                found = await self.call(
                    "Runtime.evaluate", expression=expression, returnByValue=True
                )
                if value := found["result"].get("value"):
                    return dict(value)
                await asyncio.sleep(0.1)


@asynccontextmanager
async def browse(address: str) -> AsyncIterator[Page]:
    """Open `address` in a browser without a window, in double resolution."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        raise SystemExit("Chromium is not installed.")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = [
            *("--headless=new", "--hide-scrollbars", "--force-device-scale-factor=2"),
            *("--window-size=1280,1400", "--remote-debugging-port=0", f"--user-data-dir={profile}"),
            # Chromium refuses to sandbox what root starts, as in a container.
            *(["--no-sandbox"] if os.geteuid() == 0 else []),
        ]
        browser = await asyncio.create_subprocess_exec(
            program, *options, address, stderr=asyncio.subprocess.DEVNULL
        )
        try:
            async with aiohttp.ClientSession() as session:
                tab = await _first_tab(session, Path(profile) / "DevToolsActivePort")
                async with session.ws_connect(tab, max_msg_size=0) as socket:
                    yield Page(socket)
        finally:
            browser.terminate()
            await browser.wait()


async def _first_tab(session: aiohttp.ClientSession, port_file: Path) -> str:
    async with asyncio.timeout(_PATIENCE_S):
        while True:
            with suppress(OSError, IndexError):
                port = (await asyncio.to_thread(port_file.read_text)).splitlines()[0]
                async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                    tabs = [each for each in await answer.json() if each["type"] == "page"]
                    return str(tabs[0]["webSocketDebuggerUrl"])
            await asyncio.sleep(0.1)


async def photograph(address: str) -> bytes:
    """Return a picture of the last message of the playground at `address`."""
    async with browse(address) as page:
        place = await page.wait_for(_PLACE)
        clip = {
            "x": place["x"],
            "y": place["y"],
            "width": place["width"] + _MARGIN,
            "height": place["height"],
            "scale": 1,
        }
        shot = await page.call("Page.captureScreenshot", format="png", clip=clip)
        return base64.b64decode(shot["data"])


def save_small(picture: bytes, file: Path) -> int:
    """Write `picture` with as few colours as do not show, and return its size in bytes."""
    image = Image.open(io.BytesIO(picture)).convert("RGB").quantize(128)
    file.parent.mkdir(parents=True, exist_ok=True)
    image.save(file, optimize=True)
    return file.stat().st_size


async def main(question: str) -> None:
    """Ask `question` in the playground and keep a picture of the answer."""
    answerer = Answerer(Snapshots(PACKS, _encoder()))
    announced: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    client: Callable[[], Any] = partial(create_client, answerer)
    playing = asyncio.create_task(play(client, announced.set_result, question=question))
    try:
        size = save_small(await photograph(await announced), PICTURE)
    finally:
        playing.cancel()
        with suppress(asyncio.CancelledError):
            await playing
    if size > MOST_BYTES:
        raise SystemExit(f"{PICTURE} has {size} bytes; {MOST_BYTES} are allowed.")


def _encoder() -> Encoder | None:
    files = find_packaged_model()
    return CachingEncoder(OnnxEncoder(files), Path(tempfile.gettempdir())) if files else None


if __name__ == "__main__":
    asyncio.run(main(" ".join(sys.argv[1:]) or QUESTION))
