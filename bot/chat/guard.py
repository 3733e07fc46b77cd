"""The one handler for unexpected errors.

discord.py has separate hooks for commands, views, modals and events, hides what autocomplete
raises and merely logs what a DynamicItem raises. So every callback of ours runs inside `guarded`,
and the hooks that remain, for what fails before a callback is reached, end here too.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import discord

from bot.chat.words import Words
from bot.errors import StorageError

_log = logging.getLogger(__name__)

Tell = Callable[[str], Awaitable[object]]
"""Tells a member something, given the reference under which it is logged."""


@asynccontextmanager
async def guarded(action: str, tell: Tell) -> AsyncIterator[None]:
    """Run a callback; when it fails, log the traceback and `tell` the member its reference."""
    try:
        yield
    except Exception as error:
        reference = report(action, error)
        try:
            await tell(reference)
        except Exception:
            _log.warning("Could not tell the member about %s.", reference, exc_info=True)


@asynccontextmanager
async def answering(
    interaction: discord.Interaction, action: str, words: Words, *, lost: str
) -> AsyncIterator[None]:
    """Guard an answer; that the database is away is no riddle, and told by the sentence `lost`."""
    async with guarded(action, tell_privately(interaction, words)):
        try:
            yield
        except StorageError as error:
            _log.warning("Could not answer %s: %s.", action, error)
            await say_privately(interaction, lost)


def report(action: str, error: BaseException) -> str:
    """Log `error` with its traceback and return the reference it is logged under."""
    reference = secrets.token_hex(3).upper()
    _log.error("%s failed, reference %s.", action, reference, exc_info=error)
    return reference


def tell_privately(interaction: discord.Interaction, words: Words) -> Tell:
    """Return a way to tell whoever started `interaction`, and nobody else, that it failed."""

    async def tell(reference: str) -> None:
        await say_privately(interaction, words("failed", reference=reference))

    return tell


async def say_privately(interaction: discord.Interaction, sentence: str) -> None:
    """Send one sentence that only whoever started `interaction` sees."""
    if interaction.response.is_done():
        await interaction.followup.send(sentence, ephemeral=True)
    else:
        await interaction.response.send_message(sentence, ephemeral=True)
