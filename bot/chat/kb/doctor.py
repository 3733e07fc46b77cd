"""/kb doctor: whether all is well here, and how to mend what is not."""

from __future__ import annotations

from collections.abc import Mapping

import discord
from discord import app_commands

from bot.chat.kb.access import attend
from bot.chat.kb.changes import problem_lines
from bot.chat.kb.channels import look_around
from bot.chat.kb.commands import are_commands_known
from bot.chat.kb.finding import Finding, bad, good, warn
from bot.chat.kb.route import Route
from bot.chat.kb.sheet import Sheet
from bot.chat.kb.visit import Visit
from bot.chat.services import Services
from bot.chat.words import Words
from bot.core.roles import Role
from bot.errors import StorageError
from bot.service.doctor import Health, examine

_NEEDED = Role.READER
_MS_A_SECOND = 1_000
_SLOW_S = 1.0

ROUTES: Mapping[str, Route] = {}


def add_commands(group: app_commands.Group, services: Services) -> None:
    """Put /kb doctor into the group."""

    @group.command(
        name=services.localised("kb-doctor-command"),
        description=services.localised("kb-doctor-description"),
    )
    async def doctor(interaction: discord.Interaction) -> None:
        await attend(interaction, services, Route(_NEEDED, _show), "/kb doctor")


async def _show(visit: Visit) -> None:
    words = visit.words
    health = await examine(visit.moderation, visit.guild_id)
    findings = (
        *await look_around(visit),
        _intents(visit.interaction.client, words),
        await _commands(visit),
        _database(health, words),
        _knowledge(health, words),
        await _log_channel(visit, health),
    )
    body = "\n".join(f"{each.mark} {each.text}" for each in findings)
    await visit.show(Sheet(body, words("kb-doctor-title")))


def _intents(client: discord.Client, words: Words) -> Finding:
    if not (client.intents.guild_messages and client.intents.dm_messages):
        return bad(words("kb-doctor-no-intents"))
    if client.intents.message_content:
        return good(words("kb-doctor-all-intents"))
    return good(words("kb-doctor-intents"))


async def _commands(visit: Visit) -> Finding:
    words = visit.words
    try:
        is_known = await are_commands_known(visit.interaction.client, visit.moderation.store)
    except StorageError:
        is_known = None
    if is_known is None:
        return warn(words("kb-doctor-commands-unknown"))
    return good(words("kb-doctor-commands")) if is_known else bad(words("kb-doctor-old-commands"))


def _database(health: Health, words: Words) -> Finding:
    if health.database_s is None:
        return bad(words("kb-doctor-no-database"))
    sentence = words("kb-doctor-database", count=max(1, round(health.database_s * _MS_A_SECOND)))
    return good(sentence) if health.database_s < _SLOW_S else warn(sentence)


def _knowledge(health: Health, words: Words) -> Finding:
    if health.problems:
        lines = problem_lines(health.problems)
        return bad(f"{words('kb-doctor-problems', count=len(health.problems))}\n{lines}")
    if health.is_by_meaning:
        return good(words("kb-doctor-by-meaning", count=health.entries))
    return warn(words("kb-doctor-by-words", count=health.entries))


async def _log_channel(visit: Visit, health: Health) -> Finding:
    words = visit.words
    settings = await visit.moderation.settings.of(visit.guild_id)
    if settings.log_channel is None:
        return good(words("kb-doctor-no-log"))
    channel = f"<#{settings.log_channel}>"
    if health.log_failure:
        return bad(words("kb-doctor-log-failed", channel=channel))
    return good(words("kb-doctor-log", channel=channel))
