"""Files that are fine one by one but not together: what is said, and where."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.content.loader import inspect_packs
from bot.core.problem import Place

WritePack = Callable[[Mapping[str, str | bytes]], Path]

ONE = "entries:\n- id: one\n  question: First?\n  answer: Yes.\n"
TWO = "entries:\n- id: two\n  question: Second?\n  answer: No.\n"
PACK = "id: campus\ntitle: Campus\n"


@dataclass(frozen=True, slots=True)
class Case:
    """Files with one mistake, which is in `file`."""

    name: str
    files: dict[str, str]
    file: str
    line: int
    column: int
    message: str
    hint: str = ""
    severity: str = field(default="error")


GOLDEN = {"faq.yaml": ONE, "more.yaml": TWO}

CASES = (
    Case(
        "two entries with one id",
        {"a.yaml": ONE, "b.yaml": ONE.replace("First", "Other")},
        "b.yaml",
        2,
        7,
        'the entry id "one" is taken, by ',
        "another id",
    ),
    Case(
        "two topics with one id",
        {"a.yaml": ONE + "topics:\n" + "- {id: t, title: T, summary: S}\n" * 2},
        "a.yaml",
        7,
        8,
        'the topic id "t" is taken, by ',
    ),
    Case(
        "an unknown topic",
        {"a.yaml": ONE + "  topic: wfi\ntopics:\n- {id: wifi, title: T, summary: S}\n"},
        "a.yaml",
        5,
        10,
        'there is no topic "wfi"',
        'did you mean "wifi"?',
    ),
    Case(
        "an unknown source",
        {"a.yaml": ONE + "  sources: [law]\n"},
        "a.yaml",
        5,
        13,
        'there is no source "law" in this pack',
        "check the spelling",
    ),
    Case(
        "a follow-up that is not there",
        {"a.yaml": ONE + "  follow_ups: [tow]\n", "b.yaml": TWO},
        "a.yaml",
        5,
        16,
        'there is no entry "tow"',
        'did you mean "two"?',
    ),
    Case(
        "an entry that follows up itself",
        {"a.yaml": ONE + "  follow_ups:\n  - one\n"},
        "a.yaml",
        6,
        5,
        "cannot follow up itself",
    ),
    Case(
        "a follow-up given twice",
        {"a.yaml": ONE + "  follow_ups: [two, two]\n", "b.yaml": TWO},
        "a.yaml",
        5,
        21,
        '"two" is listed twice',
        severity="warning",
    ),
    Case(
        "an unknown starter",
        {"a.yaml": ONE, "pack.yaml": PACK + "starters: [one, tree]\n"},
        "pack.yaml",
        3,
        17,
        'there is no entry "tree"',
    ),
    Case(
        "a golden question with an unknown entry",
        {**GOLDEN, "golden.yaml": "- ask: hm\n  expect: onne\n"},
        "golden.yaml",
        2,
        11,
        'there is no entry "onne"',
        'did you mean "one"?',
    ),
    Case(
        "a golden question with an unknown topic",
        {**GOLDEN, "golden.yaml": "- ask: hm\n  expect: [one, 'topic:t']\n"},
        "golden.yaml",
        2,
        17,
        'there is no topic "t"',
    ),
    Case(
        "none beside other answers",
        {**GOLDEN, "golden.yaml": "- ask: hm\n  expect: [one, none]\n"},
        "golden.yaml",
        2,
        17,
        '"none" cannot stand beside',
    ),
    Case(
        "a golden question without an expectation",
        {**GOLDEN, "golden.yaml": "- ask: hm\n"},
        "golden.yaml",
        1,
        3,
        'the key "expect" is missing in this golden question',
    ),
    Case(
        "a phrasing twice in an entry",
        {"a.yaml": ONE + "  phrasings: [how,  HOW]\n"},
        "a.yaml",
        5,
        21,
        '"HOW" is in this entry twice',
        severity="warning",
    ),
    Case(
        "a phrasing in two entries",
        {"a.yaml": ONE, "b.yaml": TWO + "  phrasings: [first?]\n"},
        "b.yaml",
        5,
        15,
        '"first?" is also asked in the entry "one"',
        "a.yaml:3:13",
        severity="warning",
    ),
    Case(
        "an address without a scheme",
        {"a.yaml": ONE, "pack.yaml": "sources:\n  law:\n    title: L\n    url: example.org/a\n"},
        "pack.yaml",
        4,
        10,
        "expected a web address",
        '"https://example.org/a"',
    ),
    Case(
        "an address of another scheme",
        {"a.yaml": ONE, "pack.yaml": "sources:\n  law:\n    title: L\n    url: javascript:x\n"},
        "pack.yaml",
        4,
        10,
        "expected a web address",
    ),
    Case(
        "a source key with spaces",
        {"a.yaml": ONE, "pack.yaml": "sources:\n  The Law: {title: L}\n"},
        "pack.yaml",
        2,
        3,
        'the key "The Law" is not valid',
        '"the-law"',
    ),
    Case(
        "sources as a list",
        {"a.yaml": ONE, "pack.yaml": "sources:\n- title: L\n"},
        "pack.yaml",
        2,
        1,
        '"sources" is a list, expected keys with a source below each',
    ),
    Case(
        "a synonym on its own",
        {"a.yaml": ONE, "pack.yaml": "synonyms:\n- [DSS]\n"},
        "pack.yaml",
        2,
        3,
        "has 1 items, expected at least 2",
    ),
    Case(
        "synonyms in one list",
        {"a.yaml": ONE, "pack.yaml": "synonyms: [DSS]\n"},
        "pack.yaml",
        1,
        12,
        'an item of "synonyms" is a single text, expected a list of texts',
    ),
    Case(
        "a colour that YAML takes for a comment",
        {"a.yaml": ONE, "pack.yaml": "accent: #3b6ea5\n"},
        "pack.yaml",
        1,
        8,
        '"accent" has no value',
        "It needs quotes",
    ),
    Case(
        "a colour in words",
        {"a.yaml": ONE, "pack.yaml": "accent: blue\n"},
        "pack.yaml",
        1,
        9,
        '"blue" is not valid, expected a colour',
    ),
    Case(
        "entries in pack.yaml",
        {"a.yaml": TWO, "pack.yaml": PACK + "entries: []\n"},
        "pack.yaml",
        3,
        1,
        'the key "entries" is not known in pack.yaml',
        "another file, such as faq.yaml",
    ),
    Case(
        "two pack files",
        {"a.yaml": ONE, "pack.yaml": PACK, "pack.yml": PACK},
        "pack.yml",
        0,
        0,
        "stands beside pack.yaml",
    ),
    Case(
        "an empty file",
        {"a.yaml": ONE, "b.yaml": "# soon\n"},
        "b.yaml",
        1,
        1,
        "empty",
        "",
        "warning",
    ),
    Case(
        "a subfolder with files",
        {"a.yaml": ONE, "old/b.yaml": TWO},
        "old",
        0,
        0,
        "are not read",
        "next to pack.yaml",
        severity="warning",
    ),
    Case(
        "a pack without entries",
        {"pack.yaml": PACK},
        "pack.yaml",
        1,
        5,
        "no entries",
        "",
        "warning",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_between_files_is_the_only_problem(case: Case, write_pack: WritePack) -> None:
    folder = write_pack(case.files)

    inspection = inspect_packs([folder])

    (problem,) = inspection.problems
    assert problem.place == Place(str(folder / case.file), case.line, case.column)
    assert case.message in problem.message
    assert case.hint in problem.hint
    assert problem.severity == case.severity
    assert len(inspection.packs) == (1 if case.severity == "warning" else 0)
