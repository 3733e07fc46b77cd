"""What a draft is called, and the news that its author gets once an editor has decided."""

from __future__ import annotations

import logging

import discord

from bot.chat.kb.changes import name_of
from bot.chat.kb.effects import shown
from bot.chat.kb.entries import knowledge_of
from bot.chat.kb.fields import QUESTION
from bot.chat.kb.visit import Visit
from bot.chat.markup import channel_link, escape
from bot.chat.network import UNREACHED
from bot.chat.words import Words
from bot.core.knowledge import Knowledge
from bot.core.revisions import Draft, DraftState, Kind

_log = logging.getLogger(__name__)


async def find_draft(visit: Visit, draft_id: int) -> Draft | None:
    """Return a draft that waits for an editor, None when it is settled or not there."""
    draft = await visit.moderation.store.find_draft(visit.guild_id, draft_id)
    return draft if draft is not None and draft.state is DraftState.OPEN else None


def subject_of(draft: Draft, knowledge: Knowledge, words: Words) -> str:
    """Name what a draft is about: the question of an entry, or else its first item."""
    change = draft.changes[0]
    entry = knowledge.entry_by_id.get(change.item.id) if change.item.kind is Kind.ENTRY else None
    question = change.fields.get(QUESTION) or (entry.question if entry is not None else "")
    name = (
        words("kb-quoted", text=shown(str(question))) if question else name_of(change.item, words)
    )
    others = len(draft.changes) - 1
    return words("kb-and-others", name=name, count=others) if others else name


async def tell_approved(visit: Visit, draft: Draft) -> None:
    """Write to whoever proposed a draft that it is in force, as it was or edited."""
    await _tell(visit, draft, is_approved=True)


async def tell_declined(visit: Visit, draft: Draft, reason: str) -> None:
    """Write to whoever proposed a draft that it was turned down, and why if that was said."""
    await _tell(visit, draft, is_approved=False, reason=reason)


async def _tell(visit: Visit, draft: Draft, *, is_approved: bool, reason: str = "") -> None:
    # Many take no direct messages, and the decision stands all the same.
    if draft.author_id is None or draft.author_id == visit.person:
        return
    words = visit.services.words_for_person(draft.author_id, visit.guild_id)
    name = subject_of(draft, await knowledge_of(visit), words)
    place = channel_link(visit.guild_id, visit.interaction.channel_id)
    told = (
        words("kb-your-draft-approved", name=name, place=place)
        if is_approved
        else words("kb-your-draft-declined", name=name, place=place)
    )
    text = f"{told}\n> {escape(reason)}" if reason else told
    try:
        channel = await visit.interaction.client.create_dm(discord.Object(draft.author_id))
        await channel.send(text)
    except UNREACHED as error:
        _log.info("The author of draft %d was not told: %s.", draft.id, error)
