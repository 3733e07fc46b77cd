"""The message menu "Answer from the FAQ": a private list of matches, of which one is posted.

The menu below the list says in its custom id what message it is for, `faq:1:post:CHANNEL:MESSAGE`,
and in the values of its options what answers: nothing about it is kept in memory.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Protocol, cast

import discord
from discord import app_commands, ui

from bot.chat import words
from bot.chat.card import Card, render
from bot.chat.dismiss import SNOWFLAKE, dismissible
from bot.chat.guard import guarded, say_privately, tell_privately
from bot.chat.markup import escape
from bot.chat.mention import shorten, strip_calls
from bot.chat.present import card_of_reply
from bot.chat.show import show_in_place
from bot.chat.waiting import in_thread
from bot.core.cut import cut
from bot.core.markdown import plain_text
from bot.core.query import LONGEST_QUESTION_CHARS
from bot.service.desk import Desk
from bot.service.matches import PREVIEW_CHARS, Found, find_matches

# What Discord says when the message to reply to is gone: looked for, and referred to.
_UNKNOWN_MESSAGE = 10_008
_INVALID_FORM = 50_035
_OPTION_CHARS = 100


@dataclass(frozen=True, slots=True)
class Target:
    """The message that is to be answered."""

    channel: int
    message: int


class PostsEntries(Protocol):
    """A client that answers a message with an entry once it was picked."""

    async def post_entry(
        self, interaction: discord.Interaction, target: Target, entry_id: str
    ) -> None:
        """Post the entry; nothing may escape, because discord.py would only log it."""
        ...


class PostMenu(
    ui.DynamicItem[ui.Select[ui.LayoutView]],
    template=rf"faq:1:post:(?P<channel>{SNOWFLAKE}):(?P<message>{SNOWFLAKE})",
):
    """Picks the entry that is posted below a message."""

    def __init__(self, target: Target, options: Sequence[discord.SelectOption] = ()) -> None:
        custom_id = f"faq:1:post:{target.channel}:{target.message}"
        select: ui.Select[ui.LayoutView] = ui.Select(
            custom_id=custom_id, placeholder=words.PICK_TO_POST, options=list(options)
        )
        super().__init__(select)
        self._target = target

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction,  # noqa: ARG003
        item: ui.Item[Any],  # noqa: ARG003
        match: re.Match[str],
        /,
    ) -> PostMenu:
        """Return the menu that was used."""
        return cls(Target(int(match["channel"]), int(match["message"])))

    async def callback(self, interaction: discord.Interaction) -> None:
        """Hand what was picked to the client, which is all that outlives a message."""
        client = cast(PostsEntries, interaction.client)
        await client.post_entry(interaction, self._target, self.item.values[0])


def answer_menu(desk: Desk, *, patience_s: float) -> app_commands.ContextMenu:
    """Return the message menu, which lists privately what may answer a message."""

    async def list_matches(interaction: discord.Interaction, message: discord.Message) -> None:
        async with guarded("the message menu", tell_privately(interaction)):
            question = cut(strip_calls(message.content), LONGEST_QUESTION_CHARS)
            if not question:
                await say_privately(interaction, words.NOTHING_TO_ANSWER)
                return
            think = partial(interaction.response.defer, ephemeral=True, thinking=True)
            found = await in_thread(
                partial(find_matches, desk, question), patience_s=patience_s, when_slow=think
            )
            view = _list(found, Target(message.channel.id, message.id))
            if interaction.response.is_done():
                await interaction.edit_original_response(view=view)
            else:
                await interaction.response.send_message(view=view, ephemeral=True)

    return app_commands.ContextMenu(
        name=words.MENU_NAME,
        callback=list_matches,
        allowed_contexts=app_commands.AppCommandContext(
            guild=True, dm_channel=False, private_channel=False
        ),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
    )


async def post_entry(
    interaction: discord.Interaction,
    target: Target,
    entry_id: str,
    desk: Desk,
    *,
    patience_s: float,
) -> None:
    """Post the picked entry below its message, and say in the private list where it is."""
    async with guarded("posting an answer", tell_privately(interaction)):
        refusal = _refusal(interaction)
        if refusal:
            await say_privately(interaction, refusal)
            return
        # Posting takes requests of its own, so the click is acknowledged first.
        await interaction.response.defer()
        card = await in_thread(
            partial(_card, desk, entry_id, interaction.user.display_name),
            patience_s=patience_s,
            when_slow=_no_news,
        )
        if card is None:
            await say_privately(interaction, words.GONE)
            return
        try:
            posted = await _post(interaction, target, card)
        except discord.Forbidden:
            await say_privately(interaction, words.I_MAY_NOT_WRITE)
        except discord.HTTPException as error:
            if error.code not in {_UNKNOWN_MESSAGE, _INVALID_FORM}:
                raise
            await say_privately(interaction, words.MESSAGE_GONE)
        else:
            link = words.link(interaction.guild_id, target.channel, posted.id)
            await show_in_place(interaction, Card(words.posted(link)))


async def _no_news() -> None:
    """Say nothing more: the click is acknowledged already."""


def _card(desk: Desk, entry_id: str, helper: str) -> Card | None:
    reply = desk.open(entry_id)
    if reply is None:
        return None
    card = shorten(card_of_reply(reply, desk.knowledge))
    small = " · ".join(each for each in (words.looked_up(escape(helper)), card.small) if each)
    return replace(card, small=small)


async def _post(
    interaction: discord.Interaction, target: Target, card: Card
) -> discord.Message | discord.WebhookMessage:
    """Reply to the message; where the bot is no member, the interaction speaks in its place."""
    pings = discord.AllowedMentions.none()
    if _is_absent(interaction):
        link = words.link(interaction.guild_id, target.channel, target.message)
        answer = replace(card, small=f"{words.in_answer_to(link)} · {card.small}")
        view = dismissible(render(answer), interaction.user.id)
        return await interaction.followup.send(view=view, allowed_mentions=pings, wait=True)
    channel = interaction.client.get_partial_messageable(
        target.channel, guild_id=interaction.guild_id
    )
    # Discord would also refuse the reply, but without saying why in so many words.
    message = await channel.fetch_message(target.message)
    view = dismissible(render(card), interaction.user.id)
    return await channel.send(
        view=view, reference=message, mention_author=False, allowed_mentions=pings
    )


def _list(found: Sequence[Found], target: Target) -> ui.LayoutView:
    if not found:
        return render(Card(words.NO_MATCHES))
    lines = [
        f"**{number}. {escape(each.entry.question)}**\n-# {escape(_line(each))}"
        for number, each in enumerate(found, start=1)
    ]
    options = [
        discord.SelectOption(
            label=cut(f"{number}. {each.entry.question}", _OPTION_CHARS),
            value=each.entry.id,
            description=cut(_line(each), _OPTION_CHARS) or None,
        )
        for number, each in enumerate(found, start=1)
    ]
    view = render(Card("\n".join(lines), words.MATCHES_TITLE))
    return view.add_item(ui.ActionRow(PostMenu(target, options)))


def _line(found: Found) -> str:
    return cut(plain_text(found.passage), PREVIEW_CHARS)


def _is_absent(interaction: discord.Interaction) -> bool:
    """Say whether only the member has installed us, and not the server."""
    return interaction.is_user_integration() and not interaction.is_guild_integration()


def _refusal(interaction: discord.Interaction) -> str:
    """Say why the member or the bot may not post here, if so."""
    if not _may_write(interaction.permissions, interaction):
        return words.YOU_MAY_NOT_WRITE
    if _is_absent(interaction):
        return "" if interaction.permissions.use_external_apps else words.APPS_MAY_NOT_WRITE
    ours = interaction.app_permissions
    is_able = ours.view_channel and ours.read_message_history
    return "" if is_able and _may_write(ours, interaction) else words.I_MAY_NOT_WRITE


def _may_write(permissions: discord.Permissions, interaction: discord.Interaction) -> bool:
    if isinstance(interaction.channel, discord.Thread):
        return permissions.send_messages_in_threads
    return permissions.send_messages
