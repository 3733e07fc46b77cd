"""From a typed question to a reply: the one path that every surface takes."""

from __future__ import annotations

from collections.abc import Collection

from bot.core.decide import decide
from bot.core.excerpt import EXCERPT_CHARS
from bot.core.query import Query
from bot.core.reply import Reply, compose_reply, reply_with_entry
from bot.core.retrieve import Candidate, retrieve
from bot.core.tier import Thresholds
from bot.service.snapshot import FixedSnapshot, Snapshot, Snapshots


class Answerer:
    """Answers questions from the snapshot in force.

    Everything here is synchronous and takes some milliseconds of one core; asynchronous callers
    run it in a thread. It may be called from several threads at once.
    """

    def __init__(
        self, snapshots: Snapshots | FixedSnapshot, thresholds: Thresholds | None = None
    ) -> None:
        """`thresholds` replace those of the tier in use and the stance of the packs."""
        self._snapshots = snapshots
        self._thresholds = thresholds

    @property
    def snapshot(self) -> Snapshot:
        """The snapshot in force at this moment."""
        return self._snapshots.current

    def thresholds_for(self, snapshot: Snapshot) -> Thresholds:
        """Return the thresholds that decide with `snapshot`."""
        return self._thresholds or snapshot.index.tier.thresholds[snapshot.knowledge.stance]

    def answer(
        self,
        text: str,
        *,
        shown: Collection[str] = (),
        without: Collection[str] = (),
        budget_chars: int = EXCERPT_CHARS,
    ) -> Reply:
        """Answer `text` on its own.

        Entries in `shown` are not offered as follow-ups; those in `without` cannot be the answer.
        """
        snapshot = self.snapshot
        query, candidates = consider(text, snapshot)
        thresholds = self.thresholds_for(snapshot)
        decision = decide(query, candidates, snapshot.index, thresholds, without=without)
        allowed = tuple(each for each in candidates if each.id not in without)
        return compose_reply(
            query, allowed, decision, snapshot.index, shown=shown, budget_chars=budget_chars
        )

    def show(
        self, entry_id: str, *, shown: Collection[str] = (), budget_chars: int = EXCERPT_CHARS
    ) -> Reply | None:
        """Answer with the entry of this id, or None when there is no such entry any more."""
        snapshot = self.snapshot
        entry = snapshot.knowledge.entry_by_id.get(entry_id)
        if entry is None:
            return None
        return reply_with_entry(entry, snapshot.index, shown=shown, budget_chars=budget_chars)


def consider(text: str, snapshot: Snapshot) -> tuple[Query, tuple[Candidate, ...]]:
    """Read `text` and rank the entries for it, without deciding anything."""
    index = snapshot.index
    query = index.reader.read(text)
    encoding = None
    if snapshot.encoder is not None and query.words:
        encoding = snapshot.encoder.encode(query.spoken)
    return query, retrieve(query, index, encoding)
