"""Answers that members suggest: checked like any entry, then kept until an editor decides.

Members are many, so each may have a few suggestions waiting in a guild, and hand in a few a day.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.model import Entry
from bot.core.normalise import question_key
from bot.core.revisions import Draft, Kind
from bot.service.curate import Conflicting, Drafted, Invalid, Unchanged
from bot.service.moderation import Moderation
from bot.service.pace import Free
from bot.service.sieve import EnoughForToday
from bot.service.writing import Writing, Writings

BY_MEMBER = "suggested by a member"
"""The note of such a draft, which is how it is known for one; the history keeps it."""

MOST_WAITING = 3

# More suggestions than this are not looked through for those of one member.
_MOST_DRAFTS = 1_000


@dataclass(frozen=True, slots=True)
class TooManyWaiting:
    """Nothing more of this member is taken before an editor has decided on something."""


@dataclass(frozen=True, slots=True)
class AlreadySuggested:
    """An answer to the same question waits already."""


@dataclass(frozen=True, slots=True)
class AlreadyAnswered:
    """Members get an answer to the same question already: that of `entry`."""

    entry: Entry


Refusal = Invalid | Unchanged | TooManyWaiting | EnoughForToday | AlreadySuggested | AlreadyAnswered
Suggested = Drafted | Refusal


async def suggest(
    moderation: Moderation, guild_id: int, member: int, question: str, answer: str
) -> Suggested:
    """Keep an answer that a member suggests as an open draft in their name.

    Raises StorageError.
    """
    drafts = await moderation.store.list_drafts(guild_id, limit=_MOST_DRAFTS)
    waiting = [each for each in drafts if is_by_member(each)]
    if sum(each.author_id == member for each in waiting) >= MOST_WAITING:
        return TooManyWaiting()
    if any(_asks(each, question) for each in waiting):
        return AlreadySuggested()
    if answered := await _answered(moderation, guild_id, question):
        return AlreadyAnswered(answered)
    if not isinstance(moderation.suggestion_pace.take_turn(member, guild_id), Free):
        return EnoughForToday()
    writings, typed = Writings(moderation), {"question": question, "answer": answer}
    writing = Writing(typed, await writings.number(guild_id), is_new=True)
    outcome = await writings.propose(guild_id, member, writing, note=BY_MEMBER)
    return AlreadySuggested() if isinstance(outcome, Conflicting) else outcome


async def _answered(moderation: Moderation, guild_id: int, question: str) -> Entry | None:
    current = (await moderation.guilds.get(guild_id)).current
    key = current.index.reader.synonyms.key
    asked = key(question)
    entries = current.knowledge.entries
    return next((each for each in entries if asked in map(key, each.wordings)), None)


def is_by_member(draft: Draft) -> bool:
    """Say whether a member suggested `draft`, who need not have a role in /kb."""
    return draft.note == BY_MEMBER


def _asks(draft: Draft, question: str) -> bool:
    change = draft.changes[0]
    asked = str(change.fields.get("question", ""))
    return change.item.kind is Kind.ENTRY and question_key(asked) == question_key(question)
