"""One draft of /kb drafts: looked at, then approved, edited or declined.

The number of the latest revision that the editor knows of goes along on the buttons. What was
changed up to then they have been shown; what is changed after that is noticed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

import discord
from discord import ui

from bot.chat.kb.authors import find_draft, tell_approved, tell_declined
from bot.chat.kb.changes import lines_of, name_of, problem_lines, who_and_when
from bot.chat.kb.effects import shown
from bot.chat.kb.entries import knowledge_of, preview_of
from bot.chat.kb.fields import read_fields
from bot.chat.kb.outcomes import sheet_of
from bot.chat.kb.press import press
from bot.chat.kb.route import Route
from bot.chat.kb.sheet import Button, Sheet
from bot.chat.kb.visit import Visit
from bot.chat.kb.workbench import (
    keep_and_show,
    look_up,
    warnings_of,
    writings_of,
)
from bot.chat.kb.writing import show_form
from bot.chat.words import Words
from bot.core.revisions import Draft
from bot.core.roles import Role
from bot.service.curate import Conflicting, Invalid, Saved, Settled, Unchanged
from bot.service.suggesting import is_by_member
from bot.service.trying import Tried
from bot.service.writing import Writing

DRAFT = "draft"
LIST = "drafts"

_APPROVE = "draft-approve"
_EDIT = "draft-edit"
_EDITED = "draft-edited"
_DECLINE = "draft-decline"
_DECLINED = "draft-declined"

_REASON = "reason"
_REASON_CHARS = 1_000
_DECIDES = Role.EDITOR
_LOOKS = Role.CONTRIBUTOR


async def _open(visit: Visit) -> None:
    """Show a draft: who proposes it, what it changes, and the entry as members would see it."""
    [draft_id] = visit.given.values or visit.args
    draft = await _find(visit, draft_id)
    if draft is None:
        return
    words, writings = visit.words, writings_of(visit)
    seen = await writings.number(visit.guild_id)
    tried = await writings.try_draft(visit.guild_id, draft)
    by = who_and_when(draft.author_id, draft.made_at, words)
    note = f"\n> {_note(draft, words)}" if draft.note else ""
    body = f"{by}{note}\n\n{_told(tried, words)}"
    card = None
    if isinstance(tried, Tried) and tried.entry is not None:
        card = await preview_of(visit, tried.entry)
    ways = await _decisions(visit, draft, tried, seen) if visit.role >= _DECIDES else ()
    rows = ((*ways, _back(words)),)
    await visit.show(Sheet(body, words("kb-draft-title"), rows=rows, preview=card))


async def _approve(visit: Visit) -> None:
    draft_id, seen = visit.args
    draft = await _find(visit, draft_id)
    if draft is None:
        return
    words, curator = visit.words, visit.moderation.curator
    outcome = await curator.approve(visit.guild_id, draft.id, visit.person, seen=int(seen))
    match outcome:
        case Settled():
            await visit.show(Sheet(words("kb-draft-gone")))
        case Conflicting(latest):
            approve = Button(words("kb-approve-label"), press(_APPROVE, draft.id, latest.number))
            look = Button(words("kb-look-again-label"), press(DRAFT, draft.id))
            await visit.show(sheet_of(outcome, words, again=((approve, look),)))
        case Invalid():
            await visit.show(sheet_of(outcome, words, again=((_back(words),),)))
        case Saved() | Unchanged():
            await visit.show(sheet_of(outcome, words))
            await tell_approved(visit, draft)
        case _:
            assert_never(outcome)


async def _open_edit(visit: Visit) -> None:
    """Show the form with what was proposed."""
    draft_id, seen = visit.args
    writing = await _find_proposed(visit, draft_id, seen)
    if writing is not None:
        await show_form(visit, press(_EDITED, draft_id, seen), writing.whole)


async def _take_edit(visit: Visit) -> None:
    """Keep what an editor made of a draft; saving it settles the draft."""
    draft_id, seen = visit.args
    writing = await _find_proposed(visit, draft_id, seen)
    if writing is not None:
        typed = read_fields(visit.given, writing.typed, await knowledge_of(visit))
        await keep_and_show(visit, replace(writing, typed=typed))


async def _open_decline(visit: Visit) -> None:
    words = visit.words
    reason: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id=_REASON,
        style=discord.TextStyle.paragraph,
        required=False,
        max_length=_REASON_CHARS,
    )
    field = ui.Label[ui.Modal](
        text=words("kb-reason-field"),
        description=words("kb-reason-field-description"),
        component=reason,
    )
    await visit.open_form(press(_DECLINED, visit.args[0]), words("kb-decline-form"), [field])


async def _decline(visit: Visit) -> None:
    draft = await _find(visit, visit.args[0])
    if draft is None:
        return
    reason = visit.given.texts.get(_REASON, "").strip()
    is_declined = await visit.moderation.curator.decline(
        visit.guild_id, draft.id, visit.person, reason
    )
    words = visit.words
    await visit.show(Sheet(words("kb-declined") if is_declined else words("kb-draft-gone")))
    if is_declined:
        await tell_declined(visit, draft, reason)


async def _find(visit: Visit, draft_id: str) -> Draft | None:
    """Return an open draft, and say so if it is settled or gone."""
    return await look_up(visit, find_draft(visit, int(draft_id)), visit.words("kb-draft-gone"))


async def _find_proposed(visit: Visit, draft_id: str, seen: str) -> Writing | None:
    """Return what an editor goes on with, and say so if that is not possible any more."""

    async def find() -> Writing | None:
        draft = await find_draft(visit, int(draft_id))
        if draft is None:
            return None
        return await writings_of(visit).find_proposed(visit.guild_id, draft, seen=int(seen))

    return await look_up(visit, find(), visit.words("kb-draft-no-edit"))


async def _decisions(
    visit: Visit, draft: Draft, tried: Tried | Invalid | Unchanged, seen: int
) -> tuple[Button, ...]:
    words = visit.words
    approve = Button(
        words("kb-approve-label"),
        press(_APPROVE, draft.id, seen),
        discord.ButtonStyle.success,
        is_disabled=isinstance(tried, Invalid),
    )
    edit = Button(words("kb-edit-draft-label"), press(_EDIT, draft.id, seen))
    decline = Button(
        words("kb-decline-label"), press(_DECLINE, draft.id), discord.ButtonStyle.danger
    )
    form = await writings_of(visit).find_proposed(visit.guild_id, draft, seen=seen)
    return (approve, edit, decline) if form is not None else (approve, decline)


def _back(words: Words) -> Button:
    return Button(words("kb-drafts-label"), press(LIST, 0))


def _told(tried: Tried | Invalid | Unchanged, words: Words) -> str:
    """Tell what a draft changes, and what speaks against it."""
    match tried:
        case Invalid(problems):
            return f"{words('kb-invalid')}\n{problem_lines(problems)}"
        case Unchanged():
            return words("kb-unchanged")
    parts = [
        f"{name_of(item, words)}\n{lines_of(changes, words)}"
        for item, changes in tried.preview.plan.differences
    ]
    return "\n\n".join([*parts, warnings_of(tried, words)])


def _note(draft: Draft, words: Words) -> str:
    return words("kb-suggested") if is_by_member(draft) else shown(draft.note)


ROUTES: Mapping[str, Route] = {
    DRAFT: Route(_LOOKS, _open),
    _APPROVE: Route(_DECIDES, _approve),
    _EDIT: Route(_DECIDES, _open_edit, opens_form=True),
    _EDITED: Route(_DECIDES, _take_edit),
    _DECLINE: Route(_DECIDES, _open_decline, opens_form=True),
    _DECLINED: Route(_DECIDES, _decline),
}
