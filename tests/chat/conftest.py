"""The library's bot in a make-believe server."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.service.answer import Answerer
from tests.support.library import Shelf, Town, client_for, shelf, town


@pytest.fixture
def books() -> Shelf:
    """Give the knowledge that `library_town` answers from, to be swapped."""
    return shelf()


@pytest.fixture
async def library_town(books: Shelf) -> AsyncIterator[Town]:
    """Give the server, while the bot runs in it."""
    async with town(client_for(Answerer(books))) as running:
        yield running
