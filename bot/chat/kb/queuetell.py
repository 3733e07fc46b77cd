"""Members who chose to hear of an answer get it as a direct message, once."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from enum import Enum, auto
from typing import assert_never

import discord
from discord import ui

from bot.chat.card import Card, is_whole, render
from bot.chat.kb.entries import knowledge_of
from bot.chat.kb.queued import find_question
from bot.chat.kb.queuelist import SETTLES, TELL, back, place_in
from bot.chat.kb.route import Route
from bot.chat.kb.sheet import Sheet
from bot.chat.kb.visit import Visit
from bot.chat.markup import channel_link
from bot.chat.network import UNREACHED
from bot.chat.parts import accent_of
from bot.chat.saving import copy_for, file_of
from bot.chat.words import Words
from bot.core.model import Entry
from bot.service.wordings import Target

_log = logging.getLogger(__name__)


class _Came(Enum):
    """What came of the wish to tell one member."""

    TOLD = auto()
    CLOSED = auto()  # they take no direct messages from us
    FAILED = auto()
    UNANSWERED = auto()


async def _tell(visit: Visit) -> None:
    """Answer everybody who waits and whose question is answered by now."""
    place, (group_id,) = place_in(visit.args)
    question = await find_question(visit, group_id, place)
    if question is None:
        return
    came = await _tell_all(visit, question.group.id)
    if came[_Came.TOLD]:
        detail = {"question": question.group.id, "count": came[_Came.TOLD]}
        await visit.moderation.curator.note(visit.guild_id, visit.person, "tell", detail)
    rows = ((back(place, visit.words),),)
    await visit.show(Sheet(_counted(came, visit.words), question.group.text, rows=rows))


async def _tell_all(visit: Visit, group_id: int) -> Counter[_Came]:
    queue, came = visit.moderation.queue, Counter[_Came]()
    for target in await queue.reply_targets(visit.guild_id, group_id):
        if target.entry is None:
            came[_Came.UNANSWERED] += 1
        elif await queue.claim(group_id, target):
            # One by one, and before it is sent: whatever happens meanwhile, nobody is told twice.
            result = _Came.FAILED
            try:
                result = await _tell_one(visit, target, target.entry)
            finally:
                if result is _Came.FAILED:
                    await queue.give_back(group_id, target)
            came[result] += 1
    return came


async def _tell_one(visit: Visit, target: Target, entry: Entry) -> _Came:
    view, files = await _letter(visit, target, entry)
    try:
        channel = await visit.interaction.client.create_dm(discord.Object(target.asker))
        await channel.send(view=view, files=files)
    except (discord.Forbidden, discord.NotFound):
        return _Came.CLOSED
    except UNREACHED as error:
        _log.warning("A member of guild %d could not be told: %s.", visit.guild_id, error)
        return _Came.FAILED
    return _Came.TOLD


async def _letter(
    visit: Visit, target: Target, entry: Entry
) -> tuple[ui.LayoutView, list[discord.File]]:
    """Return the answer without controls: outside of the guild they would not know its entries.

    What is too long for a message goes with it as a file.
    """
    knowledge = await knowledge_of(visit)
    words = visit.services.words_for_person(target.asker, visit.guild_id)
    link = channel_link(visit.guild_id, target.gap.channel_id)
    card = Card(
        f"{words('answer-arrived', link=link)}\n\n{entry.answer}",
        entry.question,
        asked=target.gap.text,
        accent=accent_of(entry.pack, knowledge),
    )
    if is_whole(card):
        return render(card), []
    file = file_of(copy_for(entry, knowledge, words))
    view = render(replace(card, small=words("answer-arrived-in-file")))
    view.add_item(ui.File(file))
    return view, [file]


def _counted(came: Mapping[_Came, int], words: Words) -> str:
    counted = {each: came.get(each, 0) for each in _Came}
    lines = [
        _line(each, count, words) for each, count in counted.items() if count or each is _Came.TOLD
    ]
    return "\n".join(lines)


def _line(came: _Came, count: int, words: Words) -> str:
    match came:
        case _Came.TOLD:
            return words("kb-queue-told", count=count)
        case _Came.CLOSED:
            return words("kb-queue-unreachable", count=count)
        case _Came.FAILED:
            return words("kb-queue-failed", count=count)
        case _Came.UNANSWERED:
            return words("kb-queue-unanswered", count=count)
        case _:
            assert_never(came)


ROUTES: Mapping[str, Route] = {TELL: Route(SETTLES, _tell)}
