"""Reads questions from Markdown.

1. A heading is a question and the text below it the answer. A heading with deeper headings below
   it is a topic, and its own text describes that.
2. Deeper headings below a heading that ends in a question mark belong to its answer, unless they
   end in one, too.
3. `Q: …` and `A: …` at the start of lines are a question and an answer; the heading above is their
   topic.
4. Within code fences nothing of this counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.content.node import Mapping, Node, Scalar
from bot.content.node import Sequence as Nodes
from bot.content.report import Report
from bot.core.problem import Place

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*)")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})(.*)")
_PAIR = re.compile(
    r"\s{0,3}[*_]{0,2}(Q|A|Question|Answer)[*_]{0,2}\s?:[*_]{0,2}(.*)", re.IGNORECASE
)
_EMPHASIS = " \t*_"

Line = tuple[int, str]  # the number of a line and its text


@dataclass(slots=True)
class _Section:
    """A heading with the lines below it, up to the next one; level 0 stands before the first."""

    level: int
    title: Scalar
    lines: list[Line] = field(default_factory=list)
    pairs: list[tuple[Scalar, list[Line]]] = field(default_factory=list)

    @property
    def is_question(self) -> bool:
        return self.title.text.endswith("?")


def read_headings(text: str, file: str, report: Report) -> Node | None:
    """Read topics and entries; None after reporting that there are none."""
    sections = _Reader(file, report).sections(text.split("\n"))
    before, *rest = sections
    if any(line.strip() for _, line in before.lines):
        place = Place(file, next(row for row, line in before.lines if line.strip()), 1)
        hint = "put it below a heading if it is an answer"
        report.warn(place, "the text in front of the first question is left out", hint)
    if not rest and not before.pairs:
        hint = "write `# How do I …?` and the answer below it, or `Q: …` and `A: …`"
        report.error(Place(file, 1, 1), "no question was found, expected headings", hint)
        return None
    return None if report.has_errors_in(file) else _as_file(sections, file)


class _Reader:
    """Cuts the lines into sections, and each section into its text and its pairs."""

    def __init__(self, file: str, report: Report) -> None:
        self._file = file
        self._report = report
        self._sections = [_Section(0, Scalar(Place(file, 1, 1), ""))]
        self._fence: tuple[str, int] | None = None

    def sections(self, lines: Sequence[str]) -> list[_Section]:
        for row, line in enumerate(lines, 1):
            if self._is_code(row, line) or not self._begins(row, line):
                section = self._sections[-1]
                (section.pairs[-1][1] if section.pairs else section.lines).append((row, line))
        if self._fence:
            message = "the code block opened here is never closed"
            place = Place(self._file, self._fence[1], 1)
            self._report.error(place, message, f"add {self._fence[0]} in a line of its own")
        return self._sections

    def _is_code(self, row: int, line: str) -> bool:
        """Keep track of code fences, whose lines are part of the code themselves."""
        found = _FENCE.fullmatch(line)
        if self._fence is None:
            # A line such as "```x``` y" is code within a line.
            if found and found.group(1)[0] not in found.group(2):
                self._fence = (found.group(1), row)
            return self._fence is not None
        if found and found.group(1).startswith(self._fence[0]) and not found.group(2).strip():
            self._fence = None
        return True

    def _begins(self, row: int, line: str) -> bool:
        """Open what a line begins: a section, a pair or its answer."""
        if found := _HEADING.fullmatch(line):
            title = _title(found.group(2))
            return self._open(len(found.group(1)), Scalar(self._place(row, line, title), title))
        if not (found := _PAIR.fullmatch(line)):
            return False
        text = found.group(2).strip()
        section = self._sections[-1]
        if found.group(1)[0] in "qQ":
            title = text.strip(_EMPHASIS)
            section.pairs.append((Scalar(self._place(row, line, title), title, False), []))
        elif section.pairs and not any(line.strip() for _, line in section.pairs[-1][1]):
            section.pairs[-1][1][:] = [(row, text)]
        else:
            return False
        return True

    def _open(self, level: int, title: Scalar) -> bool:
        above = self._sections[-1]
        is_part = above.is_question and 0 < above.level < level and not title.text.endswith("?")
        if not is_part:
            self._sections.append(_Section(level, title))
        return not is_part

    def _place(self, row: int, line: str, text: str) -> Place:
        return Place(self._file, row, line.find(text) + 1)


def _title(text: str) -> str:
    start, _, end = text.strip().rpartition(" ")
    is_closed = start and end and not end.strip("#")
    return (start if is_closed else text).strip(_EMPHASIS)


def _as_file(sections: Sequence[_Section], file: str) -> Mapping:
    topics: list[Node] = []
    entries: list[Node] = []
    above: list[Scalar] = []
    levels: list[int] = []
    for section, following in zip(sections, [*sections[1:], None], strict=True):
        while levels and levels[-1] >= section.level:
            levels.pop()
            above.pop()
        is_topic = bool(section.pairs) or (following and following.level > section.level)
        if section.level and is_topic:
            levels.append(section.level)
            above.append(section.title)
            topics += _topic(section)
        elif section.level:
            entries.append(_entry(section.title, section.lines, above))
        entries += (_entry(question, lines, above) for question, lines in section.pairs)
    start = Place(file, 1, 1)
    return Mapping(
        start,
        (
            (Scalar(start, "topics"), Nodes(start, tuple(topics))),
            (Scalar(start, "entries"), Nodes(start, tuple(entries))),
        ),
    )


def _topic(section: _Section) -> Iterator[Mapping]:
    """A topic without a text of its own is known by its title only."""
    summary = _text(section.lines, section.title.place)
    if summary.text:
        yield _mapping(section.title.place, title=section.title, summary=summary)


def _entry(question: Scalar, lines: Sequence[Line], above: Sequence[Scalar]) -> Mapping:
    keys = {"question": question, "answer": _text(lines, question.place)}
    return _mapping(question.place, **keys, **({"topic": above[-1]} if above else {}))


def _text(lines: Sequence[Line], otherwise: Place) -> Scalar:
    row = next((row for row, line in lines if line.strip()), 0)
    place = Place(otherwise.file, row, 1) if row else otherwise
    return Scalar(place, "\n".join(line.rstrip() for _, line in lines).strip("\n"), is_plain=False)


def _mapping(place: Place, **values: Node) -> Mapping:
    return Mapping(place, tuple((Scalar(place, key), value) for key, value in values.items()))
