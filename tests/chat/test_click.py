"""Clicks on the buttons of cards, through discord.py."""

from __future__ import annotations

import pytest
import simcord

from bot.chat.card import render
from bot.chat.present import playground_card
from bot.service.answer import Answerer
from tests.support.library import (
    ENTRIES,
    Shelf,
    Town,
    client_for,
    labels,
    library,
    said,
    town,
)

RENEW = "How do I renew a book online?"


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


async def test_a_long_answer_can_be_read_to_its_end(library_town: Town) -> None:
    card = await _ask(library_town, "reading room rules")
    assert "This is only part of the answer" in said(card)
    assert labels(card)[0] == "Read more"
    await library_town.ada.click(card, label="Read more")
    assert "Rule 20 of" in said(card)
    assert "Read more" not in labels(card)
    assert "only part" not in said(card)


async def test_a_public_card_answers_the_clicker_alone(library_town: Town) -> None:
    channel = library_town.env.bot.get_partial_messageable(library_town.channel.id)
    await channel.send(view=render(playground_card(library())))
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
