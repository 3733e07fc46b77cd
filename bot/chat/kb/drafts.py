"""/kb drafts: what contributors propose, and what one has not finished oneself."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import discord
from discord import app_commands

from bot.chat.card import OPTION_CHARS, Option
from bot.chat.kb import deciding
from bot.chat.kb.access import attend
from bot.chat.kb.authors import subject_of
from bot.chat.kb.changes import who_and_when
from bot.chat.kb.deciding import DRAFT, LIST
from bot.chat.kb.entries import knowledge_of
from bot.chat.kb.fields import QUESTION
from bot.chat.kb.press import press
from bot.chat.kb.route import Route
from bot.chat.kb.sheet import Pick, Row, Sheet, turns
from bot.chat.kb.visit import Visit
from bot.chat.kb.workbench import writings_of
from bot.chat.parts import BETWEEN
from bot.chat.services import Services
from bot.chat.words import Words
from bot.core.cut import cut
from bot.core.knowledge import Knowledge
from bot.core.markdown import plain_text
from bot.core.revisions import Draft
from bot.core.roles import Role
from bot.service.suggesting import is_by_member
from bot.service.writing import Writing

_PAGE = 10
# More than ten pages of drafts are not looked through, but worked off.
_MOST_DRAFTS = 100
_NEEDED = Role.CONTRIBUTOR


def add_commands(group: app_commands.Group, services: Services) -> None:
    """Put /kb drafts into the group."""

    @group.command(
        name=services.localised("kb-drafts-command"),
        description=services.localised("kb-drafts-description"),
    )
    async def drafts(interaction: discord.Interaction) -> None:
        await attend(interaction, services, Route(_NEEDED, _show_list), "/kb drafts")


async def _show_list(visit: Visit, page: int = 0) -> None:
    """Show one page of what waits, oldest first, and what the moderator has not finished."""
    words, knowledge = visit.words, await knowledge_of(visit)
    waiting = await visit.moderation.store.list_drafts(visit.guild_id, limit=_MOST_DRAFTS)
    mine = await writings_of(visit).unfinished(visit.guild_id, visit.person)
    listed = waiting[page * _PAGE : (page + 1) * _PAGE]
    rows: list[Row] = []
    if listed:
        options = tuple(_option(each, knowledge, words) for each in listed)
        rows.append(Pick(press(DRAFT), words("kb-draft-placeholder"), options))
    if mine:
        unfinished = tuple(_unfinished(each, words) for each in mine)
        rows.append(Pick(press("write-show"), words("kb-unfinished-placeholder"), unfinished))
    has_next = (page + 1) * _PAGE < len(waiting)
    rows.append(turns(partial(press, LIST), page, words, has_next=has_next))
    lines = [_line(each, knowledge, words) for each in listed] or [words("kb-no-drafts")]
    await visit.show(Sheet("\n".join(lines), words("kb-drafts-title"), rows=tuple(rows)))


async def _turn(visit: Visit) -> None:
    await _show_list(visit, int(visit.args[0]))


def _line(draft: Draft, knowledge: Knowledge, words: Words) -> str:
    by = who_and_when(draft.author_id, draft.made_at, words)
    mark = f"{BETWEEN}{words('kb-suggested')}" if is_by_member(draft) else ""
    return f"- {subject_of(draft, knowledge, words)}\n  -# {by}{mark}"


def _option(draft: Draft, knowledge: Knowledge, words: Words) -> Option:
    name = plain_text(subject_of(draft, knowledge, words))
    return Option(str(draft.id), cut(name, OPTION_CHARS))


def _unfinished(writing: Writing, words: Words) -> Option:
    question = str(writing.typed.get(QUESTION, "")).strip() or writing.entry_id
    return Option(str(writing.id), cut(question or words("kb-no-question-option"), OPTION_CHARS))


ROUTES: Mapping[str, Route] = {LIST: Route(_NEEDED, _turn), **deciding.ROUTES}
