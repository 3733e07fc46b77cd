"""Revisions of overlays in SQL: one row for each revision, one for each of its changes."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from sqlalchemy import Column, Row, Select, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.revisions import Change, Item, Revision
from bot.errors import ConflictError
from bot.storage.database import Part
from bot.storage.tables import changes, revisions

_HEAD = (
    revisions.c.guild_id,
    revisions.c.number,
    revisions.c.author_id,
    revisions.c.made_at,
    revisions.c.note,
)
OUTLINE = (changes.c.kind, changes.c.item_id, changes.c.state)
"""What was changed, but not how."""

_CHANGE = (*OUTLINE, changes.c.fields, changes.c.base)


class SqlOverlay(Part):
    """An OverlayStore."""

    async def append_revision(self, revision: Revision, *, seen: int) -> Revision:
        """Keep `revision` under the next number of its guild, whatever its own, and return it.

        `seen` is the number up to which its author knew the history. Raises ConflictError when one
        of its items was changed after that.
        """
        guild_id = revision.guild_id
        async with self._database.writing("save the revision", guild_id=guild_id) as connection:
            await _refuse_unseen(connection, revision, seen)
            latest = await connection.execute(
                select(func.max(revisions.c.number)).where(revisions.c.guild_id == guild_id)
            )
            kept = replace(revision, number=(latest.scalar_one() or 0) + 1)
            await connection.execute(insert(revisions).values(_head_row(kept)))
            if kept.changes:
                await connection.execute(insert(changes), _change_rows(kept))
        return kept

    async def list_revisions(
        self,
        guild_id: int,
        *,
        after: int = 0,
        before: int | None = None,
        item: Item | None = None,
        limit: int | None = None,
        is_newest_first: bool = False,
    ) -> list[Revision]:
        """List revisions with numbers between `after` and `before`, both exclusive.

        With an `item`, only those that change it, with only that change.
        """
        number = revisions.c.number
        wanted = select(revisions).where(revisions.c.guild_id == guild_id, number > after)
        if before is not None:
            wanted = wanted.where(number < before)
        if item is not None:
            wanted = wanted.where(number.in_(_numbers_of(guild_id, item)))
        wanted = wanted.order_by(number.desc() if is_newest_first else number).limit(limit)
        query = with_changes(wanted, item=item, is_newest_first=is_newest_first)
        async with self._database.reading("list the revisions") as connection:
            # The JSON of a long history takes a while to read.
            return await asyncio.to_thread(read_revisions, await connection.execute(query))

    async def revision_numbers(self) -> Mapping[int, int]:
        """Return the number of the latest revision of every guild that has any."""
        latest = func.max(revisions.c.number).label("latest")
        query = select(revisions.c.guild_id, latest).group_by(revisions.c.guild_id)
        async with self._database.reading("read the revision numbers") as connection:
            return {row.guild_id: row.latest for row in await connection.execute(query)}


async def _refuse_unseen(connection: AsyncConnection, revision: Revision, seen: int) -> None:
    unseen = await connection.execute(
        select(changes.c.kind, changes.c.item_id, changes.c.number)
        .where(changes.c.guild_id == revision.guild_id, changes.c.number > seen)
        .order_by(changes.c.number.desc())
    )
    items = {change.item for change in revision.changes}
    for kind, item_id, number in unseen:
        if Item(kind, item_id) in items:
            raise ConflictError(f"{kind} {item_id}", number)


def _numbers_of(guild_id: int, item: Item) -> Select[Any]:
    return select(changes.c.number).where(
        changes.c.guild_id == guild_id, changes.c.kind == item.kind, changes.c.item_id == item.id
    )


def with_changes(
    wanted: Select[Any],
    columns: Sequence[Column[Any]] = _CHANGE,
    *,
    item: Item | None = None,
    is_newest_first: bool = False,
) -> Select[Any]:
    """Return the query for these `columns` of the changes of the `wanted` revisions, too.

    With an `item`, only those of that.
    """
    head = wanted.subquery()
    joined = (head.c.guild_id == changes.c.guild_id) & (head.c.number == changes.c.number)
    if item is not None:
        joined &= (changes.c.kind == item.kind) & (changes.c.item_id == item.id)
    number = head.c.number.desc() if is_newest_first else head.c.number
    return (
        select(*(head.c[column.name] for column in _HEAD), *columns)
        .join_from(head, changes, joined, isouter=True)
        .order_by(head.c.guild_id, number, changes.c.position)
    )


def read_revisions(rows: Iterable[Row[Any]]) -> list[Revision]:
    """Read what `with_changes` has found."""
    width = len(_HEAD)
    found = []
    for head, of_one in groupby(rows, key=lambda row: tuple(row[:width])):
        guild_id, number, author_id, made_at, note = head
        kept = _changes(row[width:] for row in of_one)
        found.append(Revision(guild_id, number, author_id, made_at, kept, note))
    return found


def _changes(rows: Iterable[Any]) -> tuple[Change, ...]:
    # The row of a revision without changes has nothing in these columns.
    return tuple(
        Change(Item(kind, item_id), *rest) for kind, item_id, *rest in rows if kind is not None
    )


def _head_row(revision: Revision) -> dict[str, Any]:
    return {column.name: getattr(revision, column.name) for column in _HEAD}


def _change_rows(revision: Revision) -> list[dict[str, Any]]:
    return [
        {
            "guild_id": revision.guild_id,
            "number": revision.number,
            "position": position,
            "kind": change.item.kind,
            "item_id": change.item.id,
            "state": change.state,
            "fields": change.fields,
            "base": change.base,
        }
        for position, change in enumerate(revision.changes)
    ]
