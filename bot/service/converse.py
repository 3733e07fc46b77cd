"""One turn of a conversation: what was typed, after what was said, gives what to say."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.core.conversation import (
    Aside,
    Ask,
    Conversation,
    Decline,
    Lean,
    Pick,
    ReadOn,
    in_context,
    interpret,
)
from bot.core.decide import Match, Miss, Reason
from bot.core.pages import PAGE_CHARS
from bot.core.reply import Reply
from bot.core.wording import find_by_word
from bot.service.answer import Answerer

WHOLE_ANSWER_CHARS = PAGE_CHARS


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer, a choice or a miss, to be shown."""

    reply: Reply


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """Something that wants a kind word and no search: a greeting, thanks, "none of these"."""

    intent: Aside


@dataclass(frozen=True, slots=True)
class Turn:
    """What to say, and the conversation once it has been said."""

    outcome: Answered | SmallTalk
    conversation: Conversation


def take_turn(answerer: Answerer, text: str, conversation: Conversation) -> Turn:
    """Understand `text` against `conversation` and answer it."""
    intent = interpret(text, conversation, answerer.snapshot.knowledge.language)
    match intent:
        case Decline():
            return Turn(SmallTalk(intent), conversation.declined())
        case Pick(entry_id):
            reply = answerer.show(entry_id, shown=conversation.shown)
        case ReadOn(entry_id, page):
            reply = answerer.show(entry_id, shown=conversation.shown, page=page)
        case Ask(asked, lean):
            reply = _answer(answerer, asked, lean, conversation)
        case _:
            return Turn(SmallTalk(intent), conversation)
    # An entry may have been removed since it was offered; then the words are all we have.
    reply = reply or answerer.answer(text, shown=conversation.shown)
    return Turn(Answered(reply), conversation.after(reply))


def _answer(answerer: Answerer, text: str, lean: Lean, conversation: Conversation) -> Reply:
    """Answer on its own and, where the text leans on the last entry, also in its context.

    The context wins only for what cannot do without it. Whatever else has an answer of its own
    gets that, and what has no subject at all gets a choice at the most.
    """
    alone = answerer.answer(text, shown=conversation.shown, is_tentative=lean is Lean.BARE)
    previous = answerer.snapshot.knowledge.entry_by_id.get(conversation.entry)
    if lean is Lean.NOT or previous is None or _is_exact(alone):
        return alone
    if lean is not Lean.WITH_PRONOUN and isinstance(alone.decision, Match):
        return alone
    completed = answerer.answer(
        in_context(text, previous.question, answerer.snapshot.knowledge.language),
        shown=conversation.shown,
        without=(previous.id,),
        is_tentative=lean is Lean.BARE,
    )
    if not _is_better(completed, alone, answerer):
        return alone
    # What was typed is what is quoted, and what the moderators get to see.
    return replace(completed, query=replace(completed.query, text=alone.query.text))


def _is_better(completed: Reply, alone: Reply, answerer: Answerer) -> bool:
    found = completed.entry or next(iter(completed.offers), None)
    if isinstance(completed.decision, Miss) or found is None:
        return False
    if found.id not in find_by_word(alone.query, answerer.snapshot.index):
        # The subject of the last entry must not decide alone.
        return False
    return isinstance(completed.decision, Match) or not isinstance(alone.decision, Match)


def _is_exact(reply: Reply) -> bool:
    return reply.decision.reason in {Reason.EXACT, Reason.KEYWORD, Reason.TOPIC}
