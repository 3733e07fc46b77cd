"""One turn of a conversation: what was typed, after what was said, gives what to say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from bot.core.conversation import (
    Ask,
    Conversation,
    Decline,
    Greet,
    Pick,
    ReadOn,
    Thank,
    in_context,
    interpret,
)
from bot.core.decide import Choices, Match, Reason
from bot.core.pages import PAGE_CHARS
from bot.core.reply import Reply
from bot.service.answer import Answerer

WHOLE_ANSWER_CHARS = PAGE_CHARS


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer, a choice or a miss, to be shown."""

    reply: Reply


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """Something that wants a kind word and no search: a greeting, thanks, "none of these"."""

    intent: Greet | Thank | Decline


@dataclass(frozen=True, slots=True)
class Turn:
    """What to say, and the conversation once it has been said."""

    outcome: Answered | SmallTalk
    conversation: Conversation


def take_turn(answerer: Answerer, text: str, conversation: Conversation) -> Turn:
    """Understand `text` against `conversation` and answer it."""
    intent = interpret(text, conversation, answerer.snapshot.knowledge.language)
    match intent:
        case Greet() | Thank():
            return Turn(SmallTalk(intent), conversation)
        case Decline():
            return Turn(SmallTalk(intent), replace(conversation, offered=(), is_choosing=False))
        case Pick(entry_id):
            reply = answerer.show(entry_id, shown=conversation.shown)
        case ReadOn(entry_id, page):
            reply = answerer.show(entry_id, shown=conversation.shown, page=page)
        case Ask(asked, is_elliptic):
            context = conversation if is_elliptic else Conversation(shown=conversation.shown)
            reply = _answer(answerer, asked, context)
        case _:
            assert_never(intent)
    # An entry may have been removed since it was offered; then the words are all we have.
    reply = reply or answerer.answer(text, shown=conversation.shown)
    return Turn(Answered(reply), conversation.after(reply))


def _answer(answerer: Answerer, text: str, context: Conversation) -> Reply:
    """Answer on its own and, where the text leans on the last entry, also in its context.

    An exact hit stands. Otherwise the context wins when it gives an answer, and when the text
    alone gives none.
    """
    alone = answerer.answer(text, shown=context.shown)
    previous = answerer.snapshot.knowledge.entry_by_id.get(context.entry)
    if previous is None or _is_exact(alone):
        return alone
    completed = answerer.answer(
        in_context(text, previous.question, answerer.snapshot.knowledge.language),
        shown=context.shown,
        without=(previous.id,),
    )
    if isinstance(completed.decision, Match):
        return completed
    if isinstance(completed.decision, Choices) and not isinstance(alone.decision, Match):
        return completed
    return alone


def _is_exact(reply: Reply) -> bool:
    return reply.decision.reason in {Reason.EXACT, Reason.KEYWORD, Reason.TOPIC}
