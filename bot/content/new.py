"""Writes a small pack to start from."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from bot.content.files import name_of
from bot.content.schema import FILE_NAME, schema_text
from bot.core.problem import Place, problem_at
from bot.errors import KnowledgeError

_FILES = ("pack.yaml", "faq.yaml", "golden.yaml")


def write_starter(folder: Path) -> tuple[Path, ...]:
    """Write a commented example pack and the schema for editors; gives the files written.

    The folder is made if needed. Hidden files in it, such as .git, do not matter. Raises
    KnowledgeError when anything else is in it, so nothing is ever overwritten, and when it
    cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(not child.name.startswith(".") for child in folder.iterdir()):
            raise _refusal(folder, "the folder is not empty", "name a folder that does not exist")
        written = [_write(folder / name, _starter_text(name)) for name in _FILES]
        written.append(_write(folder / FILE_NAME, schema_text()))
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise _refusal(folder, f"the pack cannot be written: {reason}", "") from error
    return tuple(written)


def _starter_text(name: str) -> str:
    return (files("bot.content") / "starter" / name).read_text(encoding="utf-8")


def _write(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file


def _refusal(folder: Path, message: str, hint: str) -> KnowledgeError:
    return KnowledgeError([problem_at(Place(name_of(folder)), message, hint=hint)])
