"""Writes what a guild sees as packs of its own, which load to exactly the same."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from bot.content.files import PackFiles, find_packs, list_files, name_of, read_bytes, real_path
from bot.content.items import fields_of
from bot.content.loader import load_packs
from bot.content.overlay import Overlay, apply
from bot.content.report import Report
from bot.content.rewrite import YamlFile, id_of, insert, new_node, remove, set_field
from bot.content.text import decode
from bot.core.model import Entry, GoldenQuestion, Pack, Topic
from bot.core.problem import Place, problem_at
from bot.errors import KnowledgeError

_NEW_HEAD = "pack.yaml"
_NEW_CONTENTS = "faq.yaml"

Things = Sequence[Entry | Topic]


def export_guild(folders: Sequence[Path], overlay: Overlay, target: Path) -> tuple[Path, ...]:
    """Write the packs in `folders` with `overlay` over them below `target`; gives their folders.

    `target` is made and holds one folder a pack; it must be empty or not exist. Files without a
    change are copied as they are, in the others only what the overlay changes is rewritten. All
    is written or nothing. Raises KnowledgeError with what is in the way.
    """
    target = real_path(target)
    found = {real_path(pack): pack for folder in folders for pack in find_packs(folder)}
    base = load_packs(tuple(found.values()))
    packs = apply(base, overlay).packs
    try:
        if target.exists() and any(target.iterdir()):
            raise _refusal(target, "the folder is not empty", "name one that does not exist")
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as name:
            whole = Path(name) / "packs"
            names = _write_all(tuple(found), base, packs, whole)
            _compare(tuple(whole / each for each in names), packs)
            if target.exists():
                target.rmdir()
            whole.replace(target)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise _refusal(target, f"the packs cannot be written: {reason}", "") from error
    return tuple(target / each for each in names)


def _write_all(
    folders: Sequence[Path], base: Sequence[Pack], packs: Sequence[Pack], whole: Path
) -> tuple[str, ...]:
    names: list[str] = []
    for folder, old, new in zip(folders, base, packs, strict=True):
        # An id is made from the name of the folder where pack.yaml has none, so it is kept.
        name = folder.name if folder.name not in names else f"{folder.name}-{old.id}"
        names.append(name)
        (whole / name).mkdir(parents=True)
        _write_pack(folder, old, new, whole / name)
    return tuple(names)


def _compare(folders: Sequence[Path], packs: Sequence[Pack]) -> None:
    """Load what was written: nobody is to notice later that something was lost."""
    for folder, written, wanted in zip(folders, load_packs(folders), packs, strict=True):
        if written != wanted:
            raise _refusal(folder, "the pack does not load to what the server sees", "")


def _refusal(target: Path, message: str, hint: str) -> KnowledgeError:
    return KnowledgeError([problem_at(Place(name_of(target)), message, hint=hint)])


def _write_pack(folder: Path, old: Pack, new: Pack, target: Path) -> None:
    report = Report()
    files = list_files(folder, report)
    texts = {path.name: read_bytes(path, report) for path in _paths(files)} if files else {}
    if files is None or report.has_errors:
        raise KnowledgeError(report.problems())
    changed: dict[str, str] = {}
    for path, data in texts.items():
        (target / path).write_bytes(data or b"")
    if old != new:
        changed = _Rewrite(
            files, {name: _text(data) for name, data in texts.items()}, old, new
        ).all()
    for path, text in changed.items():
        (target / path).write_text(text, encoding="utf-8", newline="\n")


def _paths(files: PackFiles) -> Iterator[Path]:
    yield from (each for each in (files.pack, files.golden, *files.contents) if each is not None)


def _text(data: bytes | None) -> str:
    return decode(data or b"", "", Report()) or ""


@dataclass(frozen=True, slots=True)
class _Rewrite:
    """The texts of the files of one pack, and what it was and is to be."""

    files: PackFiles
    texts: Mapping[str, str]
    old: Pack
    new: Pack

    def all(self) -> dict[str, str]:
        """Return the text of every file that changes, by its name."""
        changed: dict[str, str] = {}
        if (self.old.starters, self.old.out_of_scope) != (self.new.starters, self.new.out_of_scope):
            name, file = self._open(self.files.pack, _NEW_HEAD)
            set_field(file.mapping(), "starters", self.new.starters)
            set_field(file.mapping(), "out_of_scope", self.new.out_of_scope)
            changed[name] = file.text()
        if self.files.golden and self.old.golden != self.new.golden:
            name, file = self._open(self.files.golden, "")
            _keep_golden(file, self.old.golden, self.new.golden)
            changed[name] = file.text()
        if (self.old.topics, self.old.entries) != (self.new.topics, self.new.entries):
            changed |= self._contents()
        return changed

    def _open(self, path: Path | None, new_name: str) -> tuple[str, YamlFile]:
        return (path.name, YamlFile(self.texts[path.name])) if path else (new_name, YamlFile())

    def _contents(self) -> dict[str, str]:
        paths: Sequence[Path | None] = self.files.contents or (None,)
        files = [self._open(path, _NEW_CONTENTS) for path in paths]
        changed: set[int] = set()
        lists: tuple[tuple[str, Things, Things], ...] = (
            ("topics", self.old.topics, self.new.topics),
            ("entries", self.old.entries, self.new.entries),
        )
        for key, old, new in lists:
            homes = _homes([_nodes(file, key) for _, file in files], new)
            for at, (_, file) in enumerate(files):
                wanted = [thing for thing, home in zip(new, homes, strict=True) if home == at]
                if _bring_in_line(file, key, {each.id: each for each in old}, wanted):
                    changed.add(at)
        return {files[at][0]: files[at][1].text() for at in sorted(changed)}


def _nodes(file: YamlFile, key: str) -> Sequence[CommentedMap]:
    return (file.mapping().get(key) if file.root is not None else None) or ()


def _homes(files: Sequence[Sequence[CommentedMap]], things: Things) -> list[int]:
    """Say which file each thing stands in; a new one goes into that of the thing before it."""
    known = {id_of(node): at for at, nodes in enumerate(files) for node in nodes}
    home = len(files) - 1
    homes: list[int] = []
    for thing in things:
        home = known.get(thing.id, home)
        homes.append(home)
    return homes


def _bring_in_line(
    file: YamlFile, key: str, old: Mapping[str, Entry | Topic], wanted: Things
) -> bool:
    """Make the list `key` of a file hold the things `wanted`; says whether it did not before."""
    nodes = _nodes(file, key)
    before = [old[id_of(node)] for node in nodes]
    if before == list(wanted):
        return False
    if not wanted:
        del file.mapping()[key]
        return True
    if not isinstance(nodes, CommentedSeq):
        nodes = file.mapping()[key] = CommentedSeq()
    ids = {thing.id for thing in wanted}
    for at in reversed(range(len(nodes))):
        if id_of(nodes[at]) not in ids:
            remove(nodes, at)
    for at, thing in enumerate(wanted):
        if at < len(nodes) and id_of(nodes[at]) == thing.id:
            _update(nodes[at], old[thing.id], thing)
        else:
            insert(nodes, at, new_node(thing.id, fields_of(thing)))
    return True


def _update(node: CommentedMap, old: Entry | Topic, new: Entry | Topic) -> None:
    before, after = fields_of(old), fields_of(new)
    for key in {**before, **after}:
        if before.get(key) != after.get(key):
            set_field(node, key, after.get(key, ""))


def _keep_golden(
    file: YamlFile, old: Sequence[GoldenQuestion], new: Sequence[GoldenQuestion]
) -> None:
    """Take out the questions, and the answers to them, that are in `old` alone."""
    is_list = isinstance(file.root, CommentedSeq)
    nodes: CommentedSeq = file.root if is_list else file.mapping()["questions"]
    waiting = list(reversed(new))
    gone: list[int] = []
    for at, question in enumerate(old):
        if waiting and _is_what_is_left(waiting[-1], question):
            expect = waiting.pop().expect
            if expect != question.expect:
                set_field(nodes[at], "expect", expect)
        else:
            gone.append(at)
    for at in reversed(gone):
        remove(nodes, at)


def _is_what_is_left(new: GoldenQuestion, old: GoldenQuestion) -> bool:
    same = (new.ask, new.fact) == (old.ask, old.fact)
    return same and set(new.expect) <= set(old.expect) and bool(new.expect) == bool(old.expect)
