"""The settings of a server in words: what each is called, and what was picked for it.

Their names are short, for custom ids and the audit.
"""

from __future__ import annotations

from bot.chat.markup import escape
from bot.chat.words import Words
from bot.core.model import Stance

# Stands for what is not settled here, as an option needs a value.
USUAL = "-"
PUBLIC, PRIVATE = "public", "private"


def called(name: str, words: Words) -> str:
    """Return what a setting is called."""
    names = {
        "answers": words("kb-settings-answers"),
        "stance": words("kb-settings-stance"),
        "language": words("kb-settings-language"),
        "channels": words("kb-settings-channels"),
        "suggest": words("kb-settings-suggest"),
        "readers": words("kb-settings-readers"),
        "contributors": words("kb-settings-contributors"),
        "editors": words("kb-settings-editors"),
        "admins": words("kb-settings-admins"),
        "log": words("kb-settings-log"),
        "retention": words("kb-settings-retention"),
    }
    return names.get(name, escape(name))


def picked(name: str, value: str, words: Words) -> str:
    """Say what a value means that was picked for a setting; channels and roles as Discord does."""
    match name:
        case "answers":
            return _answers(value, words)
        case "stance":
            return _stance(value, words)
        case "language" if value == USUAL:
            return words("kb-settings-any-option")
        case "language":
            return escape(words.language(value))
        case "channels" | "suggest" | "log":
            return f"<#{value}>"
        case "readers" | "contributors" | "editors" | "admins":
            return f"<@&{value}>"
        case "retention" if value.isdecimal():
            return words("kb-settings-days-option", count=int(value))
        case _:
            return escape(value)


def nothing_picked(name: str, words: Words) -> str:
    """Say what it means that no channels or roles are picked for a setting."""
    match name:
        case "channels":
            return words("kb-settings-channels-placeholder")
        case "suggest":
            return words("kb-settings-suggest-placeholder")
        case "log":
            return words("kb-settings-log-placeholder")
        case _:
            return words("kb-settings-roles-placeholder")


def _answers(value: str, words: Words) -> str:
    if value == PUBLIC:
        return words("kb-settings-public-option")
    return words("kb-settings-private-option")


def _stance(value: str, words: Words) -> str:
    match value:
        case Stance.CAUTIOUS:
            return words("kb-settings-cautious-option")
        case Stance.BALANCED:
            return words("kb-settings-balanced-option")
        case Stance.EAGER:
            return words("kb-settings-eager-option")
        case _:
            return words("kb-settings-usual-option")
