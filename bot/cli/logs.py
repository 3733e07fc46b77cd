"""Log lines on standard error."""

from __future__ import annotations

import logging
import sys

_SERVICE_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_COMMAND_FORMAT = "attache: %(message)s"
# discord.py warns of what we leave out on purpose: voice, and the intent for guilds.
_NO_NEWS = ("PyNaCl is not installed", "davey is not installed", "Guilds intent seems")


def write_logs_to_stderr(level: str, *, secret: str, is_service: bool) -> None:
    """Write what is logged from `level` on, dated if `is_service`, and `secret` never.

    A second call replaces the first.
    """
    root = logging.getLogger()
    for handler in [each for each in root.handlers if isinstance(each, _ToStderr)]:
        root.removeHandler(handler)
    handler = _ToStderr()
    handler.addFilter(lambda record: not str(record.msg).startswith(_NO_NEWS))
    handler.setFormatter(_Formatter(_SERVICE_FORMAT if is_service else _COMMAND_FORMAT, secret))
    root.addHandler(handler)
    root.setLevel(level.upper())


class _ToStderr(logging.Handler):
    """Looks standard error up each time, because tests replace it."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            sys.stderr.write(self.format(record) + "\n")
        except (OSError, ValueError):  # it is closed, or nobody reads it any more
            self.setLevel(logging.CRITICAL + 1)


class _Formatter(logging.Formatter):
    """Blanks the secret out, whoever logs it: libraries log addresses and payloads, too."""

    def __init__(self, text: str, secret: str) -> None:
        super().__init__(text)
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        return text.replace(self._secret, "[secret]") if self._secret else text
