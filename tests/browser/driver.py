"""Drives the playground's pages in Chromium without a window, as somebody at the keyboard would."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from playwright.async_api import Browser, Locator, Page, Response, async_playwright, expect

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_SWITCHES = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
# Long enough for a busy machine; nothing waits for it where all is well.
_PATIENCE_MS = 30_000
# What the page does without being asked to.
_BY_ITSELF = frozenset({"autocomplete_command", "browse_candidates", "configure_presentation"})


def find_chromium() -> str | None:
    """Return the program named by ATTACHE_TEST_CHROMIUM, or one of the usual names, if any."""
    named = os.environ.get("ATTACHE_TEST_CHROMIUM")
    return named or next(filter(None, map(shutil.which, _NAMES)), None)


@asynccontextmanager
async def chromium(program: str) -> AsyncIterator[Browser]:
    """Run `program` without a window."""
    expect.set_options(timeout=_PATIENCE_MS)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=_SWITCHES)
        try:
            yield browser
        finally:
            await browser.close()


class Channel:
    """One page of the playground; every step waits until what it needs is there.

    The page takes one action at a time: it drops what is done while another is on its way, and
    refuses what is done on a state that is no longer the newest. People do it again, and so do we.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.messages = page.locator(".channel-message")
        self.suggestions = page.locator(".command-suggestion")
        self._composer = page.locator("#channel-composer-input")
        self._field = page.locator(".command-option-input")
        self._send = page.locator("#send-message")

    @property
    def newest(self) -> Locator:
        """The message at the bottom."""
        return self.messages.last

    async def say(self, text: str) -> None:
        """Send a plain message."""
        await self._composer.fill(text)
        await self._act(self._composer.press, "Enter")

    async def begin_command(self, name: str, words: str = "") -> None:
        """Pick a command from the list that `/` opens, and type into its field if it has one."""
        await self._composer.press_sequentially(f"/{name}")
        entry = self.page.locator(".command-entry").filter(has_text=f"/{name}")
        await entry.first.click()
        if words:
            await self._field.fill(words)

    async def finish_command(self, suggestion: str = "") -> None:
        """Run the command, with one of the suggestions if it is named."""
        if suggestion:
            await self.suggestions.filter(has_text=suggestion).first.click()
            await expect(self.suggestions).to_have_count(0)
        # Enter would take the suggestion that happens to be on top.
        await self._act(self._send.click)

    async def press(self, label: str) -> None:
        """Press a button of the newest message that has it."""
        # Before its label a button may have an emoji.
        name = re.compile(rf"(?:^|\W){re.escape(label)}$")
        await self._act(self.messages.get_by_role("button", name=name).last.click)

    async def pick(self, menu: str, option: str) -> None:
        """Pick an option from a menu of the newest message."""

        async def choose() -> None:
            await self.newest.get_by_text(menu, exact=True).click()
            await self.newest.locator(".select-option").filter(has_text=option).click()

        await self._act(choose)

    async def fill_in(self, field: str, text: str) -> None:
        """Type into a field of the form that is open, and send it."""
        form = self.page.get_by_role("dialog")
        await form.get_by_label(field).fill(text)
        await self._act(form.get_by_role("button", name="Submit").click)

    async def look_on_as(self, name: str) -> None:
        """Become somebody else."""
        await self._act(self.page.locator("#viewer-picker").select_option, label=name)

    async def follow(self, link: str) -> Channel:
        """Click a link and return the page that it opens."""
        async with _opening(self.page), self.page.expect_popup() as opened:
            await self.messages.get_by_role("link", name=link, exact=True).last.click()
        return Channel(await opened.value)

    async def _act(
        self, action: Callable[..., Awaitable[object]], *args: str, **options: str
    ) -> None:
        while True:
            await expect(self._send).to_be_enabled()
            async with self.page.expect_response(_is_for_visitor) as answered:
                await action(*args, **options)
            if not (await (await answered.value).json())["rejected"]:
                return

    async def rest(self) -> None:
        """Wait until nothing moves or loads any more."""
        await expect(self.page.locator("#preview-app")).to_have_attribute("aria-busy", "false")
        # Controls are disabled for as long as the page waits for the bot.
        await expect(self.page.locator(".component-button[disabled]")).to_have_count(0)

    async def see(self, text: str) -> Locator:
        """Wait until the newest message says `text`, and return it."""
        await expect(self.newest).to_contain_text(text, timeout=_PATIENCE_MS)
        return self.newest


@asynccontextmanager
async def _opening(page: Page) -> AsyncIterator[None]:
    """Wait until the page that is opened meanwhile has told its size, its first action."""
    async with page.context.expect_event("response", _is_for_action, timeout=_PATIENCE_MS):
        yield


def _is_for_action(response: Response) -> bool:
    return response.url.endswith("/api/action")


def _is_for_visitor(response: Response) -> bool:
    body = response.request.post_data_json if _is_for_action(response) else None
    return body is not None and body["kind"] not in _BY_ITSELF


@asynccontextmanager
async def visit(browser: Browser, address: str, **options: Any) -> AsyncIterator[Channel]:  # noqa: ANN401
    """Open `address` in a tab of its own, with the options of Playwright's `new_page`."""
    page = await browser.new_page(**options)
    page.set_default_timeout(_PATIENCE_MS)
    try:
        async with _opening(page):
            await page.goto(address)
        channel = Channel(page)
        await channel.newest.wait_for()
        yield channel
    finally:
        await page.close()
