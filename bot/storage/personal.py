"""Showing and deleting in SQL: walks over what the tables say of themselves."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Column, delete, exists, select, union, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.personal import PersonalRecord
from bot.core.revisions import UNFINISHED
from bot.storage.database import Part
from bot.storage.overlay import OUTLINE, read_revisions, with_changes
from bot.storage.people import Person, describe
from bot.storage.tables import drafts, gaps, groups, people, revisions, tables_of_guilds, votes


class SqlPersonalData(Part):
    """A PersonalDataStore."""

    async def personal_data(self, user_id: int) -> list[PersonalRecord]:
        """List everything that is kept with this person's id, in no order."""
        async with self._database.reading("read the personal data") as connection:
            found: list[PersonalRecord] = []
            for column, person in people():
                kept = await _kept_with(connection, column, user_id)
                found += await asyncio.to_thread(_described, person, kept)
            return found

    async def forget_person(self, user_id: int) -> int:
        """Delete all of that, or take the id out where others need the rest; return how much."""
        count = 0
        async with self._database.writing("delete the personal data") as connection:
            for column, person in people():
                table = column.table
                forget = delete(table) if person.is_erased else update(table).values({column: None})
                count += (await connection.execute(forget.where(column == user_id))).rowcount
        return count

    async def forget_guild(self, guild_id: int) -> None:
        """Delete everything that is kept for a guild."""
        async with self._database.writing("delete the guild", guild_id=guild_id) as connection:
            for table in reversed(tables_of_guilds()):
                await connection.execute(delete(table).where(table.c.guild_id == guild_id))

    async def forget_older(self, guild_id: int, before: datetime) -> int:
        """Delete gaps, votes and unfinished drafts from before `before`; return how many."""
        old_gaps = delete(gaps).where(gaps.c.guild_id == guild_id, gaps.c.asked_at < before)
        old_votes = delete(votes).where(votes.c.guild_id == guild_id, votes.c.voted_at < before)
        old_drafts = delete(drafts).where(
            drafts.c.guild_id == guild_id,
            drafts.c.state.in_(UNFINISHED),
            drafts.c.made_at < before,
        )
        empty_groups = delete(groups).where(
            groups.c.guild_id == guild_id, ~exists().where(gaps.c.group_id == groups.c.id)
        )
        async with self._database.writing("delete what is old", guild_id=guild_id) as connection:
            count = (await connection.execute(old_gaps)).rowcount
            count += (await connection.execute(old_votes)).rowcount
            count += (await connection.execute(old_drafts)).rowcount
            await connection.execute(empty_groups)
        return count

    async def guilds(self) -> list[int]:
        """List every guild for which anything is kept, in order, among them `NO_GUILD`."""
        query = union(*(select(table.c.guild_id) for table in tables_of_guilds()))
        async with self._database.reading("list the guilds") as connection:
            return sorted((await connection.execute(query)).scalars())


async def _kept_with(
    connection: AsyncConnection, column: Column[Any], user_id: int
) -> Iterable[object]:
    """Return the records that hold the id of a person in `column`."""
    table = column.table
    mine = select(table).where(column == user_id)
    if table is revisions:
        # Of what is in another table, the names are enough: it may be thousands of entries.
        return read_revisions(await connection.execute(with_changes(mine, OUTLINE)))
    return await connection.execute(mine.order_by(*table.primary_key))


def _described(person: Person, kept: Iterable[object]) -> list[PersonalRecord]:
    return [describe(person, each) for each in kept]
