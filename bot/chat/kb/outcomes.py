"""What comes of a change that a moderator desires, saved or proposed, as a sheet."""

from __future__ import annotations

from typing import assert_never

from bot.chat.kb.changes import lines_of, name_of, problem_lines, who_and_when
from bot.chat.kb.press import press
from bot.chat.kb.sheet import Button, Row, Sheet
from bot.chat.kb.visit import Visit
from bot.chat.words import Words
from bot.core.revisions import Revision
from bot.core.roles import Role
from bot.service.curate import Conflicting, Drafted, Invalid, Outcome, Saved, Unchanged
from bot.service.moderation import Desire

MAY_UNDO = Role.EDITOR
"""Who may: a draft of many changes could not be looked over."""

_MOST_ITEMS = 5

UNDO = "undo"
"""The verb that takes all of a revision back; `history.py` answers it."""


async def carry_out(
    visit: Visit,
    desire: Desire,
    *,
    seen: int | None = None,
    note: str = "",
    again: tuple[Row, ...] = (),
) -> Sheet:
    """Do what is desired, or propose it where the moderator may not, and say what came of it.

    `seen` is the number of the latest revision when they began; `again` are controls that are
    offered when somebody else was faster or a rule is broken.
    """
    outcome = await bring_about(visit, desire, seen=seen, note=note)
    return sheet_of(outcome, visit.words, again=again)


async def bring_about(
    visit: Visit, desire: Desire, *, seen: int | None = None, note: str = ""
) -> Outcome | Drafted:
    """Do what is desired, or propose it where the moderator may not."""
    curator = visit.moderation.curator
    if visit.role >= Role.EDITOR:
        return await curator.save(visit.guild_id, visit.person, desire, seen=seen, note=note)
    return await curator.propose(visit.guild_id, visit.person, desire, note=note)


def sheet_of(outcome: Outcome | Drafted, words: Words, *, again: tuple[Row, ...] = ()) -> Sheet:
    """Say what came of a change."""
    match outcome:
        case Saved(revision):
            return Sheet(words("kb-saved"), words("kb-saved-title"), rows=(_undo(revision, words),))
        case Drafted():
            return Sheet(words("kb-drafted"), words("kb-drafted-title"))
        case Conflicting():
            return _conflict(outcome, words, again)
        case Invalid(problems):
            body = f"{words('kb-invalid')}\n{problem_lines(problems)}"
            return Sheet(body, words("kb-invalid-title"), rows=again)
        case Unchanged():
            return Sheet(words("kb-unchanged"))
        case _:
            assert_never(outcome)


def _conflict(outcome: Conflicting, words: Words, again: tuple[Row, ...]) -> Sheet:
    latest = outcome.latest
    parts = [words("kb-conflict", by=who_and_when(latest.author_id, latest.made_at, words))]
    for item, differences in outcome.differences[:_MOST_ITEMS]:
        parts.append(f"{name_of(item, words)}\n{lines_of(differences, words)}")
    if len(outcome.differences) > _MOST_ITEMS:
        parts.append(words("kb-more-lines", count=len(outcome.differences) - _MOST_ITEMS))
    return Sheet("\n\n".join(parts), words("kb-conflict-title"), rows=again)


def _undo(revision: Revision, words: Words) -> tuple[Button, ...]:
    number = revision.number
    return (
        Button(words("kb-undo-label"), press(UNDO, number, number)),
        Button(words("kb-look-label"), press("revision", number, 0)),
    )
