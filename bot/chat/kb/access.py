"""Who gets in. Every command, button, menu, form and suggestion of /kb passes `admit`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

import discord
from discord import app_commands

from bot.chat.guard import answering, guarded, say_privately
from bot.chat.kb.log import post_log
from bot.chat.kb.route import Route
from bot.chat.kb.visit import Visit, given_in
from bot.chat.services import Services, guild_of
from bot.core.feedback import NO_GUILD
from bot.core.roles import Role, role_of
from bot.core.suggest import Suggestion


async def role_in(interaction: discord.Interaction, services: Services) -> Role:
    """Return what whoever started `interaction` is to the knowledge of this guild.

    Where there is no guild of ours, or nothing to moderate, everybody is an outsider.
    """
    guild_id = guild_of(interaction)
    if services.moderation is None or guild_id == NO_GUILD:
        return Role.OUTSIDER
    settings = await services.moderation.settings.of(guild_id)
    # An administrator has every permission, but Discord need not list them all.
    permissions = interaction.permissions
    may_manage = permissions.manage_guild or permissions.administrator
    return role_of(settings, _role_ids(interaction), may_manage_guild=may_manage)


async def admit(interaction: discord.Interaction, services: Services, needed: Role) -> Visit | Role:
    """Return the visit of somebody who is at least what is `needed`, or else what they are."""
    role = await role_in(interaction, services)
    if services.moderation is None or role < max(needed, Role.READER):
        return role
    return Visit(interaction, services, services.moderation, role)


async def attend(
    interaction: discord.Interaction,
    services: Services,
    route: Route,
    what: str,
    args: tuple[str, ...] = (),
) -> None:
    """Let `route` answer whoever may use it, and refuse everybody else."""
    words = services.words_for(interaction)
    async with answering(interaction, what, words, lost=words("kb-no-database")):
        admitted = await admit(interaction, services, route.needed)
        if isinstance(admitted, Visit):
            if not route.opens_form:
                await admitted.acknowledge()
            await route.answer(replace(admitted, args=args, given=given_in(interaction)))
        else:
            await _refuse(interaction, services, admitted)
    # On its own: what was done must not look as if it had failed because nobody is told of it.
    async with guarded("the log channel", _tell_nobody):
        await post_log(interaction.client, services, guild_of(interaction))


async def complete(
    interaction: discord.Interaction,
    services: Services,
    needed: Role,
    suggest: Callable[[Visit], Awaitable[Sequence[Suggestion]]],
) -> list[app_commands.Choice[str]]:
    """Offer what `suggest` finds while somebody types, and nothing to those who may not see it."""

    async def tell(_reference: str) -> None:
        await interaction.response.autocomplete([])

    async with guarded("autocomplete of /kb", tell):
        admitted = await admit(interaction, services, needed)
        found = await suggest(admitted) if isinstance(admitted, Visit) else ()
        await interaction.response.autocomplete(
            [app_commands.Choice(name=each.label, value=each.value) for each in found]
        )
    # It is answered already: an error of the answer itself must not pass the guard by.
    return []


async def _refuse(interaction: discord.Interaction, services: Services, role: Role) -> None:
    words = services.words_for(interaction)
    is_outsider = role is Role.OUTSIDER
    await say_privately(interaction, words("kb-refused") if is_outsider else words("kb-too-much"))


def _role_ids(interaction: discord.Interaction) -> tuple[int, ...]:
    # `Member.roles` holds only roles that the client has seen, which without the intent for guilds
    # are none; the ids come with every interaction.
    return tuple(getattr(interaction.user, "_roles", ()))


async def _tell_nobody(_reference: str) -> None:
    """Leave it at the line in the log."""
