"""The marks of the days: bars on each other, a line above them and a line before them."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patheffects import Normal, Stroke

from bot.drawing.bins import Bin
from bot.drawing.canvas import Canvas, to_points
from bot.drawing.chart import Series, Timeline
from bot.drawing.look import CARD, LINE, PARTS, TOTAL, Look

KEY_WIDTH = 22
_KEY_HEIGHT = 12
# Of a day or a week, so that neighbours stay apart.
_BAR_SHARE = 0.8
# Marks are in pixels; small where there are more than few, so that they stay apart.
_FEW_MARKS = 14
_LARGE_MARK = 9
_SMALL_MARK = 6


def looks_of(timeline: Timeline) -> list[tuple[Series, Look]]:
    """Return the series with what they look like, as they are to be explained."""
    parts = zip(timeline.parts, PARTS, strict=False)
    return [(timeline.total, TOTAL), *parts, (timeline.line, LINE)]


def draw_key(canvas: Canvas, look: Look, x: float, y: float) -> None:
    """Draw a sample of `look` from `x` on, around the height `y`."""
    if look in PARTS:
        canvas.bar(x, y - _KEY_HEIGHT / 2, KEY_WIDTH, _KEY_HEIGHT, look)
        return
    axes = canvas.axes(x, y - _KEY_HEIGHT / 2, x + KEY_WIDTH, y + _KEY_HEIGHT / 2)
    axes.set_xlim(0, 2)
    axes.set_ylim(-1, 1)
    if look is TOTAL:
        _draw_total(axes, [0, 2], [0])
    else:
        _draw_line(axes, [0, 1, 2], [0, 0, 0], marked=[1])


def draw_bars(axes: Axes, timeline: Timeline, bins: Sequence[Bin]) -> None:
    """Draw all series of `timeline`, summed over each of `bins`; a day is 1 wide."""
    middles = [each.middle for each in bins]
    widths = [each.length * _BAR_SHARE for each in bins]
    floors = [0.0] * len(bins)
    for part, look in zip(timeline.parts, PARTS, strict=False):
        heights = [float(each.sum(part.counts)) for each in bins]
        axes.bar(
            middles,
            heights,
            widths,
            floors,
            color=look.colour,
            edgecolor=CARD,
            linewidth=0.6,
            hatch=look.hatch or None,
            hatchcolor=CARD,
        )
        floors = [low + height for low, height in zip(floors, heights, strict=True)]
    totals = [float(each.sum(timeline.total.counts)) for each in bins]
    _draw_total(axes, [*(float(each.start) for each in bins), float(bins[-1].end)], totals)
    picks = [float(each.sum(timeline.line.counts)) for each in bins]
    _draw_line(axes, middles, picks, marked=list(range(len(bins))))


def _draw_total(axes: Axes, edges: Sequence[float], counts: Sequence[float]) -> None:
    axes.stairs(counts, edges, baseline=None, color=TOTAL.colour, linewidth=1.6, clip_on=False)


def _draw_line(
    axes: Axes, places: Sequence[float], counts: Sequence[float], *, marked: list[int]
) -> None:
    size = _LARGE_MARK if len(places) <= _FEW_MARKS else _SMALL_MARK
    # A dark border keeps the line apart from bars of any colour.
    effects = [Stroke(linewidth=4, foreground=CARD), Normal()]
    axes.plot(
        places,
        counts,
        color=LINE.colour,
        linewidth=1.6,
        marker="D",
        markersize=to_points(size),
        markeredgecolor=CARD,
        markeredgewidth=0.6,
        markevery=marked,
        path_effects=effects,
        clip_on=False,
        zorder=3,
    )
