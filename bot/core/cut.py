"""Plain text made to fit: cut at a word border, and never inside one visible character."""

from __future__ import annotations

import unicodedata

ELLIPSIS = "…"
_JOINER = "\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
# Two of these letters make a flag; tags after a black flag make that of a region.
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
_TAGS = range(0xE0020, 0xE0080)
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
    return line[: place_to_cut(line, end)].rstrip() + ELLIPSIS


def place_to_cut(text: str, at: int) -> int:
    """Return the last place up to `at` that is inside no visible character, 0 if there is none."""
    return next((each for each in range(at, 0, -1) if not is_inside_character(text, each)), 0)


def is_inside_character(text: str, at: int) -> bool:
    """Say whether a cut at `at` would split an emoji sequence or take an accent from its letter.

    `at` is the place of a character that has another before it.
    """
    follows = text[at]
    joined = _JOINER in (follows, text[at - 1])
    is_mark = unicodedata.category(follows)[0] == "M" or ord(follows) in _SKIN_TONES
    return joined or is_mark or ord(follows) in _TAGS or _is_inside_flag(text, at)


def _is_inside_flag(text: str, at: int) -> bool:
    """Say whether the letters before and at `at` are the two of one flag."""
    start = at
    while start > 0 and ord(text[start - 1]) in _FLAG_LETTERS:
        start -= 1
    return ord(text[at]) in _FLAG_LETTERS and (at - start) % 2 == 1
