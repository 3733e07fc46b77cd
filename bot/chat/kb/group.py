"""The group /kb: its subjects, put together. How one is added stands in `route.py`."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.chat.forms import custom_id_of
from bot.chat.guard import say_privately
from bot.chat.kb import (
    alias,
    audit,
    checking,
    doctor,
    drafts,
    explaining,
    history,
    queueing,
    removing,
    settings,
    statistics,
    topics,
    transfer,
    writing,
)
from bot.chat.kb.access import attend
from bot.chat.kb.press import decode
from bot.chat.kb.route import Route, merged
from bot.chat.kb.visit import Visit
from bot.chat.services import Services
from bot.core.roles import Role

SUBJECTS = (
    queueing,
    writing,
    alias,
    drafts,
    topics,
    explaining,
    history,
    removing,
    audit,
    transfer,
    settings,
    checking,
    doctor,
    statistics,
)
ROUTES = merged(each.ROUTES for each in SUBJECTS)


def kb_group(services: Services) -> app_commands.Group:
    """Return /kb with every command of the moderators."""
    group = app_commands.Group(
        name=services.localised("kb-command"),
        description=services.localised("kb-description"),
        allowed_contexts=app_commands.AppCommandContext(
            guild=True, dm_channel=False, private_channel=False
        ),
        default_permissions=discord.Permissions(manage_guild=True),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )
    for each in SUBJECTS:
        each.add_commands(group, services)
    return group


async def answer_moderator(interaction: discord.Interaction, services: Services) -> None:
    """Answer a button, a menu or a form of the moderators."""
    found = decode(custom_id_of(interaction))
    route = ROUTES.get(found.verb) if found is not None else None
    await attend(
        interaction,
        services,
        route or Route(Role.READER, _admit_unknown, opens_form=True),
        f"/kb, {found.verb}" if found is not None and route is not None else "an unknown control",
        args=found.args if found is not None else (),
    )


async def _admit_unknown(visit: Visit) -> None:
    await say_privately(visit.interaction, visit.words("kb-unknown-control"))
