"""The entries of a guild as moderators name them and as members see them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Sequence
from dataclasses import replace
from functools import partial
from operator import attrgetter
from typing import Any

import discord
from discord import app_commands

from bot.chat.card import Card
from bot.chat.kb.access import complete
from bot.chat.kb.visit import Visit
from bot.chat.present import card_of_reply
from bot.chat.services import Services
from bot.chat.words import Words
from bot.core.cut import cut
from bot.core.decide import Match, Reason
from bot.core.excerpt import make_excerpt
from bot.core.followups import suggest_follow_ups
from bot.core.index import Index
from bot.core.model import Entry
from bot.core.normalise import question_key
from bot.core.pages import cut_pages
from bot.core.reply import Reply
from bot.core.roles import Role
from bot.core.suggest import (
    LABEL_CHARS,
    MOST_SUGGESTIONS,
    Suggestion,
    picked_entry,
    suggest,
    suggest_among,
)
from bot.service.history import Gone

Completer = Callable[
    [discord.Interaction[Any], str], Coroutine[Any, Any, list[app_commands.Choice[str]]]
]


def suggest_entries(
    services: Services, needed: Role, *, is_seen: bool = True, is_gone: bool = True
) -> Completer:
    """Return suggestions for an option that names an entry, for those who are what is `needed`.

    They are those that members see, and those that are hidden or removed, as asked for.
    """

    async def suggest_some(
        interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        look = partial(_suggestions, typed=current, is_seen=is_seen, is_gone=is_gone)
        return await complete(interaction, services, needed, look)

    return suggest_some


async def find_entry(visit: Visit, value: str) -> Entry | None:
    """Return the entry that was picked or typed, by its id or question, if members see it."""
    held = await visit.moderation.guilds.get(visit.guild_id)
    return _named(value, held.current.knowledge.entries)


async def find_gone(visit: Visit, value: str) -> Gone | None:
    """Return the hidden or removed entry that was picked or typed."""
    gone = await visit.moderation.history.gone(visit.guild_id)
    entry = _named(value, [each.entry for each in gone])
    return next((each for each in gone if each.entry is entry), None)


async def preview_of(visit: Visit, entry: Entry) -> Card:
    """Return the card that members would get for `entry`, whether it is saved or not."""
    index = (await visit.moderation.guilds.get(visit.guild_id)).current.index
    # Looking the entry up would show what is in force, or nothing.
    reply = Reply(
        query=index.reader.read(entry.question),
        decision=Match(entry.id, 1.0, Reason.PICKED),
        candidates=(),
        offers=suggest_follow_ups(entry, index.knowledge),
        entry=entry,
        excerpt=make_excerpt(entry.answer),
        pages=len(cut_pages(entry.answer)),
    )
    return card_of_reply(reply, await visit.scene())


def _named(value: str, entries: Iterable[Entry]) -> Entry | None:
    wanted = picked_entry(value) or value.strip()
    listed = tuple(entries)
    by_id = {each.id: each for each in listed}
    by_question = {question_key(each.question): each for each in listed}
    return by_id.get(wanted) or by_question.get(question_key(wanted))


async def _suggestions(
    visit: Visit, typed: str, *, is_seen: bool, is_gone: bool
) -> Sequence[Suggestion]:
    index = (await visit.moderation.guilds.get(visit.guild_id)).current.index
    gone = await visit.moderation.history.gone(visit.guild_id) if is_gone else ()
    hidden = [each.entry for each in gone]
    look = partial(_suggested, typed, index, hidden, visit.words, is_seen=is_seen)
    return await asyncio.to_thread(look)


def _suggested(
    typed: str, index: Index, hidden: Sequence[Entry], words: Words, *, is_seen: bool
) -> Sequence[Suggestion]:
    ids = [each.id for each in index.knowledge.entries]
    seen = suggest(typed, index, popular=ids) if is_seen else ()
    marked = [_marked(each, words) for each in suggest_among(typed, hidden, index)]
    return sorted((*seen, *marked), key=attrgetter("rank"))[:MOST_SUGGESTIONS]


def _marked(suggestion: Suggestion, words: Words) -> Suggestion:
    label = f"{words('kb-hidden')} {suggestion.label}"
    return replace(suggestion, label=cut(label, LABEL_CHARS))
