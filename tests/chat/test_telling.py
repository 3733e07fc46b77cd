"""The form to the moderators: how it is opened, what it holds, and what arrives of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
import simcord

from bot.core.feedback import NO_GUILD, Lack
from bot.service.answer import Answerer
from bot.service.sieve import DAILY_CAP
from tests.support.cards import (
    HANDS,
    Hand,
    LostStore,
    Person,
    among_friends,
    ask,
    brought_along,
    content_of,
    english,
    french,
    guild_of,
    last_of,
    private_card,
    told,
)
from tests.support.library import Shelf, Town, client_for, speaking, town

UNHELPFUL = english()("unhelpful-label")
TELL = english()("tell-label")
UNKNOWN = "zebra quantum xylophone"
WISH = "I look for a zebra."


@pytest.fixture
def store() -> LostStore:
    return LostStore()


@pytest.fixture
async def here(books: Shelf, store: LostStore) -> AsyncIterator[Town]:
    async with town(client_for(Answerer(books), store=store)) as running:
        yield running


def _fields(shown: simcord.InteractionResult) -> dict[str, dict[str, Any]]:
    """Return the fields of a form by their custom ids."""
    assert shown.modal is not None
    fields = (label["component"] for label in shown.modal["components"])
    return {each["custom_id"]: each for each in fields}


@pytest.mark.parametrize("hand", HANDS.values(), ids=HANDS)
async def test_a_miss_can_be_handed_to_the_moderators(
    here: Town, store: LostStore, hand: Hand
) -> None:
    person, card = await hand(here, UNKNOWN)
    shown = await person.click(card, label=TELL)
    assert _fields(shown)["question"]["value"] == UNKNOWN
    result = await person.submit_modal(shown, {"question": UNKNOWN, "wish": WISH})
    is_direct = guild_of(person) == NO_GUILD
    assert told(result) == english()("told-elsewhere" if is_direct else "told")
    [gap] = await store.gaps(guild_of(person))
    assert (gap.text, gap.wish, gap.lack, gap.entry) == (UNKNOWN, WISH, Lack.REQUEST, "")
    assert gap.channel_id == card.channel_id


async def test_where_nobody_has_installed_it_no_moderators_are_promised(
    here: Town, store: LostStore
) -> None:
    with brought_along(here):
        in_server = await _hand_on(here, here.ada)
    with among_friends(here):
        among_others = await _hand_on(here, here.ada.user)
    assert (in_server, among_others) == (english()("told-elsewhere"),) * 2
    assert await store.guilds() == [NO_GUILD]


async def _hand_on(here: Town, person: Person) -> str:
    """Hand a miss to whoever reads it, and return what is said then."""
    shown = await person.click(await ask(here, UNKNOWN, by=person), label=TELL)
    return told(await person.submit_modal(shown, {"question": UNKNOWN, "wish": WISH}))


@pytest.mark.parametrize("hand", HANDS.values(), ids=HANDS)
async def test_what_did_not_help_arrives_with_the_question_and_the_wish(
    here: Town, store: LostStore, hand: Hand
) -> None:
    person, card = await hand(here, "late fees")
    [offer] = (await person.click(card, label=UNHELPFUL)).followups
    shown = await person.click(offer, label=TELL)
    assert _fields(shown)["question"]["value"] == "late fees"
    await person.submit_modal(shown, {"question": "late fees for CDs", "wish": WISH})
    [gap] = await store.gaps(guild_of(person))
    assert (gap.text, gap.wish) == ("late fees for CDs", WISH)
    assert (gap.lack, gap.entry) == (Lack.UNHELPFUL, "late-fee")


async def test_nobody_is_named_in_what_arrives(here: Town, store: LostStore) -> None:
    _, card = await private_card(here, UNKNOWN)
    shown = await here.ada.click(card, label=TELL)
    result = await here.ada.submit_modal(shown, {"question": UNKNOWN, "wish": WISH})
    assert all(each.ephemeral for each in result.followups)
    [gap] = await store.gaps(here.ada.guild.id)
    assert gap.asker is None
    assert await store.personal_data(here.ada.id) == []


async def test_what_was_typed_stands_in_the_form_letter_by_letter(here: Town) -> None:
    question = "does *@everyone* get [a zebra](https://zebra.example) for `free`?"
    _, card = await private_card(here, question)
    assert _fields(await here.ada.click(card, label=TELL))["question"]["value"] == question


async def _from_help(here: Town) -> simcord.InteractionResult:
    result = await here.ada.slash(here.channel, "help")
    assert result.response is not None
    return await here.ada.click(result.response, label=TELL)


async def _from_small_talk(here: Town) -> simcord.InteractionResult:
    await here.tell("renew")
    [card] = await here.tell("none of these")
    shown: simcord.InteractionResult = await here.ada.user.click(card, label=TELL)
    return shown


@pytest.mark.parametrize(
    "open_form",
    [
        pytest.param(_from_help, id="from the help"),
        pytest.param(_from_small_talk, id="after none of these was right"),
    ],
)
async def test_where_no_question_is_known_the_form_is_empty(
    here: Town, open_form: Callable[[Town], Awaitable[simcord.InteractionResult]]
) -> None:
    fields = _fields(await open_form(here))
    assert fields.keys() == {"question", "wish"}
    assert not any(each.get("value") for each in fields.values())


@pytest.mark.parametrize("hand", HANDS.values(), ids=HANDS)
async def test_a_form_that_was_open_during_a_restart_arrives(
    here: Town, books: Shelf, store: LostStore, hand: Hand
) -> None:
    person, card = await hand(here, UNKNOWN)
    shown = await person.click(card, label=TELL)
    await here.env.restart_bot(client_for(Answerer(books), store=store))
    await person.submit_modal(shown, {"question": UNKNOWN, "wish": ""})
    [gap] = await store.gaps(guild_of(person))
    assert (gap.text, gap.wish) == (UNKNOWN, "")


async def test_when_it_is_enough_for_a_day_the_text_is_handed_back(
    here: Town, store: LostStore
) -> None:
    _, card = await private_card(here, UNKNOWN)
    for number in range(DAILY_CAP + 1):
        shown = await here.ada.click(card, label=TELL)
        typed = {"question": f"qwx{number} zxcv{number}", "wish": WISH}
        result = await here.ada.submit_modal(shown, typed)
    assert told(result) == english()("enough-for-today")
    file = last_of(result)
    assert await content_of(file) == f"# qwx{DAILY_CAP} zxcv{DAILY_CAP}\n\n{WISH}\n"
    assert len(await store.gaps(here.ada.guild.id)) == DAILY_CAP


async def test_a_form_of_blanks_is_not_handed_on(here: Town, store: LostStore) -> None:
    _, card = await private_card(here, UNKNOWN)
    shown = await here.ada.click(card, label=TELL)
    result = await here.ada.submit_modal(shown, {"question": "  ", "wish": "\n"})
    assert told(result) == english()("tell-empty")
    assert await store.gaps(here.ada.guild.id) == []


@pytest.mark.parametrize("hand", HANDS.values(), ids=HANDS)
async def test_without_the_database_it_is_admitted_that_nothing_arrived(
    here: Town, store: LostStore, hand: Hand
) -> None:
    person, card = await hand(here, UNKNOWN)
    shown = await person.click(card, label=TELL)
    store.is_down = True
    result = await person.submit_modal(shown, {"question": UNKNOWN, "wish": WISH})
    assert told(result) == english()("not-kept")
    store.is_down = False
    assert await store.gaps(guild_of(person)) == []


async def test_the_form_in_another_language(here: Town) -> None:
    words = french()
    with speaking(here, "fr"):
        card = await ask(here, UNKNOWN)
        shown = await here.ada.click(card, label=words("tell-label"))
        result = await here.ada.submit_modal(shown, {"question": UNKNOWN, "wish": WISH})
    assert shown.modal is not None
    assert shown.modal["title"] == words("tell-form")
    names = [each["label"] for each in shown.modal["components"]]
    assert names == [words("tell-question-field"), words("tell-wish-field")]
    assert _fields(shown)["wish"]["placeholder"] == words("wish-placeholder")
    assert told(result) == words("told")


async def test_a_form_of_another_version_is_answered_politely(
    here: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chat.telling.encode_form", lambda _form: "form:2:told:")
    shown = await here.ada.click(await ask(here, UNKNOWN), label=TELL)
    result = await here.ada.submit_modal(shown, {"question": UNKNOWN})
    assert told(result) == english()("unknown-control")
