"""The history of a guild's knowledge: what each revision changed, and ways back."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bot.content.desires import Adopt
from bot.content.differences import FieldChange, differences
from bot.content.items import fields_of, find_thing, read_thing
from bot.content.overlay import Overlay, apply, fold, merged
from bot.content.report import Report
from bot.core.model import Entry, Pack, Topic
from bot.core.revisions import Change, Item, Kind, Revision, State
from bot.ports import OverlayStore
from bot.service.guilds import GuildSnapshots


@dataclass(frozen=True, slots=True)
class Step:
    """What one revision did to one of its items, as the guild would see it over today's base.

    `at` is the place of the item in the revision, of `count`. `latest` is the number of the
    latest revision of the guild when this was looked up.
    """

    revision: Revision
    at: int
    count: int
    item: Item
    before: Entry | Topic | None
    after: Entry | Topic | None
    differences: tuple[FieldChange, ...]
    latest: int


@dataclass(frozen=True, slots=True)
class Gone:
    """An entry that members do not see any more, with what it was when they last did."""

    entry: Entry
    desire: Adopt


class History:
    """Looks into the revisions of guilds. Every method raises StorageError."""

    def __init__(self, guilds: GuildSnapshots, store: OverlayStore) -> None:
        self._guilds = guilds
        self._store = store

    async def page(
        self, guild_id: int, *, item: Item | None = None, page: int = 0, size: int = 5
    ) -> tuple[tuple[Revision, ...], bool]:
        """Return one page of revisions, newest first, and whether there are older ones.

        With an `item`, they hold only its change.
        """
        wanted = (page + 1) * size + 1
        found = await self._store.list_revisions(
            guild_id, item=item, limit=wanted, is_newest_first=True
        )
        return tuple(found[page * size : (page + 1) * size]), len(found) == wanted

    async def place_of(self, guild_id: int, number: int, item: Item) -> int:
        """Return the place of `item` in a revision, 0 where it is not in it."""
        revisions = await self._store.list_revisions(guild_id, after=number - 1, before=number + 1)
        items = [change.item for each in revisions for change in each.changes]
        return items.index(item) if item in items else 0

    async def step(self, guild_id: int, number: int, at: int = 0) -> Step | None:
        """Return what a revision did to the item at a place in it, None when there is none."""
        revisions = await self._store.list_revisions(guild_id)
        return await asyncio.to_thread(
            _step, revisions, self._guilds.shared.knowledge.packs, number, at
        )

    async def back_to(
        self, guild_id: int, number: int, at: int, *, is_before: bool
    ) -> Adopt | None:
        """Return the desire for one item to be as it was before or after a revision."""
        revisions = await self._store.list_revisions(guild_id, before=number + 1)
        revision = next((each for each in revisions if each.number == number), None)
        if revision is None or at >= len(revision.changes):
            return None
        item = revision.changes[at].item
        overlay = fold(each for each in revisions if not is_before or each.number < number)
        return Adopt((overlay.changes.get(item, Change(item, State.BASE)),))

    async def gone(self, guild_id: int) -> tuple[Gone, ...]:
        """List the entries that are hidden or removed in a guild, those that went last first."""
        revisions = await self._store.list_revisions(guild_id)
        return await asyncio.to_thread(_gone, revisions, self._guilds.shared.knowledge.packs)


def _step(
    revisions: Sequence[Revision], packs: Sequence[Pack], number: int, at: int
) -> Step | None:
    revision = next((each for each in revisions if each.number == number), None)
    if revision is None or at >= len(revision.changes):
        return None
    item = revision.changes[at].item
    earlier = fold(each for each in revisions if each.number < number)
    before = _seen(item, packs, earlier)
    after = _seen(item, packs, earlier.after(revision.changes, number))
    return Step(
        revision=revision,
        at=at,
        count=len(revision.changes),
        item=item,
        before=before,
        after=after,
        differences=differences(
            fields_of(before) if before else {}, fields_of(after) if after else {}
        ),
        latest=max(each.number for each in revisions),
    )


def _seen(item: Item, packs: Sequence[Pack], overlay: Overlay) -> Entry | Topic | None:
    return find_thing(item, apply(packs, overlay).packs)


def _gone(revisions: Sequence[Revision], packs: Sequence[Pack]) -> tuple[Gone, ...]:
    now = {each.id for pack in apply(packs, fold(revisions)).packs for each in pack.entries}
    ordered = sorted(revisions, key=lambda each: each.number, reverse=True)
    items = dict.fromkeys(change.item for each in ordered for change in each.changes)
    missing = [item for item in items if item.kind is Kind.ENTRY and item.id not in now]
    found = (_last_seen(item, ordered, packs) for item in missing)
    return tuple(each for each in found if each is not None)


def _last_seen(item: Item, newest_first: Sequence[Revision], packs: Sequence[Pack]) -> Gone | None:
    """Look for what `item` was before it went, from the last change back to the base."""
    changes = [each for one in newest_first for each in one.changes if each.item == item]
    for change in (*changes[1:], Change(item, State.BASE)):
        entry = _written(change, packs)
        if isinstance(entry, Entry):
            return Gone(entry, Adopt((change,)))
    return None


def _written(change: Change, packs: Sequence[Pack]) -> Entry | Topic | None:
    """Return what a change makes of its item, if that is anything."""
    base = find_thing(change.item, packs)
    if change.state is not State.WRITTEN:
        return base if change.state is State.BASE else None
    fields = fields_of(base) if base is not None and change.base else {}
    return read_thing(change.item, merged(fields, change.fields), "", Report())
