"""Uploads that must be refused, made from one good file of each format."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from bot.content.format import ENTRY
from bot.content.importing import limits
from bot.content.shapes import ListOf

QUESTION, ANSWER = "How do I join the café Wi-Fi?", "Choose **campus**."

GOOD = {
    "a.yaml": f"entries:\n- id: join\n  question: {QUESTION}\n  answer: {ANSWER}\n",
    "a.json": json.dumps([{"question": QUESTION, "answer": ANSWER}], ensure_ascii=False),
    "a.csv": f"question,answer\n{QUESTION},{ANSWER}\n",
    "a.md": f"# Wi-Fi\n\n## {QUESTION}\n\n{ANSWER}\n",
    "a.html": '<h1>FAQ</h1><script type="application/ld+json">'
    + json.dumps(
        {
            "@context": "https://schema.org",
            "@type": "FAQPage",
            "mainEntity": [
                {
                    "@type": "Question",
                    "name": QUESTION,
                    "acceptedAnswer": {"@type": "Answer", "text": f"<p>{ANSWER}</p>"},
                }
            ],
        },
        ensure_ascii=False,
    )
    + "</script>",
}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file to be refused; `name` says what is wrong with it."""

    name: str
    file: str
    data: bytes


def broken_uploads() -> tuple[Upload, ...]:
    """Make all of them, always the same."""
    return (
        *_in_every_format(),
        *_truncated(),
        *_with_wrong_types(),
        *_yaml(),
        *_json(),
        *_csv(),
        *_markdown(),
        *_pages(),
        *_without_a_format(),
    )


def _upload(name: str, file: str, content: str | bytes) -> Upload:
    data = content.encode() if isinstance(content, str) else content
    return Upload(f"{file[2:] or 'file'}: {name}", file, data)


def _in_every_format() -> Iterator[Upload]:
    controls = [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0x80, 0x9F, 0x2028, 0xFEFF]
    for file, text in GOOD.items():
        for code in controls:
            content = text.replace("campus", f"cam{chr(code)}pus")
            yield _upload(f"U+{code:04X} in the answer", file, content)
        broken = text.encode().replace(b"campus", b"cam\xffpus")
        yield _upload("a byte that is not UTF-8", file, broken)
        yield _upload(
            "a character cut in two", file, text.encode().replace(b"\xc3\xa9", b"\xc3 \xc3\xa9")
        )
        yield _upload("UTF-16 cut in two", file, text.encode("utf-16")[:-1])
        yield _upload("UTF-32 with a hole", file, text.encode("utf-32")[:-2])
        yield _upload("a longer answer than fits", file, text.replace("campus", "x" * 20_001))
        yield _upload("a longer text than is read", file, text.replace("campus", "x" * 300_000))
        yield _upload("a longer question than fits", file, text.replace("café", "x" * 300))
        yield _upload("too many bytes", file, text + " " * limits.MAX_BYTES)
        yield _upload("too many lines", file, text + "\n" * (limits.MAX_LINES + 1))
        yield _upload("nothing", file, "")
        yield _upload("only spaces", file, " \n\n \n")
        yield _upload("an office document", file, b"PK\x03\x04" + bytes(range(256)))
        yield _upload("every byte", file, bytes(range(256)))


def _truncated() -> Iterator[Upload]:
    for file in ("a.json", "a.html"):
        data = GOOD[file].encode()
        for length in range(1, len(data) - len("</script>"), 7):
            yield _upload(f"the first {length} bytes", file, data[:length])


def _with_wrong_types() -> Iterator[Upload]:
    for field in ENTRY.fields:
        wrong = ["text", {"a": "b"}] if isinstance(field.shape, ListOf) else [["text"], {"a": "b"}]
        for value in (*wrong, [[["deep"]]]):
            entry = {"id": "a", "question": "Q?", "answer": "A", field.name: value}
            text = json.dumps({"entries": [entry]})
            kind = type(value).__name__
            yield _upload(f"{field.name} as {kind} {value}", "a.json", text)
            yield _upload(f"{field.name} as {kind} {value}", "a.yaml", text)
    for root in ('"text"', "5", "true", "null", "[1]", '["a"]', "{}", "[]", '{"entries": {}}'):
        yield _upload(f"{root} and no more", "a.json", root)
        yield _upload(f"{root} and no more", "a.yaml", root)


def _yaml() -> Iterator[Upload]:
    good = GOOD["a.yaml"]
    bomb = "a: &a [x,x]\n" + "".join(
        f"{chr(n + 1)}: &{chr(n + 1)} [*{chr(n)},*{chr(n)}]\n" for n in range(97, 121)
    )
    entry = "- {id: a, question: Q?, answer: A}\n"
    for name, text in {
        "an alias bomb": bomb,
        "an anchor": good.replace(QUESTION, "&a Why?"),
        "a tag": good.replace(QUESTION, "!!python/object:os.system Why?"),
        "a merge key": good + "  <<: {topic: x}\n",
        "a directive": "%YAML 1.1\n---\n" + good,
        "two documents": good + "---\n" + good,
        "a tab for indentation": good.replace("  question", "\tquestion"),
        "a key twice": good + "  answer: Another\n",
        "an id twice": "entries:\n" + entry + entry.replace("Q?", "R?"),
        "a question twice": "entries:\n" + entry + entry.replace("id: a", "id: b"),
        "an unknown key": good + "  anwser: x\n",
        "an id with spaces": good.replace("id: join", "id: join us"),
        "the id none": good.replace("id: join", "id: none"),
        "a follow-up of itself": good + "  follow_ups: [join]\n",
        "a quote never closed": good.replace(ANSWER, '"Choose'),
        "a bracket never closed": good + "  phrasings: [a, b\n",
        "a colon in a text": good.replace(ANSWER, "Choose: this: that"),
        "brackets without end": "entries: " + "[" * 10_000,
        "mixed indentation": good.replace("  answer", "   answer"),
        "too many values": "entries:\n" + "- {}\n" * limits.MAX_NODES,
        "too many entries": "entries:\n"
        + "".join(f"- {{question: q{n}, answer: a}}\n" for n in range(limits.MAX_ENTRIES + 1)),
        "a date that does not exist": good + "  reviewed: 2026-02-30\n",
        "no question": "entries:\n- id: a\n  answer: b\n",
        "no answer": "entries:\n- question: a\n",
        "an empty answer": 'entries:\n- question: a\n  answer: ""\n',
        "golden questions": "- ask: why\n  expect: join\n",
        "a topic without a title": "topics:\n- summary: x\n",
    }.items():
        yield _upload(name, "a.yaml", text)


def _json() -> Iterator[Upload]:
    good = GOOD["a.json"]
    for name, text in {
        "a comma behind the last value": good.replace("}]", "},]"),
        "a comma behind the last key": good.replace('"}', '",}'),
        "no comma": good.replace('", "', '" "'),
        "no colon": good.replace('": ', '" '),
        "single quotes": good.replace('"', "'"),
        "keys without quotes": good.replace('"question"', "question"),
        "NaN": good.replace(f'"{ANSWER}"', "NaN"),
        "Infinity": good.replace(f'"{ANSWER}"', "-Infinity"),
        "a number like 01": good.replace(f'"{ANSWER}"', "01"),
        "a comment": "// mine\n" + good,
        "text behind the end": good + " x",
        "two values": good + good,
        "a line break in a text": good.replace("campus", "cam\npus"),
        "an unknown escape": good.replace("campus", r"cam\qpus"),
        "half an escape": good.replace("campus", r"cam\u12pus"),
        "half a pair of surrogates": good.replace("campus", r"cam\ud83dpus"),
        "an escaped NUL": good.replace("campus", r"cam\u0000pus"),
        "a key twice": good.replace("}", ', "answer": "B"}'),
        "null for an answer": good.replace(f'"{ANSWER}"', "null"),
        "an unknown key": good.replace("}", ', "anwser": "B"}'),
        "another bracket at the end": good.replace("]", "}"),
        "brackets without end": "[" * 100_000,
        "braces without end": '{"a":' * 100_000,
        "too many values": "[" + "1," * limits.MAX_NODES + "1]",
        "JSON-LD of an article": '{"@type": "Article", "name": "x"}',
        "JSON-LD without questions": '{"@type": "FAQPage"}',
        "JSON-LD with an empty list": '{"@type": "FAQPage", "mainEntity": []}',
        "JSON-LD with texts": '{"@type": "FAQPage", "mainEntity": ["a"]}',
        "an empty graph": '{"@graph": []}',
    }.items():
        yield _upload(name, "a.json", text)


def _csv() -> Iterator[Upload]:
    for name, text in {
        "no column of answers": "question,reply to\na,b\n",
        "no names at all": "How?,So.\n",
        "only names": "question,answer\n",
        "a column twice": "question,answer,question\na,b,c\n",
        "a column under two names": "question,answer,q\na,b,c\n",
        "too many columns": "question,answer" + ",x" * limits.MAX_COLUMNS + "\na,b\n",
        "a row with too many cells": "question,answer\na,b,c\n",
        "a row with too few cells": "question,answer\na\n",
        "a row without a question": "question,answer\n,b\n",
        "a quote never closed": 'question,answer\n"a,b\nc,d\n',
        "text behind a quote": 'question,answer\n"a"b,c\n',
        "half a quote in the names": 'question,"answer\na,b\n',
        "a question over two lines": 'question,answer\n"a\nb",c\n',
        "an id that is none": "id,question,answer\nA B,b,c\n",
        "an id twice": "id,question,answer\na,b,c\na,d,e\n",
        "a question twice": "question,answer\na,b\nA,c\n",
        "a question twice, with other signs": "question,answer\nA?,b\na ?,c\n",
        "a cell over the limit": "question,answer\na," + "x" * 140_000 + "\n",
        "phrasings over the limit": "question,answer,phrasings\na,b," + "|".join("abc" * 70),
        "another separator": "question:answer\na:b\n",
        "a page": GOOD["a.html"],
        "JSON": GOOD["a.json"],
    }.items():
        yield _upload(name, "a.csv", text)


def _markdown() -> Iterator[Upload]:
    for name, text in {
        "a fence never closed": "# Why?\n```\ncode\n",
        "a fence of tildes never closed": "# Why?\n~~~\ncode\n```\n",
        "only text": "Some text\nand more\n",
        "hashes without a space": "#Why?\nSo.\n",
        "a heading without a text": "# Why?\n",
        "a heading in a fence": "```\n# Why?\n```\n",
        "an empty heading": "# \nText\n",
        "a question without an answer": "Q: Why?\nQ: How?\nA: So.\n",
        "an answer without a question": "A: So.\n",
        "a heading twice": "# Why?\na\n# why?\nb\n",
        "a topic described twice": "# A\na\n## Why?\nb\n# A\nc\n## How?\nd\n",
    }.items():
        yield _upload(name, "a.md", text)


def _pages() -> Iterator[Upload]:
    good = GOOD["a.html"]
    for name, text in {
        "no script": "<html><p>FAQ</p></html>",
        "tags never closed": "<a <b <c <script",
        "a script never closed": good.replace("</script>", ""),
        "a script of another type": good.replace("ld+json", "json"),
        "data of another type": good.replace("FAQPage", "WebPage"),
        "a question of another type": good.replace("Question", "Person"),
        "a question without a name": good.replace('"name"', '"title"'),
        "a question without an answer": good.replace("acceptedAnswer", "answer"),
        "an answer without a text": good.replace('"text"', '"body"'),
        "an answer of tags": good.replace(ANSWER, "<b></b><br>"),
        "an answer of a script": good.replace(f"<p>{ANSWER}</p>", "<script>alert(1)<\\/script>"),
        "data with a comma too many": good.replace("}]", "},]"),
        "data cut off": good.replace("}]}<", "<"),
        "only comments": "<!-- FAQPage " * 1000,
    }.items():
        yield _upload(name, "a.html", text)


def _without_a_format() -> Iterator[Upload]:
    for name, content in {
        "a text": b"Hello there",
        "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        "a PDF": b"%PDF-1.7\n",
        "broken JSON": b'{"entries": ',
        "a page without questions": b"<!doctype html><p>Hi",
        "a heading in a fence": b"```\n# a\n",
    }.items():
        yield _upload(name, "upload", content)
