"""The problems of one guild, looked for when they may have changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import cast

import pytest

from bot.content.items import plain_fields
from bot.core.model import Entry
from bot.core.revisions import Change, Item, Kind, Revision, State
from bot.service.checkup import MOST_KEPT, Checkup
from bot.service.guilds import GuildSnapshots
from bot.service.snapshot import Snapshots
from bot.storage.memory import MemoryStore
from tests.support.library import ENTRIES, library, shelf

NOW = datetime(2026, 11, 23, tzinfo=UTC)


async def test_problems_are_looked_for_anew_when_the_knowledge_is_another() -> None:
    books = shelf(library(ENTRIES[3]))
    checkup = Checkup(GuildSnapshots(cast(Snapshots, books), MemoryStore()), lambda: NOW)
    before = await checkup.problems(7)
    assert await checkup.problems(7) is before
    books.put(library(*ENTRIES[:2]))
    assert await checkup.problems(7) != before


async def test_problems_are_looked_for_anew_every_day() -> None:
    days = iter((NOW, NOW.replace(day=24)))
    guilds = GuildSnapshots(cast(Snapshots, shelf(library(ENTRIES[3]))), MemoryStore())
    checkup = Checkup(guilds, lambda: next(days))
    assert await checkup.problems(7) is not await checkup.problems(7)


async def test_few_guilds_are_kept() -> None:
    guilds = GuildSnapshots(cast(Snapshots, shelf(library(ENTRIES[3]))), MemoryStore())
    checkup = Checkup(guilds, lambda: NOW)
    first = await checkup.problems(0)
    for each in range(1, MOST_KEPT + 1):
        await checkup.problems(each)
    again = await checkup.problems(0)
    assert again == first
    assert again is not first


async def test_errors_come_before_warnings() -> None:
    twins = [replace(each, phrasings=("the same words",)) for each in ENTRIES]
    guilds = GuildSnapshots(cast(Snapshots, shelf(library(*twins))), MemoryStore())
    found = [each.severity for each in await Checkup(guilds, lambda: NOW).problems(7)]
    assert found == sorted(found)
    assert "error" in found


@pytest.mark.parametrize(
    ("later", "told"),
    [
        pytest.param(ENTRIES, None, id="the same"),
        pytest.param(
            (replace(ENTRIES[3], answer="Twenty cents."), *ENTRIES[:3]),
            "changed since",
            id="changed",
        ),
        pytest.param(ENTRIES[:3], "no longer there", id="gone"),
    ],
)
async def test_a_shared_text_that_changed_below_a_change_is_told(
    later: tuple[Entry, ...], told: str | None
) -> None:
    fee, store, books = ENTRIES[3], MemoryStore(), shelf(library(*ENTRIES))
    fields = {"question": "What is a fine?", "answer": "Nothing."}
    change = Change(Item(Kind.ENTRY, fee.id), State.WRITTEN, fields, plain_fields(fee))
    await store.append_revision(Revision(7, 0, None, NOW, (change,)), seen=0)
    books.put(library(*later))
    guilds = GuildSnapshots(cast(Snapshots, books), store)
    await guilds.refresh()
    problems = await Checkup(guilds, lambda: NOW).problems(7)
    drifts = [each for each in problems if "below your change" in each.message]
    assert [each.where for each in drifts] == ([f"entry {fee.id}"] if told else [])
    assert all(told is not None and told in each.message for each in drifts)
