"""A long text in parts that fit the field of a form, and back again without a change."""

from __future__ import annotations

from bot.core.cut import place_to_cut

PART_CHARS = 3_000
"""How long a part is at most: a field takes 4,000, which leaves room to write more."""

_BORDERS = ("\n\n", "\n", " ")


def split_parts(text: str, limit_chars: int = PART_CHARS) -> tuple[str, ...]:
    """Cut `text` at the ends of paragraphs, lines or words; joined, the parts are `text` again."""
    parts = []
    while len(text) > limit_chars:
        end = _border(text, limit_chars)
        parts.append(text[:end])
        text = text[end:]
    return (*parts, text)


def replace_part(text: str, number: int, new: str, limit_chars: int = PART_CHARS) -> str:
    """Return `text` with another part of this number, counted from 0.

    The spaces around a part are kept: Discord drops them from what comes out of a form.
    """
    parts = list(split_parts(text, limit_chars))
    old = parts[number]
    body = old.strip()
    start = old.index(body) if body else 0
    new = new.replace("\r\n", "\n").strip()
    parts[number] = f"{old[:start]}{new}{old[start + len(body) :]}"
    return "".join(parts)


def _border(text: str, limit_chars: int) -> int:
    """Return where to cut: as late as possible, but in the second half."""
    for border in _BORDERS:
        at = text.rfind(border, limit_chars // 2, limit_chars)
        if at >= 0:
            return at + len(border)
    return place_to_cut(text, limit_chars) or limit_chars
