"""An answer's Discord Markdown, cut into the smallest pieces that may be shown on their own.

A unit is a sentence, a list item with its continuation lines, a quotation or a code block. Joining
all units of a text gives the text back, so an excerpt is always whole units and never breaks a
link, a bold span or a fence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_FENCE = "```"
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+")
_HEADING = re.compile(r"\s*(?:#{1,3}|-#)\s")
_QUOTE = re.compile(r"\s*>{1,3}\s")
# Emphasis or a link that is longer is none: to look further for its end costs time squared, and
# nothing else runs while one pattern is matched.
_LINKED = r"\[([^\[\]]{0,1000})\]\([^)]{0,1000}\)"
# Spans that must stay in one piece: code, links, autolinks, and paired emphasis.
_SPAN = re.compile(
    rf"`+[^`]*`+|{_LINKED}|<[^<>\s]+>|https?://\S+"
    r"|(?P<mark>\*\*\*|\*\*|__|~~|\|\|).{1,1000}?(?P=mark)"
    r"|(?<!\w)[*_](?!\s).{1,1000}?(?<!\s)[*_](?!\w)",
    re.DOTALL,
)
_SENTENCE_END = re.compile(
    r"(?<=[.!?…])[\"'”’)\]*_]*\s+(?=[\"'“‘(\[*_]*[^\W_a-z])|(?<=[。！？])"  # noqa: RUF001
)
_ABBREVIATION = re.compile(
    r"\b(?:e\.g|i\.e|etc|vs|no|mr|mrs|ms|dr|st|prof|gen|\w)\.$", re.IGNORECASE
)
_LONGEST_ABBREVIATION = len(" prof.")
_LINK = re.compile(_LINKED)
_MARKUP = re.compile(
    r"\*+|~~|\|\||`+|(?<!\w)_+|(?<!_)_+(?!\w)"
    r"|^[^\S\n]*(?:[-+]|\d{1,3}[.)]|>{1,3}|#{1,3}|-#)\s+",
    re.MULTILINE,
)
# The start of a list item, but for the first of a list, which mostly follows a colon.
_NEXT_ITEM = re.compile(r"(?<=[^\s:.,;!?])[ \t]*\n\s*(?:[-*+]|\d{1,3}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of Markdown. `gap` is the white space before it; `is_item` marks a list item."""

    text: str
    gap: str = ""
    is_item: bool = False

    @property
    def plain(self) -> str:
        """The words alone, without markup and link targets."""
        return plain_text(self.text)


def is_code(text: str) -> bool:
    """Say whether a unit's text is a fenced block."""
    return text.lstrip().startswith(_FENCE)


def is_quote(text: str) -> bool:
    """Say whether a unit's text is a quotation."""
    return bool(_QUOTE.match(text))


def is_heading(text: str) -> bool:
    """Say whether a unit's text is a heading or small print, which a sign at its start makes."""
    return bool(_HEADING.match(text))


def plain_text(markdown: str) -> str:
    """Return `markdown` without markup: what a reader would say aloud."""
    return " ".join(_MARKUP.sub("", _LINK.sub(r"\1", markdown)).split())


def on_one_line(markdown: str) -> str:
    """Return `markdown` as plain text whose lists are enumerations: for a glimpse of an answer."""
    return plain_text(_NEXT_ITEM.sub(", ", markdown))


def split_units(markdown: str) -> tuple[Unit, ...]:
    """Cut `markdown` into units, in order; joining gap and text of each restores it."""
    units: list[Unit] = []
    for block, gap in _blocks(markdown.strip()):
        is_item = bool(_ITEM.match(block))
        if is_item or is_quote(block) or is_code(block):
            units.append(Unit(block, gap, is_item))
            continue
        units.extend(_sentences(block, gap))
    return tuple(units)


def spans_of(markdown: str) -> tuple[tuple[int, int], ...]:
    """Return start and end of each span that must stay in one piece, such as a link or bold."""
    return tuple(match.span() for match in _SPAN.finditer(markdown))


def breaks_span(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Say whether a cut that takes out `start` to `end` would break one of `spans`, in order."""
    at = bisect_right(spans, start, key=lambda span: span[1])
    return at < len(spans) and spans[at][0] < end


def join_units(units: Sequence[Unit]) -> str:
    """Write `units` back to back, without the gap before the first."""
    return "".join(unit.gap + unit.text for unit in units)[len(units[0].gap) :] if units else ""


def _blocks(markdown: str) -> Iterator[tuple[str, str]]:
    """Yield paragraphs, list items, quotations and fences, each with the gap before it."""
    lines: list[str] = []
    gap = ""
    blanks: list[str] = []
    in_fence = False
    for line in markdown.split("\n"):
        starts_block = not in_fence and bool(
            _ITEM.match(line) or is_code(line) or _is_quote_start(line, lines)
        )
        if not in_fence and not line.strip():
            blanks.append(line)
            continue
        # What starts with a fence is a whole block as soon as no fence is open.
        if lines and not in_fence and (starts_block or blanks or is_code(lines[0])):
            yield "\n".join(lines), gap
            gap, lines = "\n".join(["", *blanks, ""]), []
        blanks = []
        lines.append(line)
        if line.count(_FENCE) % 2:
            in_fence = not in_fence
    if lines:
        yield "\n".join(lines), gap


def _is_quote_start(line: str, lines: Sequence[str]) -> bool:
    return is_quote(line) and not (lines and is_quote(lines[-1]))


def _sentences(paragraph: str, gap: str) -> Iterator[Unit]:
    protected = spans_of(paragraph)
    start = 0
    for match in _SENTENCE_END.finditer(paragraph):
        white = match.end() - len(match.group()) + len(match.group().rstrip())
        sentence = paragraph[start:white]
        ends_short = _ABBREVIATION.search(sentence[-_LONGEST_ABBREVIATION:])
        if ends_short or not sentence.strip() or breaks_span(protected, white, match.end()):
            continue
        yield Unit(sentence, gap)
        start, gap = match.end(), paragraph[white : match.end()]
    if paragraph[start:].strip():
        yield Unit(paragraph[start:], gap)
