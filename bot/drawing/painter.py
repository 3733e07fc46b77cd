"""Makes the picture, where the library for it is installed."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from threading import Lock

from bot.drawing.chart import Chart

_LIBRARY = "matplotlib"


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG."""

    png: bytes


@dataclass(frozen=True, slots=True)
class NoLibrary:
    """There is no picture, because `library` is not installed."""

    library: str = _LIBRARY


class Painter:
    """Draws charts. It may be used from several threads, and works for one at a time."""

    def __init__(self) -> None:
        # Matplotlib promises nothing about threads, not even for figures that share nothing.
        self._lock = Lock()

    def paint(self, chart: Chart) -> Picture | NoLibrary:
        """Return a picture of `chart`.

        It takes a fraction of a second, the first time longer, as the library is imported then. It
        is work for a thread, not for the event loop.
        """
        if find_spec(_LIBRARY) is None:
            return NoLibrary()
        with self._lock:
            from bot.drawing.figure import paint_figure

            return Picture(paint_figure(chart))
