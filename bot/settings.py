"""Every setting, read once from the environment.

`VARIABLES` lists them with the words of docs/settings.md, which a test compares. An empty variable
counts as one that is not set, because compose files and shells make those by accident.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import platformdirs

from bot.core.model import Stance
from bot.errors import SettingsError

SHIPPED = "shipped"
_APP = "attache"
_DATABASES = ("sqlite:///", "postgresql://", "postgres://")
_SWITCH = ("on", "off")
_LOG_LEVELS = ("debug", "info", "warning", "error")


@dataclass(frozen=True, slots=True)
class Variable:
    """One environment variable; `takes` says what may be in it, in words for an operator."""

    name: str
    takes: str
    default: str
    meaning: str


TOKEN = Variable(
    "DISCORD_TOKEN",
    "the token of a bot",
    "none: local mode",
    "Connects to Discord as this bot. It is never written to a log.",
)
KNOWLEDGE = Variable(
    "ATTACHE_KNOWLEDGE",
    "folders, separated by `:` (on Windows `;`)",
    f"`{SHIPPED}`",
    f"The packs to answer from, in this order. `{SHIPPED}` stands for those that come with "
    "Attaché, to put others beside them. The option `--knowledge` overrides it.",
)
MATCHING = Variable(
    "ATTACHE_MATCHING",
    "`auto`, `semantic` or `lexical`",
    "`auto`",
    "How questions are compared: by meaning (`semantic`), or by spelling and words alone "
    "(`lexical`). `auto` compares by meaning where its packages are installed.",
)
MODEL_DIR = Variable(
    "ATTACHE_MODEL_DIR",
    "a folder",
    "the packaged model",
    "Another sentence encoder: a sentence-transformers model exported to ONNX.",
)
STANCE = Variable(
    "ATTACHE_STANCE",
    "`cautious`, `balanced` or `eager`",
    "what the main pack says",
    "How sure the bot must be before it answers at once.",
)
ANSWER_THRESHOLD = Variable(
    "ATTACHE_ANSWER_THRESHOLD",
    "a number from 0 to 1",
    "that of the stance",
    "From this confidence on, one entry is the answer.",
)
CHOICES_THRESHOLD = Variable(
    "ATTACHE_CHOICES_THRESHOLD",
    "a number from 0 to 1",
    "that of the stance",
    'From this confidence on, a few entries are offered ("did you mean").',
)
MESSAGE_CONTENT = Variable(
    "ATTACHE_MESSAGE_CONTENT",
    "`on` or `off`",
    "`off`",
    "Whether suggestions below new posts in forums go by the text of a post, too, and not by its "
    "title alone. `on` takes the Message Content Intent, which has to be switched on for the bot "
    "in Discord's developer portal.",
)
DATA_DIR = Variable(
    "ATTACHE_DATA_DIR",
    "a folder",
    "the user's data folder",
    "Where the bot keeps its state.",
)
DATABASE_URL = Variable(
    "ATTACHE_DATABASE_URL",
    "`sqlite:///path` or `postgresql://user:password@host/database`",
    "`attache.sqlite3` in the folder of `ATTACHE_DATA_DIR`",
    "The database for votes, open questions and what moderators write. PostgreSQL needs the extra "
    "`postgres`. It is never written to a log, because it may hold a password.",
)
CACHE_DIR = Variable(
    "ATTACHE_CACHE_DIR",
    "a folder",
    "`cache` in `ATTACHE_DATA_DIR` if that is set, else the user's cache folder",
    "Where encoded texts are kept. It may be emptied at any time.",
)
LOG_LEVEL = Variable(
    "ATTACHE_LOG_LEVEL",
    "`debug`, `info`, `warning` or `error`",
    "`info` on Discord, otherwise `warning`",
    "What is written to standard error.",
)

VARIABLES = (
    TOKEN,
    KNOWLEDGE,
    MATCHING,
    MODEL_DIR,
    STANCE,
    ANSWER_THRESHOLD,
    CHOICES_THRESHOLD,
    MESSAGE_CONTENT,
    DATA_DIR,
    DATABASE_URL,
    CACHE_DIR,
    LOG_LEVEL,
)


class Matching(StrEnum):
    """How questions are compared with the store."""

    AUTO = "auto"
    SEMANTIC = "semantic"
    LEXICAL = "lexical"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the operator chose; None and empty mean that they left it to us.

    `knowledge` holds folders as written, among which `SHIPPED` stands for the shipped packs.
    """

    data_dir: Path
    cache_dir: Path
    knowledge: tuple[str, ...] = ()
    matching: Matching = Matching.AUTO
    model_dir: Path | None = None
    stance: Stance | None = None
    answer_threshold: float | None = None
    choices_threshold: float | None = None
    message_content: bool = False
    log_level: str = ""
    database_url: str = field(default="", repr=False)
    discord_token: str = field(default="", repr=False)


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Return the settings that `environment` holds.

    Raises SettingsError for the first variable whose value cannot be used.
    """
    reader = _Reader(environment)
    data_dir = reader.folder(DATA_DIR)
    return Settings(
        data_dir=data_dir or platformdirs.user_data_path(_APP, appauthor=False),
        cache_dir=reader.folder(CACHE_DIR) or _default_cache_dir(data_dir),
        knowledge=tuple(filter(None, reader.text(KNOWLEDGE).split(os.pathsep))),
        matching=Matching(reader.one_of(MATCHING, tuple(Matching)) or Matching.AUTO),
        model_dir=reader.folder(MODEL_DIR),
        stance=Stance(stance) if (stance := reader.one_of(STANCE, tuple(Stance))) else None,
        answer_threshold=reader.share(ANSWER_THRESHOLD),
        choices_threshold=reader.share(CHOICES_THRESHOLD),
        message_content=reader.one_of(MESSAGE_CONTENT, _SWITCH) == "on",
        log_level=reader.one_of(LOG_LEVEL, _LOG_LEVELS),
        database_url=reader.database_url(DATABASE_URL),
        discord_token=reader.secret(TOKEN),
    )


def _default_cache_dir(data_dir: Path | None) -> Path:
    if data_dir is not None:
        return data_dir / "cache"
    return platformdirs.user_cache_path(_APP, appauthor=False)


@dataclass(frozen=True, slots=True)
class _Reader:
    environment: Mapping[str, str] = field(repr=False)

    def text(self, variable: Variable) -> str:
        return self.environment.get(variable.name, "").strip()

    def secret(self, variable: Variable) -> str:
        text = self.text(variable)
        # It goes into a header, where a line break would be refused with the text in the error.
        if not all("!" <= character <= "~" for character in text):
            raise SettingsError(variable.name, f"{variable.takes}, one word of plain characters")
        return text

    def database_url(self, variable: Variable) -> str:
        text = self.text(variable)
        if text and not text.startswith(_DATABASES):
            raise SettingsError(variable.name, variable.takes)
        return text

    def folder(self, variable: Variable) -> Path | None:
        # No shell expands the "~" of a compose file.
        text = self.text(variable)
        return Path(os.path.expanduser(text)) if text else None  # noqa: PTH111 - never fails

    def one_of(self, variable: Variable, allowed: tuple[str, ...]) -> str:
        text = self.text(variable).lower()
        if text and text not in allowed:
            raise SettingsError(variable.name, variable.takes)
        return text

    def share(self, variable: Variable) -> float | None:
        text = self.text(variable)
        if not text:
            return None
        try:
            number = float(text)
        except ValueError:
            raise SettingsError(variable.name, variable.takes) from None
        # Written so that "nan" fails, too.
        if not 0 <= number <= 1:
            raise SettingsError(variable.name, variable.takes)
        return number
