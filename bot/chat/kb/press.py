"""What a control of the moderators means, as its custom id says it: `kb:1:VERB:ARG:ARG`.

A button, a menu (`kb-pick:1:`) and a form (`kb-form:1:`) differ only in the start. Arguments are
numbers, and ids as the knowledge has them; anything longer is kept in a draft, whose id is a
number. The number in the start is the version of this format.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.chat.press import CUSTOM_ID_CHARS

BUTTON_PREFIX = "kb:1:"
MENU_PREFIX = "kb-pick:1:"
FORM_PREFIX = "kb-form:1:"

_PART = re.compile(r"[^\s:]+")


@dataclass(frozen=True, slots=True)
class Press:
    """A verb that some subject answers, with what it is about."""

    verb: str
    args: tuple[str, ...] = ()

    def encode(self, prefix: str) -> str:
        """Return a custom id; raises ValueError for what does not fit one."""
        custom_id = prefix + ":".join((self.verb, *self.args))
        parts = (self.verb, *self.args)
        if len(custom_id) > CUSTOM_ID_CHARS or not all(map(_PART.fullmatch, parts)):
            raise ValueError(f"{self!r} does not fit a custom id")
        return custom_id


def press(verb: str, *args: str | int) -> Press:
    """Return the press that means `verb` with these arguments."""
    return Press(verb, tuple(map(str, args)))


def decode(custom_id: str) -> Press | None:
    """Return what a custom id means, or None when it is none of the moderators'."""
    for prefix in (BUTTON_PREFIX, MENU_PREFIX, FORM_PREFIX):
        if custom_id.startswith(prefix):
            parts = custom_id.removeprefix(prefix).split(":")
            return Press(parts[0], tuple(parts[1:])) if all(map(_PART.fullmatch, parts)) else None
    return None


def is_ours(custom_id: str) -> bool:
    """Say whether a custom id is one of the moderators', of this version or another."""
    return custom_id.startswith(("kb:", "kb-pick:", "kb-form:"))
