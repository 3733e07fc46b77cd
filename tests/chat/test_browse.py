"""/topic, /faq and /search through discord.py."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
import simcord

from bot.chat.card import render
from bot.chat.lists import card_of_topics
from bot.chat.scene import Scene
from bot.core.knowledge import Knowledge
from bot.core.model import Entry, Pack, Topic
from bot.service.answer import Answerer
from bot.service.desk import TopicList
from bot.service.snapshot import Snapshot
from tests.support.library import (
    ENTRIES,
    TOPICS,
    Shelf,
    Town,
    client_for,
    labels,
    library,
    said,
    shelf,
    shipped_languages,
    town,
)

ALL_TOPICS = "### What I know about\n- **Lending** · 4 answers\n- **Rooms** · 1 answer"


def _options(message: simcord.ResponseMessage | None) -> list[str]:
    """Return what the menu of `message` offers."""
    assert message is not None
    waiting, found = list(message.components), list[str]()
    while waiting:
        each: dict[str, Any] = waiting.pop(0)
        found += [option["label"] for option in each.get("options", [])]
        waiting += each.get("components", [])
    return found


async def _run(here: Town, command: str, **options: str) -> simcord.ResponseMessage:
    result = await here.ada.slash(here.channel, command, **options)
    assert result.ephemeral
    assert result.response is not None
    return result.response


def _many(count: int) -> Knowledge:
    """Return one topic with `count` entries, and another without any."""
    entries = tuple(
        Entry(f"shelf-{n}", f"Where is shelf {n}?", "Over there.", topic="shelves", pack="p")
        for n in range(1, count + 1)
    )
    topics = (Topic("shelves", "Shelves", "Where they are.", pack="p"),)
    return Knowledge((Pack("p", "Pack", topics=topics, entries=entries),))


def _topics(count: int) -> Knowledge:
    """Return `count` topics of one entry each."""
    topics = tuple(Topic(f"hall-{n}", f"Hall {n}", "A hall.", pack="p") for n in range(count))
    entries = tuple(Entry(f"e-{t.id}", f"What is {t.title}?", "It.", topic=t.id) for t in topics)
    return Knowledge((Pack("p", "Pack", topics=topics, entries=entries),))


@pytest.mark.parametrize("command", ["topic", "faq", "search", "help", "privacy"])
async def test_the_commands_can_be_used_everywhere(library_town: Town, command: str) -> None:
    [request] = library_town.requests("PUT", "/commands")
    [found] = [each for each in request.json or [] if each["name"] == command]
    assert found["integration_types"] == [0, 1]
    assert found["contexts"] == [0, 1, 2]


@pytest.mark.parametrize(
    ("command", "options", "start"),
    [
        pytest.param("topic", {}, ALL_TOPICS, id="all topics"),
        pytest.param("topic", {"name": "rooms"}, "### Rooms\nWhere to read and", id="a topic"),
        pytest.param("topic", {"name": "topic:rooms"}, "### Rooms\nWhere to", id="a picked topic"),
        pytest.param("topic", {"name": "late fees"}, "### Lending", id="the topic of an entry"),
        pytest.param(
            "topic",
            {"name": "*zebra*"},
            "### What I know about\nI know no topic called “\\*zebra\\*”. These are the ones",
            id="no such topic",
        ),
        pytest.param(
            "topic", {"name": "topic:gone"}, "### What I know about\nI know no", id="a gone topic"
        ),
        pytest.param("faq", {}, ALL_TOPICS, id="the browser"),
        pytest.param(
            "faq",
            {"question": "late fees"},
            "-# “late fees”\n### What does a late book",
            id="a question",
        ),
        pytest.param(
            "faq", {"question": "entry:late-fee"}, "### What does a late", id="a picked question"
        ),
        pytest.param(
            "faq",
            {"question": "can i bring my dog"},
            "-# “can i bring my dog”\n### I don't know that one\nI have no answer to that yet",
            id="a miss",
        ),
        pytest.param(
            "search",
            {"words": "renew"},
            "Answers that fit “renew”\n**1. How do I renew a book by phone?**\n-# Call the desk",
            id="a search",
        ),
        pytest.param("search", {"words": "zebra"}, "I found nothing about “zebra”", id="no hit"),
        pytest.param("search", {"words": "?!"}, "I found nothing about “?!”", id="no words"),
    ],
)
async def test_in_a_server_and_directly(
    library_town: Town, command: str, options: dict[str, str], start: str
) -> None:
    assert said(await _run(library_town, command, **options)).startswith(start)
    result = await library_town.ada.user.slash(command, **options)
    assert said(result.response).startswith(start)


async def test_a_search_for_blanks_names_what_works_where_it_is(library_town: Town) -> None:
    here = await _run(library_town, "search", words="  ")
    assert said(here) == "Tell me what to look for, with **/search** and a few words."
    direct = await library_town.ada.user.slash("search", words="  ")
    assert said(direct.response).startswith("Tell me what to look for, like this: **search** and")


async def test_from_topics_to_an_answer_and_back(library_town: Town) -> None:
    card = await _run(library_town, "faq")
    assert _options(card) == ["Lending", "Rooms"]
    ada = library_town.ada
    await ada.select(card, ["lending"])
    assert said(card) == "### Lending\nBorrowing, renewing and bringing back.\n-# 4 answers"
    assert _options(card) == [entry.question for entry in ENTRIES[:4]]
    await ada.select(card, ["loan-period"])
    assert said(card).startswith("### How long can I keep a book?")
    assert labels(card)[0] == "How do I renew a book online?"
    await ada.click(card, label="How do I renew a book online?")
    assert said(card).startswith("### How do I renew a book online?")
    await ada.click(card, label="Back to the list")
    assert said(card).startswith("### Lending")
    await ada.click(card, label="All topics")
    assert said(card).startswith(ALL_TOPICS)


async def test_directly_it_is_part_of_the_conversation(library_town: Town) -> None:
    [card] = await library_town.tell("topics")
    await library_town.ada.user.select(card, ["lending"])
    await library_town.ada.user.select(card, ["loan-period"])
    assert said(card).startswith("### How long can I keep a book?")
    [message] = await library_town.tell("1")
    assert said(message).startswith("### How do I renew a book online?")


async def test_a_long_answer_keeps_the_way_back(library_town: Town, books: Shelf) -> None:
    answer = "\n\n".join(f"Rule {number}: read in silence." for number in range(1, 200))
    books.put(library(*ENTRIES[:4], replace(ENTRIES[4], answer=answer)))
    card = await _run(library_town, "topic", name="rooms")
    await library_town.ada.select(card, ["reading-room"])
    for label in ("Read more", "Next", "Previous", "Show less", "Read more", "Next"):
        assert "Back to the list" in labels(card)
        await library_town.ada.click(card, label=label)
    assert "Rule 199:" in said(card)
    await library_town.ada.click(card, label="Back to the list")
    assert said(card).startswith("### Rooms")


@pytest.mark.parametrize(
    ("count", "pages"),
    [
        pytest.param(1, [1], id="one"),
        pytest.param(25, [25], id="just one page"),
        pytest.param(26, [25, 1], id="one too many"),
        pytest.param(60, [25, 25, 10], id="three pages"),
    ],
)
async def test_a_topic_has_pages(count: int, pages: list[int]) -> None:
    async with town(client_for(Answerer(shelf(_many(count))))) as here:
        card = await _run(here, "topic", name="topic:shelves")
        seen = _options(card)
        assert [len(seen)] == pages[:1]
        for number, size in enumerate(pages[1:], start=2):
            await here.ada.click(card, label="Next")
            assert f"Page {number} of {len(pages)}" in said(card)
            assert len(_options(card)) == size
            seen += _options(card)
        assert "Next" not in labels(card)
        assert seen == [f"Where is shelf {n}?" for n in range(1, count + 1)]
        for _ in pages[1:]:
            await here.ada.click(card, label="Previous")
        assert "Previous" not in labels(card)
        assert _options(card) == seen[:25]


async def test_back_leads_to_the_page_it_came_from() -> None:
    async with town(client_for(Answerer(shelf(_many(60))))) as here:
        card = await _run(here, "topic", name="topic:shelves")
        await here.ada.click(card, label="Next")
        await here.ada.select(card, ["shelf-30"])
        await here.ada.click(card, label="Back to the list")
        assert _options(card)[0] == "Where is shelf 26?"


async def test_a_topic_without_entries_opens_and_is_not_listed(
    library_town: Town, books: Shelf
) -> None:
    books.put(library(ENTRIES[0]))
    card = await _run(library_town, "topic", name="topic:rooms")
    assert said(card) == "### Rooms\nWhere to read and work.\n-# 0 answers"
    assert labels(card) == ["All topics"]
    assert _options(await _run(library_town, "topic")) == ["Lending"]


async def test_many_topics_have_pages() -> None:
    async with town(client_for(Answerer(shelf(_topics(30))))) as here:
        card = await _run(here, "faq")
        assert len(_options(card)) == 25
        await here.ada.click(card, label="Next")
        assert _options(card) == [f"Hall {n}" for n in range(25, 30)]
        await here.ada.select(card, ["hall-29"])
        assert said(card).startswith("### Hall 29\n")


async def test_entries_without_a_topic_are_found_too(library_town: Town, books: Shelf) -> None:
    books.put(library(*ENTRIES, Entry("wifi", "Is there wifi?", "Yes.")))
    card = await _run(library_town, "faq")
    assert _options(card) == ["Lending", "Rooms", "Other questions"]
    await library_town.ada.select(card, ["-"])
    assert said(card) == "### Other questions\n-# 1 answer"
    await library_town.ada.select(card, ["wifi"])
    await library_town.ada.click(card, label="Back to the list")
    assert said(card).startswith("### Other questions")


async def test_every_control_works_after_a_restart(library_town: Town, books: Shelf) -> None:
    card = await _run(library_town, "faq")
    for label, value in ((None, "lending"), (None, "late-fee"), ("Back to the list", "")):
        await library_town.env.restart_bot(client_for(Answerer(books)))
        if label is None:
            await library_town.ada.select(card, [value])
        else:
            await library_town.ada.click(card, label=label)
    assert said(card).startswith("### Lending")


async def test_what_is_gone_is_admitted_and_the_list_stays(
    library_town: Town, books: Shelf
) -> None:
    topics = await _run(library_town, "topic")
    entries = await _run(library_town, "topic", name="lending")
    before = said(entries)
    books.put(Knowledge((Pack("p", "Pack", topics=TOPICS[1:], entries=ENTRIES[4:]),)))
    result = await library_town.ada.select(topics, ["lending"])
    assert result.ephemeral
    assert said(result.response).startswith("That topic is no longer here.")
    result = await library_town.ada.select(entries, ["late-fee"])
    assert said(result.response).startswith("That answer is no longer here.")
    assert said(entries) == before


async def test_a_page_that_is_gone_becomes_the_last_one(books: Shelf) -> None:
    books.put(_many(60))
    async with town(client_for(Answerer(books))) as here:
        card = await _run(here, "topic", name="topic:shelves")
        await here.ada.click(card, label="Next")
        books.put(_many(10))
        await here.ada.click(card, label="Next")
        assert len(_options(card)) == 10
        assert labels(card) == ["All topics"]


@pytest.mark.parametrize(
    ("command", "options", "start"),
    [
        pytest.param("topic", {}, "### What I know about\nI have not been taught", id="topics"),
        pytest.param("topic", {"name": "x"}, "### What I know about\nI know no", id="a topic"),
        pytest.param("faq", {}, "### What I know about\nI have not been taught", id="faq"),
        pytest.param(
            "faq",
            {"question": "late fees"},
            "-# “late fees”\n### I don't know that",
            id="a question",
        ),
        pytest.param("search", {"words": "late"}, "I found nothing about “late”", id="search"),
        pytest.param("help", {}, "### How to ask me", id="help"),
    ],
)
async def test_without_any_knowledge(command: str, options: dict[str, str], start: str) -> None:
    async with town(client_for(Answerer(shelf(Knowledge(()))))) as here:
        card = await _run(here, command, **options)
        assert said(card).startswith(start)
        assert _options(card) == []


async def test_a_search_has_pages_whose_numbers_go_on() -> None:
    async with town(client_for(Answerer(shelf(_many(6))))) as here:
        card = await _run(here, "search", words="where is  shelf")
        assert said(card).startswith("Answers that fit “where is shelf”\n**1. ")
        assert said(card).endswith("-# Page 1 of 2")
        assert [label[:2] for label in labels(card)[:5]] == ["1.", "2.", "3.", "4.", "5."]
        await here.ada.click(card, label="Next")
        assert "**6. " in said(card)
        number, question = labels(card)[0].split(" ", 1)
        assert (number, labels(card)[1:]) == ("6.", ["Previous"])
        await here.ada.click(card, label=labels(card)[0])
        assert said(card).startswith(f"### {question}")
        await here.ada.click(card, label="Back to the list")
        assert "**6. " in said(card)


async def test_a_search_with_the_longest_words_opens_its_hits() -> None:
    async with town(client_for(Answerer(shelf(_many(60))))) as here:
        words = ("where is shelf " * 6)[:80]
        card = await _run(here, "search", words=words)
        await here.ada.click(card, label="Next")
        await here.ada.click(card, label=labels(card)[0])
        assert said(card).startswith("### Where is shelf")


async def test_a_long_search_is_refused_by_discord_but_not_directly(library_town: Town) -> None:
    [card] = await library_town.tell(f"search renew a book {'please ' * 40}")
    assert labels(card)


async def test_a_public_list_answers_the_clicker_alone(library_town: Town) -> None:
    channel = library_town.env.bot.get_partial_messageable(library_town.channel.id)
    topics = TopicList(((TOPICS[0], 4),), ())
    card_for_all = card_of_topics(topics, Scene(library(), shipped_languages().english))
    await channel.send(view=render(card_for_all))
    [card] = library_town.messages(library_town.channel)
    before = said(card)
    result = await library_town.bob.select(card, ["lending"])
    assert result.ephemeral
    assert said(result.response).startswith("### Lending")
    assert said(card) == before


@pytest.mark.parametrize(
    ("typed", "count", "offered"),
    [
        pytest.param("zebra", 30, 0, id="nothing near"),
        pytest.param("hall", 25, 25, id="just what fits"),
        pytest.param("hall", 26, 25, id="one too many"),
        pytest.param("", 26, 25, id="nothing typed"),
    ],
)
async def test_autocomplete_of_topics(typed: str, count: int, offered: int) -> None:
    async with town(client_for(Answerer(shelf(_topics(count))))) as here:
        choices = await here.ada.autocomplete(here.channel, "topic", "name", typed)
        direct = await here.ada.user.autocomplete("topic", "name", typed)
    assert choices == direct
    assert len({choice["value"] for choice in choices}) == offered
    assert all(1 <= len(choice[key]) <= 100 for choice in choices for key in ("name", "value"))


@pytest.mark.parametrize(
    ("command", "option", "typed"), [("topic", "name", "lend"), ("faq", "question", "by phone")]
)
async def test_what_was_picked_while_typing_opens(
    library_town: Town, command: str, option: str, typed: str
) -> None:
    [choice] = await library_town.ada.autocomplete(library_town.channel, command, option, typed)
    card = await _run(library_town, command, **{option: choice["value"]})
    assert said(card).startswith(f"### {choice['name'].split(' - ')[0]}\n")


async def test_a_slow_list_is_announced_in_time() -> None:
    async with town(client_for(patience_s=0)) as here:
        card = await _run(here, "faq")
        await here.ada.select(card, ["lending"])
        assert said(card).startswith("### Lending")
        command, click = here.requests("POST", "/callback")
        assert command.json == {"type": 5, "data": {"flags": 64}}
        assert click.json is not None
        assert click.json["type"] == 6


class BrokenAnswerer(Answerer):
    """Breaks on everything, once it has been told to."""

    is_broken = False

    @property
    def snapshot(self) -> Snapshot:
        if self.is_broken:
            raise RuntimeError("secret")
        return super().snapshot


APOLOGY = re.compile(r"Sorry, something went wrong on my side\..* code: [0-9A-F]{6}")


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("topic", {}),
        ("topic", {"name": "rooms"}),
        ("faq", {}),
        ("search", {"words": "late"}),
        ("help", {}),
        ("privacy", {}),
    ],
)
async def test_a_broken_command(command: str, options: dict[str, str]) -> None:
    answerer = BrokenAnswerer(shelf())
    async with town(client_for(answerer)) as here:
        answerer.is_broken = True
        card = await _run(here, command, **options)
        assert APOLOGY.fullmatch(said(card))


async def test_broken_controls_and_suggestions() -> None:
    answerer = BrokenAnswerer(shelf())
    async with town(client_for(answerer)) as here:
        card = await _run(here, "topic", name="lending")
        before = said(card)
        answerer.is_broken = True
        for result in (
            await here.ada.select(card, ["late-fee"]),
            await here.ada.click(card, label="All topics"),
        ):
            assert result.ephemeral
            assert APOLOGY.fullmatch(said(result.response))
        assert said(card) == before
        [choice] = await here.ada.autocomplete(here.channel, "topic", "name", "lend")
        assert choice["name"].startswith("No suggestions right now")


async def test_discord_refuses_a_list(library_town: Town) -> None:
    library_town.env.inject_error("POST", "/interactions/*/callback", status=500)
    result = await library_town.ada.slash(library_town.channel, "faq")
    assert APOLOGY.fullmatch(said(result.response))
