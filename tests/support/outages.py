"""Requests of the bot that never reach Discord."""

from __future__ import annotations

from typing import Any

import aiohttp

from tests.support.library import Town


class _Cut(dict[str, Any]):
    """Stands among the faults of the simulated Discord, and has no answer to give."""

    def __missing__(self, key: str) -> Any:  # noqa: ANN401
        raise aiohttp.ServerDisconnectedError


def cut_off(here: Town, method: str, path: str) -> None:
    """Let the connection break at the next request to `path`."""
    here.env.backend.faults.append(_Cut(method=method, path=path, times=1))
