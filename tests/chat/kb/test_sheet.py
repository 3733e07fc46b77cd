"""Sheets: within Discord's limits, whatever is put on them."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from bot.chat.card import TEXT_CHARS, Card, Choice, Option
from bot.chat.kb.press import press
from bot.chat.kb.sheet import (
    Attached,
    Button,
    ChannelPick,
    Pick,
    RolePick,
    Row,
    Sheet,
    files_of,
    render_sheet,
    turns,
)
from bot.chat.press import Show
from tests.support.library import TEXT_DISPLAY, shipped_languages
from tests.support.moderators import walk

GO = press("go", 1)


def _parts(sheet: Sheet) -> list[dict[str, Any]]:
    view: Any = render_sheet(sheet)
    return walk(view.to_components())


def _texts(sheet: Sheet) -> list[str]:
    return [part["content"] for part in _parts(sheet) if part["type"] == TEXT_DISPLAY]


@pytest.mark.parametrize(
    "sheet",
    [
        pytest.param(Sheet("word " * 2_000, "T" * 400, "s" * 900), id="long texts"),
        pytest.param(Sheet("word " * 2_000, "T", preview=Card("a " * 1_500)), id="with a preview"),
    ],
)
def test_all_texts_together_fit(sheet: Sheet) -> None:
    assert sum(map(len, _texts(sheet))) <= TEXT_CHARS


def test_a_preview_is_what_members_see_but_cannot_be_pressed() -> None:
    card = Card("Three weeks.", "Loans", choices=(Choice("More", Show("more")),), accent=1)
    parts = _parts(Sheet("Is this right?", preview=card, rows=((Button("Save", GO),),)))
    buttons = {each["label"]: each.get("disabled", False) for each in parts if each["type"] == 2}
    assert _texts(Sheet("Is this right?", preview=card)) == [
        "Is this right?",
        "### Loans",
        "Three weeks.",
    ]
    assert buttons == {"More": True, "Save": False}


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        pytest.param((Button("Go", GO),), 2, id="buttons"),
        pytest.param(Pick(GO, "Pick", (Option("a", "A"),)), 3, id="options"),
        pytest.param(RolePick(GO, "Pick", (5,)), 6, id="roles"),
        pytest.param(ChannelPick(GO, "Pick", picked=(5,)), 8, id="channels"),
    ],
)
def test_a_row_has_what_was_asked_for(row: Row, kind: int) -> None:
    [_, control] = [part for part in _parts(Sheet("", rows=(row,))) if part["type"] != TEXT_DISPLAY]
    assert control["type"] == kind


def test_what_is_picked_is_shown_as_chosen() -> None:
    options = (Option("a", "A"), Option("b", "B"))
    parts = _parts(Sheet("", rows=(Pick(GO, "Pick", options, picked=frozenset("b")),)))
    [menu] = [part for part in parts if part["type"] == 3]
    assert [each.get("default", False) for each in menu["options"]] == [False, True]


def test_files_are_shown_with_the_text_and_sent_along() -> None:
    sheet = Sheet(
        "Here.", attached=(Attached("days.png", b"png", "A line"), Attached("days.csv", b"1,2"))
    )
    parts = _parts(sheet)
    [gallery] = [
        part for part in parts if part["type"] == discord.ComponentType.media_gallery.value
    ]
    [file] = [part for part in parts if part["type"] == discord.ComponentType.file.value]
    assert gallery["items"][0]["media"]["url"] == "attachment://days.png"
    assert gallery["items"][0]["description"] == "A line"
    assert file["file"]["url"] == "attachment://days.csv"
    assert [(each.filename, each.fp.read()) for each in files_of(sheet)] == [
        ("days.png", b"png"),
        ("days.csv", b"1,2"),
    ]


@pytest.mark.parametrize(
    ("page", "has_next", "labels"),
    [
        (0, False, []),
        (0, True, ["Next"]),
        (1, True, ["Previous", "Next"]),
        (1, False, ["Previous"]),
    ],
)
def test_turns_lead_where_there_is_something(
    page: int, labels: list[str], *, has_next: bool
) -> None:
    words = shipped_languages().english
    found = turns(lambda number: press("page", number), page, words, has_next=has_next)
    assert [each.label for each in found] == labels
