"""Every exception of ours.

    BotError
    ├── SettingsError     a setting is missing or wrong
    ├── KnowledgeError    files of knowledge are wrong; holds every problem found
    ├── StorageError      the database could not do what was asked
    │   └── DamagedError  what it holds cannot be read, and will not be by itself
    ├── ConflictError     somebody else changed the same thing first
    ├── MissingError      what was asked for is not there
    ├── ModelError        the files of the sentence encoder are missing or damaged
    └── DiscordError      Discord cannot be reached, or ended the connection for good

Each takes the facts as arguments, keeps them as attributes and builds its own message from them.
None of these messages is shown in a chat.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.problem import Problem


class BotError(Exception):
    """The root of our exceptions: something promised could not be kept."""


class SettingsError(BotError):
    """A setting is missing or wrong.

    `name` is the environment variable. Its value is left out on purpose: it may be a secret.
    """

    def __init__(self, name: str, expected: str) -> None:
        self.name = name
        self.expected = expected
        super().__init__(f"{name}: expected {expected}")


class KnowledgeError(BotError):
    """Files of knowledge are wrong; `problems` holds all of them, by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        count = sum(problem.severity == "error" for problem in self.problems)
        noun = "problem" if count == 1 else "problems"
        lines = [f"{count} {noun} in the knowledge"]
        super().__init__("\n".join([*lines, *(problem.render() for problem in self.problems)]))


class StorageError(BotError):
    """The database could not do what was asked.

    `action` is what we wanted, such as `save the vote`; `reason` is short and holds no row.
    """

    def __init__(self, action: str, reason: str = "") -> None:
        self.action = action
        self.reason = reason
        super().__init__(f"could not {action}" + (f": {reason}" if reason else ""))


class DamagedError(StorageError):
    """A row holds what nobody of us has written: to ask again gives the same."""


class ConflictError(BotError):
    """Somebody else changed the same thing first: `latest` is the number of their change."""

    def __init__(self, what: str, latest: int) -> None:
        self.what = what
        self.latest = latest
        super().__init__(f"{what} was changed meanwhile, by number {latest}")


class MissingError(BotError):
    """What was asked for is not there."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(f"there is no {what}")


class ModelError(BotError):
    """A file of the sentence encoder is missing or damaged."""

    def __init__(self, file: str, reason: str) -> None:
        self.file = file
        self.reason = reason
        super().__init__(f"{file}: {reason}")


class DiscordError(BotError):
    """Discord cannot be reached, or ended the connection for good; `reason` is short."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"no connection to Discord: {reason}")
