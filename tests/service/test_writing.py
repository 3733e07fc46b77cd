"""Entries while they are written: kept, tried out and saved, over the library."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from bot.core.knowledge import Knowledge
from bot.core.revisions import Draft, DraftState, Item, Kind
from bot.errors import StorageError
from bot.ports import Store
from bot.service.answer import Answerer
from bot.service.curate import Conflicting, Drafted, Invalid, Saved, Unchanged
from bot.service.guilds import GuildSnapshots
from bot.service.moderation import Add, Edit, Moderation, open_moderation
from bot.service.office import open_office
from bot.service.snapshot import Snapshots
from bot.service.trying import Tried
from bot.service.writing import Writing, Writings, typed_of
from bot.storage.memory import MemoryStore
from bot.storage.sql import open_store
from tests.support.library import ENTRIES, Shelf, library, shelf
from tests.support.moderators import NOW

GUILD, SAM, ROBIN = 1, 10, 11
LOST = {"question": "What if I lose a book?", "answer": "Pay.", "phrasings": ["lost book"]}


class Unsettling(MemoryStore):
    """A store that keeps drafts as they are once `is_stuck`."""

    is_stuck = False

    async def decide_draft(self, *args: object, **options: object) -> bool:
        if self.is_stuck:
            raise StorageError("settle the draft")
        return await super().decide_draft(*args, **options)  # type: ignore[arg-type]


def _moderation(store: Store, shared: Shelf | None = None) -> Moderation:
    shared = shared or shelf()
    guilds = GuildSnapshots(cast(Snapshots, shared), store)
    answerer = Answerer(shared)
    office = open_office(answerer, store, guilds=guilds, clock=float)
    return open_moderation(answerer, office, guilds, store, now=lambda: NOW)


@pytest.fixture(params=["memory", "sqlite"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    if request.param == "memory":
        yield MemoryStore()
        return
    opened = await open_store(f"sqlite:///{tmp_path}/store.db")
    yield opened
    await opened.close()


@pytest.fixture
async def moderation(store: Store) -> AsyncIterator[Moderation]:
    made = _moderation(store)
    yield made
    await made.guilds.close()


async def _knowledge(moderation: Moderation) -> Knowledge:
    return (await moderation.guilds.settle(GUILD)).current.knowledge


async def _drafts(moderation: Moderation, state: DraftState) -> list[Draft]:
    return await moderation.store.list_drafts(GUILD, state=state)


async def test_what_is_kept_comes_back_as_it_was(moderation: Moderation) -> None:
    writings = Writings(moderation)
    odd = {"question": "  ", "answer": "a\n\n b ", "phrasings": ["", "x"]}
    kept = await writings.keep(GUILD, SAM, Writing(odd, 3, is_new=True))
    assert await writings.find(GUILD, SAM, kept.id) == kept
    assert await writings.find(GUILD, ROBIN, kept.id) is None
    assert await writings.find(GUILD + 1, SAM, kept.id) is None
    changed = Writing({**odd, "answer": "c"}, 4, "late-fee", proposal=7, id=kept.id)
    assert await writings.keep(GUILD, SAM, changed) == changed
    assert await writings.unfinished(GUILD, SAM) == (changed,)


async def test_the_latest_that_somebody_has_not_finished_are_listed(
    moderation: Moderation,
) -> None:
    writings = Writings(moderation)
    kept = [await writings.keep(GUILD, SAM, Writing(LOST, n, is_new=True)) for n in range(30)]
    await writings.keep(GUILD, ROBIN, Writing(LOST, 0, is_new=True))
    assert await writings.unfinished(GUILD, SAM) == tuple(kept[:4:-1])


async def test_saving_settles_it(moderation: Moderation) -> None:
    writings = Writings(moderation)
    kept = await writings.keep(GUILD, SAM, Writing(LOST, 0, is_new=True))
    named, tried = await writings.try_out(GUILD, kept)
    assert isinstance(tried, Tried)
    assert named.entry_id == "what-if-i-lose-a-book"
    assert isinstance(await writings.save(GUILD, SAM, named), Saved)
    assert await writings.find(GUILD, SAM, kept.id) is None
    assert "what-if-i-lose-a-book" in (await _knowledge(moderation)).entry_by_id


async def test_saved_twice_it_is_there_once(moderation: Moderation) -> None:
    writings = Writings(moderation)
    kept = await writings.keep(GUILD, SAM, Writing(LOST, 0, is_new=True))
    named, _ = await writings.try_out(GUILD, kept)
    assert isinstance(await writings.save(GUILD, SAM, named), Saved)
    assert isinstance(await writings.save(GUILD, SAM, named), Unchanged)
    assert len(await moderation.store.list_revisions(GUILD)) == 1


async def test_an_id_that_another_question_took_meanwhile_is_not_fought_over(
    moderation: Moderation,
) -> None:
    writings = Writings(moderation)
    kept = await writings.keep(GUILD, SAM, Writing(LOST, 0, is_new=True))
    named, _ = await writings.try_out(GUILD, kept)
    other = {"question": "Where do I lose myself?", "answer": "In a book."}
    await moderation.curator.save(GUILD, ROBIN, Add(Kind.ENTRY, other, named.entry_id))
    await _knowledge(moderation)
    saved = await writings.save(GUILD, SAM, named)
    assert isinstance(saved, Saved)
    assert saved.revision.changes[0].item.id == "what-if-i-lose-a-book-2"


async def test_a_change_by_another_is_noticed(moderation: Moderation) -> None:
    writings = Writings(moderation)
    mine, theirs = (Writing({"answer": text}, 0, "late-fee") for text in ("A dollar.", "Nothing."))
    assert isinstance(await writings.save(GUILD, ROBIN, theirs), Saved)
    assert isinstance(await writings.save(GUILD, SAM, mine), Conflicting)


async def test_what_was_only_shown_is_no_change(moderation: Moderation) -> None:
    writings = Writings(moderation)
    entry = (await _knowledge(moderation)).entry_by_id["loan-period"]
    typed = {**typed_of(entry), "phrasings": [*entry.phrasings, "loan time"]}
    kept = await writings.keep(GUILD, SAM, Writing(typed, 0, entry.id))
    theirs = {"answer": "A month.", "phrasings": ["how long"], "topic": ""}
    await moderation.curator.save(GUILD, ROBIN, Edit(Item(Kind.ENTRY, entry.id), theirs))
    again = await writings.find(GUILD, SAM, kept.id, seen=1)
    assert again is not None
    assert (again.seen, again.typed["answer"], again.typed["topic"]) == (1, "A month.", "")
    assert again.typed["phrasings"] == ("how long", "loan time")
    for writing in (kept, again):
        _, tried = await writings.try_out(GUILD, writing)
        assert isinstance(tried, Tried)
        assert tried.entry is not None
        assert tried.latest is None
        assert (tried.entry.answer, tried.entry.topic) == ("A month.", "")
        assert tried.entry.phrasings == ("how long", "loan time")


async def test_a_shared_text_that_changes_meanwhile_is_not_taken_for_ones_own() -> None:
    books, store = shelf(), MemoryStore()
    moderation = _moderation(store, books)
    writings, entry = Writings(moderation), books.current.knowledge.entry_by_id["late-fee"]
    typed = {**typed_of(entry), "phrasings": [*entry.phrasings, "overdue"]}
    kept = await writings.keep(GUILD, SAM, Writing(typed, 0, entry.id))
    newer = replace(entry, answer="A dollar.", phrasings=("late fees", "fine"))
    books.put(library(*(newer if each.id == entry.id else each for each in ENTRIES)))
    assert isinstance(await writings.save(GUILD, SAM, kept), Saved)
    [revision] = await store.list_revisions(GUILD)
    assert revision.changes[0].fields == {"also_phrasings": ["overdue"]}
    await moderation.guilds.close()


async def test_an_unknown_topic_is_told(moderation: Moderation) -> None:
    writing = Writing({**LOST, "topic": "cellars"}, 0, is_new=True)
    _, tried = await Writings(moderation).try_out(GUILD, writing)
    assert isinstance(tried, Invalid)
    assert [each.message for each in tried.problems] == ['there is no topic "cellars"']


async def test_every_problem_is_told_at_once(moderation: Moderation) -> None:
    writing = Writing({"question": "late fees", "answer": ""}, 0, is_new=True)
    _, tried = await Writings(moderation).try_out(GUILD, writing)
    assert isinstance(tried, Invalid)
    assert len(tried.problems) == 2


async def test_what_is_handed_in_is_the_same_draft(moderation: Moderation) -> None:
    writings = Writings(moderation)
    kept = await writings.keep(GUILD, SAM, Writing({"answer": "A dollar."}, 0, "late-fee"))
    handed_in = await writings.propose(GUILD, SAM, kept)
    assert isinstance(handed_in, Drafted)
    assert handed_in.draft.id == kept.id
    assert [each.id for each in await _drafts(moderation, DraftState.OPEN)] == [kept.id]
    assert await _drafts(moderation, DraftState.WORKING) == []


async def test_an_edited_proposal_is_settled_with_it(moderation: Moderation) -> None:
    writings = Writings(moderation)
    kept = await writings.keep(GUILD, SAM, Writing({"answer": "A dollar."}, 0, "late-fee"))
    await writings.propose(GUILD, SAM, kept)
    edited = Writing({"answer": "Two dollars."}, 0, "late-fee", proposal=kept.id)
    mine = await writings.keep(GUILD, ROBIN, edited)
    saved = await writings.save(GUILD, ROBIN, mine)
    assert isinstance(saved, Saved)
    assert saved.revision.author_id == SAM
    assert len(await _drafts(moderation, DraftState.APPROVED)) == 2
    assert isinstance(await writings.save(GUILD, ROBIN, mine), Unchanged)


async def test_what_is_saved_does_not_look_as_if_it_had_failed() -> None:
    store = Unsettling()
    moderation = _moderation(store)
    writings = Writings(moderation)
    kept = await writings.keep(GUILD, SAM, Writing({"answer": "A dollar."}, 0, "late-fee"))
    store.is_stuck = True
    assert isinstance(await writings.save(GUILD, SAM, kept), Saved)
    await moderation.guilds.close()


async def test_what_another_entry_answers_today_is_told(moderation: Moderation) -> None:
    writing = Writing({**LOST, "phrasings": ["what are late fees"]}, 0, is_new=True)
    _, tried = await Writings(moderation).try_out(GUILD, writing)
    assert isinstance(tried, Tried)
    assert ("what are late fees", "late-fee") in tried.rivals
