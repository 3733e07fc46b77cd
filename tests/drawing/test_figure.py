"""The picture itself: what can be seen in it, and that all of it can be read."""

from __future__ import annotations

import io
from itertools import combinations, pairwise

import pytest

pytest.importorskip("matplotlib")

from matplotlib.transforms import Bbox
from PIL import Image, ImageColor

from bot.drawing.canvas import HEIGHT, SHARPNESS, WIDTH, Canvas
from bot.drawing.chart import Chart
from bot.drawing.figure import draw_figure, paint_figure
from bot.drawing.look import CARD, LINE, PARTS, TOTAL
from tests.drawing.charts import GERMAN, LABELS, chart, silent

HEAVIEST_BYTES = 150_000
LEAST_PIXELS = 100
# Below the samples that explain the colours, and left of the rankings.
GRAPH = (60, 560, 1_220, 1_100)
LONG = "What happens to what I reserved when it comes back late? " * 4

CHARTS = {
    "no data": silent(),
    "1 day": chart(1),
    "7 days": chart(7),
    "30 days": chart(30),
    "45 days": chart(45, labels=GERMAN),
    "50 days, the first week of one day": chart(50),
    "90 days": chart(90),
    "365 days": chart(365, labels=GERMAN),
    "huge numbers": chart(30, scale=10**12),
    "long texts": chart(30, labels=GERMAN, titles=[LONG] * 5, title=LONG),
    "one long word": chart(30, labels=["W" * 200] * 5, titles=["W" * 2_000] * 5),
    "Arabic": chart(30, labels=["أسئلة المكتبة"] * 5, titles=["أسئلة المكتبة " * 9] * 5),
    "Chinese": chart(30, labels=["图书馆的问题"] * 5, titles=["图书馆的问题" * 9] * 5),
}
every_chart = pytest.mark.parametrize("one", CHARTS.values(), ids=CHARTS)


def texts(canvas: Canvas) -> dict[Bbox, str]:
    drawn = [each for each in canvas.figure.texts if each.get_text()]
    return {each.get_window_extent(): each.get_text() for each in drawn}


def words(canvas: Canvas) -> list[str]:
    return [each.get_text() for each in canvas.figure.texts]


def pixels(one: Chart, part: tuple[int, int, int, int] | None = None) -> dict[object, int]:
    image = Image.open(io.BytesIO(paint_figure(one))).convert("RGB").crop(part)
    counted = image.getcolors(image.width * image.height) or []
    return {colour: count for count, colour in counted}


@every_chart
def test_no_text_leaves_the_picture(one: Chart) -> None:
    width, height = WIDTH * SHARPNESS, HEIGHT * SHARPNESS
    for box, text in texts(draw_figure(one)).items():
        assert 0 <= box.x0 <= box.x1 <= width, text
        assert 0 <= box.y0 <= box.y1 <= height, text


@every_chart
def test_no_text_touches_another(one: Chart) -> None:
    drawn = texts(draw_figure(one))
    touching = [
        (drawn[box], drawn[other]) for box, other in combinations(drawn, 2) if box.overlaps(other)
    ]
    assert touching == []


@every_chart
def test_the_picture_is_sharp_and_light(one: Chart) -> None:
    png = paint_figure(one)
    assert Image.open(io.BytesIO(png)).size == (2_000, 1_200)
    assert len(png) < HEAVIEST_BYTES


@pytest.mark.parametrize("days", [1, 7, 30, 90, 365])
def test_every_series_is_seen_in_its_colour(days: int) -> None:
    seen = pixels(chart(days), GRAPH)
    for look in (*PARTS, TOTAL, LINE):
        assert seen.get(ImageColor.getrgb(look.colour), 0) >= LEAST_PIXELS, look


def test_without_data_there_are_no_marks() -> None:
    seen = pixels(silent())
    assert not any(ImageColor.getrgb(look.colour) in seen for look in (*PARTS, LINE))
    assert "Nothing was asked in these days." in words(draw_figure(silent()))
    assert "No entry was shown." in words(draw_figure(silent()))


def test_the_background_is_the_picture_s_own() -> None:
    image = Image.open(io.BytesIO(paint_figure(chart()))).convert("RGBA")
    assert image.getpixel((0, 0)) == (*ImageColor.getrgb(CARD), 255)


@pytest.mark.parametrize(
    ("days", "title"),
    [
        pytest.param(45, "Per day", id="few days"),
        pytest.param(46, "Per week", id="many days"),
    ],
)
def test_the_title_says_what_a_bar_is(days: int, title: str) -> None:
    assert title in words(draw_figure(chart(days)))


@pytest.mark.parametrize("days", [1, 7, 30, 90, 365])
def test_some_days_are_named_evenly(days: int) -> None:
    drawn = draw_figure(chart(days)).figure.texts
    months = ("Nov", "Oct", "Sept", "Aug", "July", "June", "May", "Apr", "Mar", "Feb", "Jan", "Dec")
    places = [each.get_position()[0] for each in drawn if each.get_text().endswith(months)]
    gaps = [one - other for one, other in pairwise(places)]
    assert len(places) >= min(days, 5)
    assert gaps == pytest.approx(gaps[:1] * len(gaps))


def test_a_number_is_never_cut() -> None:
    one = chart(30, scale=10**12)
    shown = words(draw_figure(one))
    assert {tile.text for tile in one.tiles} <= set(shown)
    assert {row.text for row in one.upper.rows[:5]} <= set(shown)


def test_dollars_are_no_formula() -> None:
    drawn = draw_figure(chart()).figure.texts
    dollars = [each for each in drawn if "$5" in each.get_text()]
    assert dollars
    assert not any(each.get_parse_math() for each in dollars)


def test_every_series_is_explained() -> None:
    assert set(LABELS) <= set(words(draw_figure(chart())))


def test_a_tile_says_a_long_label_in_two_lines() -> None:
    shown = words(draw_figure(chart(labels=GERMAN)))
    assert {"Sofort beantwortete", "Fragen"} <= set(shown)
