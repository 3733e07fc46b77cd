"""A missed question becomes wordings of an entry: found, looked at, saved."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import assert_never

import discord
from discord import ui

from bot.chat.card import OPTIONS_A_MENU, Option
from bot.chat.kb.effects import losses_of, outcome_of, shown
from bot.chat.kb.entries import find_entry, knowledge_of
from bot.chat.kb.outcomes import carry_out, sheet_of
from bot.chat.kb.queued import find_open, show_gone, show_taught
from bot.chat.kb.queuelist import (
    ALIAS,
    PROPOSES,
    SEARCH,
    SETTLES,
    Place,
    back,
    place_in,
    quoted,
)
from bot.chat.kb.route import Route
from bot.chat.kb.sheet import Button, Pick, Sheet
from bot.chat.kb.visit import Visit
from bot.chat.words import Words
from bot.core.knowledge import Knowledge
from bot.core.model import Entry
from bot.core.query import LONGEST_QUESTION_CHARS
from bot.core.revisions import Item, Kind
from bot.service.curate import Conflicting, Invalid
from bot.service.moderation import AddPhrasing, Together
from bot.service.queue import AliasPreview, Gone, Taught
from bot.service.wordings import Rewording

_FOUND = "queue-found"
_SAVE = "queue-save"

_WORDS = "words"
_MOST_COMPARED = 5


async def _open_search(visit: Visit) -> None:
    """Show the form in which an entry is searched for."""
    place, (group_id,) = place_in(visit.args)
    words = visit.words
    field: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id=_WORDS, max_length=LONGEST_QUESTION_CHARS
    )
    label = ui.Label[ui.Modal](text=words("kb-queue-search-field"), component=field)
    to = place.leading(_FOUND, group_id)
    await visit.open_form(to, words("kb-queue-search-form"), (label,))


async def _show_found(visit: Visit) -> None:
    """Offer the entries that were searched for."""
    place, (group_id,) = place_in(visit.args)
    question = await find_open(visit, group_id, place)
    if question is None:
        return
    words, sought = visit.words, visit.given.texts.get(_WORDS, "").strip()
    rows = (
        Button(words("kb-queue-search-label"), place.leading(SEARCH, group_id)),
        back(place, words),
    )
    found = await _search(visit, sought)
    if not found:
        told = words("kb-queue-not-found", name=shown(sought))
        await visit.show(Sheet(told, question.group.text, rows=(rows,)))
        return
    options = tuple(Option(each.id, each.question, each.id) for each in found)
    to = place.leading(ALIAS, group_id)
    pick = Pick(to, words("kb-queue-alias-placeholder"), options[:OPTIONS_A_MENU])
    told = words("kb-queue-found", name=shown(sought), question=shown(question.group.text))
    await visit.show(Sheet(told, question.group.text, rows=(pick, rows)))


async def _search(visit: Visit, sought: str) -> tuple[Entry, ...]:
    """Return the entry that is named, or else those that fit the words."""
    named = await find_entry(visit, sought)
    if named is not None:
        return (named,)
    desk = await visit.services.office.desks.at(visit.guild_id)
    return (await asyncio.to_thread(desk.search, sought)).entries


async def _preview(visit: Visit) -> None:
    """Show what would become of each wording, and what speaks against it."""
    place, (group_id, *named) = place_in(visit.args)
    [entry_id] = visit.given.values or named
    if await find_open(visit, group_id, place) is None:
        return
    words, knowledge = visit.words, await knowledge_of(visit)
    entry = knowledge.entry_by_id.get(entry_id)
    if entry is None:
        told = words("kb-queue-entry-gone")
        await visit.show(Sheet(told, rows=((back(place, words),),)))
        return
    found = await visit.moderation.queue.preview_alias(visit.guild_id, int(group_id), entry_id)
    match found:
        case Gone():
            await show_gone(visit, place)
        case Invalid():
            await visit.show(sheet_of(found, words, again=((back(place, words),),)))
        case AliasPreview():
            may_save = visit.role >= SETTLES
            label = words("kb-queue-save-label") if may_save else words("kb-hand-in-label")
            to = place.leading(_SAVE, group_id, entry_id, found.seen)
            save = Button(label, to, discord.ButtonStyle.success)
            rows = ((save, back(place, words)),)
            await visit.show(Sheet(_told(found, knowledge, words), entry.question, rows=rows))
        case _:
            assert_never(found)


async def _save(visit: Visit) -> None:
    """Save the wordings, or propose them where the moderator may not."""
    place, (group_id, entry_id, seen) = place_in(visit.args)
    if await find_open(visit, group_id, place) is None:
        return
    if visit.role < SETTLES:
        await _propose(visit, place, int(group_id), entry_id, int(seen))
        return
    words = visit.words
    outcome = await visit.moderation.queue.add_alias(
        visit.guild_id, int(group_id), entry_id, visit.person, seen=int(seen)
    )
    match outcome:
        case Taught():
            await show_taught(visit, place, int(group_id), outcome)
        case Conflicting() | Invalid():
            again = Button(words("kb-look-again-label"), place.leading(ALIAS, group_id, entry_id))
            rows = ((again, back(place, words)),)
            await visit.show(sheet_of(outcome, words, again=rows))
        case Gone():
            await show_gone(visit, place)
        case _:
            assert_never(outcome)


async def _propose(visit: Visit, place: Place, group_id: int, entry_id: str, seen: int) -> None:
    """Hand the wordings in; the question stays open until they are approved."""
    found = await visit.moderation.queue.preview_alias(visit.guild_id, group_id, entry_id)
    rows = ((back(place, visit.words),),)
    match found:
        case Gone():
            await show_gone(visit, place)
        case Invalid():
            await visit.show(sheet_of(found, visit.words, again=rows))
        case AliasPreview():
            item = Item(Kind.ENTRY, entry_id)
            desire = Together(tuple(AddPhrasing(item, each) for each in found.phrasings))
            sheet = await carry_out(visit, desire, seen=seen)
            await visit.show(Sheet(sheet.body, sheet.title, rows=(*sheet.rows, *rows)))
        case _:
            assert_never(found)


def _told(found: AliasPreview, knowledge: Knowledge, words: Words) -> str:
    parts = [_compared(each, knowledge, words) for each in found.rewordings[:_MOST_COMPARED]]
    more = len(found.rewordings) - _MOST_COMPARED
    if more > 0:
        parts.append(words("kb-more-lines", count=more))
    stolen = found.stolen
    warnings = losses_of(stolen, knowledge, words) if stolen else words("kb-no-warnings")
    return "\n\n".join([*parts, _added(found, words), warnings])


def _added(found: AliasPreview, words: Words) -> str:
    if not found.phrasings:
        return words("kb-queue-nothing-to-add")
    return f"{words('kb-queue-would-add')}\n{quoted(found.phrasings, words)}"


def _compared(each: Rewording, knowledge: Knowledge, words: Words) -> str:
    before = outcome_of(each.before, knowledge, words)
    after = outcome_of(each.after, knowledge, words)
    asked = words("kb-quoted", text=shown(each.text))
    now = words("kb-alias-before", outcome=before, score=words.score(each.score_before))
    then = words("kb-alias-after", outcome=after, score=words.score(each.score_after))
    return f"{asked}\n- {now}\n- {then}"


ROUTES: Mapping[str, Route] = {
    SEARCH: Route(PROPOSES, _open_search, opens_form=True),
    _FOUND: Route(PROPOSES, _show_found),
    ALIAS: Route(PROPOSES, _preview),
    _SAVE: Route(PROPOSES, _save),
}
