"""The snapshot of each guild: the shared one or its own, and the last good one meanwhile."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio

from bot.content.overlay import Applied
from bot.core.encoding import Encoding
from bot.core.revisions import Change, Item, Kind, Revision, State
from bot.core.tier import SEMANTIC
from bot.encoding.cache import CachingEncoder
from bot.errors import DamagedError, KnowledgeError, StorageError
from bot.service.guilds import RETRY_AFTER_S, GuildSnapshots
from bot.service.recall import Recall
from bot.service.snapshot import Snapshots
from bot.storage.memory import MemoryStore
from tests.support.encoders import CountingEncoder

GUILD, OTHER, PLAIN = 1, 2, 3
FAQ = "entries:\n- {id: gate, question: Where is the gate?, answer: Left.}\n"


class GatedStore(MemoryStore):
    """A store that can be made to fail, or to wait before it tells the history."""

    def __init__(self) -> None:
        super().__init__()
        self.is_lost = False
        self.gate = asyncio.Event()
        self.gate.set()
        self.asked = asyncio.Event()
        self.reads: list[int] = []
        self.damaged: set[int] = set()

    async def list_revisions(
        self,
        guild_id: int,
        *,
        after: int = 0,
        before: int | None = None,
        item: Item | None = None,
        limit: int | None = None,
        is_newest_first: bool = False,
    ) -> list[Revision]:
        """Return the history as it is when the gate opens."""
        self.reads.append(guild_id)
        self.asked.set()
        await self.gate.wait()
        if self.is_lost:
            raise StorageError("read the history")
        if guild_id in self.damaged:
            raise DamagedError("read the history")
        return await super().list_revisions(guild_id)

    async def revision_numbers(self) -> Mapping[int, int]:
        """Return the numbers as they are before the gate opens, unless the store is lost."""
        if self.is_lost:
            raise StorageError("read the numbers")
        numbers = await super().revision_numbers()
        await self.gate.wait()
        return numbers


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "faq.yaml").write_text(FAQ)
    return tmp_path


@pytest.fixture
def shared(folder: Path) -> Snapshots:
    return Snapshots([folder], None)


@pytest.fixture
def store() -> GatedStore:
    return GatedStore()


@pytest_asyncio.fixture
async def guilds(shared: Snapshots, store: GatedStore) -> AsyncIterator[GuildSnapshots]:
    guilds = GuildSnapshots(shared, store, most_held=2)
    yield guilds
    await guilds.close()


async def add(store: MemoryStore, name: str, guild_id: int = GUILD, **fields: str) -> int:
    written = {"question": f"What about the {name}?", "answer": "Yes.", **fields}
    change = Change(Item(Kind.ENTRY, name), State.WRITTEN, written)
    made_at = datetime(2026, 11, 23, tzinfo=UTC)
    revision = Revision(guild_id, 0, 9, made_at, (change,))
    return (await store.append_revision(revision, seen=99)).number


async def ids(guilds: GuildSnapshots, guild_id: int = GUILD) -> list[str]:
    held = await guilds.get(guild_id)
    return [each.id for each in held.current.knowledge.entries]


async def test_guilds_without_an_overlay_share_one_snapshot(
    guilds: GuildSnapshots, shared: Snapshots, store: GatedStore
) -> None:
    await guilds.refresh()

    assert (await guilds.get(PLAIN)).current is shared.current
    assert store.reads == []


async def test_a_guild_with_an_overlay_has_its_own(
    guilds: GuildSnapshots, shared: Snapshots, store: GatedStore
) -> None:
    await add(store, "pool")
    await guilds.refresh()

    assert await ids(guilds) == ["gate", "pool"]
    assert await ids(guilds, PLAIN) == ["gate"]
    assert [each.id for each in shared.current.knowledge.entries] == ["gate"]


async def test_an_overlay_that_is_taken_back_leaves_the_shared_snapshot(
    guilds: GuildSnapshots, shared: Snapshots, store: GatedStore
) -> None:
    await add(store, "pool")
    undo = (Change(Item(Kind.ENTRY, "pool"), State.BASE),)
    made_at = datetime(2026, 11, 23, tzinfo=UTC)
    await store.append_revision(Revision(GUILD, 0, 9, made_at, undo), seen=99)
    await guilds.refresh()

    assert (await guilds.get(GUILD)).current is shared.current


async def test_it_is_built_once_and_then_held(guilds: GuildSnapshots, store: GatedStore) -> None:
    await add(store, "pool")
    await guilds.refresh()

    first, second = await asyncio.gather(guilds.get(GUILD), guilds.get(GUILD))
    await guilds.refresh()

    assert first is second is await guilds.get(GUILD)
    assert store.reads == [GUILD]


async def test_the_old_snapshot_answers_until_the_new_one_is_ready(
    guilds: GuildSnapshots, store: GatedStore
) -> None:
    await add(store, "pool")
    await guilds.refresh()
    before = await guilds.get(GUILD)
    store.gate.clear()

    guilds.changed(GUILD, await add(store, "sauna"))

    assert await guilds.get(GUILD) is before
    store.gate.set()
    after = await guilds.settle(GUILD)
    assert [each.id for each in after.current.knowledge.entries] == ["gate", "pool", "sauna"]


async def test_many_changes_at_once_make_one_more_build(
    guilds: GuildSnapshots, store: GatedStore
) -> None:
    store.gate.clear()
    guilds.changed(GUILD, await add(store, "n0"))
    await store.asked.wait()
    for number in range(1, 6):
        guilds.changed(GUILD, await add(store, f"n{number}"))
    store.gate.set()
    await guilds.settle(GUILD)

    assert len(await ids(guilds)) == 7
    assert len(store.reads) == 2


async def test_a_change_by_another_process_is_seen_on_refresh(
    guilds: GuildSnapshots, store: GatedStore
) -> None:
    await add(store, "pool")
    await add(store, "pool", OTHER)
    await guilds.refresh()
    await ids(guilds)
    await ids(guilds, OTHER)
    await add(store, "sauna")

    await guilds.refresh()
    await guilds.settle(GUILD)

    assert await ids(guilds) == ["gate", "pool", "sauna"]
    assert store.reads == [GUILD, OTHER, GUILD]


async def test_a_change_during_a_refresh_is_not_lost(
    guilds: GuildSnapshots, store: GatedStore
) -> None:
    await add(store, "pool", OTHER)
    store.gate.clear()
    refreshing = asyncio.create_task(guilds.refresh())
    await asyncio.sleep(0)
    guilds.changed(GUILD, await add(store, "pool"))
    guilds.changed(OTHER, await add(store, "sauna", OTHER))
    store.gate.set()
    await refreshing

    assert await ids(guilds) == ["gate", "pool"]
    await guilds.settle(OTHER)
    await guilds.refresh()
    assert await ids(guilds, OTHER) == ["gate", "pool", "sauna"]


async def test_a_guild_that_was_forgotten_has_the_shared_knowledge(
    guilds: GuildSnapshots, store: GatedStore
) -> None:
    await add(store, "pool")
    await guilds.refresh()
    await ids(guilds)
    await store.forget_guild(GUILD)

    await guilds.refresh()

    assert await ids(guilds) == ["gate"]


async def test_only_those_asked_last_are_held(guilds: GuildSnapshots, store: GatedStore) -> None:
    for guild_id in (1, 2, 3):
        await add(store, "pool", guild_id)
    await guilds.refresh()
    for guild_id in (1, 2, 1, 3, 1):
        await ids(guilds, guild_id)

    assert store.reads == [1, 2, 3]
    assert await ids(guilds, 2) == ["gate", "pool"]
    assert store.reads == [1, 2, 3, 2]


async def test_a_reload_keeps_the_overlays(
    guilds: GuildSnapshots, store: GatedStore, folder: Path
) -> None:
    await add(store, "pool")
    await guilds.refresh()
    await ids(guilds)
    (folder / "faq.yaml").write_text(FAQ.replace("gate", "door"))

    await guilds.reload()
    await guilds.settle(GUILD)

    assert await ids(guilds) == ["door", "pool"]
    assert await ids(guilds, PLAIN) == ["door"]


async def test_a_bad_file_changes_nothing(
    guilds: GuildSnapshots, store: GatedStore, folder: Path
) -> None:
    await add(store, "pool")
    await guilds.refresh()
    before = await guilds.get(GUILD)
    (folder / "faq.yaml").write_text("entries: [")

    with pytest.raises(KnowledgeError):
        await guilds.reload()

    assert await guilds.get(GUILD) is before


async def test_a_lost_store_leaves_what_is_in_force(
    guilds: GuildSnapshots, store: GatedStore, caplog: pytest.LogCaptureFixture
) -> None:
    await add(store, "pool")
    await add(store, "pool", OTHER)
    await guilds.refresh()
    before = await guilds.get(GUILD)
    store.is_lost = True

    await guilds.refresh()
    guilds.changed(GUILD, 2)

    assert await guilds.settle(GUILD) is before
    assert await ids(guilds, OTHER) == ["gate"]
    assert "The overlay of guild 2 cannot be read" in caplog.text
    store.is_lost = False
    assert await ids(guilds, OTHER) == ["gate", "pool"]


async def test_what_cannot_be_read_is_not_tried_again_every_second(
    shared: Snapshots, store: GatedStore, caplog: pytest.LogCaptureFixture
) -> None:
    now = 0.0
    guilds = GuildSnapshots(shared, store, clock=lambda: now)
    store.damaged = {GUILD}
    await add(store, "pool")
    await guilds.refresh()
    for _ in range(3):
        assert await ids(guilds) == ["gate"]
    assert len(store.reads) == 1
    assert len(caplog.records) == 1

    guilds.changed(GUILD, await add(store, "sauna"))
    await guilds.settle(GUILD)
    assert len(store.reads) == 2

    store.damaged = set()
    assert await ids(guilds) == ["gate"]
    now += RETRY_AFTER_S
    assert await ids(guilds) == ["gate", "pool", "sauna"]


async def test_an_old_overlay_answers_while_the_new_one_cannot_be_read(
    guilds: GuildSnapshots, store: GatedStore
) -> None:
    await add(store, "pool")
    await guilds.refresh()
    before = await guilds.get(GUILD)
    store.damaged = {GUILD}
    guilds.changed(GUILD, await add(store, "sauna"))
    for _ in range(3):
        await guilds.refresh()
        assert await guilds.settle(GUILD) is before
    assert len(store.reads) == 2

    store.damaged = set()
    await guilds.reload()
    await guilds.settle(GUILD)
    assert await ids(guilds) == ["gate", "pool", "sauna"]


async def test_a_bad_change_is_that_guilds_alone_and_told(
    guilds: GuildSnapshots, store: GatedStore, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await add(store, "pool", question="")
    await add(store, "sauna")
    await guilds.refresh()

    held = await guilds.get(GUILD)

    assert [each.id for each in held.current.knowledge.entries] == ["gate", "sauna"]
    assert [each.where for each in held.problems] == ["entry pool"]
    # The log names ids and counts: what a change says may be what a member asked.
    assert "Of the changes of guild 1, 1 are not as written." in caplog.text
    assert "pool" not in caplog.text


async def test_only_what_is_new_is_encoded(
    folder: Path, store: GatedStore, tmp_path_factory: pytest.TempPathFactory
) -> None:
    counting = CountingEncoder()
    encoder = CachingEncoder(counting, tmp_path_factory.mktemp("encodings"))
    guilds = GuildSnapshots(Snapshots([folder], encoder), store)
    counting.asked.clear()

    guilds.changed(GUILD, await add(store, "pool"))
    held = await guilds.settle(GUILD)

    assert sorted(counting.asked) == ["What about the pool?", "Yes."]
    assert held.current.encoder is encoder
    assert held.current.index.tier is SEMANTIC


async def test_what_is_only_rehearsed_reaches_no_disk(
    folder: Path, store: GatedStore, tmp_path_factory: pytest.TempPathFactory
) -> None:
    counting, cache = CountingEncoder(), tmp_path_factory.mktemp("encodings")
    guilds = GuildSnapshots(Snapshots([folder], CachingEncoder(counting, cache)), store)
    packs = guilds.shared.knowledge.packs
    entry = replace(packs[0].entries[0], phrasings=("why was hildegard evicted",))
    rehearsed = await guilds.rehearse(Applied((replace(packs[0], entries=(entry,)),)))
    assert rehearsed.index.tier is SEMANTIC

    assert "why was hildegard evicted" in counting.asked
    written = (cache / "encodings.sqlite3").read_bytes()
    assert "gate".encode("utf-32-le") in written
    assert "hildegard".encode("utf-32-le") not in written


class HeldEncoder(CountingEncoder):
    """An encoder that can be held: it then waits with the first text, and takes its time after."""

    def __init__(self) -> None:
        super().__init__()
        self.is_begun, self.may_go = threading.Event(), threading.Event()
        self._takes_s = 0.0
        self.may_go.set()

    def hold(self) -> None:
        self.asked.clear()
        self.is_begun.clear()
        self.may_go.clear()
        # Not all must be done before anybody can have looked at the first.
        self._takes_s = 0.05

    def encode(self, text: str) -> Encoding:
        self.is_begun.set()
        self.may_go.wait()
        threading.Event().wait(self._takes_s)
        return super().encode(text)


async def test_a_build_that_is_ended_does_not_encode_the_rest(
    folder: Path, store: GatedStore, tmp_path_factory: pytest.TempPathFactory
) -> None:
    held = HeldEncoder()
    encoder = CachingEncoder(held, tmp_path_factory.mktemp("encodings"))
    guilds = GuildSnapshots(Snapshots([folder], encoder), store)
    for number in range(50):
        await add(store, f"n{number}")
    held.hold()

    guilds.changed(GUILD, 50)
    await asyncio.to_thread(held.is_begun.wait)
    await guilds.close()
    held.may_go.set()
    await asyncio.get_running_loop().shutdown_default_executor()

    assert 0 < len(held.asked) < 50


def test_known_texts_are_not_encoded_again(tmp_path: Path) -> None:
    counting = CountingEncoder()
    encoder = CachingEncoder(counting, tmp_path)
    recall = Recall(encoder, encoder.encode_all(["a", "b"]))
    told: list[tuple[int, int]] = []
    counting.asked.clear()

    recall.encode("a")
    recall.encode("c")
    both = recall.encode_all(["b", "d"], lambda done, total: told.append((done, total)))

    assert counting.asked == ["c", "d"]
    assert list(both) == ["b", "d"]
    assert told == [(1, 1)]
    assert recall.known_words == counting.known_words
