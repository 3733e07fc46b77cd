"""Plain text made to fit: cut at a word border, and never inside one visible character."""

from __future__ import annotations

import unicodedata

ELLIPSIS = "…"
_JOINER = "\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
# A cut at a word border may cost at most this share of the room; a longer last word is split.
_LONGEST_LOSS = 0.5


def cut(text: str, limit_chars: int) -> str:
    """Return `text` on one line, in at most `limit_chars` characters, "…" where something is gone.

    Raises ValueError for a limit that leaves no room for a character and the mark.
    """
    if limit_chars < len(ELLIPSIS) + 1:
        raise ValueError("limit_chars must leave room for at least one character")
    line = " ".join(text.split())
    if len(line) <= limit_chars:
        return line
    end = limit_chars - len(ELLIPSIS)
    border = line.rfind(" ", 0, end + 1)
    if border > end * _LONGEST_LOSS:
        end = border
    while end > 0 and _is_inside_character(line, end):
        end -= 1
    return line[:end].rstrip() + ELLIPSIS


def _is_inside_character(line: str, at: int) -> bool:
    """Say whether a cut at `at` would split an emoji sequence or take an accent from its letter."""
    follows = line[at]
    joined = _JOINER in (follows, line[at - 1])
    is_mark = unicodedata.category(follows)[0] == "M" or ord(follows) in _SKIN_TONES
    return joined or is_mark
