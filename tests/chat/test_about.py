"""/help and /privacy through discord.py."""

from __future__ import annotations

import pytest
import simcord

from bot.chat.present import card_of_help
from bot.chat.scene import Scene, Where
from bot.service.answer import Answerer
from bot.service.desk import Help
from tests.support.cards import among_friends, brought_along
from tests.support.library import (
    ENTRIES,
    Shelf,
    Town,
    answer_of,
    client_for,
    labels,
    library,
    said,
    shipped_languages,
)


async def test_help_in_a_server(library_town: Town) -> None:
    result = await library_town.ada.slash(library_town.channel, "help")
    assert result.ephemeral
    text = said(result.response)
    assert text.startswith("### How to ask me\nOnly you see what I answer to these, though some")
    assert "**/ask** to everybody:\n- **/ask** answers your question" in text
    assert text.endswith(
        "Mention me and I answer where all can read it. You can also write to me directly.\n"
        "When I can't help, ask the moderators of this server."
    )


async def test_help_where_only_the_member_has_it(library_town: Town) -> None:
    ada = library_town.ada
    with brought_along(library_town):
        in_server = said((await ada.slash(library_town.channel, "help")).response)
    with among_friends(library_town):
        among_others = said((await ada.user.slash("help")).response)
    assert in_server == among_others
    assert "Mention me" not in in_server
    assert in_server.endswith(
        "You can also write to me directly.\n"
        "When I can't help, ask the moderators of the server you know me from."
    )


async def test_help_directly_by_command_or_word(library_town: Town) -> None:
    by_command = said((await library_town.ada.user.slash("help")).response)
    [by_word] = await library_town.tell("help")
    assert by_command == said(by_word)
    assert by_command.startswith("### How to ask me\nJust write your question")
    assert by_command.endswith("ask the moderators of the server you know me from.")


async def test_an_example_opens(library_town: Town) -> None:
    card = (await library_town.ada.slash(library_town.channel, "help")).response
    assert card is not None
    assert labels(card) == [*(entry.question for entry in ENTRIES[:2]), "Ask the moderators"]
    await library_town.ada.click(card, label=ENTRIES[0].question)
    assert said(card).startswith(f"### {ENTRIES[0].question}")


async def test_privacy_tells_what_is_kept(library_town: Town) -> None:
    result = await library_town.ada.slash(library_town.channel, "privacy")
    assert result.ephemeral
    assert said(result.response).startswith(
        "### What I remember about you\n- **Your questions** are not kept with your name."
    )
    assert labels(result.response) == ["Show my data", "Delete my data"]


async def test_privacy_directly_by_command_or_word(library_town: Town) -> None:
    by_command = (await library_town.ada.user.slash("privacy")).response
    [by_word] = await library_town.tell("privacy")
    assert said(by_command) == said(by_word)
    assert labels(by_command) == labels(by_word) == ["Show my data", "Delete my data"]


async def _delete(
    by: simcord.MemberActor | simcord.UserHandle, card: simcord.ResponseMessage | None
) -> simcord.ResponseMessage:
    """Delete one's data from the card on privacy, and return what is said once it is gone."""
    assert card is not None
    asked = await by.click(card, label="Delete my data")
    assert asked.ephemeral
    assert asked.response is not None
    assert said(asked.response).startswith("### Delete everything about you?\n")
    assert labels(asked.response) == ["Yes, delete it"]
    [gone] = (await by.click(asked.response, label="Yes, delete it")).followups
    return gone


async def test_deleted_data_ends_the_conversation_of_whoever_clicks(library_town: Town) -> None:
    await library_town.tell("how long is a loan")
    card = (await library_town.ada.slash(library_town.channel, "privacy")).response
    before = said(card)
    gone = await _delete(library_town.ada, card)
    assert said(gone) == "Done. Nothing that I store has your id any more."
    assert said(card) == before
    [message] = await library_town.tell("2")
    assert not answer_of(message).startswith("### What does a late book cost?")


async def test_nothing_is_deleted_before_it_is_confirmed(library_town: Town) -> None:
    await library_town.tell("how long is a loan")
    card = (await library_town.ada.slash(library_town.channel, "privacy")).response
    assert card is not None
    await library_town.ada.click(card, label="Delete my data")
    [message] = await library_town.tell("2")
    assert said(message).startswith("### What does a late book cost?")


async def test_deleted_data_leaves_others_their_conversation(library_town: Town) -> None:
    await library_town.tell("how long is a loan")
    await _delete(
        library_town.bob, (await library_town.bob.slash(library_town.channel, "privacy")).response
    )
    [message] = await library_town.tell("2")
    assert said(message).startswith("### What does a late book cost?")


async def test_data_is_deleted_directly_and_after_a_restart(
    library_town: Town, books: Shelf
) -> None:
    [card] = await library_town.tell("privacy")
    await library_town.env.restart_bot(client_for(Answerer(books)))
    await library_town.tell("how long is a loan")
    assert said(await _delete(library_town.ada.user, card)).startswith("Done.")
    [message] = await library_town.tell("2")
    assert not answer_of(message).startswith("### What does a late book cost?")


@pytest.mark.parametrize(
    ("where", "start", "end"),
    [
        pytest.param(Where.DIRECT, "Just write", "the server you know me from.", id="directly"),
        pytest.param(Where.SERVER, "Only you see", "moderators of this server.", id="in a server"),
        pytest.param(Where.ELSEWHERE, "Only you", "the server you know me from.", id="elsewhere"),
    ],
)
def test_help_suits_the_place_and_has_three_examples(where: Where, start: str, end: str) -> None:
    card = card_of_help(Help(ENTRIES), Scene(library(), shipped_languages().english, where))
    assert card.body.startswith(start)
    assert card.body.endswith(end)
    assert [choice.label for choice in card.choices] == [each.question for each in ENTRIES[:3]]
