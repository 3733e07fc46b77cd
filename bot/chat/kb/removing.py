"""/kb remove, /kb hide and /kb restore: what members see of an entry, and of a topic again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial

import discord
from discord import app_commands

from bot.chat.kb.access import attend
from bot.chat.kb.entries import entry_or_say, find_gone, suggest_things
from bot.chat.kb.history import show_named
from bot.chat.kb.outcomes import carry_out
from bot.chat.kb.route import Route
from bot.chat.kb.visit import Visit
from bot.chat.services import Services
from bot.core.query import LONGEST_QUESTION_CHARS
from bot.core.revisions import Item, Kind
from bot.core.roles import Role
from bot.service.moderation import Hide, Remove

ROUTES: Mapping[str, Route] = {}

Name = app_commands.Range[str, 1, LONGEST_QUESTION_CHARS]

_NEEDED = Role.CONTRIBUTOR


def add_commands(group: app_commands.Group, services: Services) -> None:
    """Put the three commands into the group."""
    seen = suggest_things(services, _NEEDED, Kind.ENTRY, is_gone=False)
    gone = suggest_things(services, _NEEDED, Kind.ENTRY, Kind.TOPIC, is_seen=False)
    named = partial(_attend, services=services)

    @group.command(
        name=services.localised("kb-remove-command"),
        description=services.localised("kb-remove-description"),
    )
    @app_commands.describe(entry=services.localised("kb-remove-entry-description"))
    @app_commands.rename(entry=services.localised("kb-entry-parameter"))
    @app_commands.autocomplete(entry=seen)
    async def remove(interaction: discord.Interaction, entry: Name) -> None:
        await named(interaction, "/kb remove", partial(_remove, name=entry))

    @group.command(
        name=services.localised("kb-hide-command"),
        description=services.localised("kb-hide-description"),
    )
    @app_commands.describe(entry=services.localised("kb-hide-entry-description"))
    @app_commands.rename(entry=services.localised("kb-entry-parameter"))
    @app_commands.autocomplete(entry=seen)
    async def hide(interaction: discord.Interaction, entry: Name) -> None:
        await named(interaction, "/kb hide", partial(_hide, name=entry))

    @group.command(
        name=services.localised("kb-restore-command"),
        description=services.localised("kb-restore-description"),
    )
    @app_commands.describe(entry=services.localised("kb-restore-entry-description"))
    @app_commands.rename(entry=services.localised("kb-entry-parameter"))
    @app_commands.autocomplete(entry=gone)
    async def restore(interaction: discord.Interaction, entry: Name) -> None:
        await named(interaction, "/kb restore", partial(_restore, name=entry))


async def _attend(
    interaction: discord.Interaction,
    what: str,
    answer: Callable[[Visit], Awaitable[None]],
    *,
    services: Services,
) -> None:
    await attend(interaction, services, Route(_NEEDED, answer), what)


async def _remove(visit: Visit, name: str) -> None:
    entry = await entry_or_say(visit, name)
    if entry is not None:
        await visit.show(await carry_out(visit, Remove(Item(Kind.ENTRY, entry.id))))


async def _hide(visit: Visit, name: str) -> None:
    """Hide an entry; unlike a removal, this also leaves one of the guild's own where it is."""
    entry = await entry_or_say(visit, name)
    if entry is not None:
        await visit.show(await carry_out(visit, Hide(Item(Kind.ENTRY, entry.id))))


async def _restore(visit: Visit, name: str) -> None:
    gone = find_gone(name, await visit.moderation.history.gone(visit.guild_id))
    if gone is not None:
        await visit.show(await carry_out(visit, gone.desire))
    else:
        # What is there can only be taken back to an earlier state, which the history offers.
        await show_named(visit, name)
