"""The text that changes whenever our commands do."""

from __future__ import annotations

from typing import Any

import discord
import pytest
from discord import app_commands

from bot.chat.client import AttacheClient, CommandTree, create_client
from bot.chat.fingerprint import fingerprint
from bot.service.answer import Answerer
from bot.service.office import open_office
from bot.service.once import do_when_changed
from bot.storage.memory import MemoryStore
from tests.support.cards import ask
from tests.support.library import said, shelf, shipped_languages, town

Command = app_commands.Command[Any, ..., Any] | app_commands.ContextMenu


class Dictionary(app_commands.Translator):
    """Knows some words of French."""

    def __init__(self, **words: str) -> None:
        self._words = words

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        is_known = locale is discord.Locale.french
        return self._words.get(string.message) if is_known else None


def _lend(
    name: str = "lend",
    description: str = "Borrow a book",
    option: str = "book",
    permissions: discord.Permissions | None = None,
) -> Command:
    @app_commands.command(name=name, description=description)
    @app_commands.rename(title=option)
    @app_commands.default_permissions(permissions)
    async def lend(interaction: discord.Interaction, title: str) -> None: ...

    return lend


async def _of(*commands: Command, translator: app_commands.Translator | None = None) -> str:
    client = discord.Client(intents=discord.Intents.none())
    tree = app_commands.CommandTree(client)
    for command in commands:
        tree.add_command(command)
    if translator is not None:
        await tree.set_translator(translator)
    return await fingerprint(tree)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(_lend(name="borrow"), id="a name"),
        pytest.param(_lend(description="Take a book home"), id="a description"),
        pytest.param(_lend(option="title"), id="the name of an option"),
        pytest.param(_lend(permissions=discord.Permissions(manage_guild=True)), id="a permission"),
    ],
)
async def test_it_changes_with(other: Command) -> None:
    assert await _of(_lend()) != await _of(other)


async def test_it_changes_with_a_command_more() -> None:
    assert await _of(_lend()) != await _of(_lend(), _lend(name="renew"))


async def test_it_changes_with_a_translation() -> None:
    texts = [Dictionary(), Dictionary(lend="emprunter"), Dictionary(lend="louer")]
    found = {await _of(_lend(), translator=each) for each in texts}
    assert len(found) == len(texts)


async def test_it_does_not_change_with_the_order_of_registration() -> None:
    lend, renew = _lend(), _lend(name="renew")
    menu = app_commands.ContextMenu(name="lend", callback=_menu)
    assert await _of(lend, renew, menu) == await _of(menu, renew, lend)


async def _menu(interaction: discord.Interaction, message: discord.Message) -> None: ...


async def _of_the_bot() -> str:
    found: list[str] = []

    async def note(tree: CommandTree) -> None:
        found.append(await fingerprint(tree))

    office = open_office(Answerer(shelf()), MemoryStore())
    client = create_client(office, sync=note, languages=shipped_languages())
    await client.setup_hook()
    return found[0]


async def test_it_does_not_change_with_a_restart() -> None:
    assert await _of_the_bot() == await _of_the_bot()


async def test_discord_hears_of_our_commands_once_for_many_starts() -> None:
    store = MemoryStore()

    async def sync(tree: CommandTree) -> None:
        await do_when_changed(store, "commands", await fingerprint(tree), tree.sync)

    def client() -> AttacheClient:
        office = open_office(Answerer(shelf()), store)
        return create_client(office, sync=sync, languages=shipped_languages())

    async with town(client()) as here:
        await here.env.restart_bot(client())
        assert len(here.requests("PUT", "/commands")) == 1
        assert "late book" in said(await ask(here))
