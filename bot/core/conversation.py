"""What a typed message means after what was said before it.

The state is a plain value that the caller keeps for each person for as long as it likes; nothing
here remembers anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.core.decide import Choices
from bot.core.language import function_words
from bot.core.normalise import fold, words_of
from bot.core.reply import Reply

_MOST_REMEMBERED = 50


@dataclass(frozen=True, slots=True)
class Conversation:
    """What one person was shown: the last entry, what was offered, and everything so far.

    `offered` are entry ids in the order shown; `is_choosing` says that they answer "did you mean",
    and `is_cut` that there is more to show of the last entry, of which `page` was the last shown.
    """

    entry: str = ""
    offered: tuple[str, ...] = ()
    is_choosing: bool = False
    is_cut: bool = False
    shown: tuple[str, ...] = ()
    page: int = 0

    def after(self, reply: Reply) -> Conversation:
        """Return the conversation once `reply` has been shown."""
        offered = tuple(entry.id for entry in reply.offers)
        is_choosing = isinstance(reply.decision, Choices)
        if reply.entry is None:
            return replace(self, offered=offered, is_choosing=is_choosing, is_cut=False)
        seen = dict.fromkeys((*self.shown, reply.entry.id))
        return Conversation(
            entry=reply.entry.id,
            offered=offered,
            is_choosing=False,
            is_cut=reply.has_more,
            shown=tuple(seen)[-_MOST_REMEMBERED:],
            page=reply.page,
        )


@dataclass(frozen=True, slots=True)
class Ask:
    """A question; `is_elliptic` says that it leans on what was said before ("and where?")."""

    text: str
    is_elliptic: bool = False


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
    """None of the offered choices was meant."""


@dataclass(frozen=True, slots=True)
class Greet:
    """A greeting and nothing else."""


@dataclass(frozen=True, slots=True)
class Thank:
    """Thanks and nothing else."""


Intent = Ask | Pick | ReadOn | Decline | Greet | Thank

_ORDINALS = {
    "1": 0, "one": 0, "first": 0, "1st": 0,
    "2": 1, "two": 1, "second": 1, "2nd": 1,
    "3": 2, "three": 2, "third": 2, "3rd": 2,
    "4": 3, "four": 3, "fourth": 3, "4th": 3,
    "5": 4, "five": 4, "fifth": 4, "5th": 4,
}  # fmt: skip
_AROUND_ORDINALS = frozenset("the number no option one answer please pls i meant mean want".split())
_YES = frozenset("yes y yep yeah yup ya sure ok okay correct exactly".split())
_NO = frozenset("no n nope nah neither none".split())
_NOTHING_OFFERED = frozenset(
    "none of these|none of them|none of those|not really|no thanks|no thank you".split("|")
)
_MORE = frozenset(
    "more|tell me more|more please|more info|more details|go on|continue|keep going|read more|next"
    "|and then|what else|anything else|details".split("|")
)
_GREETINGS = frozenset(
    "hi|hello|hey|heya|hiya|yo|hi there|hello there|hey there|good morning|good afternoon"
    "|good evening|greetings|hallo|salut|hola".split("|")
)
_THANKS = frozenset(
    "thanks|thank you|thx|ty|tysm|cheers|thanks a lot|thank you so much|thank you very much"
    "|many thanks|merci|danke|gracias|great thanks|ok thanks|thanks bot|perfect thanks".split("|")
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
    said = " ".join(words)
    if said in _GREETINGS:
        return Greet()
    if said in _THANKS:
        return Thank()
    if picked := _picked(words, conversation):
        return Pick(picked)
    if conversation.is_choosing and (said in _NOTHING_OFFERED or set(words) <= _NO) and words:
        return Decline()
    if said in _MORE and conversation.entry:
        return _more(conversation) or Ask(text)
    return Ask(text, is_elliptic=bool(conversation.entry) and _leans(words, said, language))


def is_small_talk(text: str) -> bool:
    """Say whether `text` is a greeting, thanks, or a bare yes, no or "more", and asks nothing."""
    words = words_of(fold(text))
    said = " ".join(words)
    is_phrase = said in _GREETINGS | _THANKS | _NOTHING_OFFERED | _MORE
    return is_phrase or (bool(words) and set(words) <= _YES | _NO)


def is_pick(text: str) -> bool:
    """Say whether `text` is a number or an ordinal, which picks from what was offered."""
    words = words_of(fold(text))
    others = [word for word in words if word not in _ORDINALS and word not in _AROUND_ORDINALS]
    return not others and any(word in _ORDINALS for word in words)


def _picked(words: tuple[str, ...], conversation: Conversation) -> str | None:
    if not words or not conversation.offered:
        return None
    if conversation.is_choosing and set(words) <= _YES:
        return conversation.offered[0]
    numbers = [_ORDINALS[word] for word in words if word in _ORDINALS]
    others = [word for word in words if word not in _ORDINALS and word not in _AROUND_ORDINALS]
    # "the second one" holds two ordinals; the first of them is meant.
    if not numbers or others or numbers[0] >= len(conversation.offered):
        return None
    return conversation.offered[numbers[0]]


def _more(conversation: Conversation) -> Intent | None:
    if conversation.is_cut:
        return ReadOn(conversation.entry, conversation.page + 1)
    if conversation.offered:
        return Pick(conversation.offered[0])
    return None


def _leans(words: tuple[str, ...], said: str, language: str) -> bool:
    """Say whether a question is incomplete without the one before it."""
    if not words:
        return False
    subjects = [word for word in words if word not in function_words(language)]
    few = len(words) <= _FEW_WORDS and len(subjects) <= 1
    return bool(_LEANING_START.match(said)) or bool(_LEANING_WORDS & set(words)) or few


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
