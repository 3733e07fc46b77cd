"""Copies of answers that members keep, through discord.py."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import simcord

from bot.chat.markup import message_link
from bot.service.answer import Answerer
from tests.support.cards import (
    LostStore,
    ask,
    content_of,
    direct_card,
    english,
    french,
    told,
)
from tests.support.library import (
    ENTRIES,
    LONG_ANSWER,
    Shelf,
    Town,
    client_for,
    library,
    said,
    speaking,
    town,
)

SAVE = english()("save-label")
CLOSED = 50_007
LOAN = """\
# How long can I keep a book?

You may keep a book for **three weeks**.

## Sources

- [House rules](<https://library.example/rules>), City Library

---

- Topic: Lending
- Reviewed: 2026-11-03
- From: Library
"""


@pytest.fixture
def store() -> LostStore:
    return LostStore()


@pytest.fixture
async def here(books: Shelf, store: LostStore) -> AsyncIterator[Town]:
    async with town(client_for(Answerer(books), store=store)) as running:
        yield running


async def _save(here: Town, question: str = "how long is a loan") -> simcord.InteractionResult:
    return await here.ada.click(await ask(here, question), label=SAVE)


def _direct(here: Town) -> list[simcord.ResponseMessage]:
    return here.messages(here.ada.user.dm_channel)


def _close_direct_messages(here: Town, path: str = "/channels/*/messages") -> None:
    """Let Discord refuse the message, which it does when a member lets nobody write to them."""
    here.env.inject_error("POST", path, status=403, code=CLOSED)


async def test_a_copy_with_its_sources_is_sent_directly(here: Town) -> None:
    result = await _save(here)
    [sent] = _direct(here)
    [file] = sent.attachments
    assert file.filename == "loan-period.md"
    assert await content_of(sent) == LOAN
    link = message_link(None, sent.channel_id, sent.id)
    assert result.ephemeral
    assert told(result) == english()("saved", link=link)


async def test_the_copy_holds_all_of_a_long_answer(here: Town) -> None:
    card = await ask(here, "reading room rules")
    assert LONG_ANSWER not in said(card)
    await here.ada.click(card, label=SAVE)
    [sent] = _direct(here)
    assert LONG_ANSWER in await content_of(sent)


async def test_the_card_stays(here: Town) -> None:
    card = await ask(here)
    before = said(card)
    await here.ada.click(card, label=SAVE)
    assert said(card) == before


@pytest.mark.parametrize("path", ["/channels/*/messages", "/users/@me/channels"])
async def test_where_direct_messages_are_closed_it_is_attached_for_the_member_alone(
    here: Town, path: str
) -> None:
    _close_direct_messages(here, path)
    result = await _save(here)
    assert result.ephemeral
    assert told(result) == english()("saved-here")
    assert result.response is not None
    assert await content_of(result.response) == LOAN
    assert _direct(here) == []


async def test_in_a_direct_message_the_file_follows(here: Town) -> None:
    person, card = await direct_card(here, "how long is a loan")
    before = said(card)
    result = await person.click(card, label=SAVE)
    assert result.response is not None
    assert await content_of(result.response) == LOAN
    assert said(card) == before
    assert len(_direct(here)) == 2


async def test_it_works_after_a_restart(here: Town, books: Shelf, store: LostStore) -> None:
    card = await ask(here, "how long is a loan")
    await here.env.restart_bot(client_for(Answerer(books), store=store))
    await here.ada.click(card, label=SAVE)
    [sent] = _direct(here)
    assert await content_of(sent) == LOAN


async def test_saving_needs_no_database(here: Town, store: LostStore) -> None:
    store.is_down = True
    await _save(here)
    [sent] = _direct(here)
    assert await content_of(sent) == LOAN


async def test_a_copy_in_another_language(here: Town) -> None:
    words = french()
    with speaking(here, "fr"):
        card = await ask(here, "how long is a loan")
        _close_direct_messages(here)
        result = await here.ada.click(card, label=words("save-label"))
    assert told(result) == words("saved-here")
    assert result.response is not None
    copy = await content_of(result.response)
    assert f"## {words('copy-sources')}\n" in copy
    for key, value in (
        ("copy-topic", "Lending"),
        ("copy-reviewed", "2026-11-03"),
        ("copy-origin", "Library"),
    ):
        assert words(key) in copy
        assert value in copy


@pytest.mark.parametrize("is_here", [False, True], ids=["in a server", "in a direct message"])
async def test_an_answer_that_is_gone_cannot_be_saved(
    here: Town, books: Shelf, *, is_here: bool
) -> None:
    person, card = await direct_card(here, "late fees") if is_here else (here.ada, await ask(here))
    books.put(library(*(entry for entry in ENTRIES if entry.id != "late-fee")))
    result = await person.click(card, label=SAVE)
    assert told(result) == english()("answer-gone")
    assert result.response is not None
    assert result.response.attachments == []
