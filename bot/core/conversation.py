"""What a typed message means after what was said before it.

The state is a plain value that the caller keeps for each person for as long as it likes; nothing
here remembers anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import assert_never

from bot.core.decide import Choices
from bot.core.language import function_words
from bot.core.normalise import fold, words_of
from bot.core.reply import Reply
from bot.core.smalltalk import Kind, small_talk

_MOST_REMEMBERED = 50


@dataclass(frozen=True, slots=True)
class Conversation:
    """What one person was shown: the last entry, what was offered, and everything so far.

    `offered` are entry ids in the order shown; `is_choosing` says that they answer "did you mean",
    `goes_on` that they go on from an answer, and `is_cut` that there is more to show of the last
    entry, of which `page` was the last shown.
    """

    entry: str = ""
    offered: tuple[str, ...] = ()
    is_choosing: bool = False
    goes_on: bool = False
    is_cut: bool = False
    shown: tuple[str, ...] = ()
    page: int = 0

    def after(self, reply: Reply) -> Conversation:
        """Return the conversation once `reply` has been shown."""
        offered = tuple(entry.id for entry in reply.offers)
        is_choosing = isinstance(reply.decision, Choices)
        if reply.entry is None:
            return self.listing(offered, is_choosing=is_choosing, goes_on=reply.topic is not None)
        seen = dict.fromkeys((*self.shown, reply.entry.id))
        return Conversation(
            entry=reply.entry.id,
            offered=offered,
            goes_on=True,
            is_cut=reply.has_more,
            shown=tuple(seen)[-_MOST_REMEMBERED:],
            page=reply.page,
        )

    def declined(self) -> Conversation:
        """Return the conversation once what was offered has been turned down."""
        return self.listing(())

    def listing(
        self, offered: tuple[str, ...], *, is_choosing: bool = False, goes_on: bool = False
    ) -> Conversation:
        """Return the conversation once something else is offered, and nothing is half shown."""
        return replace(
            self, offered=offered, is_choosing=is_choosing, goes_on=goes_on, is_cut=False
        )


class Lean(Enum):
    """How a question leans on what was said before."""

    NOT = auto()
    WITH_PRONOUN = auto()  # "how big is it", "and where?": it cannot do without
    WITH_SUBJECT = auto()  # "what about agents", "agents?": it may mean something of its own
    BARE = auto()  # "when?", "who is it": it has nothing else


@dataclass(frozen=True, slots=True)
class Ask:
    """A question."""

    text: str
    lean: Lean = Lean.NOT


@dataclass(frozen=True, slots=True)
class Pick:
    """The wish to see the entry with this id."""

    id: str


@dataclass(frozen=True, slots=True)
class ReadOn:
    """The wish to see more of an entry that was shown in part: this page of the whole answer."""

    id: str
    page: int = 1


@dataclass(frozen=True, slots=True)
class Decline:
    """What was offered or answered is not what was meant."""


@dataclass(frozen=True, slots=True)
class Greet:
    """A greeting and nothing else."""


@dataclass(frozen=True, slots=True)
class Thank:
    """Thanks and nothing else."""


@dataclass(frozen=True, slots=True)
class Nod:
    """An "ok" or "nice" that needs no answer but a friendly one."""


@dataclass(frozen=True, slots=True)
class Part:
    """A goodbye."""


@dataclass(frozen=True, slots=True)
class WantMore:
    """The wish for more where everything has been shown."""


@dataclass(frozen=True, slots=True)
class Overreach:
    """A number that is not among those of the `count` things that were offered."""

    count: int


Aside = Decline | Greet | Thank | Nod | Part | WantMore | Overreach
"""What wants a kind word and no search."""

Intent = Ask | Pick | ReadOn | Aside

_ORDINALS = {
    "one": 1, "first": 1, "1st": 1,
    "two": 2, "second": 2, "2nd": 2,
    "three": 3, "third": 3, "3rd": 3,
    "four": 4, "fourth": 4, "4th": 4,
    "five": 5, "fifth": 5, "5th": 5,
    "six": 6, "sixth": 6, "6th": 6,
    "seven": 7, "seventh": 7, "7th": 7,
    "eight": 8, "eighth": 8, "8th": 8,
    "nine": 9, "ninth": 9, "9th": 9,
    "ten": 10, "tenth": 10, "10th": 10,
}  # fmt: skip
_LAST = "last"
# A longer number is not that of an offer.
_MOST_DIGITS = 2
_AROUND_ORDINALS = frozenset(
    "the number no option one answer please pls i meant mean want yes yeah yep ok okay sure".split()
)
_LEANING_START = re.compile(r"(?:and|but|so|or|what about|how about|also)\b")
_LEANING_WORDS = frozenset(
    "it its they their them theirs that those this these he his she her".split()
)
_FEW_WORDS = 4


def interpret(text: str, conversation: Conversation, language: str = "en") -> Intent:
    """Say what `text` means after `conversation`; with nothing before it, it is mostly a question.

    A number or an ordinal picks from what was offered, "yes" the first choice, "tell me more" the
    rest of a cut answer or else the next follow-up.
    """
    words = words_of(fold(text))
    if conversation.offered and (number := _number_in(words, len(conversation.offered))):
        if number > len(conversation.offered):
            return Overreach(len(conversation.offered))
        return Pick(conversation.offered[number - 1])
    kind = small_talk(text)
    if kind is not None:
        return _reaction(kind, conversation) or Ask(text)
    return Ask(text, _lean(words, language) if conversation.entry else Lean.NOT)


def is_small_talk(text: str) -> bool:
    """Say whether `text` is a greeting, thanks, or a bare yes, no or "more", and asks nothing."""
    return small_talk(text) is not None


def is_pick(text: str) -> bool:
    """Say whether `text` is a number or an ordinal, which picks from what was offered."""
    return _number_in(words_of(fold(text)), 1) is not None


def _number_in(words: tuple[str, ...], last: int) -> int | None:
    """Return the number, from 1, that `words` name and nothing else; "last" is the number `last`.

    "the second one" has two of them; the first is meant.
    """
    numbers = [number for word in words if (number := _number(word, last)) is not None]
    others = [
        word for word in words if _number(word, last) is None and word not in _AROUND_ORDINALS
    ]
    return numbers[0] if numbers and not others else None


def _number(word: str, last: int) -> int | None:
    if word == _LAST:
        return last
    if word.isdecimal() and len(word) <= _MOST_DIGITS:
        return int(word) or None
    return _ORDINALS.get(word)


def _reaction(kind: Kind, conversation: Conversation) -> Intent | None:
    """Say what small talk means; None where more is wanted of nothing in particular."""
    match kind:
        case Kind.YES | Kind.OK if conversation.is_choosing and conversation.offered:
            return Pick(conversation.offered[0])
        case Kind.YES if conversation.is_cut:
            return _more(conversation)
        case Kind.MORE:
            return _more(conversation) if conversation.entry else None
        case Kind.EXPLAIN:
            return _more(replace(conversation, offered=())) if conversation.entry else None
        case Kind.NO:
            return Decline()
        case Kind.GREETING:
            return Greet()
        case Kind.THANKS:
            return Thank()
        case Kind.PARTING:
            return Part()
        case Kind.YES | Kind.OK | Kind.NOD | Kind.PADDING:
            return Nod()
        case _:
            assert_never(kind)


def _more(conversation: Conversation) -> Intent:
    if conversation.is_cut:
        return ReadOn(conversation.entry, conversation.page + 1)
    if conversation.offered and conversation.goes_on:
        return Pick(conversation.offered[0])
    return WantMore()


def _lean(words: tuple[str, ...], language: str) -> Lean:
    """Say how a question is incomplete without the one before it."""
    subjects = [word for word in words if word not in function_words(language)]
    starts = bool(_LEANING_START.match(" ".join(words)))
    if starts and not subjects:
        return Lean.WITH_PRONOUN
    if words and not subjects:
        return Lean.BARE
    if _LEANING_WORDS & set(words):
        return Lean.WITH_PRONOUN
    few = bool(words) and len(words) <= _FEW_WORDS and len(subjects) <= 1
    return Lean.WITH_SUBJECT if starts or few else Lean.NOT


def in_context(text: str, previous_question: str, language: str = "en") -> str:
    """Complete an elliptic question with the subject of the one that was answered before it."""
    subject = [
        word
        for word in words_of(fold(previous_question))
        if word not in function_words(language) and word not in _LEANING_WORDS
    ]
    rest = _LEANING_START.sub("", fold(text), count=1)
    said = " ".join(word for word in rest.split() if word.strip("?!.,") not in _LEANING_WORDS)
    return f"{said} {' '.join(subject)}".strip()
