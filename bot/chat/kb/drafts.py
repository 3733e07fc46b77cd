"""/kb drafts: what contributors propose, and what one has not finished oneself."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from functools import partial

import discord
from discord import app_commands, ui

from bot.chat.card import OPTION_CHARS, Option
from bot.chat.forms import open_form
from bot.chat.kb.access import attend
from bot.chat.kb.changes import lines_of, name_of, problem_lines, who_and_when
from bot.chat.kb.effects import shown
from bot.chat.kb.entries import preview_of
from bot.chat.kb.fields import QUESTION, Typed, read_fields, values_of
from bot.chat.kb.outcomes import sheet_of
from bot.chat.kb.press import FORM_PREFIX, press
from bot.chat.kb.route import Route
from bot.chat.kb.sheet import Button, Pick, Row, Sheet, turns
from bot.chat.kb.visit import Visit
from bot.chat.kb.workbench import (
    keep_and_show,
    knowledge_of,
    look_up,
    warnings_of,
    writings_of,
)
from bot.chat.kb.writing import show_form
from bot.chat.markup import channel_link, escape
from bot.chat.network import UNREACHED
from bot.chat.parts import BETWEEN
from bot.chat.services import Services
from bot.chat.words import Words
from bot.core.cut import cut
from bot.core.knowledge import Knowledge
from bot.core.markdown import plain_text
from bot.core.revisions import Draft, DraftState, Kind
from bot.core.roles import Role
from bot.service.curate import Conflicting, Invalid, Saved, Settled, Unchanged
from bot.service.suggesting import is_by_member
from bot.service.writing import Tried, Writing

_log = logging.getLogger(__name__)

_PAGE = 10
# More than ten pages of drafts are not looked through, but worked off.
_MOST_DRAFTS = 100
_REASON = "reason"
_REASON_CHARS = 1_000
_DECIDES = Role.EDITOR
_LOOKS = Role.CONTRIBUTOR


def add_commands(group: app_commands.Group, services: Services) -> None:
    """Put /kb drafts into the group."""

    @group.command(
        name=services.localised("kb-drafts-command"),
        description=services.localised("kb-drafts-description"),
    )
    async def drafts(interaction: discord.Interaction) -> None:
        await attend(interaction, services, Route(_LOOKS, _show_list), "/kb drafts")


async def _show_list(visit: Visit, page: int = 0) -> None:
    """Show one page of what waits, oldest first, and what the moderator has not finished."""
    words, knowledge = visit.words, await knowledge_of(visit)
    waiting = await visit.moderation.store.list_drafts(visit.guild_id, limit=_MOST_DRAFTS)
    mine = await writings_of(visit).unfinished(visit.guild_id, visit.person)
    listed = waiting[page * _PAGE : (page + 1) * _PAGE]
    rows: list[Row] = []
    if listed:
        options = tuple(_option(each, knowledge, words) for each in listed)
        rows.append(Pick(press("draft"), words("kb-draft-placeholder"), options))
    if mine:
        unfinished = tuple(_unfinished(each, words) for each in mine)
        rows.append(Pick(press("write-show"), words("kb-unfinished-placeholder"), unfinished))
    has_next = (page + 1) * _PAGE < len(waiting)
    rows.append(turns(partial(press, "drafts"), page, words, has_next=has_next))
    lines = [_line(each, knowledge, words) for each in listed] or [words("kb-no-drafts")]
    await visit.show(Sheet("\n".join(lines), words("kb-drafts-title"), rows=tuple(rows)))


async def _turn(visit: Visit) -> None:
    await _show_list(visit, int(visit.args[0]))


async def _open(visit: Visit) -> None:
    """Show a draft: who proposes it, what it changes, and the entry as members would see it."""
    [draft_id] = visit.given.values or visit.args
    draft = await _find(visit, draft_id)
    if draft is None:
        return
    words = visit.words
    # Whatever changes from here on is noticed when the draft is approved.
    seen = await writings_of(visit).number(visit.guild_id)
    tried = await writings_of(visit).try_draft(visit.guild_id, draft)
    by = who_and_when(draft.author_id, draft.made_at, words)
    note = f"\n> {_note(draft, words)}" if draft.note else ""
    body = f"{by}{note}\n\n{_told(tried, words)}"
    card = None
    if isinstance(tried, Tried) and tried.entry is not None:
        card = await preview_of(visit, tried.entry)
    rows = (_decisions(visit, draft, tried, seen),)
    await visit.show(Sheet(body, words("kb-draft-title"), rows=rows, preview=card))


async def _approve(visit: Visit) -> None:
    draft_id, seen = visit.args
    draft = await _find(visit, draft_id)
    if draft is None:
        return
    outcome = await visit.moderation.curator.approve(
        visit.guild_id, draft.id, visit.person, seen=int(seen)
    )
    words = visit.words
    match outcome:
        case Settled():
            await visit.show(Sheet(words("kb-draft-gone")))
        case Conflicting(latest):
            approve = Button(
                words("kb-approve-label"), press("draft-approve", draft.id, latest.number)
            )
            look = Button(words("kb-look-again-label"), press("draft", draft.id))
            await visit.show(sheet_of(outcome, words, again=((approve, look),)))
        case Saved() | Unchanged() | Invalid():
            back = Button(words("kb-drafts-label"), press("drafts", 0))
            await visit.show(sheet_of(outcome, words, again=((back,),)))
    if isinstance(outcome, Saved):
        await _tell(visit, draft, _good_news)


async def _open_edit(visit: Visit) -> None:
    """Show the form with what was proposed."""
    draft_id, seen = visit.args
    draft = await _find(visit, draft_id)
    if draft is None:
        return
    typed = await _typed(visit, draft)
    if typed is None:
        await visit.show(Sheet(visit.words("kb-draft-no-entry")))
    else:
        await show_form(visit, press("draft-edited", draft_id, seen), typed)


async def _take_edit(visit: Visit) -> None:
    """Keep what an editor made of a draft; saving it settles the draft."""
    draft_id, seen = visit.args
    draft = await _find(visit, draft_id)
    if draft is None:
        return
    knowledge = await knowledge_of(visit)
    typed = read_fields(visit.given, await _typed(visit, draft) or {}, knowledge)
    entry_id = draft.changes[0].item.id
    is_new = entry_id not in knowledge.entry_by_id
    await keep_and_show(visit, Writing(typed, int(seen), entry_id, is_new, proposal=draft.id))


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
    to = press("draft-declined", visit.args[0])
    await open_form(visit.interaction, to.encode(FORM_PREFIX), words("kb-decline-form"), [field])


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
        await _tell(visit, draft, partial(_bad_news, reason=reason))


async def _tell(visit: Visit, draft: Draft, news: Callable[[str, str, Words], str]) -> None:
    """Write to the author; many take no direct messages, and the decision stands all the same."""
    if draft.author_id is None or draft.author_id == visit.person:
        return
    words = visit.services.words_for_person(draft.author_id, visit.guild_id)
    name = _subject(draft, await knowledge_of(visit), words)
    text = news(name, channel_link(visit.guild_id, visit.interaction.channel_id), words)
    try:
        channel = await visit.interaction.client.create_dm(discord.Object(draft.author_id))
        await channel.send(text)
    except UNREACHED as error:
        _log.info("The author of draft %d was not told: %s.", draft.id, error)


def _good_news(name: str, place: str, words: Words) -> str:
    return words("kb-your-draft-approved", name=name, place=place)


def _bad_news(name: str, place: str, words: Words, *, reason: str) -> str:
    told = words("kb-your-draft-declined", name=name, place=place)
    return f"{told}\n> {escape(reason)}" if reason else told


async def _find(visit: Visit, draft_id: str) -> Draft | None:
    """Return an open draft, and say so if it is settled or gone."""
    return await look_up(visit, _open_draft(visit, int(draft_id)), visit.words("kb-draft-gone"))


async def _open_draft(visit: Visit, draft_id: int) -> Draft | None:
    draft = await visit.moderation.store.find_draft(visit.guild_id, draft_id)
    return draft if draft is not None and draft.state is DraftState.OPEN else None


async def _typed(visit: Visit, draft: Draft) -> Typed | None:
    """Return what the form shows of a draft; None where it writes no single entry."""
    entry = await writings_of(visit).entry_of(visit.guild_id, draft)
    return values_of(entry) if entry is not None else None


def _decisions(
    visit: Visit, draft: Draft, tried: Tried | Invalid | Unchanged, seen: int
) -> tuple[Button, ...]:
    words = visit.words
    if visit.role < _DECIDES:
        return (Button(words("kb-drafts-label"), press("drafts", 0)),)
    approve = Button(
        words("kb-approve-label"),
        press("draft-approve", draft.id, seen),
        discord.ButtonStyle.success,
        is_disabled=isinstance(tried, Invalid),
    )
    return (
        approve,
        Button(words("kb-edit-draft-label"), press("draft-edit", draft.id, seen)),
        Button(
            words("kb-decline-label"), press("draft-decline", draft.id), discord.ButtonStyle.danger
        ),
        Button(words("kb-drafts-label"), press("drafts", 0)),
    )


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


def _line(draft: Draft, knowledge: Knowledge, words: Words) -> str:
    by = who_and_when(draft.author_id, draft.made_at, words)
    mark = f"{BETWEEN}{words('kb-suggested')}" if is_by_member(draft) else ""
    return f"- {_subject(draft, knowledge, words)}\n  -# {by}{mark}"


def _note(draft: Draft, words: Words) -> str:
    return words("kb-suggested") if is_by_member(draft) else shown(draft.note)


def _option(draft: Draft, knowledge: Knowledge, words: Words) -> Option:
    return Option(str(draft.id), cut(plain_text(_subject(draft, knowledge, words)), OPTION_CHARS))


def _unfinished(writing: Writing, words: Words) -> Option:
    question = str(writing.typed.get(QUESTION, "")).strip() or writing.entry_id
    return Option(str(writing.id), cut(question or words("kb-no-question-option"), OPTION_CHARS))


def _subject(draft: Draft, knowledge: Knowledge, words: Words) -> str:
    """Name what a draft is about: the question of an entry, or else its first item."""
    change = draft.changes[0]
    entry = knowledge.entry_by_id.get(change.item.id) if change.item.kind is Kind.ENTRY else None
    question = change.fields.get(QUESTION) or (entry.question if entry is not None else "")
    name = (
        words("kb-quoted", text=shown(str(question))) if question else name_of(change.item, words)
    )
    others = len(draft.changes) - 1
    return words("kb-and-others", name=name, count=others) if others else name


ROUTES: Mapping[str, Route] = {
    "drafts": Route(_LOOKS, _turn),
    "draft": Route(_LOOKS, _open),
    "draft-approve": Route(_DECIDES, _approve),
    "draft-edit": Route(_DECIDES, _open_edit, opens_form=True),
    "draft-edited": Route(_DECIDES, _take_edit),
    "draft-decline": Route(_DECIDES, _open_decline, opens_form=True),
    "draft-declined": Route(_DECIDES, _decline),
}
