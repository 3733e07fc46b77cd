"""What a subject can rely on: forms, menus, previews and errors, with routes of a test's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import discord
import pytest
from discord import ui

from bot.chat.card import Option
from bot.chat.kb.entries import find_entry, preview_of
from bot.chat.kb.group import ROUTES
from bot.chat.kb.press import press
from bot.chat.kb.route import Route
from bot.chat.kb.sheet import (
    Attached,
    Button,
    ChannelPick,
    Pick,
    RolePick,
    Row,
    Sheet,
    render_sheet,
)
from bot.chat.kb.visit import Visit
from bot.core.roles import Role
from tests.support.library import said
from tests.support.moderators import Council

Add = Callable[[str, Route], None]


@pytest.fixture
def add(monkeypatch: pytest.MonkeyPatch) -> Add:
    """Give a way to add a route, as a subject does."""

    def add_route(verb: str, route: Route) -> None:
        monkeypatch.setitem(ROUTES, verb, route)

    return add_route


async def _post(here: Council, row: Row) -> None:
    """Put controls where everybody sees them, as none of ours are."""
    channel = here.client.get_partial_messageable(here.town.channel.id)
    await channel.send(view=render_sheet(Sheet("Try it.", rows=(row,))))


async def _ask_for_a_name(visit: Visit) -> None:
    field: ui.TextInput[ui.Modal] = ui.TextInput(custom_id="name")
    pick: ui.Select[ui.Modal] = ui.Select(
        custom_id="kind", options=[discord.SelectOption(label="Cat", value="cat")]
    )
    fields = (
        ui.Label[ui.Modal](text="Name", component=field),
        ui.Label[ui.Modal](text="Kind", component=pick),
    )
    await visit.open_form(press("named", 5), "A form", fields)


async def _tell(visit: Visit) -> None:
    given = visit.given
    told = f"{visit.args} {given.values} {dict(given.texts)} {dict(given.picks)}"
    await visit.show(Sheet(f"`{told}`"))


async def test_a_form_comes_back_with_its_arguments(here: Council, add: Add) -> None:
    add("name", Route(Role.EDITOR, _ask_for_a_name, opens_form=True))
    add("named", Route(Role.EDITOR, _tell))
    await _post(here, (Button("Name it", press("name")),))
    editor = here.people[Role.EDITOR]
    shown = await editor.click(here.town.messages(here.town.channel)[-1], label="Name it")
    result = await editor.submit_modal(shown, {"name": "Tom", "kind": ["cat"]})
    assert result.ephemeral
    assert said(result.response) == "`('5',) () {'name': 'Tom'} {'kind': ('cat',)}`"


async def test_a_form_of_somebody_who_lost_the_role_is_refused(here: Council, add: Add) -> None:
    add("name", Route(Role.EDITOR, _ask_for_a_name, opens_form=True))
    add("named", Route(Role.EDITOR, _tell))
    await _post(here, (Button("Name it", press("name")),))
    editor = here.people[Role.EDITOR]
    shown = await editor.click(here.town.messages(here.town.channel)[-1], label="Name it")
    settings = await here.store.get_settings(here.guild_id)
    await here.moderation.settings.change(here.guild_id, replace(settings, editors=()))
    result = await editor.submit_modal(shown, {"name": "Tom", "kind": ["cat"]})
    assert said(result.response) == "This is for the moderators of this server."


@pytest.mark.parametrize("kind", ["options", "roles", "channels"])
async def test_what_is_picked_arrives(here: Council, add: Add, kind: str) -> None:
    add("picked", Route(Role.READER, _tell))
    to, channel = press("picked", "x"), here.town.channel
    rows: dict[str, tuple[Row, object, str]] = {
        "options": (Pick(to, "Pick", (Option("a", "A"),)), "a", "a"),
        "roles": (RolePick(to, "Pick"), here.role, str(here.role.id)),
        "channels": (ChannelPick(to, "Pick"), channel, str(channel.id)),
    }
    row, value, arrives = rows[kind]
    await _post(here, row)
    result = await here.sam.select(here.town.messages(channel)[-1], [value])
    assert said(result.response) == f"`('x',) ('{arrives}',) {{}} {{}}`"


async def test_a_preview_is_the_card_that_members_get(here: Council, add: Add) -> None:
    async def show(visit: Visit) -> None:
        entry = await find_entry(visit, "late-fee")
        assert entry is not None
        changed = replace(entry, answer="A **dollar** a day.")
        await visit.show(Sheet("Like this?", preview=await preview_of(visit, changed)))

    add("preview", Route(Role.READER, show))
    await _post(here, (Button("Show", press("preview")),))
    shown = await here.sam.click(here.town.messages(here.town.channel)[-1], label="Show")
    answer = await here.sam.slash(here.town.channel, "faq", question="entry:late-fee")
    assert said(shown.response) == "Like this?\n" + said(answer.response).replace(
        "Ten cents a day.", "A **dollar** a day."
    )


async def test_files_come_and_go_with_a_sheet(here: Council, add: Add) -> None:
    async def show(visit: Visit) -> None:
        again = (Button("Again", press("plain")),)
        await visit.show(Sheet("Here.", rows=(again,), attached=(Attached("a.csv", b"1,2"),)))

    add("files", Route(Role.READER, show))
    add("plain", Route(Role.READER, _tell))
    await _post(here, (Button("Show", press("files")),))
    shown = await here.sam.click(here.town.messages(here.town.channel)[-1], label="Show")
    assert shown.response is not None
    assert [each.filename for each in shown.response.attachments] == ["a.csv"]
    await here.sam.click(shown.response, label="Again")
    assert shown.response.attachments == []


async def test_a_failure_is_told_with_a_reference(here: Council, add: Add) -> None:
    async def fail(_visit: Visit) -> None:
        raise ZeroDivisionError

    add("fail", Route(Role.READER, fail))
    await _post(here, (Button("Fail", press("fail")),))
    result = await here.sam.click(here.town.messages(here.town.channel)[-1], label="Fail")
    [told] = [each for each in (result.response, *result.followups) if each is not None]
    assert said(told).startswith("Sorry, something went wrong on my side.")
