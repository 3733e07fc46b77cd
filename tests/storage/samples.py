"""Things to keep, and one call of every method of a store."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, date, datetime, timedelta

from bot.core.feedback import Gap, GroupState, Lack, Outcome, Tally, Vote
from bot.core.guild import GuildSettings
from bot.core.revisions import AuditRecord, Change, Draft, DraftState, Item, Kind, Revision, State
from bot.ports import Store

# Ids of Discord do not fit into 32 bits.
GUILD, OTHER_GUILD = 2**62 + 1, 2**62 + 2
ANA, BEN = 2**61 + 1, 2**61 + 2
NOON = datetime(2026, 5, 4, 12, 30, 15, 123456, tzinfo=UTC)
TODAY = date(2026, 5, 4)
TREATY = Item(Kind.ENTRY, "treaty")
EMBASSY = Item(Kind.ENTRY, "embassy")

# What JSON has, in an order that sorting would change.
FIELDS = {
    "question": "Qu’est-ce qu’un traité ? 条约 🕊",
    "answer": 'two\nlines, a "quote", a \\ and \u0000',
    "phrasings": ["b", "a", ""],
    "aliases": [],
    "review": {"z": None, "a": {"deep": [1, 2.5, True, None]}},
}


def at(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def vote(
    guild_id: int = GUILD,
    user_id: int = ANA,
    entry: str = "treaty",
    *,
    is_helpful: bool = True,
    minutes: int = 0,
) -> Vote:
    return Vote(guild_id, user_id, entry, is_helpful, at(minutes))


def gap(
    text: str = "why?", *, guild_id: int = GUILD, minutes: int = 0, asker: int | None = None
) -> Gap:
    return Gap(guild_id, text, Lack.MISS, at(minutes), asker=asker)


def change(item: Item = TREATY, state: State = State.WRITTEN) -> Change:
    return Change(item, state, FIELDS if state is State.WRITTEN else {}, base=FIELDS)


def revision(
    *changes: Change, guild_id: int = GUILD, author_id: int | None = ANA, note: str = ""
) -> Revision:
    return Revision(guild_id, 0, author_id, NOON, changes, note)


def draft(*, guild_id: int = GUILD, author_id: int | None = ANA, minutes: int = 0) -> Draft:
    return Draft(guild_id, author_id, at(minutes), (change(),), "a wish", seen=2)


def record(
    action: str = "import", *, guild_id: int = GUILD, actor_id: int | None = ANA, minutes: int = 0
) -> AuditRecord:
    return AuditRecord(guild_id, actor_id, at(minutes), action, {"count": 3, "files": ["é", None]})


Call = Callable[[Store], Awaitable[object]]

READS: dict[str, Call] = {
    "count_votes": lambda store: store.count_votes(GUILD),
    "list_groups": lambda store: store.list_groups(GUILD),
    "find_group": lambda store: store.find_group(GUILD, 1),
    "gaps_of": lambda store: store.gaps_of(GUILD, 1),
    "list_wordings": lambda store: store.list_wordings(GUILD),
    "list_tallies": lambda store: store.list_tallies(None, since=TODAY),
    "get_settings": lambda store: store.get_settings(GUILD),
    "list_revisions": lambda store: store.list_revisions(GUILD),
    "revision_numbers": lambda store: store.revision_numbers(),
    "list_drafts": lambda store: store.list_drafts(GUILD),
    "find_draft": lambda store: store.find_draft(GUILD, 1),
    "list_audit": lambda store: store.list_audit(GUILD),
    "find_note": lambda store: store.find_note("a"),
    "personal_data": lambda store: store.personal_data(ANA),
    "guilds": lambda store: store.guilds(),
    "check": lambda store: store.check(),
}

WRITES: dict[str, Call] = {
    "put_vote": lambda store: store.put_vote(vote()),
    "add_gap": lambda store: store.add_gap(gap(asker=ANA)),
    "set_state": lambda store: store.set_state(
        GUILD, 1, GroupState.DISMISSED, expected=GroupState.OPEN
    ),
    "claim_asker": lambda store: store.claim_asker(GUILD, 1, ANA),
    "return_asker": lambda store: store.return_asker(1, gap(asker=ANA)),
    "add_tallies": lambda store: store.add_tallies([Tally(GUILD, TODAY, Outcome.ASKED, 1)]),
    "put_settings": lambda store: store.put_settings(GUILD, GuildSettings()),
    "append_revision": lambda store: store.append_revision(revision(change()), seen=0),
    "add_draft": lambda store: store.add_draft(draft()),
    "decide_draft": lambda store: store.decide_draft(GUILD, 1, DraftState.APPROVED),
    "drop_drafts": lambda store: store.drop_drafts(GUILD, ANA, DraftState.WORKING),
    "add_audit": lambda store: store.add_audit(record()),
    "put_note": lambda store: store.put_note("a", "b"),
    "forget_person": lambda store: store.forget_person(ANA),
    "forget_guild": lambda store: store.forget_guild(GUILD),
    "forget_older": lambda store: store.forget_older(GUILD, at(-1)),
}

CALLS = READS | WRITES


def methods() -> set[str]:
    """Name every method of the protocol that needs the database."""
    return {name for name, _ in inspect.getmembers(Store, inspect.iscoroutinefunction)} - {"close"}


async def outcomes(store: Store, calls: Mapping[str, Call]) -> dict[str, object]:
    """Call each in turn, and return what it raised: the type, or None."""
    return {name: await _outcome(store, call) for name, call in calls.items()}


async def outcomes_at_once(store: Store, calls: Mapping[str, Call]) -> dict[str, object]:
    """Call all at the same time, and return what each raised: the type, or None."""
    found = await asyncio.gather(*(_outcome(store, call) for call in calls.values()))
    return dict(zip(calls, found, strict=True))


async def _outcome(store: Store, call: Call) -> object:
    try:
        await call(store)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is looked at
        return type(error)
    return None


def all_with(outcome: object, calls: Mapping[str, Call]) -> dict[str, object]:
    return dict.fromkeys(calls, outcome)
