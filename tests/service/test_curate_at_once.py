"""What becomes of changes that were begun before somebody else's was saved."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio

from bot.content.desires import AddPhrasing, Adopt, Edit, Remove
from bot.core.model import Entry
from bot.core.revisions import Change, Item, Kind, Revision, State
from bot.service.curate import (
    Conflicting,
    Curator,
    Drafted,
    Invalid,
    Outcome,
    Rehearsal,
    Saved,
    Settled,
)
from bot.service.guilds import GuildSnapshots
from bot.service.snapshot import Snapshots
from bot.storage.memory import MemoryStore

GUILD, SAM, ROBIN = 1, 10, 11
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
GATE = Item(Kind.ENTRY, "gate")
FAQ = """\
entries:
- id: gate
  question: Where is the gate?
  answer: Left.
  phrasings: [find the gate, way in]
"""


class HastyStore(MemoryStore):
    """A store in which Robin is faster than anybody who saves, once there is something to save."""

    ahead: tuple[Change, ...] = ()

    async def append_revision(self, revision: Revision, *, seen: int) -> Revision:
        """Save what Robin does first."""
        ahead, self.ahead = self.ahead, ()
        if ahead:
            await super().append_revision(Revision(GUILD, 0, ROBIN, NOW, ahead), seen=seen)
        return await super().append_revision(revision, seen=seen)


@pytest.fixture
def store() -> HastyStore:
    return HastyStore()


@pytest_asyncio.fixture
async def guilds(tmp_path: Path, store: HastyStore) -> AsyncIterator[GuildSnapshots]:
    (tmp_path / "faq.yaml").write_text(FAQ)
    guilds = GuildSnapshots(Snapshots([tmp_path], None), store)
    yield guilds
    await guilds.close()


@pytest.fixture
def curator(guilds: GuildSnapshots, store: HastyStore) -> Curator:
    return Curator(guilds, store, lambda: NOW)


def number_of(outcome: Outcome | Settled) -> int:
    assert isinstance(outcome, Saved)
    return outcome.revision.number


async def drafted(curator: Curator) -> int:
    outcome = await curator.propose(GUILD, SAM, AddPhrasing(GATE, "entrance"))
    assert isinstance(outcome, Drafted)
    return outcome.draft.id


async def gate(guilds: GuildSnapshots) -> Entry:
    await guilds.refresh()
    return (await guilds.settle(GUILD)).current.knowledge.entry_by_id["gate"]


async def test_two_at_once_on_two_keys_lose_nothing(
    curator: Curator, guilds: GuildSnapshots
) -> None:
    await curator.save(GUILD, SAM, Edit(GATE, {"answer": "Right."}), seen=0)
    await curator.save(GUILD, ROBIN, AddPhrasing(GATE, "entrance"), seen=0)

    entry = await gate(guilds)
    assert (entry.answer, entry.phrasings) == ("Right.", ("find the gate", "way in", "entrance"))


async def test_a_conflict_names_who_changed_the_same(curator: Curator) -> None:
    await curator.save(GUILD, SAM, AddPhrasing(GATE, "door"))
    same = await curator.save(GUILD, SAM, Edit(GATE, {"answer": "Right."}))
    await curator.save(GUILD, ROBIN, AddPhrasing(GATE, "entrance"))

    outcome = await curator.save(GUILD, ROBIN, Edit(GATE, {"answer": "Behind."}), seen=0)

    assert isinstance(outcome, Conflicting)
    assert outcome.latest.number == number_of(same)
    ((_, (difference,)),) = outcome.differences
    assert difference.key == "answer"


async def test_who_knows_of_a_conflict_goes_over_that_alone(
    curator: Curator, guilds: GuildSnapshots
) -> None:
    known = number_of(await curator.save(GUILD, SAM, Edit(GATE, {"answer": "Right."})))
    await curator.save(GUILD, SAM, Edit(GATE, {"question": "Where is the big gate?"}))
    mine = Edit(GATE, {"answer": "Behind."})

    assert isinstance(await curator.save(GUILD, ROBIN, mine, seen=0), Conflicting)
    assert isinstance(await curator.save(GUILD, ROBIN, mine, seen=0, over=known), Saved)
    entry = await gate(guilds)
    assert (entry.question, entry.answer) == ("Where is the big gate?", "Behind.")


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        pytest.param("question", Saved, id="another key"),
        pytest.param("answer", Conflicting, id="the same key"),
    ],
)
async def test_somebody_who_is_faster_by_a_moment_loses_nothing(
    curator: Curator,
    guilds: GuildSnapshots,
    store: HastyStore,
    key: str,
    expected: type[Outcome],
) -> None:
    store.ahead = (Change(GATE, State.WRITTEN, {key: "Theirs?"}, {"question": "Where?"}),)

    outcome = await curator.save(GUILD, SAM, Edit(GATE, {"answer": "Mine."}))

    assert isinstance(outcome, expected)
    assert getattr(await gate(guilds), key) == "Theirs?"


async def test_a_draft_undoes_nothing_that_came_later(
    curator: Curator, guilds: GuildSnapshots
) -> None:
    draft_id = await drafted(curator)
    await curator.save(GUILD, ROBIN, Edit(GATE, {"answer": "Right.", "phrasings": ["way in"]}))

    assert isinstance(await curator.approve(GUILD, draft_id, ROBIN, seen=0), Saved)
    entry = await gate(guilds)
    assert (entry.answer, entry.phrasings) == ("Right.", ("way in", "entrance"))


async def test_a_draft_in_conflict_stays_open_until_that_was_seen(
    curator: Curator, store: HastyStore
) -> None:
    proposed = await curator.propose(GUILD, SAM, Edit(GATE, {"answer": "Up."}))
    assert isinstance(proposed, Drafted)
    draft_id = proposed.draft.id
    later = number_of(await curator.save(GUILD, ROBIN, Edit(GATE, {"answer": "Right."})))

    assert isinstance(await curator.approve(GUILD, draft_id, ROBIN, seen=0), Conflicting)
    assert [draft.id for draft in await store.list_drafts(GUILD)] == [draft_id]
    rehearsal = await curator.rehearse(GUILD, Adopt(proposed.draft.changes), seen=0)
    assert isinstance(rehearsal, Rehearsal)
    assert rehearsal.latest is not None
    assert rehearsal.latest.number == later
    assert isinstance(await curator.approve(GUILD, draft_id, ROBIN, seen=later), Saved)


async def test_a_draft_brings_nothing_back_that_was_removed(curator: Curator) -> None:
    draft_id = await drafted(curator)
    await curator.save(GUILD, ROBIN, Remove(GATE))

    outcome = await curator.approve(GUILD, draft_id, ROBIN, seen=1)

    assert isinstance(outcome, Invalid)
    assert [each.message for each in outcome.problems] == ['there is no entry "gate"']


async def test_whoever_proposes_learns_of_a_conflict_at_once(
    curator: Curator, store: HastyStore
) -> None:
    await curator.save(GUILD, ROBIN, Edit(GATE, {"answer": "Right."}))

    assert isinstance(
        await curator.propose(GUILD, SAM, Edit(GATE, {"answer": "Up."}), seen=0), Conflicting
    )
    assert await store.list_drafts(GUILD) == []
