"""Pictures from several threads, and on a machine without the library."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.drawing.painter import NoLibrary, Painter, Picture
from tests.drawing.charts import chart


def test_without_the_library_there_is_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert Painter().paint(chart()) == NoLibrary("matplotlib")


def test_threads_get_the_same_picture() -> None:
    pytest.importorskip("matplotlib")
    painter = Painter()
    with ThreadPoolExecutor(4) as pool:
        pictures = set(pool.map(painter.paint, [chart(7)] * 8))
    assert len(pictures) == 1
    assert all(isinstance(each, Picture) and each.png.startswith(b"\x89PNG") for each in pictures)
