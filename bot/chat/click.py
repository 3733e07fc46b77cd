"""Clicks on the controls of a card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import assert_never

import discord

from bot.chat import words
from bot.chat.card import Card
from bot.chat.custom_id import Action, ButtonId
from bot.chat.guard import guarded, say_privately, tell_privately
from bot.chat.lists import card_of_ranking, card_of_section, card_of_topics
from bot.chat.place import Destination, Forgetting, Found, InTopic, Opening, Place, Topics
from bot.chat.present import card_of_reply
from bot.chat.show import belongs_to_one, is_direct, show_in_place, show_privately
from bot.chat.waiting import in_thread
from bot.service.desk import Desk


@dataclass(frozen=True, slots=True)
class Gone:
    """What a control led to is no longer there; the sentence says so."""

    sentence: str


async def open_entry(
    interaction: discord.Interaction, button: ButtonId, desk: Desk, *, patience_s: float
) -> None:
    """Show the entry of the button that was clicked: in place where nobody else reads along."""
    person = interaction.user.id if is_direct(interaction) else None
    is_whole = button.action is Action.READ
    find = partial(_entry, button.entry, desk, person, is_whole=is_whole)
    await _show(interaction, find, patience_s)


async def go_to(
    interaction: discord.Interaction, destination: Destination, desk: Desk, *, patience_s: float
) -> None:
    """Show what a control leads to: in place where nobody else reads along."""
    find = partial(
        _card_at, destination, desk, interaction.user.id, is_direct=is_direct(interaction)
    )
    await _show(interaction, find, patience_s)


async def _show(
    interaction: discord.Interaction, find: Callable[[], Card | Gone], patience_s: float
) -> None:
    async with guarded("a control", tell_privately(interaction)):
        in_place = belongs_to_one(interaction)
        found = await in_thread(
            find,
            patience_s=patience_s,
            when_slow=partial(interaction.response.defer, ephemeral=True, thinking=not in_place),
        )
        if isinstance(found, Gone):
            await say_privately(interaction, found.sentence)
        else:
            await (show_in_place if in_place else show_privately)(interaction, found)


def _card_at(destination: Destination, desk: Desk, person: int, *, is_direct: bool) -> Card | Gone:
    match destination:
        case Topics(page):
            return card_of_topics(desk.list_topics(), desk.knowledge, page)
        case InTopic(topic, page):
            section = desk.find_section(topic)
            if section is None:
                return Gone(words.TOPIC_GONE)
            return card_of_section(section, desk.knowledge, page)
        case Found(sought, page):
            return card_of_ranking(desk.search(sought), desk.knowledge, page)
        case Opening(entry, back, is_whole):
            listener = person if is_direct else None
            return _entry(entry, desk, listener, is_whole=is_whole, back=back)
        case Forgetting():
            desk.forget(person)
            return Card(words.FORGOTTEN)
        case _:
            assert_never(destination)


def _entry(
    entry: str, desk: Desk, person: int | None, *, is_whole: bool, back: Place | None = None
) -> Card | Gone:
    reply = desk.open(entry, person=person, is_whole=is_whole)
    if reply is None:
        return Gone(words.GONE)
    return card_of_reply(reply, desk.knowledge, is_whole=is_whole, back=back)
