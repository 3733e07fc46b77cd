"""Collects what is wrong while files are read and checked."""

from __future__ import annotations

from collections import Counter

from rapidfuzz import fuzz, process

from bot.content.limits import MAX_PROBLEMS_PER_FILE
from bot.core.problem import Place, Problem, Severity, problem_at, sort_problems

# On RapidFuzz's scale of 100: "anwser" meets "answer" at 83 and "tow" meets "two" at 67, while
# keys with different meanings stay below 60, as "written_by" and "reviewed_by" do.
_SIMILAR_ENOUGH = 65
_LONGEST_SHOWN = 60


class Report:
    """The problems found so far, capped for each file."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._counts: Counter[tuple[str, Severity]] = Counter()

    def error(self, place: Place, message: str, hint: str = "", where: str = "") -> None:
        """Note something that must be repaired."""
        self._add(problem_at(place, message, hint=hint, where=where))

    def warn(self, place: Place, message: str, hint: str = "", where: str = "") -> None:
        """Note something to look at, which does not stop loading."""
        self._add(problem_at(place, message, hint=hint, where=where, severity="warning"))

    def is_full(self, file: str) -> bool:
        """Whether further errors of `file` will be left out."""
        return self._counts[file, "error"] >= MAX_PROBLEMS_PER_FILE

    def has_errors_in(self, file: str) -> bool:
        """Whether `file` has an error."""
        return self._counts[file, "error"] > 0

    @property
    def has_errors(self) -> bool:
        """Whether anything but warnings was found."""
        return any(severity == "error" for _, severity in self._counts)

    def problems(self) -> tuple[Problem, ...]:
        """List everything found, by file and line."""
        return sort_problems(self._problems)

    def _add(self, problem: Problem) -> None:
        # Errors and warnings are counted apart, so that warnings never crowd out an error.
        kind = (problem.file, problem.severity)
        self._counts[kind] += 1
        if self._counts[kind] <= MAX_PROBLEMS_PER_FILE:
            self._problems.append(problem)
        elif self._counts[kind] == MAX_PROBLEMS_PER_FILE + 1:
            message = (
                f"more than {MAX_PROBLEMS_PER_FILE} {problem.severity}s; the rest is not shown"
            )
            place = Place(problem.file)
            self._problems.append(problem_at(place, message, severity=problem.severity))


def quote(text: str) -> str:
    """Show a piece of someone's text in a message: on one line, shortened, in double quotes."""
    line = " ".join(text.split())
    return f'"{line[: _LONGEST_SHOWN - 1]}…"' if len(line) > _LONGEST_SHOWN else f'"{line}"'


def suggest(word: str, known: list[str]) -> str:
    """Write `did you mean "x"?` for the most similar known word, or nothing."""
    best = process.extractOne(
        word[:_LONGEST_SHOWN].lower(), known, scorer=fuzz.ratio, score_cutoff=_SIMILAR_ENOUGH
    )
    return f'did you mean "{best[0]}"?' if best else ""
