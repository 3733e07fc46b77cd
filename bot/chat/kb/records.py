"""Revisions and audit records, each as a line of a list in Markdown."""

from __future__ import annotations

from bot.chat.kb.changes import name_of, who_and_when
from bot.chat.markup import escape
from bot.chat.parts import BETWEEN
from bot.chat.words import Words
from bot.core.cut import cut
from bot.core.revisions import AuditRecord, Revision
from bot.service.changelog import Event

_NOTE_CHARS = 100
_DETAIL_CHARS = 200
_MOST_VALUES = 5
_NONE = "–"
# Settings, by the names that records of their changes have.
_CHANNELS = frozenset({"channels", "suggest", "log"})
_ROLES = frozenset({"readers", "contributors", "editors", "admins"})


def line_of(event: Event, words: Words) -> str:
    """Tell what was done, by whom and when."""
    if isinstance(event, Revision):
        return line_of_revision(event, words)
    return _line_of_record(event, words)


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


def _line_of_record(record: AuditRecord, words: Words) -> str:
    told = ", ".join(f"{escape(name)} {_value(name, each)}" for name, each in record.detail.items())
    detail = f" ({told})" if told else ""
    by = who_and_when(record.actor_id, record.at, words)
    return f"- **{_action(record.action, words)}**{detail}\n  -# {by}"


def _value(name: str, value: object) -> str:
    """Write a value of a detail; channels and roles, which settings name by id, as Discord does."""
    if not isinstance(value, list):
        return escape(cut(str(value), _DETAIL_CHARS))
    if name in _CHANNELS:
        texts = [f"<#{each}>" for each in value]
    elif name in _ROLES:
        texts = [f"<@&{each}>" for each in value]
    else:
        texts = [escape(cut(str(each), _DETAIL_CHARS)) for each in value]
    more = "…" if len(texts) > _MOST_VALUES else ""
    return " ".join((*texts[:_MOST_VALUES], more)).strip() or _NONE


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
