"""The services, put together: what one of them learns, the others know."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core.decide import Match
from bot.core.feedback import NO_GUILD, Outcome
from bot.service.answer import Answerer
from bot.service.converse import Answered
from bot.service.gathering import Gathering, Wait
from bot.service.office import Office, open_office
from bot.storage.memory import MemoryStore
from tests.support.library import shelf

ADA, BOB = 1, 2
HERE, THERE = 7, 8


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def office(store: MemoryStore) -> Office:
    return open_office(Answerer(shelf()), store, gathering=Gathering(), clock=lambda: 0.0)


async def test_what_is_asked_is_suggested_after_the_starters_of_its_guild(office: Office) -> None:
    desk = await office.desks.at(HERE)
    before = [each.value for each in desk.suggest("", guild_id=HERE)]
    for _ in range(5):
        office.feedback.note(desk.answer("reading room rules"), member=ADA, guild_id=HERE)
    starters = [f"entry:{each.id}" for each in desk.knowledge.starters]
    after = [each.value for each in desk.suggest("", guild_id=HERE)]
    assert after[: len(starters) + 1] == [*starters, "entry:reading-room"]
    assert [each.value for each in desk.suggest("", guild_id=THERE)] == before != after


async def test_what_was_noticed_reaches_the_store(office: Office, store: MemoryStore) -> None:
    desk = await office.desks.at(HERE)
    reply = desk.answer("late fees")
    office.feedback.note(reply, member=ADA, guild_id=HERE)
    await office.feedback.flush()
    tallies = await store.list_tallies(HERE, since=date.min)
    assert {each.outcome for each in tallies} == {Outcome.ASKED, Outcome.ANSWERED}


async def test_the_desks_share_one_memory_of_a_conversation(office: Office) -> None:
    (await office.desks.at(NO_GUILD)).hear(ADA, "how long is a loan")
    said = (await office.desks.at(NO_GUILD)).hear(ADA, "2")
    assert isinstance(said, Answered)
    assert isinstance(said.reply.decision, Match)
    assert said.reply.decision.id == "late-fee"


async def test_whoever_is_deleted_is_forgotten_everywhere(office: Office) -> None:
    desk = await office.desks.at(NO_GUILD)
    for person in (ADA, BOB):
        desk.hear(person, "how long is a loan")
        assert isinstance(office.gathering.hear(person, "how do i", 0.0), Wait)
        await office.feedback.vote(HERE, person, "late-fee", is_helpful=True)
    await office.people.delete(ADA)
    assert await office.people.show(ADA) == []
    assert office.gathering.due(ADA, 9.0) is None
    assert len(await office.people.show(BOB)) == 1
    assert office.gathering.due(BOB, 9.0) is not None
    picked = desk.hear(BOB, "2")
    assert isinstance(picked, Answered)
    assert picked.reply.entry is not None
    assert picked.reply.entry.id == "late-fee"
    lost = desk.hear(ADA, "2")
    assert not (isinstance(lost, Answered) and lost.reply.entry == picked.reply.entry)
