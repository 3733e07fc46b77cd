"""What a moderator may want changed in what their guild sees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.content.overlay import Overlay
from bot.core.revisions import Change, Item, Kind


@dataclass(frozen=True, slots=True)
class Add:
    """A new entry or topic; without an `id` one is made from its question or title."""

    kind: Kind
    fields: Mapping[str, Any]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """Other values for some keys of what the guild sees; an empty one takes the key away.

    A value that is like what the guild sees changes nothing, so that references to what is hidden
    stay.
    """

    item: Item
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class AddPhrasing:
    """One more way to ask for an entry, or one more name of a topic."""

    item: Item
    phrasing: str


@dataclass(frozen=True, slots=True)
class Remove:
    """Hide what the base has, or delete what the guild has added."""

    item: Item


@dataclass(frozen=True, slots=True)
class Hide:
    """Keep an entry or topic from members; unlike `Remove`, what the guild has added stays."""

    item: Item


@dataclass(frozen=True, slots=True)
class Restore:
    """Leave an item as the base has it; what the base does not have goes."""

    item: Item


@dataclass(frozen=True, slots=True)
class NotForUs:
    """A question that the guild does not want answered."""

    question: str


@dataclass(frozen=True, slots=True)
class Adopt:
    """Changes that are made already, as a draft holds them."""

    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Several desires in one revision, each over what those before it have changed."""

    desires: tuple[Desire, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """What somebody desires who knew no more than `origin`.

    Only what they change of that is changed: whatever else came later stays.
    """

    desire: Desire
    origin: Overlay


Desire = Add | Edit | AddPhrasing | Remove | Hide | Restore | NotForUs | Adopt | Together | Since
