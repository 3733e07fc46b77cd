"""Votes on answers, and what to offer when one did not help."""

from __future__ import annotations

import asyncio

import discord

from bot.chat.asked import asked_of
from bot.chat.card import Card, Choice
from bot.chat.guard import say_privately
from bot.chat.parts import accent_of, choices_of
from bot.chat.present import card_of_gone
from bot.chat.press import Rate, Tell
from bot.chat.scene import Scene
from bot.chat.services import Services, guild_of
from bot.chat.show import show_besides
from bot.service.desk import Desk


async def rate(interaction: discord.Interaction, vote: Rate, services: Services) -> None:
    """Keep a vote; when the answer did not help, offer what else could be meant.

    An answer that is gone needs no votes: what took its place is worth more.
    """
    await interaction.response.defer()
    desk = await services.desk_for(interaction)
    scene = services.scene_of(interaction, desk)
    if vote.entry not in scene.knowledge.entry_by_id:
        await show_besides(interaction, card_of_gone(desk.successors(vote.entry), scene))
        return
    words, guild_id = scene.words, guild_of(interaction)
    feedback = services.office.feedback
    await feedback.vote(guild_id, interaction.user.id, vote.entry, is_helpful=vote.is_helpful)
    if vote.is_helpful:
        await say_privately(interaction, words("rated"))
        return
    asked = asked_of(interaction.message)
    card = await asyncio.to_thread(card_of_unhelpful, vote.entry, asked, desk, scene)
    await show_besides(interaction, card)


def card_of_unhelpful(entry_id: str, asked: str, desk: Desk, scene: Scene) -> Card:
    """Offer what comes nearest to the question besides an entry, and to tell the moderators."""
    words, entry = scene.words, scene.knowledge.entry_by_id.get(entry_id)
    question = asked or (entry.question if entry is not None else "")
    others = desk.alternatives(question, without=entry_id)
    first = words("unhelpful") if others else words("nothing-closer")
    return Card(
        f"{first}\n{words('unhelpful-hint')}",
        words("unhelpful-title"),
        choices=choices_of(others),
        extras=(Choice(words("tell-label"), Tell(entry_id)),),
        asked=question,
        accent=accent_of("", scene.knowledge),
    )
