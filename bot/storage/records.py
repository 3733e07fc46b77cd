"""The audit log and our own notes in SQL."""

from __future__ import annotations

from dataclasses import fields

from sqlalchemy import insert, select

from bot.core.revisions import AuditRecord
from bot.storage.database import Part
from bot.storage.tables import audit, notes

_RECORD = tuple(audit.c[field.name] for field in fields(AuditRecord))


class SqlAudit(Part):
    """An AuditStore."""

    async def add_audit(self, record: AuditRecord) -> None:
        """Keep `record`."""
        row = {column.name: getattr(record, column.name) for column in _RECORD}
        async with self._database.writing("save the audit record") as connection:
            await connection.execute(insert(audit).values(row))

    async def list_audit(self, guild_id: int, *, limit: int = 50) -> list[AuditRecord]:
        """List records, newest first."""
        query = (
            select(*_RECORD)
            .where(audit.c.guild_id == guild_id)
            .order_by(audit.c.at.desc(), audit.c.id.desc())
            .limit(limit)
        )
        async with self._database.reading("list the audit records") as connection:
            return [AuditRecord(*row) for row in await connection.execute(query)]


class SqlNotes(Part):
    """A NoteStore."""

    async def find_note(self, key: str) -> str | None:
        """Return what was kept under `key`."""
        query = select(notes.c.text).where(notes.c.key == key)
        async with self._database.reading("read the note") as connection:
            text: str | None = (await connection.execute(query)).scalar_one_or_none()
            return text

    async def put_note(self, key: str, text: str) -> None:
        """Keep `text` under `key`, in the place of what was there."""
        insert = self._database.insert(notes).values(key=key, text=text)
        put = insert.on_conflict_do_update(index_elements=["key"], set_={"text": text})
        async with self._database.writing("save the note") as connection:
            await connection.execute(put)
