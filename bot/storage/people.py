"""What is kept about people, registered once for every store.

A column with a person's id names one of these; a test fails for a column that does not.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.personal import KeptFor, PersonalRecord
from bot.core.revisions import Change, Item


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a record: what it is kept for, and the fields that they are shown of it.

    When they ask to be forgotten, their records are deleted if `is_erased`; else others need them,
    and only the id is taken out.
    """

    kept_for: KeptFor
    shows: tuple[str, ...]
    is_erased: bool = False


VOTER = Person(KeptFor.VOTE, ("guild_id", "entry", "is_helpful", "voted_at"), is_erased=True)
ASKER = Person(
    KeptFor.QUESTION,
    ("guild_id", "text", "lack", "asked_at", "channel_id", "entry", "wish"),
)
AUTHOR = Person(KeptFor.CHANGE, ("guild_id", "number", "made_at", "items", "note"))
PROPOSER = Person(KeptFor.PROPOSAL, ("guild_id", "made_at", "changes", "note", "state", "reason"))
ACTOR = Person(KeptFor.ACTION, ("guild_id", "at", "action", "detail"))


def describe(person: Person, kept: object) -> PersonalRecord:
    """Return what the record `kept`, a row or an object of ours, holds about `person`."""
    shown = {name: getattr(kept, name) for name in person.shows}
    return PersonalRecord(
        person.kept_for,
        {name: _words(value) for name, value in shown.items() if value not in (None, "", ())},
    )


def _words(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case Mapping():
            return json.dumps(value, ensure_ascii=False, default=dict)
        case tuple():
            return "; ".join(_words(each) for each in value)
        case Item(kind, name):
            return f"{kind} {name}".rstrip()
        case Change(item, state, fields):
            return f"{_words(item)}: {_words(fields) if fields else state}"
        case _:
            return str(value)
