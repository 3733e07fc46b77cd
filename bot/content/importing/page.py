"""Finds the questions that a web page holds for search engines: FAQPage of schema.org, as JSON-LD.

Such data stands in a page as `<script type="application/ld+json">`, or alone in a JSON file.
Nothing in it is fetched or run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.content.importing.json_reader import JsonReader
from bot.content.importing.limits import MAX_SCRIPTS
from bot.content.importing.markup import to_line, to_markdown
from bot.content.importing.tidy import find
from bot.content.node import Mapping, Node, Scalar, Sequence
from bot.content.report import Report, quote
from bot.core.problem import Place

_SCRIPT = re.compile("<script", re.IGNORECASE)
_END = re.compile("</script", re.IGNORECASE)
_TYPE = "application/ld+json"
_PAGE = "FAQPage"
_HINT = (
    'the page needs <script type="application/ld+json"> with a FAQPage of schema.org; '
    "if it has none, copy its questions into a table"
)


def read_page(text: str, file: str, report: Report) -> Node | None:
    """Read the questions in the HTML of a page; None after reporting that there are none."""
    reader = JsonReader(text, file, report)
    scripts = list(_scripts(text))
    for start, end in scripts[:MAX_SCRIPTS]:
        if text.find(_PAGE, start, end) < 0:
            continue
        node = reader.read(start, end)
        return None if node is None else read_faq(node, report)
    found = "has no JSON-LD" if not scripts else f'has JSON-LD, but none of the type "{_PAGE}"'
    report.error(Place(file, 1, 1), f"the page {found}, expected its questions there", _HINT)
    return None


def is_json_ld(node: Node) -> bool:
    """Say whether JSON describes things in the terms of schema.org."""
    root = node.items[0] if isinstance(node, Sequence) and node.items else node
    return any(find(root, key) for key in ("@context", "@type", "@graph"))


def read_faq(node: Node, report: Report) -> Node | None:
    """Take the questions from JSON-LD as entries; None after reporting that there are none."""
    things = list(_things(node))
    pages = [thing for thing in things if _PAGE in _types(thing)]
    if not pages:
        types = ", ".join(quote(each) for thing in things[:5] for each in _types(thing)[:1])
        message = f'expected a thing with the "@type" "{_PAGE}", found {types or "none"}'
        report.error(node.place, message, _HINT)
        return None
    entries = [entry for page in pages for entry in _entries(page, report)]
    return Sequence(node.place, tuple(entries))


def _scripts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the content of each script with data starts and ends."""
    at = 0
    while found := _SCRIPT.search(text, at):
        start = text.find(">", found.end()) + 1
        end = _END.search(text, start) if start else None
        if end is None:
            return
        if _TYPE in text[found.end() : start].lower():
            yield start, end.start()
        at = end.end()


def _things(node: Node) -> Iterator[Mapping]:
    """Yield what the data describes: one thing, a list of them, or those of a graph."""
    match node:
        case Sequence(items=items):
            for item in items:
                yield from _things(item)
        case Mapping():
            yield node
            if graph := find(node, "@graph"):
                yield from _things(graph)


def _entries(page: Mapping, report: Report) -> Iterator[Mapping]:
    questions = find(page, "mainEntity")
    if questions is None:
        message = f'the key "mainEntity" is missing in this {_PAGE}, expected its questions'
        report.error(page.place, message, 'add "mainEntity": [ … ]')
    for question in questions.items if isinstance(questions, Sequence) else (questions,):
        if isinstance(question, Mapping):
            yield from _entry(question, report)
        elif question is not None:
            message = 'this is no question, expected an object with the "@type" "Question"'
            report.error(question.place, message)


def _entry(question: Mapping, report: Report) -> Iterator[Mapping]:
    types = _types(question)
    if types and "Question" not in types:
        message = f'the "@type" is {quote(types[0])}, expected "Question"'
        report.error(question.place, message, "remove it, or correct its type")
        return
    name = _text(question, "name") or _text(question, "text")
    answers = find(question, "acceptedAnswer")
    answer = answers.items[0] if isinstance(answers, Sequence) and answers.items else answers
    text = _text(answer, "text") if isinstance(answer, Mapping) else None
    if name is None:
        message = 'the question has no "name", expected the text of the question'
        report.error(question.place, message, 'add "name": "…"')
    elif text is None:
        message = 'the question has no "acceptedAnswer" with a "text"'
        hint = 'add "acceptedAnswer": {"@type": "Answer", "text": "…"}'
        report.error(question.place, message, hint, f"question {name.text[:60]}")
    else:
        yield Mapping(
            question.place,
            (
                (Scalar(name.place, "question"), _as(name, to_line(name.text))),
                (Scalar(text.place, "answer"), _as(text, to_markdown(text.text))),
            ),
        )


def _as(old: Scalar, text: str) -> Scalar:
    return Scalar(old.place, text, is_plain=False)


def _text(node: Node, key: str) -> Scalar | None:
    value = find(node, key)
    return value if isinstance(value, Scalar) and not value.is_missing else None


def _types(node: Mapping) -> tuple[str, ...]:
    """The types of a thing without their address, such as `FAQPage`."""
    value = find(node, "@type")
    nodes = value.items if isinstance(value, Sequence) else (value,)
    texts = (each.text for each in nodes if isinstance(each, Scalar))
    return tuple(re.split("[/#:]", text)[-1] for text in texts)
