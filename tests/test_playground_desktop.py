"""When local mode opens its page by itself."""

from __future__ import annotations

import signal
import sys
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.app import build_snapshots, run
from bot.cli.desktop import THREAD, has_desktop, show_page
from bot.settings import read_settings

SCREEN = {"DISPLAY": ":0"}
PACK = """
entries:
  - id: opening-hours
    question: When is the library open?
    answer: Every day.
"""


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        pytest.param("linux", SCREEN, True, id="X11"),
        pytest.param("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True, id="Wayland"),
        pytest.param("linux", {}, False, id="Linux without a screen"),
        pytest.param("linux", {"DISPLAY": ""}, False, id="an empty DISPLAY is none"),
        pytest.param("freebsd14", SCREEN, True, id="another Unix"),
        pytest.param("darwin", {}, True, id="macOS"),
        pytest.param("win32", {}, True, id="Windows"),
        pytest.param("linux", SCREEN | {"SSH_CLIENT": "10.0.0.1 5 22"}, False, id="ssh"),
        pytest.param("darwin", {"SSH_TTY": "/dev/ttys001"}, False, id="ssh to a Mac"),
        pytest.param("linux", SCREEN | {"CI": "true"}, False, id="CI"),
        pytest.param("linux", SCREEN | {"container": "podman"}, False, id="a container"),
    ],
)
def test_a_desktop_is_told_from_a_server(
    platform: str, environment: dict[str, str], expected: bool
) -> None:
    assert has_desktop(platform, environment) == expected


class Notebook(webbrowser.BaseBrowser):
    """A browser that notes what it is asked to open."""

    def __init__(self) -> None:
        super().__init__("notebook")
        self.opened: list[str] = []

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
        self.opened.append(url)
        return True


def _show(monkeypatch: pytest.MonkeyPatch, find: Callable[[], webbrowser.BaseBrowser]) -> None:
    monkeypatch.setattr(webbrowser, "get", find)
    show_page("http://127.0.0.1:1/#x")
    for thread in threading.enumerate():
        if thread.name == THREAD:
            thread.join()


def test_the_page_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    browser = Notebook()

    _show(monkeypatch, lambda: browser)

    assert browser.opened == ["http://127.0.0.1:1/#x"]


def test_a_browser_in_the_terminal_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    browser = webbrowser.GenericBrowser("lynx")
    monkeypatch.setattr(browser, "open", opened.append)

    _show(monkeypatch, lambda: browser)

    assert opened == []


def test_it_is_no_failure_to_have_no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    def find() -> webbrowser.BaseBrowser:
        raise webbrowser.Error("could not locate runnable browser")

    _show(monkeypatch, find)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
async def test_local_mode_shows_the_page_of_the_server(tmp_path: Path) -> None:
    (tmp_path / "faq.yaml").write_text(PACK, encoding="utf-8")
    settings = read_settings({"ATTACHE_MATCHING": "lexical", "ATTACHE_DATA_DIR": str(tmp_path)})
    snapshots = build_snapshots(settings, [tmp_path])
    said: list[str] = []
    shown: list[str] = []

    def show(address: str) -> None:
        shown.append(address)
        signal.raise_signal(signal.SIGINT)

    await run(settings, snapshots, said.append, show=show)

    assert shown == [said[1].split()[-1]]
    assert "In a server" in said[1]
