"""What all slash commands share: where they work, their answers, and suggestions while typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

import discord
from discord import app_commands

from bot.chat.guard import Tell, guarded, tell_privately
from bot.chat.listen import note_said
from bot.chat.present import card_of
from bot.chat.services import Services, guild_of
from bot.chat.show import is_direct, show_privately
from bot.chat.words import Words
from bot.core.suggest import LABEL_CHARS, VALUE_CHARS, Suggestion
from bot.service.desk import Desk, Said

Command = app_commands.Command[discord.app_commands.Group, ..., None]
Decorated = TypeVar("Decorated")


def everywhere(command: Decorated) -> Decorated:
    """Let `command` be used in servers, direct messages and, as a user's own app, anywhere."""
    contexts = app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    return app_commands.allowed_installs(guilds=True, users=True)(contexts(command))


async def answer_privately(
    interaction: discord.Interaction,
    name: str,
    say: Callable[[Desk], Said],
    services: Services,
) -> None:
    """Answer the command `name` with a card, and say that we are thinking if it takes long."""
    async with guarded(name, tell_privately(interaction, services.words_for(interaction))):
        think = partial(interaction.response.defer, ephemeral=True, thinking=True)
        desk, said = await services.at_desk(
            guild_of(interaction), say, patience_s=services.patience_s, when_slow=think
        )
        if is_direct(interaction):
            desk.follow(interaction.user.id, said)
        await show_privately(interaction, card_of(said, services.scene_of(interaction, desk)))
        note_interaction(said, interaction, services)


def note_interaction(said: Said, interaction: discord.Interaction, services: Services) -> None:
    """Count what came of a question, if it was one."""
    note_said(
        said,
        services,
        member=interaction.user.id,
        guild_id=guild_of(interaction),
        channel_id=interaction.channel_id,
    )


async def suggest_while_typing(
    interaction: discord.Interaction,
    name: str,
    current: str,
    suggest: Callable[[Desk], Sequence[Suggestion]],
    services: Services,
) -> list[app_commands.Choice[str]]:
    """Offer what `suggest` makes of the text so far; an error is told in the list itself.

    Where that takes long, nothing is offered: a list cannot be promised for later.
    """
    tell = _tell_in_list(interaction, current, services.words_for(interaction))
    async with guarded(f"autocomplete of {name}", tell):
        offer = interaction.response.autocomplete
        _, found = await services.at_desk(
            guild_of(interaction),
            suggest,
            patience_s=services.patience_s,
            when_slow=partial(offer, []),
        )
        if not interaction.response.is_done():
            await offer([_choice(each) for each in found])
    # It is answered already: an error of the answer itself must not pass the guard by.
    return []


def _choice(suggestion: Suggestion) -> app_commands.Choice[str]:
    return app_commands.Choice(name=suggestion.label, value=suggestion.value)


def _tell_in_list(interaction: discord.Interaction, current: str, words: Words) -> Tell:
    """Return a way to tell in the list of suggestions, the only place there is while typing."""

    async def tell(reference: str) -> None:
        name = words("failed-suggestion", reference=reference)[:LABEL_CHARS]
        value = current.strip()[:VALUE_CHARS]
        choices = [app_commands.Choice(name=name, value=value)] if value else []
        await interaction.response.autocomplete(choices)

    return tell
