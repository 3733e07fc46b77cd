"""An answer that is too long for a form: edited in parts, or taken from a file. It is never cut."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import replace

import discord
from discord import ui

from bot.chat.forms import open_form
from bot.chat.kb.fields import ANSWER, FIELD_CHARS
from bot.chat.kb.portions import replace_part, split_parts
from bot.chat.kb.press import FORM_PREFIX, press
from bot.chat.kb.route import Route
from bot.chat.kb.sheet import Sheet
from bot.chat.kb.visit import Visit
from bot.chat.kb.workbench import PART, answer_of, find_writing, give_back, keep_and_show
from bot.chat.network import UNREACHED
from bot.core.roles import Role
from bot.service.writing import Writing

_NEEDED = Role.CONTRIBUTOR
_PARTED = "write-parted"
_PART_FIELD = "part"
# UTF-8 takes up to four bytes a character; a file far beyond what an answer may have is no answer.
_MOST_BYTES = 150_000
_BYTES_A_KB = 1_000


async def take_file(visit: Visit, writing: Writing, file: discord.Attachment) -> None:
    """Take the answer from a file, letter by letter."""
    if file.size > _MOST_BYTES:
        most = _MOST_BYTES // _BYTES_A_KB
        await visit.show(Sheet(visit.words("kb-file-too-big", count=most)))
        return
    try:
        data = await file.read()
        answer = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        await visit.show(Sheet(visit.words("kb-file-no-text")))
    except UNREACHED:
        await visit.show(Sheet(visit.words("kb-file-gone")))
    else:
        typed = {**writing.typed, ANSWER: answer.replace("\r\n", "\n")}
        await keep_and_show(visit, replace(writing, typed=typed))


async def _open_part(visit: Visit) -> None:
    """Show the form with one part of a long answer."""
    writing_id, number = visit.args
    writing = await find_writing(visit, writing_id)
    if writing is None:
        return
    answer = answer_of(writing)
    parts = split_parts(answer)
    if int(number) >= len(parts):
        await visit.show_besides(Sheet(visit.words("kb-part-gone")))
        return
    words = visit.words
    part: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id=_PART_FIELD,
        style=discord.TextStyle.paragraph,
        default=parts[int(number)].strip() or None,
        required=False,
        max_length=FIELD_CHARS,
    )
    label = words("kb-part-field", page=int(number) + 1, last=len(parts))
    to = press(_PARTED, writing_id, number, _mark(answer))
    field = ui.Label[ui.Modal](text=label, component=part)
    await open_form(visit.interaction, to.encode(FORM_PREFIX), words("kb-part-form"), [field])


async def _take_part(visit: Visit) -> None:
    """Put a part in its place, unless the answer is not what it was taken from any more."""
    writing_id, number, mark = visit.args
    writing = await find_writing(visit, writing_id)
    new = visit.given.texts.get(_PART_FIELD, "")
    if writing is None:
        return
    answer = answer_of(writing)
    if _mark(answer) != int(mark):
        await give_back(visit, visit.given.texts, visit.words("kb-part-gone"))
        return
    typed = {**writing.typed, ANSWER: replace_part(answer, int(number), new)}
    await keep_and_show(visit, replace(writing, typed=typed))


def _mark(answer: str) -> int:
    """Return a number that tells whether an answer is the one that a form was made of."""
    return zlib.crc32(answer.encode("utf-8", "surrogatepass"))


ROUTES: Mapping[str, Route] = {
    PART: Route(_NEEDED, _open_part, opens_form=True),
    _PARTED: Route(_NEEDED, _take_part),
}
