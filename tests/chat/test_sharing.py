"""Answers that a member shows to everybody in the channel, through discord.py."""

from __future__ import annotations

from collections.abc import AsyncIterator

import discord
import pytest
import simcord

from bot.chat.markup import message_link
from bot.chat.permissions import MODERATES
from bot.service.answer import Answerer
from tests.support.cards import (
    LostStore,
    among_friends,
    ask,
    brought_along,
    direct_card,
    english,
    french,
    mention,
    quiet_channel,
    shown_to_all,
    told,
    unaware_of,
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

SHARE, DISMISS = english()("share-label"), english()("dismiss-label")
FEE = "### What does a late book cost?\nTen cents a day."


class Watch:
    """A clock that only a test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def store() -> LostStore:
    return LostStore()


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
async def here(books: Shelf, store: LostStore, watch: Watch) -> AsyncIterator[Town]:
    async with town(client_for(Answerer(books), store=store, clock=watch)) as running:
        yield running


async def _share(here: Town) -> simcord.ResponseMessage:
    """Share the answer about late fees as Ada and return what everybody sees of it."""
    before = len(shown_to_all(here))
    await here.ada.click(await ask(here), label=SHARE)
    [shared] = shown_to_all(here)[before:]
    return shared


async def test_the_answer_is_shown_to_all_and_the_private_question_is_not(here: Town) -> None:
    card = await ask(here)
    before = said(card)
    result = await here.ada.click(card, label=SHARE)
    [shared] = shown_to_all(here)
    assert [each.id for each in result.followups] == [shared.id]
    assert said(shared) == f"{FEE}\n-# ada shared this answer · Lending"
    assert said(card) == before


async def test_a_shared_card_is_brief_and_can_be_voted_on_and_dismissed(here: Town) -> None:
    votes = [english()("helpful-label"), english()("unhelpful-label")]
    assert labels(await _share(here))[2:] == [*votes, DISMISS]


async def test_the_name_of_the_sharer_is_shown_letter_by_letter(here: Town) -> None:
    rogue = here.ada.guild.add_member(here.env.create_user("*@everyone*"))
    await rogue.click(await ask(here, by=rogue), label=SHARE)
    [shared] = shown_to_all(here)
    assert "-# \\*\\@\u200beveryone\\* shared this answer" in said(shared)


async def test_its_sharer_can_take_it_back(here: Town) -> None:
    shared = await _share(here)
    await here.ada.click(shared, label=DISMISS)
    assert shown_to_all(here) == []


async def test_a_stranger_cannot_remove_it(here: Town) -> None:
    shared = await _share(here)
    result = await here.bob.click(shared, label=DISMISS)
    assert result.ephemeral
    assert told(result) == english()("not-yours")
    assert len(shown_to_all(here)) == 1


async def test_a_moderator_can_remove_it(here: Town) -> None:
    role = here.ada.guild.create_role("Moderators", permissions=MODERATES)
    sam = here.ada.guild.add_member(here.env.create_user("sam"), roles=[role])
    await sam.click(await _share(here), label=DISMISS)
    assert shown_to_all(here) == []


async def test_the_same_is_not_shown_twice_within_a_minute(here: Town, watch: Watch) -> None:
    shared = await _share(here)
    watch.now = 59.0
    result = await here.ada.click(await ask(here), label=SHARE)
    link = message_link(here.ada.guild.id, shared.channel_id, shared.id)
    assert told(result) == english()("answered-here", seconds=59, link=link)
    assert all(each.ephemeral for each in result.followups)
    assert len(shown_to_all(here)) == 1
    watch.now = 60.0
    await _share(here)
    assert len(shown_to_all(here)) == 2


async def test_what_was_dismissed_can_be_shown_again_at_once(here: Town) -> None:
    await here.ada.click(await _share(here), label=DISMISS)
    await _share(here)
    assert len(shown_to_all(here)) == 1


async def test_where_nobody_tells_of_what_was_deleted_it_can_be_shown_again(here: Town) -> None:
    with among_friends(here):
        card = await ask(here, by=here.ada.user)
        for _ in range(2):
            [shared] = (await here.ada.user.click(card, label=SHARE)).followups
            assert said(shared).startswith(FEE)
            with unaware_of(here, "MESSAGE_DELETE"):
                await here.ada.user.click(shared, label=DISMISS)


async def test_what_a_mention_was_answered_with_is_not_shown_again(here: Town) -> None:
    answer = await mention(here, "late fees")
    result = await here.ada.click(await ask(here), label=SHARE)
    link = message_link(here.ada.guild.id, answer.channel_id, answer.id)
    assert told(result) == english()("answered-here", seconds=0, link=link)


async def test_a_mention_is_not_answered_with_what_was_just_shared(here: Town) -> None:
    shared = await _share(here)
    answer = await mention(here, "late fees")
    link = message_link(here.ada.guild.id, shared.channel_id, shared.id)
    assert said(answer) == english()("answered-here", seconds=0, link=link)


async def test_a_member_shares_a_few_at_once_and_then_has_to_wait(here: Town, watch: Watch) -> None:
    for question in ("late fees", "how long is a loan", "reading room rules"):
        await here.ada.click(await ask(here, question), label=SHARE)
    watch.now = 8.0
    card = await ask(here, "renew on the website")
    for _ in range(2):
        result = await here.ada.click(card, label=SHARE)
        assert told(result) == english()("post-later", seconds=12)
        assert all(each.ephemeral for each in result.followups)
    assert len(shown_to_all(here)) == 3
    await here.bob.click(await ask(here, "renew with a call", by=here.bob), label=SHARE)
    watch.now = 20.0
    await here.ada.click(card, label=SHARE)
    assert len(shown_to_all(here)) == 5


async def test_other_channels_have_not_seen_it(here: Town) -> None:
    await _share(here)
    other = here.ada.guild.create_text_channel("other")
    await here.ada.click(await ask(here, channel=other), label=SHARE)
    assert [each.ephemeral for each in here.messages(other)] == [True, False]


async def test_whoever_may_not_write_there_shares_nothing(here: Town) -> None:
    quiet = quiet_channel(here, send_messages=False)
    card = await ask(here, channel=quiet)
    result = await here.ada.click(card, label=SHARE)
    assert result.ephemeral
    assert told(result) == english()("you-may-not-share")
    assert all(each.ephemeral for each in here.messages(quiet))


async def test_where_apps_may_not_write_nothing_is_shared(here: Town) -> None:
    quiet = quiet_channel(here, use_external_apps=False)
    with brought_along(here):
        card = await ask(here, channel=quiet)
        result = await here.ada.click(card, label=SHARE)
    assert told(result) == english()("apps-may-not-share")
    assert all(each.ephemeral for each in here.messages(quiet))


async def test_an_app_that_was_brought_along_shares_where_it_may(here: Town) -> None:
    role = here.ada.guild.create_role(
        "Guests", permissions=discord.Permissions(use_external_apps=True)
    )
    eve = here.ada.guild.add_member(here.env.create_user("eve"), roles=[role])
    with brought_along(here):
        await eve.click(await ask(here, by=eve), label=SHARE)
    [shared] = shown_to_all(here)
    assert said(shared).startswith(FEE)
    assert here.requests("POST", f"/channels/{here.channel.id}/messages") == []


async def test_there_is_nobody_to_share_with_in_direct_messages(here: Town) -> None:
    _, card = await direct_card(here, "late fees")
    assert SHARE not in labels(card)


async def test_in_direct_messages_between_others_it_is_shared(here: Town) -> None:
    with among_friends(here):
        card = await ask(here, by=here.ada.user)
        result = await here.ada.user.click(card, label=SHARE)
    [shared] = result.followups
    assert not shared.ephemeral
    assert said(shared).startswith(FEE)


async def test_it_works_after_a_restart(here: Town, books: Shelf, store: LostStore) -> None:
    card = await ask(here)
    await here.env.restart_bot(client_for(Answerer(books), store=store))
    await here.ada.click(card, label=SHARE)
    [shared] = shown_to_all(here)
    assert said(shared).startswith(FEE)
    await here.env.restart_bot(client_for(Answerer(books), store=store))
    await here.ada.click(shared, label=DISMISS)
    assert shown_to_all(here) == []


async def test_sharing_needs_no_database(here: Town, store: LostStore) -> None:
    store.is_down = True
    assert said(await _share(here)).startswith(FEE)


async def test_what_all_see_is_in_the_language_of_the_server(here: Town) -> None:
    with speaking(here, "fr", guild_locale="en-US"):
        card = await ask(here)
        await here.ada.click(card, label=french()("share-label"))
    [shared] = shown_to_all(here)
    assert english()("shared-by", name="ada") in said(shared)
    assert labels(shared)[-1] == DISMISS


async def test_what_the_sharer_alone_is_told_is_in_their_own_language(here: Town) -> None:
    quiet = quiet_channel(here, send_messages=False)
    with speaking(here, "fr", guild_locale="en-US"):
        card = await ask(here, channel=quiet)
        result = await here.ada.click(card, label=french()("share-label"))
    assert told(result) == french()("you-may-not-share")


async def test_a_slow_answer_is_shared_too() -> None:
    async with town(client_for(patience_s=0)) as here:
        assert said(await _share(here)).startswith(FEE)


async def test_an_answer_that_is_gone_is_not_shared(here: Town, books: Shelf) -> None:
    card = await ask(here)
    books.put(library(*(entry for entry in ENTRIES if entry.id != "late-fee")))
    result = await here.ada.click(card, label=SHARE)
    assert told(result) == english()("answer-gone")
    assert all(each.ephemeral for each in result.followups)
    assert shown_to_all(here) == []
