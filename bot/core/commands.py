"""Typed text that is an instruction and not a question: "topics", "hlep", "faq on visas".

Slash commands need none of this; direct messages and mentions do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import OSA

from bot.core.normalise import fold, words_of
from bot.core.spelling import slips_allowed


class CommandName(StrEnum):
    """The commands that may be typed."""

    HELP = "help"
    TOPICS = "topics"
    TOPIC = "topic"
    FAQ = "faq"
    SEARCH = "search"
    PRIVACY = "privacy"


@dataclass(frozen=True, slots=True)
class Command:
    """An instruction; `argument` is the rest of what was typed, as typed, and may be empty."""

    name: CommandName
    argument: str = ""


# The words that stand for a command when they are all there is.
_ALONE = {
    "help": CommandName.HELP,
    "commands": CommandName.HELP,
    "menu": CommandName.TOPICS,
    "topic": CommandName.TOPICS,
    "topics": CommandName.TOPICS,
    "categories": CommandName.TOPICS,
    "subjects": CommandName.TOPICS,
    "faq": CommandName.FAQ,
    "faqs": CommandName.FAQ,
    "questions": CommandName.FAQ,
    "privacy": CommandName.PRIVACY,
    "search": CommandName.SEARCH,
}
# The same in the other languages that the bot speaks. They must be typed as they are: a slip away
# from them are everyday words of English.
_ALONE_ABROAD = {
    **dict.fromkeys(("aide", "hilfe", "ayuda"), CommandName.HELP),
    **dict.fromkeys(("sujets", "themen", "temas"), CommandName.TOPICS),
    **dict.fromkeys(("confidentialite", "datenschutz", "privacidad"), CommandName.PRIVACY),
    **dict.fromkeys(("rechercher", "suchen", "buscar"), CommandName.SEARCH),
}
# The words that take the rest as their argument.
_LEADING = {
    "topic": CommandName.TOPIC,
    "topics": CommandName.TOPIC,
    "faq": CommandName.FAQ,
    "faqs": CommandName.FAQ,
    "questions": CommandName.FAQ,
    "search": CommandName.SEARCH,
    "find": CommandName.SEARCH,
}
_ASKING_FOR = frozenset("show list open see browse give view get display".split())
_PADDING = frozenset(
    "please pls can could i you me us the a an all your want to of my available hey hi "
    "what which is are there do have got".split()
)
_JOINING = frozenset("about on for of regarding called named in".split())
_NOT_AN_ARGUMENT = frozenset("and or out".split())
# The shortest command words that may be mistyped. In front of other words it takes longer ones:
# "kind", "mind" and "fine" are one slip from "find".
_SHORTEST_ALONE = 4
_SHORTEST_LEADING = 5
_TOKEN = re.compile(r"\S+")


def parse_command(text: str) -> Command | None:
    """Return the command that `text` means, or None when it is not one.

    A leading "/" or "!" is ignored, and so are one slip in a command word and the padding of a
    polite request ("can you show me the topics please").
    """
    tokens = [match.group().lstrip("/!") for match in _TOKEN.finditer(text)]
    tokens = [token for token in tokens if words_of(fold(token))]
    plain = [" ".join(words_of(fold(token))) for token in tokens]
    bare = [word for word in plain if word not in _PADDING and word not in _ASKING_FOR]
    if len(bare) == 1:
        name = _lookup(bare[0], _ALONE, shortest=_SHORTEST_ALONE) or _ALONE_ABROAD.get(bare[0])
        return Command(name) if name is not None else None
    start = next((at for at, word in enumerate(plain) if word in bare), len(plain))
    asked_for = any(word in _ASKING_FOR for word in plain[:start])
    return _with_argument(tokens[start:], plain[start:], is_plain=start == 0, asked_for=asked_for)


def _with_argument(
    tokens: list[str], plain: list[str], *, is_plain: bool, asked_for: bool
) -> Command | None:
    """Read "faq on visas", "show me the topic visas", "search visas" and "topic visas".

    Without "on" or "show me" a text is a command only when it starts with the very word, or with
    "search" even mistyped; "is my question public" and "can you search the web" are questions.
    """
    if len(plain) < 2 or plain[1] in _NOT_AN_ARGUMENT:
        return None
    name = _lookup(plain[0], _LEADING, shortest=_SHORTEST_LEADING)
    if name is None:
        return None
    joined = plain[1] in _JOINING
    argument = " ".join(tokens[2:] if joined else tokens[1:])
    is_short = name is CommandName.SEARCH or (plain[0] in _LEADING and len(plain) == 2)
    is_clear = joined or asked_for or (is_plain and is_short)
    return Command(name, argument) if is_clear and argument else None


def _lookup(word: str, table: dict[str, CommandName], *, shortest: int) -> CommandName | None:
    if word in table:
        return table[word]
    near = {
        name
        for known, name in table.items()
        if min(len(word), len(known)) >= shortest
        and OSA.distance(word, known) <= min(1, slips_allowed(known))
    }
    return near.pop() if len(near) == 1 else None
