"""A copy of an answer that says where it comes from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.knowledge import Knowledge
from bot.core.model import Source
from bot.service.copy import Copy, CopyLabels, copy_of
from tests.support.library import ENTRIES, library

LABELS = CopyLabels("Topic", "Sources", "Reviewed", "From")


def test_a_copy_has_all_there_is_to_say() -> None:
    assert copy_of(ENTRIES[0], library(), LABELS) == Copy(
        "loan-period.md",
        "# How long can I keep a book?\n\n"
        "You may keep a book for **three weeks**.\n\n"
        "## Sources\n\n"
        "- [House rules](<https://library.example/rules>), City Library\n\n"
        "---\n\n"
        "- Topic: Lending\n- Reviewed: 2026-11-03\n- From: Library\n",
    )


def test_what_is_not_known_is_left_out() -> None:
    bare = replace(ENTRIES[0], topic="gone", sources=(), reviewed="", pack="gone")
    text = "# How long can I keep a book?\n\nYou may keep a book for **three weeks**.\n"
    assert copy_of(bare, library(), LABELS).text == text


def test_a_title_with_brackets_stays_a_link() -> None:
    pack = replace(
        library().packs[0], sources=(Source("rules", "A [new] rule", url="https://a.b"),)
    )
    text = copy_of(ENTRIES[0], Knowledge((pack,)), LABELS).text
    assert "- [A \\[new\\] rule](<https://a.b>)\n" in text


@pytest.mark.parametrize(
    ("name", "filename"),
    [
        ("renew-online", "renew-online.md"),
        ("Café/../été", "cafe-ete.md"),
        ("外交", "answer.md"),
        ("a" * 200, "a" * 60 + ".md"),
    ],
)
def test_the_filename_is_safe_anywhere(name: str, filename: str) -> None:
    assert copy_of(replace(ENTRIES[0], id=name), library(), LABELS).filename == filename
