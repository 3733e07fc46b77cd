"""Votes on answers, and what is offered when one did not help, through discord.py."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.core.feedback import NO_GUILD, VoteCount
from bot.service.answer import Answerer
from tests.support.cards import (
    HANDS,
    Hand,
    LostStore,
    ask,
    brought_along,
    english,
    french,
    guild_of,
    mention,
    private_card,
    told,
)
from tests.support.library import (
    ENTRIES,
    Shelf,
    Town,
    client_for,
    labels,
    library,
    said,
    speaking,
    town,
)

HELPFUL, UNHELPFUL = english()("helpful-label"), english()("unhelpful-label")
TELL = english()("tell-label")
LOAN = "How long can I keep a book?"


@pytest.fixture
def store() -> LostStore:
    return LostStore()


@pytest.fixture
async def here(books: Shelf, store: LostStore) -> AsyncIterator[Town]:
    async with town(client_for(Answerer(books), store=store)) as running:
        yield running


@pytest.mark.parametrize("hand", HANDS.values(), ids=HANDS)
async def test_a_helpful_answer_is_noted(here: Town, store: LostStore, hand: Hand) -> None:
    person, card = await hand(here, "late fees")
    before = said(card)
    result = await person.click(card, label=HELPFUL)
    assert told(result) == english()("rated")
    assert await store.count_votes(guild_of(person)) == {"late-fee": VoteCount(helpful=1)}
    assert said(card) == before


@pytest.mark.parametrize("hand", HANDS.values(), ids=HANDS)
async def test_after_an_unhelpful_answer_others_are_offered(
    here: Town, store: LostStore, hand: Hand
) -> None:
    person, card = await hand(here, "late fees")
    before = said(card)
    [offer] = (await person.click(card, label=UNHELPFUL)).followups
    assert said(offer).startswith("-# “late fees”\n### Sorry that this did not help")
    assert LOAN in labels(offer)
    assert labels(offer)[-1] == TELL
    assert "What does a late book cost?" not in labels(offer)
    assert await store.count_votes(guild_of(person)) == {"late-fee": VoteCount(unhelpful=1)}
    assert said(card) == before


async def test_a_server_that_has_not_installed_the_bot_is_none_of_ours(
    here: Town, store: LostStore
) -> None:
    with brought_along(here):
        card = await ask(here)
        await here.ada.click(card, label=HELPFUL)
    assert await store.guilds() == [NO_GUILD]


async def test_what_is_said_about_a_vote_is_for_the_voter_alone(here: Town) -> None:
    card = await mention(here, "late fees")
    for label in (HELPFUL, UNHELPFUL):
        result = await here.bob.click(card, label=label)
        assert all(each.ephemeral for each in result.followups)


async def test_an_offered_answer_takes_the_place_of_the_offer(here: Town) -> None:
    card = await ask(here)
    [offer] = (await here.ada.click(card, label=UNHELPFUL)).followups
    await here.ada.click(offer, label=LOAN)
    assert said(offer).startswith(f"### {LOAN}")
    assert said(card).startswith("-# “late fees”")


async def test_a_member_has_one_vote_for_an_answer_and_may_change_it(
    here: Town, store: LostStore
) -> None:
    card = await ask(here)
    for label in (HELPFUL, HELPFUL, UNHELPFUL):
        await here.ada.click(card, label=label)
    assert await store.count_votes(here.ada.guild.id) == {"late-fee": VoteCount(unhelpful=1)}


async def test_the_votes_of_two_members_count_for_two(here: Town, store: LostStore) -> None:
    card = await mention(here, "late fees")
    await here.ada.click(card, label=HELPFUL)
    await here.bob.click(card, label=UNHELPFUL)
    votes = await store.count_votes(here.ada.guild.id)
    assert votes == {"late-fee": VoteCount(helpful=1, unhelpful=1)}


@pytest.mark.parametrize("hand", HANDS.values(), ids=HANDS)
async def test_a_vote_counts_after_a_restart(
    here: Town, books: Shelf, store: LostStore, hand: Hand
) -> None:
    person, card = await hand(here, "late fees")
    await person.click(card, label=HELPFUL)
    await here.env.restart_bot(client_for(Answerer(books), store=store))
    [offer] = (await person.click(card, label=UNHELPFUL)).followups
    assert said(offer).startswith("-# “late fees”")
    assert await store.count_votes(guild_of(person)) == {"late-fee": VoteCount(unhelpful=1)}


@pytest.mark.parametrize("hand", HANDS.values(), ids=HANDS)
async def test_without_the_database_a_vote_is_admitted_to_be_lost(
    here: Town, store: LostStore, hand: Hand
) -> None:
    person, card = await hand(here, "late fees")
    before = said(card)
    store.is_down = True
    for label in (HELPFUL, UNHELPFUL):
        assert told(await person.click(card, label=label)) == english()("not-kept")
    store.is_down = False
    assert await store.count_votes(guild_of(person)) == {}
    assert said(card) == before


async def test_votes_in_another_language(here: Town) -> None:
    words = french()
    with speaking(here, "fr"):
        _, card = await private_card(here, "late fees")
        assert told(await here.ada.click(card, label=words("helpful-label"))) == words("rated")
        [offer] = (await here.ada.click(card, label=words("unhelpful-label"))).followups
    assert f"### {words('unhelpful-title')}\n{words('unhelpful')}" in said(offer)
    assert labels(offer)[-1] == words("tell-label")


async def test_where_nothing_comes_closer_that_is_said(here: Town, books: Shelf) -> None:
    books.put(library(ENTRIES[-1]))
    card = await ask(here, "reading room rules")
    [offer] = (await here.ada.click(card, label=UNHELPFUL)).followups
    assert english()("nothing-closer") in said(offer)
    assert labels(offer) == [TELL]


@pytest.mark.parametrize("label", [HELPFUL, UNHELPFUL])
async def test_an_answer_that_is_gone_is_not_voted_on(
    here: Town, books: Shelf, store: LostStore, label: str
) -> None:
    card = await ask(here)
    books.put(library(*(entry for entry in ENTRIES if entry.id != "late-fee")))
    assert told(await here.ada.click(card, label=label)) == english()("answer-gone")
    assert await store.count_votes(here.ada.guild.id) == {}


async def test_a_slow_vote_is_acknowledged_in_time() -> None:
    async with town(client_for(patience_s=0)) as here:
        card = await ask(here)
        [offer] = (await here.ada.click(card, label=UNHELPFUL)).followups
        assert LOAN in labels(offer)
