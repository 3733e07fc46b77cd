"""Things done once, and again only when what they are about has changed."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from bot.errors import StorageError
from bot.ports import NoteStore

_log = logging.getLogger(__name__)


async def do_when_changed(
    notes: NoteStore, key: str, fingerprint: str, act: Callable[[], Awaitable[object]]
) -> bool:
    """Await `act` unless it was done for this `fingerprint` before; say whether it was awaited.

    `key` names the act in `notes`. Without the notes it is rather done once too often.
    """
    try:
        if await notes.find_note(key) == fingerprint:
            return False
    except StorageError as error:
        _log.warning("Cannot tell whether %s is up to date: %s.", key, error)
    await act()
    try:
        await notes.put_note(key, fingerprint)
    except StorageError as error:
        _log.warning("Cannot remember that %s is up to date: %s.", key, error)
    return True
