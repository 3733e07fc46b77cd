"""/ask with everybody looking on, through discord.py."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import simcord

from bot.chat.markup import message_link
from bot.core.guild import GuildSettings
from bot.service.answer import Answerer
from tests.support.cards import (
    LostStore,
    among_friends,
    ask,
    brought_along,
    english,
    french,
    quiet_channel,
    shown_to_all,
    told,
)
from tests.support.library import Shelf, Town, client_for, labels, said, speaking, town

FEE = "### What does a late book cost?\nTen cents a day."
UNKNOWN = "zebra quantum xylophone"
DISMISS = english()("dismiss-label")


@pytest.fixture
def store() -> LostStore:
    return LostStore()


@pytest.fixture(params=[30.0, 0.0], ids=["at once", "slowly"])
async def here(
    request: pytest.FixtureRequest, books: Shelf, store: LostStore
) -> AsyncIterator[Town]:
    """Give the server, once with a bot that answers at once and once with one that is slow."""
    client = client_for(Answerer(books), store=store, patience_s=request.param)
    async with town(client) as running:
        yield running


async def _ask_openly(
    here: Town,
    question: str = "late fees",
    *,
    channel: simcord.ChannelHandle | None = None,
) -> simcord.InteractionResult:
    return await here.ada.slash(channel or here.channel, "ask", question=question, share=True)


async def _settle(here: Town, store: LostStore, *, is_public: bool = True) -> None:
    await store.put_settings(here.ada.guild.id, GuildSettings(is_public=is_public))


async def test_an_answer_is_there_for_everybody(here: Town) -> None:
    await _ask_openly(here)
    [card] = here.messages(here.channel)
    assert not card.ephemeral
    assert said(card).startswith(f"-# “late fees”\n{FEE}")
    votes = [english()("helpful-label"), english()("unhelpful-label")]
    assert labels(card)[2:] == [*votes, DISMISS]


async def test_its_asker_can_remove_it_and_a_stranger_cannot(here: Town) -> None:
    await _ask_openly(here)
    [card] = shown_to_all(here)
    assert told(await here.bob.click(card, label=DISMISS)) == english()("not-yours")
    await here.ada.click(card, label=DISMISS)
    assert shown_to_all(here) == []


@pytest.mark.parametrize(
    ("question", "title"),
    [
        pytest.param(UNKNOWN, "miss-title", id="a miss"),
        pytest.param("renew", "choices-title", id="a choice"),
    ],
)
async def test_what_is_no_answer_is_for_the_member_alone(
    here: Town, question: str, title: str
) -> None:
    result = await _ask_openly(here, question)
    assert f"### {english()(title)}" in told(result)
    assert shown_to_all(here) == []


async def test_the_same_is_not_said_twice_within_a_minute(here: Town) -> None:
    await _ask_openly(here)
    [first] = shown_to_all(here)
    result = await _ask_openly(here)
    link = message_link(here.ada.guild.id, first.channel_id, first.id)
    assert told(result) == english()("answered-here", seconds=0, link=link)
    assert len(shown_to_all(here)) == 1


async def test_who_asks_much_at_once_is_answered_alone(here: Town) -> None:
    for question in ("late fees", "how long is a loan", "reading room rules"):
        await _ask_openly(here, question)
    result = await _ask_openly(here, "renew on the website")
    assert told(result) == english()("post-later", seconds=20)
    shown = [each for each in (result.response, *result.followups) if each is not None]
    assert any("Open your account" in said(each) for each in shown)
    assert all(each.ephemeral for each in shown)
    assert len(shown_to_all(here)) == 3


async def test_what_is_no_answer_costs_no_turn(here: Town) -> None:
    for question in (UNKNOWN, "renew", UNKNOWN, "late fees"):
        await _ask_openly(here, question)
    assert len(shown_to_all(here)) == 1


async def test_the_second_still_gets_the_answer(here: Town) -> None:
    await _ask_openly(here)
    result = await here.bob.slash(here.channel, "ask", question="late fees", share=True)
    shown = [each for each in (result.response, *result.followups) if each is not None]
    assert any(FEE in said(each) for each in shown)
    assert all(each.ephemeral for each in shown)


async def test_whoever_may_not_write_there_is_answered_alone(here: Town) -> None:
    quiet = quiet_channel(here, send_messages=False)
    result = await _ask_openly(here, channel=quiet)
    assert told(result) == english()("you-may-not-share")
    assert FEE in said(result.response)
    assert all(each.ephemeral for each in here.messages(quiet))


async def test_where_apps_may_not_write_the_answer_is_private(here: Town) -> None:
    quiet = quiet_channel(here, use_external_apps=False)
    with brought_along(here):
        result = await _ask_openly(here, channel=quiet)
    assert told(result) == english()("apps-may-not-share")
    assert all(each.ephemeral for each in here.messages(quiet))


async def test_where_the_moderators_want_it_answers_are_public(
    here: Town, store: LostStore
) -> None:
    await _settle(here, store)
    await here.ada.slash(here.channel, "ask", question="late fees")
    [card] = shown_to_all(here)
    assert FEE in said(card)


async def test_a_member_may_still_ask_privately_there(here: Town, store: LostStore) -> None:
    await _settle(here, store)
    card = await ask(here, is_open=False)
    assert card.ephemeral
    assert shown_to_all(here) == []


async def test_elsewhere_answers_are_private(here: Town, store: LostStore) -> None:
    await _settle(here, store, is_public=False)
    assert (await ask(here)).ephemeral


async def test_without_the_database_answers_are_private(
    here: Town, store: LostStore, caplog: pytest.LogCaptureFixture
) -> None:
    await _settle(here, store)
    store.is_down = True
    card = await ask(here)
    assert FEE in said(card)
    assert card.ephemeral
    assert "cannot be read" in caplog.text


async def test_a_direct_message_has_nobody_to_share_with(here: Town) -> None:
    card = await ask(here, by=here.ada.user, is_open=True)
    assert FEE in said(card)
    assert DISMISS not in labels(card)


async def test_in_direct_messages_between_others_all_see_the_answer(here: Town) -> None:
    with among_friends(here):
        await here.ada.user.slash("ask", question="late fees", share=True)
    [card] = [each for each in here.messages(here.ada.user.dm_channel) if not each.ephemeral]
    assert FEE in said(card)
    assert labels(card)[-1] == DISMISS


async def test_all_see_it_in_the_language_of_the_server(here: Town) -> None:
    with speaking(here, "fr", guild_locale="en-US"):
        await _ask_openly(here)
    [card] = shown_to_all(here)
    assert labels(card)[-1] == DISMISS


async def test_what_is_no_answer_is_told_in_the_language_of_the_member(here: Town) -> None:
    with speaking(here, "fr", guild_locale="en-US"):
        result = await _ask_openly(here, UNKNOWN)
    assert french()("miss-title") in told(result)


async def test_its_controls_work_after_a_restart(
    here: Town, books: Shelf, store: LostStore
) -> None:
    await _ask_openly(here)
    [card] = shown_to_all(here)
    await here.env.restart_bot(client_for(Answerer(books), store=store))
    assert told(await here.bob.click(card, label=english()("helpful-label"))) == english()("rated")
    await here.ada.click(card, label=DISMISS)
    assert shown_to_all(here) == []
