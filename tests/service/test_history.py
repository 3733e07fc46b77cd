"""What revisions changed, and ways back, over the memory store."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio

from bot.content.desires import (
    Add,
    AddPhrasing,
    Adopt,
    Desire,
    Edit,
    Hide,
    NotForUs,
    Remove,
    Together,
)
from bot.core.model import Entry, Topic
from bot.core.revisions import Change, Item, Kind, State
from bot.service.curate import Conflicting, Curator, Saved, Unchanged
from bot.service.guilds import GuildSnapshots
from bot.service.history import History
from bot.service.snapshot import Snapshots
from bot.storage.memory import MemoryStore

GUILD, SAM = 1, 10
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
GATE, CAFE = Item(Kind.ENTRY, "gate"), Item(Kind.ENTRY, "cafe")
FAQ = """\
entries:
- {id: gate, question: Where is the gate?, answer: Left.}
- {id: cafe, question: When does the cafe open?, answer: At eight.}
"""


class Archive:
    """A guild that can be changed and asked for its history."""

    def __init__(self, guilds: GuildSnapshots, store: MemoryStore) -> None:
        self.curator = Curator(guilds, store, lambda: NOW)
        self.history = History(guilds, store)
        self.guilds = guilds

    async def change(self, *desires: Desire) -> None:
        for desire in desires:
            assert isinstance(await self.curator.save(GUILD, SAM, desire), Saved)

    async def answers(self) -> dict[str, str]:
        held = await self.guilds.settle(GUILD)
        return {each.id: each.answer for each in held.current.knowledge.entries}


@pytest_asyncio.fixture
async def archive(tmp_path: Path) -> AsyncIterator[Archive]:
    (tmp_path / "faq.yaml").write_text(FAQ)
    store = MemoryStore()
    guilds = GuildSnapshots(Snapshots([tmp_path], None), store)
    yield Archive(guilds, store)
    await guilds.close()


def answer(text: str) -> Edit:
    return Edit(GATE, {"answer": text})


ADDED = Add(Kind.ENTRY, {"question": "Any pets?", "answer": "No."}, "pets")
PETS = Item(Kind.ENTRY, "pets")
BOTH = Together((answer("One."), Remove(CAFE)))


async def test_pages_go_from_new_to_old(archive: Archive) -> None:
    await archive.change(*(answer(f"Number {number}.") for number in range(1, 6)))
    pages = [await archive.history.page(GUILD, page=page, size=2) for page in range(3)]
    numbers = [([each.number for each in found], has_next) for found, has_next in pages]
    assert numbers == [([5, 4], True), ([3, 2], True), ([1], False)]


async def test_a_page_can_be_about_one_item(archive: Archive) -> None:
    await archive.change(answer("Right."), Remove(CAFE), answer("Straight on."))
    found, has_next = await archive.history.page(GUILD, item=GATE)
    assert ([each.number for each in found], has_next) == ([3, 1], False)


async def test_a_step_has_what_differs(archive: Archive) -> None:
    await archive.change(answer("Right."), answer("Right here."))
    step = await archive.history.step(GUILD, 2)
    assert step is not None
    [changed] = step.differences
    assert (changed.key, changed.before, changed.after) == ("answer", "Right.", "Right here.")
    assert (step.count, step.latest) == (1, 2)


async def test_an_addition_and_a_removal_have_one_side(archive: Archive) -> None:
    await archive.change(ADDED, Remove(GATE))
    added, removed = [await archive.history.step(GUILD, number) for number in (1, 2)]
    assert added is not None
    assert added.before is None
    assert isinstance(added.after, Entry)
    assert removed is not None
    assert removed.after is None


@pytest.mark.parametrize(("number", "at"), [(0, 0), (2, 0), (1, 1)])
async def test_what_is_not_there_has_no_step(archive: Archive, number: int, at: int) -> None:
    await archive.change(answer("Right."))
    assert await archive.history.step(GUILD, number, at) is None
    assert await archive.history.back_to(GUILD, number, at, is_before=True) is None


@pytest.mark.parametrize(
    ("number", "is_before", "then"),
    [
        pytest.param(1, True, "Left.", id="before the first change is the base"),
        pytest.param(1, False, "One.", id="after a change is its value"),
        pytest.param(3, True, "Two.", id="before a removal is what was removed"),
    ],
)
async def test_an_item_goes_back(
    archive: Archive, number: int, then: str, *, is_before: bool
) -> None:
    await archive.change(answer("One."), answer("Two."), Remove(GATE))
    desire = await archive.history.back_to(GUILD, number, 0, is_before=is_before)
    assert desire is not None
    await archive.change(desire)
    assert (await archive.answers())["gate"] == then


async def test_going_back_meets_a_change_made_meanwhile(archive: Archive) -> None:
    await archive.change(answer("One."), answer("Two."))
    desire = await archive.history.back_to(GUILD, 1, 0, is_before=True)
    assert desire is not None
    outcome = await archive.curator.save(GUILD, SAM, desire, seen=1)
    assert isinstance(outcome, Conflicting)
    assert (await archive.answers())["gate"] == "Two."


async def test_going_back_leaves_other_items_alone(archive: Archive) -> None:
    await archive.change(answer("One."), Remove(CAFE))
    desire = await archive.history.back_to(GUILD, 1, 0, is_before=True)
    assert desire is not None
    await archive.change(desire)
    assert await archive.answers() == {"gate": "Left."}


async def test_a_whole_revision_is_taken_back_and_what_else_was_changed_stays(
    archive: Archive,
) -> None:
    before = await archive.answers()
    await archive.change(answer("Zero."), BOTH, ADDED)
    desire = await archive.history.take_back(GUILD, 2)
    assert desire is not None
    assert isinstance(await archive.curator.save(GUILD, SAM, desire, seen=2), Saved)
    assert await archive.answers() == {**before, "gate": "Zero.", "pets": "No."}
    assert await archive.curator.save(GUILD, SAM, desire, seen=2) == Unchanged()


async def test_taking_back_meets_a_later_change_of_one_of_the_items(archive: Archive) -> None:
    await archive.change(BOTH, answer("Two."))
    desire = await archive.history.take_back(GUILD, 1)
    assert desire is not None
    outcome = await archive.curator.save(GUILD, SAM, desire, seen=1)
    assert isinstance(outcome, Conflicting)
    assert await archive.answers() == {"gate": "Two."}
    assert isinstance(await archive.curator.save(GUILD, SAM, desire, seen=2), Saved)


async def test_there_is_nothing_to_take_back_of_what_is_not_there(archive: Archive) -> None:
    assert await archive.history.take_back(GUILD, 1) is None


async def test_a_contrast_question_goes_back(archive: Archive) -> None:
    await archive.change(NotForUs("Can I bring: my dog?"))
    desire = await archive.history.back_to(GUILD, 1, 0, is_before=True)
    assert desire is not None
    await archive.change(desire)
    held = await archive.guilds.settle(GUILD)
    assert held.current.knowledge.packs[0].out_of_scope == ()


async def test_a_step_is_at_the_place_of_its_item(archive: Archive) -> None:
    await archive.change(BOTH)
    places = [await archive.history.place_of(GUILD, 1, item) for item in (GATE, CAFE)]
    assert places == [0, 1]
    step = await archive.history.step(GUILD, 1, 1)
    assert step is not None
    assert step.item == CAFE


@pytest.mark.parametrize(
    ("desires", "entry", "then"),
    [
        pytest.param((Remove(GATE),), "gate", "Left.", id="a shared one"),
        pytest.param((answer("One."), Remove(GATE)), "gate", "One.", id="one that was edited"),
        pytest.param((ADDED, Remove(PETS)), "pets", "No.", id="one of the guild's own"),
    ],
)
async def test_what_is_gone_comes_back_as_it_was(
    archive: Archive, desires: tuple[Desire, ...], entry: str, then: str
) -> None:
    await archive.change(*desires)
    [gone] = await archive.history.gone(GUILD)
    assert isinstance(gone.thing, Entry)
    assert (gone.thing.id, gone.thing.answer) == (entry, then)
    await archive.change(gone.desire)
    assert (await archive.answers())[entry] == then
    assert await archive.history.gone(GUILD) == ()


async def test_what_was_hidden_twice_comes_back_as_members_last_saw_it(archive: Archive) -> None:
    await archive.change(ADDED, AddPhrasing(PETS, "my cat"))
    await archive.change(Remove(PETS), Adopt((Change(PETS, State.HIDDEN),)))
    [gone] = await archive.history.gone(GUILD)
    assert gone.thing.phrasings == ("my cat",)


async def test_a_step_is_told_over_the_shared_text_of_its_time(
    archive: Archive, tmp_path: Path
) -> None:
    await archive.change(answer("Right."))
    (tmp_path / "faq.yaml").write_text(FAQ.replace("Left.", "Up the stairs."))
    await archive.guilds.reload()
    step = await archive.history.step(GUILD, 1)
    assert step is not None
    [changed] = step.differences
    assert (changed.before, changed.after) == ("Left.", "Right.")


async def test_what_is_gone_is_listed_with_what_went_last_first(archive: Archive) -> None:
    assert await archive.history.gone(GUILD) == ()
    await archive.change(answer("Right."), Remove(GATE), Remove(CAFE))
    await archive.answers()
    gone = await archive.history.gone(GUILD)
    assert [each.thing.id for each in gone] == ["cafe", "gate"]
    assert isinstance(gone[1].thing, Entry)
    assert gone[1].thing.answer == "Right."
    assert await archive.history.gone(GUILD) is gone
    await archive.change(gone[0].desire)
    await archive.answers()
    assert [each.thing.id for each in await archive.history.gone(GUILD)] == ["gate"]


async def test_a_hidden_topic_comes_back_with_its_entries(archive: Archive) -> None:
    topic = Item(Kind.TOPIC, "ways")
    await archive.change(
        Add(Kind.TOPIC, {"title": "Ways", "summary": "How to get in."}, topic.id),
        Edit(GATE, {"topic": topic.id}),
        Edit(topic, {"title": "Ways in"}),
        Hide(topic),
    )
    [gone] = await archive.history.gone(GUILD)
    assert isinstance(gone.thing, Topic)
    assert gone.thing.title == "Ways in"
    await archive.change(gone.desire)
    knowledge = (await archive.guilds.settle(GUILD)).current.knowledge
    assert [each.id for each in knowledge.entries_by_topic[topic.id]] == [GATE.id]


async def test_every_kind_of_item_is_found_by_its_place(archive: Archive) -> None:
    desires = (answer("One."), NotForUs("Can I bring: my dog?"))
    await archive.change(Together(desires))
    found = [await archive.history.item_at(GUILD, 1, at) for at in (0, 1, 2)]
    assert found == [GATE, Item(Kind.CONTRAST, "Can I bring: my dog?"), None]
    assert await archive.history.item_at(GUILD, 2, 0) is None
