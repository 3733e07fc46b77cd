"""None of the offered choices was meant."""

from __future__ import annotations

import discord

from bot.chat.asked import asked_of
from bot.chat.card import Card
from bot.chat.parts import accent_of
from bot.chat.present import ways_to_people
from bot.chat.scene import Scene
from bot.chat.services import Services, guild_of
from bot.chat.show import is_theirs, show_besides, show_in_place


async def refuse(interaction: discord.Interaction, services: Services) -> None:
    """Admit that nothing answers the question, and note it for the moderators."""
    desk = await services.desk_for(interaction)
    asked = asked_of(interaction.message)
    if not is_theirs(interaction):
        await show_besides(interaction, _card(asked, services.scene_of(interaction, desk)))
        return
    scene = services.scene_in_place(interaction, desk)
    await show_in_place(interaction, _card(asked, scene), scene.words)
    services.office.feedback.note_refused(
        asked,
        member=interaction.user.id,
        guild_id=guild_of(interaction),
        channel_id=interaction.channel_id,
    )


def _card(asked: str, scene: Scene) -> Card:
    words = scene.words
    return Card(
        words("refused"),
        words("refused-title"),
        extras=ways_to_people(scene),
        asked=asked,
        accent=accent_of("", scene.knowledge),
    )
