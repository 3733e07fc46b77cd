"""Questions of the queue, looked up for whoever pressed something about one."""

from __future__ import annotations

from bot.chat.kb.queuelist import Place, back, sheet_of_settled
from bot.chat.kb.sheet import Sheet
from bot.chat.kb.visit import Visit
from bot.core.feedback import GroupState
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


async def show_gone(visit: Visit, place: Place) -> None:
    """Tell that a question is not there any more."""
    words = visit.words
    await visit.show(Sheet(words("kb-queue-gone"), rows=((back(place, words),),)))
