"""What is wrong with a piece of knowledge, and where: plain data that every check produces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Place(NamedTuple):
    """A spot in a file; `line` and `column` count from 1, and 0 means unknown."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        known = [self.file, *(str(number) for number in (self.line, self.column) if number)]
        return ":".join(known)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to repair, or with severity "warning" one thing to look at.

    `message` says what is wrong and what was expected, `hint` what to do about it. `where` names
    what it is about together with its kind, such as `entry reset-password`, or is empty.
    """

    file: str
    line: int
    column: int
    message: str
    hint: str = ""
    where: str = ""
    severity: Severity = "error"

    @property
    def place(self) -> Place:
        """The spot that the problem points at."""
        return Place(self.file, self.line, self.column)

    def render(self) -> str:
        """Write `file:line:column: error: message (entry X)`, with the hint on its own line."""
        text = f"{self.place}: {self.severity}: {self.message}"
        if self.where:
            text += f" ({self.where})"
        if self.hint:
            text += f"\n    hint: {self.hint}"
        return text


def problem_at(
    place: Place, message: str, *, hint: str = "", where: str = "", severity: Severity = "error"
) -> Problem:
    """Make the problem that points at `place`."""
    return Problem(place.file, place.line, place.column, message, hint, where, severity)


def sort_problems(problems: list[Problem]) -> tuple[Problem, ...]:
    """Order problems by file, line and column; equal places keep the order they were found in."""
    return tuple(sorted(problems, key=lambda problem: problem.place))
