"""All that the bot asked of a simulated Discord, checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import simcord

from tests.support.discord_api.description import Description
from tests.support.discord_api.limits import limit_problems


def request_problems(
    requests: Iterable[simcord.HttpLogEntry], description: Description | None
) -> list[str]:
    """Return what Discord would refuse in `requests`; without a description, less is found."""
    found = []
    for request in requests:
        problems = list(limit_problems(request.method, request.path, request.json))
        if description is not None:
            problems += description.problems(request)
        found += [f"{request.method} {request.path}: {problem}" for problem in problems]
    return found


def acknowledgement_problems(
    requests: Sequence[simcord.HttpLogEntry], interactions: Iterable[tuple[int, str]]
) -> Iterator[str]:
    """Yield which of `interactions`, each an id and a token, were not answered just once."""
    for number, token in interactions:
        callback = f"/interactions/{number}/{token}/callback"
        times = Counter(each.path for each in requests)[callback]
        if times != 1:
            yield f"interaction {number}: acknowledged {times} times instead of once"
        for each in requests:
            if each.path == callback:
                break
            if each.path.startswith("/webhooks/") and token in each.path.split("/"):
                yield f"interaction {number}: {each.method} before its acknowledgement"
