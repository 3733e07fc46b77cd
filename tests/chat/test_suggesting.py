"""Answers that members suggest: the button, the form, and what becomes of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import simcord

from bot.core.revisions import Draft, DraftState
from bot.core.roles import Role
from bot.errors import StorageError
from bot.service.answer import Answerer
from bot.service.suggesting import MOST_WAITING
from bot.storage.memory import MemoryStore
from tests.support.cards import (
    ask,
    brought_along,
    content_of,
    english,
    french,
    last_of,
    mention,
    told,
)
from tests.support.library import Shelf, client_for, labels, speaking, town
from tests.support.moderators import Council, council, moderated_client

SUGGEST = english()("suggest-label")
UNKNOWN = "zebra quantum xylophone"
ANSWER = "Zebras play on Mondays."


class AwayStore(MemoryStore):
    """The store in memory, whose drafts are out of reach for as long as `is_away`."""

    is_away = False

    async def list_drafts(self, *args: Any, **options: Any) -> list[Draft]:  # noqa: ANN401
        if self.is_away:
            raise StorageError("list the drafts")
        return await super().list_drafts(*args, **options)


@pytest.fixture
def store() -> AwayStore:
    return AwayStore()


@pytest.fixture
async def here(books: Shelf, store: AwayStore) -> AsyncIterator[Council]:
    async with council(books, store) as running:
        yield running


async def _opened(here: Council, question: str = UNKNOWN) -> simcord.InteractionResult:
    return await here.town.ada.click(await ask(here.town, question), label=SUGGEST)


async def _suggest(
    here: Council, question: str = UNKNOWN, answer: str = ANSWER
) -> simcord.InteractionResult:
    typed = {"question": question, "answer": answer}
    return await here.town.ada.submit_modal(await _opened(here), typed)


async def _decline_all(here: Council) -> None:
    for draft in await here.store.list_drafts(here.guild_id):
        await here.moderation.curator.decline(here.guild_id, draft.id, here.sam.id)


async def _is_handed_back(result: simcord.InteractionResult, why: str, answer: str) -> None:
    assert told(result).startswith(english()(why))
    assert last_of(result).ephemeral
    assert answer in await content_of(last_of(result))


async def test_a_member_suggests_an_answer_from_a_miss(here: Council) -> None:
    shown = await _opened(here)
    assert shown.modal is not None
    [question, answer] = [each["component"] for each in shown.modal["components"]]
    assert (question["value"], answer.get("value")) == (UNKNOWN, None)
    result = await here.town.ada.submit_modal(shown, {"question": UNKNOWN, "answer": ANSWER})
    assert told(result) == english()("suggest-taken")
    assert last_of(result).ephemeral
    [draft] = await here.store.list_drafts(here.guild_id)
    assert (draft.author_id, draft.state) == (here.people[Role.OUTSIDER].id, DraftState.OPEN)
    assert draft.changes[0].fields == {"question": UNKNOWN, "answer": ANSWER}


async def test_a_refused_choice_can_be_answered_too(here: Council) -> None:
    card = await ask(here.town, "renew")
    refused = (await here.town.ada.click(card, label=english()("none-of-these-label"))).response
    assert labels(refused) == [english()("tell-label"), SUGGEST]


async def test_a_mention_that_finds_nothing_has_the_button(here: Council) -> None:
    assert SUGGEST in labels(await mention(here.town, UNKNOWN))


async def test_an_answer_has_no_button(here: Council) -> None:
    assert SUGGEST not in labels(await ask(here.town))


async def test_a_direct_message_has_no_button(here: Council) -> None:
    [card] = await here.town.tell(UNKNOWN)
    assert english()("tell-label") in labels(card)
    assert SUGGEST not in labels(card)


async def test_a_server_that_has_not_installed_us_has_no_button(here: Council) -> None:
    with brought_along(here.town):
        assert SUGGEST not in labels(await ask(here.town, UNKNOWN))


async def test_without_moderation_there_is_no_button(books: Shelf) -> None:
    async with town(client_for(Answerer(books))) as running:
        assert SUGGEST not in labels(await ask(running, UNKNOWN))


async def test_an_old_button_where_we_are_not_installed_opens_nothing(here: Council) -> None:
    card = await ask(here.town, UNKNOWN)
    with brought_along(here.town):
        result = await here.town.ada.click(card, label=SUGGEST)
    assert result.modal is None
    assert told(result) == english()("suggest-nowhere")


async def test_a_form_that_comes_back_from_elsewhere_is_handed_back(here: Council) -> None:
    shown = await _opened(here)
    with brought_along(here.town):
        result = await here.town.ada.submit_modal(shown, {"question": UNKNOWN, "answer": ANSWER})
    await _is_handed_back(result, "suggest-nowhere", ANSWER)
    assert await here.store.list_drafts(here.guild_id) == []


@pytest.mark.parametrize("is_open", [False, True], ids=["at the card", "at the form"])
async def test_a_restart_stops_nobody(
    here: Council, books: Shelf, store: AwayStore, is_open: bool
) -> None:
    card = await ask(here.town, UNKNOWN)
    shown = await here.town.ada.click(card, label=SUGGEST) if is_open else None
    client, moderation = moderated_client(books, store)
    await here.town.env.restart_bot(client)
    shown = shown or await here.town.ada.click(card, label=SUGGEST)
    await here.town.ada.submit_modal(shown, {"question": UNKNOWN, "answer": ANSWER})
    assert len(await store.list_drafts(here.guild_id)) == 1
    await moderation.guilds.close()


async def test_without_the_database_the_text_is_handed_back(
    here: Council, store: AwayStore
) -> None:
    shown = await _opened(here)
    store.is_away = True
    result = await here.town.ada.submit_modal(shown, {"question": UNKNOWN, "answer": ANSWER})
    store.is_away = False
    await _is_handed_back(result, "not-kept", ANSWER)
    assert await store.list_drafts(here.guild_id) == []


async def test_what_breaks_a_rule_is_handed_back(here: Council) -> None:
    result = await _suggest(here, UNKNOWN, " ")
    await _is_handed_back(result, "suggest-invalid", UNKNOWN)
    assert await here.store.list_drafts(here.guild_id) == []


async def test_a_question_that_is_answered_needs_no_other_answer(here: Council) -> None:
    result = await _suggest(here, "Late fees?", ANSWER)
    told_so = english()("suggest-answered", question="What does a late book cost?")
    assert told(result) == told_so
    assert ANSWER in await content_of(last_of(result))
    assert await here.store.list_drafts(here.guild_id) == []


async def test_the_same_question_is_taken_once(here: Council) -> None:
    await _suggest(here)
    await _is_handed_back(await _suggest(here, UNKNOWN.upper(), "No."), "suggest-already", "No.")


async def test_only_a_few_suggestions_of_a_member_wait(here: Council) -> None:
    for number in range(MOST_WAITING):
        await _suggest(here, f"does the zebra number {number} play")
    await _is_handed_back(await _suggest(here), "suggest-too-many", ANSWER)
    await _decline_all(here)
    assert told(await _suggest(here)) == english()("suggest-taken")


async def test_a_day_has_room_for_ten(here: Council) -> None:
    for number in range(10):
        result = await _suggest(here, f"does the zebra number {number} play")
        assert told(result) == english()("suggest-taken")
        await _decline_all(here)
    await _is_handed_back(await _suggest(here), "enough-for-today", ANSWER)


async def test_the_form_in_another_language(here: Council) -> None:
    words = french()
    with speaking(here.town, "fr"):
        card = await ask(here.town, UNKNOWN)
        shown = await here.town.ada.click(card, label=words("suggest-label"))
        result = await here.town.ada.submit_modal(shown, {"question": UNKNOWN, "answer": ANSWER})
    assert shown.modal is not None
    assert shown.modal["title"] == words("suggest-form")
    names = [each["label"] for each in shown.modal["components"]]
    assert names == [words("suggest-question-field"), words("suggest-answer-field")]
    assert told(result) == words("suggest-taken")
