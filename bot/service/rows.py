"""Groups of the moderators' queue as rows of a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.core.feedback import Gap, GapGroup, GroupState, Lack
from bot.service.teaching import distinct


@dataclass(frozen=True, slots=True)
class Row:
    """A group with what its gaps say, the most frequent first.

    `lacks` counts the gaps of each kind, and `waiting` the members who want to hear of an answer.
    """

    group: GapGroup
    wordings: tuple[str, ...]
    channels: tuple[int, ...]
    lacks: Mapping[Lack, int]
    wishes: tuple[str, ...]
    waiting: int

    @property
    def is_owed(self) -> bool:
        """Whether it is answered, and members still wait to hear of it."""
        return self.group.state is GroupState.ANSWERED and self.waiting > 0


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of the queue; `number` counts from 0."""

    rows: tuple[Row, ...]
    number: int
    has_next: bool


def row_of(group: GapGroup, gaps: Sequence[Gap]) -> Row:
    """Return the row of a group, whose gaps come oldest first."""
    channels = Counter(gap.channel_id for gap in gaps if gap.channel_id is not None)
    return Row(
        group=group,
        wordings=distinct([gap.text for gap in gaps]),
        channels=tuple(channel for channel, _ in channels.most_common()),
        lacks=Counter(gap.lack for gap in gaps),
        wishes=distinct([gap.wish for gap in gaps if gap.wish]),
        waiting=len({gap.asker for gap in gaps if gap.asker is not None}),
    )
