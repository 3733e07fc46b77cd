"""The figures of a guild in the words of a language: line by line, and for those who see nothing.

Nothing here is Markdown, unless the texts that are given are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from bot.chat.words import Words
from bot.core.feedback import VoteCount
from bot.service.stats import Counts, Stats, helpful_share


def period(since: date, until: date, words: Words) -> str:
    """Name the days from `since` to `until`."""
    first, last = words("kb-stats-day", day=since), words("kb-stats-day", day=until)
    return words("kb-stats-period", since=first, until=last)


def count_lines(counts: Counts, words: Words) -> Iterator[str]:
    """Name each count of questions, with its share of all of them."""
    parts = (
        (words("kb-stats-asked"), counts.asked, None),
        (words("kb-stats-answered"), counts.answered, counts.answered_share),
        (words("kb-stats-offered"), counts.offered, counts.offered_share),
        (words("kb-stats-missed"), counts.missed, counts.missed_share),
        (words("kb-stats-chosen"), counts.chosen, None),
    )
    for name, count, share in parts:
        figure = words("kb-stats-number", count=count)
        if share is not None:
            figure = words("kb-stats-part", number=figure, share=words.share(share))
        yield words("kb-stats-figure", name=name, figure=figure)


def other_lines(stats: Stats, words: Words) -> Iterator[str]:
    """Name the votes, and the entries that were never shown, where there are any at all."""
    votes, helpful = stats.votes, helpful_share(stats.votes)
    if helpful is not None:
        whole = votes.helpful + votes.unhelpful
        figure = words("kb-stats-of", part=votes.helpful, whole=whole)
        figure = words("kb-stats-part", number=figure, share=words.share(helpful))
        yield words("kb-stats-figure", name=words("kb-stats-helpful"), figure=figure)
    if stats.in_force:
        figure = words("kb-stats-of", part=len(stats.unused), whole=stats.in_force)
        yield words("kb-stats-figure", name=words("kb-stats-unused"), figure=figure)


class InWords:
    """The sentences of which the words for the picture are made."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def nothing(self, since: date, until: date) -> str:
        """Say that nothing was asked in these days."""
        words = self._words
        return words("kb-stats-alt-nothing", period=period(since, until, words))

    def counts(self, since: date, until: date, counts: Counts) -> str:
        """Say what the picture shows, of which days, and the counts of all of them."""
        words = self._words
        figures = words.join(list(count_lines(counts, words)))
        return words("kb-stats-alt", period=period(since, until, words), figures=figures)

    def busiest(self, day: date, asked: int) -> str:
        """Say on which day most was asked."""
        words = self._words
        return words("kb-stats-alt-busiest", day=words("kb-stats-day", day=day), number=asked)

    def votes(self, votes: VoteCount) -> str:
        """Say which share of the votes found an answer helpful."""
        words = self._words
        share = words.share(helpful_share(votes) or 0.0)
        return words("kb-stats-alt-helpful", share=share)

    def entries(self, titles: Sequence[tuple[str, int]]) -> str:
        """Say which entries were shown most, and how often each."""
        words = self._words
        return words("kb-stats-alt-shown", titles=self._ranked(titles))

    def gaps(self, texts: Sequence[tuple[str, int]]) -> str:
        """Say which open questions were asked most, and how often each."""
        words = self._words
        return words("kb-stats-alt-missed", titles=self._ranked(texts))

    def unused(self, unused: int, in_force: int) -> str:
        """Say how many of the entries were never shown."""
        words = self._words
        return words("kb-stats-unused-entries", count=unused, whole=in_force)

    def _ranked(self, titles: Sequence[tuple[str, int]]) -> str:
        words = self._words
        return words.join([words("kb-stats-ranked", title=each, count=n) for each, n in titles])
