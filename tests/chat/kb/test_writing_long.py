"""Answers that are too long for a form: in parts, and as files."""

from __future__ import annotations

import pytest
import simcord
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.kb.portions import PART_CHARS, replace_part, split_parts
from bot.core.revisions import DraftState, Item, Kind
from bot.service.moderation import Edit
from tests.support.entry_forms import LOST, fields, press, submit
from tests.support.library import labels, said
from tests.support.moderators import Council
from tests.support.properties import steady

LATE_FEE = Item(Kind.ENTRY, "late-fee")
LONG = "\n\n".join(f"Paragraph {number} is about fees{' or so' * 50}." for number in range(30))


async def _answer(here: Council) -> str:
    held = await here.moderation.guilds.settle(here.guild_id)
    return held.current.knowledge.entry_by_id["late-fee"].answer


async def _long(here: Council) -> simcord.ResponseMessage:
    """Open the long answer of an entry for editing."""
    await here.change(Edit(LATE_FEE, {"answer": LONG}))
    return await submit(here, await here.kb("edit", entry="late-fee"), phrasings="late fees\nfee")


@steady
@given(st.text(max_size=300), st.integers(1, 40))
def test_parts_joined_are_the_text(text: str, limit: int) -> None:
    parts = split_parts(text, limit)
    assert "".join(parts) == text
    assert all(len(part) <= limit for part in parts)


@steady
@given(st.text(alphabet="ab \n", max_size=200), st.integers(4, 40), st.data())
def test_a_part_that_comes_back_unchanged_changes_nothing(
    text: str, limit: int, data: st.DataObject
) -> None:
    parts = split_parts(text, limit)
    number = data.draw(st.integers(0, len(parts) - 1))
    # Discord may drop the spaces around it.
    assert replace_part(text, number, parts[number].strip(), limit) == text


def test_parts_end_where_paragraphs_do() -> None:
    parts = split_parts(LONG)
    assert len(parts) > 2
    assert all(part.endswith("\n\n") for part in parts[:-1])


def test_a_part_may_be_emptied() -> None:
    assert replace_part("one two", 0, "", 4) == " two"


async def test_a_form_has_no_room_for_a_long_answer_and_leaves_it(here: Council) -> None:
    await here.change(Edit(LATE_FEE, {"answer": LONG}))
    shown = await here.kb("edit", entry="late-fee")
    assert "answer" not in fields(shown)
    preview = await submit(here, shown, phrasings="late fees\nfee")
    assert "Part 1" in labels(preview)
    await press(here, preview, "Save entry")
    assert await _answer(here) == LONG


async def test_one_part_is_edited_and_the_rest_stays(here: Council) -> None:
    preview = await _long(here)
    shown = await here.sam.click(preview, label="Part 2")
    parts = split_parts(LONG)
    assert fields(shown) == {"part": parts[1].strip()}
    preview = await submit(here, shown, part="Nothing at all.")
    await press(here, preview, "Save entry")
    assert await _answer(here) == f"{parts[0]}Nothing at all.\n\n{''.join(parts[2:])}"


async def test_a_part_that_is_not_the_same_any_more_is_given_back(here: Council) -> None:
    preview = await _long(here)
    first = await here.sam.click(preview, label="Part 1")
    second = await here.sam.click(preview, label="Part 2")
    await submit(here, first, part="Short.")
    result = await here.sam.submit_modal(second, {"part": "Mine."})
    [told] = result.followups
    assert said(told).startswith("The answer was changed meanwhile")
    assert [each.filename for each in told.attachments] == ["what-you-wrote.md"]


async def test_an_answer_comes_as_a_file_letter_by_letter(here: Council) -> None:
    data = LONG.replace("\n", "\r\n").encode("utf-8-sig")
    result = await here.kb("edit", entry="late-fee", file=("answer.md", data))
    assert result.response is not None
    assert [each.filename for each in result.response.attachments] == ["answer.md"]
    await press(here, result.response, "Save entry")
    assert await _answer(here) == LONG


async def test_a_new_entry_may_begin_with_a_file(here: Council) -> None:
    result = await here.kb("add", topic="Lending", file=("answer.md", LONG.encode()))
    assert result.response is not None
    assert said(result.response).startswith("### Not saved")
    shown = await here.sam.click(result.response, label="Edit again")
    preview = await submit(here, shown, question=LOST["question"])
    assert said(await press(here, preview, "Save entry")).startswith("### Saved")
    held = await here.moderation.guilds.settle(here.guild_id)
    entry = held.current.knowledge.entry_by_id["what-if-i-lose-a-book"]
    assert (entry.answer, entry.topic) == (LONG, "lending")


async def test_more_than_an_answer_may_have_is_told_and_shortened_in_parts(here: Council) -> None:
    paragraphs = LONG.split("\n\n")
    data = "\n\n".join([*paragraphs] * 3).encode()
    result = await here.kb("edit", entry="late-fee", file=("answer.md", data))
    message = result.response
    assert message is not None
    assert "at most 20,000" in said(message)
    assert "Save entry" not in labels(message)
    while "Save entry" not in labels(message):
        last = [each for each in labels(message) if each.startswith("Part ")][-1]
        message = await submit(here, await here.sam.click(message, label=last), part="")
    await press(here, message, "Save entry")
    assert 20_000 - PART_CHARS < len(await _answer(here)) <= 20_000


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        pytest.param(b"\xff\xfeh\x00i\x00", "This file is not text in UTF-8.", id="UTF-16"),
        pytest.param(b"w" * 150_001, "This file is too big for an answer.", id="too big"),
    ],
)
async def test_a_bad_file_is_told_and_changes_nothing(
    here: Council, data: bytes, sentence: str
) -> None:
    result = await here.kb("edit", entry="late-fee", file=("answer.md", data))
    assert said(result.response).startswith(sentence)
    assert await here.store.list_drafts(here.guild_id, state=DraftState.WORKING) == []
