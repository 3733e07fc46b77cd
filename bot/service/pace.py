"""How often the bot speaks up in a channel: not too fast for one member, not twice the same.

It is used from one thread, forgets what is old first, and writes nothing down.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from bot.service.latest import keep_latest


@dataclass(frozen=True, slots=True)
class Limits:
    """How many answers a member gets in one channel, and how soon the same may be said again.

    `most` answers `within_s`, and nothing again before `repeat_after_s`. Of members as of answers,
    no more than `most_kept` are remembered.
    """

    most: int = 3
    within_s: float = 20.0
    repeat_after_s: float = 60.0
    most_kept: int = 2_000


@dataclass(frozen=True, slots=True)
class Free:
    """The member may have an answer."""


@dataclass(frozen=True, slots=True)
class TooFast:
    """The member has to wait and does not know it yet."""

    wait_s: float


@dataclass(frozen=True, slots=True)
class StillTooFast:
    """The member has to wait and has been told so."""

    wait_s: float


Verdict = Free | TooFast | StillTooFast


@dataclass(frozen=True, slots=True)
class Earlier:
    """The message that says the same, and how long ago it was."""

    message: int
    ago_s: float


@dataclass(frozen=True, slots=True)
class _Turns:
    at_s: tuple[float, ...] = ()
    is_told: bool = False


class Pace:
    """Remembers who was answered when, and what was said where."""

    def __init__(self, clock: Callable[[], float], limits: Limits | None = None) -> None:
        """`clock` gives seconds that only ever grow."""
        self._clock = clock
        self._limits = limits or Limits()
        self._turns: OrderedDict[tuple[int, int], _Turns] = OrderedDict()
        self._said: OrderedDict[tuple[int, Hashable], tuple[float, int]] = OrderedDict()

    def take_turn(self, member: int, channel: int) -> Verdict:
        """Say whether `member` may have an answer in `channel` now, and count it if so."""
        now, limits = self._clock(), self._limits
        before = self._turns.get((member, channel), _Turns())
        recent = tuple(at for at in before.at_s if now - at < limits.within_s)
        if len(recent) < limits.most:
            self._keep_turns(member, channel, _Turns((*recent, now)))
            return Free()
        wait_s = limits.within_s - (now - recent[0])
        if before.is_told:
            return StillTooFast(wait_s)
        self._keep_turns(member, channel, _Turns(recent, is_told=True))
        return TooFast(wait_s)

    def earlier(self, channel: int, subject: Hashable) -> Earlier | None:
        """Return what said `subject` in `channel` so lately that it need not be said again."""
        at, message = self._said.get((channel, subject), (float("-inf"), 0))
        ago_s = self._clock() - at
        return Earlier(message, ago_s) if ago_s < self._limits.repeat_after_s else None

    def remember(self, channel: int, subject: Hashable, message: int) -> None:
        """Note that `message` has just said `subject` in `channel`."""
        said = (self._clock(), message)
        keep_latest(self._said, (channel, subject), said, self._limits.most_kept)

    def forget(self, *messages: int) -> None:
        """Forget what `messages` said, because they are gone."""
        gone = set(messages)
        for key in [key for key, (_, each) in self._said.items() if each in gone]:
            del self._said[key]

    def _keep_turns(self, member: int, channel: int, turns: _Turns) -> None:
        while self._turns and self._is_over(next(iter(self._turns.values()))):
            self._turns.popitem(last=False)
        keep_latest(self._turns, (member, channel), turns, self._limits.most_kept)

    def _is_over(self, turns: _Turns) -> bool:
        return self._clock() - turns.at_s[-1] >= self._limits.within_s
