"""Buttons and menus. discord.py makes them anew from their custom id at every press."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Protocol, cast

import discord
from discord import ui

from bot.chat.press import (
    BUTTON_PREFIX,
    MENU_PREFIX,
    Menu,
    Press,
    decode_menu,
    decode_press,
    encode_menu,
    encode_press,
)


class AnswersControls(Protocol):
    """A client that answers what is pressed and picked.

    None stands for a control that this version does not know. Nothing may escape, because
    discord.py would only log it.
    """

    async def answer_press(self, interaction: discord.Interaction, press: Press | None) -> None:
        """Answer a press on a button."""
        ...

    async def answer_pick(
        self, interaction: discord.Interaction, menu: Menu | None, value: str
    ) -> None:
        """Answer a pick from a menu."""
        ...


class PressButton(ui.DynamicItem[ui.Button[ui.LayoutView]], template=f"{BUTTON_PREFIX}.+"):
    """A button that means a press."""

    def __init__(self, button: ui.Button[ui.LayoutView]) -> None:
        super().__init__(button)

    @classmethod
    def of(
        cls, press: Press, label: str, *, emoji: str = "", stands_out: bool = False
    ) -> PressButton:
        """Return a button that means `press`."""
        style = discord.ButtonStyle.primary if stands_out else discord.ButtonStyle.secondary
        custom_id = encode_press(press)
        return cls(ui.Button(label=label, emoji=emoji or None, style=style, custom_id=custom_id))

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction,  # noqa: ARG003
        item: ui.Item[Any],
        match: re.Match[str],  # noqa: ARG003
        /,
    ) -> PressButton:
        """Return the button that was pressed."""
        return cls(cast("ui.Button[ui.LayoutView]", item))

    async def callback(self, interaction: discord.Interaction) -> None:
        """Hand the press to the client, which is all that outlives a message."""
        press = decode_press(self.custom_id)
        await cast(AnswersControls, interaction.client).answer_press(interaction, press)


class PickMenu(ui.DynamicItem[ui.Select[ui.LayoutView]], template=f"{MENU_PREFIX}.+"):
    """A menu of what is listed somewhere."""

    def __init__(self, select: ui.Select[ui.LayoutView]) -> None:
        super().__init__(select)

    @classmethod
    def of(
        cls, menu: Menu, options: Sequence[discord.SelectOption], *, placeholder: str
    ) -> PickMenu:
        """Return a menu that stands for `menu`."""
        custom_id = encode_menu(menu)
        return cls(ui.Select(custom_id=custom_id, options=list(options), placeholder=placeholder))

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction,  # noqa: ARG003
        item: ui.Item[Any],
        match: re.Match[str],  # noqa: ARG003
        /,
    ) -> PickMenu:
        """Return the menu that was used."""
        return cls(cast("ui.Select[ui.LayoutView]", item))

    async def callback(self, interaction: discord.Interaction) -> None:
        """Hand the pick to the client, which is all that outlives a message."""
        client = cast(AnswersControls, interaction.client)
        await client.answer_pick(interaction, decode_menu(self.custom_id), self.item.values[0])
