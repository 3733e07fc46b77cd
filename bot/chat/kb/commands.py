"""Whether Discord lists our commands as they are."""

from __future__ import annotations

from typing import Any, Protocol, cast

import discord
from discord import app_commands

from bot.chat.fingerprint import commands_key, fingerprint


class Notes(Protocol):
    """Where it is noted which commands were told to Discord last."""

    async def find_note(self, key: str) -> str | None:
        """Return what was kept under `key`; raises StorageError."""
        ...


class _HasTree(Protocol):
    tree: app_commands.CommandTree[Any]


async def are_commands_known(client: discord.Client, notes: Notes) -> bool | None:
    """Say whether what Discord was told last is what the client has now; None if nobody noted it.

    Raises StorageError.
    """
    tree = cast(_HasTree, client).tree
    noted = await notes.find_note(commands_key(tree))
    return None if noted is None else noted == await fingerprint(tree)
