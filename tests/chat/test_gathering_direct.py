"""Several short messages in a row, which are one question, through discord.py."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import simcord

from bot.service.answer import Answerer
from bot.service.gathering import Gathering
from tests.support.cards import english
from tests.support.library import Shelf, Town, client_for, said, town

RENEW = "### How do I renew a book online?"
# Longer than simcord has patience for: it sits shorter waits out, each time something is said.
WAIT_S = 60.0
LONGEST_WAIT_S = 150.0


class TownClock:
    """The time of a make-believe server, 0 before there is one."""

    env: simcord.Env | None = None

    def __call__(self) -> float:
        return self.env.now().timestamp() if self.env is not None else 0.0


@pytest.fixture
async def here(books: Shelf) -> AsyncIterator[Town]:
    clock = TownClock()
    gathering = Gathering(wait_s=WAIT_S, longest_wait_s=LONGEST_WAIT_S)
    client = client_for(Answerer(books), gathering=gathering, clock=clock)
    async with town(client) as running:
        clock.env = running.env
        yield running


def _answers(here: Town) -> list[str]:
    return [said(each) for each in here.messages(here.ada.user.dm_channel)]


async def test_short_messages_are_answered_as_one_question(here: Town) -> None:
    for part in ("how do i", "renew a book"):
        assert await here.tell(part) == []
        await here.env.advance_time(WAIT_S / 2)
    assert await here.tell("online") == []
    await here.env.advance_time(WAIT_S)
    [answer] = _answers(here)
    assert answer.startswith(RENEW)


async def test_the_sign_of_a_question_ends_the_wait(here: Town) -> None:
    assert await here.tell("how do i") == []
    [answer] = await here.tell("renew a book online?")
    assert said(answer).startswith(RENEW)
    await here.env.advance_time(LONGEST_WAIT_S)
    assert len(_answers(here)) == 1


async def test_a_whole_question_is_answered_at_once(here: Town) -> None:
    [answer] = await here.tell("how do i renew a book online")
    assert said(answer).startswith(RENEW)
    assert here.requests("POST", "/typing") == []


async def test_typing_shows_while_more_may_come(here: Town) -> None:
    await here.tell("late fees")
    assert len(here.requests("POST", "/typing")) == 1


async def test_a_lone_short_message_is_answered_after_a_moment(here: Town) -> None:
    assert await here.tell("late fees") == []
    await here.env.advance_time(WAIT_S - 1)
    assert _answers(here) == []
    await here.env.advance_time(2)
    [answer] = _answers(here)
    assert "### What does a late book cost?" in answer


async def test_nobody_waits_for_ever(here: Town) -> None:
    for _ in range(4):
        await here.tell("late")
        await here.env.advance_time(WAIT_S - 20)
    assert len(_answers(here)) == 1


async def test_two_people_are_not_mixed_up(here: Town) -> None:
    await here.tell("late")
    await here.bob.send_dm("renew a book")
    await here.tell("fees")
    await here.env.advance_time(LONGEST_WAIT_S)
    [fees] = _answers(here)
    [renewal] = here.messages(here.bob.user.dm_channel)
    assert "-# “late fees”" in fees
    assert "“renew a book”" in said(renewal)


async def test_small_talk_does_not_wait(here: Town) -> None:
    [answer] = await here.tell("thanks")
    assert said(answer) == english()("welcome")


async def test_a_command_after_a_fragment_is_obeyed_and_the_fragment_answered(here: Town) -> None:
    assert await here.tell("late fees") == []
    answers = [said(each) for each in await here.tell("topics")]
    assert [each.split("### ")[1].split("\n")[0] for each in answers] == [
        "What does a late book cost?",
        "What I know about",
    ]
