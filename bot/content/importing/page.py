"""Finds the data that a web page holds for search engines: `<script type="application/ld+json">`.

Nothing in it is fetched or run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.content.importing.faq import FAQ_PAGE, HINT, read_faq
from bot.content.importing.json_reader import JsonReader
from bot.content.importing.limits import MAX_SCRIPTS
from bot.content.node import Node
from bot.content.report import Report
from bot.core.problem import Place

_SCRIPT = re.compile("<script", re.IGNORECASE)
_END = re.compile("</script", re.IGNORECASE)
_TYPE = "application/ld+json"
# Pages that were XHTML once have such marks around their data, often behind the sign of a comment.
_OPENING = re.compile(r"(?://|/\*)? ?<!\[CDATA\[ ?(?:\*/)?")
_CLOSING = re.compile(r"(?://|/\*)? ?\]\]> ?(?:\*/)?$")
_CLOSING_CHARS = 20

Span = tuple[int, int]


def read_page(text: str, file: str, report: Report) -> Node | None:
    """Read the questions in the HTML of a page; None after reporting that there are none."""
    naming, others = _divided(text)
    if not naming:
        found = f'JSON-LD, but none of the type "{FAQ_PAGE}"' if others else "no JSON-LD"
        message = f"the page has {found}, expected its questions there"
        report.error(Place(file, 1, 1), message, HINT)
        return None
    if len(naming) > MAX_SCRIPTS:
        message = f'{len(naming):,} scripts name a "{FAQ_PAGE}", at most {MAX_SCRIPTS} are read'
        report.error(Place(file, 1, 1), message, "copy the questions into a table")
    data = _read(naming, JsonReader(text, file, report))
    # What else the page describes counts only where the questions refer to it, and may be broken.
    besides = _read(others, JsonReader(text, file, Report()))
    return None if report.has_errors else read_faq((*data, *besides), report)


def _divided(text: str) -> tuple[list[Span], list[Span]]:
    """Give the scripts that name a page of questions, and the others."""
    naming: list[Span] = []
    others: list[Span] = []
    for each in _scripts(text):
        (naming if text.find(FAQ_PAGE, *each) >= 0 else others).append(each)
    return naming, others


def _read(scripts: Sequence[Span], reader: JsonReader) -> list[Node]:
    nodes = (reader.read(*each) for each in scripts[:MAX_SCRIPTS])
    return [node for node in nodes if node is not None]


def _scripts(text: str) -> Iterator[Span]:
    """Yield where the content of each script with data starts and ends."""
    at = 0
    while found := _SCRIPT.search(text, at):
        start = text.find(">", found.end()) + 1
        end = _END.search(text, start) if start else None
        if end is None:
            return
        if _TYPE in text[found.end() : start].lower():
            yield _unwrapped(text, start, end.start())
        at = end.end()


def _unwrapped(text: str, start: int, end: int) -> Span:
    """Leave out the marks around the data."""
    content = text[start:end].strip()
    opening = _OPENING.match(content)
    closing = _CLOSING.search(content[-_CLOSING_CHARS:])
    if opening is None or closing is None:
        return start, end
    start = text.index(content, start) + opening.end()
    return start, start - opening.end() + len(content) - len(closing.group())
