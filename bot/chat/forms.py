"""Forms: modals that are answered from their custom id alone, so that they outlive a restart.

discord.py remembers a modal until it comes back and calls it then. Ours is sent without being
remembered; what comes back reaches the client with every other interaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

import discord
from discord import ui

_BACK = "what-you-wrote.md"


async def open_form(
    interaction: discord.Interaction, custom_id: str, title: str, fields: Iterable[ui.Label[Any]]
) -> None:
    """Show a form with these fields. It must be the first answer to `interaction`."""
    form = ui.Modal(title=title, custom_id=custom_id)
    for field in fields:
        form.add_item(field)
    form.stop()
    await interaction.response.send_modal(form)


def is_form(interaction: discord.Interaction) -> bool:
    """Say whether `interaction` brings a form back."""
    return interaction.type is discord.InteractionType.modal_submit


def custom_id_of(interaction: discord.Interaction) -> str:
    """Return the custom id of the form that `interaction` brings back."""
    data: Any = interaction.data or {}
    return str(data.get("custom_id", ""))


def texts_of(interaction: discord.Interaction) -> Mapping[str, str]:
    """Return what was typed into the form, by the custom id of each field."""
    data: Any = interaction.data or {}
    fields = (each.get("component", {}) for each in data.get("components", ()))
    return {
        each["custom_id"]: each["value"] for each in fields if isinstance(each.get("value"), str)
    }


def is_ticked(interaction: discord.Interaction, custom_id: str) -> bool:
    """Say whether the checkbox of this custom id is ticked; one that is not there is not."""
    data: Any = interaction.data or {}
    fields = (each.get("component", {}) for each in data.get("components", ()))
    return any(each.get("custom_id") == custom_id and each.get("value") is True for each in fields)


async def give_back(interaction: discord.Interaction, question: str, text: str, why: str) -> None:
    """Say why nothing was kept of a form, with all that was typed as a file."""
    typed = f"# {question}\n\n{text}\n"
    file = discord.File(BytesIO(typed.encode("utf-8")), _BACK)
    await interaction.followup.send(why, file=file, ephemeral=True)
