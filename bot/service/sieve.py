"""Which unanswered questions are worth a moderator's time, and how many of one member a day.

Who asked is needed to notice a flood, and is remembered here for a while but never stored.
"""

from __future__ import annotations

import re
import unicodedata
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.core.commands import parse_command
from bot.core.conversation import is_small_talk
from bot.core.normalise import question_key

DAILY_CAP = 20
REPEATED_WITHIN = timedelta(minutes=10)
MOST_MEMBERS = 5_000
# Control characters and halves of characters.
_UNSTORABLE = frozenset({"Cc", "Cs"})
_CALL = re.compile(r"<(?:@[!&]?|#)\d+>")


def tidy(text: str) -> str:
    """Return `text` as it may be kept: without mentions, and without what no database takes."""
    storable = (
        " " if unicodedata.category(each) in _UNSTORABLE else each for each in _CALL.sub(" ", text)
    )
    return " ".join("".join(storable).split())


def is_question(text: str) -> bool:
    """Say whether `text` may ask something: it has letters and is no greeting and no command."""
    has_letters = any(each.isalpha() for each in text)
    return has_letters and not is_small_talk(text) and parse_command(text) is None


@dataclass(frozen=True, slots=True)
class EnoughForToday:
    """The member has handed in a lot within a day."""


@dataclass(slots=True)
class _Day:
    """What one member asked in vain on one day; `last` has when each text was asked last.

    `sent` is how many questions they sent to the moderators themselves.
    """

    day: date
    count: int = 0
    last: dict[str, datetime] = field(default_factory=dict)
    sent: int = 0


class Sieve:
    """Lets through what a member has not just said and what is not too much for one day."""

    def __init__(self, *, most_members: int = MOST_MEMBERS) -> None:
        """Whoever of more than `most_members` has been silent longest is forgotten."""
        self._most_members = most_members
        self._days: OrderedDict[int, _Day] = OrderedDict()

    def __len__(self) -> int:
        """How many members are remembered."""
        return len(self._days)

    def admit(self, member: int, text: str, now: datetime) -> bool:
        """Say whether `text`, asked by `member` at `now`, is to be kept, and count it if so."""
        today = self._today(member, now)
        key = question_key(text)
        before = today.last.get(key)
        if today.count >= DAILY_CAP or (before is not None and now - before < REPEATED_WITHIN):
            return False
        today.count += 1
        today.last[key] = now
        return True

    def admit_sent(self, member: int, now: datetime) -> bool:
        """Say whether what `member` sends on purpose at `now` is to be kept, and count it if so.

        It may say the same again: another wish, or that they want to hear of an answer.
        """
        today = self._today(member, now)
        if today.sent >= DAILY_CAP:
            return False
        today.sent += 1
        return True

    def forget(self, member: int) -> None:
        """Forget what `member` asked, but not how much that was today: it still is a flood."""
        if member in self._days:
            self._days[member].last.clear()

    def _today(self, member: int, now: datetime) -> _Day:
        found = self._days.get(member)
        if found is None or found.day != now.date():
            found = self._days[member] = _Day(now.date())
        self._days.move_to_end(member)
        # The oldest stand first; what was asked on another day is nobody's business any more.
        while len(self._days) > self._most_members or self._oldest() < now.date():
            self._days.popitem(last=False)
        return found

    def _oldest(self) -> date:
        return next(iter(self._days.values())).day
