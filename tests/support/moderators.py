"""The library's server with people of every role, for tests of /kb through discord.py."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

import discord
import simcord
from discord import app_commands

from bot.chat.client import AttacheClient, create_client
from bot.core.guild import GuildSettings
from bot.core.roles import Role
from bot.ports import Store
from bot.service.answer import Answerer
from bot.service.curate import Saved
from bot.service.gathering import Gathering
from bot.service.guilds import GuildSnapshots
from bot.service.moderation import Desire, Moderation, open_moderation
from bot.service.office import open_office
from bot.service.snapshot import Snapshots
from bot.storage.memory import MemoryStore
from tests.support.library import Shelf, Town, shelf, shipped_languages

Option = str | int | bool | tuple[str, bytes]
"""What may be given to an option of a command; a file is its name and what is in it."""

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Council:
    """A running server; `sam` may manage it, the others have a role in its settings or none.

    `role` is that of the editors.
    """

    town: Town
    client: AttacheClient
    store: Store
    moderation: Moderation
    sam: simcord.MemberActor
    people: Mapping[Role, simcord.MemberActor]
    role: simcord.RoleHandle

    @property
    def guild_id(self) -> int:
        """The id of the server."""
        [guild_id] = self.town.env.backend.guilds
        return int(guild_id)

    async def kb(
        self, command: str, /, *, by: simcord.MemberActor | None = None, **options: Option
    ) -> simcord.InteractionResult:
        """Use `/kb command`, by default as Sam."""
        return await (by or self.sam).slash(self.town.channel, f"kb {command}", **options)

    async def change(self, desire: Desire, *, by: simcord.MemberActor | None = None) -> int:
        """Save a change, and return its number once it is in force."""
        author = (by or self.sam).id
        outcome = await self.moderation.curator.save(self.guild_id, author, desire)
        assert isinstance(outcome, Saved)
        await self.moderation.guilds.settle(self.guild_id)
        return outcome.revision.number


def moderated_client(
    books: Shelf, store: Store, *, message_content: bool = False, patience_s: float = 30.0
) -> tuple[AttacheClient, Moderation]:
    """Return the bot with /kb, and what its moderators call on."""
    # A shelf has what is needed of snapshots: one that is in force.
    guilds = GuildSnapshots(cast(Snapshots, books), store)
    answerer = Answerer(books)
    office = open_office(
        answerer, store, guilds=guilds, gathering=Gathering(wait_s=0.0), clock=float
    )
    moderation = open_moderation(answerer, office, guilds, store, now=lambda: NOW)
    languages = shipped_languages()
    client = create_client(
        office,
        patience_s=patience_s,
        languages=languages,
        moderation=moderation,
        message_content=message_content,
    )
    return client, moderation


@asynccontextmanager
async def council(
    books: Shelf | None = None,
    store: Store | None = None,
    *,
    may_fail: bool = False,
    message_content: bool = False,
) -> AsyncIterator[Council]:
    """Run the bot, with /kb, in a server with an outsider and people of every role."""
    store = store or MemoryStore()
    client, moderation = moderated_client(books or shelf(), store, message_content=message_content)
    env = simcord.Env(client)
    await env.start()
    try:
        [kb] = [each for each in await client.tree.fetch_commands() if each.name == "kb"]
        yield await _populated(env, kb, client, store, moderation)
    finally:
        await env.shutdown()
        await moderation.guilds.close()
    if not may_fail:
        env.raise_errors()


async def _populated(
    env: simcord.Env,
    kb: app_commands.AppCommand,
    client: AttacheClient,
    store: Store,
    moderation: Moderation,
) -> Council:
    guild = env.create_guild("Library")
    channel = guild.create_text_channel("general")
    people: dict[Role, simcord.MemberActor] = {}
    held = {role: guild.create_role(role.name.lower()) for role in Role}
    for role in Role:
        people[role] = guild.add_member(env.create_user(role.name.lower()), roles=[held[role]])
    settings = GuildSettings(
        readers=(held[Role.READER].id,),
        contributors=(held[Role.CONTRIBUTOR].id,),
        editors=(held[Role.EDITOR].id,),
        admins=(held[Role.ADMIN].id,),
    )
    await moderation.settings.change(guild.id, settings)
    # As whoever manages a server may settle on Discord; what we check ourselves is what counts.
    guild.set_command_permissions(kb, {guild.default_role: True})
    manager = guild.create_role("managers", permissions=discord.Permissions(manage_guild=True))
    sam = guild.add_member(env.create_user("sam"), roles=[manager])
    here = Town(env, channel, people[Role.OUTSIDER], people[Role.READER])
    return Council(here, client, store, moderation, sam, people, held[Role.EDITOR])


def walk(components: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return all components, those inside of others, too."""
    found = []
    for each in components:
        found += [each, *walk(each.get("components", []))]
    return found
