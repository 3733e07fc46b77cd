"""Checks a parsed file against its shape and reports everything that does not fit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from bot.content.format import CONTENT_FILE, ENTRY, GOLDEN_FILE, NO_ENTRY, PACK_FILE, TOPIC
from bot.content.hints import hint_for_kind, hint_for_type, list_keys
from bot.content.node import Mapping, Node, Refused, Scalar, Sequence
from bot.content.report import Report, quote, suggest
from bot.content.shapes import PATTERNS, Keyed, Kind, ListOf, OneOrMore, Record, Shape, Text, is_id
from bot.content.values import Fields, Items, Value, Word
from bot.core.problem import Place

_FILES = (PACK_FILE, CONTENT_FILE, GOLDEN_FILE)
_MANY_LINES = frozenset({Kind.TEXT})


def validate(node: Node, shape: Shape, report: Report) -> Value | None:
    """Give the parts of `node` that have the type `shape` asks for; the rest goes to `report`."""
    return _Check(report, "the file").value(node, shape)


@dataclass(frozen=True, slots=True)
class _Check:
    """`label` names what is being checked, `where` the entry or topic around it."""

    report: Report
    label: str
    where: str = ""

    def value(self, node: Node, shape: Shape) -> Value | None:
        if isinstance(node, Refused):
            return None
        match shape:
            case Text():
                return self._text(node, shape)
            case ListOf():
                return self._list(node, shape)
            case OneOrMore():
                if isinstance(node, Sequence):
                    return self._list(node, ListOf(shape.item, shape.most, least=1))
                return self._text(node, shape.item)
            case Keyed():
                return self._keyed(node, shape)
            case Record():
                return self._record(node, shape)
            case _:
                assert_never(shape)

    def _error(self, place: Place, message: str, hint: str = "") -> None:
        self.report.error(place, message, hint, self.where)

    def _wrong_type(self, node: Node, shape: Shape) -> None:
        if isinstance(node, Scalar) and node.is_missing:
            self._error(node.place, f"{self.label} has no value, expected {shape.expected}")
            return
        found = {Scalar: "a single text", Sequence: "a list", Mapping: "keys with values"}
        message = f"{self.label} is {found[type(node)]}, expected {shape.expected}"
        self._error(node.place, message, hint_for_type(node, shape))

    def _text(self, node: Node, shape: Text) -> Word | None:
        if not isinstance(node, Scalar) or node.is_missing:
            self._wrong_type(node, shape)
            return None
        text = node.text.strip()
        if not text:
            self._error(node.place, f"{self.label} is empty, expected {shape.expected}")
            return None
        if problem := _misfit(text, shape):
            self._error(node.place, f"{self.label} {problem}", hint_for_kind(text, shape.kind))
        return Word(text, node.place)

    def _list(self, node: Node, shape: ListOf) -> Items | None:
        if not isinstance(node, Sequence):
            self._wrong_type(node, shape)
            return None
        count = len(node.items)
        if count > shape.most:
            self._error(node.place, f"{self.label} has {count} items, at most {shape.most} fit")
        if count < shape.least:
            message = f"{self.label} has {count} items, expected at least {shape.least}"
            self._error(node.place, message)
        item = replace(self, label=self._item_label(shape.item))
        values = (item.value(child, shape.item) for child in node.items[: shape.most])
        return Items(tuple(value for value in values if value is not None))

    def _item_label(self, shape: Shape) -> str:
        if isinstance(shape, Record):
            return f"this {shape.name}"
        return f"an item of {self.label.removeprefix('an item of ')}"

    def _keyed(self, node: Node, shape: Keyed) -> Fields | None:
        if not isinstance(node, Mapping):
            self._wrong_type(node, shape)
            return None
        if len(node.pairs) > shape.most:
            message = f"{self.label} has {len(node.pairs)} keys, at most {shape.most} fit"
            self._error(node.place, message)
        values: dict[str, Value] = {}
        for key, child in node.pairs[: shape.most]:
            if not is_id(key.text):
                message = f"the key {quote(key.text)} is not valid, expected {Kind.ID.value}"
                self._error(key.place, message, hint_for_kind(key.text, Kind.ID))
            item = replace(self, label=f"the {shape.item.name} {quote(key.text)}")
            value = item.value(child, shape.item)
            if value is not None:
                values[key.text] = value
        return Fields(node.place, values, {key.text: key.place for key, _ in node.pairs})

    def _record(self, node: Node, shape: Record) -> Fields | None:
        if not isinstance(node, Mapping):
            self._wrong_type(node, shape)
            return None
        inner = replace(self, where=_where(node, shape) or self.where)
        values: dict[str, Value] = {}
        for key, child in node.pairs:
            if self.report.is_full(key.place.file):
                break
            value = inner._field(key, child, shape)
            if value is not None:
                values[key.text] = value
        inner._require(node, shape)
        keys = {key.text: key.place for key, _ in node.pairs}
        return Fields(node.place, values, keys, inner.where)

    def _field(self, key: Scalar, node: Node, shape: Record) -> Value | None:
        field = shape.find(key.text)
        if field is None:
            self._unknown_key(key, shape)
            return None
        is_colour = isinstance(field.shape, Text) and field.shape.kind is Kind.COLOUR
        if isinstance(node, Scalar) and node.is_missing and not field.is_required:
            if is_colour:
                self._error(node.place, f"{quote(key.text)} has no value", field.description)
            return None
        return replace(self, label=quote(key.text)).value(node, field.shape)

    def _require(self, node: Mapping, shape: Record) -> None:
        given = {key.text for key, _ in node.pairs}
        for field in shape.fields:
            if field.is_required and field.name not in given:
                message = f"the key {quote(field.name)} is missing in {self.label}"
                self._error(node.place, message, f"add `{field.name}:` ({field.description})")

    def _unknown_key(self, key: Scalar, shape: Record) -> None:
        hint = suggest(key.text, [field.name for field in shape.fields])
        home = next((file for file in _FILES if shape in _FILES and file.find(key.text)), None)
        if home is not None:
            names = {CONTENT_FILE.name: "another file, such as faq.yaml"}
            hint = f"it belongs in {names.get(home.name, home.name)}"
        message = f"the key {quote(key.text)} is not known in {_article(shape.name)}"
        self._error(key.place, message, hint or f"known here: {list_keys(shape)}")


def _article(name: str) -> str:
    return name if name.endswith(".yaml") else f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _where(node: Mapping, shape: Record) -> str:
    if shape not in (ENTRY, TOPIC):
        return ""
    for key, value in node.pairs:
        if key.text == "id" and isinstance(value, Scalar) and value.text.strip():
            return f"{shape.name} {value.text.strip()[:60]}"
    return ""


def _misfit(text: str, shape: Text) -> str:
    """Say what is wrong with a text, or nothing."""
    if shape.kind not in _MANY_LINES and "\n" in text:
        return f"has several lines, expected {shape.expected}"
    if len(text) > shape.longest:
        return f"has {len(text):,} characters, at most {shape.longest:,} fit"
    pattern = PATTERNS.get(shape.kind)
    if pattern and not re.search(pattern, text):
        return f"{quote(text)} is not valid, expected {shape.expected}"
    if shape.kind is Kind.DATE and not _is_date(text):
        return f"{quote(text)} is not in the calendar, expected {shape.expected}"
    if shape.kind is Kind.ID and text == NO_ENTRY:
        return f'"{NO_ENTRY}" is reserved: golden.yaml uses it where no entry may answer'
    return ""


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
