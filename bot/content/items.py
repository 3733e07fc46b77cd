"""Entries and topics as the keys and values of the YAML format, and back again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.content.build import build_entry, build_topic
from bot.content.format import ENTRY, PACK_FILE, TOPIC
from bot.content.limits import MAX_SCALAR_CHARS
from bot.content.node import Mapping as MappingNode
from bot.content.node import Node, Refused, Scalar, Sequence
from bot.content.report import Report
from bot.content.shapes import ListOf, Record
from bot.content.text import UNSEEN, describe_unseen, with_newlines
from bot.content.validate import validate
from bot.content.values import Fields, records_of
from bot.core.model import Entry, Pack, Topic
from bot.core.problem import Place
from bot.core.revisions import Item, Kind

FieldValue = str | tuple[str, ...]

OVERLAY = Place("overlay")
"""Where problems of a guild's changes are: in no file."""

SHAPES = {Kind.ENTRY: ENTRY, Kind.TOPIC: TOPIC}
# The messages of the format speak of the key that holds such questions.
_QUESTIONS = Record(
    "overlay", tuple(each for each in PACK_FILE.fields if each.name == "out_of_scope")
)


def where_of(item: Item) -> str:
    """Name an item the way problems do, such as `entry reset-password`."""
    return f"{item.kind.value} {item.id}"[:100]


def item_of(thing: Entry | Topic) -> Item:
    """Return the item that an entry or topic is."""
    return Item(Kind.ENTRY if isinstance(thing, Entry) else Kind.TOPIC, thing.id)


def things_of(packs: Iterable[Pack]) -> Iterator[Entry | Topic]:
    """Yield every topic and entry."""
    for pack in packs:
        yield from pack.topics
        yield from pack.entries


def find_thing(item: Item, packs: Iterable[Pack]) -> Entry | Topic | None:
    """Return the entry or topic that `item` names."""
    return next((thing for thing in things_of(packs) if item_of(thing) == item), None)


def fields_of(thing: Entry | Topic) -> dict[str, FieldValue]:
    """Return what an author would write for `thing`, without its id and what is empty."""
    names = (field.name for field in SHAPES[item_of(thing).kind].fields if field.name != "id")
    return {name: value for name in names if (value := getattr(thing, name))}


def plain_fields(thing: Entry | Topic) -> dict[str, Any]:
    """Return the fields of `thing` with lists in them, as `plain` gives them."""
    return plain(fields_of(thing))


def plain(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Give lists in place of tuples, as stores that keep JSON give them back."""
    return {key: each if isinstance(each, str) else list(each) for key, each in fields.items()}


def read_thing(
    item: Item, fields: Mapping[str, Any], pack_id: str, report: Report
) -> Entry | Topic | None:
    """Make the entry or topic that `fields` describe; None after reporting what is wrong.

    They obey the rules of the files. An empty optional value counts as one that is not given.
    """
    shape = SHAPES[item.kind]
    where = where_of(item)
    if "id" in fields:
        report.error(OVERLAY, "an id is given once and never changes", "remove it", where)
        return None
    required = {field.name for field in shape.fields if field.is_required}
    given = {name: value for name, value in fields.items() if value or name in required}
    checked = _checked(shape, {"id": item.id, **given}, where, report)
    if checked is None:
        return None
    if item.kind is Kind.ENTRY:
        return build_entry(checked, pack_id)
    return build_topic(checked, pack_id)


def read_question(item: Item, report: Report) -> str | None:
    """Return the contrast question that `item` is; None after reporting what is wrong with it."""
    checked = _checked(_QUESTIONS, {"out_of_scope": [item.id]}, where_of(item), report)
    texts = checked.texts("out_of_scope") if checked is not None else ()
    return texts[0] if texts else None


def _checked(shape: Record, values: Mapping[str, Any], where: str, report: Report) -> Fields | None:
    # A report of its own tells whether this thing is good, whatever was found before.
    own = Report()
    node = _node(values, where, own)
    value = validate(Sequence(OVERLAY, (node,)), ListOf(shape, 1), own)
    for problem in own.problems():
        report.error(OVERLAY, problem.message, problem.hint, where)
    return None if own.has_errors else records_of(value)[0]


def _node(value: object, where: str, report: Report) -> Node:
    match value:
        case Mapping():
            pairs = ((Scalar(OVERLAY, str(key)), each) for key, each in value.items())
            return MappingNode(
                OVERLAY, tuple((key, _node(each, where, report)) for key, each in pairs)
            )
        case list() | tuple():
            return Sequence(OVERLAY, tuple(_node(each, where, report) for each in value))
        case None:
            return Scalar(OVERLAY, "")
        case _:
            return _text(str(value), where, report)


def _text(text: str, where: str, report: Report) -> Node:
    text = with_newlines(text)
    if len(text) > MAX_SCALAR_CHARS:
        message = f"a text of {len(text):,} characters, at most {MAX_SCALAR_CHARS:,} are read"
        report.error(OVERLAY, message, where=where)
        return Refused(OVERLAY)
    if found := UNSEEN.search(text):
        report.error(OVERLAY, *describe_unseen(found.group()), where=where)
        return Refused(OVERLAY)
    return Scalar(OVERLAY, text, is_plain=False)
