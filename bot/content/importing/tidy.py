"""Brings what was read into the one shape that is checked: that of a pack in a single file.

Other formats have no ids, so each question without one gets an id from its words; and they name
topics by titles, so each title gets an id as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from bot.content.format import CONTENT_FILE, ENTRY, PACK_FILE, TOPIC
from bot.content.importing.limits import MAX_ENTRIES, MAX_TOPICS
from bot.content.importing.names import key_of
from bot.content.node import Mapping as MappingNode
from bot.content.node import Node, Scalar, Sequence
from bot.content.shapes import ListOf, Record
from bot.content.slugs import Ids
from bot.content.texts import fold

_MOST = {"topics": ListOf(TOPIC, MAX_TOPICS), "entries": ListOf(ENTRY, MAX_ENTRIES)}

IMPORT_FILE = Record(
    CONTENT_FILE.name,
    (
        *PACK_FILE.fields,
        *(replace(each, shape=_MOST[each.name]) for each in CONTENT_FILE.fields),
    ),
)


@dataclass(frozen=True, slots=True)
class Tidied:
    """What is to be checked as an IMPORT_FILE.

    `made` are the ids of entries that the file does not give, `titles` those of topics by id.
    """

    node: Node
    made: frozenset[str] = frozenset()
    titles: Mapping[str, str] = field(default_factory=dict)


def tidy(root: Node, *, is_loose: bool) -> Tidied:
    """Wrap a bare list of entries, and give ids to what has none.

    In a loose file, keys may have other names, and topics are meant by their titles.
    """
    if isinstance(root, MappingNode) and find(root, "question"):
        root = Sequence(root.place, (root,))
    if isinstance(root, Sequence):
        root = MappingNode(root.place, ((Scalar(root.place, "entries"), root),))
    return _Tidy(root, is_loose).tidied() if isinstance(root, MappingNode) else Tidied(root)


def find(node: Node | None, key: str) -> Node | None:
    """Look up the value of a key; None when there is none, or `node` has no keys."""
    if not isinstance(node, MappingNode):
        return None
    return next((value for name, value in node.pairs if name.text == key), None)


class _Tidy:
    """One run of `tidy` over a file with keys."""

    def __init__(self, root: MappingNode, is_loose: bool) -> None:
        self._root = root
        self._is_loose = is_loose
        self._ids = Ids(_given_ids(find(root, "entries")))
        self._topic_ids = Ids(_given_ids(find(root, "topics")))
        self._made: set[str] = set()
        self._titles: dict[str, str] = {}
        self._id_of_title: dict[str, str] = {}

    def tidied(self) -> Tidied:
        pairs = tuple((key, self._part(key.text, value)) for key, value in self._root.pairs)
        return Tidied(MappingNode(self._root.place, pairs), frozenset(self._made), self._titles)

    def _part(self, key: str, value: Node) -> Node:
        if key not in _MOST or not isinstance(value, Sequence):
            return value
        tidied = self._entry if key == "entries" else self._topic
        items = tuple(
            tidied(each) if isinstance(each, MappingNode) else each for each in value.items
        )
        return Sequence(value.place, items)

    def _entry(self, entry: MappingNode) -> MappingNode:
        if self._is_loose:
            entry = MappingNode(entry.place, tuple(self._loosened(entry)))
        if _has_id(entry):
            return entry
        question = find(entry, "question")
        name = self._ids.make(question.text if isinstance(question, Scalar) else "", "entry")
        self._made.add(name)
        return self._with_id(entry, Scalar(entry.place, name, is_plain=False))

    def _topic(self, topic: MappingNode) -> MappingNode:
        title = find(topic, "title")
        if title is None or _has_id(topic):
            return topic
        return self._with_id(topic, self._topic_id(title))

    def _loosened(self, entry: MappingNode) -> Iterator[tuple[Scalar, Node]]:
        seen = {key.text for key, _ in entry.pairs}
        for key, value in entry.pairs:
            name = key_of(key.text)
            # A key in its own name wins; the other one is then reported as unknown.
            kept = key if name in seen else Scalar(key.place, name)
            seen.add(name)
            is_title = kept.text == "topic" and isinstance(value, Scalar) and not value.is_missing
            yield kept, self._topic_id(value) if is_title else value

    def _topic_id(self, title: Node) -> Node:
        """Give the id in the place of a title; the same title always has the same."""
        if not isinstance(title, Scalar) or not title.text.strip():
            return title
        text = " ".join(title.text.split())
        name = self._id_of_title.get(fold(text))
        if name is None:
            name = self._id_of_title[fold(text)] = self._topic_ids.make(text, "topic")
            self._titles[name] = text
        return Scalar(title.place, name, is_plain=False)

    def _with_id(self, node: MappingNode, name: Node) -> MappingNode:
        pairs = (pair for pair in node.pairs if pair[0].text != "id")
        return MappingNode(node.place, ((Scalar(node.place, "id"), name), *pairs))


def _has_id(node: MappingNode) -> bool:
    given = find(node, "id")
    return given is not None and not (isinstance(given, Scalar) and given.is_missing)


def _given_ids(nodes: Node | None) -> Iterator[str]:
    for node in nodes.items if isinstance(nodes, Sequence) else ():
        for key, value in node.pairs if isinstance(node, MappingNode) else ():
            if key_of(key.text) == "id" and isinstance(value, Scalar):
                yield value.text.strip()
