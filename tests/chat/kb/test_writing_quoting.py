"""The message menu that saves a reply as an entry."""

from __future__ import annotations

import discord
import pytest

from bot.core.revisions import DraftState
from bot.core.roles import Role
from tests.support.entry_forms import fields, press, submit
from tests.support.library import said
from tests.support.moderators import Council

MENU = "Save as FAQ entry"
ADVICE = "Tell the **desk**, and bring your card."


async def test_a_reply_becomes_an_entry_with_credit_and_link(here: Council) -> None:
    ada = here.people[Role.OUTSIDER]
    message = await ada.send(here.town.channel, ADVICE)
    shown = await here.sam.context_menu(here.town.channel, MENU, message)
    link = f"https://discord.com/channels/{here.guild_id}/{here.town.channel.id}/{message.id}"
    answer = f"{ADVICE}\n\n-# [From a message]({link})"
    assert fields(shown) == {
        "question": "",
        "answer": answer,
        "phrasings": "",
        "topic": [],
        "follow_ups": "",
    }
    preview = await submit(here, shown, question="What if I lose my card?")
    await press(here, preview, "Save entry")
    held = await here.moderation.guilds.settle(here.guild_id)
    entry = held.current.knowledge.entry_by_id["what-if-i-lose-my-card"]
    assert (entry.answer, entry.written_by) == (answer, "outsider")


async def test_names_take_the_place_of_ids(here: Council) -> None:
    editor, role = here.people[Role.EDITOR], here.role
    text = f"<@{editor.id}> and <@!{editor.id}> know, or <@&{role.id}>, not @everyone in <#7>."
    message = await here.sam.send(here.town.channel, text)
    shown = await here.sam.context_menu(here.town.channel, MENU, message)
    saved = fields(shown)["answer"].partition("\n")[0]
    assert saved == "@editor and @editor know, or @…, not everyone in <#7>."


async def test_a_text_that_fills_the_form_is_not_cut(here: Council) -> None:
    text = "w" * 2_000
    message = await here.sam.send(here.town.channel, text)
    shown = await here.sam.context_menu(here.town.channel, MENU, message)
    assert fields(shown)["answer"].startswith(text)


async def test_a_message_without_text_is_told(here: Council) -> None:
    message = await here.sam.send(here.town.channel, attachments=[("a.png", b"picture")])
    shown = await here.sam.context_menu(here.town.channel, MENU, message)
    assert shown.modal is None
    assert said(shown.response).startswith("There is no text in this message")


@pytest.mark.parametrize(
    ("role", "refusal"),
    [
        (Role.OUTSIDER, "This is for the moderators of this server."),
        (Role.READER, "Your role here does not go that far."),
    ],
)
async def test_those_who_may_not_write_are_refused(here: Council, role: Role, refusal: str) -> None:
    # As whoever manages a server may settle on Discord; what we check ourselves is what counts.
    [menu] = [each for each in await here.client.tree.fetch_commands() if each.name == MENU]
    guild = here.town.ada.guild
    guild.set_command_permissions(menu, {guild.default_role: True})
    message = await here.sam.send(here.town.channel, ADVICE)
    shown = await here.people[role].context_menu(here.town.channel, MENU, message)
    assert shown.modal is None
    assert shown.ephemeral
    assert said(shown.response).startswith(refusal)
    assert await here.store.list_drafts(here.guild_id, state=DraftState.WORKING) == []


async def test_discord_shows_it_to_those_who_manage_the_server(here: Council) -> None:
    [sent] = here.town.requests("PUT", "/commands")
    [menu] = [each for each in sent.json or [] if each["name"] == MENU]
    assert menu["default_member_permissions"] == discord.Permissions(manage_guild=True).value
    assert menu["contexts"] == [0]
