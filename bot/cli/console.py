"""Where commands write: people get rich text within a sane width, scripts get JSON."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TextIO

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

# Longer lines are hard to read, however wide the window.
_WIDEST = 100
_PATIENCE_S = 1.0


def open_console(file: TextIO | None = None) -> Console:
    """Return a console on standard output, or on `file`.

    Colours follow the terminal and NO_COLOR. Text is printed as it is: brackets in it are no
    markup and ":smile:" is no emoji.
    """
    from rich.console import Console

    stream = file or sys.stdout
    width = min(Console(file=stream).width, _WIDEST)
    return Console(file=stream, width=width, markup=False, emoji=False, highlight=False)


def write_json(data: Any, *, indent: int | None = None) -> None:  # noqa: ANN401 - what json takes
    """Write `data` as JSON on standard output, and send it off at once.

    Characters stay as they are where the output can hold them, and are escaped where not.
    """
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(data, indent=indent)
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def printable(text: str) -> str:
    """Return `text` without what would steer a terminal."""
    return "".join(
        character if character.isprintable() or character in "\n\t" else "\ufffd"
        for character in text
    )


def reason_of(error: OSError | ValueError) -> str:
    """Return why a file could not be used, without the number of the error."""
    if not isinstance(error, OSError) or not error.strerror:
        return str(error) or type(error).__name__
    return f"{error.filename}: {error.strerror}" if error.filename else error.strerror


class EncodingProgress:
    """A progress bar on standard error: only on a terminal, and only for what takes a while.

    Call it with how many of how many steps are done.
    """

    def __init__(self, label: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._label = label
        self._clock = clock
        self._started_s: float | None = None
        self._bar: Progress | None = None

    def __call__(self, done: int, total: int) -> None:
        """Show the bar once a second has gone by since the first step."""
        now_s = self._clock()
        if self._started_s is None:
            self._started_s = now_s
        if self._bar is None and now_s - self._started_s >= _PATIENCE_S and sys.stderr.isatty():
            self._bar = self._open()
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=done, total=total)

    def _open(self) -> Progress:
        from rich.progress import Progress

        bar = Progress(console=open_console(sys.stderr), transient=True)
        bar.add_task(self._label, total=None)
        bar.start()
        return bar

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
