"""/kb add and /kb edit: an entry is written in a form, looked at, and then saved.

The number of the latest revision that the author knows of goes along: first in the custom id of the
form, then with what is being written. So a change by somebody else is noticed, and shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

import discord
from discord import app_commands

from bot.chat.forms import open_form
from bot.chat.kb import answers
from bot.chat.kb.access import attend, complete
from bot.chat.kb.answers import take_file
from bot.chat.kb.effects import shown
from bot.chat.kb.entries import find_entry, suggest_entries
from bot.chat.kb.fields import (
    Typed,
    find_topic,
    form_fields,
    read_fields,
    values_of,
)
from bot.chat.kb.outcomes import sheet_of
from bot.chat.kb.press import FORM_PREFIX, Press, press
from bot.chat.kb.route import Route
from bot.chat.kb.sheet import Button, Sheet
from bot.chat.kb.visit import Visit
from bot.chat.kb.workbench import (
    DROP,
    OPEN,
    SAVE,
    find_writing,
    keep_and_show,
    knowledge_of,
    show_writing,
    ways_on,
    whole,
    writings_of,
)
from bot.chat.services import Services
from bot.core.query import LONGEST_QUESTION_CHARS
from bot.core.roles import Role
from bot.core.suggest import Suggestion, picked_topic, suggest_topics
from bot.service.curate import Conflicting, Invalid, Settled, Unchanged
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

    async def suggest_some_topics(
        interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        look = partial(_topics, typed=current)
        return await complete(interaction, services, _NEEDED, look)

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
    @app_commands.autocomplete(topic=suggest_some_topics)
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
    @app_commands.autocomplete(entry=suggest_entries(services, _NEEDED, is_gone=False))
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
    topic = find_topic(picked_topic(topic_name) or topic_name.strip(), await knowledge_of(visit))
    if topic_name and topic is None:
        await visit.show(Sheet(visit.words("kb-no-topic", name=shown(topic_name))))
        return
    typed = {"topic": topic.id} if topic is not None else {}
    seen = await writings_of(visit).number(visit.guild_id)
    if file is None:
        await show_form(visit, press(NEW, seen), typed)
    else:
        await take_file(visit, Writing(typed, seen, is_new=True), file)


async def _edit(visit: Visit, name: str, file: discord.Attachment | None) -> None:
    entry = await find_entry(visit, name)
    if entry is None:
        await visit.show(Sheet(visit.words("kb-no-entry", name=shown(name))))
        return
    seen = await writings_of(visit).number(visit.guild_id)
    if file is None:
        await show_form(visit, press(_EDITED, seen, entry.id), values_of(entry))
    else:
        await take_file(visit, Writing(values_of(entry), seen, entry.id), file)


async def _take_new(visit: Visit) -> None:
    """Take the form with a new entry."""
    seen, *credit = visit.args
    typed = read_fields(visit.given, {}, await knowledge_of(visit))
    if credit:
        typed["written_by"] = credit[0]
    await keep_and_show(visit, Writing(typed, int(seen), is_new=True))


async def _take_edited(visit: Visit) -> None:
    """Take the form with an entry that there is, and with it whatever was not in the form."""
    seen, entry_id = visit.args
    knowledge = await knowledge_of(visit)
    entry = knowledge.entry_by_id.get(entry_id)
    before = values_of(entry) if entry is not None else {}
    typed = read_fields(visit.given, before, knowledge)
    await keep_and_show(visit, Writing(typed, int(seen), entry_id))


async def _open_again(visit: Visit) -> None:
    """Show the form again with what was typed."""
    writing_id, seen = visit.args
    writing = await find_writing(visit, writing_id)
    if writing is not None:
        await show_form(visit, press(_AGAIN, writing_id, seen), await whole(visit, writing))


async def _take_again(visit: Visit) -> None:
    writing_id, seen = visit.args
    writing = await find_writing(visit, writing_id)
    if writing is not None:
        before = await whole(visit, writing)
        typed = read_fields(visit.given, before, await knowledge_of(visit))
        await keep_and_show(visit, replace(writing, typed=typed, seen=int(seen)))


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
    writing = await find_writing(visit, writing_id)
    if writing is not None:
        await _finish(visit, replace(writing, seen=int(seen)))


async def _finish(visit: Visit, writing: Writing) -> None:
    writings, words = writings_of(visit), visit.words
    if visit.role < Role.EDITOR:
        handed_in = await writings.hand_in(visit.guild_id, writing)
        await visit.show(sheet_of(handed_in, words, again=(ways_on(writing, writing.seen, words),)))
        return
    outcome = await writings.save(visit.guild_id, visit.person, writing)
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
        case _:
            await visit.show(sheet_of(outcome, words))


async def _drop(visit: Visit) -> None:
    writing = await find_writing(visit, visit.args[0])
    if writing is not None:
        await writings_of(visit).discard(visit.guild_id, writing)
        await visit.show(Sheet(visit.words("kb-discarded")))


async def _topics(visit: Visit, typed: str) -> Sequence[Suggestion]:
    held = await visit.moderation.guilds.get(visit.guild_id)
    return suggest_topics(typed, held.current.index)


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
