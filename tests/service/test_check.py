"""What is found wrong with packs by asking the bot. What the loader finds is tested with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from bot.core.problem import Problem
from bot.ports import Encoder
from bot.service.check import check_answers, check_entry, check_packs
from tests.support.knowledge import answerer_for, entry, know

TODAY = date(2026, 11, 23)
PACK = "id: campus\ntitle: Campus\n"
FINE = """\
entries:
- id: wifi
  question: How do I get online?
  phrasings: [connect to the wireless network]
  answer: Use the campus network.
- id: printer
  question: Where are the printers?
  phrasings: [print a document]
  answer: In the basement of the library.
"""


def check(folder: Path, files: dict[str, str], encoder: Encoder | None = None) -> list[Problem]:
    for name, text in {"pack.yaml": PACK, "faq.yaml": FINE, **files}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return list(check_packs([folder], encoder, today=TODAY))


def test_a_sound_pack_has_no_problems(tmp_path: Path) -> None:
    golden = "- ask: wireless network\n  expect: wifi\n- ask: who won the match\n  expect: none\n"

    assert check(tmp_path, {"golden.yaml": golden}) == []


def test_a_sound_pack_has_none_by_meaning_either(tmp_path: Path, encoder: Encoder) -> None:
    golden = "- ask: how do i reach the internet\n  expect: wifi\n"

    assert check(tmp_path, {"golden.yaml": golden}, encoder) == []


def test_what_does_not_load_is_not_asked(tmp_path: Path) -> None:
    found = check(tmp_path, {"faq.yaml": "entries: 5\n"})

    assert [problem.severity for problem in found] == ["error"]


@dataclass(frozen=True, slots=True)
class Flaw:
    """Files with one thing to report, and where and how it is reported."""

    name: str
    files: dict[str, str]
    place: tuple[str, int, int]
    severity: str
    message: str


def more(name: str, keys: str) -> str:
    return f"{FINE}- id: {name}\n  question: What about the {name}?\n{keys}"


FLAWS = (
    Flaw(
        "a phrasing of two entries, written alike but for punctuation",
        {"faq.yaml": more("x", "  answer: A.\n  phrasings:\n  - print, a document?\n")},
        ("faq.yaml", 13, 3),
        "error",
        '"print, a document?" is the same question as one of the entry "printer"',
    ),
    Flaw(
        "a phrasing of two entries, written alike, keeps its own place",
        {"faq.yaml": more("x", "  answer: A.\n  phrasings:\n  - other\n  - Print a document\n")},
        ("faq.yaml", 15, 5),
        "error",
        '"Print a document" is the same question as one of the entry "printer"',
    ),
    Flaw(
        "a phrasing of two entries but for a synonym",
        {
            "pack.yaml": f"{PACK}synonyms: [[document, paper]]\n",
            "faq.yaml": more("x", "  answer: A.\n  phrasings: [print a paper]\n"),
        },
        ("faq.yaml", 13, 3),
        "error",
        '"print a paper" is the same question as one of the entry "printer"',
    ),
    Flaw(
        "phrasings of two entries that are hardly told apart",
        {"faq.yaml": more("x", "  answer: A.\n  phrasings: [a document to print]\n")},
        ("faq.yaml", 8, 3),
        "warning",
        '"print a document" is hardly told apart from "a document to print" of the entry "x"',
    ),
    Flaw(
        "a paragraph too long to be shown and without an end of sentence",
        {"faq.yaml": more("x", f"  phrasings: [y]\n  answer: {'word ' * 800}\n")},
        ("faq.yaml", 13, 3),
        "error",
        "is one piece of 3,999 characters, at most 3,500 can be shown in Discord",
    ),
    Flaw(
        "a code block too long to be shown",
        {
            "faq.yaml": more(
                "x", "  phrasings: [y]\n  answer: |\n    ```\n" + "    code\n" * 800 + "    ```\n"
            )
        },
        ("faq.yaml", 13, 3),
        "error",
        "at most 3,500 can be shown in Discord",
    ),
    Flaw(
        "a golden question that is answered wrong",
        {"golden.yaml": "- ask: one\n  expect: none\n- ask: print a document\n  expect: wifi\n"},
        ("golden.yaml", 3, 3),
        "warning",
        '"print a document" is answered by "printer", expected "wifi"',
    ),
    Flaw(
        "a golden question that is not answered",
        {"golden.yaml": "- ask: zebra\n  expect: [wifi, printer]\n"},
        ("golden.yaml", 1, 3),
        "warning",
        '"zebra" is not answered, expected "wifi" or "printer"',
    ),
    Flaw(
        "a golden question that nothing should answer",
        {"golden.yaml": "- ask: print a document\n  expect: none\n"},
        ("golden.yaml", 1, 3),
        "warning",
        '"print a document" is answered by "printer", expected none',
    ),
    Flaw(
        "a golden question with the right one in second place",
        {
            "faq.yaml": FINE.replace("phrasings: [", "keywords: [it]\n  phrasings: ["),
            "golden.yaml": "- ask: it\n  expect: printer\n",
        },
        ("golden.yaml", 1, 3),
        "warning",
        '"it" offers a choice of "wifi", "printer", expected "printer" first',
    ),
    Flaw(
        "a golden question whose fact is not shown",
        {"golden.yaml": "- ask: print a document\n  expect: printer\n  fact: 29 cents\n"},
        ("golden.yaml", 1, 3),
        "warning",
        'the excerpt shown for "print a document" lacks "29 cents"',
    ),
    Flaw(
        "a question that its entry must not answer and answers",
        {"faq.yaml": f"{FINE}  not_this: [print a document]\n"},
        ("faq.yaml", 10, 3),
        "warning",
        '"print a document" is in `not_this`, but the entry answers it at once',
    ),
)


@pytest.mark.parametrize("flaw", FLAWS, ids=lambda flaw: flaw.name)
def test_a_flaw_is_reported_once_and_in_its_place(tmp_path: Path, flaw: Flaw) -> None:
    found = check(tmp_path, flaw.files)

    assert len(found) == 1, [problem.render() for problem in found]
    file, line, column = flaw.place
    assert (found[0].file, found[0].line, found[0].column) == (str(tmp_path / file), line, column)
    assert found[0].severity == flaw.severity
    assert flaw.message in found[0].message
    assert found[0].hint


def test_what_is_hardly_told_apart_is_reported_once_for_both(tmp_path: Path) -> None:
    found = check(
        tmp_path,
        {"faq.yaml": more("x", "  answer: A.\n  phrasings: [a document print, print document]\n")},
    )

    pairs = [problem.message for problem in found]
    assert len(pairs) == len(set(pairs))
    assert all(problem.severity == "warning" for problem in found)


def test_one_entry_is_asked_by_itself() -> None:
    mine = entry(
        "mine",
        "Where is the gate?",
        "x" * 3_600,
        phrasings=("how do i get into the city", "when does the cafe open", "which gate"),
        not_this=("which gate",),
    )
    others = (
        entry("in", "How do I get in the city?"),
        entry("cafe", "When does the cafe open?"),
        entry("long", "Is this long?", "y" * 3_600),
    )
    answerer = answerer_for(know(mine, *others))
    found = check_entry(mine, mine.phrasings, answerer)
    repeated, long, near, contrast = (each.message for each in found)
    assert "is one piece of 3,600 characters" in long
    assert 'is the same question as one of the entry "mine"' in repeated
    assert 'is hardly told apart from "How do I get in the city?"' in near
    assert '"which gate" is in `not_this`, but the entry answers it at once' in contrast
    assert set(found) < set(check_answers(answerer.snapshot, {}))
    assert check_entry(others[0], (), answerer) == ()


def test_the_shipped_packs_have_no_errors() -> None:
    root = Path(__file__).resolve().parents[2] / "knowledge"

    found = check_packs([root / "diplomacy", root / "attache"], None, today=TODAY)

    assert [problem.render() for problem in found if problem.severity == "error"] == []
