"""Takes questions from JSON-LD: FAQPage of schema.org.

What stands in one place may be told in another, to which `{"@id": "…"}` refers. It is looked up
among all that the file describes and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.content.importing.limits import MAX_BYTES
from bot.content.importing.markup import to_line, to_markdown
from bot.content.importing.tidy import find
from bot.content.node import Mapping, Node, Scalar
from bot.content.node import Sequence as Nodes
from bot.content.report import Report, quote

FAQ_PAGE = "FAQPage"
HINT = (
    'the page needs <script type="application/ld+json"> with a FAQPage of schema.org; '
    "if it has none, copy its questions into a table"
)
_QUESTIONS = "mainEntity"
# Where pages put one thing into another.
_HOLDERS = ("@graph", _QUESTIONS, "hasPart")


def is_json_ld(node: Node) -> bool:
    """Say whether JSON describes things in the terms of schema.org."""
    root = node.items[0] if isinstance(node, Nodes) and node.items else node
    return any(find(root, key) for key in ("@context", "@type", "@graph"))


def read_faq(data: Sequence[Node], report: Report) -> Node | None:
    """Take the questions from JSON-LD as entries; None after reporting that there are none."""
    return _Faq(data, report).entries()


class _Faq:
    """One run of `read_faq`."""

    def __init__(self, data: Sequence[Node], report: Report) -> None:
        self._data = data
        self._report = report
        self._by_id = _by_id(data)
        self._chars = 0

    def entries(self) -> Node | None:
        place = self._data[0].place
        things = [thing for node in self._data for thing in _things(node)]
        pages = _once(self._told(each) for each in things if FAQ_PAGE in _types(each))
        if not pages:
            types = ", ".join(quote(each) for thing in things[:5] for each in _types(thing)[:1])
            message = f'expected a thing with the "@type" "{FAQ_PAGE}", found {types or "none"}'
            self._report.error(place, message, HINT)
            return None
        listed = [node for page in pages for node in _listed(find(page, _QUESTIONS))]
        if not any(find(page, _QUESTIONS) for page in pages):
            message = (
                f'the key "{_QUESTIONS}" is missing in this {FAQ_PAGE}, expected its questions'
            )
            self._report.error(pages[0].place, message, f'add "{_QUESTIONS}": [ … ]')
        entries = (self._entry(each) for each in _once(map(self._told, listed)))
        # Several parts of a site may have put the same question into the page.
        different = {_texts(each): each for each in entries if each is not None}
        return Nodes(place, tuple(different.values()))

    def _told(self, node: Node) -> Node:
        """Return what is told of a thing where it is told in full."""
        if not isinstance(node, Mapping):
            return node
        name = _text(node, "@id")
        full = self._by_id.get(name.text) if name is not None else None
        return full if full is not None else node

    def _entry(self, question: Node) -> Mapping | None:
        if not isinstance(question, Mapping):
            message = 'this is no question, expected an object with the "@type" "Question"'
            self._report.error(question.place, message)
            return None
        types = _types(question)
        if types and "Question" not in types:
            message = f'the "@type" is {quote(types[0])}, expected "Question"'
            self._report.error(question.place, message, "remove it, or correct its type")
            return None
        name = _text(question, "name") or _text(question, "text")
        if name is None:
            self._report_nameless(question)
            return None
        text = self._answer(question, f"question {name.text[:60]}")
        if text is None:
            return None
        texts = {"question": (name, to_line(name.text)), "answer": (text, to_markdown(text.text))}
        pairs = (
            (Scalar(old.place, key), Scalar(old.place, new, is_plain=False))
            for key, (old, new) in texts.items()
        )
        return Mapping(question.place, tuple(pairs))

    def _report_nameless(self, question: Mapping) -> None:
        name = _text(question, "@id")
        if name is not None and all(key.text.startswith("@") for key, _ in question.pairs):
            message = f"the file does not hold the question {quote(name.text)}"
            hint = "save the whole page, or copy its questions into a table"
        else:
            message = 'the question has no "name", expected the text of the question'
            hint = 'add "name": "…"'
        self._report.error(question.place, message, hint)

    def _answer(self, question: Mapping, where: str) -> Scalar | None:
        answers = _listed(find(question, "acceptedAnswer"))
        text = _text(self._told(answers[0]), "text") if answers else None
        if text is None:
            message = 'the question has no "acceptedAnswer" with a "text"'
            hint = 'add "acceptedAnswer": {"@type": "Answer", "text": "…"}'
            self._report.error(question.place, message, hint, where)
            return None
        self._chars += len(text.text)
        if self._chars > MAX_BYTES:
            # There is more of them than in the file only where many questions refer to one.
            message = "too many questions refer to the same answers"
            hint = "give each question an answer of its own"
            self._report.error(question.place, message, hint, where)
            return None
        return text


def _by_id(data: Iterable[Node]) -> dict[str, Mapping]:
    """Give each thing that has an id, as it stands where most is told of it."""
    found: dict[str, Mapping] = {}
    for thing in _everything(data):
        if name := _text(thing, "@id"):
            known = found.setdefault(name.text, thing)
            if len(thing.pairs) > len(known.pairs):
                found[name.text] = thing
    return found


def _everything(nodes: Iterable[Node]) -> Iterator[Mapping]:
    """Yield all things at any depth, which the reader of the file has bounded."""
    for node in nodes:
        match node:
            case Nodes(items=items):
                yield from _everything(items)
            case Mapping(pairs=pairs):
                yield node
                yield from _everything(value for _, value in pairs)


def _things(node: Node | None) -> Iterator[Mapping]:
    """Yield what the data describes: one thing, a list of them, or what those hold."""
    for each in _listed(node):
        if isinstance(each, Mapping):
            yield each
            for key in _HOLDERS:
                yield from _things(find(each, key))


def _listed(node: Node | None) -> tuple[Node, ...]:
    """Give the items of a list, or a single thing as if it stood in one."""
    if node is None:
        return ()
    return node.items if isinstance(node, Nodes) else (node,)


def _once(nodes: Iterable[Node]) -> list[Node]:
    """Leave out what was there before; the same words in another place are not the same."""
    return list({id(node): node for node in nodes}.values())


def _texts(entry: Mapping) -> tuple[str, ...]:
    return tuple(value.text for _, value in entry.pairs if isinstance(value, Scalar))


def _text(node: Node, key: str) -> Scalar | None:
    value = find(node, key)
    return value if isinstance(value, Scalar) and not value.is_missing else None


def _types(node: Mapping) -> tuple[str, ...]:
    """The types of a thing without their address, such as `FAQPage`."""
    texts = (each.text for each in _listed(find(node, "@type")) if isinstance(each, Scalar))
    return tuple(re.split("[/#:]", text)[-1] for text in texts)
