"""A whole answer in pages that each fit a message, with the markup of every page intact.

Pages end between units: sentences, list items, quotations and code blocks. A unit that is longer
than a page goes on over the next ones: code from line to line in a new fence of its language,
everything else from word to word, and never inside a link or another span that belongs together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.core.cut import place_to_cut
from bot.core.markdown import (
    Unit,
    breaks_span,
    is_code,
    is_heading,
    join_units,
    plain_text,
    spans_of,
    split_units,
)

# Discord takes 4,000 characters in all: this leaves room for a title and small print.
PAGE_CHARS = 3_500
# Room for a fence on each side of a line of code, and then some.
SMALLEST_PAGE_CHARS = 100
_FENCE = "```"
_LONGEST_LANGUAGE = 30
_WHITE = re.compile(r"\s+")


def cut_pages(answer: str, budget_chars: int = PAGE_CHARS) -> tuple[str, ...]:
    """Cut `answer` into pages of at most `budget_chars` characters, in order, at least one.

    What announces a list, and a heading, goes to the page of what follows it.

    Raises ValueError for a budget below `SMALLEST_PAGE_CHARS`.
    """
    if budget_chars < SMALLEST_PAGE_CHARS:
        raise ValueError(f"budget_chars must be {SMALLEST_PAGE_CHARS} or more")
    pieces = [piece for unit in split_units(answer) for piece in _pieces_of(unit, budget_chars)]
    pages: list[str] = []
    while pieces:
        end = _end_of_page(pieces, budget_chars)
        pages.append(join_units(pieces[:end]))
        pieces = pieces[end:]
    return tuple(pages) or ("",)


def _end_of_page(pieces: Sequence[Unit], budget_chars: int) -> int:
    """Return how many of `pieces` the next page takes."""
    size = -len(pieces[0].gap)
    end = 0
    while end < len(pieces):
        size += len(pieces[end].gap) + len(pieces[end].text)
        if size > budget_chars:
            break
        end += 1
    last = end
    while end < len(pieces) and last > 1 and _leads_in(pieces[last - 1]):
        last -= 1
    return end if last == 1 and _leads_in(pieces[0]) else last


def _leads_in(piece: Unit) -> bool:
    return is_heading(piece.text) or piece.text.rstrip().endswith(":")


def _pieces_of(unit: Unit, budget_chars: int) -> Iterator[Unit]:
    """Yield `unit`, or if it is longer than a page what becomes of it."""
    if len(unit.text) <= budget_chars:
        yield unit
    elif is_code(unit.text):
        yield from _code(unit, budget_chars)
    else:
        yield from _words(unit, budget_chars)


def _code(unit: Unit, budget_chars: int) -> Iterator[Unit]:
    """Cut a fenced block between lines, and a line that is too long wherever it must be."""
    opening, _, body = unit.text.strip().partition("\n")
    if len(opening) > _LONGEST_LANGUAGE:  # the code starts right after the fence
        opening, body = _FENCE, f"{opening.removeprefix(_FENCE)}\n{body}"
    lines = body.removesuffix(_FENCE).removesuffix("\n").split("\n")
    room = budget_chars - len(f"{opening}\n\n{_FENCE}")
    parts = (part for line in lines for part in _hard_cut(line, room))
    gap = unit.gap
    for code in _filled(parts, room):
        yield Unit(f"{opening}\n{code}\n{_FENCE}", gap)
        gap = "\n"


def _filled(lines: Iterable[str], room: int) -> Iterator[str]:
    """Join as many of `lines` as fit in `room`, again and again."""
    block: list[str] = []
    size = 0
    for line in lines:
        if block and size + len(line) > room:
            yield "\n".join(block)
            block, size = [], 0
        block.append(line)
        size += len(line) + len("\n")
    yield "\n".join(block)


def _words(unit: Unit, budget_chars: int) -> Iterator[Unit]:
    """Cut a text between words; a word that is longer than a page is split.

    A span that is longer than a page loses its markup, because it could not close it.
    """
    gap = unit.gap
    for word, following in _unbroken(unit.text):
        fitting = [word] if len(word) <= budget_chars else plain_text(word).split()
        for part in (part for each in fitting for part in _hard_cut(each, budget_chars)):
            yield Unit(part, gap)
            gap = " " if len(fitting) > 1 else ""
        gap = following


def _unbroken(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stands between white space, spans in one piece, and the white space after it."""
    spans = spans_of(text)
    start = 0
    for match in _WHITE.finditer(text):
        if breaks_span(spans, *match.span()):
            continue
        yield text[start : match.start()], match.group()
        start = match.end()
    yield text[start:], ""


def _hard_cut(text: str, room: int) -> Iterator[str]:
    """Cut `text` at `room` characters, a little earlier where that is inside an emoji."""
    while len(text) > room:
        end = place_to_cut(text, room) or room
        yield text[:end]
        text = text[end:]
    yield text
