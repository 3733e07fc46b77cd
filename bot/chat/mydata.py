"""What is kept about a member: shown and deleted at their word."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from typing import assert_never

import discord

from bot.chat.card import Card, Choice
from bot.chat.press import DeleteData
from bot.chat.services import Services
from bot.chat.show import show_besides
from bot.chat.words import Words
from bot.core.personal import KeptFor, PersonalRecord

_FILENAME = "attache-data.json"


async def show_data(interaction: discord.Interaction, services: Services) -> None:
    """Say what is kept about whoever pressed, with all of it in a file."""
    words = services.words_for(interaction)
    await interaction.response.defer(ephemeral=True, thinking=True)
    records = await services.office.people.show(interaction.user.id)
    if not records:
        await interaction.edit_original_response(content=words("no-data"))
        return
    counts = Counter(record.kept_for for record in records)
    lines = [f"- {_count(kind, counts[kind], words)}" for kind in KeptFor if counts[kind]]
    text = "\n".join([words("data"), *lines, words("data-attached")])
    await interaction.edit_original_response(content=text, attachments=[_file(records)])


async def delete_data(
    interaction: discord.Interaction, press: DeleteData, services: Services
) -> None:
    """Delete everything about whoever pressed, once they are sure."""
    words = services.words_for(interaction)
    if not press.is_sure:
        await show_besides(interaction, _question(words))
        return
    await interaction.response.defer()
    await services.office.people.delete(interaction.user.id)
    services.locales.forget_person(interaction.user.id)
    await show_besides(interaction, Card(words("deleted")))


def _question(words: Words) -> Card:
    sure = Choice(words("delete-sure-label"), DeleteData(is_sure=True), stands_out=True)
    return Card(words("delete-question"), words("delete-title"), extras=(sure,))


def _count(kind: KeptFor, count: int, words: Words) -> str:
    match kind:
        case KeptFor.VOTE:
            return words("data-votes", count=count)
        case KeptFor.QUESTION:
            return words("data-questions", count=count)
        case KeptFor.CHANGE:
            return words("data-changes", count=count)
        case KeptFor.PROPOSAL:
            return words("data-proposals", count=count)
        case KeptFor.ACTION:
            return words("data-actions", count=count)
        case _:
            assert_never(kind)


def _file(records: Sequence[PersonalRecord]) -> discord.File:
    kept = [{"kept_for": record.kept_for, **record.data} for record in records]
    text = json.dumps(kept, ensure_ascii=False, indent=2)
    return discord.File(BytesIO(text.encode()), _FILENAME)
