"""The buttons under a card. They are made anew from their custom id at every click."""

from __future__ import annotations

import re
from typing import Any, Protocol, cast

import discord
from discord import ui

from bot.chat.custom_id import PATTERN, Action, ButtonId, encode


class OpensEntries(Protocol):
    """A client that shows an entry when its button was clicked."""

    async def open_entry(self, interaction: discord.Interaction, button: ButtonId) -> None:
        """Answer the click; nothing may escape, because discord.py would only log it."""
        ...


class EntryButton(ui.DynamicItem[ui.Button[ui.LayoutView]], template=PATTERN):
    """Opens one entry."""

    def __init__(self, button: ButtonId, *, label: str = "", stands_out: bool = False) -> None:
        style = discord.ButtonStyle.primary if stands_out else discord.ButtonStyle.secondary
        super().__init__(ui.Button(label=label, style=style, custom_id=encode(button)))
        self._button = button

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction,  # noqa: ARG003
        item: ui.Item[Any],  # noqa: ARG003
        match: re.Match[str],
        /,
    ) -> EntryButton:
        """Return the button that was clicked."""
        return cls(ButtonId(Action(match["action"]), match["entry"]))

    async def callback(self, interaction: discord.Interaction) -> None:
        """Hand the click to the client, which is all that outlives a message."""
        await cast(OpensEntries, interaction.client).open_entry(interaction, self._button)
