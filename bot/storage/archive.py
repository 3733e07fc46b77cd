"""The file of a backup: JSON lines that know nothing of the database they came from.

    {"attache_backup": 1, "schema": "0001"}
    {"table": "votes", "row": {"guild_id": 1, ...}}
    {"table": "gaps", "last_id": 12}
    {"lines": 3, "sha256": "..."}

The last line proves that the file is whole: it counts the lines before it and has their digest.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.errors import StorageError

FORMAT = 1
_MARK = "attache_backup"
_ACTION = "read the backup"
_LONGEST_HEAD = 1_000

Write = Callable[[Mapping[str, Any]], None]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table in plain values; `line` is where it stands in the file, from 1."""

    table: str
    values: Mapping[str, Any]
    line: int


@dataclass(frozen=True, slots=True)
class LastId:
    """The last id that a table has given, be that row deleted by now or not."""

    table: str
    id: int
    line: int


Part = Row | LastId


@contextmanager
def written_archive(file: Path, schema: str) -> Iterator[Write]:
    """Give a function that writes a line, and put the file in its place once all are written.

    When anything fails, whatever was there before stays as it was. Only its owner may read it: it
    holds what members asked. Raises StorageError when something other than a backup is there, and
    OSError.
    """
    _require_replaceable(file)
    with tempfile.NamedTemporaryFile(
        dir=file.parent, prefix=f".{file.name}-", delete=False
    ) as stream:
        temporary = Path(stream.name)
        try:
            digest = hashlib.sha256()
            lines = 0

            def write(data: Mapping[str, Any]) -> None:
                nonlocal lines
                line = _line(data)
                digest.update(line)
                lines += 1
                stream.write(line)

            write({_MARK: FORMAT, "schema": schema})
            yield write
            stream.write(_line({"lines": lines, "sha256": digest.hexdigest()}))
            stream.flush()
            os.fsync(stream.fileno())
        except BaseException:
            stream.close()
            temporary.unlink()
            raise
    try:
        temporary.replace(file)
    except OSError:
        temporary.unlink()
        raise


def _require_replaceable(file: Path) -> None:
    if not file.exists() or (file.is_file() and _is_ours(file)):
        return
    reason = f"{file} is there already and is no backup of Attaché"
    raise StorageError("write the backup", f"{reason}; name another file, or remove it first")


def _is_ours(file: Path) -> bool:
    """Say whether a file is a backup, of any version, or empty, so that nothing is lost with it."""
    with file.open("rb") as stream:
        head = stream.readline(_LONGEST_HEAD)
    try:
        return not head or _MARK in _parsed(head, 1)
    except StorageError:
        return False


def read_archive(file: Path, schema: str) -> Iterator[Part]:
    """Yield what is in a backup of `schema`, in its order.

    Raises StorageError for a file that is no backup, is damaged or of another version, at the
    latest after its last row, and OSError.
    """
    digest = hashlib.sha256()
    last: Mapping[str, Any] | None = None
    number = 0
    with file.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            if last is not None:
                raise _damaged(number, "comes after the end")
            data = _parsed(line, number)
            if number == 1:
                _check_head(data, schema)
            elif "sha256" in data:
                last = data
                continue
            else:
                yield _part(data, number)
            digest.update(line)
    if number == 0:
        raise StorageError(_ACTION, "the file is empty")
    if last is None:
        raise StorageError(_ACTION, "the file ends too early")
    if last != {"lines": number - 1, "sha256": digest.hexdigest()}:
        raise StorageError(_ACTION, "the file was changed after it was written")


def _check_head(data: Mapping[str, Any], schema: str) -> None:
    if _MARK not in data:
        raise StorageError(_ACTION, "the file is no backup of Attaché")
    if data[_MARK] != FORMAT or data.get("schema") != schema:
        theirs = f"format {data[_MARK]}, tables {data.get('schema')}"
        ours = f"format {FORMAT}, tables {schema}"
        reason = f"it is of another version of the bot ({theirs}; this one has {ours})"
        raise StorageError(_ACTION, f"{reason}: restore it with that version, then upgrade")


def _part(data: Mapping[str, Any], number: int) -> Part:
    match data:
        case {"table": str(table), "row": dict(values)}:
            return Row(table, values, number)
        case {"table": str(table), "last_id": int(last_id)}:
            return LastId(table, last_id, number)
        case _:
            raise _damaged(number, "holds no row")


def _parsed(line: bytes, number: int) -> Mapping[str, Any]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        data = None
    if isinstance(data, dict):
        return data
    if number == 1:
        raise StorageError(_ACTION, "the file is no backup of Attaché")
    raise _damaged(number, "cannot be read")


def _damaged(number: int, what: str) -> StorageError:
    return StorageError(_ACTION, f"the file is damaged: line {number} {what}")


def _line(data: Mapping[str, Any]) -> bytes:
    return json.dumps(data).encode("ascii") + b"\n"
