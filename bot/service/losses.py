"""What goes with an entry or topic that is taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.knowledge import Knowledge
from bot.core.model import Entry, Pack


@dataclass(frozen=True, slots=True)
class Losses:
    """What members would miss besides the things that go.

    `leading` are the entries that lead on to one that goes, `starters` are those that go and were
    offered first, and `orphans` are those whose topic goes.
    """

    leading: tuple[Entry, ...] = ()
    starters: tuple[Entry, ...] = ()
    orphans: tuple[Entry, ...] = ()


def losses(before: Sequence[Pack], after: Sequence[Pack]) -> Losses:
    """Return what goes with the entries and topics that are in `before` alone."""
    old, new = Knowledge(tuple(before)), Knowledge(tuple(after))
    gone = old.entry_by_id.keys() - new.entry_by_id.keys()
    topics = old.topic_by_id.keys() - new.topic_by_id.keys()
    kept = [entry for entry in old.entries if entry.id not in gone]
    named = dict.fromkeys(name for pack in before for name in pack.starters)
    return Losses(
        leading=tuple(entry for entry in kept if not gone.isdisjoint(entry.follow_ups)),
        starters=tuple(old.entry_by_id[name] for name in named if name in gone),
        orphans=tuple(entry for entry in kept if entry.topic in topics),
    )
