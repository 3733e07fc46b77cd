"""Two pages of one make-believe Discord at a time, where simcord has one in mind."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from typing import Any, cast

import simcord
from simcord.preview import Preview


@asynccontextmanager
async def served(env: simcord.Env, *pages: Preview) -> AsyncIterator[None]:
    """Serve `pages`, each on its own port; raises OSError when one is taken."""
    # simcord remembers its one page only to refuse a second, and to tell it what it has done.
    memory = cast(Any, env)
    async with AsyncExitStack() as stack:
        for page in pages:
            memory._preview = None
            with _os_errors():
                await stack.enter_async_context(page)
        memory._preview = _Pages(pages)
        yield


async def wait_until_one_is_closed(*pages: Preview) -> None:
    """Return once one of `pages` is ended in the browser."""
    waiting = [asyncio.ensure_future(page.wait_closed()) for page in pages]
    try:
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for each in waiting:
            each.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)


class _Pages:
    """Takes the place of the one page that simcord tells what it has done."""

    def __init__(self, pages: tuple[Preview, ...]) -> None:
        self._pages = pages

    def _mark_action_dispatched(self) -> None:
        for page in self._pages:
            page._mark_action_dispatched()


@contextmanager
def _os_errors() -> Iterator[None]:
    try:
        yield
    except simcord.SetupError as error:
        if isinstance(error.__cause__, OSError):
            raise error.__cause__ from error
        raise
