"""The button that takes an answer out of a channel again: `faq:1:dismiss:ASKER`."""

from __future__ import annotations

import re
from typing import Any

import discord
from discord import ui

from bot.chat import words
from bot.chat.guard import guarded, say_privately, tell_privately

# Discord's ids have 64 bits.
SNOWFLAKE = r"\d{1,20}"


class DismissButton(
    ui.DynamicItem[ui.Button[ui.LayoutView]], template=rf"faq:1:dismiss:(?P<asker>{SNOWFLAKE})"
):
    """Removes the message it stands under, for `asker` and for those who may manage messages."""

    def __init__(self, asker: int) -> None:
        custom_id = f"faq:1:dismiss:{asker}"
        super().__init__(ui.Button(label=words.DISMISS, custom_id=custom_id))
        self._asker = asker

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction,  # noqa: ARG003
        item: ui.Item[Any],  # noqa: ARG003
        match: re.Match[str],
        /,
    ) -> DismissButton:
        """Return the button that was clicked."""
        return cls(int(match["asker"]))

    async def callback(self, interaction: discord.Interaction) -> None:
        """Remove the message, or say who may."""
        async with guarded("Dismiss", tell_privately(interaction)):
            is_asker = interaction.user.id == self._asker
            if not is_asker and not interaction.permissions.manage_messages:
                await say_privately(interaction, words.NOT_YOURS)
                return
            # Through the interaction it needs no permission of ours in the channel.
            await interaction.response.defer()
            await interaction.delete_original_response()


def dismissible(view: ui.LayoutView, asker: int) -> ui.LayoutView:
    """Return `view` with a button below it by which `asker` and moderators can remove it."""
    return view.add_item(ui.ActionRow(DismissButton(asker)))
