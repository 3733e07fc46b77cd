"""The message menu "Save as FAQ entry": a good reply becomes an answer, with credit and link."""

from __future__ import annotations

import re
from functools import partial

import discord
from discord import app_commands

from bot.chat.kb.access import attend
from bot.chat.kb.fields import ANSWER, FIELD_CHARS
from bot.chat.kb.press import press
from bot.chat.kb.route import Route
from bot.chat.kb.sheet import Sheet
from bot.chat.kb.visit import Visit
from bot.chat.kb.workbench import writings_of
from bot.chat.kb.writing import NEW, show_form
from bot.chat.markup import escape, message_link
from bot.chat.services import Services
from bot.core.roles import Role

_NEEDED = Role.CONTRIBUTOR
# The name goes into the custom id of the form, which has 100 characters.
_LONGEST_NAME = 40
_CALL = re.compile(r"<@[!&]?(?P<id>\d+)>|@(?P<all>everyone|here)")


def save_menu(services: Services) -> app_commands.ContextMenu:
    """Return the message menu; Discord shows it to those who manage the server unless told."""

    async def save(interaction: discord.Interaction, message: discord.Message) -> None:
        route = Route(_NEEDED, partial(_open, message=message), opens_form=True)
        await attend(interaction, services, route, "the message menu to save")

    menu = app_commands.ContextMenu(
        name=services.localised("kb-save-menu"),
        callback=save,
        allowed_contexts=app_commands.AppCommandContext(
            guild=True, dm_channel=False, private_channel=False
        ),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )
    menu.default_permissions = discord.Permissions(manage_guild=True)
    return menu


async def _open(visit: Visit, message: discord.Message) -> None:
    """Show the form of a new entry with the text of the message as its answer."""
    text = message.content.strip()
    if not text:
        await visit.show(Sheet(visit.words("kb-nothing-to-save")))
        return
    seen = await writings_of(visit).number(visit.guild_id)
    await show_form(visit, press(NEW, seen, *_credit(message)), {ANSWER: _linked(visit, message)})


def _linked(visit: Visit, message: discord.Message) -> str:
    """Return the text of `message` with a link to it; a text that fills the form goes without."""
    words = visit.services.words_for_all(visit.interaction)
    link = message_link(visit.guild_id, message.channel.id, message.id)
    text = _named(message)
    linked = f"{text}\n\n-# {words('kb-from-message', link=link)}"
    return linked if len(linked) <= FIELD_CHARS else text


def _named(message: discord.Message) -> str:
    """Return the text of `message` with names in the place of ids, as far as Discord tells them."""
    names = {str(each.id): escape(each.name) for each in message.mentions}

    def name(call: re.Match[str]) -> str:
        return call["all"] or f"@{names.get(call['id'], '…')}"

    return _CALL.sub(name, message.content.strip())


def _credit(message: discord.Message) -> tuple[str, ...]:
    """Return the name of the author, if a custom id takes it; those of members are made for it."""
    name = message.author.name
    is_plain = not any(each.isspace() or each == ":" for each in name)
    return (name,) if is_plain and 0 < len(name) <= _LONGEST_NAME else ()
