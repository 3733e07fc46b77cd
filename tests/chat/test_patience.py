"""A guild's own knowledge that takes long to read: whoever waits for it is told so in time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
import simcord

from bot.core.revisions import Item, Kind, Revision
from bot.service.moderation import Remove
from bot.storage.memory import MemoryStore
from tests.support.cards import ask, english, last_of
from tests.support.library import Shelf, Town, labels, said
from tests.support.moderators import council, moderated_client

FEE = "### What does a late book cost?"
RENEW = "How do I renew a book online?"
# Far more turns of the event loop than an acknowledgement takes.
_TURNS = 1_000


class WatchedStore(MemoryStore):
    """Tells the history of a guild only once `is_acknowledged`, or when that takes too long."""

    is_acknowledged: Callable[[], bool] | None = None
    was_acknowledged = False

    async def list_revisions(
        self,
        guild_id: int,
        *,
        after: int = 0,
        before: int | None = None,
        item: Item | None = None,
        limit: int | None = None,
        is_newest_first: bool = False,
    ) -> list[Revision]:
        """List revisions, after some waiting."""
        if self.is_acknowledged is not None:
            for _ in range(_TURNS):
                self.was_acknowledged = self.is_acknowledged()
                if self.was_acknowledged:
                    break
                await asyncio.sleep(0)
        return await super().list_revisions(
            guild_id,
            after=after,
            before=before,
            item=item,
            limit=limit,
            is_newest_first=is_newest_first,
        )


@pytest.fixture
def store() -> WatchedStore:
    return WatchedStore()


@pytest.fixture
async def here(books: Shelf, store: WatchedStore) -> AsyncIterator[Town]:
    """Give a server whose moderators have removed an answer."""
    async with council(books, store) as running:
        await running.change(Remove(Item(Kind.ENTRY, "reading-room")))
        yield running.town


Act = Callable[[], Awaitable[simcord.InteractionResult]]
Prepare = Callable[[Town], Awaitable[Act]]


def _command(name: str, **options: object) -> Prepare:
    async def prepare(here: Town) -> Act:
        return lambda: here.ada.slash(here.channel, name, **options)

    return prepare


def _press(question: str, label: str) -> Prepare:
    async def prepare(here: Town) -> Act:
        card = await ask(here, question)
        return lambda: here.ada.click(card, label=label)

    return prepare


async def _pick(here: Town) -> Act:
    card = last_of(await here.ada.slash(here.channel, "topic", name="Lending"))
    return lambda: here.ada.select(card, ["late-fee"])


async def _list_matches(here: Town) -> Act:
    question = await here.bob.send(here.channel, "late fees please")
    return lambda: here.ada.context_menu(here.channel, english()("answer-menu"), question)


async def _read_slowly(here: Town, books: Shelf, store: WatchedStore, call: str) -> None:
    """Start the bot anew, so that it has to read the changes of the server to answer."""
    client, moderation = moderated_client(books, store, patience_s=0.0)
    await here.env.restart_bot(client)
    await moderation.guilds.refresh()
    before = len(here.requests("POST", call))
    store.is_acknowledged = lambda: len(here.requests("POST", call)) > before


@pytest.mark.parametrize(
    "prepare",
    [
        pytest.param(_command("ask", question="late fees"), id="a question"),
        pytest.param(_command("ask", question="late fees", share=True), id="an open question"),
        pytest.param(_command("faq"), id="the browser"),
        pytest.param(_command("topic"), id="the topics"),
        pytest.param(_command("search", words="book"), id="a search"),
        pytest.param(_command("help"), id="the help"),
        pytest.param(_press("how long is a loan", RENEW), id="a follow-up"),
        pytest.param(_press("renew", english()("none-of-these-label")), id="a refusal"),
        pytest.param(_press("late fees", english()("unhelpful-label")), id="a vote"),
        pytest.param(_press("late fees", english()("share-label")), id="a shared answer"),
        pytest.param(_press("late fees", english()("save-label")), id="a copy"),
        pytest.param(_pick, id="a pick"),
        pytest.param(_list_matches, id="the message menu"),
    ],
)
async def test_an_interaction_is_acknowledged_in_time(
    here: Town, books: Shelf, store: WatchedStore, prepare: Prepare
) -> None:
    act = await prepare(here)
    await _read_slowly(here, books, store, "/callback")
    result = await act()
    assert store.was_acknowledged
    assert english()("failed", reference="") not in said(last_of(result))


async def test_what_was_being_read_is_what_answers(
    here: Town, books: Shelf, store: WatchedStore
) -> None:
    await _read_slowly(here, books, store, "/callback")
    card = await ask(here, "reading room rules")
    assert store.was_acknowledged
    assert "Rule 1 of" not in said(card)
    assert FEE in said(await ask(here))


async def test_a_refused_choice_is_answered_in_its_place(
    here: Town, books: Shelf, store: WatchedStore
) -> None:
    card = await ask(here, "renew")
    await _read_slowly(here, books, store, "/callback")
    await here.ada.click(card, label=english()("none-of-these-label"))
    assert english()("refused-title") in said(card)
    assert english()("tell-label") in labels(card)


@pytest.mark.parametrize(("command", "option"), [("ask", "question"), ("topic", "name")])
async def test_nothing_is_suggested_until_it_is_known(
    here: Town, books: Shelf, store: WatchedStore, command: str, option: str
) -> None:
    await _read_slowly(here, books, store, "/callback")
    assert await here.ada.autocomplete(here.channel, command, option, "l") == []
    assert store.was_acknowledged


async def test_typing_shows_while_a_mention_waits(
    here: Town, books: Shelf, store: WatchedStore
) -> None:
    await _read_slowly(here, books, store, "/typing")
    await here.ada.send(here.channel, f"<@{here.env.backend.bot_user.id}> late fees")
    assert store.was_acknowledged
    assert FEE in said(here.messages(here.channel)[-1])
