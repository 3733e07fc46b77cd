"""Groups that a change answers close by themselves, and only those."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest
import pytest_asyncio

from bot.content.desires import AddPhrasing, Restore
from bot.core.feedback import Gap, GroupState, Lack
from bot.core.revisions import Item, Kind, Revision
from bot.errors import StorageError
from bot.service.answer import Answerer
from bot.service.closer import Closer
from bot.service.curate import Curator, Saved
from bot.service.guilds import GuildSnapshots
from bot.service.snapshot import Snapshots
from bot.storage.memory import MemoryStore
from tests.support.knowledge import answerers_for
from tests.support.library import Shelf, library, shelf

GUILD, OTHER_GUILD, SAM = 1, 2, 10
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
ROOM = Item(Kind.ENTRY, "reading-room")


class CountingStore(MemoryStore):
    """A store that counts how often queue and history are read, and fails on demand."""

    def __init__(self) -> None:
        super().__init__()
        self.reads: list[int] = []
        self.histories: list[int] = []
        self.is_lost = False

    async def list_wordings(
        self, guild_id: int, *, state: GroupState = GroupState.OPEN, limit: int = 2_000
    ) -> list[tuple[int, str]]:
        """List the wordings, unless the store is lost."""
        if state is GroupState.OPEN:
            self.reads.append(guild_id)
        if self.is_lost:
            raise StorageError("list the questions")
        return await super().list_wordings(guild_id, state=state, limit=limit)

    async def list_revisions(self, guild_id: int, **options: Any) -> list[Revision]:  # noqa: ANN401
        """List the revisions."""
        self.histories.append(guild_id)
        return await super().list_revisions(guild_id, **options)


class Desk:
    def __init__(self, on: Shelf) -> None:
        self.shelf = on
        self.store = CountingStore()
        self.answerer = Answerer(on)
        self.guilds = GuildSnapshots(cast(Snapshots, on), self.store)
        self.curator = Curator(self.guilds, self.store, lambda: NOON)
        self.closer = Closer(self.store, self.guilds, answerers_for(self.answerer, self.guilds))

    async def miss(self, *texts: str, guild_id: int = GUILD) -> int:
        group: int | None = None
        for text in texts:
            gap = Gap(guild_id, text, Lack.MISS, NOON)
            group = await self.store.add_gap(gap, group_id=group)
        assert group is not None
        return group

    async def ids(self, state: GroupState, guild_id: int = GUILD) -> set[int]:
        return {each.id for each in await self.store.list_groups(guild_id, state=state)}

    async def teach(self, phrasing: str) -> None:
        await self.curator.save(GUILD, SAM, AddPhrasing(ROOM, phrasing))


@pytest_asyncio.fixture
async def desk() -> AsyncIterator[Desk]:
    desk = Desk(shelf())
    yield desk
    await desk.guilds.close()


async def test_what_a_change_answers_is_closed_and_the_rest_stays_open(desk: Desk) -> None:
    answered = await desk.miss("is there wifi", "Is there wifi?")
    half = await desk.miss("is there wifi", "zeppelin sailing")
    other = await desk.miss("airship harbour")
    elsewhere = await desk.miss("is there wifi", guild_id=OTHER_GUILD)
    await desk.teach("is there wifi")

    assert await desk.closer.close_answered(GUILD) == 1

    assert await desk.ids(GroupState.ANSWERED) == {answered}
    assert await desk.ids(GroupState.OPEN) == {half, other}
    assert await desk.ids(GroupState.OPEN, OTHER_GUILD) == {elsewhere}
    assert await desk.closer.close_answered(GUILD) == 0


@pytest.mark.parametrize(
    ("asked_at", "is_closed"),
    [
        pytest.param(NOON - timedelta(days=1), True, id="the answer was changed since"),
        pytest.param(NOON + timedelta(days=1), False, id="the answer is the one that failed"),
    ],
)
async def test_an_answer_that_did_not_help_closes_nothing_until_it_is_changed(
    desk: Desk, asked_at: datetime, is_closed: bool
) -> None:
    gap = Gap(GUILD, "reading room rules", Lack.UNHELPFUL, asked_at, entry="reading-room")
    group = await desk.store.add_gap(gap)
    await desk.teach("is there wifi")

    await desk.closer.close_answered(GUILD)

    assert (group in await desk.ids(GroupState.ANSWERED)) is is_closed


async def test_an_answer_that_did_not_help_and_was_never_changed_closes_nothing(
    desk: Desk,
) -> None:
    gap = Gap(GUILD, "late fees", Lack.UNHELPFUL, NOON, entry="late-fee")
    await desk.store.add_gap(gap)

    assert await desk.closer.close_answered(GUILD) == 0


async def test_what_was_sent_to_the_moderators_waits_until_they_change_the_answer(
    desk: Desk,
) -> None:
    gap = Gap(GUILD, "reading room rules", Lack.REQUEST, NOON - timedelta(days=1))
    group = await desk.store.add_gap(gap)

    assert await desk.closer.close_answered(GUILD) == 0
    await desk.teach("is there wifi")
    assert await desk.closer.close_answered(GUILD) == 1
    assert await desk.ids(GroupState.ANSWERED) == {group}


@pytest.mark.parametrize("lack", Lack)
async def test_a_wish_is_never_closed_unread(desk: Desk, lack: Lack) -> None:
    asked_at = NOON - timedelta(days=1)
    await desk.store.add_gap(Gap(GUILD, "reading room rules", lack, asked_at, wish="For children"))
    await desk.teach("is there wifi")

    assert await desk.closer.close_answered(GUILD) == 0


async def test_a_topic_is_no_answer(desk: Desk) -> None:
    await desk.miss("Lending")

    assert await desk.closer.close_answered(GUILD) == 0


async def test_what_is_not_answered_any_more_is_open_again(desk: Desk) -> None:
    await _until_idle(desk)
    group = await desk.miss("is there wifi", "Is there wifi?")
    other = await desk.miss("reading room rules")
    dismissed = await desk.miss("zeppelin sailing")
    await desk.store.set_state(GUILD, dismissed, GroupState.DISMISSED, expected=GroupState.OPEN)
    await desk.teach("is there wifi")
    assert await desk.closer.tick() == 2

    await desk.curator.save(GUILD, SAM, Restore(ROOM))

    assert await desk.closer.tick() == 1
    assert await desk.ids(GroupState.OPEN) == {group}
    assert await desk.ids(GroupState.ANSWERED) == {other}
    assert await desk.ids(GroupState.DISMISSED) == {dismissed}


async def test_a_start_opens_nothing_again(desk: Desk) -> None:
    group = await desk.miss("zeppelin sailing")
    await desk.store.set_state(GUILD, group, GroupState.ANSWERED, expected=GroupState.OPEN)

    assert await desk.closer.tick() == 0
    assert await desk.ids(GroupState.ANSWERED) == {group}


async def test_a_guild_is_looked_at_when_its_revision_has_moved(desk: Desk) -> None:
    group = await desk.miss("is there wifi")
    await desk.miss("zeppelin sailing", guild_id=OTHER_GUILD)
    await _until_idle(desk)
    assert set(desk.store.reads) == {GUILD, OTHER_GUILD}

    desk.store.reads.clear()
    await desk.closer.tick()
    assert desk.store.reads == []

    await desk.teach("is there wifi")
    assert await desk.closer.tick() == 1
    assert set(desk.store.reads) == {GUILD}
    assert await desk.ids(GroupState.ANSWERED) == {group}


async def test_a_start_builds_nothing_for_a_guild_without_open_questions(desk: Desk) -> None:
    await desk.teach("is there wifi")
    await desk.guilds.settle(GUILD)
    started = _guilds_elsewhere(desk)
    await started.refresh()
    closer = Closer(desk.store, started, answerers_for(desk.answerer, started))
    desk.store.histories.clear()

    assert await closer.tick() == 0
    assert desk.store.histories == []

    await desk.miss("is there wifi")
    await desk.teach("wifi please")
    assert await closer.tick() == 1
    await started.close()


async def test_all_are_looked_at_when_the_shared_knowledge_was_read_anew(desk: Desk) -> None:
    group = await desk.miss("wifi")
    await _until_idle(desk)
    (entry, *others) = library().entries
    taught = entry.__class__("wifi", "Is there wifi?", "Yes.", ("wifi",), pack="library")
    desk.shelf.put(library(entry, taught, *others))

    assert await desk.closer.tick() == 1
    assert await desk.ids(GroupState.ANSWERED) == {group}


async def test_what_could_not_be_looked_at_is_still_due(desk: Desk) -> None:
    await desk.miss("is there wifi")
    await desk.teach("is there wifi")
    desk.store.is_lost = True
    with pytest.raises(StorageError):
        await desk.closer.tick()
    desk.store.is_lost = False

    assert await desk.closer.tick() == 1


async def test_a_change_that_is_not_in_force_is_waited_for(desk: Desk) -> None:
    group = await desk.miss("is there wifi")
    await _until_idle(desk)
    elsewhere = _guilds_elsewhere(desk)
    saved = await Curator(elsewhere, desk.store, lambda: NOON).save(
        GUILD, SAM, AddPhrasing(ROOM, "is there wifi")
    )
    await elsewhere.close()
    assert isinstance(saved, Saved)

    assert await desk.closer.tick() == 0
    await desk.guilds.refresh()
    assert await desk.closer.tick() == 1
    assert await desk.ids(GroupState.ANSWERED) == {group}


async def test_five_hundred_groups_are_looked_at(desk: Desk) -> None:
    for number in range(500):
        await desk.miss(f"question {number} about zeppelin {number * 7}")
    taught = await desk.miss("is there wifi")
    await desk.teach("is there wifi")

    assert await desk.closer.close_answered(GUILD) == 1
    assert await desk.ids(GroupState.ANSWERED) == {taught}


def _guilds_elsewhere(desk: Desk) -> GuildSnapshots:
    """Return what another process would hold over the same store."""
    return GuildSnapshots(cast(Snapshots, desk.shelf), desk.store)


async def _until_idle(desk: Desk) -> None:
    for _ in await desk.store.guilds():
        await desk.closer.tick()
