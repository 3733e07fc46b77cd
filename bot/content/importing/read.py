"""Reads one uploaded file of questions, whatever its format, or lists all that is wrong with it.

Each format has a reader that makes the tree of a YAML file, in which every value has its place.
From there on there is one way: the shapes, limits and messages are those of our own files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from bot.content.draft import Draft
from bot.content.format import CONTENT_FILE, ENTRY, TOPIC
from bot.content.importing.decode import decode_upload
from bot.content.importing.detect import EXTENSIONS, Format, detect
from bot.content.importing.faq import is_json_ld, read_faq
from bot.content.importing.headings import read_headings
from bot.content.importing.json_reader import JsonReader
from bot.content.importing.limits import MAX_NODES
from bot.content.importing.page import read_page
from bot.content.importing.table import read_table
from bot.content.importing.tidy import IMPORT_FILE, Tidied, tidy
from bot.content.items import FieldValue
from bot.content.markdown import find_flaws
from bot.content.node import Node
from bot.content.node import Sequence as Nodes
from bot.content.reader import parse_yaml
from bot.content.references import check_references
from bot.content.report import Report, quote
from bot.content.shapes import Record
from bot.content.validate import validate
from bot.content.values import Fields, Items, Value, Word
from bot.core.problem import Place, Problem
from bot.core.revisions import Item, Kind
from bot.core.synonyms import Synonyms

_LONGEST_NAME = 100
_OUT_OF_SCOPE = "out_of_scope"
_TAKEN_OVER = frozenset({_OUT_OF_SCOPE, *(field.name for field in CONTENT_FILE.fields)})


@dataclass(frozen=True, slots=True)
class Given:
    """An entry or topic of the file with the keys that the file gives, in the YAML format.

    `has_own_id` is False when its id was made from its question.
    """

    item: Item
    fields: Mapping[str, FieldValue]
    place: Place
    has_own_id: bool = True


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file holds, in its order. Nothing in it has been compared with what is in force.

    `titles` are the topics that the file knows by title, with the ids made for them; some of them
    are among `topics`. `contrasts` are questions that no entry may answer.
    """

    file: str
    format: Format
    entries: tuple[Given, ...]
    topics: tuple[Given, ...]
    titles: Mapping[str, str]
    contrasts: tuple[str, ...]
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that cannot be imported: every error and warning, by line."""

    file: str
    problems: tuple[Problem, ...]


def read_import(name: str, data: bytes) -> Imported | Refused:
    """Read the file called `name`; it is taken over as a whole or refused as a whole."""
    file = "".join(sign if sign.isprintable() else "\ufffd" for sign in name)[-_LONGEST_NAME:]
    report = Report()
    text = decode_upload(data, file, report)
    imported = None if text is None else _read(text, file, report)
    if imported is None or report.has_errors:
        return Refused(file, report.problems())
    return imported


def _read(text: str, file: str, report: Report) -> Imported | None:
    if not text.strip():
        report.error(Place(file, 1, 1), "the file is empty, expected questions and answers")
        return None
    kind = detect(file, text)
    if kind is None:
        known = ", ".join(EXTENSIONS)
        message = f"it is not clear what kind of file this is, expected one of {known}"
        report.error(Place(file), message, "give the file the ending of its format")
        return None
    root = _parse(kind, text, file, report)
    if root is None:
        if not report.has_errors:
            report.error(Place(file, 1, 1), "the file holds no values, expected entries")
        return None
    is_loose = kind not in (Format.YAML, Format.JSON) or isinstance(root, Nodes)
    tidied = tidy(root, is_loose=is_loose)
    value = validate(tidied.node, IMPORT_FILE, report)
    return _imported(value, tidied, file, kind, report) if isinstance(value, Fields) else None


def _parse(kind: Format, text: str, file: str, report: Report) -> Node | None:
    match kind:
        case Format.YAML:
            return parse_yaml(text, file, report, most_nodes=MAX_NODES)
        case Format.JSON:
            node = JsonReader(text, file, report).read()
            return read_faq((node,), report) if node and is_json_ld(node) else node
        case Format.CSV:
            return read_table(text, file, report)
        case Format.MARKDOWN:
            return read_headings(text, file, report)
        case Format.HTML:
            return read_page(text, file, report)
        case _:
            assert_never(kind)


def _imported(
    value: Fields, tidied: Tidied, file: str, kind: Format, report: Report
) -> Imported | None:
    topics = value.records("topics")
    entries = tuple(_once(value.records("entries"), report))
    contrasts = value.texts(_OUT_OF_SCOPE)
    # What is not in this file may be in force, so references are looked up later.
    draft = Draft("import", "", value.place, Fields(value.place), is_whole=False)
    draft.topics += topics
    draft.entries += entries
    check_references([draft], report)
    _warn_of_other_keys(value, report)
    _warn_of_markdown(entries, report)
    if not (entries or topics or contrasts) and not report.has_errors:
        message = "the file holds no entries, expected at least one question with its answer"
        report.error(value.place, message)
        return None
    return Imported(
        file,
        kind,
        tuple(_given(Kind.ENTRY, ENTRY, each, tidied.made) for each in entries),
        tuple(_given(Kind.TOPIC, TOPIC, each, frozenset()) for each in topics),
        tidied.titles,
        contrasts,
        report.problems(),
    )


def _once(entries: Sequence[Fields], report: Report) -> Iterator[Fields]:
    """Yield the entries whose question was not asked before in the file; report the others."""
    seen: dict[str, Word] = {}
    key = Synonyms().key  # those of the packs are not known here
    for entry in entries:
        question = entry.word("question")
        if question is None:
            yield entry
            continue
        first = seen.setdefault(key(question.text), question)
        if first is question:
            yield entry
        else:
            message = f"the question {quote(question.text)} is asked twice, first in line "
            message += str(first.place.line)
            hint = "keep one of the two; case, accents and signs make no difference"
            report.error(question.place, message, hint, entry.where)


def _warn_of_other_keys(value: Fields, report: Report) -> None:
    for key, place in value.keys.items():
        if key not in _TAKEN_OVER and IMPORT_FILE.find(key):
            message = f"the key {quote(key)} of a pack is not imported"
            report.warn(place, message, "it stays as the pack in force has it")


def _warn_of_markdown(entries: Sequence[Fields], report: Report) -> None:
    """Warn of what Discord would show as stray signs; imports are written for other places."""
    for entry in entries:
        answer = entry.word("answer")
        if answer is None:
            continue
        for flaw in find_flaws(answer.text):
            message = f"{flaw.message} (line {flaw.line} of the answer)"
            report.warn(answer.place, message, flaw.hint, entry.where)


def _given(kind: Kind, shape: Record, fields: Fields, made: frozenset[str]) -> Given:
    names = (field.name for field in shape.fields if field.name != "id")
    values = {name: _plain(fields.values[name]) for name in names if name in fields.values}
    name = fields.text("id")
    return Given(Item(kind, name), values, fields.place, name not in made)


def _plain(value: Value) -> FieldValue:
    match value:
        case Word(text=text):
            return text
        case Items(items=items):
            return tuple(item.text for item in items if isinstance(item, Word))
        case Fields():
            raise ValueError(value)
        case _:
            assert_never(value)
