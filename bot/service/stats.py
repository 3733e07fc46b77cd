"""What came of the questions of a guild over some days: its figures. `report.py` writes them.

Nothing here says who asked or voted. Counts are of days in UTC. Votes and gaps are those kept at
present, whatever the days: a vote holds until its member changes it, and the queue is what is still
to be done.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

from bot.core.feedback import GapGroup, Outcome, Tally, VoteCount
from bot.core.knowledge import Knowledge
from bot.ports import GapStore, TallyStore, VoteStore

MOST_DAYS = 365
MOST_GAPS = 100

_SHOWN = frozenset({Outcome.ANSWERED, Outcome.CHOSEN})


class StatsStore(TallyStore, VoteStore, GapStore, Protocol):
    """Keeps all that the figures are made of."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many questions were asked and what came of them; `chosen` counts picks of entries.

    A pick is no question: it follows an offer, an answer or a list, or nothing at all.
    """

    asked: int = 0
    answered: int = 0
    offered: int = 0
    chosen: int = 0
    missed: int = 0

    @property
    def answered_share(self) -> float | None:
        """The share of questions that were answered at once; None when nothing was asked."""
        return share(self.answered, self.asked)

    @property
    def offered_share(self) -> float | None:
        """The share of questions for which choices were offered."""
        return share(self.offered, self.asked)

    @property
    def missed_share(self) -> float | None:
        """The share of questions that nothing answered."""
        return share(self.missed, self.asked)


@dataclass(frozen=True, slots=True)
class Day:
    """The counts of one day."""

    day: date
    counts: Counts


@dataclass(frozen=True, slots=True)
class EntryFigures:
    """How often an entry was shown, and its votes; `question` is empty where it is gone."""

    entry: str
    question: str
    shown: int
    votes: VoteCount = field(default_factory=VoteCount)

    @property
    def title(self) -> str:
        """What to call the entry."""
        return self.question or self.entry


@dataclass(frozen=True, slots=True)
class Stats:
    """The figures of one guild. `days` holds every day of the period, in order.

    `entries` are those that were shown, most first; `unused` those in force that were not, in the
    order of the knowledge, of `in_force` altogether. `gaps` are open, those most asked first.
    """

    days: tuple[Day, ...]
    total: Counts
    entries: tuple[EntryFigures, ...]
    unused: tuple[EntryFigures, ...]
    in_force: int
    gaps: tuple[GapGroup, ...]
    votes: VoteCount

    @property
    def since(self) -> date:
        """The first day."""
        return self.days[0].day

    @property
    def until(self) -> date:
        """The last day."""
        return self.days[-1].day

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked or picked in these days."""
        return self.total == Counts()

    @property
    def busiest(self) -> Day:
        """The day with most questions, of several the latest."""
        return max(reversed(self.days), key=lambda day: day.counts.asked)


def share(part: int, whole: int) -> float | None:
    """Return the share of `part` in `whole`, from 0.0 to 1.0; None when there is no whole.

    Counts are written by several processes, so a part may be ahead of its whole for a moment.
    """
    return min(part / whole, 1.0) if whole > 0 else None


def helpful_share(votes: VoteCount) -> float | None:
    """Return the share of votes that found an answer helpful; None when nobody voted."""
    return share(votes.helpful, votes.helpful + votes.unhelpful)


async def gather_stats(
    store: StatsStore, guild_id: int, knowledge: Knowledge, since: date, until: date
) -> Stats:
    """Return the figures of the days from `since` to `until`, both included.

    Raises StorageError, and ValueError unless these are 1 to 365 days.
    """
    length = (until - since).days + 1
    if not 1 <= length <= MOST_DAYS:
        raise ValueError(f"the period must have 1 to {MOST_DAYS} days, not {length}")
    tallies = await store.list_tallies(guild_id, since=since)
    votes = await store.count_votes(guild_id)
    gaps = await store.list_groups(guild_id, is_newest_first=False, limit=MOST_GAPS)
    tallies = [tally for tally in tallies if since <= tally.day <= until]
    shown = _count_shown(tallies)
    return Stats(
        days=_count_days(tallies, since, length),
        total=_counts(tallies),
        entries=tuple(
            _figures(entry, knowledge, count, votes)
            for entry, count in sorted(shown.items(), key=lambda each: (-each[1], each[0]))
        ),
        unused=tuple(
            _figures(entry.id, knowledge, 0, votes)
            for entry in knowledge.entries
            if entry.id not in shown
        ),
        in_force=len(knowledge.entries),
        gaps=tuple(gaps),
        votes=VoteCount(
            sum(each.helpful for each in votes.values()),
            sum(each.unhelpful for each in votes.values()),
        ),
    )


def _count_shown(tallies: Iterable[Tally]) -> Counter[str]:
    shown: Counter[str] = Counter()
    for tally in tallies:
        if tally.outcome in _SHOWN and tally.entry and tally.count:
            shown[tally.entry] += tally.count
    return shown


def _count_days(tallies: Iterable[Tally], since: date, length: int) -> tuple[Day, ...]:
    by_day: dict[date, list[Tally]] = {since + timedelta(days=n): [] for n in range(length)}
    for tally in tallies:
        by_day[tally.day].append(tally)
    return tuple(Day(day, _counts(found)) for day, found in by_day.items())


def _counts(tallies: Iterable[Tally]) -> Counts:
    sums: Counter[str] = Counter()
    for tally in tallies:
        sums[tally.outcome.value] += tally.count
    return Counts(**sums)


def _figures(
    entry: str, knowledge: Knowledge, shown: int, votes: Mapping[str, VoteCount]
) -> EntryFigures:
    found = knowledge.entry_by_id.get(entry)
    question = found.question if found is not None else ""
    return EntryFigures(entry, question, shown, votes.get(entry, VoteCount()))
