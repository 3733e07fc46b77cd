"""/kb queue: what members asked in vain, and what each question becomes."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import assert_never

import discord
from discord import app_commands

from bot.chat.kb import queuealias, queuetell
from bot.chat.kb.access import attend
from bot.chat.kb.effects import losses_of
from bot.chat.kb.entries import knowledge_of
from bot.chat.kb.fields import PHRASINGS, QUESTION, read_fields
from bot.chat.kb.outcomes import sheet_of
from bot.chat.kb.press import press
from bot.chat.kb.queued import find_open, show_gone, show_settled
from bot.chat.kb.queuelist import (
    DISMISS,
    LIST,
    NEW,
    NOT_FOR_US,
    OPEN,
    PROPOSES,
    REOPEN,
    SETTLES,
    Place,
    View,
    back,
    place_in,
    quoted,
    reopen,
    sheet_of_page,
    sheet_of_question,
    sheet_of_settled,
)
from bot.chat.kb.route import Route
from bot.chat.kb.sheet import Button, Sheet
from bot.chat.kb.visit import Visit
from bot.chat.kb.workbench import PATIENCE_S, keep_and_show, writings_of
from bot.chat.kb.writing import show_form
from bot.chat.services import Services
from bot.core.feedback import GroupState
from bot.core.roles import Role
from bot.errors import StorageError
from bot.service.curate import Conflicting, Invalid
from bot.service.queue import Costly, Gone, Refused
from bot.service.writing import Writing

_NEEDED = Role.READER
_WRITTEN = "queue-written"
_SURE = "queue-not-sure"
# What Discord takes in a form is enough for these; the author of the entry can write more.
_MOST_PHRASINGS = 10
_PHRASING_CHARS = 300


def add_commands(group: app_commands.Group, services: Services) -> None:
    """Put /kb queue into the group."""

    @group.command(
        name=services.localised("kb-queue-command"),
        description=services.localised("kb-queue-description"),
    )
    async def queue(interaction: discord.Interaction) -> None:
        await attend(interaction, services, Route(_NEEDED, _begin), "/kb queue")


async def _begin(visit: Visit) -> None:
    await _show_list(visit, Place())


async def _turn(visit: Visit) -> None:
    """Show another page, or the list that was picked."""
    place, _ = place_in(visit.args)
    picked = visit.given.values
    await _show_list(visit, Place(View(picked[0])) if picked else place)


async def _show_list(visit: Visit, place: Place) -> None:
    view, queue = place.view, visit.moderation.queue
    page = await queue.rows(visit.guild_id, view.order, place.page, state=view.state)
    if not page.rows and place.page > 0:
        # What was on the last page is settled.
        await _show_list(visit, Place(view, place.page - 1))
        return
    await visit.show(sheet_of_page(page, place, visit.role, visit.words))


async def _open(visit: Visit) -> None:
    """Show the question that was picked."""
    place, others = place_in(visit.args)
    [group_id] = visit.given.values or others
    queue = visit.moderation.queue
    question = await queue.find(visit.guild_id, int(group_id))
    if question is None:
        await show_gone(visit, place)
    elif question.group.state is GroupState.OPEN:
        guesses = await queue.best_guesses(visit.guild_id, question.group.id)
        sheet = sheet_of_question(question, guesses, place, visit.role, visit.words)
        if await queue.is_proposed(visit.guild_id, question):
            sheet = replace(sheet, small=visit.words("kb-queue-proposed"))
        await visit.show(sheet)
    elif question.group.state is place.view.state or question.is_owed:
        await visit.show(sheet_of_settled(question, place, visit.role, visit.words))
    else:
        await show_settled(visit, question, place)


async def _write(visit: Visit) -> None:
    """Show the form of a new entry that asks this question, with its other wordings."""
    place, (group_id,) = place_in(visit.args)
    try:
        async with asyncio.timeout(PATIENCE_S):
            question = await find_open(visit, group_id, place)
    except TimeoutError as error:
        raise StorageError("read the question", "too slow") from error
    if question is None:
        return
    fitting = [each for each in question.wordings if len(each) <= _PHRASING_CHARS]
    others = [each for each in fitting if each != question.group.text]
    typed = {QUESTION: question.group.text, PHRASINGS: others[:_MOST_PHRASINGS]}
    seen = await writings_of(visit).number(visit.guild_id)
    await show_form(visit, press(_WRITTEN, group_id, seen), typed)


async def _take_written(visit: Visit) -> None:
    """Take the form; once the entry is saved, the question is looked at again."""
    group_id, seen = map(int, visit.args)
    typed = read_fields(visit.given, {}, await knowledge_of(visit))
    await keep_and_show(visit, Writing(typed, seen, is_new=True, group=group_id))


async def _refuse(visit: Visit, *, is_sure: bool = False) -> None:
    """Make the question one that is not for us, and tell what came of that."""
    place, (group_id,) = place_in(visit.args)
    question = await find_open(visit, group_id, place)
    if question is None:
        return
    words, queue = visit.words, visit.moderation.queue
    outcome = await queue.not_for_us(
        visit.guild_id, question.group.id, visit.person, is_sure=is_sure
    )
    match outcome:
        case Costly(stolen):
            body = losses_of(stolen, await knowledge_of(visit), words)
            sure = Button(words("kb-queue-not-anyway-label"), place.leading(_SURE, group_id))
            ways = (sure, back(place, words))
            await visit.show(Sheet(body, question.group.text, rows=(ways,)))
        case Refused(saved, left):
            told = f"{words('kb-queue-still-answered')}\n{quoted(left, words)}"
            body = told if left else words("kb-queue-refused")
            undo = () if left else (reopen(place, question.group.id, words),)
            rows = (*sheet_of(saved, words).rows, (*undo, back(place, words)))
            await visit.show(Sheet(body, words("kb-queue-refused-title"), rows=rows))
        case Conflicting() | Invalid():
            again = Button(words("kb-look-again-label"), place.leading(OPEN, group_id))
            await visit.show(sheet_of(outcome, words, again=((again, back(place, words)),)))
        case Gone():
            await show_gone(visit, place)
        case _:
            assert_never(outcome)


async def _dismiss(visit: Visit) -> None:
    place, (group_id,) = place_in(visit.args)
    question = await find_open(visit, group_id, place)
    if question is None:
        return
    words, group = visit.words, question.group
    if not await visit.moderation.queue.dismiss(visit.guild_id, group.id):
        # Somebody else settled it since it was looked up.
        await find_open(visit, group_id, place)
        return
    await visit.moderation.curator.note(
        visit.guild_id, visit.person, "dismiss", {"question": group.id}
    )
    undo = Button(words("kb-undo-label"), place.leading(REOPEN, group.id))
    rows = ((undo, back(place, words)),)
    await visit.show(Sheet(words("kb-queue-dismissed"), group.text, rows=rows))


async def _reopen(visit: Visit) -> None:
    place, (group_id,) = place_in(visit.args)
    queue = visit.moderation.queue
    question = await queue.find(visit.guild_id, int(group_id))
    if question is None:
        await show_gone(visit, place)
        return
    words, text = visit.words, question.group.text
    if await queue.reopen(visit.guild_id, question.group.id):
        await visit.moderation.curator.note(
            visit.guild_id, visit.person, "reopen", {"question": question.group.id}
        )
    look = Button(words("kb-queue-look-label"), place.leading(OPEN, group_id))
    await visit.show(Sheet(words("kb-queue-reopened"), text, rows=((look, back(place, words)),)))


ROUTES: Mapping[str, Route] = {
    LIST: Route(_NEEDED, _turn),
    OPEN: Route(_NEEDED, _open),
    NEW: Route(PROPOSES, _write, opens_form=True),
    _WRITTEN: Route(PROPOSES, _take_written),
    NOT_FOR_US: Route(SETTLES, _refuse),
    _SURE: Route(SETTLES, partial(_refuse, is_sure=True)),
    DISMISS: Route(SETTLES, _dismiss),
    REOPEN: Route(SETTLES, _reopen),
    **queuealias.ROUTES,
    **queuetell.ROUTES,
}
