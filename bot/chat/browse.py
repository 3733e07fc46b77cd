"""The commands that look through what there is: /topic, /faq and /search."""

from __future__ import annotations

from functools import partial

import discord
from discord import app_commands

from bot.chat import words
from bot.chat.card import Card
from bot.chat.command import (
    Command,
    answer_privately,
    everywhere,
    suggest_while_typing,
)
from bot.chat.present import card_of
from bot.core.query import LONGEST_QUESTION_CHARS
from bot.core.suggest import VALUE_CHARS
from bot.service.converse import Answered
from bot.service.desk import SEARCH_CHARS, Desk


def topic_command(desk: Desk, *, patience_s: float) -> Command:
    """Return /topic, which opens one topic, or lists them all."""

    @app_commands.command(name="topic", description=words.TOPIC_DESCRIPTION)
    @app_commands.describe(name=words.TOPIC_NAME)
    @everywhere
    async def topic(
        interaction: discord.Interaction, name: app_commands.Range[str, 1, VALUE_CHARS] = ""
    ) -> None:
        await answer_privately(interaction, "/topic", partial(_topic, desk, name), patience_s)

    @topic.autocomplete("name")
    async def complete(
        interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        return await suggest_while_typing(interaction, "/topic", current, desk.suggest_topics)

    return topic


def faq_command(desk: Desk, *, patience_s: float) -> Command:
    """Return /faq, which opens one entry, or lists the topics to look through."""

    @app_commands.command(name="faq", description=words.FAQ_DESCRIPTION)
    @app_commands.describe(question=words.ASK_QUESTION)
    @everywhere
    async def faq(
        interaction: discord.Interaction,
        question: app_commands.Range[str, 1, LONGEST_QUESTION_CHARS] = "",
    ) -> None:
        await answer_privately(interaction, "/faq", partial(_faq, desk, question), patience_s)

    @faq.autocomplete("question")
    async def complete(
        interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        return await suggest_while_typing(interaction, "/faq", current, desk.suggest)

    return faq


def search_command(desk: Desk, *, patience_s: float) -> Command:
    """Return /search, which lists what fits some words."""

    @app_commands.command(name="search", description=words.SEARCH_DESCRIPTION)
    @app_commands.describe(sought=words.SEARCH_WORDS)
    @app_commands.rename(sought="words")
    @everywhere
    async def search(
        interaction: discord.Interaction, sought: app_commands.Range[str, 1, SEARCH_CHARS]
    ) -> None:
        await answer_privately(interaction, "/search", partial(_search, desk, sought), patience_s)

    return search


def _topic(desk: Desk, name: str) -> Card:
    return card_of(desk.open_topic(name), desk.knowledge)


def _faq(desk: Desk, question: str) -> Card:
    said = Answered(desk.ask(question)) if question.strip() else desk.list_topics()
    return card_of(said, desk.knowledge)


def _search(desk: Desk, sought: str) -> Card:
    return card_of(desk.search(sought), desk.knowledge)
