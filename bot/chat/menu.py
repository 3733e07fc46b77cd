"""The message menu "Answer from the FAQ": a private list of matches, of which one is posted.

The menu below the list says in its custom id what message it is for, and in the values of its
options what answers: nothing about it is kept in memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import discord
from discord import app_commands

from bot.chat.card import Card, Menu, Option, render
from bot.chat.guard import guarded, say_privately, tell_privately
from bot.chat.markup import escape, message_link, question_in
from bot.chat.parts import numbered_lines
from bot.chat.permissions import is_absent, may_write
from bot.chat.posting import entry_to_post, remember_posted
from bot.chat.press import Target
from bot.chat.public import with_note
from bot.chat.services import Services, guild_of
from bot.chat.show import show_in_place, show_privately
from bot.chat.words import Words
from bot.core.cut import cut
from bot.core.markdown import on_one_line
from bot.core.query import LONGEST_QUESTION_CHARS
from bot.service.matches import Found, find_matches

# What Discord says when the message to reply to is gone: looked for, and referred to.
_UNKNOWN_MESSAGE = 10_008
_INVALID_FORM = 50_035


def answer_menu(services: Services) -> app_commands.ContextMenu:
    """Return the message menu, which lists privately what may answer a message."""

    async def list_matches(interaction: discord.Interaction, message: discord.Message) -> None:
        words = services.words_for(interaction)
        async with guarded("the message menu", tell_privately(interaction, words)):
            question = question_in(_text_of(message))
            if message.is_system():
                await say_privately(interaction, words("not-answerable"))
            elif not question:
                await say_privately(interaction, words("nothing-to-answer"))
            else:
                target = Target(message.channel.id, message.id)
                await _list_matches(interaction, question, target, services)

    return app_commands.ContextMenu(
        name=services.localised("answer-menu"),
        callback=list_matches,
        allowed_contexts=app_commands.AppCommandContext(
            guild=True, dm_channel=False, private_channel=False
        ),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
    )


async def _list_matches(
    interaction: discord.Interaction, question: str, target: Target, services: Services
) -> None:
    think = partial(interaction.response.defer, ephemeral=True, thinking=True)
    _, found = await services.at_desk(
        guild_of(interaction),
        partial(find_matches, text=cut(question, LONGEST_QUESTION_CHARS)),
        patience_s=services.patience_s,
        when_slow=think,
    )
    card = _card_of_matches(found, target, services.words_for(interaction))
    await show_privately(interaction, card)


def _text_of(message: discord.Message) -> str:
    """Return what is written in a message, or in the one that it passes on."""
    return "\n".join((message.content, *(each.content for each in message.message_snapshots)))


async def post_entry(
    interaction: discord.Interaction, target: Target, entry_id: str, services: Services
) -> None:
    """Post the picked entry below its message, and say in the private list where it is."""
    words = services.words_for(interaction)
    refusal = _refusal(interaction, words)
    if refusal:
        await say_privately(interaction, refusal)
        return
    card = await entry_to_post(interaction, entry_id, services)
    if card is None:
        return
    try:
        posted = await _post(interaction, target, card, services.words_for_all(interaction))
    except discord.Forbidden:
        await say_privately(interaction, words("i-may-not-write"))
    except discord.HTTPException as error:
        if error.code not in {_UNKNOWN_MESSAGE, _INVALID_FORM}:
            raise
        await say_privately(interaction, words("message-gone"))
    else:
        remember_posted(interaction, entry_id, posted.id, services)
        link = message_link(interaction.guild_id, target.channel, posted.id)
        await show_in_place(interaction, Card(words("posted", link=link)), words)


async def _post(
    interaction: discord.Interaction, target: Target, card: Card, words: Words
) -> discord.Message | discord.WebhookMessage:
    """Reply to the message; where the bot is no member, the interaction speaks in its place."""
    pings = discord.AllowedMentions.none()
    looked_up = words("looked-up", name=escape(interaction.user.display_name))
    card = with_note(looked_up, card)
    if is_absent(interaction):
        link = message_link(interaction.guild_id, target.channel, target.message)
        view = render(with_note(words("in-answer-to", link=link), card))
        return await interaction.followup.send(view=view, allowed_mentions=pings, wait=True)
    channel = interaction.client.get_partial_messageable(
        target.channel, guild_id=interaction.guild_id
    )
    # Discord would also refuse the reply, but without saying why in so many words.
    message = await channel.fetch_message(target.message)
    return await channel.send(
        view=render(card), reference=message, mention_author=False, allowed_mentions=pings
    )


def _card_of_matches(found: Sequence[Found], target: Target, words: Words) -> Card:
    if not found:
        return Card(words("no-matches"))
    options = tuple(
        Option(each.entry.id, f"{number}. {each.entry.question}", on_one_line(each.passage))
        for number, each in enumerate(found, start=1)
    )
    return Card(
        numbered_lines((each.entry, each.passage) for each in found),
        words("matches-title"),
        menu=Menu(target, words("post-placeholder"), options),
    )


def _refusal(interaction: discord.Interaction, words: Words) -> str:
    """Say why the member or the bot may not post here, if so."""
    if not may_write(interaction.permissions, interaction):
        return words("you-may-not-write")
    if is_absent(interaction):
        is_allowed = interaction.permissions.use_external_apps
        return "" if is_allowed else words("apps-may-not-write")
    ours = interaction.app_permissions
    is_able = ours.view_channel and ours.read_message_history
    return "" if is_able and may_write(ours, interaction) else words("i-may-not-write")
