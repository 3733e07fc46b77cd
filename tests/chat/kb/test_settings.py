"""/kb settings: every menu of the card, and what it is good for afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import discord
import pytest
import simcord

from bot.core.guild import GuildSettings
from bot.core.model import Stance
from bot.core.roles import Role
from bot.errors import StorageError
from bot.storage.memory import MemoryStore
from tests.support.cards import english
from tests.support.library import Shelf, said, speaking
from tests.support.moderators import Council, council, moderated_client
from tests.support.outages import cut_off

SELECTS = {3, 6, 8}


async def _open(here: Council, by: simcord.MemberActor | None = None) -> simcord.ResponseMessage:
    result = await here.kb("settings", by=by)
    assert result.ephemeral
    assert result.response is not None
    return result.response


def _menus(message: simcord.ResponseMessage) -> dict[str, dict[str, Any]]:
    """Return the menus of the card by the names of their settings."""
    rows = [each["components"][0] for each in message.components if "components" in each]
    return {each["custom_id"].split(":")[3]: each for each in rows if each["type"] in SELECTS}


async def _pick(
    here: Council, message: simcord.ResponseMessage, name: str, values: Sequence[Any]
) -> simcord.ResponseMessage:
    custom_id = _menus(message)[name]["custom_id"]
    result = await here.sam.select(message, values, custom_id=custom_id)
    assert result.response is not None
    return result.response


async def _settled(here: Council) -> GuildSettings:
    return await here.store.get_settings(here.guild_id)


@pytest.mark.parametrize(
    ("name", "value", "field", "expected"),
    [
        ("answers", "public", "is_public", True),
        ("stance", "eager", "stance", Stance.EAGER),
        ("language", "fr", "language", "fr"),
        ("retention", "30", "retention_days", 30),
    ],
)
async def test_a_pick_is_settled_noted_and_shown(
    here: Council, name: str, value: str, field: str, expected: object
) -> None:
    shown = await _pick(here, await _open(here), name, [value])
    assert said(shown).startswith("### How I work in this server\nSaved.")
    assert getattr(await _settled(here), field) == expected
    options = _menus(shown)[name]["options"]
    assert [each["value"] for each in options if each.get("default")] == [value]
    [record] = await here.store.list_audit(here.guild_id)
    assert (record.action, record.actor_id) == ("settings", here.sam.id)
    assert dict(record.detail) == {name: [value]}


@pytest.mark.parametrize("name", ["stance", "language"])
async def test_what_was_settled_can_be_left_open_again(here: Council, name: str) -> None:
    value = "eager" if name == "stance" else "de"
    shown = await _pick(here, await _open(here), name, [value])
    await _pick(here, shown, name, ["-"])
    assert getattr(await _settled(here), name) == getattr(GuildSettings(), name)


@pytest.mark.parametrize("name", ["readers", "contributors", "editors", "admins"])
async def test_roles_are_picked_and_taken_away(here: Council, name: str) -> None:
    role = here.sam.guild.create_role("helpers")
    shown = await _pick(here, await _open(here), name, [role])
    assert getattr(await _settled(here), name) == (role.id,)
    assert _menus(shown)[name]["default_values"] == [{"id": role.id, "type": "role"}]
    await _pick(here, shown, name, [])
    assert getattr(await _settled(here), name) == ()
    first, second = said((await here.kb("audit")).response).split("- **")[1:]
    called = english()(f"kb-settings-{name}")
    assert first.startswith(f"Changed the settings** ({called}: Only those who manage the server)")
    assert second.startswith(f"Changed the settings** ({called}: <@&{role.id}>)")


async def test_channels_are_picked(here: Council) -> None:
    forum = here.sam.guild.create_forum_channel("help")
    channel = here.town.channel
    shown = await _pick(here, await _open(here), "channels", [channel])
    shown = await _pick(here, shown, "suggest", [forum])
    shown = await _pick(here, shown, "log", [channel])
    settings = await _settled(here)
    assert settings.channels == (channel.id,)
    assert settings.suggest_in == (forum.id,)
    assert settings.log_channel == channel.id
    await _pick(here, shown, "log", [])
    assert (await _settled(here)).log_channel is None


async def test_a_number_of_days_that_another_tool_settled_is_kept(here: Council) -> None:
    await here.moderation.settings.change(
        here.guild_id, replace(await _settled(here), retention_days=45)
    )
    options = _menus(await _open(here))["retention"]["options"]
    assert [each["value"] for each in options if each.get("default")] == ["45"]


async def test_a_pick_on_a_card_that_is_out_of_date_changes_nothing(here: Council) -> None:
    mine, theirs = await _open(here), await _open(here)
    await _pick(here, theirs, "language", ["de"])
    shown = await _pick(here, mine, "answers", ["public"])
    assert "Somebody else changed the settings meanwhile" in said(shown)
    settings = await _settled(here)
    assert (settings.language, settings.is_public) == ("de", False)
    await _pick(here, shown, "answers", ["public"])
    assert (await _settled(here)).is_public


async def test_a_pick_counts_after_a_restart(here: Council, books: Shelf) -> None:
    shown = await _open(here)
    client, _ = moderated_client(books, here.store)
    await here.town.env.restart_bot(client)
    await _pick(here, shown, "answers", ["public"])
    assert (await _settled(here)).is_public


@pytest.mark.parametrize("role", [Role.READER, Role.CONTRIBUTOR, Role.EDITOR])
async def test_only_admins_see_the_settings(here: Council, role: Role) -> None:
    result = await here.kb("settings", by=here.people[role])
    assert said(result.response or result.followups[0]).startswith("Your role here does not go")


async def test_an_admin_sees_them_in_another_language(here: Council) -> None:
    with speaking(here.town, "es"):
        assert len(_menus(await _open(here, by=here.people[Role.ADMIN]))) == 11


class LostStore(MemoryStore):
    """A store whose settings can be lost."""

    is_lost = False

    async def get_settings(self, guild_id: int) -> GuildSettings:
        if self.is_lost:
            raise StorageError("read the settings", "it is away")
        return await super().get_settings(guild_id)


async def test_without_the_database_no_settings_are_made_up() -> None:
    store = LostStore()
    async with council(store=store) as here:
        shown = await _open(here)
        store.is_lost = True
        result = await here.kb("settings")
        told = [each for each in (result.response, *result.followups) if each is not None]
        assert said(told[-1]).startswith("I cannot reach my database right now")
        menu = _menus(shown)["answers"]["custom_id"]
        failed = await here.sam.select(shown, ["public"], custom_id=menu)
        assert said(failed.followups[0]).startswith("I cannot reach my database right now")
        store.is_lost = False
        assert not (await _settled(here)).is_public


async def _mention(here: Council, channel: simcord.ChannelHandle, text: str) -> list[str]:
    before = len(here.town.messages(channel))
    us = here.town.env.backend.bot_user.id
    await here.sam.send(channel, f"<@{us}> {text}")
    return [said(each) for each in here.town.messages(channel)[before:]]


async def test_mentions_are_answered_in_the_named_channels_only(here: Council) -> None:
    elsewhere = here.sam.guild.create_text_channel("elsewhere")
    await _pick(here, await _open(here), "channels", [here.town.channel])
    [answer] = await _mention(here, here.town.channel, "late fees")
    assert "Ten cents a day." in answer
    [hint] = await _mention(here, elsewhere, "late fees")
    assert hint == f"I answer mentions in <#{here.town.channel.id}>. Here you can use **/ask**."
    # One hint is enough for a while.
    assert await _mention(here, elsewhere, "late fees") == []


async def test_a_thread_goes_with_its_channel(here: Council) -> None:
    await _pick(here, await _open(here), "channels", [here.town.channel])
    backend = here.town.env.backend
    backend.create_thread(here.town.channel.id, "a talk", here.sam.id)
    await here.town.env.settle()
    [thread] = here.town.channel.threads
    [answer] = await _mention(here, thread, "late fees")
    assert "Ten cents a day." in answer


async def test_the_language_is_that_of_answers_that_everybody_sees(here: Council) -> None:
    shown = await _pick(here, await _open(here), "language", ["de"])
    [help_text] = await _mention(here, here.town.channel, "")
    assert help_text.startswith("Erwähne mich")
    await _pick(here, shown, "answers", ["public"])
    answer = await here.sam.slash(here.town.channel, "ask", question="late fees")
    assert not answer.ephemeral
    assert "Hilfreich" in str(answer.response.components if answer.response else "")


@pytest.mark.parametrize(("stance", "is_sure"), [("cautious", False), ("eager", True)])
async def test_how_sure_the_bot_must_be_is_as_settled(
    here: Council, stance: str, *, is_sure: bool
) -> None:
    question = "can i renew books on line now"
    await _pick(here, await _open(here), "stance", [stance])
    answer = await here.sam.slash(here.town.channel, "ask", question=question)
    assert ("Did you mean" not in said(answer.response)) is is_sure
    told = said((await here.kb("explain", question=question)).response)
    assert ("I answer this with" in told) is is_sure


async def test_what_is_changed_is_told_in_the_log_channel(here: Council) -> None:
    log = here.sam.guild.create_text_channel("log")
    await _pick(here, await _open(here), "log", [log])
    editor = here.people[Role.EDITOR]
    asked = (await here.kb("remove", entry="late-fee", by=editor)).response
    assert asked is not None
    await editor.click(asked, label="Remove")
    settings, revision = here.town.messages(log)
    assert said(settings).startswith(
        f"- **Changed the settings** (Where I announce changes: <#{log.id}>)"
    )
    assert said(revision).startswith("- **1** · Entry `late-fee`")
    assert f"<@{editor.id}>" in said(revision)
    stored = here.town.env.backend.get_message(log.id, revision.id)
    assert stored.ping_user_ids == []


async def test_a_change_is_saved_though_the_log_channel_is_out_of_reach(here: Council) -> None:
    log = here.sam.guild.create_text_channel("log")
    await _pick(here, await _open(here), "log", [log])
    cut_off(here.town, "POST", f"/channels/{log.id}/messages")
    asked = (await here.kb("remove", entry="late-fee")).response
    assert asked is not None
    removed = await here.sam.click(asked, label="Remove")
    assert said(removed.response).startswith("### Saved")
    assert removed.followups == []
    assert len(here.town.messages(log)) == 1
    doctor = await here.kb("doctor")
    assert f"❌ I could not announce the last change in <#{log.id}>" in said(doctor.response)


async def test_a_log_channel_that_is_closed_breaks_nothing(here: Council) -> None:
    guild, silent = here.sam.guild, discord.PermissionOverwrite(send_messages=False)
    log = guild.create_text_channel("log", overwrites={guild.default_role: silent})
    shown = await _pick(here, await _open(here), "log", [log])
    assert "Saved." in said(shown)
    doctor = await here.kb("doctor")
    assert f"❌ I could not announce the last change in <#{log.id}>" in said(doctor.response)
    assert f"❌ In <#{log.id}> I am missing: Send Messages." in said(doctor.response)
