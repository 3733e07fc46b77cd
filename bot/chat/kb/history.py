"""/kb history: who changed what, when, and ways back to how it was."""

from __future__ import annotations

from functools import partial

import discord
from discord import app_commands

from bot.chat.card import Option
from bot.chat.kb.access import attend
from bot.chat.kb.changes import lines_of, name_of, who_and_when
from bot.chat.kb.entries import heading_of, known_things, named, say_unknown, suggest_things
from bot.chat.kb.outcomes import MAY_UNDO, UNDO, bring_about, carry_out, sheet_of
from bot.chat.kb.press import press
from bot.chat.kb.records import items_of, line_of_revision
from bot.chat.kb.route import Route
from bot.chat.kb.sheet import Button, Pick, Row, Sheet, turns
from bot.chat.kb.visit import Visit
from bot.chat.markup import escape
from bot.chat.parts import BETWEEN
from bot.chat.services import Services
from bot.chat.words import Words
from bot.core.cut import cut
from bot.core.markdown import plain_text
from bot.core.model import Entry
from bot.core.query import LONGEST_QUESTION_CHARS
from bot.core.revisions import Item, Kind, Revision, State
from bot.core.roles import Role
from bot.service.curate import Conflicting
from bot.service.history import Step
from bot.service.moderation import item_of

_PAGE = 10
_NOTE_CHARS = 100
# In a custom id, an item is named by a revision and its place there: not every id fits one. There
# is no revision of this number, so it stands for the history of everything.
_ALL = 0
_NEEDED = Role.READER


def add_commands(group: app_commands.Group, services: Services) -> None:
    """Put /kb history into the group."""

    @group.command(
        name=services.localised("kb-history-command"),
        description=services.localised("kb-history-description"),
    )
    @app_commands.describe(entry=services.localised("kb-history-entry-description"))
    @app_commands.rename(entry=services.localised("kb-entry-parameter"))
    @app_commands.autocomplete(entry=suggest_things(services, _NEEDED, Kind.ENTRY, Kind.TOPIC))
    async def history(
        interaction: discord.Interaction,
        entry: app_commands.Range[str, 1, LONGEST_QUESTION_CHARS] = "",
    ) -> None:
        route = Route(_NEEDED, partial(show_named, name=entry))
        await attend(interaction, services, route, "/kb history")


async def show_history(visit: Visit, item: Item | None, page: int = 0) -> None:
    """Show one page of the revisions of an item, or of all."""
    words, history = visit.words, visit.moderation.history
    found, has_next = await history.page(visit.guild_id, item=item, page=page, size=_PAGE)
    rows: list[Row] = []
    if found:
        number = found[0].number if item is not None else _ALL
        place = await history.place_of(visit.guild_id, number, item) if item is not None else 0
        options = tuple(_option(each, words) for each in found)
        rows.append(Pick(press("look", number, place), words("kb-history-placeholder"), options))
        at = partial(press, "history", number, place)
        rows.append(turns(at, page, words, has_next=has_next))
    lines = "\n".join(line_of_revision(each, words) for each in found) or words("kb-no-history")
    title = words("kb-history-title") if item is None else await _title(visit, item)
    await visit.show(Sheet(lines, title, rows=tuple(rows)))


async def show_named(visit: Visit, name: str) -> None:
    """Show the revisions of what is called `name`, or of all where it is empty."""
    if not name:
        await show_history(visit, None)
        return
    thing = named(name, await known_things(visit))
    if thing is None:
        await say_unknown(visit, name)
    else:
        await show_history(visit, item_of(thing))


async def _turn(visit: Visit) -> None:
    number, place, page = map(int, visit.args)
    item = await visit.moderation.history.item_at(visit.guild_id, number, place)
    await show_history(visit, item, page)


async def _look(visit: Visit) -> None:
    """Show the revision that was picked, at the item whose history it is."""
    history, picked = visit.moderation.history, int(visit.given.values[0])
    number, place = map(int, visit.args)
    item = await history.item_at(visit.guild_id, number, place)
    at = await history.place_of(visit.guild_id, picked, item) if item is not None else 0
    await _show_step(visit, picked, at)


async def _open(visit: Visit) -> None:
    number, at = map(int, visit.args)
    await _show_step(visit, number, at)


async def _show_step(visit: Visit, number: int, at: int) -> None:
    step = await visit.moderation.history.step(visit.guild_id, number, at)
    words = visit.words
    await visit.show(
        Sheet(words("kb-no-revision")) if step is None else _sheet(step, visit.role, words)
    )


async def _go_back(visit: Visit, *, is_before: bool) -> None:
    number, at, seen = map(int, visit.args)
    desire = await visit.moderation.history.back_to(visit.guild_id, number, at, is_before=is_before)
    if desire is None:
        await visit.show(Sheet(visit.words("kb-no-revision")))
        return
    again = (Button(visit.words("kb-look-label"), press("revision", number, at)),)
    note = visit.words("kb-back-note", number=number - is_before)
    await visit.show(await carry_out(visit, desire, seen=seen, note=note, again=(again,)))


async def _undo(visit: Visit) -> None:
    """Take all of a revision back, unless some of it was changed after `seen`."""
    number, seen = map(int, visit.args)
    words = visit.words
    desire = await visit.moderation.history.take_back(visit.guild_id, number)
    if desire is None:
        await visit.show(Sheet(words("kb-no-revision")))
        return
    note = words("kb-undo-note", number=number)
    outcome = await bring_about(visit, desire, seen=seen, note=note)
    ways = [Button(words("kb-look-label"), press("revision", number, 0))]
    if isinstance(outcome, Conflicting):
        to, style = press(UNDO, number, outcome.latest.number), discord.ButtonStyle.danger
        ways.insert(0, Button(words("kb-undo-anyway-label"), to, style))
    await visit.show(sheet_of(outcome, words, again=(tuple(ways),)))


def _sheet(step: Step, role: Role, words: Words) -> Sheet:
    revision = step.revision
    by = who_and_when(revision.author_id, revision.made_at, words)
    note = f"{BETWEEN}{escape(cut(revision.note, _NOTE_CHARS))}" if revision.note else ""
    body = f"{name_of(step.item, words)}\n{by}{note}\n\n{_told(step, words)}"
    at = partial(press, "revision", revision.number)
    back = [
        Button(words("kb-before-label"), press("before", revision.number, step.at, step.latest)),
        Button(words("kb-after-label"), press("after", revision.number, step.at, step.latest)),
        Button(words("kb-history-label"), press("history", revision.number, step.at, 0)),
    ]
    if step.count > 1 and role >= MAY_UNDO:
        whole = press(UNDO, revision.number, revision.number)
        back.append(Button(words("kb-take-back-label"), whole))
    pages = turns(at, step.at, words, has_next=step.at + 1 < step.count)
    return Sheet(body, words("kb-revision", number=revision.number), rows=(tuple(back), pages))


def _told(step: Step, words: Words) -> str:
    if step.item.kind is Kind.CONTRAST:
        state = step.revision.changes[step.at].state
        return words("kb-is-refused") if state is State.WRITTEN else words("kb-is-not-refused")
    if step.before is None and step.after is None:
        return words("kb-no-difference")
    if step.before is None:
        return f"{words('kb-was-added')}\n{lines_of(step.differences, words)}"
    if step.after is None:
        shown = step.before.answer if isinstance(step.before, Entry) else step.before.summary
        return f"{words('kb-was-removed')}\n> {escape(cut(plain_text(shown), 500))}"
    return lines_of(step.differences, words)


async def _title(visit: Visit, item: Item) -> str:
    """Name an item by its question or title; one of which nothing is left, by its id."""
    things = await known_things(visit)
    found = next((heading_of(each) for each in things if item_of(each) == item), item.id)
    return visit.words("kb-history-of", name=found)


def _option(revision: Revision, words: Words) -> Option:
    label = words("kb-revision", number=revision.number)
    return Option(str(revision.number), label, plain_text(items_of(revision, words)))


ROUTES = {
    "history": Route(_NEEDED, _turn),
    "look": Route(_NEEDED, _look),
    "revision": Route(_NEEDED, _open),
    UNDO: Route(MAY_UNDO, _undo),
    "before": Route(Role.CONTRIBUTOR, partial(_go_back, is_before=True)),
    "after": Route(Role.CONTRIBUTOR, partial(_go_back, is_before=False)),
}
