"""Controls of cards whose entry is gone by now, through discord.py."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.model import Entry
from bot.service.answer import Answerer
from tests.support.cards import HANDS, Hand, ask, english, french, last_of, mention, told
from tests.support.library import (
    ENTRIES,
    Shelf,
    Town,
    client_for,
    labels,
    library,
    said,
    speaking,
)

RENEW = "How do I renew a book online?"
SHARE, SAVE = english()("share-label"), english()("save-label")
VOTES = (english()("helpful-label"), english()("unhelpful-label"))
SUCCESSOR = Entry(
    "renew-online-or-by-mail",
    "How do I renew on the website or by mail?",
    "Both work.",
    topic="lending",
    pack="library",
)


def _without(*gone: str) -> list[Entry]:
    return [
        replace(entry, follow_ups=tuple(each for each in entry.follow_ups if each not in gone))
        for entry in ENTRIES
        if entry.id not in gone
    ]


def _remove(books: Shelf) -> None:
    """Take out what is about renewing, so that nothing similar is left."""
    books.put(library(*_without("renew-online", "renew-phone")))


def _replace(books: Shelf) -> None:
    """Put another entry in the place of the one about renewing online."""
    books.put(library(*_without("renew-online", "renew-phone"), SUCCESSOR))


@pytest.mark.parametrize("hand", HANDS.values(), ids=HANDS)
async def test_what_took_the_place_of_an_entry_is_offered(
    library_town: Town, books: Shelf, hand: Hand
) -> None:
    person, card = await hand(library_town, "how long is a loan")
    before = said(card)
    _replace(books)
    offer = last_of(await person.click(card, label=RENEW))
    words = english()
    assert said(offer) == f"### {words('answer-replaced-title')}\n{words('answer-replaced')}"
    assert labels(offer) == [SUCCESSOR.question]
    assert said(card) == before
    await person.click(offer, label=SUCCESSOR.question)
    assert "Both work." in said(offer)


@pytest.mark.parametrize("hand", HANDS.values(), ids=HANDS)
async def test_where_nothing_is_similar_one_sentence_says_so(
    library_town: Town, books: Shelf, hand: Hand
) -> None:
    person, card = await hand(library_town, "how long is a loan")
    before = said(card)
    _remove(books)
    offer = last_of(await person.click(card, label=RENEW))
    assert said(offer) == english()("answer-gone")
    assert labels(offer) == []
    assert said(card) == before


async def test_strangers_are_told_alone(library_town: Town, books: Shelf) -> None:
    card = await mention(library_town, "how long is a loan")
    _replace(books)
    result = await library_town.bob.click(card, label=RENEW)
    assert result.ephemeral


async def test_after_a_restart(library_town: Town, books: Shelf) -> None:
    card = await ask(library_town, "how long is a loan")
    _replace(books)
    await library_town.env.restart_bot(client_for(Answerer(books)))
    offer = last_of(await library_town.ada.click(card, label=RENEW))
    assert labels(offer) == [SUCCESSOR.question]


async def test_in_another_language(library_town: Town, books: Shelf) -> None:
    with speaking(library_town, "fr"):
        card = await ask(library_town, "how long is a loan")
        _remove(books)
        result = await library_town.ada.click(card, label=RENEW)
    assert told(result) == french()("answer-gone")


@pytest.mark.parametrize("label", [SHARE, SAVE, *VOTES])
async def test_what_is_replaced_is_neither_shared_nor_saved_nor_voted_on(
    library_town: Town, books: Shelf, label: str
) -> None:
    card = await ask(library_town, RENEW)
    _replace(books)
    offer = last_of(await library_town.ada.click(card, label=label))
    assert offer.ephemeral
    assert labels(offer) == [SUCCESSOR.question]


@pytest.mark.parametrize("command", ["ask", "faq"])
async def test_what_is_picked_while_typing(library_town: Town, books: Shelf, command: str) -> None:
    _replace(books)
    ada, channel, picked = library_town.ada, library_town.channel, "entry:renew-online"
    offer = last_of(await ada.slash(channel, command, question=picked))
    assert offer.ephemeral
    assert labels(offer) == [SUCCESSOR.question]
    gone = await ada.slash(channel, command, question="entry:no-such-entry")
    assert told(gone) == english()("answer-gone")


async def test_what_is_picked_for_all_is_told_alone(library_town: Town, books: Shelf) -> None:
    _replace(books)
    question = "entry:renew-online"
    offer = await ask(library_town, question, is_open=True)
    assert offer.ephemeral
    assert labels(offer) == [SUCCESSOR.question]


async def test_an_entry_picked_from_a_list(library_town: Town, books: Shelf) -> None:
    listed = await library_town.ada.slash(library_town.channel, "topic", name="Lending")
    assert listed.response is not None
    _replace(books)
    result = await library_town.ada.select(listed.response, ["renew-online"])
    assert labels(last_of(result)) == [SUCCESSOR.question]


@pytest.mark.parametrize("hand", HANDS.values(), ids=HANDS)
async def test_a_button_of_another_version_is_answered_politely(
    library_town: Town, hand: Hand
) -> None:
    person, card = await hand(library_town, "late fees")
    stored = library_town.env.backend.get_message(card.channel_id, card.id)
    _rename(stored.components, "faq:1:up:late-fee", "faq:1:something-new")
    result = await person.click(card, custom_id="faq:1:something-new")
    assert told(result) == english()("unknown-control")


async def test_a_menu_of_another_version_is_answered_politely(library_town: Town) -> None:
    listed = await library_town.ada.slash(library_town.channel, "topic", name="Lending")
    assert listed.response is not None
    stored = library_town.env.backend.get_message(listed.response.channel_id, listed.response.id)
    _rename(stored.components, "pick:1:topic:lending:0", "pick:1:something-new")
    result = await library_town.ada.select(listed.response, ["renew-online"])
    assert told(result) == english()("unknown-control")


def _rename(components: list[dict[str, object]], old: str, new: str) -> None:
    """Give a control on a message the custom id that a later version might give it."""
    for each in components:
        if each.get("custom_id") == old:
            each["custom_id"] = new
        inner = each.get("components")
        if isinstance(inner, list):
            _rename(inner, old, new)
