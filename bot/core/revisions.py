"""One guild's changes to the knowledge, as an append-only history.

What is in force for a guild is the shared base plus, for each item, its latest change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What is changed."""

    ENTRY = "entry"
    TOPIC = "topic"
    CONTRAST = "contrast"  # a question that this guild does not want answered


class State(StrEnum):
    """How the item stands after a change."""

    WRITTEN = "written"  # its `fields` go over those of the base, or make a new item
    HIDDEN = "hidden"  # it is in force for nobody in this guild
    BASE = "base"  # as the base has it: nothing, where the base has none


@dataclass(frozen=True, slots=True, order=True)
class Item:
    """An item by its id; that of a contrast question is the question itself."""

    kind: Kind
    id: str


@dataclass(frozen=True, slots=True)
class Change:
    """The state that one item gets.

    `fields` has the keys and values of the YAML format, and only those that differ from the base;
    the key `also_phrasings` holds phrasings besides those of the base. `base` has the keys and
    values of the base's item at that time, none where the base has no such item, so that a later
    change of it can be shown.
    """

    item: Item
    state: State
    fields: Mapping[str, Any] = field(default_factory=dict)
    base: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Revision:
    """Changes made together. `number` counts from 1 in each guild, without gaps.

    `author_id` is None once the author had their data deleted. `note` says in a few words why.
    """

    guild_id: int
    number: int
    author_id: int | None
    made_at: datetime
    changes: tuple[Change, ...]
    note: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        """What was changed."""
        return tuple(change.item for change in self.changes)


class DraftState(StrEnum):
    """What became of a draft."""

    WORKING = "working"  # its author has not handed it in
    PREPARED = "prepared"  # an import that its author has not decided on
    OPEN = "open"  # it waits for an editor
    APPROVED = "approved"
    DECLINED = "declined"


UNFINISHED = frozenset({DraftState.WORKING, DraftState.PREPARED})
"""The states of drafts that only their author knows of."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Changes that wait for somebody who may make them. `id` is 0 until it is stored.

    They are over what was in force after revision `seen`.
    """

    guild_id: int
    author_id: int | None
    made_at: datetime
    changes: tuple[Change, ...]
    note: str = ""
    state: DraftState = DraftState.OPEN
    reason: str = ""
    seen: int = 0
    id: int = 0


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """Who did what in a guild, when; `action` is a word such as `import`, `detail` plain data."""

    guild_id: int
    actor_id: int | None
    at: datetime
    action: str
    detail: Mapping[str, Any] = field(default_factory=dict)
