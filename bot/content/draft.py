"""One pack whose files have the right form, on its way to being checked as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from bot.content.files import PackFiles, list_files, name_of, read_bytes, real_path
from bot.content.format import CONTENT_FILE, GOLDEN_FILE, GOLDEN_LIST, PACK_FILE
from bot.content.limits import TITLE_CHARS
from bot.content.node import Node, Sequence
from bot.content.reader import read_yaml
from bot.content.report import Report
from bot.content.shapes import Shape
from bot.content.slugs import to_id
from bot.content.validate import validate
from bot.content.values import Fields, Items, Value, records_of
from bot.core.problem import Place


@dataclass(slots=True)
class Draft:
    """What the files of one pack hold, in the order of the files.

    `is_whole` is False when a file could not be read: ids may then be missing that were written.
    """

    id: str
    title: str
    place: Place
    head: Fields
    is_whole: bool = True
    topics: list[Fields] = field(default_factory=list)
    entries: list[Fields] = field(default_factory=list)
    golden: list[Fields] = field(default_factory=list)


def read_draft(folder: Path, report: Report) -> Draft | None:
    """Read the files of one pack; None when the folder holds none that could be read."""
    files = list_files(folder, report)
    if files is None:
        return None
    head = _read(files.pack, PACK_FILE, report)
    draft = _start(folder, files, head if isinstance(head, Fields) else None, report)
    draft.is_whole = files.pack is None or head is not None
    for file in files.contents:
        _add_contents(draft, file, report)
    if files.golden:
        _add_golden(draft, files.golden, report)
    if draft.is_whole and not draft.entries and not report.has_errors:
        report.warn(draft.place, "the pack has no entries", "add some below `entries:`")
    return draft


def _start(folder: Path, files: PackFiles, head: Fields | None, report: Report) -> Draft:
    head = head or Fields(Place(name_of(files.pack or folder)))
    name = name_of(Path(real_path(folder).name))
    word = head.word("id")
    pack_id = word.text if word else to_id(name)
    if not pack_id:
        hint = "write pack.yaml with an `id:`"
        report.error(head.place, f"no id can be made from the folder's name, {name!r}", hint)
    title = head.text("title") or _as_title(name)[:TITLE_CHARS] or pack_id
    return Draft(pack_id, title, word.place if word else head.place, head)


def _as_title(name: str) -> str:
    words = " ".join(name.replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:]


def _add_contents(draft: Draft, file: Path, report: Report) -> None:
    value = _read(file, CONTENT_FILE, report)
    if value is None:
        draft.is_whole = False
    elif isinstance(value, Fields):
        draft.topics += value.records("topics")
        draft.entries += value.records("entries")


def _add_golden(draft: Draft, file: Path, report: Report) -> None:
    value = _read(file, GOLDEN_LIST, report)
    if isinstance(value, Fields):
        value = value.values.get("questions")
    draft.golden += records_of(value)


def _read(file: Path | None, shape: Shape, report: Report) -> Value | None:
    """Read and check one file; None means that what it holds is not known."""
    data = read_bytes(file, report) if file else None
    if file is None or data is None:
        return None
    node = read_yaml(data, name_of(file), report)
    if node is None:
        return None if report.has_errors_in(name_of(file)) else _empty(file, report)
    return validate(node, _shape_of(node, shape), report)


def _empty(file: Path, report: Report) -> Items:
    report.warn(Place(name_of(file), 1, 1), "the file is empty")
    return Items(())


def _shape_of(node: Node, shape: Shape) -> Shape:
    """Golden questions are a list, or a list below `questions:` as editors like to have it."""
    return GOLDEN_FILE if shape is GOLDEN_LIST and not isinstance(node, Sequence) else shape
