"""/kb import and /kb export: knowledge that comes as a file, and goes as one."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import assert_never

import discord
from discord import app_commands

from bot.chat.kb.access import attend
from bot.chat.kb.outcomes import sheet_of
from bot.chat.kb.press import Press, press
from bot.chat.kb.route import Route
from bot.chat.kb.sheet import Attached, Button, Sheet
from bot.chat.kb.visit import Visit
from bot.chat.markup import escape
from bot.chat.network import UNREACHED
from bot.chat.services import Services
from bot.chat.words import Words
from bot.core.cut import cut
from bot.core.problem import Problem
from bot.core.roles import Role
from bot.errors import KnowledgeError
from bot.service.curate import Conflicting, Saved, Settled
from bot.service.transfer import (
    MAX_BYTES,
    Clash,
    Conflict,
    Planned,
    Prepared,
    Refused,
    do_import,
    drop_import,
    pack_knowledge,
    prepare_import,
)

_log = logging.getLogger(__name__)

_MAY_IMPORT = Role.EDITOR
_MAY_EXPORT = Role.READER
_NAME_CHARS = 100
_SHOWN_PROBLEMS = 8
_SHOWN_ITEMS = 5
# A file of this size takes long enough for somebody to wonder.
_BIG_BYTES = 100_000
_BYTES_A_KB = 1024


def add_commands(group: app_commands.Group, services: Services) -> None:
    """Put both commands into the group."""

    @group.command(
        name=services.localised("kb-import-command"),
        description=services.localised("kb-import-description"),
    )
    @app_commands.describe(file=services.localised("kb-import-file-description"))
    @app_commands.rename(file=services.localised("kb-import-parameter"))
    async def import_(interaction: discord.Interaction, file: discord.Attachment) -> None:
        route = Route(_MAY_IMPORT, partial(_look_at, file=file))
        await attend(interaction, services, route, "/kb import")

    @group.command(
        name=services.localised("kb-export-command"),
        description=services.localised("kb-export-description"),
    )
    async def export(interaction: discord.Interaction) -> None:
        await attend(interaction, services, Route(_MAY_EXPORT, _export), "/kb export")


async def _look_at(visit: Visit, file: discord.Attachment) -> None:
    words, name = visit.words, _shown(file.filename)
    if file.size > MAX_BYTES:
        most = MAX_BYTES // _BYTES_A_KB
        await visit.show(Sheet(words("kb-import-too-big", name=name, most=most)))
        return
    if file.size > _BIG_BYTES:
        await visit.show(Sheet(words("kb-import-reading", name=name)))
    try:
        data = await file.read()
    except UNREACHED:
        _log.info("An upload cannot be read.", exc_info=True)
        await visit.show(Sheet(words("kb-import-gone", name=name)))
        return
    note = words("kb-import-note", name=cut(file.filename, _NAME_CHARS))
    prepared = await prepare_import(
        visit.moderation, visit.guild_id, visit.person, file.filename, data, note=note
    )
    match prepared:
        case Refused(problems=problems):
            await visit.show(_refused(name, problems, words))
        case Prepared():
            await visit.show(_offer(name, prepared, words))
        case _:
            assert_never(prepared)


def _refused(name: str, problems: Sequence[Problem], words: Words) -> Sheet:
    lines = [words("kb-import-refused", name=name, count=len(problems))]
    lines += [_problem(each, words) for each in problems[:_SHOWN_PROBLEMS]]
    text = "\n".join(each.render() for each in problems)
    return Sheet(
        "\n".join(lines),
        words("kb-import-refused-title"),
        attached=(_text_file("problems.txt", text),),
    )


def _problem(problem: Problem, words: Words) -> str:
    place = words("kb-import-place", line=problem.line, column=problem.column)
    hint = f"\n  -# {escape(problem.hint)}" if problem.hint else ""
    return f"- {place if problem.line else ''} {escape(problem.message)}{hint}"


def _offer(name: str, prepared: Prepared, words: Words) -> Sheet:
    plan = prepared.plan
    title = words("kb-import-title")
    counts = words(
        "kb-import-counts",
        name=name,
        added=len(plan.added),
        changed=len(plan.changed),
        conflicting=len(plan.conflicting),
        unchanged=len(plan.unchanged),
        absent=len(plan.absent),
    )
    if not prepared.drafts:
        return Sheet(
            f"{counts}\n\n{words('kb-import-nothing')}", title, attached=_list_of(prepared, words)
        )
    shown = [
        "\n".join((f"**{heading}**", *lines[:_SHOWN_ITEMS], *_rest(lines, words)))
        for heading, lines in _groups(prepared, words, _shown)
        if lines
    ]
    return Sheet(
        "\n\n".join((counts, *shown)),
        title,
        small=_remarks(prepared, words),
        rows=(_choices(prepared, words),),
        attached=_list_of(prepared, words),
    )


def _remarks(prepared: Prepared, words: Words) -> str:
    acceptable, warnings = len(prepared.plan.acceptable), len(prepared.warnings)
    lines = [words("kb-import-acceptable", count=acceptable)] if acceptable else []
    lines += [words("kb-import-warnings", count=warnings)] if warnings else []
    return "\n".join(lines)


def _choices(prepared: Prepared, words: Words) -> tuple[Button, ...]:
    """Offer the ways in which there is something to do."""
    style = discord.ButtonStyle
    ways = (
        (words("kb-import-label"), prepared.draft, style.success),
        (words("kb-import-accept-label"), prepared.accepting, style.secondary),
        (words("kb-import-remove-label"), prepared.removing, style.danger),
    )
    drafts = prepared.drafts
    buttons = (
        Button(label, _way(draft, prepared.seen, drafts), colour)
        for label, draft, colour in ways
        if draft
    )
    return (*buttons, Button(words("kb-import-drop-label"), press("import-drop", *drafts)))


def _way(draft: int, seen: int, drafts: Iterable[int]) -> Press:
    return press("import", draft, seen, *(each for each in drafts if each != draft))


async def _import(visit: Visit) -> None:
    draft_id, seen, *others = map(int, visit.args)
    words = visit.words
    outcome = await do_import(
        visit.moderation, visit.guild_id, visit.person, draft_id, seen=seen, instead_of=others
    )
    match outcome:
        case Settled():
            await visit.show(Sheet(words("kb-import-settled")))
        case Saved(revision):
            body = words("kb-import-done", count=len(revision.changes))
            await visit.show(replace(sheet_of(outcome, words), body=body))
        case Conflicting(latest=latest):
            again = Button(
                words("kb-import-anyway-label"),
                _way(draft_id, latest.number, others),
                discord.ButtonStyle.danger,
            )
            drop = Button(words("kb-import-drop-label"), press("import-drop", draft_id, *others))
            await visit.show(sheet_of(outcome, words, again=((again, drop),)))
        case _:
            await visit.show(sheet_of(outcome, words))


async def _drop(visit: Visit) -> None:
    await drop_import(visit.moderation, visit.guild_id, [int(each) for each in visit.args])
    await visit.show(Sheet(visit.words("kb-import-dropped")))


async def _export(visit: Visit) -> None:
    words = visit.words
    try:
        data = await pack_knowledge(visit.moderation, visit.guild_id)
    except KnowledgeError as error:
        _log.warning("The knowledge of guild %d is not exported: %s", visit.guild_id, error)
        await visit.show(Sheet(words("kb-export-failed")))
        return
    most = visit.interaction.filesize_limit
    if len(data) > most:
        size = len(data) // _BYTES_A_KB
        sentence = words("kb-export-too-big", size=size, most=most // _BYTES_A_KB)
        await visit.show(Sheet(sentence))
        return
    await visit.moderation.curator.note(visit.guild_id, visit.person, "export", {})
    attached = Attached("knowledge.zip", data)
    await visit.show(Sheet(words("kb-export-done"), words("kb-export-title"), attached=(attached,)))


def _groups(
    prepared: Prepared, words: Words, show: Callable[[str], str]
) -> Iterator[tuple[str, list[str]]]:
    """Yield what the file would do, under headings; `show` writes what stands in the file."""
    plan = prepared.plan
    yield words("kb-import-added"), [f"- {show(_name(each))}" for each in plan.added]
    yield words("kb-import-changed"), [f"- {show(_name(each))}" for each in plan.changed]
    yield (
        words("kb-import-conflicting"),
        [f"- {show(_name(each))} – {_reason(each, words, show)}" for each in plan.conflicting],
    )
    yield words("kb-import-absent"), [f"- {show(each.id)}" for each in plan.absent]


def _name(planned: Planned) -> str:
    fields = planned.fields
    return str(fields.get("question") or fields.get("title") or planned.item.id)


def _reason(planned: Planned, words: Words, show: Callable[[str], str]) -> str:
    # Several wordings of a question may clash with one entry.
    return "; ".join(dict.fromkeys(_clash(each, words, show) for each in planned.conflicts))


def _clash(conflict: Conflict, words: Words, show: Callable[[str], str]) -> str:
    text, owner = show(conflict.text), show(conflict.owner)
    match conflict.clash:
        case Clash.QUESTION:
            return words("kb-clash-question", owner=owner)
        case Clash.PHRASING:
            return words("kb-clash-phrasing", text=text, owner=owner)
        case Clash.FOLLOW_UP:
            return words("kb-clash-follow-up", text=text)
        case Clash.TOPIC:
            return words("kb-clash-topic", text=text)
        case Clash.SOURCE:
            return words("kb-clash-source", text=text)
        case _:
            assert_never(conflict.clash)


def _rest(lines: Sequence[str], words: Words) -> tuple[str, ...]:
    more = len(lines) - _SHOWN_ITEMS
    return (words("kb-more-lines", count=more),) if more > 0 else ()


def _list_of(prepared: Prepared, words: Words) -> tuple[Attached, ...]:
    """Return a file with all that the card has no room for, where there is any."""
    groups = [(heading, lines) for heading, lines in _groups(prepared, words, str) if lines]
    if not prepared.warnings and all(len(lines) <= _SHOWN_ITEMS for _, lines in groups):
        return ()
    parts = ["\n".join((heading, *lines)) for heading, lines in groups]
    parts += [each.render() for each in prepared.warnings]
    return (_text_file("import.txt", "\n\n".join(parts)),)


def _text_file(name: str, text: str) -> Attached:
    return Attached(name, f"{text}\n".encode())


def _shown(text: str) -> str:
    return escape(cut(text, _NAME_CHARS))


ROUTES: Mapping[str, Route] = {
    "import": Route(_MAY_IMPORT, _import),
    "import-drop": Route(_MAY_IMPORT, _drop),
}
