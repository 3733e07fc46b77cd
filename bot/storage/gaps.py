"""Gaps and their groups in SQL. What a group says of its gaps is counted when it is asked for."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import Select, Subquery, and_, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.feedback import Gap, GapGroup, GroupState
from bot.errors import MissingError
from bot.storage.database import Part
from bot.storage.tables import gaps, groups

_GAP = tuple(gaps.c[field.name] for field in fields(Gap))


class SqlGaps(Part):
    """A GapStore."""

    async def add_gap(self, gap: Gap, *, group_id: int | None = None) -> int:
        """Put `gap` into a group of its guild, or into a new one, and return the group's id."""
        # In turns, so that the group is not removed meanwhile because its last gap was too old.
        async with self._database.writing("save the question", guild_id=gap.guild_id) as connection:
            if group_id is None:
                group_id = await _new_group(connection, gap.guild_id)
            else:
                await _reopen(connection, gap.guild_id, group_id)
            await connection.execute(insert(gaps).values(group_id=group_id, **asdict(gap)))
            return group_id

    async def list_groups(
        self,
        guild_id: int,
        *,
        state: GroupState = GroupState.OPEN,
        is_newest_first: bool = True,
        limit: int = 100,
        offset: int = 0,
        with_owed: bool = False,
    ) -> list[GapGroup]:
        """List groups, those last asked first, or those most asked first."""
        query, summary = _summaries(guild_id)
        newest = (summary.c.last_at.desc(), groups.c.id.desc())
        wanted = groups.c.state == state
        is_owed = and_(groups.c.state == GroupState.ANSWERED, summary.c.waiting > 0)
        query = (
            query.where(or_(wanted, is_owed) if with_owed else wanted)
            # What is owed is not of the state, and so comes first.
            .order_by(wanted, *newest if is_newest_first else (summary.c.size.desc(), *newest))
            .limit(limit)
            .offset(offset)
        )
        async with self._database.reading("list the questions") as connection:
            return [GapGroup(*row) for row in await connection.execute(query)]

    async def find_group(self, guild_id: int, group_id: int) -> GapGroup | None:
        """Return a group in whatever state, or None when there is no such group."""
        query, _ = _summaries(guild_id)
        async with self._database.reading("read the question") as connection:
            row = (await connection.execute(query.where(groups.c.id == group_id))).one_or_none()
            return None if row is None else GapGroup(*row)

    async def gaps_of(self, guild_id: int, group_id: int) -> list[Gap]:
        """List the gaps of a group, oldest first; none when there is no such group."""
        query = (
            select(*_GAP)
            .where(gaps.c.guild_id == guild_id, gaps.c.group_id == group_id)
            .order_by(gaps.c.asked_at, gaps.c.id)
        )
        async with self._database.reading("read the questions") as connection:
            return [Gap(*row) for row in await connection.execute(query)]

    async def set_state(
        self, guild_id: int, group_id: int, state: GroupState, *, expected: GroupState
    ) -> bool:
        """Change the state of a group, and return False when it is not `expected` any more."""
        change = (
            update(groups)
            .where(
                groups.c.guild_id == guild_id,
                groups.c.id == group_id,
                groups.c.state == expected,
            )
            .values(state=state)
        )
        async with self._database.writing("settle the question") as connection:
            return (await connection.execute(change)).rowcount == 1

    async def list_wordings(
        self, guild_id: int, *, state: GroupState = GroupState.OPEN, limit: int = 2_000
    ) -> list[tuple[int, str]]:
        """List the texts of groups, each once a group with its id, those last asked first."""
        query = (
            select(gaps.c.group_id, gaps.c.text)
            .join(groups, groups.c.id == gaps.c.group_id)
            .where(gaps.c.guild_id == guild_id, groups.c.state == state)
            .group_by(gaps.c.group_id, gaps.c.text)
            .order_by(func.max(gaps.c.asked_at).desc(), gaps.c.group_id.desc(), func.min(gaps.c.id))
            .limit(limit)
        )
        async with self._database.reading("list the questions") as connection:
            return [(row.group_id, row.text) for row in await connection.execute(query)]

    async def claim_asker(self, guild_id: int, group_id: int, asker: int) -> bool:
        """Take the id of `asker` out of the gaps of a group, and say whether it was in one."""
        change = (
            update(gaps)
            .where(
                gaps.c.guild_id == guild_id,
                gaps.c.group_id == group_id,
                gaps.c.asker == asker,
            )
            .values(asker=None)
        )
        async with self._database.writing("forget who asked") as connection:
            return (await connection.execute(change)).rowcount > 0

    async def return_asker(self, group_id: int, gap: Gap) -> None:
        """Put the id of the asker of `gap` back into it: they were claimed, but not told."""
        change = (
            update(gaps)
            .where(
                gaps.c.guild_id == gap.guild_id,
                gaps.c.group_id == group_id,
                gaps.c.text == gap.text,
                gaps.c.asked_at == gap.asked_at,
                gaps.c.asker.is_(None),
            )
            .values(asker=gap.asker)
        )
        async with self._database.writing("remember who asked") as connection:
            await connection.execute(change)


def _summaries(guild_id: int) -> tuple[Select[Any], Subquery]:
    """Return the query for the groups of a guild, and what it counts of their gaps."""
    summary = (
        select(
            gaps.c.group_id,
            func.min(gaps.c.id).label("opening"),
            func.count().label("size"),
            func.min(gaps.c.asked_at).label("first_at"),
            func.max(gaps.c.asked_at).label("last_at"),
            func.count(gaps.c.asker).label("waiting"),
        )
        .where(gaps.c.guild_id == guild_id)
        .group_by(gaps.c.group_id)
        .subquery()
    )
    told = summary.c
    query = (
        select(
            groups.c.id,
            groups.c.guild_id,
            gaps.c.text,
            told.size,
            told.first_at,
            told.last_at,
            groups.c.state,
        )
        .join(summary, told.group_id == groups.c.id)
        .join(gaps, gaps.c.id == told.opening)
        .where(groups.c.guild_id == guild_id)
    )
    return query, summary


async def _new_group(connection: AsyncConnection, guild_id: int) -> int:
    new = insert(groups).values(guild_id=guild_id, state=GroupState.OPEN).returning(groups.c.id)
    group_id: int = (await connection.execute(new)).scalar_one()
    return group_id


async def _reopen(connection: AsyncConnection, guild_id: int, group_id: int) -> None:
    reopened = await connection.execute(
        update(groups)
        .where(groups.c.guild_id == guild_id, groups.c.id == group_id)
        .values(state=GroupState.OPEN)
    )
    if reopened.rowcount == 0:
        raise MissingError(f"group {group_id}")
