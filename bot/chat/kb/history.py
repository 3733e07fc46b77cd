"""/kb history: who changed what, when, and ways back to how it was."""

from __future__ import annotations

from functools import partial

import discord
from discord import app_commands

from bot.chat.card import Option
from bot.chat.kb.access import attend
from bot.chat.kb.changes import lines_of, name_of, who_and_when
from bot.chat.kb.entries import find_entry, find_gone, say_unknown, suggest_entries
from bot.chat.kb.outcomes import UNDO, carry_out
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
from bot.service.history import Step

_PAGE = 10
_NOTE_CHARS = 100
# Stands in a custom id for the history of everything.
_ALL = "-"
_NEEDED = Role.READER


def add_commands(group: app_commands.Group, services: Services) -> None:
    """Put /kb history into the group."""

    @group.command(
        name=services.localised("kb-history-command"),
        description=services.localised("kb-history-description"),
    )
    @app_commands.describe(entry=services.localised("kb-history-entry-description"))
    @app_commands.rename(entry=services.localised("kb-entry-parameter"))
    @app_commands.autocomplete(entry=suggest_entries(services, _NEEDED))
    async def history(
        interaction: discord.Interaction,
        entry: app_commands.Range[str, 1, LONGEST_QUESTION_CHARS] = "",
    ) -> None:
        route = Route(_NEEDED, partial(_show_named, name=entry))
        await attend(interaction, services, route, "/kb history")


async def show_history(visit: Visit, item: Item | None, page: int = 0) -> None:
    """Show one page of the revisions of an item, or of all."""
    words = visit.words
    found, has_next = await visit.moderation.history.page(
        visit.guild_id, item=item, page=page, size=_PAGE
    )
    subject = item.id if item is not None else _ALL
    rows: list[Row] = []
    if found:
        options = tuple(_option(each, words) for each in found)
        rows.append(Pick(press("look", subject), words("kb-history-placeholder"), options))
    at = partial(press, "history", subject)
    rows.append(turns(at, page, words, has_next=has_next))
    lines = "\n".join(line_of_revision(each, words) for each in found) or words("kb-no-history")
    await visit.show(Sheet(lines, _title(item, words), rows=tuple(rows)))


async def _show_named(visit: Visit, name: str) -> None:
    if not name:
        await show_history(visit, None)
        return
    entry, gone = await find_entry(visit, name), await find_gone(visit, name)
    if entry is None and gone is not None:
        entry = gone.entry
    if entry is None:
        await say_unknown(visit, name)
    else:
        await show_history(visit, Item(Kind.ENTRY, entry.id))


async def _turn(visit: Visit) -> None:
    subject, page = visit.args
    item = None if subject == _ALL else Item(Kind.ENTRY, subject)
    await show_history(visit, item, int(page))


async def _look(visit: Visit) -> None:
    """Show the revision that was picked, at the item whose history it is."""
    [subject], [number] = visit.args, visit.given.values
    item = Item(Kind.ENTRY, subject)
    at = await visit.moderation.history.place_of(visit.guild_id, int(number), item)
    await _show_step(visit, int(number), at)


async def _open(visit: Visit) -> None:
    number, at = map(int, visit.args)
    await _show_step(visit, number, at)


async def _show_step(visit: Visit, number: int, at: int) -> None:
    step = await visit.moderation.history.step(visit.guild_id, number, at)
    words = visit.words
    await visit.show(Sheet(words("kb-no-revision")) if step is None else _sheet(step, words))


async def _go_back(visit: Visit, *, is_before: bool) -> None:
    number, at, seen = map(int, visit.args)
    desire = await visit.moderation.history.back_to(visit.guild_id, number, at, is_before=is_before)
    if desire is None:
        await visit.show(Sheet(visit.words("kb-no-revision")))
        return
    again = (Button(visit.words("kb-look-label"), press("revision", number, at)),)
    note = visit.words("kb-back-note", number=number - is_before)
    await visit.show(await carry_out(visit, desire, seen=seen, note=note, again=(again,)))


def _sheet(step: Step, words: Words) -> Sheet:
    revision = step.revision
    by = who_and_when(revision.author_id, revision.made_at, words)
    note = f"{BETWEEN}{escape(cut(revision.note, _NOTE_CHARS))}" if revision.note else ""
    body = f"{name_of(step.item, words)}\n{by}{note}\n\n{_told(step, words)}"
    at = partial(press, "revision", revision.number)
    back = (
        Button(words("kb-before-label"), press(UNDO, revision.number, step.at, step.latest)),
        Button(words("kb-after-label"), press("after", revision.number, step.at, step.latest)),
        Button(words("kb-history-label"), press("history", _subject(step.item), 0)),
    )
    pages = turns(at, step.at, words, has_next=step.at + 1 < step.count)
    return Sheet(body, words("kb-revision", number=revision.number), rows=(back, pages))


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


def _subject(item: Item) -> str:
    return item.id if item.kind is Kind.ENTRY else _ALL


def _title(item: Item | None, words: Words) -> str:
    return words("kb-history-title") if item is None else words("kb-history-of", name=item.id)


def _option(revision: Revision, words: Words) -> Option:
    label = words("kb-revision", number=revision.number)
    return Option(str(revision.number), label, plain_text(items_of(revision, words)))


ROUTES = {
    "history": Route(_NEEDED, _turn),
    "look": Route(_NEEDED, _look),
    "revision": Route(_NEEDED, _open),
    UNDO: Route(Role.CONTRIBUTOR, partial(_go_back, is_before=True)),
    "after": Route(Role.CONTRIBUTOR, partial(_go_back, is_before=False)),
}
