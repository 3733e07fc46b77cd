"""Answers to a command that everybody in the channel sees."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import discord

from bot.chat.card import Card, render
from bot.chat.command import note_interaction
from bot.chat.guard import guarded, say_privately, tell_privately
from bot.chat.posting import remember_posted, why_not_now
from bot.chat.present import card_of
from bot.chat.public import published
from bot.chat.services import Services, guild_of
from bot.chat.sharing import refusal_to_share
from bot.chat.show import show_privately
from bot.core.model import Entry
from bot.service.converse import Answered
from bot.service.desk import Desk, Said


async def answer_openly(
    interaction: discord.Interaction,
    name: str,
    say: Callable[[Desk], Said],
    services: Services,
) -> None:
    """Answer the command `name` for everybody; what is no answer is for the member alone."""
    words = services.words_for(interaction)
    async with guarded(name, tell_privately(interaction, words)):
        refusal = refusal_to_share(interaction, words)
        think = partial(interaction.response.defer, ephemeral=True, thinking=True)
        desk, said = await services.at_desk(
            guild_of(interaction), say, patience_s=services.patience_s, when_slow=think
        )
        entry = _answering_entry(said)
        if entry is not None and not refusal:
            refusal = why_not_now(interaction, entry.id, services)
        if entry is None or refusal:
            card = card_of(said, services.scene_of(interaction, desk))
            await show_privately(interaction, card)
            if refusal:
                await say_privately(interaction, refusal)
        else:
            scene = services.scene_for_all(interaction, desk)
            card = published(card_of(said, scene), interaction.user.id, scene.words)
            message_id = await _show_all(interaction, card)
            remember_posted(interaction, entry.id, message_id, services)
        note_interaction(said, interaction, services)


def _answering_entry(said: Said) -> Entry | None:
    """Return the entry that answers, if one does."""
    return said.reply.entry if isinstance(said, Answered) else None


async def _show_all(interaction: discord.Interaction, card: Card) -> int:
    """Show `card` to everybody and return the id of the message."""
    if not interaction.response.is_done():
        sent = await interaction.response.send_message(view=render(card))
        return sent.message_id or 0
    # What says "thinking" is there for the member alone, and so is what takes its place.
    await interaction.edit_original_response(view=render(card))
    shown = await interaction.followup.send(view=render(card), wait=True)
    await interaction.delete_original_response()
    return shown.id
