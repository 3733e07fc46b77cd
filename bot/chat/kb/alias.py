"""/kb alias: one more way to ask for an entry, and what it would do."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import discord
from discord import app_commands

from bot.chat.kb.access import attend
from bot.chat.kb.effects import outcome_of, shown
from bot.chat.kb.entries import entry_or_say, suggest_things
from bot.chat.kb.fields import PHRASINGS
from bot.chat.kb.route import Route
from bot.chat.kb.sheet import Sheet
from bot.chat.kb.visit import Visit
from bot.chat.kb.workbench import (
    controls,
    sheet_of_writing,
    warnings_of,
    writings_of,
)
from bot.chat.services import Services
from bot.chat.words import Words
from bot.core.knowledge import Knowledge
from bot.core.normalise import question_key
from bot.core.query import LONGEST_QUESTION_CHARS
from bot.core.reply import Reply
from bot.core.revisions import Kind
from bot.core.roles import Role
from bot.service.preview import Preview
from bot.service.ranking import rank
from bot.service.trying import Tried
from bot.service.writing import Writing

_NEEDED = Role.CONTRIBUTOR

Typed = app_commands.Range[str, 1, LONGEST_QUESTION_CHARS]


def add_commands(group: app_commands.Group, services: Services) -> None:
    """Put /kb alias into the group."""

    @group.command(
        name=services.localised("kb-alias-command"),
        description=services.localised("kb-alias-description"),
    )
    @app_commands.describe(
        entry=services.localised("kb-alias-entry-description"),
        phrase=services.localised("kb-phrase-description"),
    )
    @app_commands.rename(
        entry=services.localised("kb-entry-parameter"),
        phrase=services.localised("kb-phrase-parameter"),
    )
    @app_commands.autocomplete(entry=suggest_things(services, _NEEDED, Kind.ENTRY, is_gone=False))
    async def alias(interaction: discord.Interaction, entry: Typed, phrase: Typed) -> None:
        route = Route(_NEEDED, partial(_try_out, name=entry, phrase=phrase))
        await attend(interaction, services, route, "/kb alias")


async def _try_out(visit: Visit, name: str, phrase: str) -> None:
    """Show what the phrase leads to before and after, and keep it until it is saved."""
    writings, phrase = writings_of(visit), " ".join(phrase.split())
    seen = await writings.number(visit.guild_id)
    entry = await entry_or_say(visit, name)
    if entry is None:
        return
    if question_key(phrase) in map(question_key, entry.wordings):
        await visit.show(Sheet(visit.words("kb-unchanged")))
        return
    fresh = Writing({PHRASINGS: [*entry.phrasings, phrase]}, seen, entry.id)
    writing = await writings.keep(visit.guild_id, visit.person, fresh)
    _, tried = await writings.try_out(visit.guild_id, writing, phrase)
    if not isinstance(tried, Tried):
        await visit.show(await sheet_of_writing(visit, writing, tried))
        return
    words = visit.words
    told = _told(tried.preview, entry.id, words)
    body = f"{words('kb-quoted', text=shown(phrase))}\n{told}\n\n{warnings_of(tried, words)}"
    await visit.show(Sheet(body, entry.question, rows=(controls(writing, visit),)))


def _told(preview: Preview, entry_id: str, words: Words) -> str:
    lines = []
    before, after = preview.before, preview.after
    if before is not None:
        knowledge = Knowledge(preview.plan.before.packs)
        outcome = outcome_of(before.decision, knowledge, words)
        score = words.score(_score(before, entry_id, knowledge))
        lines.append(words("kb-alias-before", outcome=outcome, score=score))
    if after is not None:
        knowledge = Knowledge(preview.plan.after.packs)
        outcome = outcome_of(after.decision, knowledge, words)
        score = words.score(_score(after, entry_id, knowledge))
        lines.append(words("kb-alias-after", outcome=outcome, score=score))
    return "\n".join(lines)


def _score(reply: Reply, entry_id: str, knowledge: Knowledge) -> float:
    scores = {each.id: each.score for each in rank(reply, knowledge)}
    return scores.get(entry_id, 0.0)


ROUTES: Mapping[str, Route] = {}
