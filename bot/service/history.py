"""The history of a guild's knowledge: what each revision changed, and ways back."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.content.desires import Adopt
from bot.content.differences import FieldChange, differences
from bot.content.items import (
    FieldValue,
    fields_of,
    find_thing,
    item_of,
    read_thing,
    things_of,
)
from bot.content.overlay import apply, fold, merged
from bot.content.report import Report
from bot.core.model import Entry, Pack, Topic
from bot.core.revisions import Change, Item, Kind, Revision, State
from bot.ports import OverlayStore
from bot.service.guilds import GuildSnapshots
from bot.service.latest import keep_latest
from bot.service.snapshot import Snapshot

MOST_KEPT = 16


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
    """What members do not see any more, as it was when they last did, and what brings it back."""

    thing: Entry | Topic
    desire: Adopt


class History:
    """Looks into the revisions of guilds. Every method raises StorageError."""

    def __init__(self, guilds: GuildSnapshots, store: OverlayStore) -> None:
        self._guilds = guilds
        self._store = store
        self._known_gone: OrderedDict[int, tuple[int, Snapshot, tuple[Gone, ...]]] = OrderedDict()

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

    async def item_at(self, guild_id: int, number: int, at: int) -> Item | None:
        """Return the item at a place in a revision, None when there is none."""
        revisions = await self._store.list_revisions(guild_id, after=number - 1, before=number + 1)
        items = [change.item for each in revisions for change in each.changes]
        return items[at] if at < len(items) else None

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
        states = await self._states(guild_id, number, is_before=is_before)
        return Adopt(states[at : at + 1]) if at < len(states) else None

    async def take_back(self, guild_id: int, number: int) -> Adopt | None:
        """Return the desire for all that a revision changed to be as it was before.

        What other revisions changed stays. Saved with `number` as what was seen, it conflicts
        where one of its own items was changed later.
        """
        states = await self._states(guild_id, number, is_before=True)
        return Adopt(states) if states else None

    async def _states(self, guild_id: int, number: int, *, is_before: bool) -> tuple[Change, ...]:
        """List what each item of a revision was before or after it, in the order of the items."""
        revisions = await self._store.list_revisions(guild_id, before=number + 1)
        items = [
            change.item for each in revisions if each.number == number for change in each.changes
        ]
        overlay = fold(each for each in revisions if not is_before or each.number < number)
        return tuple(overlay.changes.get(item, Change(item, State.BASE)) for item in items)

    async def gone(self, guild_id: int) -> tuple[Gone, ...]:
        """List the entries and topics that are hidden or removed, those that went last first.

        What was found last is kept, as this is asked for at every key that somebody presses.
        """
        held = await self._guilds.get(guild_id)
        known = self._known_gone.get(guild_id)
        if known is not None and known[:2] == (held.overlay.number, held.base):
            return known[2]
        revisions = await self._store.list_revisions(guild_id)
        found = await asyncio.to_thread(_gone, revisions, held.base.knowledge.packs)
        number = max((each.number for each in revisions), default=0)
        keep_latest(self._known_gone, guild_id, (number, held.base, found), MOST_KEPT)
        return found


def _step(
    revisions: Sequence[Revision], packs: Sequence[Pack], number: int, at: int
) -> Step | None:
    revision = next((each for each in revisions if each.number == number), None)
    if revision is None or at >= len(revision.changes):
        return None
    change = revision.changes[at]
    earlier = fold(each for each in revisions if each.number < number).changes.get(change.item)
    base = change.base or (earlier.base if earlier is not None else {})
    if not base:
        thing = find_thing(change.item, packs)
        base = fields_of(thing) if thing is not None else {}
    before = _made(earlier or Change(change.item, State.BASE), base)
    after = _made(change, base)
    return Step(
        revision=revision,
        at=at,
        count=len(revision.changes),
        item=change.item,
        before=before,
        after=after,
        differences=differences(
            fields_of(before) if before else {}, fields_of(after) if after else {}
        ),
        latest=max(each.number for each in revisions),
    )


def _gone(revisions: Sequence[Revision], packs: Sequence[Pack]) -> tuple[Gone, ...]:
    shown = {item_of(each) for each in things_of(apply(packs, fold(revisions)).packs)}
    bases = {item_of(thing): fields_of(thing) for thing in things_of(packs)}
    changes: dict[Item, list[Change]] = {}
    for revision in sorted(revisions, key=lambda each: each.number):
        for change in revision.changes:
            # What is put in anew stands last, so the order is that of the latest changes.
            changes[change.item] = [*changes.pop(change.item, ()), change]
    found = (
        _last_seen(item, made, bases.get(item, {}))
        for item, made in reversed(changes.items())
        if item.kind is not Kind.CONTRAST and item not in shown
    )
    return tuple(each for each in found if each is not None)


def _last_seen(
    item: Item, changes: Sequence[Change], base: Mapping[str, FieldValue]
) -> Gone | None:
    """Look for what `item` was before it went, from the change before the last to the base."""
    for change in (*changes[-2::-1], Change(item, State.BASE)):
        thing = _made(change, base)
        if thing is not None:
            return Gone(thing, Adopt((change,)))
    return None


def _made(change: Change, base: Mapping[str, Any]) -> Entry | Topic | None:
    """Return what a change makes of its item over the fields of its base, if that is anything."""
    if change.item.kind is Kind.CONTRAST or change.state is State.HIDDEN:
        return None
    fields = base
    if change.state is State.WRITTEN:
        fields = merged(base if change.base else {}, change.fields)
    return read_thing(change.item, fields, "", Report()) if fields else None
