"""The moderators' buttons and menus, made anew from their custom id at every press."""

from __future__ import annotations

import re
from typing import Any, Protocol, cast

import discord
from discord import ui

from bot.chat.kb.press import BUTTON_PREFIX, MENU_PREFIX

AnySelect = (
    ui.Select[ui.LayoutView] | ui.RoleSelect[ui.LayoutView] | ui.ChannelSelect[ui.LayoutView]
)


class AnswersModerators(Protocol):
    """A client that answers what moderators press and pick; nothing may escape it."""

    async def answer_moderator(self, interaction: discord.Interaction) -> None:
        """Answer a press on a button or a pick from a menu."""
        ...


class KbButton(ui.DynamicItem[ui.Button[ui.LayoutView]], template=f"{BUTTON_PREFIX}.+"):
    """A button of the moderators."""

    def __init__(self, button: ui.Button[ui.LayoutView]) -> None:
        super().__init__(button)

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction,  # noqa: ARG003
        item: ui.Item[Any],
        match: re.Match[str],  # noqa: ARG003
        /,
    ) -> KbButton:
        """Return the button that was pressed."""
        return cls(cast("ui.Button[ui.LayoutView]", item))

    async def callback(self, interaction: discord.Interaction) -> None:
        """Hand the press to the client."""
        await cast(AnswersModerators, interaction.client).answer_moderator(interaction)


class KbMenu(ui.DynamicItem[AnySelect], template=f"{MENU_PREFIX}.+"):
    """A menu of the moderators, whatever there is to pick."""

    def __init__(self, select: AnySelect) -> None:
        super().__init__(select)

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction,  # noqa: ARG003
        item: ui.Item[Any],
        match: re.Match[str],  # noqa: ARG003
        /,
    ) -> KbMenu:
        """Return the menu that was used."""
        return cls(cast(AnySelect, item))

    async def callback(self, interaction: discord.Interaction) -> None:
        """Hand the pick to the client."""
        await cast(AnswersModerators, interaction.client).answer_moderator(interaction)
