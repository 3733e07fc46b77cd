"""Finds Discord markup that was opened and never closed, with rules of its own."""

from __future__ import annotations

import re

_FENCED = re.compile(r"```.*?```", re.DOTALL)
_CODE = re.compile(r"`[^`]+`")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_BULLET = re.compile(r"^\s*\* ", re.MULTILINE)
_PAIRED = ("**", "~~", "||", "__", "*")


def open_markup(text: str) -> list[str]:
    """List the marks in `text` that have no partner; code is free to hold any."""
    if text.count("```") % 2:
        return ["```"]
    plain = _CODE.sub("", _FENCED.sub("", text))
    found = ["`"] if "`" in plain else []
    plain = _BULLET.sub("", _LINK.sub(r"\1", plain))
    if "](" in plain or "[" in plain:
        found.append("[")
    for mark in _PAIRED:
        if plain.count(mark) % 2:
            found.append(mark)
        plain = plain.replace(mark, "")
    return found
