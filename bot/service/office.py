"""Everything that answers members, put together once."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.ports import Store
from bot.service.answer import Answerer
from bot.service.answerers import GuildAnswerers
from bot.service.conversations import Conversations
from bot.service.desks import Desks
from bot.service.feedback import Feedback
from bot.service.gathering import Gathering
from bot.service.grouping import Grouping
from bot.service.guilds import GuildSnapshots
from bot.service.pace import Pace
from bot.service.people import People
from bot.service.popularity import Popularity
from bot.service.settingsbook import SettingsBook


@dataclass(frozen=True, slots=True)
class Office:
    """The services that the chat calls on.

    `clock` gives growing seconds, by which conversations and cooldowns are forgotten.
    """

    desks: Desks
    feedback: Feedback
    grouping: Grouping
    popularity: Popularity
    people: People
    settings: SettingsBook
    pace: Pace
    gathering: Gathering
    clock: Callable[[], float]


def open_office(
    answerer: Answerer,
    store: Store,
    *,
    guilds: GuildSnapshots | None = None,
    gathering: Gathering | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Office:
    """Return the services over `answerer` and `store`."""
    conversations, popularity = Conversations(clock), Popularity()
    grouping = Grouping(store, answerer)
    feedback = Feedback(store, grouping, popularity, _now)
    gathering = gathering or Gathering()
    settings = SettingsBook(store, clock)
    return Office(
        desks=Desks(GuildAnswerers(answerer, guilds, settings), conversations, popularity),
        feedback=feedback,
        grouping=grouping,
        popularity=popularity,
        people=People(store, conversations, feedback, gathering),
        settings=settings,
        pace=Pace(clock),
        gathering=gathering,
        clock=clock,
    )


def _now() -> datetime:
    return datetime.now(UTC)
