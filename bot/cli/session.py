"""What every command is handed: the settings, read when one is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

import typer

from bot.cli.console import EncodingProgress
from bot.cli.logs import write_logs_to_stderr
from bot.settings import Matching, Settings, read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from bot.encoding.cache import CachingEncoder
    from bot.service.answer import Answerer
    from bot.service.snapshot import Snapshots


@dataclass
class Session:
    """One call of the command line. A wrong setting must not keep `--help` from working."""

    environment: Mapping[str, str] = field(repr=False)

    @cached_property
    def settings(self) -> Settings:
        """The settings; raises SettingsError."""
        return read_settings(self.environment)

    def start_logging(self, usual_level: str, *, is_service: bool = False) -> None:
        """Write log lines to standard error, from `usual_level` on unless the settings differ."""
        write_logs_to_stderr(
            self.settings.log_level or usual_level,
            secret=self.settings.discord_token,
            is_service=is_service,
        )

    def folders(self, options: list[str] | None) -> tuple[Path, ...]:
        """Return the folders of knowledge that the options or else the settings name."""
        from bot.app import knowledge_folders

        return knowledge_folders(options or (), self.settings)

    def open_encoder(self, *, is_lexical: bool) -> CachingEncoder | None:
        """Return the sentence encoder, or None to match by words alone."""
        from bot.app import open_encoder

        return open_encoder(self._settings_for(is_lexical=is_lexical))

    def open_snapshots(self, options: list[str] | None, *, is_lexical: bool) -> Snapshots:
        """Load and index the knowledge, with a progress bar where that takes a while."""
        from bot.app import build_snapshots

        settings = self._settings_for(is_lexical=is_lexical)
        with EncodingProgress("Reading the knowledge") as progress:
            return build_snapshots(settings, self.folders(options), progress)

    def open_answerer(self, options: list[str] | None, *, is_lexical: bool) -> Answerer:
        """Load and index the knowledge, and return what answers from it."""
        from bot.app import build_answerer

        return build_answerer(self.settings, self.open_snapshots(options, is_lexical=is_lexical))

    def _settings_for(self, *, is_lexical: bool) -> Settings:
        return replace(self.settings, matching=Matching.LEXICAL) if is_lexical else self.settings


def session_of(context: typer.Context) -> Session:
    """Return the session that `main` gave to the command line."""
    session = context.find_object(Session)
    if session is None:
        raise ValueError("the command line was started without a session")
    return session
