"""Drops references to what is not there, once a guild has hidden some and added others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.content.format import TOPIC_PREFIX
from bot.content.items import OVERLAY, item_of, where_of
from bot.content.report import Report, quote, suggest
from bot.core.model import Entry, GoldenQuestion, Pack
from bot.core.revisions import Item, Kind


def drop_dead_links(
    packs: Sequence[Pack], written: Collection[Item], hidden: Collection[Item], report: Report
) -> tuple[Pack, ...]:
    """Return `packs` without dead references.

    Those of `written` items are warned of, unless they lead to what is `hidden` on purpose.
    """
    links = _Links(
        entries=frozenset(entry.id for pack in packs for entry in pack.entries),
        topics=frozenset(topic.id for pack in packs for topic in pack.topics),
        written=written,
        hidden=hidden,
        report=report,
    )
    return tuple(links.pack(pack) for pack in packs)


@dataclass(frozen=True, slots=True)
class _Links:
    """The ids that may be referred to."""

    entries: frozenset[str]
    topics: frozenset[str]
    written: Collection[Item]
    hidden: Collection[Item]
    report: Report

    def pack(self, pack: Pack) -> Pack:
        sources = frozenset(source.key for source in pack.sources)
        return replace(
            pack,
            starters=tuple(each for each in pack.starters if each in self.entries),
            entries=tuple(self._entry(entry, sources) for entry in pack.entries),
            golden=tuple(self._golden(pack)),
        )

    def _entry(self, entry: Entry, sources: frozenset[str]) -> Entry:
        topic = self._topics_of(entry)
        return replace(
            entry,
            topic=topic[0] if topic else "",
            follow_ups=self._follow_ups_of(entry),
            sources=self._alive(entry, "source", entry.sources, sources, ()),
        )

    def _topics_of(self, entry: Entry) -> tuple[str, ...]:
        named = (entry.topic,) if entry.topic else ()
        hidden = [item.id for item in self.hidden if item.kind is Kind.TOPIC]
        return self._alive(entry, "topic", named, self.topics, hidden)

    def _follow_ups_of(self, entry: Entry) -> tuple[str, ...]:
        hidden = [item.id for item in self.hidden if item.kind is Kind.ENTRY]
        others = self.entries - {entry.id} if entry.id in entry.follow_ups else self.entries
        return self._alive(entry, "other entry", entry.follow_ups, others, hidden)

    def _alive(
        self,
        entry: Entry,
        what: str,
        named: tuple[str, ...],
        known: frozenset[str],
        hidden: Collection[str],
    ) -> tuple[str, ...]:
        item = item_of(entry)
        for name in named:
            if name not in known and name not in hidden and item in self.written:
                hint = suggest(name, sorted(known)) or "check the spelling, or remove it"
                message = f"there is no {what} {quote(name)}"
                self.report.warn(OVERLAY, message, hint, where_of(item))
        return tuple(name for name in named if name in known)

    def _golden(self, pack: Pack) -> Iterator[GoldenQuestion]:
        """Leave out questions whose every answer is gone: they do not expect none now."""
        for question in pack.golden:
            expect = tuple(each for each in question.expect if self._is_there(each))
            if expect or not question.expect:
                yield replace(question, expect=expect)

    def _is_there(self, expected: str) -> bool:
        topic = expected.removeprefix(TOPIC_PREFIX)
        return topic.strip() in self.topics if topic != expected else expected in self.entries
