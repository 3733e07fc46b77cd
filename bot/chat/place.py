"""Where a control leads: `faq:1:topics:PAGE`, `faq:1:topic:ID:PAGE`, `faq:1:search:PAGE:WORDS`.

These are pages of lists. `faq:1:open:ENTRY:PLACE` opens an entry with a way back to the list,
`faq:1:whole:ENTRY:PLACE` all of it, and `faq:1:menu:PLACE` is a menu whose values are the ids of
what is listed there. As with `custom_id`, buttons live for years: none of this may ever change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import assert_never

from bot.chat.custom_id import CUSTOM_ID_CHARS


@dataclass(frozen=True, slots=True)
class Topics:
    """One page of all topics, counted from 0 as every page is."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class InTopic:
    """One page of the entries of a topic."""

    topic: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what a search found; `words` are on one line, and not too many for an id."""

    words: str
    page: int = 0


Place = Topics | InTopic | Found


@dataclass(frozen=True, slots=True)
class Opening:
    """An entry, in short or whole, with a way back to where it was picked."""

    entry: str
    back: Place
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Forgetting:
    """The end of what we remember of the conversation with whoever clicked."""


Destination = Place | Opening | Forgetting

_PAGE = "(?:0|[1-9][0-9]{0,2})"
_PLACE = (
    rf"(?:topics:(?P<topics_page>{_PAGE})"
    rf"|topic:(?P<topic>[^\s:]+):(?P<topic_page>{_PAGE})"
    rf"|search:(?P<found_page>{_PAGE}):(?P<words>\S(?:.*\S)?))"
)
DESTINATION_PATTERN = re.compile(
    rf"faq:1:(?:(?P<forget>forget)|(?:(?P<how>open|whole):(?P<entry>[^\s:]+):)?{_PLACE})"
)
MENU_PATTERN = re.compile(rf"faq:1:menu:{_PLACE}")


def encode_destination(destination: Destination) -> str:
    """Return the custom id of a button to `destination`.

    Raises ValueError when it cannot be in one.
    """
    custom_id = f"faq:1:{_path(destination)}"
    if len(custom_id) > CUSTOM_ID_CHARS or decode_destination(custom_id) != destination:
        raise ValueError(f"{destination!r} does not fit a custom id")
    return custom_id


def decode_destination(custom_id: str) -> Destination | None:
    """Return where a button with `custom_id` leads, or None when it is not one of these."""
    found = DESTINATION_PATTERN.fullmatch(custom_id)
    if found is None:
        return None
    if found["how"] is not None:
        return Opening(found["entry"], _place(found), is_whole=found["how"] == "whole")
    return _place(found) if found["forget"] is None else Forgetting()


def fits(destination: Destination) -> bool:
    """Say whether `destination` can be in a custom id."""
    try:
        encode_destination(destination)
    except ValueError:
        return False
    return True


def encode_menu(place: Place) -> str:
    """Return the custom id of the menu of `place`; raises ValueError when it cannot be in one."""
    custom_id = f"faq:1:menu:{_path(place)}"
    if len(custom_id) > CUSTOM_ID_CHARS or decode_menu(custom_id) != place:
        raise ValueError(f"{place!r} does not fit a custom id")
    return custom_id


def decode_menu(custom_id: str) -> Place | None:
    """Return the place whose menu has `custom_id`, or None when it is not one of these."""
    found = MENU_PATTERN.fullmatch(custom_id)
    return None if found is None else _place(found)


def picked(place: Place, value: str) -> Destination:
    """Return where picking `value` from the menu of `place` leads."""
    return InTopic(value) if isinstance(place, Topics) else Opening(value, place)


def _place(found: re.Match[str]) -> Place:
    if found["topics_page"] is not None:
        return Topics(int(found["topics_page"]))
    if found["topic"] is not None:
        return InTopic(found["topic"], int(found["topic_page"]))
    return Found(found["words"], int(found["found_page"]))


def _path(destination: Destination) -> str:
    match destination:
        case Topics(page):
            return f"topics:{page}"
        case InTopic(topic, page):
            return f"topic:{topic}:{page}"
        case Found(words, page):
            return f"search:{page}:{words}"
        case Opening(entry, back, is_whole):
            return f"{'whole' if is_whole else 'open'}:{entry}:{_path(back)}"
        case Forgetting():
            return "forget"
        case _:
            assert_never(destination)
