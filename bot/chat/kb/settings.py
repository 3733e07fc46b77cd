"""/kb settings: how the bot works in this server, on one card of menus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import discord
from discord import app_commands

from bot.chat.card import Option
from bot.chat.kb.access import attend
from bot.chat.kb.press import press
from bot.chat.kb.route import Route
from bot.chat.kb.settled import PRIVATE, PUBLIC, USUAL, called, nothing_picked, picked
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
        _title("answers", words),
        _one(
            "answers",
            settings,
            PUBLIC if settings.is_public else PRIVATE,
            _options("answers", (PRIVATE, PUBLIC), words),
            words,
        ),
        _title("stance", words),
        _one(
            "stance",
            settings,
            settings.stance or USUAL,
            _options("stance", (USUAL, *Stance), words),
            words,
        ),
        _title("language", words),
        _one("language", settings, settings.language or USUAL, _languages(visit), words),
        _title("channels", words),
        ChannelPick(
            press(_VERB, "channels", version),
            nothing_picked("channels", words),
            _TALKING,
            settings.channels,
        ),
        _title("suggest", words),
        ChannelPick(
            press(_VERB, "suggest", version),
            nothing_picked("suggest", words),
            _FORUMS,
            settings.suggest_in,
        ),
    )


def _people_rows(settings: GuildSettings, words: Words) -> tuple[Row, ...]:
    version = settings.version
    return (
        _title("readers", words),
        _roles("readers", settings.readers, version, words),
        _title("contributors", words),
        _roles("contributors", settings.contributors, version, words),
        _title("editors", words),
        _roles("editors", settings.editors, version, words),
        _title("admins", words),
        _roles("admins", settings.admins, version, words),
    )


def _roles(name: str, ids: tuple[int, ...], version: int, words: Words) -> RolePick:
    return RolePick(press(_VERB, name, version), nothing_picked(name, words), ids)


def _record_rows(settings: GuildSettings, words: Words) -> tuple[Row, ...]:
    log = (settings.log_channel,) if settings.log_channel is not None else ()
    days = sorted({*_RETENTION_DAYS, settings.retention_days})
    return (
        _title("log", words),
        ChannelPick(
            press(_VERB, "log", settings.version),
            nothing_picked("log", words),
            _LOGS,
            log,
            most=1,
        ),
        _title("retention", words),
        _one(
            "retention",
            settings,
            str(settings.retention_days),
            _options("retention", map(str, days), words),
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


def _title(name: str, words: Words) -> str:
    return f"**{called(name, words)}**"


def _options(name: str, values: Iterable[str], words: Words) -> tuple[Option, ...]:
    return tuple(Option(each, picked(name, each, words)) for each in values)


def _languages(visit: Visit) -> tuple[Option, ...]:
    """Return the languages that there are, each by its own name."""
    known = [Option(each.code, each.own_name) for each in visit.services.languages]
    return (*_options("language", (USUAL,), visit.words), *known)


def _ids(values: Sequence[str]) -> tuple[int, ...]:
    return tuple(map(int, values))


def _first_id(values: Sequence[str]) -> int | None:
    return int(values[0]) if values else None


def _is_public(values: Sequence[str]) -> bool:
    return values[0] == PUBLIC


def _stance(values: Sequence[str]) -> Stance | None:
    return None if values[0] == USUAL else Stance(values[0])


def _language(values: Sequence[str]) -> str:
    return "" if values[0] == USUAL else values[0]


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
