"""What members tell us about our answers, and what we could not answer.

A guild is named by its id; 0 stands for everything outside of guilds, such as direct messages.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

NO_GUILD = 0


@dataclass(frozen=True, slots=True)
class Vote:
    """One member's opinion of one answer in one guild; a later one takes its place."""

    guild_id: int
    user_id: int
    entry: str
    is_helpful: bool
    voted_at: datetime


@dataclass(frozen=True, slots=True)
class VoteCount:
    """How many members found an answer helpful, and how many did not."""

    helpful: int = 0
    unhelpful: int = 0


class Lack(StrEnum):
    """Why a question goes to the moderators."""

    MISS = "miss"  # nothing answered it
    REFUSED = "refused"  # none of the offered choices was meant
    UNHELPFUL = "unhelpful"  # the answer was not helpful
    REQUEST = "request"  # a member asked for the moderators


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that was not answered well.

    `entry` is the answer that did not help, `wish` what the member wrote to the moderators, both
    often empty. `asker` is set only for members who want to hear of an answer.
    """

    guild_id: int
    text: str
    lack: Lack
    asked_at: datetime
    channel_id: int | None = None
    entry: str = ""
    wish: str = ""
    asker: int | None = None


class GroupState(StrEnum):
    """What became of a group of gaps."""

    OPEN = "open"
    ANSWERED = "answered"  # a change of the knowledge answers it
    NOT_FOR_US = "not_for_us"  # it is a contrast question now
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class GapGroup:
    """Wordings of one question: a row of the moderators' queue.

    `text` is the wording that opened it, `count` how many gaps it holds.
    """

    id: int
    guild_id: int
    text: str
    count: int
    first_at: datetime
    last_at: datetime
    state: GroupState = GroupState.OPEN


class Outcome(StrEnum):
    """What came of a question, as counted for statistics."""

    ASKED = "asked"
    ANSWERED = "answered"
    OFFERED = "offered"  # a few choices were offered
    CHOSEN = "chosen"  # an entry was picked: a choice, a follow-up, a suggestion
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Tally:
    """How often an outcome came about on one day (UTC); `entry` is empty where there is none."""

    guild_id: int
    day: date
    outcome: Outcome
    count: int
    entry: str = ""
