"""Makes the pictures in docs/images: the playground with the packs that ship, as a member uses it.

    python -m docs.make_screenshot

Needs Chromium (Debian: `apt-get install chromium`) and the packages of requirements-dev.txt. The
environment variable ATTACHE_TEST_CHROMIUM may name another browser of its kind.
"""

from __future__ import annotations

import asyncio
import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.async_api import Locator

from bot.chat.client import AttacheClient, create_client
from bot.encoding.cache import CachingEncoder
from bot.encoding.locate import find_packaged_model
from bot.encoding.onnx import OnnxEncoder
from bot.ports import Encoder
from bot.service.answer import Answerer
from bot.service.office import open_office
from bot.service.snapshot import Snapshots
from bot.storage.memory import MemoryStore
from tests.browser.driver import Channel, chromium, find_chromium, visit
from tests.browser.serve import playground

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "images"
PACKS = (ROOT / "knowledge" / "diplomacy", ROOT / "knowledge" / "attache")
MOST_BYTES = 150_000
_COLOURS = 128
# So high that nothing has to be scrolled; in double resolution, as on most screens of today.
_PAGE = {"viewport": {"width": 1280, "height": 2000}, "device_scale_factor": 2}
_MARGIN = 12


async def photograph_answer(channel: Channel) -> bytes:
    """Ask in own words, and return a picture of the answer and its follow-ups."""
    await channel.begin_command("ask", "how many special agents does the DSS have?")
    await channel.finish_command()
    answer = await channel.see("more than 2,500")
    return await _cut(channel, answer, answer)


async def photograph_choices(channel: Channel) -> bytes:
    """Ask what may mean several things, and return a picture of what is offered."""
    await channel.begin_command("ask", "what do agents do")
    await channel.finish_command()
    choices = await channel.see("Did you mean")
    return await _cut(channel, choices, choices)


async def photograph_talk(channel: Channel) -> bytes:
    """Talk to the bot, and return a picture of that."""
    await channel.say("do dss agnets have to serve abroad?")
    await channel.see("small percentage")
    await channel.say("thanks!")
    return await _cut(channel, channel.messages.nth(1), await channel.see("welcome"))


async def _cut(channel: Channel, first: Locator, last: Locator) -> bytes:
    """Return a picture from the top of one message to the bottom of another, as wide as a card."""
    await channel.rest()
    card = channel.page.locator(".component-container").last
    top, bottom, frame = [await each.bounding_box() for each in (first, last, card)]
    if top is None or bottom is None or frame is None:
        raise SystemExit("The page does not show the messages.")
    return await channel.page.screenshot(
        clip={
            "x": top["x"],
            "y": top["y"],
            "width": frame["x"] + frame["width"] - top["x"] + _MARGIN,
            "height": bottom["y"] + bottom["height"] - top["y"] + _MARGIN,
        }
    )


def save_small(picture: bytes, name: str) -> None:
    """Write `picture` with as few colours as do not show; raises SystemExit when it is too big."""
    image = Image.open(io.BytesIO(picture)).convert("RGB").quantize(_COLOURS)
    file = PICTURES / name
    image.save(file, optimize=True)
    if (size := file.stat().st_size) > MOST_BYTES:
        raise SystemExit(f"{file} has {size} bytes; {MOST_BYTES} are allowed.")


async def main() -> None:
    """Make every picture, each in a playground of its own."""
    program = find_chromium()
    if program is None:
        raise SystemExit("Chromium is not installed.")
    answerer = Answerer(Snapshots(PACKS, _encoder()))

    def client() -> AttacheClient:
        return create_client(open_office(answerer, MemoryStore()))

    async with chromium(program) as browser:
        for name, in_direct_message, photograph in (
            ("answer.png", False, photograph_answer),
            ("choices.png", False, photograph_choices),
            ("direct.png", True, photograph_talk),
        ):
            async with playground(client) as addresses:
                address = addresses.direct if in_direct_message else addresses.server
                async with visit(browser, address, **_PAGE) as channel:
                    save_small(await photograph(channel), name)


def _encoder() -> Encoder | None:
    files = find_packaged_model()
    return CachingEncoder(OnnxEncoder(files), Path(tempfile.gettempdir())) if files else None


if __name__ == "__main__":
    asyncio.run(main())
