"""The form by which a member suggests an answer to a question that has none."""

from __future__ import annotations

import logging
from typing import assert_never

import discord
from discord import ui

from bot.chat.asked import asked_of
from bot.chat.forms import give_back, open_form, texts_of
from bot.chat.guard import say_privately
from bot.chat.kb.changes import problem_lines
from bot.chat.parts import echo
from bot.chat.press import Suggest, encode_form
from bot.chat.services import Services, guild_of
from bot.chat.words import Words
from bot.core.query import LONGEST_QUESTION_CHARS
from bot.errors import StorageError
from bot.service.curate import Drafted, Invalid, Unchanged
from bot.service.sieve import EnoughForToday
from bot.service.suggesting import (
    AlreadyAnswered,
    AlreadySuggested,
    Refusal,
    TooManyWaiting,
    suggest,
)

_log = logging.getLogger(__name__)

_QUESTION = "question"
_ANSWER = "answer"
_ANSWER_CHARS = 4_000
# A few of them fit a message, whatever they quote.
_MOST_PROBLEMS = 3


async def open_suggestion(interaction: discord.Interaction, services: Services) -> None:
    """Show the form, with the question of the card already in it."""
    words = services.words_for(interaction)
    if not services.has_moderators(interaction):
        await say_privately(interaction, words("suggest-nowhere"))
        return
    question: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id=_QUESTION,
        default=asked_of(interaction.message) or None,
        max_length=LONGEST_QUESTION_CHARS,
    )
    answer: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id=_ANSWER, style=discord.TextStyle.paragraph, max_length=_ANSWER_CHARS
    )
    fields = (
        ui.Label[ui.Modal](text=words("suggest-question-field"), component=question),
        ui.Label[ui.Modal](
            text=words("suggest-answer-field"),
            description=words("suggest-answer-description"),
            component=answer,
        ),
    )
    await open_form(interaction, encode_form(Suggest()), words("suggest-form"), fields)


async def take_suggestion(interaction: discord.Interaction, services: Services) -> None:
    """Keep what came back for the editors, or say why not and hand the text back."""
    words, texts = services.words_for(interaction), texts_of(interaction)
    await interaction.response.defer(ephemeral=True, thinking=True)
    question, answer = texts.get(_QUESTION, "").strip(), texts.get(_ANSWER, "").strip()
    if services.moderation is None or not services.has_moderators(interaction):
        await give_back(interaction, question, answer, words("suggest-nowhere"))
        return
    try:
        outcome = await suggest(
            services.moderation, guild_of(interaction), interaction.user.id, question, answer
        )
    except StorageError as error:
        _log.warning("A suggestion is not kept: %s.", error)
        await give_back(interaction, question, answer, words("not-kept"))
        return
    if isinstance(outcome, Drafted):
        await say_privately(interaction, words("suggest-taken"))
    else:
        await give_back(interaction, question, answer, _why_not(outcome, words))


def _why_not(outcome: Refusal, words: Words) -> str:
    match outcome:
        case TooManyWaiting():
            return words("suggest-too-many")
        case EnoughForToday():
            return words("enough-for-today")
        case AlreadySuggested() | Unchanged():
            return words("suggest-already")
        case AlreadyAnswered(entry):
            return words("suggest-answered", question=echo(entry.question))
        case Invalid(problems):
            return f"{words('suggest-invalid')}\n{problem_lines(problems[:_MOST_PROBLEMS])}"
        case _:
            assert_never(outcome)
