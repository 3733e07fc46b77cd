"""/ask through discord.py."""

from __future__ import annotations

import pytest

from bot.core.knowledge import Knowledge
from bot.core.model import Entry
from bot.service.answer import Answerer
from bot.service.snapshot import FixedSnapshot, Snapshot
from tests.support.library import (
    Town,
    answer_of,
    client_for,
    labels,
    library,
    said,
    shelf,
    town,
)

UNDER_AN_ANSWER = ["Helpful", "Not helpful", "Share", "Save"]


async def test_a_question_is_answered_privately_with_source_and_follow_ups(
    library_town: Town,
) -> None:
    result = await library_town.ada.slash(
        library_town.channel, "ask", question="how long is a loan?"
    )
    assert result.ephemeral
    assert said(result.response) == (
        "-# “how long is a loan?”\n"
        "### How long can I keep a book?\n"
        "You may keep a book for **three weeks**.\n"
        "-# Lending · [City Library](<https://library.example/rules>) · Reviewed 3 Nov 2026"
    )
    assert labels(result.response) == [
        "How do I renew a book online?",
        "What does a late book cost?",
        "How do I renew a book by phone?",
        "What are the rules of the reading room?",
        *UNDER_AN_ANSWER,
    ]


async def test_a_miss_without_anything_to_start_with_points_at_nothing() -> None:
    async with town(client_for(Answerer(shelf(Knowledge(()))))) as here:
        result = await here.ada.slash(here.channel, "ask", question="zebra xylophone")
        assert said(result.response).endswith("You could ask it in other words.")
        assert labels(result.response) == ["Ask the moderators"]


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("How long can I keep a book?", id="the entry's own"),
        pytest.param("how long can i KEEP a book", id="but for capitals and signs"),
        pytest.param("entry:loan-period", id="a picked suggestion"),
    ],
)
async def test_a_question_is_not_repeated_above_itself(library_town: Town, typed: str) -> None:
    result = await library_town.ada.slash(library_town.channel, "ask", question=typed)
    assert said(result.response).startswith("### How long can I keep a book?\nYou may")


async def test_the_card_has_the_colour_of_its_pack(library_town: Town) -> None:
    result = await library_town.ada.slash(library_town.channel, "ask", question="late fees")
    assert result.response is not None
    assert result.response.components[0]["accent_color"] == 0x112233


async def test_an_unclear_question_gives_numbered_choices(library_town: Town) -> None:
    result = await library_town.ada.slash(library_town.channel, "ask", question="renew")
    assert said(result.response) == (
        "-# “renew”\n"
        "### Did you mean one of these?\n"
        "**1. How do I renew a book online?**\n"
        "-# Open your account and press Renew.\n"
        "**2. How do I renew a book by phone?**\n"
        "-# Call the desk and give your card number."
    )
    assert labels(result.response) == [
        "1. How do I renew a book online?",
        "2. How do I renew a book by phone?",
        "None of these",
    ]


async def test_a_miss_says_so_and_offers_ways_on(library_town: Town) -> None:
    result = await library_town.ada.slash(
        library_town.channel, "ask", question="can I bring my *dog* @everyone [x](http://a.b)"
    )
    assert said(result.response) == (
        "-# “can I bring my \\*dog\\* \\@\u200beveryone \\[x\\](http\\://a.b)”\n"
        "### I don't know that one\n"
        "I have no answer to that yet, and I would rather not guess.\n"
        "You could ask it in other words, or start with one of these:"
    )
    assert labels(result.response) == [
        "How long can I keep a book?",
        "How do I renew a book online?",
        "Ask the moderators",
    ]


async def test_a_question_without_words_is_asked_for(library_town: Town) -> None:
    result = await library_town.ada.slash(library_town.channel, "ask", question="?!")
    assert said(result.response).startswith("### What would you like to know?")


async def test_a_picked_suggestion_is_answered_by_its_entry(library_town: Town) -> None:
    [choice] = await library_town.ada.autocomplete(
        library_town.channel, "ask", "question", "by phone"
    )
    result = await library_town.ada.slash(library_town.channel, "ask", question=choice["value"])
    assert said(result.response).startswith("### How do I renew a book by phone?")


async def test_it_works_in_direct_messages(library_town: Town) -> None:
    result = await library_town.ada.user.slash("ask", question="late fees")
    assert said(result.response).startswith("-# “late fees”\n### What does a late book cost?")
    assert labels(result.response)[-3:] == ["Helpful", "Not helpful", "Save"]
    assert "Share" not in labels(result.response)


async def test_nobody_is_pinged_and_nothing_is_public(library_town: Town) -> None:
    await library_town.ada.slash(library_town.channel, "ask", question="@everyone renew")
    [request] = library_town.requests("POST", "/callback")
    assert request.json is not None
    assert request.json["data"]["allowed_mentions"] == {"parse": []}
    assert request.json["data"]["flags"] & 64


async def test_a_start_without_trouble_logs_no_warning(caplog: pytest.LogCaptureFixture) -> None:
    async with town(client_for()) as here:
        await here.ada.slash(here.channel, "ask", question="late fees")
    assert caplog.messages == []


async def test_a_slow_answer_is_announced_in_time() -> None:
    async with town(client_for(patience_s=0)) as here:
        result = await here.ada.slash(here.channel, "ask", question="late fees")
        [request] = here.requests("POST", "/callback")
        assert request.json == {"type": 5, "data": {"flags": 64}}
        assert result.ephemeral
        assert said(result.response).startswith("-# “late fees”\n### What does a late book cost?")


async def test_the_command_can_be_used_everywhere(library_town: Town) -> None:
    [request] = library_town.requests("PUT", "/commands")
    [command] = [each for each in request.json or [] if each["name"] == "ask"]
    assert command["integration_types"] == [0, 1]
    assert command["contexts"] == [0, 1, 2]
    assert command["options"][0]["autocomplete"] is True


def _many(count: int) -> Knowledge:
    return library(
        *(Entry(f"shelf-{n}", f"Where is shelf {n}?", "Over there.") for n in range(count))
    )


@pytest.mark.parametrize(
    ("typed", "count", "offered"),
    [
        pytest.param("zebra", 1_000, 0, id="nothing near"),
        pytest.param("where is shelf", 25, 25, id="just what fits"),
        pytest.param("where is shelf", 26, 25, id="one too many"),
        pytest.param("where is shelf", 1_000, 25, id="a thousand"),
        pytest.param("", 1_000, 2, id="the starters for nothing typed"),
    ],
)
async def test_autocomplete_offers(typed: str, count: int, offered: int) -> None:
    async with town(client_for(Answerer(shelf(_many(count))))) as here:
        choices = await here.ada.autocomplete(here.channel, "ask", "question", typed)
    assert len(choices) == offered
    assert all(1 <= len(choice[key]) <= 100 for choice in choices for key in ("name", "value"))
    assert len({choice["value"] for choice in choices}) == offered


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("funding", "entry:obstacles-for-diplomacy", id="a keyword"),
        pytest.param(
            "how do you stop terror groups", "entry:countering-violent-extremism", id="a question"
        ),
    ],
)
async def test_autocomplete_offers_what_would_answer(
    typed: str, expected: str, shipped_lexical: Snapshot
) -> None:
    async with town(client_for(Answerer(FixedSnapshot(shipped_lexical)))) as here:
        choices = await here.ada.autocomplete(here.channel, "ask", "question", typed)
    assert choices[0]["value"] == expected


async def test_the_shipped_pack_answers(shipped_lexical: Snapshot) -> None:
    async with town(client_for(Answerer(FixedSnapshot(shipped_lexical)))) as here:
        result = await here.ada.slash(
            here.channel, "ask", question="What is the Diplomatic Security Service"
        )
    assert answer_of(result.response).startswith("### What is the Diplomatic Security Service?")
    assert len(set(labels(result.response)) - set(UNDER_AN_ANSWER)) == 4


@pytest.mark.parametrize(
    ("question", "start"),
    [
        pytest.param("hi", "Hello! Ask me anything", id="a greeting"),
        pytest.param("thanks a lot", "You're welcome!", id="thanks"),
        pytest.param("help", "### How to ask me", id="a typed command"),
        pytest.param("search book", "Answers that fit “book”", id="and its words"),
    ],
)
async def test_what_is_no_question_is_understood(
    library_town: Town, question: str, start: str
) -> None:
    result = await library_town.ada.slash(library_town.channel, "ask", question=question)
    assert result.response is not None
    assert said(result.response).startswith(start)
