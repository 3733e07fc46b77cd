"""The entries of a guild as moderators name them and as members see them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import discord
from discord import app_commands

from bot.chat.card import Card
from bot.chat.kb.access import complete
from bot.chat.kb.effects import shown
from bot.chat.kb.sheet import Sheet
from bot.chat.kb.visit import Visit
from bot.chat.present import card_of_reply
from bot.chat.services import Services
from bot.chat.words import Words
from bot.core.cut import cut
from bot.core.knowledge import Knowledge
from bot.core.model import Entry, Pack
from bot.core.normalise import question_key
from bot.core.reply import reply_with_entry
from bot.core.roles import Role
from bot.core.suggest import LABEL_CHARS, MOST_SUGGESTIONS, Suggestion, picked_entry, suggest
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


async def entry_or_say(visit: Visit, value: str) -> Entry | None:
    """Return the entry that was picked or typed; where members see none, say so."""
    entry = await find_entry(visit, value)
    if entry is None:
        await say_unknown(visit, value)
    return entry


async def say_unknown(visit: Visit, value: str) -> None:
    """Say that there is no entry of this name."""
    await visit.show(Sheet(visit.words("kb-no-entry", name=shown(value))))


async def find_gone(visit: Visit, value: str) -> Gone | None:
    """Return the hidden or removed entry that was picked or typed."""
    gone = await visit.moderation.history.gone(visit.guild_id)
    entry = _named(value, [each.entry for each in gone])
    return next((each for each in gone if each.entry is entry), None)


async def preview_of(visit: Visit, entry: Entry) -> Card:
    """Return the card that members would get for `entry`, whether it is saved or not."""
    index = (await visit.moderation.guilds.get(visit.guild_id)).current.index
    return card_of_reply(reply_with_entry(entry, index), await visit.scene())


def _named(value: str, entries: Iterable[Entry]) -> Entry | None:
    wanted = picked_entry(value) or value.strip()
    listed = tuple(entries)
    by_id = {each.id: each for each in listed}
    by_question = {question_key(each.question): each for each in listed}
    return by_id.get(wanted) or by_question.get(question_key(wanted))


async def _suggestions(
    visit: Visit, typed: str, *, is_seen: bool, is_gone: bool
) -> Sequence[Suggestion]:
    held = await visit.moderation.guilds.get(visit.guild_id)
    packs = held.current.knowledge.packs if is_seen else ()
    gone = await visit.moderation.history.gone(visit.guild_id) if is_gone else ()
    entries = tuple(each.entry for each in gone)
    return await asyncio.to_thread(_suggested, typed, packs, entries, visit.words)


def _suggested(
    typed: str, packs: tuple[Pack, ...], gone: tuple[Entry, ...], words: Words
) -> Sequence[Suggestion]:
    everything = Knowledge((*packs, Pack("gone", "", entries=gone)))
    ids = [each.id for each in everything.entries]
    known = everything.entry_by_id.get(typed.strip())
    found = suggest(typed, everything, popular=ids)
    if known is not None:
        found = (*suggest(known.question, Knowledge((Pack("id", "", entries=(known,)),))), *found)
    once = tuple({each.value: each for each in found}.values())[:MOST_SUGGESTIONS]
    hidden = {each.id for each in gone}
    return [_marked(each, words) if picked_entry(each.value) in hidden else each for each in once]


def _marked(suggestion: Suggestion, words: Words) -> Suggestion:
    label = f"{words('kb-hidden')} {suggestion.label}"
    return replace(suggestion, label=cut(label, LABEL_CHARS))
