"""What is kept about people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class KeptFor(StrEnum):
    """What something is kept for."""

    VOTE = "vote"
    QUESTION = "question"  # asked by somebody who wants to hear of an answer
    CHANGE = "change"  # of the knowledge
    PROPOSAL = "proposal"
    ACTION = "action"  # of a moderator


@dataclass(frozen=True, slots=True)
class PersonalRecord:
    """Something kept about a person: for what, and the data in plain text."""

    kept_for: KeptFor
    data: Mapping[str, str]
