"""The question that a card answers. It stands on the card, because nothing else remembers it.

Whoever says that an answer did not help, or wants the moderators, should not have to type it again,
and a restart must not lose it.
"""

from __future__ import annotations

import re

import discord

from bot.chat.components import parts_of
from bot.chat.markup import escape
from bot.core.cut import cut
from bot.core.query import LONGEST_QUESTION_CHARS

# What Discord calls the id of a component: any number that is only used once in a message.
ASKED_ID = 7
_LINE = re.compile(r"-# “(?P<question>.*)”", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)|\u200b")


def asked_line(question: str) -> str:
    """Return the line of a card that repeats what a member typed, as far as it was read."""
    return f"-# “{escape(cut(question, LONGEST_QUESTION_CHARS))}”"


def asked_in(line: str) -> str:
    """Return the question that such a line repeats, or nothing when it is no such line."""
    found = _LINE.fullmatch(line)
    return _ESCAPED.sub(r"\1", found["question"]) if found is not None else ""


def asked_of(message: discord.Message | None) -> str:
    """Return the question that the card `message` answers, or nothing when it does not say."""
    texts = (part for part in parts_of(message) if isinstance(part, discord.TextDisplay))
    return next((asked_in(text.content) for text in texts if text.id == ASKED_ID), "")
