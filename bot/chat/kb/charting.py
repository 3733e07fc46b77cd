"""The figures of a guild as a chart, with all of its texts, for the painter."""

from __future__ import annotations

from bot.chat.kb.figures import period
from bot.chat.words import Words
from bot.core.cut import cut
from bot.drawing.chart import Chart, Ranking, Row, Series, Tile, Timeline
from bot.service.stats import EntryFigures, Stats, helpful_share

_MOST_ROWS = 5
# Far more than a row has room for, and few enough to be measured quickly.
_LABEL_CHARS = 100
_UNKNOWN = "–"


def chart_of(stats: Stats, words: Words) -> Chart:
    """Return the chart of `stats`."""
    named = period(stats.since, stats.until, words)
    return Chart(
        title=words("kb-stats-title", count=len(stats.days)),
        subtitle=words("kb-stats-subtitle", period=named),
        tiles=_tiles(stats, words),
        timeline=_timeline(stats, words),
        upper=_entries(stats, words),
        lower=_gaps(stats, words),
        footer=_footer(stats, words),
        name_day=words.short_day,
        write_count=words.short_number,
    )


def _tiles(stats: Stats, words: Words) -> tuple[Tile, ...]:
    total, votes = stats.total, stats.votes
    cast = votes.helpful + votes.unhelpful
    return (
        Tile(words("kb-stats-asked"), words("kb-stats-number", count=total.asked)),
        Tile(words("kb-stats-answered"), _share(total.answered_share, words)),
        Tile(words("kb-stats-offered"), _share(total.offered_share, words)),
        Tile(words("kb-stats-missed"), _share(total.missed_share, words)),
        Tile(words("kb-stats-helpful-of", count=cast), _share(helpful_share(votes), words)),
    )


def _timeline(stats: Stats, words: Words) -> Timeline:
    days = [each.counts for each in stats.days]
    return Timeline(
        start=stats.since,
        total=Series(words("kb-stats-asked"), tuple(day.asked for day in days)),
        parts=(
            Series(words("kb-stats-answered"), tuple(day.answered for day in days)),
            Series(words("kb-stats-offered"), tuple(day.offered for day in days)),
            Series(words("kb-stats-missed"), tuple(day.missed for day in days)),
        ),
        line=Series(words("kb-stats-chosen"), tuple(day.chosen for day in days)),
        per_day=words("kb-stats-per-day"),
        per_week=words("kb-stats-per-week"),
        nothing=words("kb-stats-nothing"),
    )


def _entries(stats: Stats, words: Words) -> Ranking:
    rows = tuple(
        Row(cut(each.title, _LABEL_CHARS), each.shown, _shown(each, words), each.entry)
        for each in stats.entries[:_MOST_ROWS]
    )
    return Ranking(words("kb-stats-shown-and-helpful"), rows, words("kb-stats-nothing-shown"))


def _shown(entry: EntryFigures, words: Words) -> str:
    number, helpful = words.short_number(entry.shown), helpful_share(entry.votes)
    if helpful is None:
        return number
    return words("kb-stats-shown-helpful", number=number, share=words.share(helpful))


def _gaps(stats: Stats, words: Words) -> Ranking:
    rows = tuple(
        Row(cut(each.text, _LABEL_CHARS), each.count, words.short_number(each.count))
        for each in stats.gaps[:_MOST_ROWS]
    )
    return Ranking(words("kb-stats-missed-most"), rows, words("kb-stats-nothing-open"))


def _footer(stats: Stats, words: Words) -> str:
    if not stats.in_force:
        return ""
    return words("kb-stats-unused-entries", count=len(stats.unused), whole=stats.in_force)


def _share(share: float | None, words: Words) -> str:
    return _UNKNOWN if share is None else words.share(share)
