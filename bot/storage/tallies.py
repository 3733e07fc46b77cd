"""Tallies in SQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from sqlalchemy import BigInteger, cast, func, select

from bot.core.feedback import NO_GUILD, Tally
from bot.storage.database import Part
from bot.storage.tables import tallies as counts


class SqlTallies(Part):
    """A TallyStore."""

    async def add_tallies(self, tallies: Sequence[Tally]) -> None:
        """Add to the counts, all or none."""
        if not tallies:
            return
        insert = self._database.insert(counts)
        more = {"count": counts.c["count"] + insert.excluded["count"]}
        add = insert.on_conflict_do_update(index_elements=counts.primary_key, set_=more)
        # In one order, so that two who add to the same counts never wait for each other.
        rows = [asdict(tally) for tally in sorted(tallies, key=_key)]
        async with self._database.writing("save the counts") as connection:
            await connection.execute(add, rows)

    async def list_tallies(self, guild_id: int | None, *, since: date) -> list[Tally]:
        """List the counts of a guild (None: of all together, summed) from `since` on, by day."""
        total = cast(func.sum(counts.c["count"]), BigInteger)
        query = (
            select(counts.c.day, counts.c.outcome, total, counts.c.entry)
            .where(counts.c.day >= since)
            .group_by(counts.c.day, counts.c.outcome, counts.c.entry)
        )
        if guild_id is not None:
            query = query.where(counts.c.guild_id == guild_id)
        whose = NO_GUILD if guild_id is None else guild_id
        async with self._database.reading("list the counts") as connection:
            # Sorted here, because databases disagree about the order of texts.
            return sorted((Tally(whose, *row) for row in await connection.execute(query)), key=_key)


def _key(tally: Tally) -> tuple[object, ...]:
    return tally.guild_id, tally.day, tally.outcome, tally.entry
