"""Copies of answers that members keep."""

from __future__ import annotations

from io import BytesIO

import discord

from bot.chat.markup import message_link
from bot.chat.present import card_of_gone
from bot.chat.press import Save
from bot.chat.services import Services
from bot.chat.show import is_direct, show_privately
from bot.chat.words import Words
from bot.core.knowledge import Knowledge
from bot.core.model import Entry
from bot.service.copy import Copy, CopyLabels, copy_of


async def save(interaction: discord.Interaction, press: Save, services: Services) -> None:
    """Send a copy to the member's direct messages, or attach it here when those are closed."""
    is_here = is_direct(interaction)
    await interaction.response.defer(ephemeral=not is_here, thinking=True)
    desk = await services.desk_for(interaction)
    scene = services.scene_of(interaction, desk)
    entry = scene.knowledge.entry_by_id.get(press.entry)
    if entry is None:
        await show_privately(interaction, card_of_gone(desk.successors(press.entry), scene))
        return
    copy = copy_for(entry, scene.knowledge, scene.words)
    if is_here:
        await interaction.edit_original_response(attachments=[file_of(copy)])
        return
    await _send(interaction, copy, scene.words)


async def _send(interaction: discord.Interaction, copy: Copy, words: Words) -> None:
    try:
        sent = await interaction.user.send(file=file_of(copy))
    except discord.Forbidden:
        await interaction.edit_original_response(
            content=words("saved-here"), attachments=[file_of(copy)]
        )
    else:
        link = message_link(None, sent.channel.id, sent.id)
        await interaction.edit_original_response(content=words("saved", link=link))


def copy_for(entry: Entry, knowledge: Knowledge, words: Words) -> Copy:
    """Write the whole of `entry` down in the language of `words`."""
    labels = CopyLabels(
        topic=words("copy-topic"),
        sources=words("copy-sources"),
        reviewed=words("copy-reviewed"),
        origin=words("copy-origin"),
    )
    return copy_of(entry, knowledge, labels)


def file_of(copy: Copy) -> discord.File:
    """Return `copy` as a file, to be sent once."""
    return discord.File(BytesIO(copy.text.encode()), copy.filename)
