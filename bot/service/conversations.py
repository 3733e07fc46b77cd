"""Who was shown what lately: a small, forgetful memory. Nothing of it reaches a disk."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from bot.core.conversation import Conversation

MOST_CONVERSATIONS = 5_000
# Somebody who comes back later has forgotten what "2" or "tell me more" referred to.
EXPIRES_AFTER_S = 30 * 60.0

_NEW = Conversation()

Party = int | tuple[int, int]
"""A person alone with the bot, or a person and the channel in which they ask."""


class Conversations:
    """Remembers one conversation a party, for a while after its last turn.

    Whoever has been silent longest is forgotten first. It may be used from several threads.
    """

    def __init__(
        self,
        clock: Callable[[], float],
        *,
        most: int = MOST_CONVERSATIONS,
        expires_after_s: float = EXPIRES_AFTER_S,
    ) -> None:
        """`clock` gives seconds that only ever grow."""
        self._clock = clock
        self._most = most
        self._expires_after_s = expires_after_s
        self._kept: OrderedDict[Party, tuple[float, Conversation]] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def of(self, party: Party) -> Conversation:
        """Return the conversation with `party`, a new one where there is none any more."""
        with self._lock:
            self._forget()
            _, conversation = self._kept.get(party, (0.0, _NEW))
            return conversation

    def keep(self, party: Party, conversation: Conversation) -> None:
        """Remember `conversation` as the latest with `party`."""
        with self._lock:
            self._kept[party] = (self._clock(), conversation)
            self._kept.move_to_end(party)
            self._forget()

    def forget(self, person: int) -> None:
        """Drop the conversations with `person`, wherever they were."""
        with self._lock:
            for party in [each for each in self._kept if _person_of(each) == person]:
                del self._kept[party]

    def _forget(self) -> None:
        """Drop what expired and what is too many; the oldest stand first."""
        expired = self._clock() - self._expires_after_s
        while self._kept:
            kept_at, _ = next(iter(self._kept.values()))
            if kept_at > expired and len(self._kept) <= self._most:
                return
            self._kept.popitem(last=False)


def _person_of(party: Party) -> int:
    return party if isinstance(party, int) else party[0]
