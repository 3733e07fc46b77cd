"""Questions of the queue, looked up for whoever pressed something about one."""

from __future__ import annotations

from bot.chat.kb.outcomes import sheet_of
from bot.chat.kb.queuelist import Place, back, quoted, reopen, sheet_of_settled, telling
from bot.chat.kb.sheet import Sheet
from bot.chat.kb.visit import Visit
from bot.core.feedback import GroupState
from bot.service.queue import Taught
from bot.service.rows import Row


async def find_question(visit: Visit, group_id: str, place: Place) -> Row | None:
    """Return a question in whatever state; tell the moderator if it is not there any more."""
    found = await visit.moderation.queue.find(visit.guild_id, int(group_id))
    if found is None:
        await show_gone(visit, place)
    return found


async def find_open(visit: Visit, group_id: str, place: Place) -> Row | None:
    """Return an open question; tell the moderator what became of it if it is settled by now."""
    found = await find_question(visit, group_id, place)
    if found is None or found.group.state is GroupState.OPEN:
        return found
    await show_settled(visit, found, place)
    return None


async def show_settled(visit: Visit, question: Row, place: Place) -> None:
    """Tell that somebody else settled a question, and how."""
    words = visit.words
    sheet = sheet_of_settled(question, place, visit.role, words)
    body = f"**{words('kb-queue-settled-title')}**\n{sheet.body}"
    await visit.show(Sheet(body, sheet.title, rows=sheet.rows))


async def show_taught(visit: Visit, place: Place, group_id: int, taught: Taught) -> None:
    """Tell what was saved for a question, and offer to answer those who wait."""
    words, saved = visit.words, sheet_of(taught.outcome, visit.words)
    question = await visit.moderation.queue.find(visit.guild_id, group_id)
    if question is None:
        await visit.show(saved)
        return
    if taught.unanswered:
        body = f"{words('kb-queue-still-unanswered')}\n{quoted(taught.unanswered, words)}"
    else:
        body = words("kb-queue-taught")
    undo = () if taught.unanswered else (reopen(place, group_id, words),)
    ways = (*telling(place, question, words), *undo, back(place, words))
    await visit.show(Sheet(body, words("kb-saved-title"), rows=(*saved.rows, ways)))


async def show_gone(visit: Visit, place: Place) -> None:
    """Tell that a question is not there any more."""
    words = visit.words
    await visit.show(Sheet(words("kb-queue-gone"), rows=((back(place, words),),)))
