"""The problems of what one guild knows, kept until it knows something else.

To ask the bot all its own questions takes some seconds.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from datetime import date, datetime

from bot.content.drift import Drift, drifted
from bot.content.lint import lint_packs
from bot.core.problem import Problem
from bot.service.check import check_answers
from bot.service.guilds import GuildSnapshot, GuildSnapshots
from bot.service.latest import keep_latest

MOST_KEPT = 16


class Checkup:
    """Checks what guilds know. All methods belong to one event loop."""

    def __init__(self, guilds: GuildSnapshots, now: Callable[[], datetime]) -> None:
        """`now` gives the time in UTC, aware."""
        self._guilds = guilds
        self._now = now
        self._kept: OrderedDict[int, tuple[GuildSnapshot, date, tuple[Problem, ...]]] = (
            OrderedDict()
        )

    async def problems(self, guild_id: int) -> tuple[Problem, ...]:
        """List the problems of what a guild has in force: what does not work at all comes first."""
        held, today = await self._guilds.settle(guild_id), self._now().date()
        known = self._kept.get(guild_id)
        if known is not None and known[0].current is held.current and known[1] == today:
            return known[2]
        found = await asyncio.to_thread(_check, held, today)
        keep_latest(self._kept, guild_id, (held, today, found), MOST_KEPT)
        return found

    async def drifts(self, guild_id: int) -> tuple[tuple[Drift, ...], int]:
        """List what a guild has written over a shared text that has changed since.

        With it comes the number of the guild's latest revision.
        """
        held = await self._guilds.settle(guild_id)
        return await asyncio.to_thread(_drifts, held), held.overlay.number


def _check(held: GuildSnapshot, today: date) -> tuple[Problem, ...]:
    # What moderators write has no place in a file, so problems are named by their entries alone.
    found = (
        *held.problems,
        *(_drift_problem(each) for each in _drifts(held)),
        *check_answers(held.current, {}),
        *lint_packs(held.current.knowledge.packs, {}, today=today),
    )
    return tuple(sorted(found, key=lambda each: each.severity != "error"))


def _drifts(held: GuildSnapshot) -> tuple[Drift, ...]:
    return drifted(held.base.knowledge.packs, held.overlay)


def _drift_problem(drift: Drift) -> Problem:
    """Tell moderators that what they wrote over is no longer what it was."""
    if drift.is_gone:
        message = "the shared text below your change is no longer there; yours is shown"
    else:
        message = "the shared text below your change has been changed since"
    hint = "look at it in the menu below, then keep yours or drop it"
    where = f"{drift.item.kind} {drift.item.id}"
    return Problem("", 0, 0, message, hint, where, "warning")
