"""Saving changes, drafts, conflicts and previews, over the memory store."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio

from bot.content.desires import Add, AddPhrasing, Desire, Edit, NotForUs, Remove
from bot.core.decide import Match, Miss
from bot.core.revisions import AuditRecord, DraftState, Item, Kind, State
from bot.errors import StorageError
from bot.service.curate import (
    Conflicting,
    Curator,
    Drafted,
    Invalid,
    Outcome,
    Rehearsal,
    Saved,
    Settled,
    Unchanged,
)
from bot.service.guilds import GuildSnapshots
from bot.service.preview import Preview, Shift, preview
from bot.service.snapshot import Snapshots
from bot.storage.memory import MemoryStore
from tests.support.knowledge import answerer_from

GUILD, SAM, ROBIN = 1, 10, 11
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
GATE = Item(Kind.ENTRY, "gate")
FAQ = """\
entries:
- id: gate
  question: Where is the gate?
  answer: Left.
  phrasings: [find the gate, way in]
- id: cafe
  question: When does the cafe open?
  answer: At eight.
  phrasings: [cafe hours]
"""
GOLDEN = "- {ask: where can i find the way in, expect: gate}\n- {ask: sing, expect: none}\n"


class ForgetfulStore(MemoryStore):
    """A store that cannot note who did what."""

    async def add_audit(self, record: AuditRecord) -> None:
        """Fail."""
        raise StorageError("note an action")


@pytest.fixture
def shared(tmp_path: Path) -> Snapshots:
    (tmp_path / "faq.yaml").write_text(FAQ)
    (tmp_path / "golden.yaml").write_text(GOLDEN)
    return Snapshots([tmp_path], None)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest_asyncio.fixture
async def guilds(shared: Snapshots, store: MemoryStore) -> AsyncIterator[GuildSnapshots]:
    guilds = GuildSnapshots(shared, store)
    yield guilds
    await guilds.close()


@pytest.fixture
def curator(guilds: GuildSnapshots, store: MemoryStore) -> Curator:
    return Curator(guilds, store, lambda: NOW)


def number_of(outcome: Outcome | Settled) -> int:
    assert isinstance(outcome, Saved)
    return outcome.revision.number


async def test_what_is_saved_is_numbered_attributed_and_put_in_force(
    curator: Curator, guilds: GuildSnapshots
) -> None:
    outcome = await curator.save(GUILD, SAM, AddPhrasing(GATE, "entrance"), note="asked a lot")

    assert isinstance(outcome, Saved)
    revision = outcome.revision
    assert (revision.number, revision.author_id, revision.made_at) == (1, SAM, NOW)
    assert revision.note == "asked a lot"
    assert [dict(each.fields) for each in revision.changes] == [{"also_phrasings": ["entrance"]}]
    held = await guilds.settle(GUILD)
    assert "entrance" in held.current.knowledge.entry_by_id["gate"].phrasings


async def test_what_is_so_already_makes_no_revision(curator: Curator, store: MemoryStore) -> None:
    assert await curator.save(GUILD, SAM, AddPhrasing(GATE, "Way in")) == Unchanged()
    assert await store.list_revisions(GUILD) == []


async def test_what_breaks_a_rule_makes_no_revision(curator: Curator, store: MemoryStore) -> None:
    outcome = await curator.save(GUILD, SAM, Edit(GATE, {"answer": ""}))

    assert isinstance(outcome, Invalid)
    assert [each.message for each in outcome.problems] == ['"answer" is empty, expected text']
    assert await store.list_revisions(GUILD) == []


async def test_two_at_once_on_one_item_are_a_conflict(curator: Curator) -> None:
    first = await curator.save(GUILD, SAM, Edit(GATE, {"answer": "Right."}), seen=0)
    second = await curator.save(GUILD, ROBIN, Edit(GATE, {"answer": "Behind."}), seen=0)

    assert isinstance(second, Conflicting)
    assert second.latest.number == number_of(first)
    ((item, (difference,)),) = second.differences
    assert (item, difference.before, difference.after) == (GATE, "Right.", "Behind.")


async def test_two_at_once_on_two_items_are_none(curator: Curator) -> None:
    await curator.save(GUILD, SAM, Edit(GATE, {"answer": "Right."}), seen=0)
    outcome = await curator.save(GUILD, ROBIN, Remove(Item(Kind.ENTRY, "cafe")), seen=0)

    assert number_of(outcome) == 2


async def test_who_has_seen_the_latest_may_go_over_it(curator: Curator) -> None:
    seen = number_of(await curator.save(GUILD, SAM, Edit(GATE, {"answer": "Right."})))

    assert (
        number_of(await curator.save(GUILD, ROBIN, Edit(GATE, {"answer": "Up."}), seen=seen)) == 2
    )


async def drafted(curator: Curator) -> int:
    outcome = await curator.propose(GUILD, SAM, AddPhrasing(GATE, "entrance"), note="why not")
    assert isinstance(outcome, Drafted)
    return outcome.draft.id


async def test_a_draft_changes_nothing_until_it_is_approved(
    curator: Curator, store: MemoryStore
) -> None:
    draft_id = await drafted(curator)
    assert await store.list_revisions(GUILD) == []

    outcome = await curator.approve(GUILD, draft_id, ROBIN, seen=0)

    assert isinstance(outcome, Saved)
    assert (outcome.revision.author_id, outcome.revision.note) == (SAM, "why not")
    draft = await store.find_draft(GUILD, draft_id)
    assert draft is not None
    assert draft.state is DraftState.APPROVED
    (record,) = await store.list_audit(GUILD)
    assert (record.actor_id, record.action, record.detail) == (
        ROBIN,
        "approve",
        {"draft": draft_id},
    )
    assert await curator.approve(GUILD, draft_id, ROBIN, seen=0) == Settled()


async def test_an_editor_may_change_a_draft_on_the_way(
    curator: Curator, store: MemoryStore
) -> None:
    draft_id = await drafted(curator)

    outcome = await curator.approve(GUILD, draft_id, ROBIN, seen=0, edited=Remove(GATE))

    assert isinstance(outcome, Saved)
    draft = await store.find_draft(GUILD, draft_id)
    assert draft is not None
    assert [change.state for change in outcome.revision.changes] == [State.HIDDEN]
    assert outcome.revision.changes == draft.changes


async def test_a_draft_that_was_saved_before_is_settled_by_the_next_approval(
    curator: Curator, store: MemoryStore
) -> None:
    draft_id = await drafted(curator)
    await curator.save(GUILD, SAM, AddPhrasing(GATE, "entrance"))

    assert await curator.approve(GUILD, draft_id, ROBIN, seen=0) == Unchanged()
    assert await store.list_drafts(GUILD) == []


async def test_a_declined_draft_is_settled(curator: Curator, store: MemoryStore) -> None:
    draft_id = await drafted(curator)

    assert await curator.decline(GUILD, draft_id, ROBIN, "No.")
    assert not await curator.decline(GUILD, draft_id, ROBIN, "No.")
    assert await curator.approve(GUILD, draft_id, ROBIN, seen=0) == Settled()
    assert [each.action for each in await store.list_audit(GUILD)] == ["decline"]


async def test_two_who_decide_at_once_decide_one_after_the_other(
    curator: Curator, store: MemoryStore
) -> None:
    draft_id = await drafted(curator)

    outcome, is_declined = await asyncio.gather(
        curator.approve(GUILD, draft_id, ROBIN, seen=0), curator.decline(GUILD, draft_id, SAM)
    )

    assert isinstance(outcome, Saved)
    assert not is_declined
    assert [each.action for each in await store.list_audit(GUILD)] == ["approve"]


async def test_a_bad_draft_is_not_kept(curator: Curator, store: MemoryStore) -> None:
    assert isinstance(await curator.propose(GUILD, SAM, NotForUs("")), Invalid)
    assert await store.list_drafts(GUILD) == []


async def test_an_approval_counts_even_if_it_cannot_be_noted(
    guilds: GuildSnapshots, caplog: pytest.LogCaptureFixture
) -> None:
    curator = Curator(guilds, ForgetfulStore(), lambda: NOW)
    draft_id = await drafted(curator)

    assert isinstance(await curator.approve(GUILD, draft_id, ROBIN, seen=0), Saved)
    assert "approve in guild 1 is not noted" in caplog.text


async def _previewed(curator: Curator, desire: Desire, question: str = "") -> Preview:
    tried = await curator.rehearse(GUILD, desire)
    assert isinstance(tried, Rehearsal)
    before, after = map(answerer_from, (tried.before, tried.after))
    return preview(tried.plan, before, after, question)


async def test_a_preview_answers_before_and_after_and_saves_nothing(
    curator: Curator, store: MemoryStore, guilds: GuildSnapshots
) -> None:
    seen = await _previewed(curator, AddPhrasing(GATE, "zebra crossing"), "zebra crossing")

    assert seen.before is not None
    assert seen.after is not None
    assert isinstance(seen.before.decision, Miss)
    assert isinstance(seen.after.decision, Match)
    assert seen.after.decision.id == "gate"
    assert seen.shifts == ()
    assert await store.list_revisions(GUILD) == []
    assert (await guilds.get(GUILD)).current is guilds.shared


async def test_a_preview_names_what_would_be_stolen(curator: Curator) -> None:
    thief = Add(
        Kind.ENTRY,
        {
            "question": "Where can I find the way in?",
            "answer": "Nowhere.",
            "phrasings": ["cafe hours", "sing"],
        },
        "thief",
    )

    seen = await _previewed(curator, thief)

    assert seen.before is None
    golden = Shift("where can i find the way in", ("gate",), ("thief",), ("gate",))
    assert golden in seen.shifts
    assert golden.is_worse
    assert Shift("sing", (), ("thief",), ()) in seen.shifts
    assert all(shift.is_worse for shift in seen.shifts)


async def test_a_preview_names_the_golden_questions_that_lose_their_answer(
    curator: Curator,
) -> None:
    seen = await _previewed(curator, Remove(GATE))

    [lost] = [shift for shift in seen.shifts if shift.is_worse]
    assert (lost.question, lost.before) == ("where can i find the way in", ("gate",))
    assert seen.is_loss


async def test_a_preview_of_what_breaks_a_rule_says_so(curator: Curator) -> None:
    assert isinstance(await curator.rehearse(GUILD, NotForUs("")), Invalid)
    assert await curator.rehearse(GUILD, AddPhrasing(GATE, "way in")) == Unchanged()


@pytest.mark.parametrize(
    ("before", "after", "expected", "is_worse"),
    [
        pytest.param(("a",), ("b",), ("a",), True, id="another answer"),
        pytest.param(("a",), (), ("a",), True, id="no answer any more"),
        pytest.param((), ("b",), (), True, id="answered in vain"),
        pytest.param(("b",), ("a",), ("a",), False, id="right at last"),
        pytest.param(("b",), ("c",), ("a",), False, id="wrong as before"),
        pytest.param(("a", "b"), ("a",), ("a",), False, id="fewer choices"),
    ],
)
def test_a_shift_is_worse(
    before: tuple[str, ...], after: tuple[str, ...], expected: tuple[str, ...], is_worse: bool
) -> None:
    assert Shift("?", before, after, expected).is_worse is is_worse
