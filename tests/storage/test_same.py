"""The store in memory does what the one in a database does, whatever is asked of them."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.feedback import Gap, GroupState, Lack, Outcome, Tally, Vote
from bot.core.guild import GuildSettings
from bot.core.personal import PersonalRecord
from bot.core.revisions import AuditRecord, Change, Draft, DraftState, Item, Kind, Revision, State
from bot.errors import BotError
from bot.ports import Store
from bot.storage.memory import MemoryStore
from bot.storage.sql import open_store
from tests.storage.databases import store_with
from tests.storage.samples import TODAY, at

# The name of a method and its arguments.
Call = tuple[str, tuple[object, ...], Mapping[str, object]]

# Few of each, so that they meet.
GUILDS = (0, 1)
guilds = st.sampled_from(GUILDS)
people = st.sampled_from([None, 7, 8])
ids = st.integers(1, 2)
moments = st.integers(-2, 2).map(at)
words = st.sampled_from(["", "a", "é"])
# PostgreSQL takes neither of these in a text, but JSON escapes them.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=5)
plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)
fields = st.dictionaries(st.text(max_size=5), plain, max_size=3)
items = st.builds(Item, st.sampled_from(Kind), words)
changes = st.lists(st.builds(Change, items, st.sampled_from(State), fields, words), max_size=3).map(
    tuple
)
limits = st.integers(0, 3)

votes = st.builds(Vote, guilds, st.sampled_from([7, 8]), words, st.booleans(), moments)
gaps = st.builds(
    Gap, guilds, texts, st.sampled_from(Lack), moments, entry=words, wish=texts, asker=people
)
tallies = st.builds(
    Tally, guilds, st.just(TODAY), st.sampled_from(Outcome), st.integers(1, 3), words
)
revisions = st.builds(Revision, guilds, st.just(0), people, moments, changes, texts)
drafts = st.builds(Draft, guilds, people, moments, changes, texts, st.sampled_from(DraftState))
records = st.builds(AuditRecord, guilds, people, moments, words, fields)
chosen = st.builds(
    GuildSettings, language=words, channels=st.lists(ids).map(tuple), version=st.integers(0, 1)
)
states = st.sampled_from(GroupState)


def call(
    name: str, *arguments: st.SearchStrategy[object], **named: st.SearchStrategy[object]
) -> st.SearchStrategy[Call]:
    return st.tuples(st.just(name), st.tuples(*arguments), st.fixed_dictionaries(named))


calls = st.one_of(
    call("put_vote", votes),
    call("count_votes", guilds),
    call("add_gap", gaps, group_id=st.none() | ids),
    call(
        "list_groups",
        guilds,
        state=states,
        is_newest_first=st.booleans(),
        limit=limits,
        offset=limits,
        with_owed=st.booleans(),
    ),
    call("find_group", guilds, ids),
    call("gaps_of", guilds, ids),
    call("set_state", guilds, ids, states, expected=states),
    call("list_wordings", guilds, state=states, limit=limits),
    call("claim_asker", guilds, ids, st.sampled_from([7, 8])),
    call("return_asker", ids, gaps),
    call("add_tallies", st.lists(tallies)),
    call("list_tallies", st.none() | guilds, since=st.just(TODAY)),
    call("get_settings", guilds),
    call("put_settings", guilds, chosen),
    call("append_revision", revisions, seen=limits),
    call(
        "list_revisions",
        guilds,
        after=limits,
        before=st.none() | limits,
        item=st.none() | items,
        limit=st.none() | limits,
        is_newest_first=st.booleans(),
    ),
    call("revision_numbers"),
    call("add_draft", drafts),
    call(
        "list_drafts",
        guilds,
        state=st.sampled_from(DraftState),
        author_id=people,
        is_newest_first=st.booleans(),
        limit=limits,
    ),
    call("find_draft", guilds, ids),
    call(
        "decide_draft",
        guilds,
        ids,
        st.sampled_from(DraftState),
        reason=texts,
        changes=st.none() | changes,
        seen=st.none() | limits,
    ),
    call("drop_drafts", guilds, st.sampled_from([7, 8]), st.sampled_from(DraftState)),
    call("add_audit", records),
    call("list_audit", guilds, limit=limits),
    call("find_note", words),
    call("put_note", words, texts),
    call("personal_data", st.sampled_from([7, 8])),
    call("forget_person", st.sampled_from([7, 8])),
    call("forget_guild", guilds),
    call("forget_older", guilds, moments),
    call("guilds"),
)


# What shows every difference that is left at the end.
EVERYTHING: list[Call] = [
    *(
        (name, (guild_id,), {})
        for name in ("count_votes", "get_settings", "list_revisions", "list_audit")
        for guild_id in GUILDS
    ),
    *(
        ("list_groups", (guild_id,), {"state": state})
        for guild_id in GUILDS
        for state in GroupState
    ),
    *(
        ("list_drafts", (guild_id,), {"state": state})
        for guild_id in GUILDS
        for state in DraftState
    ),
    *(("gaps_of", (guild_id, group_id), {}) for guild_id in GUILDS for group_id in (1, 2, 3)),
    *(("personal_data", (user_id,), {}) for user_id in (7, 8)),
    ("list_tallies", (None,), {"since": TODAY}),
    ("guilds", (), {}),
]


@pytest.fixture(scope="module")
def empty() -> Iterator[Path]:
    """Give the file of a database that has its tables, and nothing in them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.sqlite3"
        asyncio.run(_make(path))
        yield path


async def _make(path: Path) -> None:
    await (await open_store(f"sqlite:///{path}")).close()


@settings(max_examples=15, deadline=None)
@given(asked=st.lists(calls, min_size=10, max_size=40))
def test_memory_and_database_give_the_same_answers(empty: Path, asked: list[Call]) -> None:
    path = shutil.copy(empty, empty.with_name("used.sqlite3"))
    memory, database = MemoryStore(), store_with(f"sqlite:///{path}", timeout_s=5)

    async def compare() -> None:
        for each in asked:
            assert await _answer(database, each) == await _answer(memory, each), each[0]
        for read in EVERYTHING:
            assert await _answer(database, read) == await _answer(memory, read), read[0]

    asyncio.run(compare())


async def _answer(store: Store, asked: Call) -> object:
    name, arguments, named = asked
    try:
        answer = await getattr(store, name)(*arguments, **named)
    except BotError as error:
        return str(error)
    if isinstance(answer, list) and answer and isinstance(answer[0], PersonalRecord):
        # In no order that anybody could rely on.
        return sorted((each.kept_for, sorted(each.data.items())) for each in answer)
    return answer
