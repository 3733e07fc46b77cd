"""Opens a page in the browser of whoever sits in front of this computer, if somebody does."""

from __future__ import annotations

import threading
import webbrowser
from collections.abc import Mapping

THREAD = "show-page"
_REMOTE = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")
_UNATTENDED = ("CI", "KUBERNETES_SERVICE_HOST", "container")
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")
# These have no DISPLAY: a desktop is part of the system.
_ALWAYS_A_DESKTOP = ("darwin", "win32")


def has_desktop(platform: str, environment: Mapping[str, str]) -> bool:
    """Say whether a browser would open in front of the operator.

    `platform` is as in `sys.platform`. It does not in a session from elsewhere, in a container and
    where a machine runs us.
    """
    if any(environment.get(name) for name in (*_REMOTE, *_UNATTENDED)):
        return False
    return platform in _ALWAYS_A_DESKTOP or any(environment.get(name) for name in _DISPLAYS)


def show_page(address: str) -> None:
    """Open `address` in a browser with a window, without waiting for it; without one, do nothing.

    The address has been printed, so that nothing is lost.
    """
    threading.Thread(target=_open, args=(address,), name=THREAD, daemon=True).start()


def _open(address: str) -> None:
    try:
        browser = webbrowser.get()
        # A browser in the terminal is exactly of this class, and would take the terminal from us.
        if type(browser) is not webbrowser.GenericBrowser:
            browser.open(address)
    except (webbrowser.Error, OSError):
        return
