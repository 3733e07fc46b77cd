"""What a change would do to questions, in words: what answers them, and what they would lose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from bot.chat.markup import escape
from bot.chat.words import Words
from bot.core.cut import cut
from bot.core.decide import Choices, Decision, Match, Miss
from bot.core.knowledge import Knowledge
from bot.service.losses import Losses
from bot.service.preview import Shift
from bot.service.ranking import TOPIC_PREFIX, title_of

_TEXT_CHARS = 120
_MOST_LOSSES = 5


def shown(text: str) -> str:
    """Return somebody's text as Markdown, on one line and not too long."""
    return escape(cut(text, _TEXT_CHARS))


def title_in(knowledge: Knowledge, name: str) -> str:
    """Return the question of an entry or the title of a topic as Markdown, else the name itself."""
    if name.startswith(TOPIC_PREFIX):
        return shown(title_of(name, knowledge))
    entry = knowledge.entry_by_id.get(name)
    return shown(entry.question if entry is not None else name)


def outcome_of(decision: Decision, knowledge: Knowledge, words: Words) -> str:
    """Say what a question leads to."""
    match decision:
        case Match(id=name, is_topic=is_topic):
            named = f"{TOPIC_PREFIX}{name}" if is_topic else name
            return words("kb-outcome-match", title=title_in(knowledge, named))
        case Choices(ids=ids):
            titles = words.join([f"**{title_in(knowledge, each)}**" for each in ids])
            return words("kb-outcome-choices", titles=titles)
        case Miss():
            return words("kb-outcome-miss")
        case _:
            assert_never(decision)


def lost_with(losses: Losses, words: Words) -> Iterator[str]:
    """Say, in lines of a list, what goes with what is taken away."""
    for entry in losses.starters:
        yield words("kb-warn-starter", owner=shown(entry.question))
    if losses.orphans:
        yield words("kb-warn-orphans", count=len(losses.orphans))
    for entry in losses.leading:
        yield words("kb-warn-leading", owner=shown(entry.question))


def loss_of(shift: Shift, before: Knowledge, after: Knowledge, words: Words) -> str:
    """Say what a question would lose by the change that leads from `before` to `after`."""
    question = shown(shift.question)
    if not shift.before:
        return words("kb-warn-answered", question=question)
    owner = title_in(before, shift.before[0])
    if not shift.after:
        return words("kb-warn-missed", question=question, owner=owner)
    thief = title_in(after, shift.after[0])
    return words("kb-warn-taken", question=question, owner=owner, thief=thief)


def losses_of(shifts: Sequence[Shift], knowledge: Knowledge, words: Words) -> str:
    """List what questions would lose by a change, to be looked at before it is saved."""
    lines = [loss_of(each, knowledge, knowledge, words) for each in shifts[:_MOST_LOSSES]]
    more = len(shifts) - _MOST_LOSSES
    rest = [words("kb-more-lines", count=more)] if more > 0 else []
    return "\n".join([words("kb-warnings"), *lines, *rest])
