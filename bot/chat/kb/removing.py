"""/kb remove, /kb hide and /kb restore: what members see of an entry, and of a topic again.

A removal is asked about, and so is hiding what others need; what members get back is not.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial

import discord
from discord import app_commands

from bot.chat.kb.access import attend
from bot.chat.kb.entries import entry_or_say, find_gone, preview_of, suggest_things
from bot.chat.kb.history import show_named
from bot.chat.kb.outcomes import bring_about, carry_out, sheet_of
from bot.chat.kb.press import press
from bot.chat.kb.route import Route
from bot.chat.kb.sheet import Button, Row, Sheet
from bot.chat.kb.visit import Visit
from bot.chat.kb.workbench import warnings_of, writings_of
from bot.chat.services import Services
from bot.core.model import Entry, Topic
from bot.core.query import LONGEST_QUESTION_CHARS
from bot.core.revisions import Item, Kind
from bot.core.roles import Role
from bot.service.curate import Conflicting
from bot.service.moderation import Desire, Hide, Remove, item_of
from bot.service.trying import Tried

REMOVE = "remove"
HIDE = "hide"

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
        await named(interaction, "/kb remove", partial(_ask_about, name=entry, verb=REMOVE))

    @group.command(
        name=services.localised("kb-hide-command"),
        description=services.localised("kb-hide-description"),
    )
    @app_commands.describe(entry=services.localised("kb-hide-entry-description"))
    @app_commands.rename(entry=services.localised("kb-entry-parameter"))
    @app_commands.autocomplete(entry=seen)
    async def hide(interaction: discord.Interaction, entry: Name) -> None:
        await named(interaction, "/kb hide", partial(_ask_about, name=entry, verb=HIDE))

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


async def ask_first(visit: Visit, verb: str, thing: Entry | Topic, seen: int | None = None) -> None:
    """Show what would be lost, and ask; what is only hidden, and takes nothing along, goes at once.

    `seen` is the number of the latest revision that the moderator knows of, by default now.
    """
    words, item = visit.words, item_of(thing)
    latest = await writings_of(visit).number(visit.guild_id)
    tried = await writings_of(visit).try_desire(visit.guild_id, _desire(verb, item))
    if not isinstance(tried, Tried) or (verb == HIDE and not tried.preview.is_loss):
        await _take_away(visit, verb, item, latest if seen is None else seen)
        return
    title = words("kb-remove-title") if verb == REMOVE else words("kb-hide-title")
    body, rows = warnings_of(tried, words), ((_button(visit, verb, item, latest),),)
    await visit.show(Sheet(body, title, rows=rows, preview=await preview_of(visit, thing)))


async def _ask_about(visit: Visit, name: str, verb: str) -> None:
    entry = await entry_or_say(visit, name)
    if entry is not None:
        await ask_first(visit, verb, entry)


async def _go_ahead(visit: Visit, verb: str) -> None:
    kind, name, seen = visit.args
    await _take_away(visit, verb, Item(Kind(kind), name), int(seen))


async def _take_away(visit: Visit, verb: str, item: Item, seen: int) -> None:
    outcome = await bring_about(visit, _desire(verb, item), seen=seen)
    rows: tuple[Row, ...] = ()
    if isinstance(outcome, Conflicting):
        rows = ((_button(visit, verb, item, outcome.latest.number),),)
    await visit.show(sheet_of(outcome, visit.words, again=rows))


def _desire(verb: str, item: Item) -> Desire:
    return Remove(item) if verb == REMOVE else Hide(item)


def _button(visit: Visit, verb: str, item: Item, seen: int) -> Button:
    words = visit.words
    label = words("kb-remove-label") if verb == REMOVE else words("kb-hide-label")
    if visit.role < Role.EDITOR:
        label = words("kb-hand-in-label")
    to = press(verb, item.kind.value, item.id, seen)
    return Button(label, to, discord.ButtonStyle.danger)


async def _restore(visit: Visit, name: str) -> None:
    gone = find_gone(name, await visit.moderation.history.gone(visit.guild_id))
    if gone is not None:
        await visit.show(await carry_out(visit, gone.desire))
    else:
        # What is there can only be taken back to an earlier state, which the history offers.
        await show_named(visit, name)


ROUTES: Mapping[str, Route] = {
    REMOVE: Route(_NEEDED, partial(_go_ahead, verb=REMOVE)),
    HIDE: Route(_NEEDED, partial(_go_ahead, verb=HIDE)),
}
