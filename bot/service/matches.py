"""What may answer somebody else's message, for a person to choose from."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.model import Entry
from bot.core.reply import Reply
from bot.core.retrieve import UNRELATED_SCORE
from bot.service.desk import Desk
from bot.service.ranking import preview

MOST_MATCHES = 5
PREVIEW_CHARS = 110


@dataclass(frozen=True, slots=True)
class Found:
    """An entry, and in `passage` (Markdown) what of its answer comes nearest to the message."""

    entry: Entry
    passage: str


def find_matches(desk: Desk, text: str) -> tuple[Found, ...]:
    """List the entries that may answer `text`, best first.

    A person looks at them before anybody else does, so this lists more than an answer would dare.
    """
    reply = desk.answer(text)
    return tuple(
        Found(entry, preview(entry, reply.candidates, PREVIEW_CHARS).text)
        for entry in _entries(reply, desk)[:MOST_MATCHES]
    )


def _entries(reply: Reply, desk: Desk) -> list[Entry]:
    """Return what was decided on, then whatever else is near enough."""
    by_id = desk.knowledge.entry_by_id
    near = [each.id for each in reply.candidates if each.score > UNRELATED_SCORE]
    decided = [reply.entry.id] if reply.entry is not None else []
    return [by_id[each] for each in dict.fromkeys((*decided, *near)) if each in by_id]
