"""Who gets in: every command, route and suggestion of /kb, whoever tries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import discord
import pytest
import simcord
from discord import app_commands, ui

from bot.chat.kb.controls import KbButton
from bot.chat.kb.group import ROUTES, kb_group
from bot.chat.kb.press import BUTTON_PREFIX, press
from bot.chat.locales import Locales
from bot.chat.services import Services
from bot.core.feedback import NO_GUILD, Gap, Lack
from bot.core.roles import Role
from bot.service.answer import Answerer
from bot.service.office import open_office
from bot.storage.memory import MemoryStore
from tests.support.cards import brought_along
from tests.support.library import client_for, said, shelf, shipped_languages, town
from tests.support.moderators import NOW, Council

REFUSED = "This is for the moderators of this server."
TOO_MUCH = "Your role here does not go that far. Ask somebody who manages this server."
# For each kind of option, something that may be given.
GIVEN: dict[discord.AppCommandOptionType, Any] = {
    discord.AppCommandOptionType.string: "late-fee",
    discord.AppCommandOptionType.integer: 7,
    discord.AppCommandOptionType.boolean: True,
    discord.AppCommandOptionType.attachment: ("faq.yaml", b"entries: []"),
}


def _commands() -> dict[str, app_commands.Command[Any, ..., Any]]:
    office = open_office(Answerer(shelf()), MemoryStore())
    services = Services(office, shipped_languages(), Locales(), 1.0)
    found = kb_group(services).walk_commands()
    return {
        each.qualified_name.removeprefix("kb "): each
        for each in found
        if isinstance(each, app_commands.Command)
    }


COMMANDS = _commands()
COMPLETED = [
    (name, option.name)
    for name, command in COMMANDS.items()
    for option in command.parameters
    if option.autocomplete
]


def _options(command: app_commands.Command[Any, ..., Any]) -> Iterator[tuple[str, Any]]:
    for option in command.parameters:
        if option.required:
            yield option.name, option.choices[0].value if option.choices else GIVEN[option.type]


async def _state(here: Council) -> list[object]:
    """Return everything that somebody could have changed."""
    store, guild = here.store, here.guild_id
    return [
        await store.list_revisions(guild),
        await store.list_drafts(guild),
        await store.list_audit(guild),
        await store.list_groups(guild),
        await store.get_settings(guild),
    ]


async def _press(
    here: Council, verb: str, *args: int, by: simcord.MemberActor
) -> simcord.InteractionResult:
    """Press a button that everybody sees, as no button of ours is."""
    view = ui.LayoutView(timeout=None)
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    custom_id = press(verb, *args).encode(BUTTON_PREFIX)
    view.add_item(row.add_item(KbButton(ui.Button(label="Press", custom_id=custom_id))))
    await here.client.get_partial_messageable(here.town.channel.id).send(view=view)
    return await by.click(here.town.messages(here.town.channel)[-1], label="Press")


def _told(result: simcord.InteractionResult) -> str:
    [message] = [each for each in (result.response, *result.followups) if each is not None]
    return said(message)


@pytest.mark.parametrize("name", COMMANDS)
async def test_an_outsider_cannot_use(here: Council, name: str) -> None:
    before = await _state(here)
    outsider = here.people[Role.OUTSIDER]
    result = await here.kb(name, by=outsider, **dict(_options(COMMANDS[name])))
    assert result.ephemeral
    assert _told(result) == REFUSED
    assert result.modal is None
    assert await _state(here) == before


@pytest.mark.parametrize("verb", sorted(ROUTES))
async def test_an_outsider_cannot_press(here: Council, verb: str) -> None:
    before = await _state(here)
    result = await _press(here, verb, 1, 0, 1, by=here.people[Role.OUTSIDER])
    assert result.ephemeral
    assert _told(result) == REFUSED
    assert result.modal is None
    assert await _state(here) == before


@pytest.mark.parametrize(("name", "option"), COMPLETED)
async def test_an_outsider_is_offered_nothing(here: Council, name: str, option: str) -> None:
    channel = here.town.channel
    outsider = here.people[Role.OUTSIDER]
    assert await outsider.autocomplete(channel, f"kb {name}", option, "") == []


@pytest.mark.parametrize(
    "verb", [verb for verb, route in ROUTES.items() if route.needed > Role.READER]
)
async def test_a_role_that_is_too_low_is_told_so(here: Council, verb: str) -> None:
    before = await _state(here)
    lower = here.people[Role(ROUTES[verb].needed - 1)]
    assert _told(await _press(here, verb, 1, 0, 1, by=lower)) == TOO_MUCH
    assert await _state(here) == before


async def test_whoever_manages_a_server_that_has_not_installed_us_sees_nothing(
    here: Council,
) -> None:
    await here.store.add_gap(Gap(NO_GUILD, "where are my keys", Lack.MISS, NOW))
    with brought_along(replace(here.town, ada=here.sam)):
        assert _told(await here.kb("queue")) == REFUSED
        assert _told(await _press(here, "audit", 0, by=here.sam)) == REFUSED


def test_every_route_takes_a_role() -> None:
    assert [verb for verb, route in ROUTES.items() if route.needed is Role.OUTSIDER] == []


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OUTSIDER])
async def test_a_role_of_the_settings_lets_in(here: Council, role: Role) -> None:
    result = await here.kb("history", by=here.people[role])
    assert said(result.response).startswith("### Latest changes")


async def test_whoever_lost_the_role_is_out_at_the_next_press(here: Council) -> None:
    reader = here.people[Role.READER]
    await here.kb("history", by=reader)
    settings = await here.store.get_settings(here.guild_id)
    await here.moderation.settings.change(here.guild_id, type(settings)(version=settings.version))
    assert _told(await _press(here, "audit", 0, by=reader)) == REFUSED
    assert _told(await _press(here, "audit", 0, by=here.sam)).startswith("### Who did what")


async def test_a_control_of_another_version_is_admitted_to_be_unknown(here: Council) -> None:
    result = await _press(here, "no-such-verb", by=here.sam)
    assert _told(result).startswith("I do not know this button any more.")
    assert _told(await _press(here, "no-such-verb", by=here.people[Role.OUTSIDER])) == REFUSED


async def test_without_moderation_there_is_no_kb() -> None:
    async with town(client_for()) as plain:
        commands = plain.requests("PUT", "/commands")[0].json
        assert "kb" not in [each["name"] for each in commands or []]


async def test_the_group_is_hidden_and_for_servers_only(here: Council) -> None:
    [sent] = here.town.requests("PUT", "/commands")
    [kb] = [each for each in sent.json or [] if each["name"] == "kb"]
    assert kb["default_member_permissions"] == discord.Permissions(manage_guild=True).value
    assert kb["contexts"] == [0]
    assert kb["integration_types"] == [0]
