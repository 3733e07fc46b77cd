"""The library's bot in a make-believe server whose every request is checked."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from functools import wraps

import pytest
import simcord

from bot.service.answer import Answerer
from tests.support.discord_api.description import load_description
from tests.support.discord_api.exchange import acknowledgement_problems, request_problems
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


@pytest.fixture
def allowed_problems() -> list[str]:
    """Give the problems that a test makes on purpose, for it to fill in."""
    return []


@pytest.fixture(autouse=True)
def _discord_would_take_every_request(
    monkeypatch: pytest.MonkeyPatch, allowed_problems: list[str]
) -> Iterator[None]:
    """Fail a test whose bot asked what Discord refuses, in whichever environment it did so."""
    environments: list[simcord.Env] = []
    troubled: list[simcord.Env] = []
    start, inject_error = simcord.Env.start, simcord.Env.inject_error

    async def watched_start(self: simcord.Env) -> None:
        environments.append(self)
        await start(self)

    @wraps(inject_error)
    def watched_inject_error(self: simcord.Env, *args: object, **options: object) -> None:
        troubled.append(self)
        inject_error(self, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(simcord.Env, "start", watched_start)
    monkeypatch.setattr(simcord.Env, "inject_error", watched_inject_error)
    yield
    problems = []
    for env in environments:
        problems += request_problems(env.http_requests, load_description())
        # Where a test makes requests fail, the bot may well have to try twice.
        if env not in troubled:
            arrived = [(each.id, each.token) for each in env.backend.interactions.values()]
            problems += acknowledgement_problems(env.http_requests, arrived)
    assert sorted(problems) == sorted(allowed_problems)
