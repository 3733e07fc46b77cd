"""/kb topic: the groups of entries, as members see them; added, renamed, hidden and restored.

The number of the latest revision that the moderator knows of goes along in the custom ids, so a
change by somebody else is noticed, and shown. What was typed then comes back as a file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

import discord
from discord import app_commands

from bot.chat.card import OPTIONS_A_MENU, Option
from bot.chat.kb.access import attend
from bot.chat.kb.changes import name_of
from bot.chat.kb.effects import shown
from bot.chat.kb.entries import (
    find_gone,
    knowledge_of,
    known_things,
    named,
    preview_of,
    suggest_things,
)
from bot.chat.kb.fields import Typed, read_fields, topic_fields, values_of
from bot.chat.kb.history import show_history
from bot.chat.kb.outcomes import bring_about, carry_out, sheet_of
from bot.chat.kb.press import Press, press
from bot.chat.kb.removing import HIDE, ask_first
from bot.chat.kb.route import Route
from bot.chat.kb.sheet import Button, Pick, Row, Sheet, turns
from bot.chat.kb.visit import Visit
from bot.chat.kb.workbench import as_file, give_back, writings_of
from bot.chat.markup import escape
from bot.chat.parts import BETWEEN
from bot.chat.services import Services
from bot.chat.words import Words
from bot.core.knowledge import Knowledge
from bot.core.model import Topic
from bot.core.query import LONGEST_QUESTION_CHARS
from bot.core.revisions import Item, Kind
from bot.core.roles import Role
from bot.errors import StorageError
from bot.service.curate import Conflicting, Invalid, Saved
from bot.service.moderation import Add, Desire, Edit

_OPEN = "topic"
_LIST = "topics"
_NEW = "topic-new"
_ADDED = "topic-added"
_EDIT = "topic-edit"
_EDITED = "topic-edited"
_HIDE = "topic-hide"
_RESTORE = "topic-restore"
_HISTORY = "topic-history"

_LOOKS = Role.READER
_CHANGES = Role.CONTRIBUTOR


def add_commands(group: app_commands.Group, services: Services) -> None:
    """Put /kb topic into the group."""

    @group.command(
        name=services.localised("kb-topic-command"),
        description=services.localised("kb-topic-description"),
    )
    @app_commands.describe(name=services.localised("name-description"))
    @app_commands.rename(name=services.localised("name-parameter"))
    @app_commands.autocomplete(name=suggest_things(services, _LOOKS, Kind.TOPIC))
    async def topic(
        interaction: discord.Interaction,
        name: app_commands.Range[str, 0, LONGEST_QUESTION_CHARS] = "",
    ) -> None:
        route = Route(_LOOKS, partial(_show_named, name=name))
        await attend(interaction, services, route, "/kb topic")


async def _show_named(visit: Visit, name: str) -> None:
    if not name.strip():
        await _show_list(visit)
        return
    topic = named(name, await _topics(visit))
    if topic is None:
        await visit.show(Sheet(visit.words("kb-no-topic", name=shown(name))))
    else:
        await _show_topic(visit, topic)


async def _open(visit: Visit) -> None:
    """Show the topic that was picked, or the list if it is not there any more."""
    [name] = visit.given.values or visit.args
    topic = next((each for each in await _topics(visit) if each.id == name), None)
    await (_show_list(visit) if topic is None else _show_topic(visit, topic))


async def _turn(visit: Visit) -> None:
    await _show_list(visit, int(visit.args[0]))


async def _show_list(visit: Visit, page: int = 0) -> None:
    """Show one page of all topics, to pick from, and offer to add one."""
    words, knowledge, topics = visit.words, await knowledge_of(visit), await _topics(visit)
    # There may be fewer since the page before was shown.
    page = max(0, min(page, (len(topics) - 1) // OPTIONS_A_MENU))
    start = page * OPTIONS_A_MENU
    options = tuple(_option(each, knowledge, words) for each in topics[start:][:OPTIONS_A_MENU])
    rows: list[Row] = []
    if options:
        rows.append(Pick(press(_OPEN), words("topic-placeholder"), options))
    new = (Button(words("kb-new-topic-label"), press(_NEW)),) if visit.role >= _CHANGES else ()
    has_next = len(topics) > start + OPTIONS_A_MENU
    rows.append((*new, *turns(partial(press, _LIST), page, words, has_next=has_next)))
    lines = "\n".join(map(_line, options)) or words("kb-no-topics")
    await visit.show(Sheet(lines, words("kb-topics-title"), rows=tuple(rows)))


async def _show_topic(visit: Visit, topic: Topic) -> None:
    """Show a topic as members see it, or saw it, with what can be done with it."""
    words, knowledge = visit.words, await knowledge_of(visit)
    is_hidden = topic.id not in knowledge.topic_by_id
    body = name_of(Item(Kind.TOPIC, topic.id), words)
    if is_hidden:
        body = f"{body}\n{words('kb-topic-is-hidden')}"
    elif topic.id not in knowledge.entries_by_topic:
        body = f"{body}\n{words('kb-topic-is-empty')}"
    seen = await writings_of(visit).number(visit.guild_id)
    changes = _changes(topic.id, seen, words, is_hidden=is_hidden) if visit.role >= _CHANGES else ()
    ways = (
        Button(words("kb-history-label"), press(_HISTORY, topic.id)),
        Button(words("all-topics-label"), press(_LIST, 0)),
    )
    card = await preview_of(visit, topic)
    await visit.show(Sheet(body, words("kb-topic-title"), rows=((*changes, *ways),), preview=card))


def _changes(name: str, seen: int, words: Words, *, is_hidden: bool) -> tuple[Button, ...]:
    if is_hidden:
        to = press(_RESTORE, name)
        return (Button(words("kb-restore-label"), to, discord.ButtonStyle.success),)
    return (
        Button(words("kb-topic-edit-label"), press(_EDIT, name)),
        Button(words("kb-hide-label"), press(_HIDE, name, seen)),
    )


async def _open_new(visit: Visit) -> None:
    await _open_form(visit, press(_ADDED, await writings_of(visit).number(visit.guild_id)), {})


async def _open_edit(visit: Visit) -> None:
    [name] = visit.args
    topic = (await knowledge_of(visit)).topic_by_id.get(name)
    if topic is None:
        await visit.show_besides(Sheet(visit.words("kb-no-topic", name=shown(name))))
        return
    seen = await writings_of(visit).number(visit.guild_id)
    await _open_form(visit, press(_EDITED, name, seen), values_of(topic))


async def _open_form(visit: Visit, to: Press, typed: Typed) -> None:
    await visit.open_form(to, visit.words("kb-topic-form"), topic_fields(typed, visit.words))


async def _take_new(visit: Visit) -> None:
    [seen] = visit.args
    typed = read_fields(visit.given, {}, await knowledge_of(visit))
    await _finish(visit, Add(Kind.TOPIC, typed), int(seen), press(_NEW))


async def _take_edited(visit: Visit) -> None:
    name, seen = visit.args
    knowledge = await knowledge_of(visit)
    topic = knowledge.topic_by_id.get(name)
    typed = read_fields(visit.given, values_of(topic) if topic is not None else {}, knowledge)
    await _finish(visit, Edit(Item(Kind.TOPIC, name), typed), int(seen), press(_EDIT, name))


async def _finish(visit: Visit, desire: Desire, seen: int, again: Press) -> None:
    """Do what is desired, or propose it; what cannot be done is given back."""
    words, typed = visit.words, visit.given.texts
    try:
        outcome = await bring_about(visit, desire, seen=seen)
    except StorageError:
        await give_back(visit, typed, words("kb-not-kept"))
        return
    sheet = sheet_of(outcome, words, again=((Button(words("kb-again-label"), again),),))
    match outcome:
        case Conflicting() | Invalid():
            sheet = replace(sheet, attached=(as_file(typed),))
        case Saved() if isinstance(desire, Add):
            sheet = replace(sheet, body=words("kb-topic-is-empty"))
        case _:
            pass
    await visit.show(sheet)


async def _hide(visit: Visit) -> None:
    name, seen = visit.args
    topic = (await knowledge_of(visit)).topic_by_id.get(name)
    if topic is None:
        await _show_list(visit)
    else:
        await ask_first(visit, HIDE, topic, int(seen))


async def _restore(visit: Visit) -> None:
    [name] = visit.args
    gone = await visit.moderation.history.gone(visit.guild_id)
    topics = [each for each in gone if isinstance(each.thing, Topic)]
    found = find_gone(name, topics)
    if found is None:
        await _open(visit)
    else:
        await visit.show(await carry_out(visit, found.desire))


async def _show_its_history(visit: Visit) -> None:
    await show_history(visit, Item(Kind.TOPIC, visit.args[0]))


async def _topics(visit: Visit) -> Sequence[Topic]:
    """Return all topics that members see, and then those that they do not see any more."""
    return [each for each in await known_things(visit) if isinstance(each, Topic)]


def _option(topic: Topic, knowledge: Knowledge, words: Words) -> Option:
    if topic.id not in knowledge.topic_by_id:
        return Option(topic.id, f"{words('kb-hidden')} {topic.title}")
    count = len(knowledge.entries_by_topic.get(topic.id, ()))
    return Option(topic.id, topic.title, words("answers-option", count=count))


def _line(option: Option) -> str:
    parts = (f"**{escape(option.label)}**", option.description)
    return f"- {BETWEEN.join(part for part in parts if part)}"


ROUTES: Mapping[str, Route] = {
    _OPEN: Route(_LOOKS, _open),
    _LIST: Route(_LOOKS, _turn),
    _NEW: Route(_CHANGES, _open_new, opens_form=True),
    _ADDED: Route(_CHANGES, _take_new),
    _EDIT: Route(_CHANGES, _open_edit, opens_form=True),
    _EDITED: Route(_CHANGES, _take_edited),
    _HIDE: Route(_CHANGES, _hide),
    _RESTORE: Route(_CHANGES, _restore),
    _HISTORY: Route(_LOOKS, _show_its_history),
}
