"""Everything that the moderators' commands call on, put together once.

It also hands on the words in which changes are desired and told, so that the chat needs to know
nothing of what lies below the services.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from bot.content.desires import Add as Add
from bot.content.desires import AddPhrasing as AddPhrasing
from bot.content.desires import Adopt as Adopt
from bot.content.desires import Desire as Desire
from bot.content.desires import Edit as Edit
from bot.content.desires import Hide as Hide
from bot.content.desires import NotForUs as NotForUs
from bot.content.desires import Remove as Remove
from bot.content.desires import Restore as Restore
from bot.content.desires import Together as Together
from bot.content.differences import FieldChange as FieldChange
from bot.content.differences import Piece as Piece
from bot.content.differences import Side as Side
from bot.content.drift import Drift as Drift
from bot.content.importing.plan import ImportPlan as ImportPlan
from bot.content.importing.plan import plan_import as plan_import
from bot.content.importing.read import Imported as Imported
from bot.content.importing.read import Refused as Refused
from bot.content.importing.read import read_import as read_import
from bot.content.items import item_of as item_of
from bot.content.limits import SUMMARY_CHARS as SUMMARY_CHARS
from bot.content.limits import TITLE_CHARS as TITLE_CHARS
from bot.ports import GapStore, NoteStore, Store, TallyStore, VoteStore
from bot.service.answer import Answerer
from bot.service.answerers import GuildAnswerers
from bot.service.changelog import ChangeLog
from bot.service.checkup import Checkup
from bot.service.curate import CurationStore, Curator
from bot.service.guilds import GuildSnapshots
from bot.service.history import History
from bot.service.office import Office
from bot.service.pace import Limits, Pace
from bot.service.queue import Queue
from bot.service.settingsbook import SettingsBook

_DAY_S = 24 * 60 * 60
_SUGGESTIONS = Limits(most=10, within_s=_DAY_S)


class ModerationStore(CurationStore, GapStore, TallyStore, VoteStore, NoteStore, Protocol):
    """What moderators look at and decide on."""

    async def check(self) -> None:
        """Return when the database answers, else raise StorageError."""
        ...


@dataclass(frozen=True, slots=True)
class Moderation:
    """The services for moderators.

    `now` gives the time in UTC, aware. `log` holds what the chat is to post where a guild wants to
    read it. `suggestion_pace` is how many answers a member may suggest a day.
    """

    curator: Curator
    history: History
    queue: Queue
    guilds: GuildSnapshots
    settings: SettingsBook
    answerers: GuildAnswerers
    store: ModerationStore
    now: Callable[[], datetime]
    log: ChangeLog
    checkup: Checkup
    suggestion_pace: Pace


def open_moderation(
    answerer: Answerer,
    office: Office,
    guilds: GuildSnapshots,
    store: Store,
    *,
    now: Callable[[], datetime] | None = None,
) -> Moderation:
    """Return the services over `store`; what `office` has already is shared."""
    clock, log = now or _now, ChangeLog()
    curator = Curator(guilds, store, clock, log)
    answerers = GuildAnswerers(answerer, guilds, office.settings)
    return Moderation(
        curator=curator,
        history=History(guilds, store),
        queue=Queue(store, curator, guilds, answerers, office.grouping),
        guilds=guilds,
        settings=office.settings,
        answerers=answerers,
        store=store,
        now=clock,
        log=log,
        checkup=Checkup(guilds, clock),
        suggestion_pace=Pace(time.monotonic, _SUGGESTIONS),
    )


def _now() -> datetime:
    return datetime.now(UTC)
