"""/kb check: what could be better in what this server knows, the worst first."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import discord
from discord import app_commands

from bot.chat.kb import comparing
from bot.chat.kb.access import attend
from bot.chat.kb.comparing import comparisons
from bot.chat.kb.press import press
from bot.chat.kb.route import Route
from bot.chat.kb.sheet import Sheet, turns
from bot.chat.kb.visit import Visit
from bot.chat.markup import escape
from bot.chat.services import Services
from bot.chat.words import Words
from bot.core.cut import cut
from bot.core.problem import Problem
from bot.core.roles import Role

_PAGE = 5
_MESSAGE_CHARS = 300
_NEEDED = Role.READER


def add_commands(group: app_commands.Group, services: Services) -> None:
    """Put /kb check into the group."""

    @group.command(
        name=services.localised("kb-check-command"),
        description=services.localised("kb-check-description"),
    )
    async def check(interaction: discord.Interaction) -> None:
        await attend(interaction, services, Route(_NEEDED, partial(_show, page=0)), "/kb check")


async def _turn(visit: Visit) -> None:
    await _show(visit, int(visit.args[0]))


async def _show(visit: Visit, page: int) -> None:
    words = visit.words
    checkup = visit.moderation.checkup
    problems = await checkup.problems(visit.guild_id)
    drifts, _ = await checkup.drifts(visit.guild_id)
    if not problems:
        await visit.show(Sheet(words("kb-check-fine"), words("kb-check-title")))
        return
    errors = sum(each.severity == "error" for each in problems)
    # The knowledge may have become better since the page before was shown.
    page = min(page, (len(problems) - 1) // _PAGE)
    shown = problems[page * _PAGE : (page + 1) * _PAGE]
    counts = words("kb-check-counts", errors=errors, warnings=len(problems) - errors)
    body = "\n".join((counts, *(_line(each, words) for each in shown)))
    pages = turns(partial(press, "check"), page, words, has_next=(page + 1) * _PAGE < len(problems))
    await visit.show(
        Sheet(body, words("kb-check-title"), rows=(*comparisons(drifts, words), pages))
    )


def _line(problem: Problem, words: Words) -> str:
    error, warning = words("kb-check-error"), words("kb-check-warning")
    mark = error if problem.severity == "error" else warning
    about = f" ({escape(cut(problem.where, _MESSAGE_CHARS))})" if problem.where else ""
    hint = f"\n-# {escape(cut(problem.hint, _MESSAGE_CHARS))}" if problem.hint else ""
    return f"\n{mark} {escape(cut(problem.message, _MESSAGE_CHARS))}{about}{hint}"


ROUTES: Mapping[str, Route] = {"check": Route(_NEEDED, _turn), **comparing.ROUTES}
