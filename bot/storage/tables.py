"""The tables, in the words of our own types, whose fields the columns are named after.

A column with the id of a person says in `info` who that is; whatever belongs to a guild has a
`guild_id`. Showing, forgetting and deleting walk over these, so a new table needs no code there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)

from bot.core.feedback import GroupState, Lack, Outcome
from bot.core.model import Stance
from bot.core.revisions import DraftState, Kind, State
from bot.storage.people import ACTOR, ASKER, AUTHOR, PROPOSER, VOTER, Person
from bot.storage.plain import dump, dump_changes, load, load_changes, load_ids
from bot.storage.types import Choice, Json, Moment

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

# Old messages name these ids on buttons, so none is given twice: see `sqlite_autoincrement`, too.
_SERIAL = BigInteger().with_variant(Integer, "sqlite")
_PLAIN = Json(dump, load)
_IDS = Json(dump, load_ids)
_CHANGES = Json(dump_changes, load_changes)


def _who(name: str, person: Person) -> Column[Any]:
    return Column(name, BigInteger, nullable=True, info={"person": person})


votes = Table(
    "votes",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False, info={"person": VOTER}),
    Column("entry", Text, primary_key=True),
    Column("is_helpful", Boolean, nullable=False),
    Column("voted_at", Moment, nullable=False),
)

groups = Table(
    "groups",
    metadata,
    Column("id", _SERIAL, primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("state", Choice(GroupState), nullable=False),
    Index(None, "guild_id", "state"),
    sqlite_autoincrement=True,
)

gaps = Table(
    "gaps",
    metadata,
    Column("id", _SERIAL, primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("group_id", BigInteger, ForeignKey(groups.c.id), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("lack", Choice(Lack), nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("channel_id", BigInteger),
    Column("entry", Text, nullable=False),
    Column("wish", Text, nullable=False),
    _who("asker", ASKER),
    Index(None, "guild_id", "asked_at"),
    sqlite_autoincrement=True,
)

tallies = Table(
    "tallies",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Date, primary_key=True),
    Column("outcome", Choice(Outcome), primary_key=True),
    Column("entry", Text, primary_key=True),
    Column("count", BigInteger, nullable=False),
)

guild_settings = Table(
    "guild_settings",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("is_public", Boolean, nullable=False),
    Column("stance", Choice(Stance)),
    Column("language", Text, nullable=False),
    Column("channels", _IDS, nullable=False),
    Column("log_channel", BigInteger),
    Column("retention_days", Integer, nullable=False),
    Column("suggest_in", _IDS, nullable=False),
    Column("readers", _IDS, nullable=False),
    Column("contributors", _IDS, nullable=False),
    Column("editors", _IDS, nullable=False),
    Column("admins", _IDS, nullable=False),
    Column("version", Integer, nullable=False),
)

revisions = Table(
    "revisions",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    _who("author_id", AUTHOR),
    Column("made_at", Moment, nullable=False),
    Column("note", Text, nullable=False),
)

changes = Table(
    "changes",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("kind", Choice(Kind), nullable=False),
    Column("item_id", Text, nullable=False),
    Column("state", Choice(State), nullable=False),
    Column("fields", _PLAIN, nullable=False),
    Column("base", _PLAIN, nullable=False),
    ForeignKeyConstraint(["guild_id", "number"], [revisions.c.guild_id, revisions.c.number]),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", _SERIAL, primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    _who("author_id", PROPOSER),
    Column("made_at", Moment, nullable=False),
    Column("changes", _CHANGES, nullable=False),
    Column("note", Text, nullable=False),
    Column("state", Choice(DraftState), nullable=False),
    Column("reason", Text, nullable=False),
    Index(None, "guild_id", "state"),
    sqlite_autoincrement=True,
)

audit = Table(
    "audit",
    metadata,
    Column("id", _SERIAL, primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    _who("actor_id", ACTOR),
    Column("at", Moment, nullable=False),
    Column("action", Text, nullable=False),
    Column("detail", _PLAIN, nullable=False),
    Index(None, "guild_id", "at"),
    sqlite_autoincrement=True,
)

notes = Table(
    "notes",
    metadata,
    Column("key", Text, primary_key=True),
    Column("text", Text, nullable=False),
)


def people() -> Iterator[tuple[Column[Any], Person]]:
    """Yield every column that holds ids of people, and who they are."""
    for table in metadata.sorted_tables:
        for column in table.columns:
            if "person" in column.info:
                yield column, column.info["person"]


def tables_of_guilds() -> list[Table]:
    """Return every table that holds something of guilds, those first that others refer to."""
    return [table for table in metadata.sorted_tables if "guild_id" in table.columns]
