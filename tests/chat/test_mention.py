"""Mentions in channels and replies to the bot, through discord.py."""

from __future__ import annotations

import logging
from collections.abc import Callable

import discord
import pytest
import simcord
from simcord.backend.models import AllowedMentions, Message

from bot.chat.permissions import MODERATES
from bot.service.answer import Answerer
from tests.support.library import (
    ENTRIES,
    Shelf,
    Town,
    answer_of,
    client_for,
    labels,
    library,
    said,
    shelf,
    speaking,
    town,
)

RENEW = "How do I renew a book online?"
UNDER_A_PUBLIC_ANSWER = ["Helpful", "Not helpful", "Dismiss"]
LOAN = "### How long can I keep a book?"
FEE = "### What does a late book cost?"


def _us(here: Town) -> str:
    return f"<@{here.env.backend.bot_user.id}>"


async def _call(
    here: Town,
    text: str,
    *,
    by: simcord.MemberActor | None = None,
    channel: simcord.ChannelHandle | None = None,
) -> simcord.ResponseMessage | None:
    """Mention the bot with `text`, by default as Ada, and return what it answers, if anything."""
    where = channel or here.channel
    before = len(here.messages(where))
    await (by or here.ada).send(where, f"{_us(here)} {text}")
    answers = here.messages(where)[before:]
    assert len(answers) <= 1
    return answers[0] if answers else None


def _stored(here: Town, message: simcord.ResponseMessage | None) -> Message:
    assert message is not None
    return here.env.backend.get_message(message.channel_id, message.id)


def _moderator(here: Town) -> simcord.MemberActor:
    role = here.ada.guild.create_role("Moderators", permissions=MODERATES)
    return here.ada.guild.add_member(here.env.create_user("sam"), roles=[role])


async def test_a_mention_is_answered_briefly_as_a_reply_that_pings_nobody(
    library_town: Town,
) -> None:
    question = await library_town.ada.send(
        library_town.channel, f"how long {_us(library_town)} is a loan"
    )
    [answer] = library_town.messages(library_town.channel)
    assert said(answer).startswith(f"-# “how long is a loan”\n{LOAN}\nYou may keep a book")
    assert labels(answer) == [RENEW, "What does a late book cost?", *UNDER_A_PUBLIC_ANSWER]
    stored = _stored(library_town, answer)
    assert stored.reference is not None
    assert stored.reference["message_id"] == str(question.id)
    assert not stored.allowed_mentions.replied_user
    assert library_town.ada.id not in stored.mention_user_ids


async def test_a_long_answer_offers_to_read_on(library_town: Town) -> None:
    answer = await _call(library_town, "reading room rules")
    assert labels(answer)[2:] == ["Read more", *UNDER_A_PUBLIC_ANSWER]
    assert "Rule 20 of" not in said(answer)
    assert "Rule 20 of" in said(await _call(library_town, "tell me more"))


async def test_a_choice_keeps_all_of_its_buttons(library_town: Town) -> None:
    answer = await _call(library_town, "renew")
    assert said(answer).startswith("-# “renew”\n### Did you mean")
    assert labels(answer) == [
        "1. How do I renew a book online?",
        "2. How do I renew a book by phone?",
        "None of these",
        "Dismiss",
    ]


async def test_a_reply_to_the_bot_is_a_question(library_town: Town) -> None:
    answer = await _call(library_town, "how long is a loan")
    assert answer is not None
    await library_town.bob.send(library_town.channel, "late fees", reply_to=answer)
    assert answer_of(library_town.messages(library_town.channel)[-1]).startswith(FEE)


async def test_a_reply_that_does_not_ping_is_left_alone(library_town: Town) -> None:
    answer = await _call(library_town, "how long is a loan")
    assert answer is not None
    backend, channel = library_town.env.backend, library_town.channel
    backend.create_message(
        channel.id,
        library_town.bob.id,
        "late fees",
        reference={"channel_id": str(channel.id), "message_id": str(answer.id)},
        allowed_mentions=AllowedMentions(replied_user=False),
    )
    await library_town.env.settle()
    assert len(library_town.messages(channel)) == 1


async def test_it_works_in_a_thread(library_town: Town) -> None:
    backend = library_town.env.backend
    backend.create_thread(library_town.channel.id, "fines", library_town.ada.id)
    await library_town.env.settle()
    [thread] = library_town.channel.threads
    assert answer_of(await _call(library_town, "late fees", channel=thread)).startswith(FEE)


@pytest.mark.parametrize("text", [", late fees", ": late fees", "<:sad:1> late fees <#2>"])
async def test_what_is_asked_is_quoted_without_names(library_town: Town, text: str) -> None:
    answer = await _call(library_town, text)
    assert said(answer).startswith(f"-# “late fees”\n{FEE}")


@pytest.mark.parametrize("text", ["!", "<:sad:1>", "<#2>"])
async def test_a_mention_without_words_gets_a_short_help(library_town: Town, text: str) -> None:
    assert said(await _call(library_town, text)).startswith("Mention me and write your question")


async def test_an_empty_mention_gets_a_short_help(library_town: Town) -> None:
    assert said(await _call(library_town, "")).startswith("Mention me and write your question")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        pytest.param("help", "### How to ask me", id="help"),
        pytest.param("help", "**/ask** answers", id="help names what a server has"),
        pytest.param("topics", "### What I know about", id="topics"),
        pytest.param("search late book", "Answers that fit", id="search"),
        pytest.param("thanks", "You're welcome!", id="thanks"),
        pytest.param("can i bring my dog", "### I don't know that one", id="miss"),
    ],
)
async def test_what_is_no_question_is_answered_too(
    library_town: Town, text: str, start: str
) -> None:
    answer = await _call(library_town, text)
    assert start in said(answer)
    assert labels(answer)[-1] == "Dismiss"


async def test_whoever_else_is_mentioned_is_no_part_of_the_question(library_town: Town) -> None:
    answer = await _call(library_town, f"late fees <@{library_town.bob.id}>")
    assert answer_of(answer).startswith(FEE)
    assert _stored(library_town, answer).mention_user_ids == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("late fees", id="nobody in particular"),
        pytest.param("@everyone late fees", id="everyone"),
        pytest.param("@here late fees", id="here"),
        pytest.param("@everyone ask {us} about late fees", id="everyone and us"),
        pytest.param("<@&{role}> late fees", id="a role"),
    ],
)
async def test_what_is_not_for_the_bot_is_left_alone(library_town: Town, text: str) -> None:
    role = library_town.ada.guild.create_role(
        "Staff", permissions=discord.Permissions(mention_everyone=True), mentionable=True
    )
    boss = library_town.ada.guild.add_member(library_town.env.create_user("boss"), roles=[role])
    await boss.send(library_town.channel, text.format(us=_us(library_town), role=role.id))
    assert library_town.messages(library_town.channel) == []


async def test_bots_and_webhooks_are_left_alone(library_town: Town) -> None:
    robot = library_town.ada.guild.add_member(library_town.env.create_user("robot", bot=True))
    assert await _call(library_town, "late fees", by=robot) is None
    hook = library_town.ada.guild.create_webhook(library_town.channel)
    await hook.send(f"{_us(library_town)} late fees")
    assert library_town.messages(library_town.channel) == []


async def test_a_conversation_is_one_persons_in_one_channel(library_town: Town) -> None:
    other = library_town.ada.guild.create_text_channel("elsewhere")
    await _call(library_town, "how long is a loan")
    assert not said(await _call(library_town, "2", by=library_town.bob)).startswith(FEE)
    assert not said(await _call(library_town, "2", channel=other)).startswith(FEE)
    assert said(await _call(library_town, "2")).startswith(FEE)


async def test_a_follow_up_opens_privately_for_anybody_but_the_asker(library_town: Town) -> None:
    answer = await _call(library_town, "how long is a loan")
    assert answer is not None
    before, choices = said(answer), labels(answer)
    result = await library_town.bob.click(answer, label="What does a late book cost?")
    assert result.ephemeral
    assert said(result.response).startswith(FEE)
    assert labels(result.response)[-4:] == ["Helpful", "Not helpful", "Share", "Save"]
    assert (said(answer), labels(answer)) == (before, choices)


@pytest.mark.parametrize("restarts", [False, True], ids=["", "after a restart"])
async def test_a_follow_up_opens_in_place_for_its_asker_and_stays_theirs(
    library_town: Town, books: Shelf, *, restarts: bool
) -> None:
    answer = await _call(library_town, "how long is a loan")
    assert answer is not None
    if restarts:
        await library_town.env.restart_bot(client_for(Answerer(books)))
    result = await library_town.ada.click(answer, label=RENEW)
    assert result.followups == []
    assert said(answer).startswith(f"### {RENEW}\n")
    assert labels(answer)[2:] == UNDER_A_PUBLIC_ANSWER
    refused = await library_town.bob.click(answer, label="Dismiss")
    assert said(refused.response).startswith("Only the person it was for")
    await library_town.ada.click(answer, label="Dismiss")
    assert answer.id not in {each.id for each in library_town.messages(library_town.channel)}


async def test_what_the_asker_opens_in_place_is_part_of_their_conversation(
    library_town: Town,
) -> None:
    answer = await _call(library_town, "how long is a loan")
    assert answer is not None
    await library_town.ada.click(answer, label=RENEW)
    follow_up = labels(answer)[0]
    await library_town.bob.click(answer, label=follow_up)
    picked = await _call(library_town, "1")
    assert answer_of(picked).startswith(f"### {follow_up}\n")


async def test_the_asker_reads_on_in_place_and_others_privately(library_town: Town) -> None:
    answer = await _call(library_town, "reading room rules")
    assert answer is not None
    result = await library_town.bob.click(answer, label="Read more")
    assert result.ephemeral
    assert "Rule 20 of" in said(result.response)
    assert "Rule 20 of" not in said(answer)
    await library_town.ada.click(answer, label="Read more")
    assert "Rule 20 of" in said(answer)
    assert labels(answer) == ["Show less", *UNDER_A_PUBLIC_ANSWER]


async def test_a_slow_click_opens_where_a_quick_one_does() -> None:
    async with town(client_for(patience_s=0)) as here:
        answer = await _call(here, "how long is a loan")
        assert answer is not None
        private = await here.bob.click(answer, label=RENEW)
        assert private.ephemeral
        assert said(private.response).startswith(f"### {RENEW}\n")
        assert answer_of(answer).startswith(LOAN)
        await here.ada.click(answer, label=RENEW)
        assert said(answer).startswith(f"### {RENEW}\n")
        assert labels(answer)[2:] == UNDER_A_PUBLIC_ANSWER
        asked = [each.json for each in here.requests("POST", "/callback")]
        assert asked == [{"type": 5, "data": {"flags": 64}}, {"type": 6}]


async def test_a_public_list_opens_in_place_for_its_asker(library_town: Town) -> None:
    card = await _call(library_town, "topics")
    assert card is not None
    result = await library_town.bob.select(card, ["lending"])
    assert result.ephemeral
    assert "Dismiss" not in labels(result.response)
    await library_town.ada.select(card, ["lending"])
    assert said(card).startswith("### Lending")
    assert labels(card) == ["All topics", "Dismiss"]


async def test_what_the_asker_opens_in_place_is_in_the_language_of_the_server(
    library_town: Town,
) -> None:
    answer = await _call(library_town, "how long is a loan")
    assert answer is not None
    with speaking(library_town, "de", "en-GB"):
        await library_town.ada.click(answer, label=RENEW)
        assert labels(answer)[2:] == UNDER_A_PUBLIC_ANSWER
        private = await library_town.bob.click(answer, label=labels(answer)[0])
    assert labels(private.response)[-1] == "Speichern"


@pytest.mark.parametrize(
    "choose",
    [
        pytest.param(lambda here: here.ada, id="the asker"),
        pytest.param(_moderator, id="a moderator"),
    ],
)
@pytest.mark.parametrize("restarts", [False, True], ids=["", "after a restart"])
async def test_an_answer_is_dismissed(
    library_town: Town,
    books: Shelf,
    choose: Callable[[Town], simcord.MemberActor],
    *,
    restarts: bool,
) -> None:
    answer = await _call(library_town, "how long is a loan")
    assert answer is not None
    if restarts:
        await library_town.env.restart_bot(client_for(Answerer(books)))
    await choose(library_town).click(answer, label="Dismiss")
    assert library_town.messages(library_town.channel) == []


async def test_nobody_else_dismisses_it(library_town: Town) -> None:
    answer = await _call(library_town, "how long is a loan")
    assert answer is not None
    result = await library_town.bob.click(answer, label="Dismiss")
    assert result.ephemeral
    assert said(result.response).startswith("Only the person it was for")
    assert answer_of(answer).startswith(LOAN)


async def test_a_failing_dismissal_is_admitted(library_town: Town) -> None:
    answer = await _call(library_town, "how long is a loan")
    assert answer is not None
    library_town.env.inject_error("DELETE", "/webhooks/*", status=500)
    result = await library_town.ada.click(answer, label="Dismiss")
    assert "something went wrong" in said(result.followups[0])


async def test_where_it_may_not_write_it_says_so_directly_and_not_too_often(
    caplog: pytest.LogCaptureFixture,
) -> None:
    now = [0.0]
    async with town(client_for(clock=lambda: now[0])) as here:
        closed = _closed_channel(here)
        with caplog.at_level(logging.INFO, logger="bot.chat.mention"):
            assert await _call(here, "late fees", channel=closed) is None
        [record] = [each for each in caplog.records if each.name.startswith("bot.")]
        assert record.levelno == logging.INFO
        assert record.exc_info is None
        [told] = here.messages(here.ada.user.dm_channel)
        assert said(told) == (
            f"You mentioned me in <#{closed.id}>, but I may not write there. "
            "You can use **/ask** there, or ask me here."
        )
        now[0] += 59.0
        await _call(here, "late fees", channel=closed)
        assert len(here.messages(here.ada.user.dm_channel)) == 1
        now[0] += 1.0
        await _call(here, "late fees", channel=closed)
        assert len(here.messages(here.ada.user.dm_channel)) == 2


async def test_where_it_may_write_nowhere_it_says_nothing(library_town: Town) -> None:
    library_town.env.inject_error("POST", "/users/@me/channels", status=403, code=50_007)
    assert await _call(library_town, "late fees", channel=_closed_channel(library_town)) is None
    assert library_town.messages(library_town.ada.user.dm_channel) == []


def _closed_channel(here: Town) -> simcord.ChannelHandle:
    """Return a channel in which the bot may not write."""
    us = here.env.bot.user
    assert us is not None
    quiet = discord.PermissionOverwrite(send_messages=False)
    return here.ada.guild.create_text_channel("quiet", overwrites={us: quiet})


async def test_where_it_may_not_read_back_it_answers_without_a_reference(
    library_town: Town,
) -> None:
    library_town.env.inject_error("POST", "/channels/*/messages", status=400, code=160_002)
    answer = await _call(library_town, "late fees")
    assert answer_of(answer).startswith(FEE)
    assert _stored(library_town, answer).reference is None


async def test_an_error_is_admitted_with_a_reference(
    library_town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    library_town.env.inject_error("POST", "/channels/*/messages", status=500)
    answer = await _call(library_town, "late fees")
    assert "something went wrong on my side" in said(answer)
    assert "a mention failed, reference" in caplog.text


async def test_typing_shows_while_an_answer_takes_long() -> None:
    async with town(client_for(patience_s=0)) as here:
        assert answer_of(await _call(here, "late fees")).startswith(FEE)
        assert len(here.requests("POST", "/typing")) == 1


async def test_too_many_mentions_are_slowed_down_and_it_is_said_once() -> None:
    now = [0.0]
    async with town(client_for(clock=lambda: now[0])) as here:
        for text in ("late fees", "how long is a loan", "reading room rules"):
            assert answer_of(await _call(here, text)).startswith("###")
        now[0] += 8.0
        told = said(await _call(here, "renew"))
        assert told.startswith("That was a lot at once. Ask me here again in 12 seconds")
        assert await _call(here, "renew") is None
        assert answer_of(await _call(here, "renew", by=here.bob)).startswith("### Did you mean")
        now[0] += 12.0
        assert answer_of(await _call(here, "renew")).startswith("### Did you mean")


async def test_the_same_answer_is_not_given_twice_in_a_minute() -> None:
    now = [0.0]
    async with town(client_for(clock=lambda: now[0])) as here:
        first = await _call(here, "late fees")
        assert first is not None
        now[0] += 40.0
        again = said(await _call(here, "what does a late book cost", by=here.bob))
        link = f"https://discord.com/channels/{here.ada.guild.id}/{here.channel.id}/{first.id}"
        assert again == f"Answered here 40 seconds ago: {link}"
        other = here.ada.guild.create_text_channel("elsewhere")
        assert answer_of(await _call(here, "late fees", channel=other)).startswith(FEE)
        now[0] += 20.0
        assert answer_of(await _call(here, "late fees")).startswith(FEE)


async def test_an_answer_that_its_asker_turned_into_another_is_given_again(
    library_town: Town,
) -> None:
    first = await _call(library_town, "how long is a loan")
    assert first is not None
    await library_town.ada.click(first, label=RENEW)
    again = await _call(library_town, "how long is a loan", by=library_town.bob)
    assert answer_of(again).startswith(LOAN)


async def test_an_answer_that_is_gone_is_given_again(library_town: Town) -> None:
    first = await _call(library_town, "late fees")
    assert first is not None
    await library_town.ada.click(first, label="Dismiss")
    again = await _call(library_town, "late fees", by=library_town.bob)
    assert answer_of(again).startswith(FEE)


async def test_an_answer_that_was_cleared_away_with_others_is_given_again(
    library_town: Town,
) -> None:
    first = await _call(library_town, "late fees")
    assert first is not None
    other = await library_town.bob.send(library_town.channel, "never mind")
    backend = library_town.env.backend
    backend.bulk_delete_messages(library_town.channel.id, [first.id, other.id])
    await library_town.env.settle()
    again = await _call(library_town, "late fees", by=library_town.bob)
    assert answer_of(again).startswith(FEE)


async def test_it_asks_for_no_privileged_intent() -> None:
    intents = client_for(Answerer(shelf(library(*ENTRIES)))).intents
    assert intents == discord.Intents(dm_messages=True, guild_messages=True)
