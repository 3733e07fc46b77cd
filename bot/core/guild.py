"""What the moderators of a guild have settled."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.model import Stance

RETENTION_DAYS = 90


@dataclass(frozen=True, slots=True)
class GuildSettings:
    """The settings of one guild; the defaults are those of a guild that settled nothing.

    `language` is a code such as `fr`, or empty for that of the guild on Discord. `channels` are
    those where mentions are answered, all if there are none. The roles name who may do what, apart
    from those who may manage the server. `version` counts the changes, from 0.
    """

    is_public: bool = False
    stance: Stance | None = None
    language: str = ""
    channels: tuple[int, ...] = ()
    log_channel: int | None = None
    retention_days: int = RETENTION_DAYS
    suggest_in: tuple[int, ...] = ()
    readers: tuple[int, ...] = ()
    contributors: tuple[int, ...] = ()
    editors: tuple[int, ...] = ()
    admins: tuple[int, ...] = ()
    version: int = 0
