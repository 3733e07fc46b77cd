"""The picture of figures: tiles above, the days on the left, two rankings on the right."""

from __future__ import annotations

from bot.drawing.canvas import WIDTH, Canvas
from bot.drawing.chart import MOST_TILES, Chart, Ranking, Tile
from bot.drawing.look import FAINT_TEXT, LOWER_RANKING, PANEL, UPPER_RANKING, Look
from bot.drawing.timeline import draw_timeline

_MARGIN = 28
_GAP = 12
_SPLIT = 612
_SMALL = 15
_TILES_TOP = 80
_TILE_HEIGHT = 86
_BODY_TOP = 190
_LOWER_TOP = 402
_FOOTER = 582
_ROW_HEIGHT = 35
_BAR_HEIGHT = 7
_UPPER_ROWS = 5
_LOWER_ROWS = 4


def paint_figure(chart: Chart) -> bytes:
    """Return `chart` as a PNG."""
    return draw_figure(chart).to_png()


def draw_figure(chart: Chart) -> Canvas:
    """Return `chart` drawn, to be looked at piece by piece."""
    canvas = Canvas()
    room = WIDTH - 2 * _MARGIN
    canvas.write(_MARGIN, 30, chart.title, size=26, room=room, is_bold=True)
    canvas.write(_MARGIN, 60, chart.subtitle, size=16, room=room, colour=FAINT_TEXT)
    for place, tile in enumerate(chart.tiles):
        _draw_tile(canvas, tile, place)
    draw_timeline(canvas, chart, _MARGIN, _BODY_TOP, _SPLIT, _FOOTER - 18)
    _draw_ranking(canvas, chart.upper, _BODY_TOP, _UPPER_ROWS, UPPER_RANKING)
    _draw_ranking(canvas, chart.lower, _LOWER_TOP, _LOWER_ROWS, LOWER_RANKING)
    canvas.write(_MARGIN, _FOOTER, chart.footer, size=_SMALL, room=room, colour=FAINT_TEXT)
    return canvas


def _draw_tile(canvas: Canvas, tile: Tile, place: int) -> None:
    width = (WIDTH - 2 * _MARGIN - (MOST_TILES - 1) * _GAP) / MOST_TILES
    left = _MARGIN + place * (width + _GAP)
    canvas.box(left, _TILES_TOP, width, _TILE_HEIGHT, PANEL)
    room = width - 2 * _GAP
    top = _TILES_TOP + 24
    canvas.write(left + _GAP, top, tile.text, size=24, room=room, is_bold=True, is_number=True)
    lines = canvas.wrap(tile.label, _SMALL, room)
    for line, middle in zip(lines, (50, 69), strict=True):
        y = _TILES_TOP + middle
        canvas.write(left + _GAP, y, line, size=_SMALL, room=room, colour=FAINT_TEXT)


def _draw_ranking(canvas: Canvas, ranking: Ranking, top: float, most: int, look: Look) -> None:
    left, right = _SPLIT + 3 * _GAP, WIDTH - _MARGIN
    room = right - left
    canvas.write(left, top, ranking.title, size=17, room=room, is_bold=True)
    rows = ranking.rows[:most]
    if not rows:
        canvas.write(left, top + 30, ranking.nothing, size=_SMALL, room=room, colour=FAINT_TEXT)
    longest = max((row.count for row in rows), default=0)
    for place, row in enumerate(rows):
        middle = top + 28 + place * _ROW_HEIGHT
        taken = canvas.write(
            right, middle, row.text, size=_SMALL, room=room / 2, side="right", is_number=True
        )
        canvas.write(
            left, middle, row.label, size=_SMALL, room=room - taken - _GAP, spare=row.spare
        )
        if row.count > 0:
            length = max(room * row.count / longest, 2)
            canvas.bar(left, middle + 11, length, _BAR_HEIGHT, look)
