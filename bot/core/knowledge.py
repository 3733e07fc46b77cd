"""All packs that are in force together, and the ways to look things up in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.core.model import Entry, Pack, Source, Stance, Topic

_DEFAULT_STARTERS = 5


@dataclass(frozen=True)
class Knowledge:
    """The loaded packs, in the order they were given.

    The one with most entries is the main pack: its language and its stance are everybody's.
    """

    packs: tuple[Pack, ...]

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry, in pack and file order."""
        return tuple(entry for pack in self.packs for entry in pack.entries)

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """Every topic, in pack and file order."""
        return tuple(topic for pack in self.packs for topic in pack.topics)

    @cached_property
    def entry_by_id(self) -> Mapping[str, Entry]:
        """Entries by their id."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def topic_by_id(self) -> Mapping[str, Topic]:
        """Topics by their id."""
        return {topic.id: topic for topic in self.topics}

    @cached_property
    def entries_by_topic(self) -> Mapping[str, tuple[Entry, ...]]:
        """The entries of each topic id, in file order; a topic without entries is absent."""
        groups: dict[str, list[Entry]] = {}
        for entry in self.entries:
            if entry.topic:
                groups.setdefault(entry.topic, []).append(entry)
        return {topic: tuple(entries) for topic, entries in groups.items()}

    @cached_property
    def topics_in_use(self) -> tuple[Topic, ...]:
        """The topics that have entries, in pack and file order."""
        return tuple(topic for topic in self.topics if topic.id in self.entries_by_topic)

    @cached_property
    def starters(self) -> tuple[Entry, ...]:
        """The entries offered before anybody has asked, those of the main pack first.

        Where no pack names any, they are the first few.
        """
        packs = sorted(self.packs, key=lambda pack: pack is not self.main_pack)
        named = [self.entry_by_id[each] for pack in packs for each in pack.starters]
        return tuple(named) or self.entries[:_DEFAULT_STARTERS]

    @cached_property
    def main_pack(self) -> Pack | None:
        """The pack with most entries, of several the first; None when there is no pack."""
        return max(self.packs, key=lambda pack: len(pack.entries), default=None)

    @property
    def language(self) -> str:
        """The language whose word forms the matcher folds."""
        return self.main_pack.language if self.main_pack else "en"

    @property
    def stance(self) -> Stance:
        """How readily to answer at once."""
        return self.main_pack.stance if self.main_pack else Stance.BALANCED

    def sources_of(self, entry: Entry) -> tuple[Source, ...]:
        """The sources that `entry` names, in its order."""
        by_key = {
            source.key: source
            for pack in self.packs
            if pack.id == entry.pack
            for source in pack.sources
        }
        return tuple(by_key[key] for key in entry.sources if key in by_key)
