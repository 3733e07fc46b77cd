"""Charts of a library's questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.drawing.chart import Chart, Ranking, Row, Series, Tile, Timeline

UNTIL = date(2026, 11, 22)
LABELS = ("Asked", "Answered at once", "Choices offered", "Missed", "Entries picked")
GERMAN = (
    "Gestellte Fragen",
    "Sofort beantwortete Fragen",
    "Auswahlmöglichkeiten angeboten",
    "Unbeantwortet gebliebene Fragen",
    "Ausgewählte Einträge",
)
TITLES = (
    "How long can I keep a book?",
    "How do I renew a book online?",
    "What does it cost, $5 or $10?",
    "Where is the reading room?",
    "When do you open?",
    "Do you have a café?",
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


def chart(
    days: int = 30,
    *,
    scale: int = 1,
    labels: Sequence[str] = LABELS,
    titles: Sequence[str] = TITLES,
    title: str = "Questions",
) -> Chart:
    """Return a chart of `days` days, each with something of everything."""
    answered = tuple((10 + day * 7 % 23) * scale for day in range(days))
    offered = tuple((3 + day * 5 % 7) * scale for day in range(days))
    missed = tuple((4 + day * 3 % 9) * scale for day in range(days))
    picked = tuple((2 + day * 4 % 11) * scale for day in range(days))
    asked = tuple(map(sum, zip(answered, offered, missed, strict=True)))
    counts = (asked, answered, offered, missed, picked)
    series = [Series(label, each) for label, each in zip(labels, counts, strict=True)]
    return Chart(
        title=title,
        subtitle="Until 22 November 2026",
        tiles=tuple(Tile(each.label, f"{sum(each.counts):,}") for each in series),
        timeline=Timeline(
            start=UNTIL - timedelta(days=days - 1),
            total=series[0],
            parts=tuple(series[1:4]),
            line=series[4],
            per_day="Per day",
            per_week="Per week",
            nothing="Nothing was asked in these days.",
        ),
        upper=_ranking("Shown most", titles, scale),
        lower=_ranking("Asked most, and open", titles, scale),
        footer="12 of 60 entries were never shown.",
        name_day=lambda day: f"{day.day} {_MONTHS[day.month - 1]}",
        write_count=lambda count: f"{count:,}",
    )


def silent() -> Chart:
    """Return a chart of days in which nothing happened."""
    empty = chart(scale=0)
    nothing = Ranking("Shown most", (), "No entry was shown.")
    return replace(empty, upper=nothing, lower=replace(nothing, nothing="Nothing is open."))


def _ranking(title: str, titles: Sequence[str], scale: int) -> Ranking:
    counts = [(60 - 9 * place) * scale for place in range(len(titles))]
    rows = zip(titles, counts, strict=True)
    return Ranking(
        title, tuple(Row(each, count, f"{count:,} · 88 %", "an-id") for each, count in rows), "None"
    )
