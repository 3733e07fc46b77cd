"""What moderators have just changed, on its way to the channel where the guild wants to read it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.core.revisions import AuditRecord, Revision

# More than any command makes; where nobody takes them, the oldest are dropped.
MOST_WAITING = 1_000

Event = Revision | AuditRecord


@dataclass(frozen=True, slots=True)
class ChangeLog:
    """Holds events until they are taken, and who could not be told of theirs and why."""

    _waiting: deque[Event] = field(default_factory=lambda: deque(maxlen=MOST_WAITING))
    _failures: dict[int, str] = field(default_factory=dict)

    def add(self, event: Event) -> None:
        """Keep an event for whoever takes those of its guild."""
        self._waiting.append(event)

    def take(self, guild_id: int) -> tuple[Event, ...]:
        """Return the events of a guild in their order, and hold them no more."""
        taken = tuple(each for each in self._waiting if each.guild_id == guild_id)
        others = [each for each in self._waiting if each.guild_id != guild_id]
        self._replace(others)
        return taken

    def failed(self, guild_id: int, reason: str) -> None:
        """Remember why events of a guild could not be posted; an empty reason says they were."""
        self._failures.pop(guild_id, None)
        if reason:
            self._failures[guild_id] = reason

    def failure(self, guild_id: int) -> str:
        """Return why the last events of a guild could not be posted, or nothing."""
        return self._failures.get(guild_id, "")

    def _replace(self, events: Iterable[Event]) -> None:
        self._waiting.clear()
        self._waiting.extend(events)
