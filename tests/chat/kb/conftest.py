"""A server with people of every role."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.support.library import Shelf
from tests.support.moderators import Council, council


@pytest.fixture
async def here(books: Shelf) -> AsyncIterator[Council]:
    """Give the server, while the bot runs in it."""
    async with council(books) as running:
        yield running
