"""The names and descriptions of commands in other languages, for Discord's list of commands."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.chat.languages import Languages


class Translator(app_commands.Translator):
    """Looks up texts that carry the key of a catalogue, which `Services.localised` gives them."""

    def __init__(self, languages: Languages) -> None:
        self._languages = languages

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,  # noqa: ARG002
    ) -> str | None:
        """Return the text for `locale`, or None where Discord shows the English one anyway."""
        words = self._languages.find(locale.value)
        key = string.extras.get("key")
        if key is None or words is None or words is self._languages.english:
            return None
        return words(key)
