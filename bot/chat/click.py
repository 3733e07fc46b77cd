"""Ways through the cards: entries, their pages, and lists."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import assert_never

import discord

from bot.chat.card import Card
from bot.chat.guard import say_privately
from bot.chat.posting import forget_posted
from bot.chat.present import card_of, card_of_gone, card_of_reply
from bot.chat.press import Found, InTopic, OwnTopic, Place, Show, Topics
from bot.chat.scene import Scene
from bot.chat.services import Services, guild_of
from bot.chat.show import is_theirs, party_of, show_besides, show_in_place, show_privately
from bot.chat.waiting import patiently
from bot.core.reply import Reply
from bot.service.conversations import Party
from bot.service.desk import Desk, Said


async def go_to(interaction: discord.Interaction, press: Place | Show, services: Services) -> None:
    """Show what a control leads to: in place where it is theirs, otherwise privately."""
    in_place = is_theirs(interaction)
    scene_of = services.scene_in_place if in_place else services.scene_of

    async def find() -> tuple[Scene, Reply | None, Card | None]:
        desk = await services.desk_for(interaction)
        scene, party = scene_of(interaction, desk), party_of(interaction)
        return scene, *await asyncio.to_thread(_find, press, desk, scene, party)

    think = partial(interaction.response.defer, ephemeral=True, thinking=not in_place)
    scene, reply, card = await patiently(find(), patience_s=services.patience_s, when_slow=think)
    if card is None:
        words = services.words_for(interaction)
        await say_privately(interaction, words("topic-gone"))
    elif reply is None and isinstance(press, Show):
        await show_besides(interaction, card)
    elif in_place:
        await show_in_place(interaction, card, scene.words)
        forget_posted(interaction, services)
    else:
        await show_privately(interaction, card)
    if reply is not None:
        services.office.feedback.note(
            reply, member=interaction.user.id, guild_id=guild_of(interaction)
        )


def _find(
    press: Place | Show, desk: Desk, scene: Scene, party: Party | None
) -> tuple[Reply | None, Card | None]:
    """Return the card for `press`, with the reply on it if it is an entry.

    There is no card for a topic that is gone.
    """
    if isinstance(press, Show):
        reply = desk.open(press.entry, party=party, page=press.page)
        if reply is None:
            return None, card_of_gone(desk.successors(press.entry), scene)
        return reply, card_of_reply(reply, scene, back=_place(press.back, reply))
    said = _listed(press, desk)
    if said is None:
        return None, None
    if party is not None:
        desk.follow(party, said)
    return None, card_of(said, scene, page=press.page)


def _listed(press: Place, desk: Desk) -> Said | None:
    match press:
        case Topics():
            return desk.list_topics()
        case InTopic(topic):
            return desk.find_section(topic)
        case Found(sought):
            return desk.search(sought)
        case _:
            assert_never(press)


def _place(back: Place | OwnTopic | None, reply: Reply) -> Place | None:
    if not isinstance(back, OwnTopic):
        return back
    return InTopic(reply.entry.topic, back.page) if reply.entry is not None else None
