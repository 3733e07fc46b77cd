"""The part of an answer that this question is about, within a budget, with its markup intact."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.cut import place_to_cut
from bot.core.markdown import (
    Unit,
    is_code,
    is_heading,
    is_quote,
    join_units,
    plain_text,
    split_units,
)

# Fits a phone screen, and leaves room in Discord's 4,000 characters for title, topic and source.
EXCERPT_CHARS = 700
_CUT = "…"
_CODE_OR_BOLD = re.compile(r"(`+[^`]*`+)|\*\*")
_ITEM_MARK = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Markdown to show; `is_whole` says that nothing of the answer was left out."""

    text: str
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Point:
    """The unit of an answer that a question is about; past the last means the last."""

    unit: int = 0
    is_emphasised: bool = False


_START = Point()


def make_excerpt(
    answer: str, *, point: Point = _START, budget_chars: int = EXCERPT_CHARS
) -> Excerpt:
    """Cut `answer` to at most `budget_chars` characters around the unit at `point`.

    An answer that fits is shown whole. Otherwise the excerpt grows from that unit sentence by
    sentence, never through a list that fits as a whole, and "…" marks each end where something is
    missing. Emphasis needs more than one unit, and room.

    Raises ValueError for a budget too small to show anything.
    """
    if budget_chars < len(_CUT) + 1:
        raise ValueError("budget_chars must leave room for at least one character")
    units = split_units(answer)
    if not units:
        return Excerpt("", is_whole=True)
    centre = min(point.unit, len(units) - 1)
    shown = list(units)
    if point.is_emphasised and len(units) > 1:
        shown[centre] = _emphasised(units[centre])
    for version in (shown, units):
        whole = join_units(version)
        if len(whole) <= budget_chars:
            return Excerpt(whole, is_whole=True)
    return Excerpt(_window(shown, centre, budget_chars), is_whole=False)


def _window(units: Sequence[Unit], centre: int, budget_chars: int) -> str:
    segments = _segments(units, budget_chars)
    at = next(i for i, (start, end) in enumerate(segments) if start <= centre < end)
    start, end = segments[at]
    if len(_framed(units, start, end)) > budget_chars:
        return _shortened(units[centre], budget_chars)
    before, after = at - 1, at + 1
    while True:
        if after < len(segments) and _fits(units, start, segments[after][1], budget_chars):
            end = segments[after][1]
            after += 1
        elif before >= 0 and _fits(units, segments[before][0], end, budget_chars):
            start = segments[before][0]
            before -= 1
        else:
            return _framed(units, start, end)


def _segments(units: Sequence[Unit], budget_chars: int) -> list[tuple[int, int]]:
    """Group units that only make sense together: a list with the sentence that announces it."""
    segments: list[tuple[int, int]] = []
    lengths = _list_lengths(units)
    start = 0
    while start < len(units):
        end = start + 1
        announces = units[start].text.rstrip().endswith(":")
        if units[start].is_item or (announces and end < len(units) and units[end].is_item):
            while lengths[end] <= budget_chars and end < len(units) and units[end].is_item:
                end += 1
        if end - start > 1 and not _fits(units, start, end, budget_chars):
            end = start + 1
        segments.append((start, end))
        start = end
    return segments


def _list_lengths(units: Sequence[Unit]) -> list[int]:
    """Return how many characters of a list there are from each unit on, and after the last."""
    lengths = [0]
    for unit in reversed(units):
        lengths.append(lengths[-1] + len(unit.text) if unit.is_item else 0)
    return lengths[::-1]


def _fits(units: Sequence[Unit], start: int, end: int, budget_chars: int) -> bool:
    return len(_framed(units, start, end)) <= budget_chars


def _framed(units: Sequence[Unit], start: int, end: int) -> str:
    """Join `units[start:end]`, marking each end where units are missing."""
    text = join_units(units[start:end])
    if start > 0:
        text = _CUT + _joint(units[start]) + text
    if end < len(units):
        text = text + _joint(units[end - 1]) + _CUT
    return text


def _joint(unit: Unit) -> str:
    """Return what stands between a unit and the mark of a cut: blocks need a line of their own."""
    is_block = unit.is_item or is_code(unit.text) or is_quote(unit.text)
    return "\n" if is_block else " "


def _shortened(unit: Unit, budget_chars: int) -> str:
    """Cut one over-long unit at a word border; its markup goes, because it might not close."""
    words, end = plain_text(unit.text), budget_chars - len(_CUT)
    if len(words) > end:
        border = words.rfind(" ", 0, end)
        end = border if border > 0 else place_to_cut(words, end)
    return words[:end].rstrip() + _CUT


def _emphasised(unit: Unit) -> Unit:
    """Make the unit bold, unless it has a look of its own; what code says is never changed."""
    if is_code(unit.text) or is_heading(unit.text) or is_quote(unit.text):
        return unit
    mark = _ITEM_MARK.match(unit.text) if unit.is_item else None
    lead = mark.group() if mark else ""
    body = _CODE_OR_BOLD.sub(lambda match: match[1] or "", unit.text[len(lead) :])
    if not body.strip() or "\n" in body:
        return unit
    trailing = body[len(body.rstrip()) :]
    return Unit(f"{lead}**{body.rstrip()}**{trailing}", unit.gap, unit.is_item)
