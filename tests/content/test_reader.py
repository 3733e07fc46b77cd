"""The reader takes every value as written, with both parsers of PyYAML."""

from __future__ import annotations

import re

import pytest
import yaml

from bot.content.node import Mapping, Node, Scalar, Sequence
from bot.content.reader import Parser, read_yaml
from bot.content.report import Report
from bot.core.problem import Place

PARSERS: list[Parser] = [yaml.SafeLoader]
if yaml.__with_libyaml__:
    PARSERS.append(yaml.CSafeLoader)
both_parsers = pytest.mark.parametrize("parser", PARSERS)


def plain(node: Node | None) -> object:
    """Strip a tree of its places."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key.text: plain(value) for key, value in node.pairs}
        case _:
            return node


@both_parsers
@pytest.mark.parametrize(
    "text",
    [
        *("NO", "no", "on", "yes", "true", "null", "~", "12:30", "017", "0x1f", "1_000", "1e3"),
        *("2026-01-01", ".inf", "3.14", "=", "2.500", "C#", "a:b", "http://x/#y"),
    ],
)
def test_a_value_is_text_as_written(text: str, parser: Parser) -> None:
    report = Report()

    node = read_yaml(f"a: {text}\nb: [x, {text}]\n".encode(), "f", report, parser=parser)

    assert plain(node) == {"a": text, "b": ["x", text]}
    assert report.problems() == ()


@both_parsers
def test_every_style_of_text_is_read(parser: Parser) -> None:
    data = b"""\
---
plain: one
  two
single: 'it''s'
double: "a\\tb \\u00e9"
literal: |
  one

    two
folded: >-
  one
  two
list:
- a
- [b, c]
mapping: {d: e}
...
"""

    node = read_yaml(data, "f", Report(), parser=parser)

    assert plain(node) == {
        "plain": "one two",
        "single": "it's",
        "double": "a\tb é",
        "literal": "one\n\n  two\n",
        "folded": "one two",
        "list": ["a", ["b", "c"]],
        "mapping": {"d": "e"},
    }


@both_parsers
def test_places_count_lines_and_characters_from_1(parser: Parser) -> None:
    node = read_yaml("# é\nä: {ö: [ü, x]}\n".encode(), "f", Report(), parser=parser)

    assert isinstance(node, Mapping)
    ((key, inner),) = node.pairs
    assert isinstance(inner, Mapping)
    ((_, items),) = inner.pairs
    assert isinstance(items, Sequence)
    assert (key.place, inner.place) == (Place("f", 2, 1), Place("f", 2, 4))
    assert [item.place for item in items.items] == [Place("f", 2, 9), Place("f", 2, 12)]


@both_parsers
def test_only_a_value_that_is_not_there_is_missing(parser: Parser) -> None:
    node = read_yaml(b"a:\nb: ''\nc: ~\nd: |\n", "f", Report(), parser=parser)

    assert isinstance(node, Mapping)
    missing = {key.text: value.is_missing for key, value in node.pairs if isinstance(value, Scalar)}
    assert missing == {"a": True, "b": False, "c": False, "d": False}


@both_parsers
@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n", "\n\n"])
def test_an_empty_file_has_no_problems(text: str, parser: Parser) -> None:
    report = Report()

    node = read_yaml(text.encode(), "f", report, parser=parser)

    assert node is None or (isinstance(node, Scalar) and node.is_missing)
    assert report.problems() == ()


ENCODINGS = [
    pytest.param(b"a: b\nc: d\xe9\n", (2, 5), '0xE9 is not UTF-8 .* be "é"', id="cp1252"),
    pytest.param("a: é\r\nc: “x”".encode()[:-1], (2, 6), "0xE2 is not UTF-8", id="cut off"),
    pytest.param(b"\xef\xbb\xbfa: \xff", (1, 4), "0xFF is not UTF-8", id="behind a mark"),
    pytest.param("a: b".encode("utf-16"), (1, 1), "the file is UTF-16", id="utf-16"),
    pytest.param("a: b".encode("utf-16-le"), (1, 2), "NUL", id="utf-16 without a mark"),
    pytest.param(b"a: \xed\xa0\x80", (1, 4), "0xED is not UTF-8", id="half of a pair"),
    pytest.param(b"a: \xc0\x80", (1, 4), "0xC0 is not UTF-8", id="an overlong NUL"),
]


@pytest.mark.parametrize(("data", "place", "message"), ENCODINGS)
def test_other_encodings_are_refused(data: bytes, place: tuple[int, int], message: str) -> None:
    report = Report()

    assert read_yaml(data, "f", report) is None

    (problem,) = report.problems()
    assert (problem.line, problem.column) == place
    assert re.search(message, problem.message)
    assert problem.hint == "save the file again with the encoding UTF-8"


@both_parsers
@pytest.mark.parametrize(
    "text",
    ['a: "\\UFFFFFFFF"', 'a: "\\uD800"', "%YAML 9.9\n---\na", "? [", "!<x", "&", "*", "a: |99\n b"],
)
def test_odd_input_is_reported_by_both_parsers(text: str, parser: Parser) -> None:
    report = Report()

    read_yaml(text.encode(), "f", report, parser=parser)

    assert report.has_errors
