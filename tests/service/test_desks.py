"""The desk of each guild: over its own knowledge where it has some."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio

from bot.core.feedback import NO_GUILD
from bot.core.revisions import Change, Item, Kind, Revision, State
from bot.service.answer import Answerer
from bot.service.conversations import Conversations
from bot.service.converse import Answered
from bot.service.desk import Desk, Said
from bot.service.desks import Desks
from bot.service.guilds import GuildSnapshots
from bot.service.popularity import Popularity
from bot.service.snapshot import Snapshots
from bot.storage.memory import MemoryStore
from tests.support.knowledge import answerers_for

HERE, THERE = 7, 8
ADA = 1
FAQ = "entries:\n- {id: gate, question: Where is the gate?, answer: Left.}\n"


@pytest.fixture
def shared(tmp_path: Path) -> Snapshots:
    (tmp_path / "faq.yaml").write_text(FAQ)
    return Snapshots([tmp_path], None)


def _desks(shared: Snapshots, guilds: GuildSnapshots | None) -> Desks:
    conversations = Conversations(lambda: 0.0)
    return Desks(answerers_for(Answerer(shared), guilds), conversations, Popularity())


@pytest_asyncio.fixture
async def guilds(shared: Snapshots) -> AsyncIterator[GuildSnapshots]:
    """Give guilds of which the one here has an entry of its own."""
    store = MemoryStore()
    written = {"question": "Is there a pool?", "answer": "Yes."}
    change = Change(Item(Kind.ENTRY, "pool"), State.WRITTEN, written)
    revision = Revision(HERE, 0, ADA, datetime(2026, 11, 3, tzinfo=UTC), (change,))
    await store.append_revision(revision, seen=0)
    guilds = GuildSnapshots(shared, store)
    await guilds.refresh()
    yield guilds
    await guilds.close()


def _ids(desk: Desk) -> list[str]:
    return [each.id for each in desk.knowledge.entries]


@pytest.mark.parametrize(
    ("guild", "entries"),
    [
        pytest.param(HERE, ["gate", "pool"], id="a guild with an entry of its own"),
        pytest.param(THERE, ["gate"], id="a guild without any"),
        pytest.param(NO_GUILD, ["gate"], id="outside of guilds"),
    ],
)
async def test_each_guild_has_the_entries_in_force_there(
    shared: Snapshots, guilds: GuildSnapshots, guild: int, entries: list[str]
) -> None:
    assert _ids(await _desks(shared, guilds).at(guild)) == entries


async def test_without_overlays_all_guilds_have_the_shared_entries(shared: Snapshots) -> None:
    assert _ids(await _desks(shared, None).at(HERE)) == ["gate"]


async def test_the_shared_desk_knows_of_no_guild(shared: Snapshots, guilds: GuildSnapshots) -> None:
    assert _ids(_desks(shared, guilds).shared) == ["gate"]


async def test_a_desk_follows_what_is_learnt_later(shared: Snapshots, tmp_path: Path) -> None:
    desk = await _desks(shared, None).at(HERE)
    (tmp_path / "faq.yaml").write_text(FAQ.replace("gate", "door"))
    shared.reload()
    assert _ids(desk) == ["door"]


async def test_a_conversation_is_the_same_at_every_desk(
    shared: Snapshots, guilds: GuildSnapshots
) -> None:
    desks = _desks(shared, guilds)
    (await desks.at(THERE)).hear(ADA, "search gate")
    assert _is_gate((await desks.at(HERE)).hear(ADA, "1"))
    (await desks.at(HERE)).forget(ADA)
    assert not _is_gate((await desks.at(THERE)).hear(ADA, "1"))


def _is_gate(said: Said) -> bool:
    entry = said.reply.entry if isinstance(said, Answered) else None
    return entry is not None and entry.id == "gate"
