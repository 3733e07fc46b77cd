"""The message menu "Answer from the FAQ", through discord.py."""

from __future__ import annotations

from typing import Any

import discord
import pytest
import simcord

from bot.chat.press import CUSTOM_ID_CHARS, Target, encode_menu
from bot.content.limits import ID_CHARS
from bot.service.answer import Answerer
from tests.support.library import (
    ENTRIES,
    TEXT_DISPLAY,
    Shelf,
    Town,
    client_for,
    labels,
    library,
    said,
    town,
)

MENU = "Answer from the FAQ"
SELECT = 3


def _menu(message: simcord.ResponseMessage | None) -> dict[str, Any]:
    assert message is not None
    rows = [each for each in message.components if each["type"] != TEXT_DISPLAY]
    menu: dict[str, Any]
    [menu] = [each for row in rows for each in row.get("components", []) if each["type"] == SELECT]
    return menu


async def _list(
    here: Town,
    question: discord.Message | simcord.ResponseMessage,
    *,
    by: simcord.MemberActor | None = None,
) -> simcord.InteractionResult:
    """Open the menu on `question`, by default as Ada."""
    return await (by or here.ada).context_menu(here.channel, MENU, question)


async def _pick(
    here: Town, listed: simcord.InteractionResult, entry_id: str = "late-fee"
) -> simcord.InteractionResult:
    assert listed.response is not None
    return await here.ada.select(listed.response, [entry_id])


async def _ask(here: Town, text: str = "late fees please") -> discord.Message:
    return await here.bob.send(here.channel, text)


def _shown(here: Town) -> list[simcord.ResponseMessage]:
    """Return what everybody in the channel sees of the bot."""
    return [
        each
        for each in here.messages(here.channel)
        if not here.env.backend.get_message(each.channel_id, each.id).is_ephemeral
    ]


def _told(result: simcord.InteractionResult) -> str:
    [message] = [each for each in (result.response, *result.followups) if each is not None][-1:]
    return said(message)


async def test_matches_are_listed_for_the_helper_alone(library_town: Town) -> None:
    listed = await _list(library_town, await _ask(library_town))
    assert listed.ephemeral
    assert said(listed.response).startswith(
        "### What may answer this message\n**1. What does a late book cost?**\n-# Ten cents a day."
    )
    options = _menu(listed.response)["options"]
    assert options[0]["label"] == "1. What does a late book cost?"
    assert options[0]["description"] == "Ten cents a day."
    assert _shown(library_town) == []


async def test_a_slow_list_is_announced() -> None:
    async with town(client_for(patience_s=0)) as here:
        listed = await _list(here, await _ask(here))
        assert listed.acknowledged
        assert said(listed.response).startswith("### What may answer this message")


@pytest.mark.parametrize("restarts", [False, True], ids=["", "after a restart"])
async def test_the_one_picked_is_posted_as_a_reply(
    library_town: Town, books: Shelf, *, restarts: bool
) -> None:
    question = await _ask(library_town)
    listed = await _list(library_town, question)
    if restarts:
        await library_town.env.restart_bot(client_for(Answerer(books)))
    await _pick(library_town, listed)
    [posted] = _shown(library_town)
    assert said(posted).startswith("### What does a late book cost?\nTen cents a day.")
    assert said(posted).endswith("\n-# ada looked this up · Lending")
    assert labels(posted)[2:] == ["Helpful", "Not helpful", "Dismiss"]
    stored = library_town.env.backend.get_message(posted.channel_id, posted.id)
    assert stored.reference is not None
    assert stored.reference["message_id"] == str(question.id)
    assert not stored.allowed_mentions.replied_user
    guild, channel = library_town.ada.guild, library_town.channel
    link = f"https://discord.com/channels/{guild.id}/{channel.id}/{posted.id}"
    assert said(listed.response) == f"Posted: {link}"


async def test_the_same_is_not_posted_twice_within_a_minute(library_town: Town) -> None:
    question = await _ask(library_town)
    await _pick(library_town, await _list(library_town, question))
    [posted] = _shown(library_town)
    result = await _pick(library_town, await _list(library_town, question))
    link = f"https://discord.com/channels/{library_town.ada.guild.id}/{posted.channel_id}"
    assert _told(result) == f"Answered here 0 seconds ago: {link}/{posted.id}"
    assert len(_shown(library_town)) == 1


async def test_a_helper_posts_a_few_at_once_and_then_has_to_wait(library_town: Town) -> None:
    question = await _ask(library_town, "how to renew a late book, and the reading room rules")
    listed = await _list(library_town, question)
    ids = [each["value"] for each in _menu(listed.response)["options"]]
    assert len(ids) >= 4
    for entry_id in ids[:3]:
        await _pick(library_town, await _list(library_town, question), entry_id)
    result = await _pick(library_town, listed, ids[3])
    assert _told(result).startswith("That was a lot at once. I can post more for you here in 20")
    assert len(_shown(library_town)) == 3


async def test_the_helper_goes_on_in_place_and_others_privately(library_town: Town) -> None:
    await _pick(library_town, await _list(library_town, await _ask(library_town)))
    [posted] = _shown(library_town)
    first = labels(posted)[0]
    result = await library_town.bob.click(posted, label=first)
    assert result.ephemeral
    assert said(posted).startswith("### What does a late book cost?")
    await library_town.ada.click(posted, label=first)
    assert said(posted).startswith(f"### {first}\n")
    assert labels(posted)[2:] == ["Helpful", "Not helpful", "Dismiss"]


async def test_the_helper_can_take_it_back(library_town: Town) -> None:
    await _pick(library_town, await _list(library_town, await _ask(library_town)))
    [posted] = _shown(library_town)
    refused = await library_town.bob.click(posted, label="Dismiss")
    assert refused.ephemeral
    await library_town.ada.click(posted, label="Dismiss")
    assert _shown(library_town) == []


async def test_it_works_in_a_thread(library_town: Town) -> None:
    backend = library_town.env.backend
    backend.create_thread(library_town.channel.id, "fines", library_town.ada.id)
    await library_town.env.settle()
    [thread] = library_town.channel.threads
    question = await library_town.bob.send(thread, "late fees please")
    listed = await library_town.ada.context_menu(thread, MENU, question)
    assert listed.response is not None
    await library_town.ada.select(listed.response, ["late-fee"])
    assert any(said(each).startswith("### What does") for each in library_town.messages(thread))


@pytest.mark.parametrize("text", ["", "<@1>"], ids=["only a picture", "only a mention"])
async def test_a_message_without_text_is_named_as_such(library_town: Town, text: str) -> None:
    question = await library_town.bob.send(
        library_town.channel, text, attachments=[("cat.png", b"\x89PNG")]
    )
    listed = await _list(library_town, question)
    assert listed.ephemeral
    assert said(listed.response).startswith("I can only read text")


async def test_what_a_message_passes_on_is_read(library_town: Town) -> None:
    elsewhere = library_town.ada.guild.create_text_channel("elsewhere")
    question = await library_town.bob.send(elsewhere, "late fees please")
    passed_on = await library_town.ada.forward(question, library_town.channel)
    listed = await _list(library_town, passed_on)
    assert "**1. What does a late book cost?**" in said(listed.response)


async def test_what_discord_writes_itself_cannot_be_answered(library_town: Town) -> None:
    backend, channel = library_town.env.backend, library_town.channel
    backend.create_thread(channel.id, "late fees", library_town.ada.id)
    await library_town.env.settle()
    [written] = backend.messages[channel.id].values()
    listed = await _list(library_town, simcord.ResponseMessage(library_town.env, written))
    assert listed.ephemeral
    assert said(listed.response).startswith("Discord wrote this message itself")


async def test_a_message_that_nothing_fits_is_named_as_such(library_town: Town) -> None:
    listed = await _list(library_town, await _ask(library_town, "zebra quantum xylophone"))
    assert listed.ephemeral
    assert said(listed.response) == "I know nothing that would answer this message."


async def test_a_message_that_was_deleted_meanwhile(library_town: Town) -> None:
    question = await _ask(library_town)
    listed = await _list(library_town, question)
    await library_town.bob.delete(question)
    result = await _pick(library_town, listed)
    assert _told(result) == "That message is no longer there, so I posted nothing."
    assert _shown(library_town) == []


async def test_a_message_that_is_deleted_at_the_last_moment(library_town: Town) -> None:
    listed = await _list(library_town, await _ask(library_town))
    library_town.env.inject_error("POST", "/channels/*/messages", status=400, code=50_035)
    result = await _pick(library_town, listed)
    assert _told(result).startswith("That message is no longer there")


async def test_an_entry_that_was_removed_meanwhile(library_town: Town, books: Shelf) -> None:
    listed = await _list(library_town, await _ask(library_town))
    books.put(library(*(entry for entry in ENTRIES if entry.id != "late-fee")))
    result = await _pick(library_town, listed)
    assert _told(result).startswith("That answer is no longer here.")
    assert _shown(library_town) == []


async def _closed_to(
    here: Town, who: simcord.MemberActor | discord.ClientUser, **denied: bool
) -> simcord.InteractionResult:
    """Pick an answer in a channel where `who` lacks a permission, and return what Ada is told."""
    overwrites: dict[Any, discord.PermissionOverwrite] = {
        who: discord.PermissionOverwrite(**denied)
    }
    quiet = here.ada.guild.create_text_channel("quiet", overwrites=overwrites)
    question = await here.bob.send(quiet, "late fees please")
    listed = await here.ada.context_menu(quiet, MENU, question)
    assert listed.response is not None
    result = await here.ada.select(listed.response, ["late-fee"])
    public = [each for each in here.messages(quiet) if said(each).startswith("### What does")]
    assert public == []
    return result


async def test_whoever_may_not_write_there_posts_nothing(library_town: Town) -> None:
    result = await _closed_to(library_town, library_town.ada, send_messages=False)
    assert result.ephemeral
    assert _told(result).startswith("You may not write here")


@pytest.mark.parametrize("permission", ["send_messages", "read_message_history"])
async def test_where_the_bot_may_not_write_nothing_is_posted(
    library_town: Town, permission: str
) -> None:
    us = library_town.env.bot.user
    assert us is not None
    result = await _closed_to(library_town, us, **{permission: False})
    assert result.ephemeral
    assert _told(result).startswith("I may not reply here.")


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_refusal_in_spite_of_the_permissions(library_town: Town, method: str) -> None:
    listed = await _list(library_town, await _ask(library_town))
    library_town.env.inject_error(method, "/channels/*/messages*", status=403, code=50_013)
    assert _told(await _pick(library_town, listed)).startswith("I may not reply here.")
    assert _shown(library_town) == []


async def test_an_error_is_admitted_with_a_reference(
    library_town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    listed = await _list(library_town, await _ask(library_town))
    library_town.env.inject_error("POST", "/channels/*/messages", status=500)
    assert "something went wrong on my side" in _told(await _pick(library_town, listed))
    assert "a menu failed, reference" in caplog.text


def _install_for_ada_only(here: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let interactions say, as Discord does, that only a member has installed the bot."""
    original = simcord.interactions.base_payload

    def base_payload(*args: Any, **options: Any) -> tuple[Any, dict[str, Any]]:  # noqa: ANN401
        record, payload = original(*args, **options)
        payload["authorizing_integration_owners"] = {"1": str(here.ada.id)}
        return record, payload

    monkeypatch.setattr(simcord.interactions, "base_payload", base_payload)


async def test_where_only_the_helper_has_it_the_interaction_answers(
    library_town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada, bob = library_town.ada, library_town.bob
    channel = ada.guild.create_text_channel(
        "open", overwrites={ada: discord.PermissionOverwrite(use_external_apps=True)}
    )
    question = await bob.send(channel, "late fees please")
    _install_for_ada_only(library_town, monkeypatch)
    listed = await ada.context_menu(channel, MENU, question)
    assert listed.response is not None
    result = await ada.select(listed.response, ["late-fee"])
    [posted] = result.followups
    assert not library_town.env.backend.get_message(channel.id, posted.id).is_ephemeral
    assert said(posted).startswith("### What does a late book cost?")
    assert "ada looked this up" in said(posted)
    link = f"https://discord.com/channels/{ada.guild.id}/{channel.id}"
    assert f"In answer to {link}/{question.id}" in said(posted)
    assert said(listed.response) == f"Posted: {link}/{posted.id}"
    assert library_town.requests("POST", f"/channels/{channel.id}/messages") == []


async def test_where_apps_may_not_write_nothing_is_posted(
    library_town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    _install_for_ada_only(library_town, monkeypatch)
    result = await _closed_to(library_town, library_town.ada, use_external_apps=False)
    assert _told(result).startswith("External apps may not write here")


def test_its_id_always_fits() -> None:
    highest = 2**64 - 1
    assert len(encode_menu(Target(highest, highest))) <= CUSTOM_ID_CHARS
    # The entry is the value of an option, which takes as much.
    assert ID_CHARS <= CUSTOM_ID_CHARS
