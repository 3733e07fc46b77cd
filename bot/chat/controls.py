"""Buttons and menus that lead through lists. Made anew from their custom id at every click."""

from __future__ import annotations

import re
from typing import Any, Protocol, cast

import discord
from discord import ui

from bot.chat.place import (
    DESTINATION_PATTERN,
    MENU_PATTERN,
    Destination,
    Place,
    decode_destination,
    decode_menu,
    encode_destination,
    encode_menu,
    picked,
)


class Leads(Protocol):
    """A client that shows what a control leads to."""

    async def go_to(self, interaction: discord.Interaction, destination: Destination) -> None:
        """Answer the click; nothing may escape, because discord.py would only log it."""
        ...


class DestinationButton(ui.DynamicItem[ui.Button[ui.LayoutView]], template=DESTINATION_PATTERN):
    """Leads to one destination."""

    def __init__(
        self, destination: Destination, *, label: str = "", stands_out: bool = False
    ) -> None:
        style = discord.ButtonStyle.primary if stands_out else discord.ButtonStyle.secondary
        custom_id = encode_destination(destination)
        super().__init__(ui.Button(label=label, style=style, custom_id=custom_id))
        self._destination = destination

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction,  # noqa: ARG003
        item: ui.Item[Any],  # noqa: ARG003
        match: re.Match[str],
        /,
    ) -> DestinationButton:
        """Return the button that was clicked."""
        return cls(cast(Destination, decode_destination(match.string)))

    async def callback(self, interaction: discord.Interaction) -> None:
        """Hand the click to the client, which is all that outlives a message."""
        await cast(Leads, interaction.client).go_to(interaction, self._destination)


class PlaceMenu(ui.DynamicItem[ui.Select[ui.LayoutView]], template=MENU_PATTERN):
    """Leads to one of what is listed in a place."""

    def __init__(
        self, place: Place, options: list[discord.SelectOption], *, placeholder: str = ""
    ) -> None:
        super().__init__(
            ui.Select(custom_id=encode_menu(place), options=options, placeholder=placeholder)
        )
        self._place = place

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction,  # noqa: ARG003
        item: ui.Item[Any],  # noqa: ARG003
        match: re.Match[str],
        /,
    ) -> PlaceMenu:
        """Return the menu that was used."""
        return cls(cast(Place, decode_menu(match.string)), [])

    async def callback(self, interaction: discord.Interaction) -> None:
        """Hand the pick to the client, which is all that outlives a message."""
        destination = picked(self._place, self.item.values[0])
        await cast(Leads, interaction.client).go_to(interaction, destination)
