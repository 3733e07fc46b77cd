"""/help and /privacy through discord.py."""

from __future__ import annotations

import pytest

from bot.chat.present import Where, card_of_help
from bot.service.answer import Answerer
from bot.service.desk import Help
from tests.support.library import ENTRIES, Shelf, Town, client_for, labels, library, said


async def test_help_in_a_server(library_town: Town) -> None:
    result = await library_town.ada.slash(library_town.channel, "help")
    assert result.ephemeral
    text = said(result.response)
    assert text.startswith("### How to ask me\nOnly you see what I answer to these:\n- **/ask**")
    assert text.endswith("When I can't help, ask the moderators of this server.")


async def test_help_directly_by_command_or_word(library_town: Town) -> None:
    by_command = said((await library_town.ada.user.slash("help")).response)
    [by_word] = await library_town.tell("help")
    assert by_command == said(by_word)
    assert by_command.startswith("### How to ask me\nJust write your question")
    assert by_command.endswith("ask the moderators of the server you know me from.")


async def test_an_example_opens(library_town: Town) -> None:
    card = (await library_town.ada.slash(library_town.channel, "help")).response
    assert card is not None
    assert labels(card) == [entry.question for entry in ENTRIES[:2]]
    await library_town.ada.click(card, label=ENTRIES[0].question)
    assert said(card).startswith(f"### {ENTRIES[0].question}")


async def test_privacy_tells_what_is_kept(library_town: Town) -> None:
    result = await library_town.ada.slash(library_town.channel, "privacy")
    assert result.ephemeral
    assert said(result.response).startswith("### What I remember about you\nWhile we talk,")
    assert "nothing else to show you or to delete" in said(result.response)
    assert labels(result.response) == ["Forget our conversation"]


async def test_forget_ends_the_conversation_of_whoever_clicks(library_town: Town) -> None:
    await library_town.tell("how long is a loan")
    card = (await library_town.ada.slash(library_town.channel, "privacy")).response
    assert card is not None
    await library_town.ada.click(card, label="Forget our conversation")
    assert said(card) == "Done. I no longer remember what we talked about."
    [message] = await library_town.tell("2")
    assert not said(message).startswith("### What does a late book cost?")


async def test_forget_leaves_others_their_conversation(library_town: Town) -> None:
    await library_town.tell("how long is a loan")
    card = (await library_town.bob.slash(library_town.channel, "privacy")).response
    assert card is not None
    await library_town.bob.click(card, label="Forget our conversation")
    [message] = await library_town.tell("2")
    assert said(message).startswith("### What does a late book cost?")


async def test_forget_works_directly_and_after_a_restart(library_town: Town, books: Shelf) -> None:
    [card] = await library_town.tell("privacy")
    await library_town.env.restart_bot(client_for(Answerer(books)))
    await library_town.tell("how long is a loan")
    await library_town.ada.user.click(card, label="Forget our conversation")
    assert said(card).startswith("Done.")
    [message] = await library_town.tell("2")
    assert not said(message).startswith("### What does a late book cost?")


@pytest.mark.parametrize(
    ("where", "start", "end"),
    [
        pytest.param(Where.DIRECT, "Just write", "the server you know me from.", id="directly"),
        pytest.param(Where.SERVER, "Only you see", "moderators of this server.", id="in a server"),
        pytest.param(Where.ELSEWHERE, "Only you", "the server you know me from.", id="elsewhere"),
    ],
)
def test_help_suits_the_place_and_has_three_examples(where: Where, start: str, end: str) -> None:
    card = card_of_help(Help(ENTRIES), library(), where)
    assert card.body.startswith(start)
    assert card.body.endswith(end)
    assert [choice.label for choice in card.choices] == [each.question for each in ENTRIES[:3]]
