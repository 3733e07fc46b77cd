"""Clicks on the buttons under a card."""

from __future__ import annotations

from functools import partial

import discord

from bot.chat import words
from bot.chat.card import Card
from bot.chat.custom_id import Action, ButtonId
from bot.chat.guard import guarded, say_privately, tell_privately
from bot.chat.present import card_of_reply
from bot.chat.show import belongs_to_one, is_direct, show_in_place, show_privately
from bot.chat.waiting import in_thread
from bot.service.desk import Desk


async def open_entry(
    interaction: discord.Interaction, button: ButtonId, desk: Desk, *, patience_s: float
) -> None:
    """Show the entry of the button that was clicked: in place where nobody else reads along."""
    async with guarded("a button", tell_privately(interaction)):
        in_place = belongs_to_one(interaction)
        person = interaction.user.id if is_direct(interaction) else None
        card = await in_thread(
            partial(_card, button, desk, person),
            patience_s=patience_s,
            when_slow=partial(interaction.response.defer, ephemeral=True, thinking=not in_place),
        )
        if card is None:
            await say_privately(interaction, words.GONE)
        else:
            await (show_in_place if in_place else show_privately)(interaction, card)


def _card(button: ButtonId, desk: Desk, person: int | None) -> Card | None:
    is_whole = button.action is Action.READ
    reply = desk.open(button.entry, person=person, is_whole=is_whole)
    return None if reply is None else card_of_reply(reply, desk.knowledge, is_whole=is_whole)
