"""Two who write of the same entry at the same time, through discord.py."""

from __future__ import annotations

import pytest

from bot.core.model import Entry
from bot.core.revisions import Item, Kind
from bot.core.roles import Role
from bot.service.moderation import Edit
from tests.support.entry_forms import fields, press, submit
from tests.support.library import said
from tests.support.moderators import Council

LATE_FEE = Item(Kind.ENTRY, "late-fee")


async def _entry(here: Council, name: str = "late-fee") -> Entry:
    held = await here.moderation.guilds.settle(here.guild_id)
    return held.current.knowledge.entry_by_id[name]


async def test_two_who_edit_different_fields_lose_nothing(here: Council) -> None:
    editor = here.people[Role.EDITOR]
    first = await submit(here, await here.kb("edit", entry="late-fee"), answer="A dollar.")
    shown = await here.kb("edit", by=editor, entry="late-fee")
    second = await submit(here, shown, editor, phrasings="overdue\nlate books")
    await press(here, second, "Save entry", editor)
    await _entry(here)
    assert said(await press(here, first, "Save entry")).startswith("### Saved")
    entry = await _entry(here)
    assert (entry.answer, entry.phrasings) == ("A dollar.", ("overdue", "late books"))


@pytest.mark.parametrize("label", ["Overwrite with mine", "Edit again"])
async def test_a_conflict_is_about_the_same_field_alone(here: Council, label: str) -> None:
    mine = await submit(
        here,
        await here.kb("edit", entry="loan-period"),
        answer="A month.",
        phrasings="how long is a loan\nloan time",
    )
    theirs = {"answer": "Two weeks.", "question": "How long may I keep it?", "phrasings": []}
    await here.change(Edit(Item(Kind.ENTRY, "loan-period"), theirs))
    conflict = await press(here, mine, "Save entry")
    told = said(conflict)
    assert "~~Two weeks.~~ **A month.**" in told
    assert "- **loan time**" in told
    assert "How long may I keep it?" not in told
    if label == "Edit again":
        again = await here.sam.click(conflict, label=label)
        assert fields(again)["answer"] == "A month."
        assert fields(again)["question"] == "How long may I keep it?"
        assert fields(again)["phrasings"] == "loan time"
        conflict, label = await submit(here, again), "Save entry"
    assert said(await press(here, conflict, label)).startswith("### Saved")
    entry = await _entry(here, "loan-period")
    assert (entry.question, entry.answer) == ("How long may I keep it?", "A month.")
    assert entry.phrasings == ("loan time",)


async def test_the_preview_tells_of_a_newer_change(here: Council) -> None:
    shown = await here.kb("edit", entry="late-fee")
    await here.change(Edit(LATE_FEE, {"answer": "A dollar."}), by=here.people[Role.EDITOR])
    told = said(await submit(here, shown, answer="Nothing."))
    assert "This would take the place of a newer change" in told
    assert "~~Ten cents a day.~~ **A dollar.**" in told


async def test_a_contributor_who_was_slower_sees_the_difference_as_well(here: Council) -> None:
    contributor = here.people[Role.CONTRIBUTOR]
    shown = await here.kb("edit", by=contributor, entry="late-fee")
    await here.change(Edit(LATE_FEE, {"answer": "A dollar."}))
    preview = await submit(here, shown, contributor, answer="Nothing.")
    conflict = await press(here, preview, "Hand in", contributor)
    assert said(conflict).startswith("### Somebody was faster")
    done = await press(here, conflict, "Overwrite with mine", contributor)
    assert said(done).startswith("### Waiting for approval")
    [draft] = await here.store.list_drafts(here.guild_id)
    assert (draft.changes[0].fields, draft.seen) == ({"answer": "Nothing."}, 1)
