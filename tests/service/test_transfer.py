"""Files that come and go: prepared, imported once, given up, and packed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio

from bot.core.revisions import DraftState, Item, Kind
from bot.errors import KnowledgeError, StorageError
from bot.service.answer import Answerer
from bot.service.curate import Conflicting, Saved, Settled, Unchanged
from bot.service.guilds import GuildSnapshots
from bot.service.moderation import AddPhrasing, Edit, Moderation, open_moderation
from bot.service.office import open_office
from bot.service.snapshot import Snapshots
from bot.service.transfer import (
    Prepared,
    Refused,
    do_import,
    drop_import,
    pack_knowledge,
    prepare_import,
)
from bot.storage.memory import MemoryStore

HERE, THERE = 7, 8
ADA = 1
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
GATE = Item(Kind.ENTRY, "gate")
FAQ = """\
# Kept as it is.
entries:
- {id: gate, question: Where is the gate?, answer: Left.}
- {id: key, question: Who has the key?, answer: Nobody.}
"""
FILE = b"id,question,answer\ngate,Where is the gate?,Right.\n,When is tea?,At five.\n"


class WeakStore(MemoryStore):
    """A store that cannot settle drafts while it is weak."""

    is_weak = False

    async def decide_draft(self, *args: object, **options: object) -> bool:
        if self.is_weak:
            raise StorageError("settle the draft", "it is weak")
        return await super().decide_draft(*args, **options)  # type: ignore[arg-type]


@pytest.fixture
def store() -> WeakStore:
    return WeakStore()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "faq.yaml").write_text(FAQ)
    return tmp_path / "base"


@pytest_asyncio.fixture
async def moderation(folder: Path, store: WeakStore) -> AsyncIterator[Moderation]:
    shared = Snapshots([folder], None)
    guilds = GuildSnapshots(shared, store)
    answerer = Answerer(shared)
    office = open_office(answerer, store, guilds=guilds)
    yield open_moderation(answerer, office, guilds, store, now=lambda: NOW)
    await guilds.close()


async def _prepared(moderation: Moderation, data: bytes = FILE) -> Prepared:
    prepared = await prepare_import(moderation, HERE, ADA, "faq.csv", data, note="a file")
    assert isinstance(prepared, Prepared)
    return prepared


async def _answers(moderation: Moderation, guild_id: int = HERE) -> dict[str, str]:
    held = await moderation.guilds.settle(guild_id)
    return {each.question: each.answer for each in held.current.knowledge.entries}


async def test_to_prepare_changes_nothing(moderation: Moderation, store: WeakStore) -> None:
    prepared = await _prepared(moderation)
    assert (len(prepared.plan.added), len(prepared.plan.changed)) == (1, 1)
    assert (prepared.seen, await store.list_revisions(HERE)) == (0, [])
    drafts = await store.list_drafts(HERE, state=DraftState.PREPARED)
    assert [each.id for each in drafts] == [prepared.draft, prepared.removing]


async def test_a_refused_file_leaves_nothing_behind(
    moderation: Moderation, store: WeakStore
) -> None:
    refused = await prepare_import(
        moderation, HERE, ADA, "faq.csv", b"question,answer\nWhy?,\n", note="a file"
    )
    assert isinstance(refused, Refused)
    assert await store.list_drafts(HERE, state=DraftState.PREPARED) == []


async def test_an_import_counts_in_its_guild_only(moderation: Moderation) -> None:
    prepared = await _prepared(moderation)
    saved = await do_import(moderation, HERE, ADA, prepared.draft, seen=prepared.seen)
    assert isinstance(saved, Saved)
    answers = await _answers(moderation)
    assert answers["Where is the gate?"] == "Right."
    assert answers["When is tea?"] == "At five."
    assert answers["Who has the key?"] == "Nobody."
    assert (await _answers(moderation, THERE))["Where is the gate?"] == "Left."
    elsewhere = await do_import(moderation, THERE, ADA, prepared.removing, seen=0)
    assert isinstance(elsewhere, Settled)


async def test_the_other_way_removes_what_is_missing(moderation: Moderation) -> None:
    prepared = await _prepared(moderation)
    await do_import(moderation, HERE, ADA, prepared.removing, seen=0, instead_of=[prepared.draft])
    assert "Who has the key?" not in await _answers(moderation)
    assert isinstance(await do_import(moderation, HERE, ADA, prepared.draft, seen=1), Settled)


async def test_what_clashes_comes_without_what_clashes(moderation: Moderation) -> None:
    data = b"question,answer,phrasings\nWhen is tea?,At five.,who has the key\n"
    prepared = await _prepared(moderation, data)
    assert prepared.draft == 0
    saved = await do_import(moderation, HERE, ADA, prepared.accepting, seen=0)
    assert isinstance(saved, Saved)
    [change] = saved.revision.changes
    assert change.fields == {"question": "When is tea?", "answer": "At five."}


async def test_an_import_that_was_given_up_is_settled(moderation: Moderation) -> None:
    prepared = await _prepared(moderation)
    await drop_import(moderation, HERE, (prepared.draft, prepared.removing))
    assert isinstance(await do_import(moderation, HERE, ADA, prepared.draft, seen=0), Settled)


async def test_a_new_import_takes_the_place_of_those_that_nobody_decided_on(
    moderation: Moderation, store: WeakStore
) -> None:
    before = await _prepared(moderation)
    after = await _prepared(moderation)
    kept = await store.list_drafts(HERE, state=DraftState.PREPARED)
    assert [each.id for each in kept] == [after.draft, after.removing]
    assert isinstance(await do_import(moderation, HERE, ADA, before.draft, seen=0), Settled)
    assert isinstance(await do_import(moderation, HERE, ADA, after.draft, seen=0), Saved)


async def test_an_import_that_was_decided_on_is_kept_only_in_the_history(
    moderation: Moderation, store: WeakStore
) -> None:
    prepared = await _prepared(moderation)
    await do_import(
        moderation, HERE, ADA, prepared.draft, seen=prepared.seen, instead_of=[prepared.removing]
    )
    for each in (prepared.draft, prepared.removing):
        draft = await store.find_draft(HERE, each)
        assert draft is not None
        assert draft.changes == ()


async def test_a_change_in_between_is_a_conflict_until_it_was_seen(
    moderation: Moderation,
) -> None:
    prepared = await _prepared(moderation)
    await moderation.curator.save(HERE, ADA, Edit(GATE, {"answer": "Behind."}))
    conflict = await do_import(moderation, HERE, ADA, prepared.draft, seen=prepared.seen)
    assert isinstance(conflict, Conflicting)
    seen = conflict.latest.number
    assert isinstance(await do_import(moderation, HERE, ADA, prepared.draft, seen=seen), Saved)


async def test_what_others_change_in_between_stays(moderation: Moderation) -> None:
    prepared = await _prepared(moderation)
    await moderation.curator.save(HERE, ADA, AddPhrasing(GATE, "the gate please"))
    saved = await do_import(moderation, HERE, ADA, prepared.draft, seen=prepared.seen)
    assert isinstance(saved, Saved)
    held = await moderation.guilds.settle(HERE)
    gate = held.current.knowledge.entry_by_id["gate"]
    assert (gate.answer, gate.phrasings) == ("Right.", ("the gate please",))


async def test_what_is_saved_does_not_look_as_if_it_had_failed(
    moderation: Moderation, store: WeakStore
) -> None:
    prepared = await _prepared(moderation)
    store.is_weak = True
    saved = await do_import(moderation, HERE, ADA, prepared.draft, seen=0)
    assert isinstance(saved, Saved)
    store.is_weak = False
    assert isinstance(await do_import(moderation, HERE, ADA, prepared.draft, seen=1), Unchanged)
    assert len(await store.list_revisions(HERE)) == 1


async def test_an_import_is_a_revision_in_the_log_and_nothing_else(
    moderation: Moderation, store: WeakStore
) -> None:
    prepared = await _prepared(moderation)
    await do_import(moderation, HERE, ADA, prepared.draft, seen=0)
    [revision] = await store.list_revisions(HERE)
    assert (revision.author_id, revision.made_at, revision.note) == (ADA, NOW, "a file")
    assert await store.list_audit(HERE) == []
    assert moderation.log.take(HERE) == (revision,)
    assert moderation.log.take(HERE) == ()


async def test_a_guild_without_changes_gets_the_files_as_they_are(
    moderation: Moderation, folder: Path
) -> None:
    with zipfile.ZipFile(io.BytesIO(await pack_knowledge(moderation, HERE))) as archive:
        assert archive.namelist() == ["base/faq.yaml"]
        assert archive.read("base/faq.yaml") == (folder / "faq.yaml").read_bytes()


async def test_the_same_knowledge_gives_the_same_zip(moderation: Moderation) -> None:
    await moderation.curator.save(HERE, ADA, Edit(GATE, {"answer": "Straight on."}))
    packed = await pack_knowledge(moderation, HERE)
    assert packed == await pack_knowledge(moderation, HERE)
    assert packed != await pack_knowledge(moderation, THERE)


async def test_files_that_broke_meanwhile_are_not_packed(
    moderation: Moderation, folder: Path
) -> None:
    (folder / "faq.yaml").write_text("entries: [")
    with pytest.raises(KnowledgeError):
        await pack_knowledge(moderation, HERE)
