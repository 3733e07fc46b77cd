"""What is kept about a member, shown and deleted at their word, through discord.py."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import simcord

from bot.chat.markup import escape
from bot.core.feedback import Gap, Lack, Vote, VoteCount
from bot.core.revisions import AuditRecord, Change, Draft, Item, Kind, Revision, State
from bot.service.answer import Answerer
from tests.support.cards import (
    LostStore,
    Person,
    ask,
    content_of,
    english,
    french,
    guild_of,
    told,
)
from tests.support.library import Shelf, Town, client_for, labels, said, speaking, town

HELPFUL = english()("helpful-label")
SHOW, DELETE = english()("show-data-label"), english()("delete-data-label")
SURE = english()("delete-sure-label")


@pytest.fixture
def store() -> LostStore:
    return LostStore()


@pytest.fixture
async def here(books: Shelf, store: LostStore) -> AsyncIterator[Town]:
    async with town(client_for(Answerer(books), store=store)) as running:
        yield running


def _person(here: Town, *, is_direct: bool) -> Person:
    person: Person = here.ada.user if is_direct else here.ada
    return person


async def _privacy(here: Town, person: Person, command: str = "privacy") -> simcord.ResponseMessage:
    if isinstance(person, simcord.MemberActor):
        result = await person.slash(here.channel, command)
    else:
        result = await person.slash(command)
    assert result.response is not None
    card: simcord.ResponseMessage = result.response
    return card


async def _both_vote(here: Town, person: Person) -> None:
    """Let `person` and Bob find the answer about late fees helpful."""
    for each in (person, here.bob):
        await each.click(await ask(here, by=each), label=HELPFUL)


EVERYWHERE = pytest.mark.parametrize(
    "is_direct", [False, True], ids=["in a server", "in a direct message"]
)


@EVERYWHERE
async def test_a_member_sees_their_own_vote(here: Town, *, is_direct: bool) -> None:
    person = _person(here, is_direct=is_direct)
    await _both_vote(here, person)
    card = await _privacy(here, person)
    result = await person.click(card, label=SHOW)
    assert told(result).splitlines() == [
        "I keep this about you:",
        "- 1 vote on an answer",
        "All of it is in the attached file.",
    ]
    assert result.response is not None
    [vote] = json.loads(await content_of(result.response))
    assert (vote["kept_for"], vote["entry"], vote["is_helpful"]) == ("vote", "late-fee", "yes")
    assert str(here.ada.id) not in str(vote)
    assert str(here.bob.id) not in str(vote)
    assert said(card).startswith(f"### {english()('privacy-title')}")


async def test_it_is_shown_to_the_member_alone(here: Town) -> None:
    await _both_vote(here, here.ada)
    result = await here.ada.click(await _privacy(here, here.ada), label=SHOW)
    assert result.ephemeral


async def test_nothing_is_named_as_such(here: Town) -> None:
    result = await here.ada.click(await _privacy(here, here.ada), label=SHOW)
    assert told(result) == english()("no-data")


async def test_what_a_member_suggested_is_shown(here: Town, store: LostStore) -> None:
    fields = {"question": "Où est le café ?", "answer": "Behind the lake."}
    changes = (Change(Item(Kind.ENTRY, "cafe"), State.WRITTEN, fields),)
    await store.add_draft(Draft(here.ada.guild.id, here.ada.id, datetime.now(UTC), changes))
    result = await here.ada.click(await _privacy(here, here.ada), label=SHOW)
    assert result.response is not None
    [proposal] = json.loads(await content_of(result.response))
    assert proposal["changes"] == f"entry cafe: {json.dumps(fields, ensure_ascii=False)}"


async def test_every_kind_is_counted(here: Town, store: LostStore) -> None:
    guild_id, us, at = here.ada.guild.id, here.ada.id, datetime.now(UTC)
    vote = Vote(guild_id, us, "", is_helpful=True, voted_at=at)
    for number in range(100):
        await store.put_vote(replace(vote, entry=f"entry-{number}"))
    await store.add_gap(Gap(guild_id, "where are my keys", Lack.REQUEST, at, asker=us))
    await store.append_revision(Revision(guild_id, 0, us, at, ()), seen=0)
    await store.add_draft(Draft(guild_id, us, at, ()))
    await store.add_audit(AuditRecord(guild_id, us, at, "import"))
    result = await here.ada.click(await _privacy(here, here.ada), label=SHOW)
    assert told(result).splitlines()[1:-1] == [
        "- 100 votes on answers",
        "- 1 question whose answer you want to hear of",
        "- 1 change of the answers",
        "- 1 proposal for an answer",
        "- 1 thing you did as a moderator",
    ]
    assert result.response is not None
    assert len(json.loads(await content_of(result.response))) == 104


@EVERYWHERE
async def test_nothing_is_deleted_before_the_member_is_sure(
    here: Town, store: LostStore, *, is_direct: bool
) -> None:
    person = _person(here, is_direct=is_direct)
    await _both_vote(here, person)
    asked = await person.click(await _privacy(here, person), label=DELETE)
    assert asked.response is not None
    assert told(asked).startswith(f"### {english()('delete-title')}")
    assert labels(asked.response) == [SURE]
    assert len(await store.personal_data(here.ada.id)) == 1


@EVERYWHERE
async def test_a_sure_member_is_forgotten_and_others_are_not(
    here: Town, store: LostStore, *, is_direct: bool
) -> None:
    person = _person(here, is_direct=is_direct)
    await _both_vote(here, person)
    asked = await person.click(await _privacy(here, person), label=DELETE)
    assert asked.response is not None
    assert told(await person.click(asked.response, label=SURE)) == english()("deleted")
    assert await store.personal_data(here.ada.id) == []
    assert len(await store.personal_data(here.bob.id)) == 1
    votes = await store.count_votes(here.bob.guild.id)
    assert votes == {"late-fee": VoteCount(helpful=1)}
    if guild_of(person) != here.bob.guild.id:
        assert await store.count_votes(guild_of(person)) == {}


async def test_the_conversation_is_forgotten_too(here: Town) -> None:
    await here.tell("how long is a loan")
    person = here.ada.user
    asked = await person.click(await _privacy(here, person), label=DELETE)
    await person.click(asked.response, label=SURE)
    [card] = await here.tell("2")
    assert "What does a late book cost?\nTen cents" not in said(card)


async def test_the_language_is_forgotten_too(here: Town) -> None:
    with speaking(here, "fr"):
        card = await _privacy(here, here.ada.user)
        asked = await here.ada.user.click(card, label=french()("delete-data-label"))
        [answer] = await here.tell("thanks")
        assert said(answer) == french()("welcome")
        done = await here.ada.user.click(asked.response, label=french()("delete-sure-label"))
        assert told(done) == french()("deleted")
    [answer] = await here.tell("thanks")
    assert said(answer) == english()("welcome")


async def test_both_work_after_a_restart(here: Town, books: Shelf, store: LostStore) -> None:
    await _both_vote(here, here.ada)
    card = await _privacy(here, here.ada)
    asked = await here.ada.click(card, label=DELETE)
    await here.env.restart_bot(client_for(Answerer(books), store=store))
    assert "- 1 vote on an answer" in told(await here.ada.click(card, label=SHOW))
    assert asked.response is not None
    await here.ada.click(asked.response, label=SURE)
    assert await store.personal_data(here.ada.id) == []


@EVERYWHERE
async def test_without_the_database_both_are_refused(
    here: Town, store: LostStore, *, is_direct: bool
) -> None:
    person = _person(here, is_direct=is_direct)
    await _both_vote(here, person)
    card = await _privacy(here, person)
    asked = await person.click(card, label=DELETE)
    assert asked.response is not None
    store.is_down = True
    assert told(await person.click(card, label=SHOW)) == english()("not-kept")
    assert told(await person.click(asked.response, label=SURE)) == english()("not-kept")
    store.is_down = False
    assert len(await store.personal_data(here.ada.id)) == 1


async def test_both_in_another_language(here: Town) -> None:
    words = french()
    with speaking(here, "fr"):
        card = await _privacy(here, here.ada)
        shown = await here.ada.click(card, label=words("show-data-label"))
        asked = await here.ada.click(card, label=words("delete-data-label"))
    assert told(shown) == words("no-data")
    assert told(asked) == f"### {escape(words('delete-title'))}\n{words('delete-question')}"
