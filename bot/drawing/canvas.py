"""A sheet to draw on, measured in pixels from its upper left corner, with text that fits."""

from __future__ import annotations

import io
from bisect import bisect_left
from functools import cache
from typing import Literal

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, Rectangle
from matplotlib.text import Text
from PIL import Image, ImageColor

from bot.core.cut import cut
from bot.drawing.fonts import drawable, families
from bot.drawing.look import CARD, IN_USE, TEXT, Look

WIDTH = 1_000
HEIGHT = 600
SHARPNESS = 2
_POINTS_PER_INCH = 72
_PIXELS_PER_INCH = 100
_SHADES = 16
_SHORTEST_CHARS = 2

Side = Literal["left", "center", "right"]


def to_points(pixels: float) -> float:
    """Return the size in points of something that is `pixels` high."""
    return pixels * _POINTS_PER_INCH / _PIXELS_PER_INCH


class Canvas:
    """One picture in the making. Pixels are those before it is made sharper."""

    def __init__(self) -> None:
        # A Figure of our own: pyplot would keep it, and share its state between threads.
        size = (WIDTH / _PIXELS_PER_INCH, HEIGHT / _PIXELS_PER_INCH)
        self.figure = Figure(figsize=size, dpi=_PIXELS_PER_INCH * SHARPNESS, facecolor=CARD)
        self._canvas = FigureCanvasAgg(self.figure)
        self._renderer = self._canvas.get_renderer()  # type: ignore[no-untyped-call]

    def write(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float,
        room: float,
        colour: str = TEXT,
        is_bold: bool = False,
        side: Side = "left",
        spare: str = "",
        is_number: bool = False,
    ) -> float:
        """Write a line whose `side` is at `x` and whose middle is at `y`; return its width.

        It is cut to be at most `room` wide; a number is made smaller instead, to stay whole.
        """
        drawn = self.figure.text(
            x / WIDTH,
            1 - y / HEIGHT,
            drawable(text, spare),
            fontsize=to_points(size),
            color=colour,
            fontweight="bold" if is_bold else "normal",
            fontfamily=list(families()),
            ha=side,
            va="center_baseline",
            parse_math=False,
        )
        width = self.width_of(drawn)
        if width > room and is_number:
            drawn.set_fontsize(to_points(size) * room / width)
        elif width > room:
            self._shorten(drawn, room)
        return self.width_of(drawn)

    def width_of(self, text: Text) -> float:
        """Return how wide `text` is."""
        if not text.get_text():
            return 0.0
        return text.get_window_extent(self._renderer).width / SHARPNESS

    def measure(self, text: str, size: float) -> float:
        """Return how wide `text` would be."""
        probe = self.figure.text(
            0,
            0,
            drawable(text),
            fontsize=to_points(size),
            fontfamily=list(families()),
            parse_math=False,
        )
        width = self.width_of(probe)
        probe.remove()
        return width

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Draw a plain box with round corners, whose upper left corner is at `x` and `y`."""
        self.figure.add_artist(
            FancyBboxPatch(
                (x / WIDTH, 1 - (y + height) / HEIGHT),
                width / WIDTH,
                height / HEIGHT,
                boxstyle="round,pad=0,rounding_size=0.01",
                mutation_aspect=WIDTH / HEIGHT,
                facecolor=colour,
                edgecolor="none",
            )
        )

    def bar(self, x: float, y: float, width: float, height: float, look: Look) -> None:
        """Draw a box with the colour and hatch of `look`."""
        patch = Rectangle(
            (x / WIDTH, 1 - (y + height) / HEIGHT),
            width / WIDTH,
            height / HEIGHT,
            facecolor=look.colour,
            edgecolor="none",
            linewidth=0,
            hatch=look.hatch or None,
            hatchcolor=CARD,
        )
        self.figure.add_artist(patch)

    def axes(self, left: float, top: float, right: float, bottom: float) -> Axes:
        """Return a place for a graph between these borders, without any decoration."""
        axes = self.figure.add_axes(
            (left / WIDTH, 1 - bottom / HEIGHT, (right - left) / WIDTH, (bottom - top) / HEIGHT)
        )
        axes.set_facecolor("none")
        axes.spines[:].set_visible(False)
        axes.tick_params(length=0, labelleft=False, labelbottom=False)
        return axes

    def to_png(self) -> bytes:
        """Return the picture; it has few colours, and a palette of them makes it a third as big."""
        self._canvas.draw()  # type: ignore[no-untyped-call]
        pixels = bytes(self._canvas.buffer_rgba())  # type: ignore[no-untyped-call]
        size = self._canvas.get_width_height(physical=True)
        whole = Image.frombytes("RGBA", size, pixels).convert("RGB")
        file = io.BytesIO()
        whole.quantize(palette=_palette(), dither=Image.Dither.NONE).save(file, "PNG")
        return file.getvalue()

    def wrap(self, text: str, size: float, room: float) -> tuple[str, str]:
        """Split `text` before the first word that makes it wider than `room`, if it has one."""
        words = text.split(" ")
        for count in range(len(words), 1, -1):
            line = " ".join(words[:count])
            if self.measure(line, size) <= room:
                return line, " ".join(words[count:])
        return words[0] if words else "", " ".join(words[1:])

    def _shorten(self, drawn: Text, room: float) -> None:
        whole = drawn.get_text()

        def is_too_wide(limit_chars: int) -> bool:
            drawn.set_text(cut(whole, limit_chars))
            return self.width_of(drawn) > room

        limits = range(_SHORTEST_CHARS, max(len(whole), _SHORTEST_CHARS) + 1)
        fitting = bisect_left(limits, True, key=is_too_wide)
        drawn.set_text(cut(whole, limits[max(fitting - 1, 0)]))


@cache
def _palette() -> Image.Image:
    """Return every colour in use, exactly, and its shades towards the card for smooth edges."""
    card = ImageColor.getrgb(CARD)
    shades = [
        round(low + (high - low) * step / _SHADES)
        for colour in IN_USE
        for step in range(1, _SHADES + 1)
        for low, high in zip(card, ImageColor.getrgb(colour), strict=True)
    ]
    palette = Image.new("P", (1, 1))
    palette.putpalette([*card, *shades])
    return palette
