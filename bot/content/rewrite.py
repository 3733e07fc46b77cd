"""Changes a YAML file of a pack and leaves alone what is not changed: order, style, comments."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import CommentMark
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString, ScalarString
from ruamel.yaml.tokens import CommentToken
from ruamel.yaml.util import load_yaml_guess_indent

from bot.content.items import FieldValue

_NULL = "tag:yaml.org,2002:null"
Container = CommentedMap | CommentedSeq
Key = str | int

# Where a comment behind a value is kept: with the key in mappings, with the place in lists.
_BEHIND_KEY, _BEHIND_ITEM, _IN_FRONT = 2, 0, 1
_RISKY = re.compile(r":|[?\[\]{},]\S|^\W")
_NEVER_FOLD = 1_000_000


class _TextResolver(VersionedResolver):
    """Takes every value as text, as our reader does; only what is not there is nothing."""

    @property
    def versioned_resolver(self) -> Mapping[str, list[tuple[str, re.Pattern[str]]]]:
        """The types of values that are written without quotes."""
        return {"": [(_NULL, re.compile("^$"))]}


class YamlFile:
    """One file, read to be changed. `root` is its list or mapping, None while it is empty."""

    def __init__(self, text: str = "") -> None:
        _, sequence, offset = load_yaml_guess_indent(text)
        self._yaml = YAML()
        self._yaml.Resolver = _TextResolver
        self._yaml.preserve_quotes = True
        self._yaml.width = _NEVER_FOLD
        if sequence is not None:
            self._yaml.indent(sequence=sequence, offset=offset or 0)
        self.root: Any = self._yaml.load(text)
        # Nothing holds the comments of a file without values.
        self._start = text if self.root is None else ""

    def mapping(self) -> CommentedMap:
        """Return the mapping that the file is, a new one if it is empty."""
        if self.root is None:
            self.root = CommentedMap()
        root: CommentedMap = self.root
        return root

    def text(self) -> str:
        """Return the file as it is now."""
        stream = StringIO()
        self._yaml.dump(self.root, stream)
        start = f"{self._start.rstrip()}\n" if self._start.strip() else ""
        return start + stream.getvalue()


def id_of(node: Mapping[str, Any]) -> str:
    """Return the id of an entry or topic."""
    return str(node["id"]).strip()


def new_node(name: str, fields: Mapping[str, FieldValue]) -> CommentedMap:
    """Make an entry or topic."""
    node = CommentedMap(id=name)
    for key, value in fields.items():
        node[key] = _written(value)
    return node


def set_field(node: CommentedMap, key: str, value: FieldValue) -> None:
    """Give a key another value; an empty one takes the key away."""
    if not value:
        if key in node:
            remove(node, key)
        return
    # What stands behind a thing stays behind it when a key is added.
    last = key if key in node else next(reversed(node), None)
    behind = "" if last is None else _take_comment(node, last)
    old = node.get(key)
    if isinstance(old, CommentedSeq) and isinstance(value, tuple):
        _change_list(old, value)
    else:
        node[key] = _written(value)
    _put_comment(node, key, behind)


def remove(container: Container, key: Key) -> None:
    """Take out a value; the comment behind it, which is often the heading of the next, stays."""
    behind = _take_comment(container, key)
    keys = _keys(container)
    at = keys.index(key)
    del container[key]
    if at > 0:
        before = _take_comment(container, keys[at - 1])
        # A heading in front of what goes may be that of others, too; an empty line is not.
        kept = before + behind.removeprefix("\n") if before.strip() else behind
        _put_comment(container, keys[at - 1], kept)
    elif container:
        _put_in_front(container, behind)


def insert(container: CommentedSeq, at: int, node: CommentedMap) -> None:
    """Put in an entry or topic."""
    behind = _take_comment(container, at - 1) if at else ""
    container.insert(at, node)
    _put_comment(container, at, behind)


def _written(value: FieldValue) -> str | CommentedSeq:
    if isinstance(value, tuple):
        return CommentedSeq(_written(each) for each in value)
    if "\n" not in value and _RISKY.search(value):
        # Within brackets the library leaves such a text without the quotes that it needs.
        quoted: str = DoubleQuotedScalarString(value)
        return quoted
    is_block = "\n" in value and not value.startswith((" ", "\t")) and "\t" not in value
    return LiteralScalarString(value + "\n") if is_block else value


def _change_list(old: CommentedSeq, texts: Sequence[str]) -> None:
    for at in reversed(range(len(old))):
        if str(old[at]).strip() not in texts:
            del old[at]
    kept = [str(each).strip() for each in old]
    if kept != list(texts[: len(kept)]):
        old.clear()
        kept = []
    old.extend(_written(each) for each in texts[len(kept) :])


def _keys(container: Container) -> list[Key]:
    return list(container) if isinstance(container, CommentedMap) else list(range(len(container)))


def _last_leaf(container: Container, key: Key) -> tuple[Container, Key]:
    """Find what holds the comment behind a value: the last value within it."""
    value = container[key]
    while isinstance(value, CommentedMap | CommentedSeq) and value and not value.fa.flow_style():
        container, key = value, _keys(value)[-1]
        value = container[key]
    return container, key


def _take_comment(container: Container, key: Key) -> str:
    """Take away the lines behind the last one of a value; a comment in that line stays there."""
    container, key = _last_leaf(container, key)
    value = container[key]
    if isinstance(value, ScalarString) and hasattr(value, "comment"):
        block: CommentToken = value.comment
        del value.comment
        return f"\n{block.value}"
    slots = container.ca.items.get(key)
    slot = _slot(container)
    comment: CommentToken | None = slots[slot] if slots and len(slots) > slot else None
    if comment is None:
        return ""
    beside, _, below = comment.value.partition("\n")
    slots[slot] = CommentToken(f"{beside}\n", comment.start_mark) if beside else None
    return f"\n{below}" if below else ""


def _put_comment(container: Container, key: Key, lines: str) -> None:
    if not lines:
        return
    container, key = _last_leaf(container, key)
    value = container[key]
    if isinstance(value, LiteralScalarString):
        comment = CommentToken(lines.removeprefix("\n"), CommentMark(0))
        value.comment = comment  # type: ignore[attr-defined] # a slot without a type
        return
    slots = container.ca.items.setdefault(key, [None, None, None, None])
    slot = _slot(container)
    beside: CommentToken | None = slots[slot]
    if beside is None:
        slots[slot] = CommentToken(lines, CommentMark(0))
    else:
        slots[slot] = CommentToken(beside.value.removesuffix("\n") + lines, beside.start_mark)


def _put_in_front(container: Container, lines: str) -> None:
    if lines.strip():
        first = _keys(container)[0]
        slots = container.ca.items.setdefault(first, [None, None, None, None])
        comment = CommentToken(lines.lstrip("\n"), CommentMark(0))
        slots[_IN_FRONT] = [comment, *(slots[_IN_FRONT] or ())]


def _slot(container: Container) -> int:
    return _BEHIND_KEY if isinstance(container, CommentedMap) else _BEHIND_ITEM
