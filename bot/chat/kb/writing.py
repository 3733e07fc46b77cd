"""/kb add and /kb edit: an entry is written in a form, looked at, and then saved.

The number of the latest revision that the author knows of goes along: first in the custom id of the
form, then with what is being written. So a change by somebody else is noticed, and shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import assert_never

import discord
from discord import app_commands

from bot.chat.forms import open_form
from bot.chat.kb import answers
from bot.chat.kb.access import attend
from bot.chat.kb.answers import take_file
from bot.chat.kb.authors import find_draft, tell_approved
from bot.chat.kb.effects import shown
from bot.chat.kb.entries import (
    entry_or_say,
    knowledge_of,
    named,
    suggest_things,
)
from bot.chat.kb.fields import (
    Typed,
    form_fields,
    read_fields,
    values_of,
)
from bot.chat.kb.outcomes import sheet_of
from bot.chat.kb.press import FORM_PREFIX, Press, press
from bot.chat.kb.queued import show_taught
from bot.chat.kb.queuelist import Place
from bot.chat.kb.route import Route
from bot.chat.kb.sheet import Button, Sheet
from bot.chat.kb.visit import Visit
from bot.chat.kb.workbench import (
    DROP,
    OPEN,
    SAVE,
    find_writing,
    keep_and_show,
    show_writing,
    ways_on,
    writings_of,
)
from bot.chat.services import Services
from bot.core.query import LONGEST_QUESTION_CHARS
from bot.core.revisions import Kind
from bot.core.roles import Role
from bot.service.curate import Conflicting, Drafted, Invalid, Saved, Settled, Unchanged
from bot.service.queue import Taught
from bot.service.writing import Writing

NEW = "write-new"
"""The verb of a form with a new entry: the number seen, and a name to credit if there is one."""

_EDITED = "write-edit"
_AGAIN = "write-again"
_OVER = "write-over"

_NEEDED = Role.CONTRIBUTOR

Name = app_commands.Range[str, 1, LONGEST_QUESTION_CHARS]


def add_commands(group: app_commands.Group, services: Services) -> None:
    """Put both commands into the group."""

    @group.command(
        name=services.localised("kb-add-command"),
        description=services.localised("kb-add-description"),
    )
    @app_commands.describe(
        topic=services.localised("kb-add-topic-description"),
        file=services.localised("kb-answer-file-description"),
    )
    @app_commands.rename(
        topic=services.localised("kb-topic-parameter"),
        file=services.localised("kb-file-parameter"),
    )
    @app_commands.autocomplete(topic=suggest_things(services, _NEEDED, Kind.TOPIC, is_gone=False))
    async def add(
        interaction: discord.Interaction,
        topic: app_commands.Range[str, 0, LONGEST_QUESTION_CHARS] = "",
        file: discord.Attachment | None = None,
    ) -> None:
        answer = partial(_add, topic_name=topic, file=file)
        route = Route(_NEEDED, answer, opens_form=file is None)
        await attend(interaction, services, route, "/kb add")

    @group.command(
        name=services.localised("kb-edit-command"),
        description=services.localised("kb-edit-description"),
    )
    @app_commands.describe(
        entry=services.localised("kb-edit-entry-description"),
        file=services.localised("kb-answer-file-description"),
    )
    @app_commands.rename(
        entry=services.localised("kb-entry-parameter"),
        file=services.localised("kb-file-parameter"),
    )
    @app_commands.autocomplete(entry=suggest_things(services, _NEEDED, Kind.ENTRY, is_gone=False))
    async def edit(
        interaction: discord.Interaction, entry: Name, file: discord.Attachment | None = None
    ) -> None:
        answer = partial(_edit, name=entry, file=file)
        route = Route(_NEEDED, answer, opens_form=file is None)
        await attend(interaction, services, route, "/kb edit")


async def show_form(visit: Visit, to: Press, typed: Typed) -> None:
    """Show the form of an entry, with what is typed so far; `to` is answered when it comes back."""
    fields = form_fields(typed, await knowledge_of(visit), visit.words)
    custom_id = to.encode(FORM_PREFIX)
    await open_form(visit.interaction, custom_id, visit.words("kb-entry-form"), fields)


async def _add(visit: Visit, topic_name: str, file: discord.Attachment | None) -> None:
    seen = await writings_of(visit).number(visit.guild_id)
    topic = named(topic_name, (await knowledge_of(visit)).topics)
    if topic_name and topic is None:
        await visit.show(Sheet(visit.words("kb-no-topic", name=shown(topic_name))))
        return
    typed = {"topic": topic.id} if topic is not None else {}
    if file is None:
        await show_form(visit, press(NEW, seen), typed)
    else:
        await take_file(visit, Writing(typed, seen, is_new=True), file)


async def _edit(visit: Visit, name: str, file: discord.Attachment | None) -> None:
    seen = await writings_of(visit).number(visit.guild_id)
    entry = await entry_or_say(visit, name)
    if entry is None:
        return
    if file is None:
        await show_form(visit, press(_EDITED, seen, entry.id), values_of(entry))
    else:
        await take_file(visit, Writing({}, seen, entry.id), file)


async def _take_new(visit: Visit) -> None:
    """Take the form with a new entry."""
    seen, *credit = visit.args
    typed = read_fields(visit.given, {}, await knowledge_of(visit))
    if credit:
        typed["written_by"] = credit[0]
    await keep_and_show(visit, Writing(typed, int(seen), is_new=True))


async def _take_edited(visit: Visit) -> None:
    """Take the form with an entry that there is; whatever was not in the form stays."""
    seen, entry_id = visit.args
    typed = read_fields(visit.given, {}, await knowledge_of(visit))
    await keep_and_show(visit, Writing(typed, int(seen), entry_id))


async def _open_again(visit: Visit) -> None:
    """Show the form again with what was typed."""
    writing_id, seen = visit.args
    writing = await find_writing(visit, writing_id, seen)
    if writing is not None:
        await show_form(visit, press(_AGAIN, writing_id, seen), writing.whole)


async def _take_again(visit: Visit) -> None:
    writing_id, seen = visit.args
    writing = await find_writing(visit, writing_id, seen)
    if writing is not None:
        typed = read_fields(visit.given, writing.typed, await knowledge_of(visit))
        await keep_and_show(visit, replace(writing, typed=typed))


async def _show(visit: Visit) -> None:
    """Show what was picked from the list of what is not finished."""
    [writing_id] = visit.given.values or visit.args
    writing = await find_writing(visit, writing_id)
    if writing is not None:
        await show_writing(visit, writing)


async def _save(visit: Visit) -> None:
    writing = await find_writing(visit, visit.args[0])
    if writing is not None:
        await _finish(visit, writing)


async def _save_over(visit: Visit) -> None:
    """Save in spite of what somebody else changed up to the revision that was shown."""
    writing_id, seen = visit.args
    writing = await find_writing(visit, writing_id, seen)
    if writing is not None:
        await _finish(visit, writing)


async def _finish(visit: Visit, writing: Writing) -> None:
    """Save it, or hand it in where the moderator may not, and say what came of it."""
    writings, words = writings_of(visit), visit.words
    proposal = await find_draft(visit, writing.proposal) if writing.proposal else None
    bring_about = writings.save if visit.role >= Role.EDITOR else writings.propose
    outcome = await bring_about(visit.guild_id, visit.person, writing)
    match outcome:
        case Settled():
            await visit.show(Sheet(words("kb-draft-gone")))
        case Conflicting(latest):
            to = press(_OVER, writing.id, latest.number)
            over = Button(words("kb-overwrite-label"), to, discord.ButtonStyle.primary)
            rows = ((over, *ways_on(writing, latest.number, words)),)
            await visit.show(sheet_of(outcome, words, again=rows))
        case Invalid() | Unchanged():
            rows = (ways_on(writing, writing.seen, words),)
            await visit.show(sheet_of(outcome, words, again=rows))
        case Saved() if writing.group:
            await _show_answered(visit, writing.group, outcome)
        case Saved() | Drafted():
            await visit.show(sheet_of(outcome, words))
            if proposal is not None:
                await tell_approved(visit, proposal)
        case _:
            assert_never(outcome)


async def _show_answered(visit: Visit, group_id: int, saved: Saved) -> None:
    """Tell what came of the question of the queue for which an entry was written."""
    entry_id = saved.revision.changes[0].item.id
    left = await visit.moderation.queue.close_with(visit.guild_id, group_id, entry_id)
    await show_taught(visit, Place(), group_id, Taught(saved, (), left))


async def _drop(visit: Visit) -> None:
    writing = await find_writing(visit, visit.args[0])
    if writing is not None:
        await writings_of(visit).discard(visit.guild_id, writing)
        await visit.show(Sheet(visit.words("kb-discarded")))


ROUTES: Mapping[str, Route] = {
    NEW: Route(_NEEDED, _take_new),
    _EDITED: Route(_NEEDED, _take_edited),
    OPEN: Route(_NEEDED, _open_again, opens_form=True),
    _AGAIN: Route(_NEEDED, _take_again),
    "write-show": Route(_NEEDED, _show),
    SAVE: Route(_NEEDED, _save),
    _OVER: Route(_NEEDED, _save_over),
    DROP: Route(_NEEDED, _drop),
    **answers.ROUTES,
}
