"""Finds and opens the files of packs, without trusting the folder that they are in."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.content.limits import MAX_FILE_BYTES, MAX_FILES_PER_FOLDER, MAX_PACKS_PER_FOLDER
from bot.content.report import Report
from bot.content.text import report_size
from bot.core.problem import Place

_YAML = frozenset({".yaml", ".yml"})
PACK = "pack"
GOLDEN = "golden"


@dataclass(frozen=True, slots=True)
class PackFiles:
    """The YAML files of one folder; `contents` are in the order of their names."""

    pack: Path | None
    golden: Path | None
    contents: tuple[Path, ...]


def name_of(path: Path) -> str:
    """Write a path for messages: file names may hold bytes that no terminal or log can show."""
    text = os.fsencode(path).decode("utf-8", "replace")
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def real_path(path: Path) -> Path:
    """Follow all links in a path; unlike `Path.resolve` it accepts links that go in circles."""
    return Path(os.path.realpath(path))


def find_packs(folder: Path) -> tuple[Path, ...]:
    """List the packs that `folder` stands for.

    That is the folder itself; or, when it holds no YAML of its own, those of its subfolders that
    have a pack.yaml, by name. It never fails: what is wrong with a folder shows on loading it.
    """
    try:
        if not folder.is_dir() or any(_yaml_in(folder)):
            return (folder,)
        packs = sorted(child for child in _visible(folder) if _is_pack(child))
    except OSError:
        return (folder,)
    return tuple(packs[:MAX_PACKS_PER_FOLDER]) or (folder,)


def list_files(folder: Path, report: Report) -> PackFiles | None:
    """Sort the YAML files of a pack by their role; None after reporting why there are none."""
    place = Place(name_of(folder))
    try:
        files = _checked_files(folder, place, report)
        _warn_of_subfolders(folder, report)
    except OSError as error:
        report.error(place, f"the folder cannot be read: {error.strerror or 'unknown reason'}")
        return None
    if not files:
        return None
    pack = _only([file for file in files if file.stem.lower() == PACK], report)
    golden = _only([file for file in files if file.stem.lower() == GOLDEN], report)
    contents = tuple(file for file in files if file.stem.lower() not in (PACK, GOLDEN))
    return PackFiles(pack, golden, contents)


def read_bytes(file: Path, report: Report) -> bytes | None:
    """Read a file, at most one byte more than is allowed; None after reporting why not."""
    place = Place(name_of(file))
    try:
        size = file.stat().st_size
        if size > MAX_FILE_BYTES:
            report_size(place, size, report)
            return None
        with file.open("rb") as stream:
            # The size was true a moment ago; the limit must hold even if the file grows.
            return stream.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        report.error(place, f"the file cannot be read: {error.strerror or 'unknown reason'}")
        return None


def _checked_files(folder: Path, place: Place, report: Report) -> list[Path]:
    if not folder.exists():
        report.error(place, "there is no such folder", "check the path")
        return []
    if not folder.is_dir():
        report.error(place, "this is a file, expected the folder of a pack", "name its folder")
        return []
    found: list[Path] = []
    for file in _yaml_in(folder):
        if len(found) == MAX_FILES_PER_FOLDER:
            message = f"the folder has more than {MAX_FILES_PER_FOLDER} YAML files"
            report.error(place, message, "make several packs of it, or fewer files")
            return []
        found.append(file)
    if not found:
        message = "the folder holds no pack: no .yaml file, and no subfolder with a pack.yaml"
        report.error(place, message, "`attache new DIR` writes one to start from")
    return sorted(_within(folder, found, report))


def _within(folder: Path, files: list[Path], report: Report) -> Iterator[Path]:
    home = real_path(folder)
    for file in files:
        if real_path(file).is_relative_to(home):
            yield file
        else:
            message = "this link leads out of the folder of the pack, so it is not read"
            report.warn(Place(name_of(file)), message, "copy the file into the folder")


def _warn_of_subfolders(folder: Path, report: Report) -> None:
    if not folder.is_dir():
        return
    for child in sorted(_visible(folder)):
        if child.is_dir() and not child.is_symlink() and any(_yaml_in(child)):
            message = "the YAML files in this subfolder of a pack are not read"
            report.warn(Place(name_of(child)), message, "move them next to pack.yaml")


def _only(files: list[Path], report: Report) -> Path | None:
    for file in files[1:]:
        message = f"this file stands beside {files[0].name}, expected one of the two"
        report.error(Place(name_of(file)), message, "keep one of them")
    return files[0] if files else None


def _visible(folder: Path) -> Iterator[Path]:
    return (child for child in folder.iterdir() if not child.name.startswith("."))


def _yaml_in(folder: Path) -> Iterator[Path]:
    # Regular files, as opening a pipe would wait for ever; and dead links, to report them.
    for child in _visible(folder):
        if child.suffix.lower() in _YAML and (child.is_file() or not child.exists()):
            yield child


def _is_pack(child: Path) -> bool:
    if not child.is_dir() or not real_path(child).is_relative_to(real_path(child.parent)):
        return False
    return any(file.stem.lower() == PACK for file in _yaml_in(child))
