"""Who did what in a guild, as one list: its revisions, and records of all that was done besides."""

from __future__ import annotations

from datetime import datetime

from bot.core.revisions import Revision
from bot.service.changelog import Event
from bot.service.curate import CurationStore


async def list_deeds(
    store: CurationStore, guild_id: int, *, page: int = 0, size: int = 10
) -> tuple[tuple[Event, ...], bool]:
    """Return one page of what was done, newest first, and whether there is more.

    Raises StorageError.
    """
    wanted = (page + 1) * size + 1
    # What is recorded of a revision, such as its approval, was done after it.
    found: list[Event] = [
        *await store.list_audit(guild_id, limit=wanted),
        *await store.list_revisions(guild_id, limit=wanted, is_newest_first=True),
    ]
    found.sort(key=_when, reverse=True)
    return tuple(found[page * size : (page + 1) * size]), len(found) >= wanted


def _when(event: Event) -> datetime:
    return event.made_at if isinstance(event, Revision) else event.at
