"""Compares an imported file with what is in force, before anything is changed.

1. An entry with an id is the entry of that id. One without is the entry that asks the same
   question, or else a new one; so the same file imported again changes nothing. Which questions
   are the same is said by `Synonyms.key`, as for whoever asks one.
2. Keys that the file does not give stay as they are; a list that it gives takes the place of ours.
3. What clashes with other entries, or refers to what is not there, is marked and left for a
   decision. Of two that want the same words, the one in force has them, else the first of the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from bot.content.differences import FieldChange, differences
from bot.content.importing.read import Given, Imported
from bot.content.items import FieldValue, fields_of
from bot.content.slugs import Ids
from bot.content.texts import fold
from bot.core.index import synonyms_of
from bot.core.knowledge import Knowledge
from bot.core.model import Entry, Topic
from bot.core.problem import Place
from bot.core.revisions import Item, Kind

Fields = Mapping[str, FieldValue]
Key = Callable[[str], str]


class Standing(StrEnum):
    """How something in the file compares with what is in force."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


class Clash(StrEnum):
    """Why something in the file should not be taken over as it is."""

    QUESTION = "question"  # another entry is found by it
    PHRASING = "phrasing"  # another entry is found by it
    FOLLOW_UP = "follow_up"  # there is no entry of that id
    TOPIC = "topic"  # there is no topic of that id
    SOURCE = "source"  # the pack has no source of that key


@dataclass(frozen=True, slots=True)
class Conflict:
    """What clashes: a text, or the id that is referred to; `owner` is the entry that has it."""

    clash: Clash
    text: str
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """What the file makes of one item: all of its keys afterwards, and how they differ from now.

    `place` is where the item stands in the file.
    """

    item: Item
    standing: Standing
    place: Place
    fields: Fields
    changes: tuple[FieldChange, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    @property
    def is_acceptable(self) -> bool:
        """Whether it can be had without what clashes; a question that another entry has cannot."""
        return all(each.clash is not Clash.QUESTION for each in self.conflicts)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do: topics first, then entries and contrasts, in the file's order.

    `absent` are the entries in force that the file does not have. They stay unless somebody
    chooses to remove them.
    """

    planned: tuple[Planned, ...]
    absent: tuple[Item, ...]

    @property
    def added(self) -> tuple[Planned, ...]:
        """What is new and clashes with nothing."""
        return self._clear(Standing.ADDED)

    @property
    def changed(self) -> tuple[Planned, ...]:
        """What differs and clashes with nothing."""
        return self._clear(Standing.CHANGED)

    @property
    def unchanged(self) -> tuple[Planned, ...]:
        """What is in force already."""
        return self._clear(Standing.UNCHANGED)

    @property
    def conflicting(self) -> tuple[Planned, ...]:
        """What clashes; it is left out unless somebody decides otherwise."""
        return tuple(each for each in self.planned if each.conflicts)

    @property
    def acceptable(self) -> tuple[Planned, ...]:
        """What clashes and can be taken over without what clashes."""
        return tuple(each for each in self.conflicting if each.is_acceptable)

    def _clear(self, standing: Standing) -> tuple[Planned, ...]:
        return tuple(
            each for each in self.planned if each.standing is standing and not each.conflicts
        )


def plan_import(imported: Imported, knowledge: Knowledge) -> ImportPlan:
    """Work out what `imported` would change in `knowledge`, which is what a guild has in force."""
    key = cache(synonyms_of(knowledge).key)  # each text is compared several times
    topics = _Topics(imported, knowledge)
    entries = tuple(_entries(imported, knowledge, topics.id_of, key))
    check = _Check(knowledge, topics.known, entries, key)
    planned = (*topics.planned, *check.checked(), *_contrasts(imported, knowledge))
    named = {each.item.id for each in entries}
    absent = (Item(Kind.ENTRY, each.id) for each in knowledge.entries if each.id not in named)
    return ImportPlan(planned, tuple(absent))


def _planned(item: Item, given: Fields, old: Entry | Topic | None, place: Place) -> Planned:
    before = fields_of(old) if old is not None else {}
    after = {key: value for key, value in {**before, **given}.items() if value}
    changes = differences(before, after)
    if old is None:
        return Planned(item, Standing.ADDED, place, after, changes)
    standing = Standing.CHANGED if changes else Standing.UNCHANGED
    return Planned(item, standing, place, after, changes)


class _Topics:
    """The topics of the file. One whose title is a title or an id in force is that topic."""

    def __init__(self, imported: Imported, knowledge: Knowledge) -> None:
        known = {topic.id: topic.id for topic in knowledge.topics}
        # A title goes before an id: the topic "C++" has the id "c", and another has the title "C".
        known |= {fold(topic.title): topic.id for topic in reversed(knowledge.topics)}
        given = (each.item.id for each in imported.topics if each.item.id not in imported.titles)
        ids = Ids((*knowledge.topic_by_id, *given))
        self.id_of = {
            made: known.get(fold(title)) or ids.make(title, "topic")
            for made, title in imported.titles.items()
        }
        self.planned = tuple(
            _planned(
                Item(Kind.TOPIC, each.item.id),
                each.fields,
                knowledge.topic_by_id.get(each.item.id),
                each.place,
            )
            for each in self._given(imported, knowledge)
        )
        self.known = {*knowledge.topic_by_id, *(each.item.id for each in self.planned)}

    def _given(self, imported: Imported, knowledge: Knowledge) -> Iterator[Given]:
        described = set()
        for topic in imported.topics:
            name = self.id_of.get(topic.item.id, topic.item.id)
            described.add(name)
            yield replace(topic, item=Item(Kind.TOPIC, name))
        for made, title in imported.titles.items():
            name = self.id_of[made]
            if name not in described and name not in knowledge.topic_by_id:
                # A topic needs a summary; its title says as much in every language.
                fields = {"title": title, "summary": title}
                yield Given(Item(Kind.TOPIC, name), fields, Place(imported.file))


def _entries(
    imported: Imported, knowledge: Knowledge, topic_ids: Mapping[str, str], key: Key
) -> Iterator[Planned]:
    id_of = dict(_ids(imported, knowledge, key))
    for entry in imported.entries:
        item = Item(Kind.ENTRY, id_of[entry.item.id])
        fields = dict(_renamed(entry.fields, id_of, topic_ids))
        yield _planned(item, fields, knowledge.entry_by_id.get(item.id), entry.place)


def _ids(imported: Imported, knowledge: Knowledge, key: Key) -> Iterator[tuple[str, str]]:
    """Yield the id of each entry in the file and the one that it has in force, or gets."""
    given = {each.item.id for each in imported.entries if each.has_own_id}
    ids = Ids((*knowledge.entry_by_id, *given))
    owners = {key(entry.question): entry.id for entry in reversed(knowledge.entries)}
    for entry in imported.entries:
        name = entry.item.id
        if not entry.has_own_id:
            question = str(entry.fields["question"])
            # Each is taken once: two questions of a file may be the same by a synonym.
            owner = owners.pop(key(question), "")
            name = owner if owner and owner not in given else ids.make(question, "entry")
        yield entry.item.id, name


def _renamed(
    fields: Fields, id_of: Mapping[str, str], topic_ids: Mapping[str, str]
) -> Iterator[tuple[str, FieldValue]]:
    for key, value in fields.items():
        if key == "follow_ups":
            yield key, tuple(id_of.get(name, name) for name in value)
        elif key == "topic":
            yield key, topic_ids.get(str(value), value)
        else:
            yield key, value


def _contrasts(imported: Imported, knowledge: Knowledge) -> Iterator[Planned]:
    known = {fold(text) for pack in knowledge.packs for text in pack.out_of_scope}
    for text in imported.contrasts:
        standing = Standing.UNCHANGED if fold(text) in known else Standing.ADDED
        known.add(fold(text))
        yield Planned(Item(Kind.CONTRAST, text), standing, Place(imported.file), {})


class _Check:
    """Looks for what clashes once all of the file would be in force."""

    def __init__(
        self,
        knowledge: Knowledge,
        topics: Iterable[str],
        entries: tuple[Planned, ...],
        key: Key,
    ) -> None:
        self._knowledge = knowledge
        self._key = key
        self._topics = frozenset(topics)
        self._entries = entries
        named = {each.item.id for each in entries}
        self._known = {*knowledge.entry_by_id, *named}
        self._sources = {pack.id: {each.key for each in pack.sources} for pack in knowledge.packs}
        self._owners: dict[str, str] = {}
        for entry in knowledge.entries:
            if entry.id not in named:
                self._claim(entry.wordings, entry.id)
        for planned in entries:
            self._claim(_texts(planned.fields), planned.item.id)

    def checked(self) -> Iterator[Planned]:
        for planned in self._entries:
            if planned.standing is Standing.UNCHANGED:
                yield planned
            else:
                yield replace(planned, conflicts=tuple(dict.fromkeys(self._conflicts(planned))))

    def _claim(self, texts: Iterable[str], owner: str) -> None:
        for text in texts:
            self._owners.setdefault(self._key(text), owner)

    def _conflicts(self, planned: Planned) -> Iterator[Conflict]:
        """Yield what is new in an entry and clashes; what is in force already may stay."""
        old = self._knowledge.entry_by_id.get(planned.item.id)
        before = fields_of(old) if old is not None else {}
        yield from self._taken_words(planned, before)
        fields = {change.key: change.added for change in planned.changes}
        for name in fields.get("follow_ups", ()):
            if name not in self._known:
                yield Conflict(Clash.FOLLOW_UP, name)
        for name in fields.get("topic", ()):
            if name not in self._topics:
                yield Conflict(Clash.TOPIC, name)
        for key in fields.get("sources", ()):
            if key not in self._sources.get(self._home(planned, old), ()):
                yield Conflict(Clash.SOURCE, key)

    def _taken_words(self, planned: Planned, before: Fields) -> Iterator[Conflict]:
        had = set(map(self._key, _texts(before)))
        question = self._key(str(planned.fields["question"]))
        for text in _texts(planned.fields):
            words = self._key(text)
            owner = self._owners[words]
            if owner != planned.item.id and words not in had:
                yield Conflict(Clash.QUESTION if words == question else Clash.PHRASING, text, owner)

    def _home(self, planned: Planned, old: Entry | None) -> str:
        """Say in which pack the entry is, or would be: that of its topic, else the main one."""
        topic = self._knowledge.topic_by_id.get(str(planned.fields.get("topic", "")))
        main = self._knowledge.main_pack
        thing = old or topic
        return thing.pack if thing else main.id if main else ""


def _texts(fields: Fields) -> Iterator[str]:
    if question := fields.get("question"):
        yield str(question)
    yield from fields.get("phrasings", ())
