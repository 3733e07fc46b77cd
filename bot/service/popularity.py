"""What is asked most in each guild: counts in memory, started from what the store has counted."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterable
from datetime import date
from threading import Lock

from bot.core.feedback import Outcome, Tally
from bot.ports import TallyStore

MOST_GUILDS = 2_000
MOST_ENTRIES = 500
MOST_LISTED = 25
_SHOWN = frozenset({Outcome.ANSWERED, Outcome.CHOSEN})


class Popularity:
    """Counts how often each entry was shown in a guild. It may be used from several threads.

    Of more guilds than `most_guilds`, whoever has been silent longest is forgotten; of more than
    `most_entries` entries in one, those that were shown least.
    """

    def __init__(self, *, most_guilds: int = MOST_GUILDS, most_entries: int = MOST_ENTRIES) -> None:
        self._most_guilds = most_guilds
        self._most_entries = most_entries
        self._counts: OrderedDict[int, Counter[str]] = OrderedDict()
        self._lock = Lock()

    async def load(self, store: TallyStore, guild_ids: Iterable[int], *, since: date) -> None:
        """Add what `store` has counted in these guilds from `since` on; raises StorageError."""
        for guild_id in guild_ids:
            self.add(await store.list_tallies(guild_id, since=since))

    def add(self, tallies: Iterable[Tally]) -> None:
        """Add those of `tallies` that count entries which were shown."""
        with self._lock:
            for tally in tallies:
                if tally.outcome in _SHOWN and tally.entry:
                    self._count(tally.guild_id, tally.entry, tally.count)

    def note(self, guild_id: int, entry_id: str) -> None:
        """Count that an entry was shown once more."""
        with self._lock:
            self._count(guild_id, entry_id, 1)

    def most_asked(self, guild_id: int, limit: int = MOST_LISTED) -> tuple[str, ...]:
        """Return the ids of the entries that were shown most in a guild, most first."""
        with self._lock:
            counts = self._counts.get(guild_id, Counter())
            return tuple(entry_id for entry_id, _ in counts.most_common(limit))

    def forget(self, guild_id: int) -> None:
        """Drop the counts of a guild."""
        with self._lock:
            self._counts.pop(guild_id, None)

    def _count(self, guild_id: int, entry_id: str, count: int) -> None:
        counts = self._counts.setdefault(guild_id, Counter())
        counts[entry_id] += count
        self._counts.move_to_end(guild_id)
        # Halved at the limit, so that the work of it is rarely done and a new entry has a chance.
        if len(counts) > self._most_entries:
            self._counts[guild_id] = Counter(dict(counts.most_common(self._most_entries // 2)))
        while len(self._counts) > self._most_guilds:
            self._counts.popitem(last=False)
