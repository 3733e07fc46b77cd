"""The commands that look through what there is: /topic, /faq and /search."""

from __future__ import annotations

from functools import partial

import discord
from discord import app_commands

from bot.chat.command import (
    Command,
    answer_privately,
    everywhere,
    suggest_while_typing,
)
from bot.chat.services import Services, guild_of
from bot.core.query import LONGEST_QUESTION_CHARS
from bot.core.suggest import VALUE_CHARS
from bot.service.desk import SEARCH_CHARS, Desk, Said


def topic_command(services: Services) -> Command:
    """Return /topic, which opens one topic, or lists them all."""

    @app_commands.command(
        name=services.localised("topic-command"),
        description=services.localised("topic-description"),
    )
    @app_commands.describe(name=services.localised("name-description"))
    @app_commands.rename(name=services.localised("name-parameter"))
    @everywhere
    async def topic(
        interaction: discord.Interaction, name: app_commands.Range[str, 1, VALUE_CHARS] = ""
    ) -> None:
        say = partial(Desk.open_topic, name=name)
        await answer_privately(interaction, "/topic", say, services)

    @topic.autocomplete("name")
    async def complete(
        interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        suggest = partial(Desk.suggest_topics, text=current)
        return await suggest_while_typing(interaction, "/topic", current, suggest, services)

    return topic


def faq_command(services: Services) -> Command:
    """Return /faq, which opens one entry, or lists the topics to look through."""

    @app_commands.command(
        name=services.localised("faq-command"),
        description=services.localised("faq-description"),
    )
    @app_commands.describe(question=services.localised("question-description"))
    @app_commands.rename(question=services.localised("question-parameter"))
    @everywhere
    async def faq(
        interaction: discord.Interaction,
        question: app_commands.Range[str, 1, LONGEST_QUESTION_CHARS] = "",
    ) -> None:
        say = partial(_open, question=question)
        await answer_privately(interaction, "/faq", say, services)

    @faq.autocomplete("question")
    async def complete(
        interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        suggest = partial(Desk.suggest, text=current, guild_id=guild_of(interaction))
        return await suggest_while_typing(interaction, "/faq", current, suggest, services)

    return faq


def search_command(services: Services) -> Command:
    """Return /search, which lists what fits some words."""

    @app_commands.command(
        name=services.localised("search-command"),
        description=services.localised("search-description"),
    )
    @app_commands.describe(sought=services.localised("words-description"))
    @app_commands.rename(sought=services.localised("words-parameter"))
    @everywhere
    async def search(
        interaction: discord.Interaction, sought: app_commands.Range[str, 1, SEARCH_CHARS]
    ) -> None:
        say = partial(Desk.search, words=sought)
        await answer_privately(interaction, "/search", say, services)

    return search


def _open(desk: Desk, question: str) -> Said:
    return desk.look_up(question) if question.strip() else desk.list_topics()
