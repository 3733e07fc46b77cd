"""The entries and topics of a guild, as moderators name them and as members see them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Coroutine, Iterable, Sequence
from dataclasses import replace
from functools import partial
from operator import attrgetter
from typing import Any, TypeVar

import discord
from discord import app_commands

from bot.chat.card import Card
from bot.chat.kb.access import complete
from bot.chat.kb.effects import shown
from bot.chat.kb.sheet import Sheet
from bot.chat.kb.visit import Visit
from bot.chat.lists import card_of_section
from bot.chat.present import card_of_reply
from bot.chat.services import Services
from bot.chat.words import Words
from bot.core.cut import cut
from bot.core.index import Index
from bot.core.knowledge import Knowledge
from bot.core.model import Entry, Topic
from bot.core.normalise import fold, question_key
from bot.core.reply import reply_with_entry
from bot.core.revisions import Item, Kind
from bot.core.roles import Role
from bot.core.suggest import (
    LABEL_CHARS,
    MOST_SUGGESTIONS,
    Suggestion,
    picked_entry,
    picked_topic,
    suggest,
    suggest_among,
)
from bot.service.desk import Section
from bot.service.history import Gone
from bot.service.moderation import item_of

# So many topics are offered among entries, however many of those there are.
_LEAST_TOPICS = 5

Completer = Callable[
    [discord.Interaction[Any], str], Coroutine[Any, Any, list[app_commands.Choice[str]]]
]
Thing = TypeVar("Thing", bound=Entry | Topic)


def suggest_things(
    services: Services, needed: Role, *kinds: Kind, is_seen: bool = True, is_gone: bool = True
) -> Completer:
    """Return suggestions for an option that names a thing, for those who are what is `needed`.

    They are entries, topics or both, that members see or that are hidden or removed, as asked for.
    """

    async def suggest_some(
        interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        look = partial(_suggestions, typed=current, kinds=kinds, is_seen=is_seen, is_gone=is_gone)
        return await complete(interaction, services, needed, look)

    return suggest_some


async def find_entry(visit: Visit, value: str) -> Entry | None:
    """Return the entry that was picked or typed, by its id or question, if members see it."""
    return named(value, (await knowledge_of(visit)).entries)


async def entry_or_say(visit: Visit, value: str) -> Entry | None:
    """Return the entry that was picked or typed; where members see none, say so."""
    entry = await find_entry(visit, value)
    if entry is None:
        await say_unknown(visit, value)
    return entry


async def say_unknown(visit: Visit, value: str) -> None:
    """Say that there is no entry of this name."""
    await visit.show(Sheet(visit.words("kb-no-entry", name=shown(value))))


async def knowledge_of(visit: Visit) -> Knowledge:
    """Return what members of the guild get answers from now."""
    return (await visit.moderation.guilds.get(visit.guild_id)).current.knowledge


async def known_things(visit: Visit) -> tuple[Entry | Topic, ...]:
    """Return what members see, and after it what is hidden or removed, as it was."""
    knowledge = await knowledge_of(visit)
    gone = await visit.moderation.history.gone(visit.guild_id)
    return (*knowledge.entries, *knowledge.topics, *(each.thing for each in gone))


def find_gone(value: str, gone: Sequence[Gone]) -> Gone | None:
    """Return what is hidden or removed by the name that was picked or typed."""
    thing = named(value, [each.thing for each in gone])
    return next((each for each in gone if each.thing is thing), None)


def named(value: str, things: Iterable[Thing]) -> Thing | None:
    """Return what was picked from suggestions, or is called `value`: the first of several."""
    listed, picked = tuple(things), _picked(value)
    if picked is not None:
        return next((each for each in listed if item_of(each) == picked), None)
    by_id = {each.id: each for each in reversed(listed)}
    by_heading = {_key(heading_of(each)): each for each in reversed(listed)}
    return by_id.get(value.strip()) or by_heading.get(_key(value))


def heading_of(thing: Entry | Topic) -> str:
    """Return the question of an entry, or the title of a topic."""
    return thing.question if isinstance(thing, Entry) else thing.title


async def preview_of(visit: Visit, thing: Entry | Topic) -> Card:
    """Return the card that members would get for `thing`, whether it is saved or not."""
    scene = await visit.scene()
    if isinstance(thing, Topic):
        entries = scene.knowledge.entries_by_topic.get(thing.id, ())
        return card_of_section(Section(thing, entries), scene)
    index = (await visit.moderation.guilds.get(visit.guild_id)).current.index
    return card_of_reply(reply_with_entry(thing, index), scene)


def _key(text: str) -> str:
    # A title may be nothing but an emoji, which is no word.
    return question_key(text) or fold(text)


def _picked(value: str) -> Item | None:
    if (entry := picked_entry(value)) is not None:
        return Item(Kind.ENTRY, entry)
    topic = picked_topic(value)
    return Item(Kind.TOPIC, topic) if topic is not None else None


async def _suggestions(
    visit: Visit, typed: str, *, kinds: Collection[Kind], is_seen: bool, is_gone: bool
) -> Sequence[Suggestion]:
    index = (await visit.moderation.guilds.get(visit.guild_id)).current.index
    gone = await visit.moderation.history.gone(visit.guild_id) if is_gone else ()
    hidden = [each.thing for each in gone]
    look = partial(_suggested, typed, index, hidden, kinds, is_seen=is_seen)
    found = await asyncio.to_thread(look)
    away = {item_of(each) for each in hidden}
    return [_marked(each, away, kinds, visit.words) for each in found]


def _suggested(
    typed: str,
    index: Index,
    hidden: Sequence[Entry | Topic],
    kinds: Collection[Kind],
    *,
    is_seen: bool,
) -> Sequence[Suggestion]:
    found: Sequence[Suggestion] = ()
    if Kind.ENTRY in kinds:
        ids = [each.id for each in index.knowledge.entries]
        seen = suggest(typed, index, popular=ids) if is_seen else ()
        others = [each for each in hidden if isinstance(each, Entry)]
        found = sorted((*seen, *suggest_among(typed, others, index)), key=attrgetter("rank"))
    if Kind.TOPIC in kinds:
        topics = [each for each in hidden if isinstance(each, Topic)]
        named_so = suggest_among(
            typed, [*(index.knowledge.topics if is_seen else ()), *topics], index
        )
        room = MOST_SUGGESTIONS - min(len(named_so), _LEAST_TOPICS)
        found = (*found[:room], *named_so)
    return found[:MOST_SUGGESTIONS]


def _marked(
    suggestion: Suggestion, hidden: Collection[Item], kinds: Collection[Kind], words: Words
) -> Suggestion:
    """Say at the start of a label what members do not see, and among entries, what is a topic."""
    item = _picked(suggestion.value)
    marks = [words("kb-hidden")] if item in hidden else []
    if item is not None and item.kind is Kind.TOPIC and Kind.ENTRY in kinds:
        marks.append(words("kb-is-topic"))
    return replace(suggestion, label=cut(" ".join((*marks, suggestion.label)), LABEL_CHARS))
