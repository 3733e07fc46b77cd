"""What the changes of a guild must keep to besides the rules of the files.

1. A guild has so many entries and phrasings of its own. The builds of all guilds take turns, so a
   larger one would keep the others waiting.
2. No text holds the id of a person or role: an answer says a name. Nor does one call everybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.content.items import OVERLAY, where_of
from bot.content.limits import MAX_ENTRIES_PER_GUILD, MAX_PHRASINGS_PER_GUILD
from bot.content.markdown import find_call, find_id
from bot.core.model import Pack
from bot.core.problem import Problem, problem_at
from bot.core.revisions import Change

# Where Markdown is shown as such; elsewhere a call is only quoted, as in a question about it.
_MARKDOWN = frozenset({"answer", "summary"})


def find_excess(
    shared: Sequence[Pack], before: Sequence[Pack], after: Sequence[Pack]
) -> Iterator[Problem]:
    """Yield what a guild would have too much of, unless it is no more than `before`."""
    for name, most, count in (
        ("entries", MAX_ENTRIES_PER_GUILD, _count_entries),
        ("phrasings", MAX_PHRASINGS_PER_GUILD, _count_phrasings),
    ):
        own = count(after) - count(shared)
        if own > most and count(after) > count(before):
            message = f"this server would have {own:,} {name} of its own, at most {most:,} fit"
            yield problem_at(OVERLAY, message, hint="add fewer, or remove some first")


def find_mentions(changes: Iterable[Change]) -> Iterator[Problem]:
    """Yield the mentions in what is written."""
    for change in changes:
        for key, value in change.fields.items():
            for text in (value,) if isinstance(value, str) else value:
                if problem := _mention_in(text, key, where_of(change.item)):
                    yield problem


def _mention_in(text: str, key: str, where: str) -> Problem | None:
    if found := find_id(text):
        message = f'"{found}" is a mention with the id of somebody'
        return problem_at(OVERLAY, message, hint="write the name instead", where=where)
    if key in _MARKDOWN and (found := find_call(text)):
        message = f'"{found}" is a mention that would ping people'
        return problem_at(OVERLAY, message, hint="put it in `backticks`", where=where)
    return None


def _count_entries(packs: Sequence[Pack]) -> int:
    return sum(len(pack.entries) for pack in packs)


def _count_phrasings(packs: Sequence[Pack]) -> int:
    return sum(len(entry.phrasings) for pack in packs for entry in pack.entries)
