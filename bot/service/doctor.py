"""How the bot is, as far as that can be told without Discord."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.core.problem import Problem
from bot.errors import StorageError
from bot.service.moderation import Moderation

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Health:
    """What was found.

    `database_s` is how long the database took to answer, None when it did not. `problems` are
    changes of the guild that could not be put in force, and `log_failure` says why the log channel
    got nothing the last time, or is empty.
    """

    database_s: float | None
    entries: int
    is_by_meaning: bool
    problems: tuple[Problem, ...]
    log_failure: str


async def examine(
    moderation: Moderation, guild_id: int, clock: Callable[[], float] = time.perf_counter
) -> Health:
    """Look at the database and at the knowledge of a guild; `clock` gives growing seconds."""
    began = clock()
    try:
        await moderation.store.check()
    except StorageError as error:
        _log.warning("The doctor cannot reach the database: %s.", error)
        took = None
    else:
        took = clock() - began
    held = await moderation.guilds.get(guild_id)
    return Health(
        database_s=took,
        entries=len(held.current.knowledge.entries),
        is_by_meaning=held.current.encoder is not None,
        problems=held.problems,
        log_failure=moderation.log.failure(guild_id),
    )
