"""Short messages that somebody sends one after the other, put together into one question.

"how do i", "renew a book" and "online?" are one thing to say. An ordinary message is answered at
once: only a short one without an end is waited on, and never for long.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.commands import parse_command
from bot.core.conversation import is_pick, is_small_talk
from bot.core.normalise import fold, words_of
from bot.core.query import LONGEST_QUESTION_CHARS
from bot.service.conversations import Party

WAIT_S = 1.2
LONGEST_WAIT_S = 3.0
# From this many words on, a message is taken for the whole of a question.
_ENOUGH_WORDS = 4
_ENDS = ("?", "!", ".", "？", "！", "。", "؟")  # noqa: RUF001
# Nobody leaves off after one of these.
_LEADS_ON = frozenset("a an and about for how in is my of on or the to what when where why".split())


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything has been said: answer each of `texts`, in order."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wait:
    """More may come: ask again in so many seconds."""

    seconds: float


Verdict = Answer | Wait


@dataclass(frozen=True, slots=True)
class _Heard:
    text: str
    since: float
    until: float


class Gathering:
    """Holds what was said so far by those who have not finished.

    It is used from one thread. Whoever is told to wait calls `due` afterwards.
    """

    def __init__(self, *, wait_s: float = WAIT_S, longest_wait_s: float = LONGEST_WAIT_S) -> None:
        self._wait_s = wait_s
        self._longest_wait_s = longest_wait_s
        self._heard: dict[Party, _Heard] = {}

    def hear(self, party: Party, text: str, now: float) -> Verdict:
        """Take in what `party` says at `now` (seconds that only ever grow).

        What is complete by itself is answered at once. A question with its sign takes along what
        was waiting; a command, a number or thanks is something else, and is answered after it.
        """
        before = self._heard.get(party)
        if before is not None and _is_aside(text):
            del self._heard[party]
            return Answer((before.text, text))
        joined = f"{before.text} {text}" if before is not None else text
        since = before.since if before is not None else now
        until = min(now + self._wait_s, since + self._longest_wait_s)
        is_full = len(joined) >= LONGEST_QUESTION_CHARS
        if is_complete(text) or is_full or until <= now:
            self._heard.pop(party, None)
            return Answer((joined[:LONGEST_QUESTION_CHARS] if before is not None else text,))
        self._heard[party] = _Heard(joined, since, until)
        return Wait(until - now)

    def due(self, party: Party, now: float) -> Verdict | None:
        """Say what to do when a wait is over: None when it was answered in the meantime."""
        heard = self._heard.get(party)
        if heard is None:
            return None
        if heard.until > now:
            return Wait(heard.until - now)
        del self._heard[party]
        return Answer((heard.text,))

    def forget(self, party: Party) -> None:
        """Drop what `party` has said so far."""
        self._heard.pop(party, None)


def is_complete(text: str) -> bool:
    """Say whether `text` can be answered without waiting for more."""
    said = text.strip()
    words = words_of(fold(said))
    if not words or "\n" in said or said.endswith(_ENDS):
        return True
    if _is_aside(said):
        return True
    return len(words) >= _ENOUGH_WORDS and words[-1] not in _LEADS_ON


def _is_aside(text: str) -> bool:
    """Say whether `text` is no part of a question."""
    return is_small_talk(text) or is_pick(text) or parse_command(text) is not None
