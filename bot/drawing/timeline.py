"""The left of the picture: bars for what came of the questions of each day or week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from math import ceil

from matplotlib.ticker import MaxNLocator

from bot.drawing.bins import MOST_SINGLE_DAYS, Bin, split_days
from bot.drawing.canvas import Canvas
from bot.drawing.chart import Chart, Timeline
from bot.drawing.look import FAINT_TEXT, GRID, PANEL
from bot.drawing.marks import KEY_WIDTH, draw_bars, draw_key, looks_of

_TEXT_SIZE = 15
_KEY_GAP = 20
_KEY_LINE = 22
_LABEL_GAP = 8
_NAMES_HEIGHT = 24
_LEAST_DAYS = 7
# How far the name of a day may stick out of the graph.
_OVERHANG = 22
_MOST_TICKS = 5
# Of the width, for the numbers at the left.
_MOST_TICK_SHARE = 0.25


def draw_timeline(
    canvas: Canvas, chart: Chart, left: float, top: float, right: float, bottom: float
) -> None:
    """Draw the days of `chart` between these borders."""
    timeline = chart.timeline
    room = right - left
    title = timeline.per_day if timeline.length <= MOST_SINGLE_DAYS else timeline.per_week
    canvas.write(left, top, title, size=17, room=room, is_bold=True)
    if timeline.is_empty:
        canvas.box(left, top + 20, room, bottom - top - 20, PANEL)
        middle = (top + 20 + bottom) / 2
        centre = (left + right) / 2
        write = canvas.write
        write(centre, middle, timeline.nothing, size=17, room=room - 40, side="center")
        return
    top = _draw_keys(canvas, timeline, left, top + 28, right)
    _draw_graph(canvas, chart, left, top, right, bottom)


def _draw_keys(canvas: Canvas, timeline: Timeline, left: float, top: float, right: float) -> float:
    """Draw what each look stands for, in as many lines as it takes; return where they end."""
    x, y = left, top
    for series, look in looks_of(timeline):
        width = canvas.measure(series.label, _TEXT_SIZE) + KEY_WIDTH + _LABEL_GAP
        if x > left and x + width > right:
            x, y = left, y + _KEY_LINE
        draw_key(canvas, look, x, y)
        place = x + KEY_WIDTH + _LABEL_GAP
        canvas.write(place, y, series.label, size=_TEXT_SIZE, room=right - place)
        x += width + _KEY_GAP
    return y + _KEY_LINE


def _draw_graph(
    canvas: Canvas, chart: Chart, left: float, top: float, right: float, bottom: float
) -> None:
    timeline = chart.timeline
    bins = split_days(timeline.length)
    ticks = _ticks(_highest(timeline, bins))
    widest = max(canvas.measure(chart.write_count(tick), _TEXT_SIZE) for tick in ticks)
    inner = left + min(widest, (right - left) * _MOST_TICK_SHARE) + _LABEL_GAP
    floor = bottom - _NAMES_HEIGHT
    axes = canvas.axes(inner, top, right, floor)
    padding = max(_LEAST_DAYS - timeline.length, 0) / 2
    axes.set_xlim(-padding, timeline.length + padding)
    axes.set_ylim(0, ticks[-1])
    axes.hlines(ticks, *axes.get_xlim(), colors=GRID, linewidth=1, zorder=0, clip_on=False)
    for tick in ticks:
        y = floor - (floor - top) * tick / ticks[-1]
        _write_tick(canvas, chart.write_count(tick), inner - _LABEL_GAP, y, left)
    draw_bars(axes, timeline, bins)
    _name_days(canvas, chart, bins, inner, right, floor + _NAMES_HEIGHT / 2 + 4)


def _ticks(highest: int) -> list[int]:
    locator = MaxNLocator(_MOST_TICKS, steps=[1, 2, 5, 10], integer=True)
    return [int(tick) for tick in locator.tick_values(0, highest)]


def _write_tick(canvas: Canvas, text: str, right: float, y: float, left: float) -> None:
    room, colour = right - left, FAINT_TEXT
    canvas.write(
        right, y, text, size=_TEXT_SIZE, room=room, colour=colour, side="right", is_number=True
    )


def _highest(timeline: Timeline, bins: Sequence[Bin]) -> int:
    stacks = [sum(each.sum(part.counts) for part in timeline.parts) for each in bins]
    lines = [each.sum(one.counts) for each in bins for one in (timeline.total, timeline.line)]
    return max(*stacks, *lines, 1)


def _name_days(
    canvas: Canvas, chart: Chart, bins: Sequence[Bin], left: float, right: float, y: float
) -> None:
    """Write the first days of as many whole bars as have room, evenly, as late as possible."""
    names = [chart.name_day(chart.timeline.start + timedelta(days=each.start)) for each in bins]
    widest = max(canvas.measure(name, _TEXT_SIZE) for name in names)
    shown = max(chart.timeline.length, _LEAST_DAYS)
    day = (right - left) / shown
    padding = (shown - chart.timeline.length) / 2
    bar = day * bins[-1].length
    step = ceil((widest + _KEY_GAP) / bar)
    # The names are even, so where the last would stick out, all move to the left.
    overhang = (widest - bar) / 2 - padding * day - _OVERHANG
    last = max(len(bins) - 1 - max(ceil(overhang / bar), 0), 0)
    for each, name in zip(bins[last::-step], names[last::-step], strict=True):
        x = left + (each.middle + padding) * day
        if each.length == bins[-1].length and x - widest / 2 >= left - _OVERHANG:
            room = widest + 1
            canvas.write(x, y, name, size=_TEXT_SIZE, room=room, colour=FAINT_TEXT, side="center")
