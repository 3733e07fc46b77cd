"""None of the offered choices was meant, through discord.py."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.chat.client import create_client
from bot.core.feedback import Lack
from bot.service.answer import Answerer
from bot.service.gathering import Gathering
from bot.service.office import Office, open_office
from tests.support.cards import (
    HANDS,
    Hand,
    LostStore,
    ask,
    askers_card,
    direct_card,
    english,
    french,
    guild_of,
    mention,
    private_card,
    told,
)
from tests.support.library import (
    Shelf,
    Town,
    client_for,
    labels,
    said,
    shipped_languages,
    speaking,
    town,
)

NONE, TELL = english()("none-of-these-label"), english()("tell-label")
OWN = {
    "on a private card": private_card,
    "on a public card": askers_card,
    "in a direct message": direct_card,
}


@pytest.fixture
def store() -> LostStore:
    return LostStore()


@pytest.fixture
def office(books: Shelf, store: LostStore) -> Office:
    return open_office(Answerer(books), store, gathering=Gathering(wait_s=0.0), clock=float)


@pytest.fixture
async def here(office: Office) -> AsyncIterator[Town]:
    client = create_client(office, patience_s=30.0, languages=shipped_languages())
    async with town(client) as running:
        yield running


def _refused(question: str = "renew") -> str:
    words = english()
    return f"-# “{question}”\n### {words('refused-title')}\n{words('refused')}"


@pytest.mark.parametrize("hand", OWN.values(), ids=OWN)
async def test_that_it_is_not_known_takes_the_place_of_the_choices(
    here: Town, office: Office, store: LostStore, hand: Hand
) -> None:
    person, card = await hand(here, "renew")
    assert labels(card)[2] == NONE
    await person.click(card, label=NONE)
    assert said(card) == _refused()
    assert labels(card)[0] == TELL
    await office.feedback.flush()
    [gap] = await store.gaps(guild_of(person))
    assert (gap.text, gap.lack, gap.asker) == ("renew", Lack.REFUSED, None)
    assert gap.channel_id == card.channel_id


async def test_a_public_card_can_still_be_dismissed(here: Town) -> None:
    card = await mention(here, "renew")
    await here.ada.click(card, label=NONE)
    assert labels(card) == [TELL, english()("dismiss-label")]


async def test_only_the_refusal_of_the_asker_is_noted(
    here: Town, office: Office, store: LostStore
) -> None:
    card = await mention(here, "renew")
    before = said(card)
    result = await here.bob.click(card, label=NONE)
    assert result.ephemeral
    assert said(result.response) == _refused()
    assert said(card) == before
    await office.feedback.flush()
    assert await store.gaps(here.bob.guild.id) == []


async def test_the_question_is_in_the_form_to_the_moderators(here: Town) -> None:
    card = await ask(here, "renew")
    await here.ada.click(card, label=NONE)
    shown = await here.ada.click(card, label=TELL)
    assert shown.modal is not None
    assert shown.modal["components"][0]["component"]["value"] == "renew"


@pytest.mark.parametrize("hand", HANDS.values(), ids=HANDS)
async def test_it_works_after_a_restart(
    here: Town, books: Shelf, store: LostStore, hand: Hand
) -> None:
    person, card = await hand(here, "renew")
    await here.env.restart_bot(client_for(Answerer(books), store=store))
    result = await person.click(card, label=NONE)
    assert told(result) == _refused() or said(card) == _refused()


@pytest.mark.parametrize("hand", OWN.values(), ids=OWN)
async def test_without_the_database_nobody_is_bothered_and_nothing_is_lost(
    here: Town, office: Office, store: LostStore, hand: Hand
) -> None:
    person, card = await hand(here, "renew")
    store.is_down = True
    result = await person.click(card, label=NONE)
    await office.feedback.flush()
    assert said(card) == _refused()
    assert result.followups == []
    store.is_down = False
    await office.feedback.flush()
    [gap] = await store.gaps(guild_of(person))
    assert gap.text == "renew"


async def test_a_refusal_in_another_language(here: Town) -> None:
    words = french()
    with speaking(here, "fr"):
        card = await ask(here, "renew")
        await here.ada.click(card, label=words("none-of-these-label"))
    assert said(card).endswith(f"### {words('refused-title')}\n{words('refused')}")
    assert labels(card) == [words("tell-label")]
