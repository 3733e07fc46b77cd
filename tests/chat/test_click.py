"""Clicks on the buttons of cards, through discord.py."""

from __future__ import annotations

from dataclasses import replace

import pytest
import simcord

from bot.chat.card import render
from bot.chat.present import card_of
from bot.chat.scene import Scene
from bot.core.conversation import Greet
from bot.core.model import Entry
from bot.service.answer import Answerer
from bot.service.converse import SmallTalk
from tests.support.library import (
    ENTRIES,
    LONG_ANSWER,
    Shelf,
    Town,
    client_for,
    labels,
    library,
    said,
    shipped_languages,
    town,
)

ACTION_ROW = 1
RENEW = "How do I renew a book online?"


RENEW_BY_PHONE = "How do I renew a book by phone?"
CATALOGUE = Entry(
    "catalogue",
    "What is in the catalogue?",
    "\n\n".join(
        f"Shelf {number} holds the books whose titles begin with the syllable number {number}."
        for number in range(1, 121)
    ),
    topic="rooms",
    pack="library",
)
MOVES = {"Read more", "Show less", "Previous", "Next", "Back to the list"}


def _moves(card: simcord.ResponseMessage) -> list[str]:
    return [label for label in labels(card) if label in MOVES]


def _rows(card: simcord.ResponseMessage) -> list[list[str]]:
    [frame] = card.components
    rows = [each["components"] for each in frame["components"] if each["type"] == ACTION_ROW]
    return [[button["label"] for button in row] for row in rows]


async def _ask(here: Town, question: str = "how long is a loan") -> simcord.ResponseMessage:
    result = await here.ada.slash(here.channel, "ask", question=question)
    assert result.response is not None
    return result.response


async def test_a_follow_up_opens_in_place(library_town: Town) -> None:
    card = await _ask(library_town)
    result = await library_town.ada.click(card, label=RENEW)
    assert result.followups == []
    assert result.response is not None
    assert result.response.id == card.id
    assert said(card).startswith(f"### {RENEW}\nOpen your account")


async def test_only_the_asker_can_see_and_click_it(library_town: Town) -> None:
    card = await _ask(library_town)
    with pytest.raises(simcord.SetupError, match="not visible"):
        await library_town.bob.click(card, label=RENEW)


async def test_a_choice_opens_its_answer(library_town: Town) -> None:
    card = await _ask(library_town, "renew")
    await library_town.ada.click(card, label="2. How do I renew a book by phone?")
    assert said(card).startswith("### How do I renew a book by phone?")


async def test_a_button_works_after_a_restart(library_town: Town, books: Shelf) -> None:
    card = await _ask(library_town)
    await library_town.env.restart_bot(client_for(Answerer(books)))
    await library_town.ada.click(card, label=RENEW)
    assert said(card).startswith(f"### {RENEW}")


async def test_an_entry_that_is_gone_is_admitted_and_the_card_stays(
    library_town: Town, books: Shelf
) -> None:
    card = await _ask(library_town)
    before = said(card)
    books.put(library(*(entry for entry in ENTRIES if entry.id != "renew-online")))
    result = await library_town.ada.click(card, label=RENEW)
    assert result.ephemeral
    assert said(result.response).startswith("That answer is no longer here.")
    assert said(card) == before


async def test_the_moves_stand_between_the_follow_ups_and_the_rest(library_town: Town) -> None:
    card = await _ask(library_town, "reading room rules")
    assert [row[0] for row in _rows(card)] == [RENEW_BY_PHONE, "Read more", "Helpful"]
    assert [len(row) for row in _rows(card)] == [4, 1, 4]


async def test_a_long_answer_can_be_read_to_its_end_and_put_away_again(
    library_town: Town,
) -> None:
    card = await _ask(library_town, "reading room rules")
    assert said(card).startswith(f"-# “reading room rules”\n### {ENTRIES[4].question}\n")
    assert said(card).endswith("\n-# This is only part of the answer · Rooms")
    await library_town.ada.click(card, label="Read more")
    assert said(card) == f"### {ENTRIES[4].question}\n{LONG_ANSWER}\n-# Rooms"
    assert _moves(card) == ["Show less"]
    await library_town.ada.click(card, label="Show less")
    assert said(card).endswith("\n-# This is only part of the answer · Rooms")
    assert _moves(card) == ["Read more"]


@pytest.fixture
async def catalogue_town(books: Shelf, library_town: Town) -> Town:
    """Give the server with an answer of three pages."""
    books.put(library(*ENTRIES, CATALOGUE))
    return library_town


async def test_a_very_long_answer_is_read_page_by_page_and_back(catalogue_town: Town) -> None:
    card = await _ask(catalogue_town, CATALOGUE.question)
    first = said(card)
    assert _moves(card) == ["Read more"]
    there = [
        ("Read more", 1, ["Show less", "Next"]),
        ("Next", 2, ["Previous", "Next"]),
        ("Next", 3, ["Previous"]),
    ]
    pages = []
    for label, number, moves in there:
        await catalogue_town.ada.click(card, label=label)
        title, *lines, small = said(card).split("\n")
        assert (title, small) == (f"### {CATALOGUE.question}", f"-# Page {number} of 3 · Rooms")
        assert _moves(card) == moves
        pages.append("\n".join(lines))
    assert "\n\n".join(pages) == CATALOGUE.answer
    for label, number in (("Previous", 2), ("Previous", 1)):
        await catalogue_town.ada.click(card, label=label)
        assert pages[number - 1] in said(card)
    await catalogue_town.ada.click(card, label="Show less")
    assert said(card) == first


async def test_a_page_works_after_a_restart(catalogue_town: Town, books: Shelf) -> None:
    card = await _ask(catalogue_town, CATALOGUE.question)
    await catalogue_town.ada.click(card, label="Read more")
    await catalogue_town.env.restart_bot(client_for(Answerer(books)))
    await catalogue_town.ada.click(card, label="Next")
    assert "-# Page 2 of 3" in said(card)


async def test_a_page_that_is_gone_becomes_the_last_one(catalogue_town: Town, books: Shelf) -> None:
    card = await _ask(catalogue_town, CATALOGUE.question)
    await catalogue_town.ada.click(card, label="Read more")
    books.put(library(*ENTRIES, replace(CATALOGUE, answer="It is closed.")))
    await catalogue_town.ada.click(card, label="Next")
    assert said(card) == f"### {CATALOGUE.question}\nIt is closed.\n-# Rooms"
    assert _moves(card) == ["Show less"]


async def test_a_public_card_answers_the_clicker_alone(library_town: Town) -> None:
    channel = library_town.env.bot.get_partial_messageable(library_town.channel.id)
    greeting = card_of(SmallTalk(Greet()), Scene(library(), shipped_languages().english))
    await channel.send(view=render(greeting))
    [card] = library_town.messages(library_town.channel)
    before = said(card)
    result = await library_town.bob.click(card, label=RENEW)
    assert result.ephemeral
    assert said(result.response).startswith(f"### {RENEW}")
    assert said(card) == before


async def test_a_slow_click_is_acknowledged_in_time() -> None:
    async with town(client_for(patience_s=0)) as here:
        card = await _ask(here)
        result = await here.ada.click(card, label=RENEW)
        assert result.acknowledged
        assert said(card).startswith(f"### {RENEW}")
