"""What somebody is writing, as they see it: as members will, with what speaks against it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterator
from typing import TypeVar

import discord

from bot.chat.card import BUTTONS_A_ROW
from bot.chat.kb.changes import lines_of, problem_lines, problem_text, who_and_when
from bot.chat.kb.effects import loss_of, lost_with, shown, title_in
from bot.chat.kb.entries import preview_of
from bot.chat.kb.fields import ANSWER, FIELD_CHARS, Typed
from bot.chat.kb.portions import split_parts
from bot.chat.kb.press import press
from bot.chat.kb.sheet import Attached, Button, Row, Sheet
from bot.chat.kb.visit import Visit
from bot.chat.words import Words
from bot.core.knowledge import Knowledge
from bot.core.roles import Role
from bot.errors import StorageError
from bot.service.curate import Invalid, Unchanged
from bot.service.preview import Preview
from bot.service.trying import Tried
from bot.service.writing import Writing, Writings

OPEN = "write"
SAVE = "write-save"
DROP = "write-drop"
PART = "write-part"

PATIENCE_S = 2.0
"""How long a form may wait for the database: it must be there within three seconds."""

Found = TypeVar("Found")

_BACK = "what-you-wrote.md"
_MOST_WARNINGS = 5


def writings_of(visit: Visit) -> Writings:
    """Return where everything is that is being written."""
    return Writings(visit.moderation)


async def find_writing(visit: Visit, writing_id: str, seen: str = "0") -> Writing | None:
    """Return what the moderator is writing, and tell them if it is not there any more.

    They know of revision `seen` by now.
    """
    looking = writings_of(visit).find(visit.guild_id, visit.person, int(writing_id), seen=int(seen))
    return await look_up(visit, looking, visit.words("kb-writing-gone"))


async def look_up(visit: Visit, looking: Awaitable[Found | None], gone: str) -> Found | None:
    """Return what is looked for; where there is nothing, say that it is `gone`.

    What came with a form is given back then. Without a form, raises StorageError where the
    database is away, or too slow for a form to be opened.
    """
    typed = visit.given.texts
    try:
        async with asyncio.timeout(PATIENCE_S):
            found = await looking
    except (StorageError, TimeoutError) as error:
        if not typed:
            raise StorageError("read the draft") from error
        await give_back(visit, typed, visit.words("kb-not-kept"))
        return None
    if found is None and typed:
        await give_back(visit, typed, gone)
    elif found is None:
        await visit.show(Sheet(gone))
    return found


def as_file(typed: Typed) -> Attached:
    """Return what was typed as a file, for where it is not kept."""
    texts = {key: each if isinstance(each, str) else "\n".join(each) for key, each in typed.items()}
    parts = [f"# {key}\n\n{text}" for key, text in texts.items()]
    return Attached(_BACK, "\n\n".join(parts).encode("utf-8"))


async def give_back(visit: Visit, typed: Typed, why: str) -> None:
    """Give what was typed back as a file; what the moderator saw before stays."""
    sheet = Sheet(why, attached=(as_file(typed),))
    await (visit.show if visit.interaction.message is None else visit.show_besides)(sheet)


def answer_of(writing: Writing) -> str:
    """Return the whole answer, whether it was typed or is that of the entry."""
    return str(writing.whole.get(ANSWER, ""))


async def keep_and_show(visit: Visit, writing: Writing) -> None:
    """Keep what was written and show it; where it cannot be kept, it is given back as a file."""
    try:
        kept = await writings_of(visit).keep(visit.guild_id, visit.person, writing)
    except StorageError:
        await give_back(visit, writing.typed, visit.words("kb-not-kept"))
    else:
        await show_writing(visit, kept)


async def show_writing(visit: Visit, writing: Writing) -> None:
    """Show what was written, and offer what can be done with it."""
    writings = writings_of(visit)
    named, tried = await writings.try_out(visit.guild_id, writing)
    if named != writing:
        await writings.keep(visit.guild_id, visit.person, named)
    await visit.show(await sheet_of_writing(visit, named, tried))


async def sheet_of_writing(
    visit: Visit, writing: Writing, tried: Tried | Invalid | Unchanged
) -> Sheet:
    """Return what was written as members will see it, or what is wrong with it."""
    words, answer = visit.words, answer_of(writing)
    rows = (
        controls(writing, visit, is_good=isinstance(tried, Tried)),
        *_part_rows(writing, answer, words),
    )
    # Whoever would rather write in an editor may take it from here, and bring it back as a file.
    is_long = len(answer) > FIELD_CHARS
    attached = (Attached("answer.md", answer.encode("utf-8")),) if is_long else ()
    small = words("kb-long-answer") if is_long else ""
    match tried:
        case Invalid(problems):
            body = f"{words('kb-invalid')}\n{problem_lines(problems)}\n\n{words('kb-is-kept')}"
            return Sheet(body, words("kb-invalid-title"), small, rows, attached=attached)
        case Unchanged():
            return Sheet(words("kb-unchanged"), "", small, rows, attached=attached)
    card = await preview_of(visit, tried.entry) if tried.entry is not None else None
    body = warnings_of(tried, words)
    return Sheet(body, words("kb-preview-title"), small, rows, card, attached)


def controls(writing: Writing, visit: Visit, *, is_good: bool = True) -> tuple[Button, ...]:
    """Return the buttons to save what was written, to go on with it, and to drop it."""
    words = visit.words
    may_save = visit.role >= Role.EDITOR
    label = words("kb-save-label") if may_save else words("kb-hand-in-label")
    save = Button(label, press(SAVE, writing.id), discord.ButtonStyle.success)
    return (
        *((save,) if is_good else ()),
        *ways_on(writing, writing.seen, words),
    )


def ways_on(writing: Writing, seen: int, words: Words) -> tuple[Button, ...]:
    """Return the buttons to go on with what was written, now knowing revision `seen`, or not."""
    return (
        Button(words("kb-again-label"), press(OPEN, writing.id, seen)),
        Button(words("kb-discard-label"), press(DROP, writing.id), discord.ButtonStyle.danger),
    )


def warnings_of(tried: Tried, words: Words) -> str:
    """Tell what speaks against a change.

    It would go over what somebody else did meanwhile, take answers away, have near relations, or
    have flaws.
    """
    parts = [*_meanwhile(tried, words)]
    mark = words("kb-check-error")
    errors = [each for each in tried.problems if each.severity == "error"]
    others = [each for each in tried.problems if each.severity == "warning"]
    lines = [
        *(f"- {mark} {problem_text(each)}" for each in errors),
        *_lost(tried.preview, words),
        *lost_with(tried.preview.losses, words),
        *_rivals(tried, words),
        *(f"- {problem_text(each)}" for each in others),
    ]
    if lines:
        more = len(lines) - _MOST_WARNINGS
        rest = [words("kb-more-lines", count=more)] if more > 0 else []
        parts.append("\n".join([words("kb-warnings"), *lines[:_MOST_WARNINGS], *rest]))
    return "\n\n".join(parts) or words("kb-no-warnings")


def _meanwhile(tried: Tried, words: Words) -> Iterator[str]:
    if tried.latest is None:
        return
    by = who_and_when(tried.latest.author_id, tried.latest.made_at, words)
    changes = [each for clash in tried.preview.plan.clashes for each in clash.changes]
    yield f"{words('kb-meanwhile', by=by)}\n{lines_of(changes, words)}"


def _lost(preview: Preview, words: Words) -> Iterator[str]:
    before = Knowledge(preview.plan.before.packs)
    after = Knowledge(preview.plan.after.packs)
    for shift in preview.shifts:
        if shift.is_worse:
            yield loss_of(shift, before, after, words)


def _rivals(tried: Tried, words: Words) -> Iterator[str]:
    before = Knowledge(tried.preview.plan.before.packs)
    for text, rival in tried.rivals:
        owner = title_in(before, rival)
        yield words("kb-warn-rival", question=shown(text), owner=owner)


def _part_rows(writing: Writing, answer: str, words: Words) -> Iterator[Row]:
    if len(answer) <= FIELD_CHARS:
        return
    buttons = [
        Button(words("kb-part-label", page=number + 1), press(PART, writing.id, number))
        for number in range(len(split_parts(answer)))
    ]
    for start in range(0, len(buttons), BUTTONS_A_ROW):
        yield tuple(buttons[start : start + BUTTONS_A_ROW])
