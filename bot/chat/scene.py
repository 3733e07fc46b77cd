"""For whom a card is made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from bot.chat.words import Words
from bot.core.knowledge import Knowledge


class Where(Enum):
    """Where a member is while asking: with us alone, in a server that has us, or anywhere else."""

    DIRECT = auto()
    SERVER = auto()
    ELSEWHERE = auto()


@dataclass(frozen=True, slots=True)
class Scene:
    """The knowledge that a card is about, the words to say it in, and where it is read.

    `may_suggest` says whether there are editors who would look at an answer of a member.
    """

    knowledge: Knowledge
    words: Words
    where: Where = Where.DIRECT
    may_suggest: bool = False
