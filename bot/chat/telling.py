"""The form by which a member tells the moderators what they looked for."""

from __future__ import annotations

import discord
from discord import ui

from bot.chat.asked import asked_of
from bot.chat.forms import give_back, is_ticked, open_form, texts_of
from bot.chat.guard import say_privately
from bot.chat.press import Tell, encode_form
from bot.chat.services import Services, guild_of
from bot.chat.words import Words
from bot.core.feedback import NO_GUILD, Lack
from bot.core.query import LONGEST_QUESTION_CHARS
from bot.service.feedback import LONGEST_WISH_CHARS
from bot.service.sieve import EnoughForToday

_QUESTION = "question"
_WISH = "wish"
_TELL_ME = "tell-me"


async def open_request(interaction: discord.Interaction, tell: Tell, services: Services) -> None:
    """Show the form, with the question of the card already in it."""
    words = services.words_for(interaction)
    question: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id=_QUESTION,
        default=asked_of(interaction.message) or None,
        max_length=LONGEST_QUESTION_CHARS,
    )
    wish: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id=_WISH,
        style=discord.TextStyle.paragraph,
        placeholder=words("wish-placeholder"),
        required=False,
        max_length=LONGEST_WISH_CHARS,
    )
    fields = (
        ui.Label[ui.Modal](text=words("tell-question-field"), component=question),
        ui.Label[ui.Modal](text=words("tell-wish-field"), component=wish),
        *((_tell_me(words),) if services.has_moderators(interaction) else ()),
    )
    await open_form(interaction, encode_form(tell), words("tell-form"), fields)


async def take_request(interaction: discord.Interaction, tell: Tell, services: Services) -> None:
    """Hand the form that came back to the moderators."""
    words, texts = services.words_for(interaction), texts_of(interaction)
    await interaction.response.defer(ephemeral=True, thinking=True)
    question, wish = texts.get(_QUESTION, "").strip(), texts.get(_WISH, "").strip()
    if not question and not wish:
        await say_privately(interaction, words("tell-empty"))
        return
    wants_to_hear = is_ticked(interaction, _TELL_ME) and services.has_moderators(interaction)
    outcome = await services.office.feedback.request(
        guild_of(interaction),
        question,
        member=interaction.user.id,
        lack=Lack.UNHELPFUL if tell.entry else Lack.REQUEST,
        channel_id=interaction.channel_id,
        entry=tell.entry,
        wish=wish,
        asker=interaction.user.id if wants_to_hear else None,
    )
    if isinstance(outcome, EnoughForToday):
        await give_back(interaction, question, wish, words("enough-for-today"))
        return
    await say_privately(interaction, _told(interaction, words, wants_to_hear=wants_to_hear))


def _tell_me(words: Words) -> ui.Label[ui.Modal]:
    box: ui.Checkbox[ui.Modal] = ui.Checkbox(custom_id=_TELL_ME)
    return ui.Label(
        text=words("tell-me-field"), description=words("tell-me-description"), component=box
    )


def _told(interaction: discord.Interaction, words: Words, *, wants_to_hear: bool) -> str:
    if wants_to_hear:
        return words("told-and-waiting")
    return words("told-elsewhere") if guild_of(interaction) == NO_GUILD else words("told")
