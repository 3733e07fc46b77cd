"""Reads the strict part of YAML that packs are written in, for files that nobody has vetted.

The rules:

1. Every value is text exactly as written: `NO`, `12:30`, `017` and `2026-01-01` stay that, since
   an author who types an answer does not expect it to become a boolean or a date. `~` and `null`
   are texts too; only a value that is not there at all is missing.
2. A key occurs once. The other key would silently win, and an answer would be lost.
3. No anchors, aliases, tags, merge keys, directives or second documents. They make a file
   impossible to read for an author who does not know them, and aliases can expand without end.
4. Size, depth and number of values are limited.

So we build on the parser's events: nothing is resolved or expanded, nothing recurses, and each
limit stops the parser at the event that breaks it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from bot.content.limits import MAX_DEPTH, MAX_NODES, MAX_SCALAR_CHARS
from bot.content.node import Mapping, Node, Refused, Scalar, Sequence
from bot.content.report import Report, quote
from bot.content.syntax import explain
from bot.content.text import UNSEEN, decode, describe_unseen, place_of
from bot.core.problem import Place

Parser = type[yaml.SafeLoader] | type[yaml.CSafeLoader]

# libyaml is over ten times faster and is in every wheel of PyYAML. A build without it works, too,
# but is stricter: within brackets it wants quotes around a text that holds a question mark.
DEFAULT_PARSER: Parser = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader

_DIRECTIVE = re.compile(r"^%\w", re.MULTILINE)
_QUOTE_IT = "if this is meant as text, put all of it in double quotes"


def read_yaml(
    data: bytes, file: str, report: Report, *, parser: Parser = DEFAULT_PARSER
) -> Node | None:
    """Parse the bytes of one file; None when it is empty or could not be read to its end.

    Whatever is wrong goes to `report`, with `file` as its name.
    """
    text = decode(data, file, report)
    return None if text is None else parse_yaml(text, file, report, parser=parser)


def parse_yaml(
    text: str,
    file: str,
    report: Report,
    *,
    parser: Parser = DEFAULT_PARSER,
    most_nodes: int = MAX_NODES,
) -> Node | None:
    """Parse text that `decode` would give; the rest is as for `read_yaml`."""
    if found := _DIRECTIVE.search(text):
        message = 'a line cannot start with "%" (YAML directives are not used here)'
        report.error(place_of(text, found.start(), file), message, "delete the line")
        return None
    lines = text.split("\n")
    tree = _Tree(file, lines, report, most_nodes)
    try:
        _feed(tree, yaml.parse(text, Loader=parser))
    except yaml.MarkedYAMLError as error:
        fault = explain(error, lines)
        report.error(Place(file, fault.line, fault.column), fault.message, fault.hint)
        return None
    except (yaml.YAMLError, ValueError, OverflowError):
        # The parser in Python fails like this on escapes such as "\UFFFFFFFF".
        report.error(Place(file), "the file is not valid YAML", "look for a stray backslash")
        return None
    return None if tree.is_broken else tree.root


def _feed(tree: _Tree, events: Iterator[yaml.Event]) -> None:
    for event in events:
        tree.take(event)
        if tree.is_broken:
            return


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet; `key` waits for its value."""

    place: Place
    is_mapping: bool
    items: list[Node] = field(default_factory=list)
    pairs: list[tuple[Scalar, Node]] = field(default_factory=list)
    seen: dict[str, Place] = field(default_factory=dict)
    key: Scalar | Refused | None = None

    def close(self) -> Node:
        if self.is_mapping:
            return Mapping(self.place, tuple(self.pairs))
        return Sequence(self.place, tuple(self.items))


class _Tree:
    """Turns events into nodes, with a list in place of recursion."""

    def __init__(self, file: str, lines: list[str], report: Report, most_nodes: int) -> None:
        self.root: Node | None = None
        self.is_broken = False
        self._file = file
        self._lines = lines
        self._report = report
        self._most_nodes = most_nodes
        self._open: list[_Open] = []
        self._nodes = 0
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Add what one event of the parser says."""
        match event:
            case yaml.ScalarEvent() | yaml.AliasEvent():
                self._count(self._place(event))
                self._add(self._leaf(event))
            case yaml.CollectionStartEvent():
                self._start(event)
            case yaml.CollectionEndEvent():
                self._add(self._open.pop().close())
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    message = 'a second document starts here ("---"), expected one per file'
                    self._stop(self._place(event), message, "delete this line")
            case _:
                pass
        if self._report.is_full(self._file):
            self.is_broken = True

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        place = self._place(event)
        self._count(place)
        self._refuse_extras(event, place)
        self._open.append(_Open(place, isinstance(event, yaml.MappingStartEvent)))
        if len(self._open) > MAX_DEPTH:
            message = f"lists and mappings are nested more than {MAX_DEPTH} deep"
            self._stop(place, message, "look for stray brackets or dashes in front of a text")

    def _leaf(self, event: yaml.ScalarEvent | yaml.AliasEvent) -> Scalar | Refused:
        place = self._place(event)
        if isinstance(event, yaml.AliasEvent):
            name = quote(f"*{event.anchor}")
            self._report.error(place, f"{name} is a YAML alias, which is not used here", _QUOTE_IT)
            return Refused(place)
        self._refuse_extras(event, place)
        text: str = event.value
        if len(text) > MAX_SCALAR_CHARS:
            message = f"a text of {len(text):,} characters, at most {MAX_SCALAR_CHARS:,} are read"
            self._report.error(place, message)
            return Refused(place)
        if found := UNSEEN.search(text):
            self._report.error(place, *describe_unseen(found.group()))
            return Refused(place)
        if not event.style and self._open:
            self._refuse_lost_items(event)
        return Scalar(place, text, is_plain=not event.style)

    def _refuse_lost_items(self, event: yaml.ScalarEvent) -> None:
        """Catch a list item that is indented too far: YAML reads it as more of the text above."""
        if not event.start_mark or not event.end_mark:
            return
        for row in range(event.start_mark.line + 1, min(event.end_mark.line + 1, len(self._lines))):
            line = self._lines[row]
            column = len(line) - len(line.lstrip(" "))
            if line.startswith("- ", column) and "- " in event.value:
                message = 'this "- " is read as part of the text above'
                hint = (
                    'indent it as far as the other items, or write "|" after the key to keep lines'
                )
                self._report.error(Place(self._file, row + 1, column + 1), message, hint)

    def _refuse_extras(
        self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, place: Place
    ) -> None:
        if event.anchor is not None:
            name = quote(f"&{event.anchor}")
            self._report.error(place, f"{name} is a YAML anchor, which is not used here", _QUOTE_IT)
        if event.tag is not None:
            name = quote(event.tag.replace("tag:yaml.org,2002:", "!!"))
            self._report.error(place, f"{name} is a YAML tag, which is not used here", _QUOTE_IT)

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        top = self._open[-1]
        if not top.is_mapping:
            top.items.append(node)
        elif top.key is None:
            top.key = self._checked_key(node, top.seen)
        else:
            if isinstance(top.key, Scalar):
                top.pairs.append((top.key, node))
            top.key = None

    def _checked_key(self, node: Node, seen: dict[str, Place]) -> Scalar | Refused:
        match node:
            case Refused():
                return node
            case Sequence() | Mapping():
                message = "a list or mapping stands where a key was expected"
                self._report.error(node.place, message, _QUOTE_IT)
            case Scalar(text="<<", is_plain=True):
                message = '"<<" merges mappings in YAML, which is not used here'
                self._report.error(node.place, message, "write the keys out")
            case Scalar(text=""):
                self._report.error(node.place, 'a key is missing in front of ":"')
            case Scalar() if node.text in seen:
                first = seen[node.text]
                message = f"the key {quote(node.text)} is given twice, first in line {first.line}"
                self._report.error(node.place, message, "keep one of the two")
            case Scalar():
                seen[node.text] = node.place
                return node
        return Refused(node.place)

    def _count(self, place: Place) -> None:
        self._nodes += 1
        if self._nodes > self._most_nodes:
            message = f"the file holds more than {self._most_nodes:,} values"
            self._stop(place, message, "split it into several files of the same folder")

    def _stop(self, place: Place, message: str, hint: str) -> None:
        self._report.error(place, message, hint)
        self.is_broken = True

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        if not mark:
            return Place(self._file)
        # An empty document ends on a line after the last.
        line = min(mark.line + 1, max(len(self._lines), 1))
        return Place(self._file, line, mark.column + 1)
