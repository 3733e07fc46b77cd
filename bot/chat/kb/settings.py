"""/kb settings: how the bot works in this server, on one card of menus."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import discord
from discord import app_commands

from bot.chat.card import Option
from bot.chat.kb.access import attend
from bot.chat.kb.press import press
from bot.chat.kb.route import Route
from bot.chat.kb.sheet import ChannelPick, Pick, RolePick, Row, Sheet
from bot.chat.kb.visit import Visit
from bot.chat.services import Services
from bot.chat.words import Words
from bot.core.guild import GuildSettings
from bot.core.model import Stance
from bot.core.roles import Role
from bot.errors import ConflictError

_NEEDED = Role.ADMIN
_VERB = "set"
# Stands for what is not settled here, as an option needs a value.
_USUAL = "-"
_PUBLIC, _PRIVATE = "public", "private"
_RETENTION_DAYS = (30, 60, 90, 180, 365)
_TALKING = (
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.voice,
    discord.ChannelType.stage_voice,
    discord.ChannelType.forum,
)
_FORUMS = (discord.ChannelType.forum,)
_LOGS = (discord.ChannelType.text,)


@dataclass(frozen=True, slots=True)
class _Setting:
    """One setting: its field of `GuildSettings`, and how that is read from picked values."""

    name: str
    read: Callable[[Sequence[str]], Any]


def add_commands(group: app_commands.Group, services: Services) -> None:
    """Put /kb settings into the group."""

    @group.command(
        name=services.localised("kb-settings-command"),
        description=services.localised("kb-settings-description"),
    )
    async def settings(interaction: discord.Interaction) -> None:
        await attend(interaction, services, Route(_NEEDED, _show), "/kb settings")


async def _show(visit: Visit) -> None:
    settings = await visit.moderation.settings.read(visit.guild_id)
    await visit.show(_sheet(settings, visit))


async def _set(visit: Visit) -> None:
    """Settle what was picked, unless somebody else has settled something since it was shown."""
    name, version = visit.args
    setting = _SETTINGS[name]
    value = setting.read(visit.given.values)
    book = visit.moderation.settings
    current = await book.read(visit.guild_id)
    try:
        wanted = replace(current, **{setting.name: value}, version=int(version))
        settled = await book.change(visit.guild_id, wanted)
    except ConflictError:
        current = await book.read(visit.guild_id)
        await visit.show(_sheet(current, visit, visit.words("kb-settings-conflict")))
        return
    detail = {name: list(visit.given.values)}
    await visit.moderation.curator.note(visit.guild_id, visit.person, "settings", detail)
    await visit.show(_sheet(settled, visit, visit.words("kb-settings-saved")))


def _sheet(settings: GuildSettings, visit: Visit, news: str = "") -> Sheet:
    words = visit.words
    rows = (
        *_answer_rows(settings, visit),
        *_people_rows(settings, words),
        *_record_rows(settings, words),
    )
    body = news or words("kb-settings-intro")
    return Sheet(body, words("kb-settings-title"), rows=rows)


def _answer_rows(settings: GuildSettings, visit: Visit) -> tuple[Row, ...]:
    words, version = visit.words, settings.version
    return (
        words("kb-settings-answers"),
        _one(
            "answers",
            settings,
            _PUBLIC if settings.is_public else _PRIVATE,
            (
                Option(_PRIVATE, words("kb-settings-private-option")),
                Option(_PUBLIC, words("kb-settings-public-option")),
            ),
            words,
        ),
        words("kb-settings-stance"),
        _one("stance", settings, settings.stance or _USUAL, _stances(words), words),
        words("kb-settings-language"),
        _one("language", settings, settings.language or _USUAL, _languages(visit), words),
        words("kb-settings-channels"),
        ChannelPick(
            press(_VERB, "channels", version),
            words("kb-settings-channels-placeholder"),
            _TALKING,
            settings.channels,
        ),
        words("kb-settings-suggest"),
        ChannelPick(
            press(_VERB, "suggest", version),
            words("kb-settings-suggest-placeholder"),
            _FORUMS,
            settings.suggest_in,
        ),
    )


def _people_rows(settings: GuildSettings, words: Words) -> tuple[Row, ...]:
    nobody = words("kb-settings-roles-placeholder")
    version = settings.version
    return (
        words("kb-settings-readers"),
        RolePick(press(_VERB, "readers", version), nobody, settings.readers),
        words("kb-settings-contributors"),
        RolePick(press(_VERB, "contributors", version), nobody, settings.contributors),
        words("kb-settings-editors"),
        RolePick(press(_VERB, "editors", version), nobody, settings.editors),
        words("kb-settings-admins"),
        RolePick(press(_VERB, "admins", version), nobody, settings.admins),
    )


def _record_rows(settings: GuildSettings, words: Words) -> tuple[Row, ...]:
    log = (settings.log_channel,) if settings.log_channel is not None else ()
    days = sorted({*_RETENTION_DAYS, settings.retention_days})
    return (
        words("kb-settings-log"),
        ChannelPick(
            press(_VERB, "log", settings.version),
            words("kb-settings-log-placeholder"),
            _LOGS,
            log,
            most=1,
        ),
        words("kb-settings-retention"),
        _one(
            "retention",
            settings,
            str(settings.retention_days),
            tuple(Option(str(each), words("kb-settings-days-option", count=each)) for each in days),
            words,
        ),
    )


def _one(
    name: str, settings: GuildSettings, picked: str, options: tuple[Option, ...], words: Words
) -> Pick:
    return Pick(
        press(_VERB, name, settings.version),
        words("kb-settings-placeholder"),
        options,
        frozenset((picked,)),
    )


def _stances(words: Words) -> tuple[Option, ...]:
    return (
        Option(_USUAL, words("kb-settings-usual-option")),
        Option(Stance.CAUTIOUS, words("kb-settings-cautious-option")),
        Option(Stance.BALANCED, words("kb-settings-balanced-option")),
        Option(Stance.EAGER, words("kb-settings-eager-option")),
    )


def _languages(visit: Visit) -> tuple[Option, ...]:
    """Return the languages that there are, each by its own name."""
    known = [Option(each.code, each.own_name) for each in visit.services.languages]
    return (Option(_USUAL, visit.words("kb-settings-any-option")), *known)


def _ids(values: Sequence[str]) -> tuple[int, ...]:
    return tuple(map(int, values))


def _first_id(values: Sequence[str]) -> int | None:
    return int(values[0]) if values else None


def _is_public(values: Sequence[str]) -> bool:
    return values[0] == _PUBLIC


def _stance(values: Sequence[str]) -> Stance | None:
    return None if values[0] == _USUAL else Stance(values[0])


def _language(values: Sequence[str]) -> str:
    return "" if values[0] == _USUAL else values[0]


def _days(values: Sequence[str]) -> int:
    return int(values[0])


# The keys are short, for custom ids and the audit.
_SETTINGS: Mapping[str, _Setting] = {
    "answers": _Setting("is_public", _is_public),
    "stance": _Setting("stance", _stance),
    "language": _Setting("language", _language),
    "channels": _Setting("channels", _ids),
    "suggest": _Setting("suggest_in", _ids),
    "readers": _Setting("readers", _ids),
    "contributors": _Setting("contributors", _ids),
    "editors": _Setting("editors", _ids),
    "admins": _Setting("admins", _ids),
    "log": _Setting("log_channel", _first_id),
    "retention": _Setting("retention_days", _days),
}

ROUTES: Mapping[str, Route] = {_VERB: Route(_NEEDED, _set)}
