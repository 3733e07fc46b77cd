"""None of the offered choices was meant."""

from __future__ import annotations

from functools import partial

import discord

from bot.chat.asked import asked_of
from bot.chat.card import Card
from bot.chat.parts import accent_of
from bot.chat.present import ways_to_people
from bot.chat.scene import Scene
from bot.chat.services import Services, guild_of
from bot.chat.show import is_theirs, party_of, show_besides, show_in_place
from bot.chat.waiting import patiently


async def refuse(interaction: discord.Interaction, services: Services) -> None:
    """Admit that nothing answers the question, and note it for the moderators."""
    in_place, asked = is_theirs(interaction), asked_of(interaction.message)
    think = partial(interaction.response.defer, ephemeral=True, thinking=not in_place)
    desk = await patiently(
        services.desk_for(interaction), patience_s=services.patience_s, when_slow=think
    )
    party = party_of(interaction)
    if party is not None:
        desk.turn_down(party)
    if not in_place:
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
