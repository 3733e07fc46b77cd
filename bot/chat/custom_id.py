"""What a button says about itself: `faq:1:show:ENTRY`.

Everything a click needs is in the id, so a button works for as long as its message exists. The
number is the version of this format: buttons live for years, so a later version must go on
reading this one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

CUSTOM_ID_CHARS = 100


class Action(StrEnum):
    """What a click does with its entry."""

    SHOW = "show"
    READ = "read"


@dataclass(frozen=True, slots=True)
class ButtonId:
    """Show `entry` in short, or read all of it."""

    action: Action
    entry: str


_ACTIONS = "|".join(Action)
PATTERN = re.compile(rf"faq:1:(?P<action>{_ACTIONS}):(?P<entry>[^\s:]+)")


def encode(button: ButtonId) -> str:
    """Return the custom id of `button`; raises ValueError when its entry id cannot be in one."""
    custom_id = f"faq:1:{button.action}:{button.entry}"
    if len(custom_id) > CUSTOM_ID_CHARS or PATTERN.fullmatch(custom_id) is None:
        raise ValueError(f"{button.entry!r} does not fit a custom id")
    return custom_id


def decode(custom_id: str) -> ButtonId | None:
    """Return what `custom_id` says, or None when it is not one of ours."""
    found = PATTERN.fullmatch(custom_id)
    return None if found is None else ButtonId(Action(found["action"]), found["entry"])
