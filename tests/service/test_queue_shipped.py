"""The queue by meaning, over the packs that the bot comes with."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import cast

import pytest
import pytest_asyncio

from bot.content.desires import AddPhrasing
from bot.core.decide import Match, Miss
from bot.core.feedback import Gap, Lack
from bot.core.revisions import Item, Kind
from bot.service import preview as preview_module
from bot.service.answer import Answerer
from bot.service.curate import Curator, Rehearsal
from bot.service.grouping import Grouping
from bot.service.guilds import GuildSnapshots
from bot.service.preview import preview
from bot.service.queue import Queue, Refused, Taught
from bot.service.snapshot import FixedSnapshot, Snapshot, Snapshots
from bot.storage.memory import MemoryStore
from tests.support.knowledge import answerer_from, answerers_for

GUILD, SAM = 1, 10
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Office:
    def __init__(self, shared: Snapshot) -> None:
        self.store = MemoryStore()
        fixed = cast(Snapshots, FixedSnapshot(shared))
        self.guilds = GuildSnapshots(fixed, self.store)
        self.curator = Curator(self.guilds, self.store, lambda: NOON)
        answerer = answerer_from(shared)
        answerers = answerers_for(answerer, self.guilds)
        grouping = Grouping(self.store, answerer)
        self.queue = Queue(self.store, self.curator, self.guilds, answerers, grouping)

    async def miss(self, *texts: str) -> int:
        group: int | None = None
        for text in texts:
            gap = Gap(GUILD, text, Lack.MISS, NOON)
            group = await self.store.add_gap(gap, group_id=group)
        assert group is not None
        return group

    async def answerer(self) -> Answerer:
        return answerer_from((await self.guilds.settle(GUILD)).current)


@pytest_asyncio.fixture
async def office(shipped_semantic: Snapshot) -> AsyncIterator[Office]:
    office = Office(shipped_semantic)
    yield office
    await office.guilds.close()


async def test_an_alias_answers_other_wordings_too(office: Office) -> None:
    entry_id = office.guilds.shared.knowledge.entries[0].id
    group = await office.miss("can i play offline", "play offline?", "can you play offline")

    result = await office.queue.add_alias(GUILD, group, entry_id, SAM, seen=0)

    assert isinstance(result, Taught)
    assert result.unanswered == ()
    answerer = await office.answerer()
    decision = answerer.answer("is it possible to play this offline").decision
    assert isinstance(decision, Match)
    assert decision.id == entry_id


async def test_what_is_like_a_refused_question_is_not_answered(office: Office) -> None:
    group = await office.miss("can i get a refund", "i want a refund")

    result = await office.queue.not_for_us(GUILD, group, SAM)

    assert isinstance(result, Refused)
    assert result.unrefused == ()
    answerer = await office.answerer()
    assert isinstance(answerer.answer("could i get a refund please").decision, Miss)


async def test_questions_far_from_a_change_are_decided_as_before(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    knowledge = office.guilds.shared.knowledge
    golden = next(each for pack in knowledge.packs for each in pack.golden if each.expect)
    thief = next(each for each in knowledge.entries if each.id not in golden.expect)
    desire = AddPhrasing(Item(Kind.ENTRY, thief.id), golden.ask)
    tried = await office.curator.rehearse(GUILD, desire)
    assert isinstance(tried, Rehearsal)

    before, after = map(answerer_from, (tried.before, tried.after))
    fast = preview(tried.plan, before, after)
    monkeypatch.setattr(preview_module, "_DISTURBED", -1.0)
    slow = preview(tried.plan, before, after)

    assert golden.ask in [shift.question for shift in fast.shifts]
    assert fast == slow
