"""What was done in a guild, as one list."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.core.revisions import AuditRecord, Change, Item, Kind, Revision, State
from bot.service.deeds import list_deeds
from bot.storage.memory import MemoryStore

GUILD, SAM = 1, 10
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
CHANGE = Change(Item(Kind.CONTRAST, "why"), State.WRITTEN)


async def told(store: MemoryStore, page: int, size: int) -> tuple[list[str], bool]:
    found, has_more = await list_deeds(store, GUILD, page=page, size=size)
    names = [
        f"revision {each.number}" if isinstance(each, Revision) else each.action for each in found
    ]
    return names, has_more


async def test_changes_and_the_rest_are_one_list_newest_first() -> None:
    store = MemoryStore()
    for number in range(3):
        at = NOW + timedelta(minutes=number)
        revision = Revision(GUILD, 0, SAM, at, (CHANGE,))
        await store.append_revision(revision, seen=number)
        await store.add_audit(AuditRecord(GUILD, SAM, at, f"approval {number + 1}"))
    await store.add_audit(AuditRecord(GUILD + 1, SAM, NOW, "elsewhere"))

    pages = [await told(store, page, 3) for page in range(3)]

    assert pages == [
        (["approval 3", "revision 3", "approval 2"], True),
        (["revision 2", "approval 1", "revision 1"], False),
        ([], False),
    ]
