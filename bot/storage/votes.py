"""Votes in SQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from sqlalchemy import func, select

from bot.core.feedback import Vote, VoteCount
from bot.storage.database import Part
from bot.storage.tables import votes


class SqlVotes(Part):
    """A VoteStore."""

    async def put_vote(self, vote: Vote) -> None:
        """Keep `vote` in the place of an earlier one of the same member on the same answer."""
        insert = self._database.insert(votes).values(asdict(vote))
        later = {"is_helpful": insert.excluded.is_helpful, "voted_at": insert.excluded.voted_at}
        async with self._database.writing("save the vote") as connection:
            await connection.execute(
                insert.on_conflict_do_update(index_elements=votes.primary_key, set_=later)
            )

    async def count_votes(self, guild_id: int) -> Mapping[str, VoteCount]:
        """Return the votes of each entry that has any."""
        query = (
            select(
                votes.c.entry,
                func.count().filter(votes.c.is_helpful),
                func.count().filter(~votes.c.is_helpful),
            )
            .where(votes.c.guild_id == guild_id)
            .group_by(votes.c.entry)
        )
        async with self._database.reading("count the votes") as connection:
            rows = await connection.execute(query)
            return {entry: VoteCount(helpful, unhelpful) for entry, helpful, unhelpful in rows}
