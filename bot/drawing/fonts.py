"""Which letters can be drawn with the fonts of this machine.

Matplotlib brings DejaVu Sans, which has Latin, Greek, Cyrillic, Arabic and more. Other scripts need
a font of the system, and no font that Matplotlib can draw has emoji in colour.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.ft2font import FT2Font

# The first that has a letter draws it.
_WANTED = (
    "DejaVu Sans",
    "Noto Sans",
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Noto Sans CJK KR",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Bengali",
    "Noto Sans Tamil",
    "Noto Sans Thai",
    "WenQuanYi Zen Hei",
    "Microsoft YaHei",
    "Malgun Gothic",
    "Hiragino Sans",
)
_MISSING = "□"
_MOST_MISSING = 0.5


@cache
def families() -> tuple[str, ...]:
    """Return the families to draw with, of those that are installed."""
    installed = {font.name for font in fontManager.ttflist}
    return tuple(name for name in _WANTED if name in installed)


def drawable(text: str, spare: str = "") -> str:
    """Return `text` on one line, without emoji, and with a box for each letter that no font has.

    Where more than half of the letters would be boxes, `spare` is returned if there is one.
    """
    line = "".join(_drawn(letter) for letter in unicodedata.normalize("NFC", text))
    line = " ".join(line.split())
    letters = sum(not letter.isspace() for letter in line)
    if spare and line.count(_MISSING) >= letters * _MOST_MISSING:
        return drawable(spare)
    return line


def _drawn(letter: str) -> str:
    if letter.isspace():
        return " "
    if unicodedata.category(letter) in ("Cc", "Cf", "Cs"):
        return ""
    if ord(letter) in _letters():
        return letter
    is_letter = unicodedata.category(letter)[0] in "LNP"
    return _MISSING if is_letter else ""


@cache
def _letters() -> frozenset[int]:
    """Return the letters that some family has in both weights."""
    found: set[int] = set()
    for family in families():
        weights = [_letters_of(family, weight) for weight in ("normal", "bold")]
        found |= weights[0] & weights[1]
    return frozenset(found)


def _letters_of(family: str, weight: str) -> frozenset[int]:
    path = fontManager.findfont(FontProperties(family=family, weight=weight))
    return frozenset(FT2Font(path).get_charmap())
