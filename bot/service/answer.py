"""From a typed question to a reply: the one path that every surface takes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from bot.core.decide import Decision, decide
from bot.core.encoding import Encoding
from bot.core.excerpt import EXCERPT_CHARS
from bot.core.model import Stance
from bot.core.query import Query
from bot.core.reply import Reply, compose_reply, reply_with_entry, turned_to
from bot.core.retrieve import Candidate, retrieve
from bot.core.tier import NEVER, Thresholds
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

    def over(self, snapshot: Snapshot, stance: Stance | None = None) -> Answerer:
        """Return one that answers from `snapshot`, as readily as this one or as `stance` says."""
        thresholds = self._thresholds if stance is None else snapshot.index.tier.thresholds[stance]
        return Answerer(FixedSnapshot(snapshot), thresholds)

    def thresholds_for(self, snapshot: Snapshot) -> Thresholds:
        """Return the thresholds that decide with `snapshot`."""
        return self._thresholds or snapshot.index.tier.thresholds[snapshot.knowledge.stance]

    def answer(
        self,
        text: str,
        *,
        shown: Collection[str] = (),
        without: Collection[str] = (),
        is_tentative: bool = False,
        budget_chars: int = EXCERPT_CHARS,
    ) -> Reply:
        """Answer `text` on its own.

        Entries in `shown` are not offered as follow-ups; those in `without` cannot be the answer.
        What is tentative is offered as a choice at the most, unless it is an exact hit.
        """
        snapshot = self.snapshot
        query, candidates = consider(text, snapshot)
        thresholds = self.thresholds_for(snapshot)
        if is_tentative:
            thresholds = replace(thresholds, answer=NEVER)
        decision = decide(query, candidates, snapshot.index, thresholds, without=without)
        allowed = tuple(each for each in candidates if each.id not in without)
        return compose_reply(
            query, allowed, decision, snapshot.index, shown=shown, budget_chars=budget_chars
        )

    def weigh(self, text: str) -> tuple[Decision, tuple[Candidate, ...]]:
        """Decide what answers `text` on its own, and on what grounds, without composing a reply."""
        snapshot = self.snapshot
        query, candidates = consider(text, snapshot)
        thresholds = self.thresholds_for(snapshot)
        return decide(query, candidates, snapshot.index, thresholds), candidates

    def show(
        self,
        entry_id: str,
        *,
        shown: Collection[str] = (),
        budget_chars: int = EXCERPT_CHARS,
        page: int = 0,
    ) -> Reply | None:
        """Answer with the entry of this id, or None when there is no such entry any more.

        `page` asks for a page of the whole answer, from 1, and 0 for what fits `budget_chars`.
        """
        snapshot = self.snapshot
        entry = snapshot.knowledge.entry_by_id.get(entry_id)
        if entry is None:
            return None
        reply = reply_with_entry(entry, snapshot.index, shown=shown, budget_chars=budget_chars)
        return turned_to(reply, page)


def consider(text: str, snapshot: Snapshot) -> tuple[Query, tuple[Candidate, ...]]:
    """Read `text` and rank the entries for it, without deciding anything."""
    query, encoding = read(text, snapshot)
    return query, retrieve(query, snapshot.index, encoding)


def read(text: str, snapshot: Snapshot) -> tuple[Query, Encoding | None]:
    """Read `text`, and encode it where `snapshot` has an encoder and there is a word to encode."""
    query = snapshot.index.reader.read(text)
    if snapshot.encoder is None or not query.words:
        return query, None
    return query, snapshot.encoder.encode(query.spoken)
