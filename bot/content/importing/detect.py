"""Finds out what kind of file was uploaded: by its name, else by how it starts."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from bot.content.importing.table import find_delimiter

_SAMPLE_CHARS = 5000


class Format(StrEnum):
    """The kinds of files that can be imported."""

    YAML = "YAML"
    JSON = "JSON"
    CSV = "CSV"
    MARKDOWN = "Markdown"
    HTML = "HTML"


EXTENSIONS = {
    ".yaml": Format.YAML,
    ".yml": Format.YAML,
    ".json": Format.JSON,
    ".jsonld": Format.JSON,
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
}
_YAML_KEY = re.compile(r"^(?:- )?(?:entries|topics|id|question|answer):", re.MULTILINE)
_HEADING_OR_PAIR = re.compile(
    r"^(?:#{1,6} |[*_]{0,2}Q(?:uestion)?[*_]{0,2} ?:)", re.MULTILINE | re.IGNORECASE
)


def detect(file: str, text: str) -> Format | None:
    """Name the format of a file; None when neither its name nor its text tells."""
    return EXTENSIONS.get(PurePath(file).suffix.lower()) or _detect_by_text(text[:_SAMPLE_CHARS])


def _detect_by_text(start: str) -> Format | None:
    stripped = start.lstrip()
    if stripped.startswith(("{", "[")):
        return Format.JSON
    if stripped.startswith("<"):
        return Format.HTML
    if _YAML_KEY.search(start):
        return Format.YAML
    if find_delimiter(start):
        return Format.CSV
    return Format.MARKDOWN if _HEADING_OR_PAIR.search(start) else None
