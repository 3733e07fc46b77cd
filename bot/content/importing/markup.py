"""Turns the HTML of an answer into Discord Markdown.

We cut it into tags ourselves: the standard library's parser takes time squared on some broken
input in the versions of Python that we run on, and the little that an answer needs is soon said.
What the tags mean is in the tables; anything else keeps its text and loses its tag.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from bot.content.importing.limits import MAX_MARKUP_DEPTH
from bot.content.text import UNSEEN

# A tag ends at the next ">" and never goes over a "<", so no text is looked at twice.
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>")
_LINK = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_BLANK_LINES = re.compile(r"\n{3,}")
_SPACE_BEFORE_LINE = re.compile(r"(?<! ) +\n")
# An address must stay as it is, and in a text these signs would become markup.
_SIGNS = re.compile(r"(https?://\S+)|([\\*_`~|])")
_WEB = re.compile(r"https?://[^\s<>\"()]+")

_PAIRED = {"b": "**", "strong": "**", "i": "*", "em": "*", "u": "__", "s": "~~", "del": "~~"}
_WITHIN_LINES = frozenset({*_PAIRED, "a", "code", "span"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = frozenset({"p", "div", "section", "article", "table", "tbody", "dl", "dt", "figure"})
_LISTS = frozenset({"ul", "ol"})
_DROPPED = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg"})
_OPENING = frozenset(
    {*_PAIRED, *_HEADINGS, *_BLOCKS, *_LISTS, *_DROPPED, "a", "code", "pre", "li", "blockquote"}
)


def to_markdown(text: str) -> str:
    """Write HTML as Discord Markdown: links to the web are kept, scripts and the like are not."""
    writer = _Writer()
    at = 0
    text = _without_comments(text)
    for tag in _TAG.finditer(text):
        writer.text(_plain(text[at : tag.start()]))
        at = tag.end()
        name = tag.group(2).lower()
        if tag.group(1):
            writer.end(name)
        else:
            writer.start(name, tag.group(3))
    writer.text(_plain(text[at:]))
    return writer.finish()


def to_line(text: str) -> str:
    """Write HTML as one line of text without markup."""
    return " ".join(_plain(_TAG.sub(_gap, _without_comments(text))).split())


def _plain(text: str) -> str:
    """Write out what is escaped, but for signs that our files may not hold."""
    return UNSEEN.sub(" ", html.unescape(text).replace("\r", " "))


def _without_comments(text: str) -> str:
    pieces = []
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        pieces.append(text[at:start])
        end = text.find("-->", start)
        at = end + 3 if end >= 0 else len(text)
    return "".join([*pieces, text[at:]])


@dataclass(slots=True)
class _Element:
    """An element whose end has not come yet; `count` is that of the items in a list."""

    name: str
    link: str = ""
    is_dropped: bool = False
    is_code: bool = False
    is_block_of_code: bool = False
    count: int = 0
    pieces: list[str] = field(default_factory=list)


class _Writer:
    """Keeps the open elements, and writes each into the one around it when it ends."""

    def __init__(self) -> None:
        self._open = [_Element("")]

    def text(self, text: str) -> None:
        element = self._open[-1]
        if not text or element.is_dropped:
            return
        pieces = element.pieces
        if not element.is_block_of_code:
            text = _SPACE.sub(" ", text)
            if pieces and pieces[-1].endswith("\n"):
                text = text.lstrip(" ")
        pieces.append(text if element.is_code else _SIGNS.sub(_escaped, text))

    def start(self, name: str, attributes: str) -> None:
        if name == "br":
            self._open[-1].pieces.append("\n")
        elif name == "hr":
            self._open[-1].pieces.append("\n\n")
        elif name in ("td", "th"):
            self.text(" ")
        elif name == "tr":
            self._open[-1].pieces.append("\n")
        elif name in _OPENING and len(self._open) < MAX_MARKUP_DEPTH:
            if name == "li" and self._open[-1].name == "li":
                self._close()
            self._open.append(self._within(self._open[-1], name, attributes))

    def end(self, name: str) -> None:
        if any(element.name == name for element in self._open[1:]):
            while self._open[-1].name != name:
                self._close()
            self._close()

    def finish(self) -> str:
        while len(self._open) > 1:
            self._close()
        text = _SPACE_BEFORE_LINE.sub("\n", "".join(self._open[0].pieces))
        return _BLANK_LINES.sub("\n\n", text).strip()

    def _within(self, around: _Element, name: str, attributes: str) -> _Element:
        return _Element(
            name,
            _web_link(attributes) if name == "a" else "",
            is_dropped=around.is_dropped or name in _DROPPED,
            is_code=around.is_code or name in ("code", "pre"),
            is_block_of_code=around.is_block_of_code or name == "pre",
        )

    def _close(self) -> None:
        element = self._open.pop()
        around = self._open[-1]
        if element.name not in _DROPPED:
            around.pieces.append(_written(element, around, "".join(element.pieces)))


def _written(element: _Element, around: _Element, text: str) -> str:
    if around.is_code:
        return text
    inner = text.strip()
    if not inner:
        return " " if text else ""
    name = element.name
    if name in _PAIRED or name in ("a", "code"):
        before, after = " " * text[:1].isspace(), " " * text[-1:].isspace()
        return f"{before}{_span(element, inner)}{after}"
    if name == "li":
        around.count += 1
        mark = f"{around.count}. " if around.name == "ol" else "- "
        return f"\n{mark}{_indented(inner, '  ')}"
    if name == "pre":
        return f"\n\n```\n{_without_fence(text.strip(chr(10)))}\n```\n\n"
    if name == "blockquote":
        return f"\n\n> {_indented(_BLANK_LINES.sub(chr(10) * 2, inner), '> ')}\n\n"
    if name in _HEADINGS:
        return f"\n\n**{' '.join(inner.replace('**', '').split())}**\n"
    is_inner_list = name in _LISTS and around.name == "li"
    return f"\n{inner}" if is_inner_list else f"\n\n{inner}\n\n"


def _span(element: _Element, text: str) -> str:
    if element.name == "a":
        line = " ".join(text.split())
        return f"[{line}]({element.link})" if element.link else line
    if element.name == "code":
        return f"`{_without_fence(text).replace('`', chr(39))}`"
    mark = _PAIRED[element.name]
    return text if text.startswith(mark) else f"{mark}{text}{mark}"


def _web_link(attributes: str) -> str:
    found = _LINK.search(attributes)
    address = _plain(next(filter(None, found.groups()), "") if found else "").strip()
    return address if _WEB.fullmatch(address) else ""


def _indented(text: str, prefix: str) -> str:
    return f"\n{prefix}".join(text.split("\n"))


def _without_fence(text: str) -> str:
    return text.replace("```", "'''")


def _gap(tag: re.Match[str]) -> str:
    """Give what parts the words around a tag: nothing, where it may stand within a word."""
    return "" if tag.group(2).lower() in _WITHIN_LINES else " "


def _escaped(found: re.Match[str]) -> str:
    return found.group(1) or f"\\{found.group(2)}"
