"""What is pressed, picked and filled in, each on its way to what answers it."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import assert_never

import discord

from bot.chat.click import go_to
from bot.chat.dismiss import dismiss
from bot.chat.forms import custom_id_of
from bot.chat.guard import answering, say_privately
from bot.chat.kb.group import answer_moderator
from bot.chat.kb.press import is_ours
from bot.chat.menu import post_entry
from bot.chat.mydata import delete_data, show_data
from bot.chat.press import (
    DeleteData,
    Dismiss,
    Found,
    InTopic,
    Menu,
    Press,
    Rate,
    Refuse,
    Save,
    Share,
    Show,
    ShowData,
    Suggest,
    Target,
    Tell,
    Topics,
    decode_form,
)
from bot.chat.rating import rate
from bot.chat.refusing import refuse
from bot.chat.saving import save
from bot.chat.services import Services
from bot.chat.sharing import share
from bot.chat.suggesting import open_suggestion, take_suggestion
from bot.chat.telling import open_request, take_request


async def answer_press(
    interaction: discord.Interaction, press: Press | None, services: Services
) -> None:
    """Answer a press on a button; None is a button that this version does not know."""
    async with _answering(interaction, "a button", services):
        match press:
            case None:
                await _admit_unknown(interaction, services)
            case Topics() | InTopic() | Found() | Show():
                await go_to(interaction, press, services)
            case Tell():
                await open_request(interaction, press, services)
            case Suggest():
                await open_suggestion(interaction, services)
            case Dismiss():
                await dismiss(interaction, press, services)
            case _:
                await _answer_extra(interaction, press, services)


async def _answer_extra(
    interaction: discord.Interaction,
    press: Rate | Share | Save | Refuse | ShowData | DeleteData,
    services: Services,
) -> None:
    match press:
        case Rate():
            await rate(interaction, press, services)
        case Share():
            await share(interaction, press, services)
        case Save():
            await save(interaction, press, services)
        case Refuse():
            await refuse(interaction, services)
        case ShowData():
            await show_data(interaction, services)
        case DeleteData():
            await delete_data(interaction, press, services)
        case _:
            assert_never(press)


async def answer_pick(
    interaction: discord.Interaction, menu: Menu | None, value: str, services: Services
) -> None:
    """Answer a pick from a menu; None is a menu that this version does not know."""
    async with _answering(interaction, "a menu", services):
        match menu:
            case None:
                await _admit_unknown(interaction, services)
            case Target():
                await post_entry(interaction, menu, value, services)
            case Topics():
                await go_to(interaction, InTopic(value), services)
            case InTopic() | Found():
                await go_to(interaction, Show(value, back=menu), services)
            case _:
                assert_never(menu)


async def answer_form(interaction: discord.Interaction, services: Services) -> None:
    """Answer a form that came back."""
    if is_ours(custom_id_of(interaction)):
        await answer_moderator(interaction, services)
        return
    async with _answering(interaction, "a form", services):
        form = decode_form(custom_id_of(interaction))
        match form:
            case None:
                await _admit_unknown(interaction, services)
            case Tell():
                await take_request(interaction, form, services)
            case Suggest():
                await take_suggestion(interaction, services)
            case _:
                assert_never(form)


async def _admit_unknown(interaction: discord.Interaction, services: Services) -> None:
    words = services.words_for(interaction)
    await say_privately(interaction, words("unknown-control"))


def _answering(
    interaction: discord.Interaction, what: str, services: Services
) -> AbstractAsyncContextManager[None]:
    words = services.words_for(interaction)
    return answering(interaction, what, words, lost=words("not-kept"))
