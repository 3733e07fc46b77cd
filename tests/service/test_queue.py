"""What moderators make of questions that were not answered well, over the library."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest
import pytest_asyncio

from bot.content.desires import Edit, NotForUs
from bot.content.limits import PHRASING_CHARS
from bot.core.decide import Match, Reason
from bot.core.feedback import Gap, GroupState, Lack
from bot.core.knowledge import Knowledge
from bot.core.model import GoldenQuestion
from bot.core.revisions import Item, Kind
from bot.service.answer import Answerer
from bot.service.curate import Curator, Invalid, Saved, Unchanged
from bot.service.grouping import Grouping
from bot.service.guilds import GuildSnapshots
from bot.service.queue import ROWS_A_PAGE, AliasPreview, Costly, Gone, Order, Queue, Refused, Taught
from bot.service.snapshot import Snapshots
from bot.storage.memory import MemoryStore
from tests.support.knowledge import answerers_for
from tests.support.library import Shelf, library, shelf

GUILD, OTHER_GUILD, SAM, ROBIN, ADA, BOB = 1, 2, 10, 11, 20, 21
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
WIFI = ("is there wifi", "wifi password?", "Is there wifi?", "how do i get on the wlan")


@dataclass(frozen=True, slots=True)
class Office:
    store: MemoryStore
    curator: Curator
    guilds: GuildSnapshots
    answerer: Answerer
    queue: Queue

    async def miss(self, *texts: str, guild_id: int = GUILD) -> int:
        """Put `texts`, a minute apart, into a new group."""
        group: int | None = None
        for minutes, text in enumerate(texts):
            asked_at = NOON + timedelta(minutes=minutes)
            gap = Gap(guild_id, text, Lack.MISS, asked_at, channel_id=3)
            group = await self.store.add_gap(gap, group_id=group)
        assert group is not None
        return group

    async def state_of(self, group_id: int) -> GroupState:
        for state in GroupState:
            groups = await self.store.list_groups(GUILD, state=state)
            if group_id in [each.id for each in groups]:
                return state
        raise AssertionError(group_id)

    async def answer(self, text: str) -> str:
        held = await self.guilds.settle(GUILD)
        entry = self.answerer.over(held.current).answer(text).entry
        return "" if entry is None else entry.id


@pytest_asyncio.fixture
async def office() -> AsyncIterator[Office]:
    golden = (GoldenQuestion("the late fees of a book", ("late-fee",)),)
    (pack,) = library().packs
    shared: Shelf = shelf(Knowledge((replace(pack, golden=golden),)))
    store, answerer = MemoryStore(), Answerer(shared)
    guilds = GuildSnapshots(cast(Snapshots, shared), store)
    curator = Curator(guilds, store, lambda: NOON)
    grouping = Grouping(store, answerer)
    queue = Queue(store, curator, guilds, answerers_for(answerer, guilds), grouping)
    yield Office(store, curator, guilds, answerer, queue)
    await guilds.close()


async def test_a_row_says_how_often_where_and_what_was_asked(office: Office) -> None:
    group = await office.miss(*WIFI)
    for at, (lack, wish, asker) in enumerate(
        [(Lack.REFUSED, "", None), (Lack.REQUEST, "A guest one", ADA), (Lack.REQUEST, "", ADA)], 10
    ):
        gap = Gap(GUILD, WIFI[0], lack, NOON + timedelta(minutes=at), 4, wish=wish, asker=asker)
        await office.store.add_gap(gap, group_id=group)

    (row,) = (await office.queue.rows(GUILD)).rows

    assert (row.group.count, row.group.last_at) == (7, NOON + timedelta(minutes=12))
    assert row.wordings == ("is there wifi", "wifi password?", "how do i get on the wlan")
    assert row.channels == (3, 4)
    assert row.lacks == {Lack.MISS: 4, Lack.REFUSED: 1, Lack.REQUEST: 2}
    assert (row.wishes, row.waiting) == (("A guest one",), 1)


@pytest.mark.parametrize(
    ("order", "first"),
    [
        pytest.param(Order.NEWEST, "question 6", id="newest first"),
        pytest.param(Order.MOST_ASKED, "often", id="most asked first"),
    ],
)
async def test_the_queue_has_pages(office: Office, order: Order, first: str) -> None:
    await office.miss("often", "often")
    for number in range(7):
        gap = Gap(GUILD, f"question {number}", Lack.MISS, NOON + timedelta(hours=1 + number))
        await office.store.add_gap(gap)
    await office.miss("elsewhere", guild_id=OTHER_GUILD)

    pages = [await office.queue.rows(GUILD, order, number) for number in (0, 1, 2)]

    assert pages[0].rows[0].group.text == first
    assert [len(page.rows) for page in pages] == [ROWS_A_PAGE, 8 - ROWS_A_PAGE, 0]
    assert [page.has_next for page in pages] == [True, False, False]


async def test_guesses_are_ranked_and_say_what_they_answer_now(office: Office) -> None:
    group = await office.miss("how long is a loan", "keep a book for how long")

    guesses = await office.queue.best_guesses(GUILD, group)

    assert guesses[0].entry.id == "loan-period"
    assert guesses[0].answered >= 1
    assert [each.score for each in guesses] == sorted((g.score for g in guesses), reverse=True)
    assert await office.queue.best_guesses(GUILD, group + 1) == ()


async def test_an_alias_is_previewed_and_nothing_is_saved(office: Office) -> None:
    group = await office.miss(*WIFI)

    seen = await office.queue.preview_alias(GUILD, group, "reading-room")

    assert isinstance(seen, AliasPreview)
    assert [each.text for each in seen.rewordings] == [WIFI[0], WIFI[1], WIFI[3]]
    for each in seen.rewordings:
        assert not isinstance(each.before, Match)
        assert isinstance(each.after, Match)
        assert each.after.id == "reading-room"
        assert each.score_after > each.score_before
    assert (seen.stolen, seen.seen) == ((), 0)
    assert await office.store.list_revisions(GUILD) == []


async def test_a_preview_names_the_golden_question_that_would_be_lost(office: Office) -> None:
    group = await office.miss("the late fees of a book", "late fees of books")

    seen = await office.queue.preview_alias(GUILD, group, "reading-room")

    assert isinstance(seen, AliasPreview)
    lost = {shift.question: shift for shift in seen.stolen}["the late fees of a book"]
    assert (lost.before, lost.after) == (("late-fee",), ("reading-room",))


async def test_an_alias_is_one_revision_and_closes_the_group(office: Office) -> None:
    group = await office.miss(*WIFI)

    result = await office.queue.add_alias(GUILD, group, "reading-room", SAM, seen=0)

    assert isinstance(result, Taught)
    assert isinstance(result.outcome, Saved)
    assert (result.outcome.revision.number, result.outcome.revision.author_id) == (1, SAM)
    assert result.unanswered == ()
    assert await office.state_of(group) is GroupState.ANSWERED
    assert [await office.answer(text) for text in WIFI] == ["reading-room"] * len(WIFI)
    assert await office.queue.add_alias(GUILD, group, "reading-room", SAM) == Gone()


async def test_wordings_that_teach_nothing_new_are_not_saved(office: Office) -> None:
    group = await office.miss("zeppelin tours", "zeppelin tours!", "zeppelin tour", "airships")

    result = await office.queue.add_alias(GUILD, group, "reading-room", SAM)

    assert isinstance(result, Taught)
    assert set(result.phrasings) == {"zeppelin tours", "airships"}
    assert result.unanswered == ()


async def test_a_group_stays_open_while_a_wording_is_not_answered(office: Office) -> None:
    long = "wifi " + "zeppelin " * (PHRASING_CHARS // 9) + "tours"
    refused = "can i bring my dog"
    group = await office.miss("is there wifi", refused, long)

    result = await office.queue.add_alias(GUILD, group, "reading-room", SAM)

    assert isinstance(result, Taught)
    assert refused in result.unanswered
    assert long not in result.phrasings
    assert await office.state_of(group) is GroupState.OPEN


async def test_what_others_change_meanwhile_stays(office: Office) -> None:
    group = await office.miss(*WIFI)
    item = Item(Kind.ENTRY, "reading-room")
    await office.curator.save(GUILD, ROBIN, Edit(item, {"answer": "Be quiet."}))

    result = await office.queue.add_alias(GUILD, group, "reading-room", SAM, seen=0)

    assert isinstance(result, Taught)
    held = await office.guilds.settle(GUILD)
    entry = held.current.knowledge.entry_by_id["reading-room"]
    assert entry.answer == "Be quiet."
    assert {*result.phrasings} <= {*entry.phrasings}


async def test_what_is_not_there_is_said(office: Office) -> None:
    group = await office.miss(*WIFI)

    assert isinstance(await office.queue.preview_alias(GUILD, group, "nobody"), Invalid)
    assert isinstance(await office.queue.add_alias(GUILD, group, "nobody", SAM), Invalid)
    for guild_id, wanted in ((GUILD, group + 1), (OTHER_GUILD, group)):
        assert await office.queue.preview_alias(guild_id, wanted, "late-fee") == Gone()
        assert await office.queue.add_alias(guild_id, wanted, "late-fee", SAM) == Gone()
        assert await office.queue.not_for_us(guild_id, wanted, SAM) == Gone()
        assert not await office.queue.dismiss(guild_id, wanted)
    assert await office.store.list_revisions(GUILD) == []


async def test_not_for_us_refuses_every_wording_in_one_revision(office: Office) -> None:
    texts = ("what does a late parrot cost", "price of a late parrot")
    group = await office.miss(*texts)

    result = await office.queue.not_for_us(GUILD, group, SAM, is_sure=True)

    assert isinstance(result, Refused)
    assert isinstance(result.outcome, Saved)
    assert len(result.outcome.revision.changes) == len(texts)
    assert result.unrefused == ()
    assert await office.state_of(group) is GroupState.NOT_FOR_US
    held = await office.guilds.settle(GUILD)
    answerer = office.answerer.over(held.current)
    assert {answerer.answer(text).decision.reason for text in texts} == {Reason.OUT_OF_SCOPE}


async def test_what_is_refused_already_only_closes_the_group(office: Office) -> None:
    group = await office.miss("Can I bring my dog?")
    await office.curator.save(GUILD, SAM, NotForUs("can i bring my dog"))

    assert await office.queue.not_for_us(GUILD, group, SAM) == Refused(Unchanged(), ())
    assert await office.state_of(group) is GroupState.NOT_FOR_US


async def test_what_would_cost_right_answers_is_refused_only_by_who_is_sure(
    office: Office,
) -> None:
    group = await office.miss("late fees?", "the late fees of a book", "zeppelin tours")

    result = await office.queue.not_for_us(GUILD, group, SAM)

    assert isinstance(result, Costly)
    assert {(each.question, each.before) for each in result.stolen} == {
        ("late fees?", ("late-fee",)),
        ("the late fees of a book", ("late-fee",)),
    }
    assert await office.store.list_revisions(GUILD) == []
    assert await office.answer("late fees") == "late-fee"

    assert isinstance(await office.queue.not_for_us(GUILD, group, SAM, is_sure=True), Refused)
    assert await office.answer("late fees") == ""
    assert await office.state_of(group) is GroupState.NOT_FOR_US


async def test_what_is_too_long_to_refuse_is_named(office: Office) -> None:
    long = "What does a late book cost? " * 15
    group = await office.miss("what does a late parrot cost", long)

    result = await office.queue.not_for_us(GUILD, group, SAM, is_sure=True)

    assert isinstance(result, Refused)
    assert isinstance(result.outcome, Saved)
    assert result.unrefused == (long,)
    assert await office.state_of(group) is GroupState.OPEN


async def test_dismissing_can_be_undone(office: Office) -> None:
    group = await office.miss(*WIFI)

    done = [
        await office.queue.dismiss(GUILD, group),
        await office.queue.dismiss(GUILD, group),
        await office.queue.reopen(GUILD, group),
        await office.queue.reopen(GUILD, group),
    ]

    assert done == [True, False, True, False]
    assert await office.state_of(group) is GroupState.OPEN


async def test_who_chose_to_be_told_is_told_once(office: Office) -> None:
    group = await office.miss("is there wifi")
    for minutes, (asker, text) in enumerate([(ADA, "wifi"), (BOB, "late fees"), (ADA, "wlan")]):
        asked_at = NOON + timedelta(minutes=minutes)
        gap = Gap(GUILD, text, Lack.REQUEST, asked_at, 5, asker=asker)
        await office.store.add_gap(gap, group_id=group)

    told = {each.asker: each for each in await office.queue.reply_targets(GUILD, group)}

    assert {asker: each.gap.text for asker, each in told.items()} == {ADA: "wlan", BOB: "late fees"}
    assert told[ADA].entry is None
    answer = told[BOB].entry
    assert answer is not None
    assert (answer.id, told[BOB].gap.channel_id) == ("late-fee", 5)
    assert await office.queue.claim(group, told[ADA])
    assert not await office.queue.claim(group, told[ADA])
    assert [each.asker for each in await office.queue.reply_targets(GUILD, group)] == [BOB]
    assert [each.asker for each in await office.store.gaps_of(GUILD, group)].count(ADA) == 0


async def test_two_who_teach_two_entries_at_once_teach_one(office: Office) -> None:
    group = await office.miss("telephone renewal of books")
    taught, gone = await asyncio.gather(
        office.queue.add_alias(GUILD, group, "renew-phone", SAM),
        office.queue.add_alias(GUILD, group, "renew-online", ROBIN),
    )
    assert isinstance(taught, Taught)
    assert gone == Gone()
    assert await office.answer("telephone renewal of books") == "renew-phone"


async def test_what_is_taught_is_not_refused_at_once(office: Office) -> None:
    group = await office.miss("telephone renewal of books")
    taught, *others = await asyncio.gather(
        office.queue.add_alias(GUILD, group, "renew-phone", SAM),
        office.queue.not_for_us(GUILD, group, ROBIN),
        office.queue.dismiss(GUILD, group),
    )
    assert isinstance(taught, Taught)
    assert others == [Gone(), False]
    assert await office.state_of(group) is GroupState.ANSWERED
