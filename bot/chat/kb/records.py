"""Revisions and audit records, each as a line of a list in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.chat.kb.changes import name_of, who_and_when
from bot.chat.kb.effects import shown
from bot.chat.kb.settled import called, nothing_picked, picked
from bot.chat.markup import escape
from bot.chat.parts import BETWEEN
from bot.chat.words import Words
from bot.core.cut import cut
from bot.core.revisions import AuditRecord, Revision
from bot.service.changelog import Event

_NOTE_CHARS = 100
_DETAIL_CHARS = 200
_MOST_VALUES = 5
_SETTINGS = "settings"
_QUESTION = "question"


def line_of(event: Event, questions: Mapping[int, str], words: Words) -> str:
    """Tell what was done, with what, by whom and when.

    `questions` are the texts of those that are still kept, by their numbers.
    """
    if isinstance(event, Revision):
        return line_of_revision(event, words)
    return _line_of_record(event, questions, words)


def line_of_revision(revision: Revision, words: Words) -> str:
    """Tell a revision: its number, what it changes, who made it and when."""
    by = who_and_when(revision.author_id, revision.made_at, words)
    note = f"{BETWEEN}{escape(cut(revision.note, _NOTE_CHARS))}" if revision.note else ""
    return f"- **{revision.number}**{BETWEEN}{items_of(revision, words)}\n  -# {by}{note}"


def items_of(revision: Revision, words: Words) -> str:
    """Name what a revision changes."""
    first, *others = (change.item for change in revision.changes)
    name = name_of(first, words)
    return words("kb-and-others", name=name, count=len(others)) if others else name


def questions_in(events: Iterable[Event]) -> set[int]:
    """Return the numbers of the questions that audit records among `events` are about.

    A record does not have their texts, which may be deleted before it.
    """
    records = (each for each in events if isinstance(each, AuditRecord))
    numbers = (record.detail.get(_QUESTION) for record in records)
    return {each for each in numbers if isinstance(each, int)}


def _line_of_record(record: AuditRecord, questions: Mapping[int, str], words: Words) -> str:
    told = ", ".join(_details(record, questions, words))
    detail = f" ({told})" if told else ""
    by = who_and_when(record.actor_id, record.at, words)
    return f"- **{_action(record.action, words)}**{detail}\n  -# {by}"


def _details(record: AuditRecord, questions: Mapping[int, str], words: Words) -> Iterator[str]:
    for name, value in record.detail.items():
        if record.action == _SETTINGS:
            yield _setting(name, value, words)
        elif name == _QUESTION:
            text = questions.get(value)
            yield _quoted(text, words) if text else words("kb-detail-question-gone")
        else:
            yield _detail(name, value, words)


def _detail(name: str, value: Any, words: Words) -> str:  # noqa: ANN401 - whatever JSON has
    match name, value:
        case "draft", int():
            return words("kb-detail-draft", number=str(value))
        case "count", int():
            return words("kb-detail-members", count=value)
        case _:
            return f"{escape(name)} {escape(cut(str(value), _DETAIL_CHARS))}"


def _setting(name: str, values: Any, words: Words) -> str:  # noqa: ANN401 - whatever JSON has
    listed = [str(each) for each in values] if isinstance(values, list) else [str(values)]
    told = [picked(name, each, words) for each in listed[:_MOST_VALUES]]
    more = ["…"] if len(listed) > _MOST_VALUES else []
    value = " ".join((*told, *more)) or nothing_picked(name, words)
    return words("kb-detail-setting", name=called(name, words), value=value)


def _quoted(text: str, words: Words) -> str:
    return words("kb-quoted", text=shown(text))


def _action(action: str, words: Words) -> str:
    match action:
        case "approve":
            return words("kb-did-approve")
        case "decline":
            return words("kb-did-decline")
        case "settings":
            return words("kb-did-settings")
        case "export":
            return words("kb-did-export")
        case "dismiss":
            return words("kb-did-dismiss")
        case "reopen":
            return words("kb-did-reopen")
        case "tell":
            return words("kb-did-tell")
        case _:
            return escape(action)
