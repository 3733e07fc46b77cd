"""Turns the bytes of an upload into text, whatever program has saved it."""

from __future__ import annotations

import codecs

from bot.content.importing.limits import MAX_BYTES, MAX_LINES
from bot.content.report import Report
from bot.content.text import has_unseen, report_encoding, with_newlines
from bot.core.problem import Place

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    # Before UTF-16, whose mark is the start of this one.
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_CONTAINERS = {
    b"PK\x03\x04": "an office document or a ZIP archive",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"%PDF-": "a PDF",
    b"\x1f\x8b": "an archive",
}
# Text in a Latin alphabet has a NUL in every other byte of UTF-16; only its start is looked at.
_SAMPLE_BYTES = 1000
_SHARE_OF_NULS = 0.4


def decode_upload(data: bytes, file: str, report: Report) -> str | None:
    """Read UTF-8, UTF-16, UTF-32 or Windows-1252; line ends become newlines.

    Windows-1252 is a guess and is warned of. Returns None after reporting a file that is too big,
    that is no text, or that holds characters no editor shows.
    """
    text = _decoded(data, file, report) if _is_acceptable(data, file, report) else None
    if text is None:
        return None
    text = with_newlines(text)
    if text.count("\n") > MAX_LINES:
        message = f"the file has more than {MAX_LINES:,} lines"
        report.error(Place(file), message, "split it into several files")
        return None
    return None if has_unseen(text, file, report) else text


def _is_acceptable(data: bytes, file: str, report: Report) -> bool:
    if len(data) > MAX_BYTES:
        message = f"the file is too big: {len(data):,} bytes, at most {MAX_BYTES:,} are read"
        report.error(Place(file), message, "split it into several files")
        return False
    for start, name in _CONTAINERS.items():
        if data.startswith(start):
            hint = "save it as CSV, Markdown, YAML or JSON; a spreadsheet as `CSV UTF-8`"
            report.error(Place(file, 1, 1), f"the file is {name}, expected plain text", hint)
            return False
    return True


def _decoded(data: bytes, file: str, report: Report) -> str | None:
    encoding, data = _split_mark(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return _as_windows(data, error.start, file, report)
        hint = "save the file again with the encoding UTF-8"
        report.error(Place(file), f"the file starts as {encoding.upper()} and is damaged", hint)
        return None


def _split_mark(data: bytes) -> tuple[str, bytes]:
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return encoding, data.removeprefix(mark)
    sample = data[:_SAMPLE_BYTES]
    for encoding, start in (("utf-16-le", 1), ("utf-16-be", 0)):
        half = sample[start::2]
        if half.count(0) > _SHARE_OF_NULS * max(len(half), 1) and 0 not in sample[1 - start :: 2]:
            return encoding, data
    return "utf-8", data


def _as_windows(data: bytes, start: int, file: str, report: Report) -> str | None:
    """Read as Windows-1252 what cannot be damaged UTF-8, as it holds nothing beyond ASCII of it."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = None
    if text is None or not data.decode("utf-8", "ignore").isascii():
        report_encoding(data, start, file, report)
        return None
    line = with_newlines(data[:start].decode("utf-8")).count("\n") + 1
    message = "the file is not UTF-8, so it was read as Windows-1252"
    report.warn(Place(file, line), message, "look whether the accents are right")
    return text
