"""What all slash commands share: where they work, and suggestions while typing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

import discord
from discord import app_commands

from bot.chat import words
from bot.chat.card import Card
from bot.chat.guard import Tell, guarded, tell_privately
from bot.chat.show import show_privately
from bot.chat.waiting import in_thread
from bot.core.suggest import LABEL_CHARS, VALUE_CHARS, Suggestion

Command = app_commands.Command[discord.app_commands.Group, ..., None]
Decorated = TypeVar("Decorated")


def everywhere(command: Decorated) -> Decorated:
    """Let `command` be used in servers, direct messages and, as a user's own app, anywhere."""
    contexts = app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    return app_commands.allowed_installs(guilds=True, users=True)(contexts(command))


async def answer_privately(
    interaction: discord.Interaction, name: str, make_card: Callable[[], Card], patience_s: float
) -> None:
    """Answer the command `name` with a card, and say that we are thinking after `patience_s`."""
    async with guarded(name, tell_privately(interaction)):
        think = partial(interaction.response.defer, ephemeral=True, thinking=True)
        card = await in_thread(make_card, patience_s=patience_s, when_slow=think)
        await show_privately(interaction, card)


async def suggest_while_typing(
    interaction: discord.Interaction,
    name: str,
    current: str,
    suggest: Callable[[str], Sequence[Suggestion]],
) -> list[app_commands.Choice[str]]:
    """Offer what `suggest` makes of the text so far; an error is told in the list itself."""
    async with guarded(f"autocomplete of {name}", _tell_in_list(interaction, current)):
        found = await asyncio.to_thread(suggest, current)
        await interaction.response.autocomplete([_choice(each) for each in found])
    # It is answered already: an error of the answer itself must not pass the guard by.
    return []


def _choice(suggestion: Suggestion) -> app_commands.Choice[str]:
    return app_commands.Choice(name=suggestion.label, value=suggestion.value)


def _tell_in_list(interaction: discord.Interaction, current: str) -> Tell:
    """Return a way to tell in the list of suggestions, the only place there is while typing."""

    async def tell(reference: str) -> None:
        name = words.no_suggestions(reference)[:LABEL_CHARS]
        value = current.strip()[:VALUE_CHARS]
        choices = [app_commands.Choice(name=name, value=value)] if value else []
        await interaction.response.autocomplete(choices)

    return tell
