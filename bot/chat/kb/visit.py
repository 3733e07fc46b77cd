"""What a moderator came for, once they were let in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import discord
from discord import ui

from bot.chat.forms import open_form
from bot.chat.kb.press import FORM_PREFIX, Press
from bot.chat.kb.sheet import Sheet, files_of, render_sheet
from bot.chat.scene import Scene
from bot.chat.services import Services, guild_of
from bot.chat.show import is_theirs, where_of
from bot.chat.words import Words
from bot.core.roles import Role
from bot.service.moderation import Moderation


@dataclass(frozen=True, slots=True)
class Given:
    """What came with an interaction.

    `values` is what was picked from a menu. Of a form, `texts` is what was typed and `picks` what
    was picked or uploaded, by the custom ids of its fields.
    """

    values: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    picks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def given_in(interaction: discord.Interaction) -> Given:
    """Read what came with `interaction`."""
    data: Any = interaction.data or {}
    fields = [each.get("component", {}) for each in data.get("components", ())]
    return Given(
        values=tuple(data.get("values", ())),
        texts={each["custom_id"]: each["value"] for each in fields if "value" in each},
        picks={each["custom_id"]: tuple(each["values"]) for each in fields if "values" in each},
    )


@dataclass(frozen=True, slots=True)
class Visit:
    """A command, press, pick or form of somebody who may do what it does.

    `args` are those of the custom id.
    """

    interaction: discord.Interaction
    services: Services
    moderation: Moderation
    role: Role
    args: tuple[str, ...] = ()
    given: Given = field(default_factory=Given)

    @property
    def guild_id(self) -> int:
        """The guild whose knowledge it is about."""
        return guild_of(self.interaction)

    @property
    def person(self) -> int:
        """The id of the moderator."""
        return self.interaction.user.id

    @property
    def words(self) -> Words:
        """The words for the moderator."""
        return self.services.words_for(self.interaction)

    async def scene(self) -> Scene:
        """Return the scene in which members of this guild see answers, for previews."""
        held = await self.moderation.guilds.get(self.guild_id)
        return Scene(held.current.knowledge, self.words, where_of(self.interaction))

    async def acknowledge(self) -> None:
        """Let Discord wait: for what takes the place of our message, or for a new one."""
        if is_theirs(self.interaction):
            await self.interaction.response.defer()
        else:
            await self.interaction.response.defer(ephemeral=True, thinking=True)

    async def open_form(self, to: Press, title: str, fields: Iterable[ui.Label[ui.Modal]]) -> None:
        """Show a form that means `to` once it is filled in; it must be the first answer."""
        await open_form(self.interaction, to.encode(FORM_PREFIX), title, fields)

    async def show(self, sheet: Sheet) -> None:
        """Show `sheet` to the moderator alone, in the place of our message if they used one."""
        view, files = render_sheet(sheet), files_of(sheet)
        if self.interaction.response.is_done():
            await self.interaction.edit_original_response(view=view, attachments=files)
        elif is_theirs(self.interaction):
            await self.interaction.response.edit_message(view=view, attachments=files)
        else:
            await self.interaction.response.send_message(view=view, files=files, ephemeral=True)

    async def show_besides(self, sheet: Sheet) -> None:
        """Show `sheet` to the moderator alone, below what they see already."""
        view, files = render_sheet(sheet), files_of(sheet)
        if self.interaction.response.is_done():
            await self.interaction.followup.send(view=view, files=files, ephemeral=True)
        else:
            await self.interaction.response.send_message(view=view, files=files, ephemeral=True)
