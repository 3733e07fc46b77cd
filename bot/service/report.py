"""The figures of a guild as CSV, and in words."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Protocol

from bot.core.cut import cut
from bot.core.feedback import Outcome, VoteCount
from bot.service.stats import Counts, Stats

LONGEST_ALT_TEXT_CHARS = 1_024
COLUMNS = ("table", "day", "id", "text", "figure", "count")

_LISTED_IN_WORDS = 3
_LONGEST_TITLE_CHARS = 80
# What makes a spreadsheet read a cell as a formula, in the wide letters of East Asia, too.
_FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001


def stats_csv(stats: Stats) -> bytes:
    """Return the figures as one long CSV table, in UTF-8 with the mark that spreadsheets look for.

    Each row is one count: of which table, day, entry or group, and what was counted. A text that a
    spreadsheet would run as a formula has an apostrophe before it.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for *cells, count in _rows(stats):
        writer.writerow([*map(_guarded, cells), count])
    return file.getvalue().encode("utf-8-sig")


_Row = tuple[str, str, str, str, str, int]


def _rows(stats: Stats) -> Iterator[_Row]:
    for day in stats.days:
        for figure, count in _named(day.counts):
            yield "days", day.day.isoformat(), "", "", figure, count
    for figure, count in _named(stats.total):
        yield "total", "", "", "", figure, count
    for figure, count in _voted(stats.votes):
        yield "total", "", "", "", figure, count
    for table, entries in (("entries", stats.entries), ("unused", stats.unused)):
        for each in entries:
            for figure, count in (("shown", each.shown), *_voted(each.votes)):
                yield table, "", each.entry, each.question, figure, count
    for group in stats.gaps:
        day_text = group.last_at.date().isoformat()
        yield "gaps", day_text, str(group.id), group.text, "asked", group.count


def _named(counts: Counts) -> Iterator[tuple[str, int]]:
    for outcome in Outcome:
        yield outcome.value, getattr(counts, outcome.value)


def _voted(votes: VoteCount) -> tuple[tuple[str, int], tuple[str, int]]:
    return ("helpful", votes.helpful), ("unhelpful", votes.unhelpful)


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_MARKS) else cell


class StatsSentences(Protocol):
    """The sentences of which the words for the picture are made, in the reader's language.

    Titles and texts are short already, and were written by people: they may hold Markdown.
    """

    def nothing(self, since: date, until: date) -> str:
        """Say that nothing was asked in these days."""
        ...

    def counts(self, since: date, until: date, counts: Counts) -> str:
        """Say what the picture shows, of which days, and the counts of all of them."""
        ...

    def busiest(self, day: date, asked: int) -> str:
        """Say on which day most was asked."""
        ...

    def votes(self, votes: VoteCount) -> str:
        """Say how many of the votes found an answer helpful; there is at least one."""
        ...

    def entries(self, titles: Sequence[tuple[str, int]]) -> str:
        """Say which entries were shown most, and how often each."""
        ...

    def gaps(self, texts: Sequence[tuple[str, int]]) -> str:
        """Say which open questions were asked most, and how often each."""
        ...

    def unused(self, unused: int, in_force: int) -> str:
        """Say how many of the entries were never shown."""
        ...


def alt_text(stats: Stats, sentences: StatsSentences) -> str:
    """Return in words what the picture of `stats` shows, in at most 1,024 characters.

    A sentence that does not fit is left out; the first, which is always there, is cut.
    """
    first, *others = _sentences(stats, sentences)
    said = cut(first, LONGEST_ALT_TEXT_CHARS)
    for sentence in others:
        longer = f"{said} {sentence}"
        if len(longer) <= LONGEST_ALT_TEXT_CHARS:
            said = longer
    return said


def _sentences(stats: Stats, say: StatsSentences) -> Iterator[str]:
    """Yield the sentences for `stats`, the most important first."""
    if stats.is_empty:
        yield say.nothing(stats.since, stats.until)
    else:
        yield say.counts(stats.since, stats.until, stats.total)
    if stats.total.asked and len(stats.days) > 1:
        yield say.busiest(stats.busiest.day, stats.busiest.counts.asked)
    if stats.votes != VoteCount():
        yield say.votes(stats.votes)
    if stats.entries:
        top = stats.entries[:_LISTED_IN_WORDS]
        yield say.entries([(cut(each.title, _LONGEST_TITLE_CHARS), each.shown) for each in top])
    if stats.gaps:
        open_groups = stats.gaps[:_LISTED_IN_WORDS]
        yield say.gaps([(cut(each.text, _LONGEST_TITLE_CHARS), each.count) for each in open_groups])
    if stats.in_force:
        yield say.unused(len(stats.unused), stats.in_force)
