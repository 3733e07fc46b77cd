"""Direct messages, through discord.py."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.knowledge import Knowledge
from tests.support.library import Shelf, Town, answer_of, client_for, labels, said, town


async def _answer(here: Town, text: str) -> str:
    [message] = await here.tell(text)
    return answer_of(message)


async def test_a_question_is_answered_with_a_card(library_town: Town) -> None:
    [message] = await library_town.tell("how long is a loan")
    assert said(message).startswith("-# “how long is a loan”\n### How long can I keep a book?")
    assert labels(message) == [
        "How do I renew a book online?",
        "What does a late book cost?",
        "How do I renew a book by phone?",
        "What are the rules of the reading room?",
        "Helpful",
        "Not helpful",
        "Save",
    ]


async def test_a_number_picks_from_what_was_offered(library_town: Town) -> None:
    await library_town.tell("how long is a loan")
    [message] = await library_town.tell("2")
    assert said(message).startswith("### What does a late book cost?")


async def test_tell_me_more_reads_on(library_town: Town) -> None:
    assert "Rule 20 of" not in await _answer(library_town, "reading room rules")
    assert "Rule 20 of" in await _answer(library_town, "tell me more")


async def test_tell_me_more_goes_on_with_the_next_follow_up(library_town: Town) -> None:
    await library_town.tell("how long is a loan")
    assert (await _answer(library_town, "tell me more")).startswith("### How do I renew a book on")


async def test_a_click_is_part_of_the_conversation(library_town: Town) -> None:
    [card] = await library_town.tell("how long is a loan")
    await library_town.ada.user.click(card, label="How do I renew a book online?")
    assert said(card).startswith("### How do I renew a book online?")
    assert (await _answer(library_town, "1")).startswith("### How do I renew a book by phone?")


async def test_yes_takes_the_first_choice(library_town: Town) -> None:
    await library_town.tell("renew")
    assert (await _answer(library_town, "yes")).startswith("### How do I renew a book online?")


async def test_none_of_these_takes_none(library_town: Town) -> None:
    await library_town.tell("renew")
    [message] = await library_town.tell("none of these")
    assert said(message).startswith("Sorry, then I have not")
    assert labels(message) == ["Ask the moderators"]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        pytest.param("hello", "Hello! Ask me anything", id="greeting"),
        pytest.param("thanks", "You're welcome!", id="thanks"),
        pytest.param("hlep", "### How to ask me", id="a mistyped command"),
        pytest.param("topics", "### What I know about\n- **Lending** · 4 answers", id="topics"),
        pytest.param("topic rooms", "### Rooms\nWhere to read and work.\n-# 1 answer", id="topic"),
        pytest.param("show topic reading room rules", "### Rooms", id="the topic of an entry"),
        pytest.param("topic dogs", "### What I know about", id="no such topic"),
        pytest.param("faq", "### What I know about", id="faq alone"),
        pytest.param("faq about late fees", "### What does a late book cost?", id="faq on"),
        pytest.param("search late book", "Answers that fit “late book”\n**1. What", id="search"),
        pytest.param("search *zebra*", "I found nothing about “\\*zebra\\*”", id="nothing found"),
        pytest.param("search", "Tell me what to look for", id="search for nothing"),
        pytest.param("privacy", "### What I remember about you", id="privacy"),
        pytest.param("can i bring my dog", "### I don't know that one", id="miss"),
    ],
)
async def test_what_is_typed_is_answered(library_town: Town, text: str, start: str) -> None:
    assert (await _answer(library_town, text)).startswith(start)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        pytest.param("hello", "Hello! Ask me anything, in your own words.", id="greeting"),
        pytest.param(
            "?!",
            "### What would you like to know?\nAsk me in your own words.",
            id="no question",
        ),
    ],
)
async def test_what_knows_nothing_promises_no_buttons(
    library_town: Town, books: Shelf, text: str, whole: str
) -> None:
    books.put(Knowledge(()))
    [message] = await library_town.tell(text)
    assert said(message) == whole
    assert labels(message) == []


async def test_what_a_search_found_can_be_picked_by_number(library_town: Town) -> None:
    await library_town.tell("search renew a book")
    assert (await _answer(library_town, "1")).startswith("### How do I renew a book")


async def test_a_message_without_text_gets_a_hint(library_town: Town) -> None:
    [message] = await library_town.tell("", *_a_picture(library_town))
    assert said(message).startswith("I can only read text.")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        pytest.param("<:sad:1>", "I can only read text.", id="only an emoji"),
        pytest.param("<@1>, late fees", "-# “late fees”\n###", id="a call"),
    ],
)
async def test_names_are_no_text(library_town: Town, text: str, start: str) -> None:
    [message] = await library_town.tell(text)
    assert said(message).startswith(start)


def _a_picture(here: Town) -> list[dict[str, Any]]:
    channel = here.ada.user.dm_channel
    return here.env.backend.store_attachments(channel.id, [("cat.png", b"\x89PNG")])


async def test_bots_and_channels_are_left_alone(library_town: Town) -> None:
    robot = library_town.env.create_user("robot", bot=True)
    await robot.send_dm("late fees")
    await library_town.ada.send(library_town.channel, "late fees")
    assert library_town.messages(robot.dm_channel) == []
    assert library_town.messages(library_town.channel) == []


async def test_typing_shows_while_an_answer_takes_long() -> None:
    async with town(client_for(patience_s=0)) as here:
        await here.tell("late fees")
        assert len(here.requests("POST", "/typing")) == 1


async def test_an_answer_does_not_fail_for_want_of_typing() -> None:
    async with town(client_for(patience_s=0)) as here:
        here.env.inject_error("POST", "/channels/*/typing", status=403)
        assert (await _answer(here, "late fees")).startswith("### What does a late book cost?")


async def test_a_conversation_is_forgotten_in_time() -> None:
    now = [0.0]
    async with town(client_for(clock=lambda: now[0])) as here:
        await here.tell("how long is a loan")
        now[0] += 3_600.0
        assert not (await _answer(here, "2")).startswith("### What does a late book cost?")


async def test_a_command_is_part_of_the_conversation(library_town: Town) -> None:
    person = library_town.ada.user
    await library_town.tell("renew")
    await person.slash("ask", question="how long is a loan")
    assert (await _answer(library_town, "2")).startswith("### What does a late book cost?")
    await person.slash("search", words="book")
    listed = await _answer(library_town, "3")
    assert listed.startswith("### ")
    await person.slash("topic")
    assert (await _answer(library_town, "42")).startswith("There are only 2 to pick from here.")


async def test_a_list_that_was_pressed_for_is_part_of_it_too(library_town: Town) -> None:
    [card] = await library_town.tell("topic rooms")
    await library_town.tell("how long is a loan")
    await library_town.ada.user.click(card, label="All topics")
    assert (await _answer(library_town, "1")).startswith("### How long can I keep a book?")


async def test_after_none_of_these_there_is_nothing_to_say_yes_to(library_town: Town) -> None:
    [card] = await library_town.tell("renew")
    await library_town.ada.user.click(card, label="None of these")
    assert (await _answer(library_town, "yes")).startswith("Good. Ask me anything else")


async def test_a_follow_up_quotes_what_was_typed(library_town: Town) -> None:
    await library_town.tell("how long is a loan")
    [message] = await library_town.tell("and by phone?")
    assert said(message).startswith("-# “and by phone?”")
