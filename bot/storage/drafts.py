"""Drafts in SQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import insert, select, update

from bot.core.revisions import Change, Draft, DraftState
from bot.storage.database import Part
from bot.storage.tables import drafts

_SETTLED = (DraftState.APPROVED, DraftState.DECLINED)
_DRAFT = tuple(drafts.c[field.name] for field in fields(Draft))


class SqlDrafts(Part):
    """A DraftStore."""

    async def add_draft(self, draft: Draft) -> Draft:
        """Keep `draft` and return it with its id."""
        row = {column.name: getattr(draft, column.name) for column in _DRAFT if column.name != "id"}
        new = insert(drafts).values(row).returning(drafts.c.id)
        async with self._database.writing("save the draft") as connection:
            return replace(draft, id=(await connection.execute(new)).scalar_one())

    async def list_drafts(
        self, guild_id: int, *, state: DraftState = DraftState.OPEN, limit: int = 100
    ) -> list[Draft]:
        """List drafts, oldest first."""
        query = (
            select(*_DRAFT)
            .where(drafts.c.guild_id == guild_id, drafts.c.state == state)
            .order_by(drafts.c.made_at, drafts.c.id)
            .limit(limit)
        )
        async with self._database.reading("list the drafts") as connection:
            return [Draft(*row) for row in await connection.execute(query)]

    async def find_draft(self, guild_id: int, draft_id: int) -> Draft | None:
        """Return a draft, or None when this guild has none of that id."""
        query = select(*_DRAFT).where(drafts.c.guild_id == guild_id, drafts.c.id == draft_id)
        async with self._database.reading("read the draft") as connection:
            row = (await connection.execute(query)).one_or_none()
            return None if row is None else Draft(*row)

    async def decide_draft(
        self,
        guild_id: int,
        draft_id: int,
        state: DraftState,
        *,
        reason: str = "",
        changes: Sequence[Change] | None = None,
        seen: int | None = None,
    ) -> bool:
        """Give a draft its next state, with other `changes`, and the `seen` of these, if given.

        Return False when it is approved or declined already, or not there.
        """
        new: dict[str, Any] = {"state": state, "reason": reason}
        if changes is not None:
            new["changes"] = changes
        if seen is not None:
            new["seen"] = seen
        decide = (
            update(drafts)
            .where(
                drafts.c.guild_id == guild_id,
                drafts.c.id == draft_id,
                drafts.c.state.not_in(_SETTLED),
            )
            .values(new)
        )
        async with self._database.writing("settle the draft") as connection:
            return (await connection.execute(decide)).rowcount == 1
