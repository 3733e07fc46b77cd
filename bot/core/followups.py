"""What to offer next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from bot.core.knowledge import Knowledge
from bot.core.model import Entry

MOST_FOLLOW_UPS = 4


def suggest_follow_ups(
    entry: Entry,
    knowledge: Knowledge,
    *,
    nearest: Iterable[str] = (),
    shown: Collection[str] = (),
    limit: int = MOST_FOLLOW_UPS,
) -> tuple[Entry, ...]:
    """Return up to `limit` entries to read after `entry`, best first.

    Those its author named come first, then the rest of its topic, then `nearest` (ids, best
    first). The entry itself and those already `shown` in this conversation are left out.
    """
    candidates = _in_order(entry, knowledge, nearest)
    return _pick(candidates, knowledge, {entry.id, *shown}, limit)


def entries_of_topic(
    topic_id: str,
    knowledge: Knowledge,
    *,
    shown: Collection[str] = (),
    limit: int = MOST_FOLLOW_UPS,
) -> tuple[Entry, ...]:
    """Return up to `limit` entries of a topic; those already `shown` are left out."""
    ids = (entry.id for entry in knowledge.entries_by_topic.get(topic_id, ()))
    return _pick(ids, knowledge, set(shown), limit)


def _in_order(entry: Entry, knowledge: Knowledge, nearest: Iterable[str]) -> Iterator[str]:
    yield from entry.follow_ups
    for neighbour in knowledge.entries_by_topic.get(entry.topic, ()):
        yield neighbour.id
    yield from nearest


def _pick(
    ids: Iterable[str], knowledge: Knowledge, excluded: set[str], limit: int
) -> tuple[Entry, ...]:
    picked: list[Entry] = []
    for entry_id in ids:
        if len(picked) == limit:
            break
        found = knowledge.entry_by_id.get(entry_id)
        if found is not None and entry_id not in excluded:
            excluded.add(entry_id)
            picked.append(found)
    return tuple(picked)
