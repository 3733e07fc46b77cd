"""Turns the bytes of a file into text that is safe to parse, or says why that is impossible."""

from __future__ import annotations

import codecs
import re
import unicodedata

from bot.content.limits import MAX_FILE_BYTES
from bot.content.report import Report
from bot.core.problem import Place

# What YAML calls not printable, and the line breaks and marks that editors do not show: with
# them our line numbers would differ from the ones an author sees.
UNSEEN = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_SAVE_AS_UTF8 = "save the file again with the encoding UTF-8"


def decode(data: bytes, file: str, report: Report) -> str | None:
    """Read UTF-8 with or without a byte order mark; line ends become newlines.

    Returns None after reporting a file that is too big, in another encoding, or that holds
    characters no editor shows.
    """
    if len(data) > MAX_FILE_BYTES:
        report_size(Place(file), len(data), report)
        return None
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        report.error(Place(file, 1, 1), "the file is UTF-16, expected UTF-8", _SAVE_AS_UTF8)
        return None
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = with_newlines(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        report_encoding(data, error.start, file, report)
        return None
    return None if has_unseen(text, file, report) else text


def report_size(place: Place, size: int, report: Report) -> None:
    """Report a file of `size` bytes as too big."""
    report.error(
        place,
        f"the file is too big: {size:,} bytes, at most {MAX_FILE_BYTES:,} are read",
        "split it into several files of the same folder",
    )


def with_newlines(text: str) -> str:
    """Write every line end as a newline."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def place_of(text: str, index: int, file: str) -> Place:
    """Say where the character at `index` stands."""
    line = text.count("\n", 0, index) + 1
    return Place(file, line, index - text.rfind("\n", 0, index))


def report_encoding(data: bytes, start: int, file: str, report: Report) -> None:
    """Report the byte at `start`, before which all is UTF-8."""
    before = with_newlines(data[:start].decode("utf-8"))
    byte = data[start : start + 1]
    message = f"the byte 0x{byte.hex().upper()} is not UTF-8"
    if guess := byte.decode("cp1252", errors="ignore"):
        message += f' (in Windows-1252 it would be "{guess}")'
    report.error(place_of(before, len(before), file), message, _SAVE_AS_UTF8)


def has_unseen(text: str, file: str, report: Report) -> bool:
    """Whether a character stands in `text` that no editor shows; the first one is reported."""
    if found := UNSEEN.search(text):
        report.error(place_of(text, found.start(), file), *describe_unseen(found.group()))
    return found is not None


def describe_unseen(character: str) -> tuple[str, str]:
    """Say which refused character this is, and what to do about it."""
    if character == "\0":
        return "the file holds a NUL byte, expected plain text", _SAVE_AS_UTF8
    name = unicodedata.name(character, "a control character").lower()
    message = f"the text holds an invisible character, U+{ord(character):04X} ({name})"
    return message, "delete it; it often comes along when text is copied from a document or chat"
