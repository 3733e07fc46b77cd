"""What every store does, whatever it keeps its things in."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from bot.core.feedback import NO_GUILD, GapGroup, GroupState, Lack, Outcome, Tally, VoteCount
from bot.core.guild import GuildSettings
from bot.core.model import Stance
from bot.core.personal import KeptFor
from bot.core.revisions import UNFINISHED, Change, Draft, DraftState, State
from bot.errors import ConflictError, MissingError
from bot.ports import Store
from bot.storage import tables
from bot.storage.sql import SqlStore
from bot.storage.types import Json
from tests.storage.samples import (
    ANA,
    BEN,
    CALLS,
    EMBASSY,
    FIELDS,
    GUILD,
    NOON,
    OTHER_GUILD,
    TODAY,
    TREATY,
    all_with,
    at,
    change,
    draft,
    gap,
    methods,
    outcomes,
    record,
    revision,
    vote,
)


def test_the_table_of_calls_has_every_method() -> None:
    assert set(CALLS) == methods()


async def test_every_method_works_on_an_empty_store(store: Store) -> None:
    assert await outcomes(store, CALLS) == all_with(None, CALLS)


async def test_a_later_vote_takes_the_place_of_an_earlier_one(store: Store) -> None:
    for each in (
        vote(),
        vote(is_helpful=False),
        vote(user_id=BEN),
        vote(entry="embassy"),
        vote(guild_id=OTHER_GUILD),
    ):
        await store.put_vote(each)

    assert await store.count_votes(GUILD) == {"treaty": VoteCount(1, 1), "embassy": VoteCount(1, 0)}


async def test_a_gap_opens_a_group_and_others_join_it(store: Store) -> None:
    group = await store.add_gap(gap("first", minutes=1))
    assert await store.add_gap(gap("earlier", minutes=0), group_id=group) == group
    assert await store.add_gap(gap("later", minutes=2), group_id=group) == group

    assert await store.list_groups(GUILD) == [GapGroup(group, GUILD, "first", 3, at(0), at(2))]
    assert [each.text for each in await store.gaps_of(GUILD, group)] == [
        "earlier",
        "first",
        "later",
    ]


async def test_a_gap_is_kept_whole(store: Store) -> None:
    whole = replace(
        gap("à?", asker=ANA), lack=Lack.REQUEST, channel_id=2**60, entry="e", wish="é\nü"
    )
    group = await store.add_gap(whole)

    assert await store.gaps_of(GUILD, group) == [whole]


async def test_a_settled_group_opens_again_with_a_new_gap(store: Store) -> None:
    group = await store.add_gap(gap())
    assert await store.set_state(GUILD, group, GroupState.ANSWERED, expected=GroupState.OPEN)
    assert await store.list_groups(GUILD) == []

    await store.add_gap(gap(), group_id=group)

    assert [each.count for each in await store.list_groups(GUILD)] == [2]


async def test_the_state_of_a_group_changes_only_from_the_expected_one(store: Store) -> None:
    group = await store.add_gap(gap())

    results = [
        await store.set_state(GUILD, group, GroupState.DISMISSED, expected=GroupState.OPEN),
        await store.set_state(GUILD, group, GroupState.ANSWERED, expected=GroupState.OPEN),
        await store.set_state(OTHER_GUILD, group, GroupState.OPEN, expected=GroupState.DISMISSED),
    ]

    assert results == [True, False, False]
    dismissed = await store.list_groups(GUILD, state=GroupState.DISMISSED)
    assert [each.id for each in dismissed] == [group]


async def test_the_wordings_of_groups_are_listed_once_each(store: Store) -> None:
    group = await store.add_gap(gap("first", minutes=0))
    for minutes, text in enumerate(("second", "third", "first"), 1):
        await store.add_gap(gap(text, minutes=minutes), group_id=group)
    settled = await store.add_gap(gap("settled"))
    await store.set_state(GUILD, settled, GroupState.DISMISSED, expected=GroupState.OPEN)
    await store.add_gap(gap("elsewhere", guild_id=OTHER_GUILD))
    other = await store.add_gap(gap("second", minutes=9))

    listed = await store.list_wordings(GUILD)

    assert listed == [(other, "second"), (group, "first"), (group, "third"), (group, "second")]
    assert await store.list_wordings(GUILD, limit=2) == listed[:2]
    assert await store.list_wordings(GUILD, state=GroupState.DISMISSED) == [(settled, "settled")]


async def test_a_group_is_found_in_whatever_state(store: Store) -> None:
    await store.add_gap(gap("another"))
    group = await store.add_gap(gap("first", minutes=1))
    await store.add_gap(gap("second", minutes=2), group_id=group)
    await store.set_state(GUILD, group, GroupState.DISMISSED, expected=GroupState.OPEN)

    [listed] = await store.list_groups(GUILD, state=GroupState.DISMISSED)

    assert (listed.id, listed.count, listed.text) == (group, 2, "first")
    assert await store.find_group(GUILD, group) == listed
    assert await store.find_group(OTHER_GUILD, group) is None
    assert await store.find_group(GUILD, group + 1) is None


async def test_who_was_told_is_forgotten_in_this_group_only(store: Store) -> None:
    group = await store.add_gap(gap("mine", asker=ANA))
    await store.add_gap(gap("mine again", minutes=1, asker=ANA), group_id=group)
    await store.add_gap(gap("theirs", minutes=2, asker=BEN), group_id=group)
    other = await store.add_gap(gap("another", asker=ANA))

    claimed = [
        await store.claim_asker(OTHER_GUILD, group, ANA),
        await store.claim_asker(GUILD, group, ANA),
        await store.claim_asker(GUILD, group, ANA),
        await store.claim_asker(GUILD, group + 2, ANA),
    ]

    assert claimed == [False, True, False, False]
    assert [each.asker for each in await store.gaps_of(GUILD, group)] == [None, None, BEN]
    assert [each.asker for each in await store.gaps_of(GUILD, other)] == [ANA]


async def test_of_many_who_claim_a_member_at_once_one_succeeds(store: Store) -> None:
    group = await store.add_gap(gap("mine", asker=ANA))

    claimed = await asyncio.gather(*(store.claim_asker(GUILD, group, ANA) for _ in range(5)))

    assert sorted(claimed) == [False] * 4 + [True]


async def test_who_was_claimed_but_not_told_waits_again_with_the_same_question(
    store: Store,
) -> None:
    mine = gap("mine", asker=ANA)
    group = await store.add_gap(mine)
    await store.add_gap(gap("mine", minutes=1, asker=BEN), group_id=group)
    await store.add_gap(gap("theirs"), group_id=group)
    await store.claim_asker(GUILD, group, ANA)

    await store.return_asker(group + 1, mine)
    await store.return_asker(group, mine)

    found = {(each.text, each.asker) for each in await store.gaps_of(GUILD, group)}
    assert found == {("mine", ANA), ("mine", BEN), ("theirs", None)}


async def test_a_group_of_another_guild_or_of_nobody_is_missing(store: Store) -> None:
    group = await store.add_gap(gap())

    for guild_id, wanted in ((OTHER_GUILD, group), (GUILD, group + 1)):
        with pytest.raises(MissingError):
            await store.add_gap(gap(guild_id=guild_id), group_id=wanted)
        assert await store.gaps_of(guild_id, wanted) == []
    assert [each.count for each in await store.list_groups(GUILD)] == [1]


async def test_groups_come_newest_or_most_asked_first_and_in_pages(store: Store) -> None:
    old = await store.add_gap(gap(minutes=0))
    often = await store.add_gap(gap(minutes=1))
    await store.add_gap(gap(minutes=2), group_id=often)
    new = await store.add_gap(gap(minutes=3))

    newest = await store.list_groups(GUILD)
    most = await store.list_groups(GUILD, is_newest_first=False)
    page = await store.list_groups(GUILD, limit=1, offset=1)

    assert [each.id for each in newest] == [new, often, old]
    assert [each.id for each in most] == [often, new, old]
    assert [each.id for each in page] == [often]


async def test_what_is_answered_while_somebody_waits_comes_before_what_is_open(
    store: Store,
) -> None:
    owed = await store.add_gap(gap("owed", asker=ANA))
    told = await store.add_gap(gap("told", asker=ANA))
    refused = await store.add_gap(gap("refused", asker=ANA))
    unasked = await store.add_gap(gap("unasked"))
    often = await store.add_gap(gap("often", minutes=1))
    await store.add_gap(gap("often", minutes=1), group_id=often)
    new = await store.add_gap(gap("new", minutes=2, asker=ANA))
    for group in (owed, told, unasked):
        await store.set_state(GUILD, group, GroupState.ANSWERED, expected=GroupState.OPEN)
    await store.set_state(GUILD, refused, GroupState.DISMISSED, expected=GroupState.OPEN)
    await store.claim_asker(GUILD, told, ANA)

    newest = await store.list_groups(GUILD, with_owed=True)
    most = await store.list_groups(GUILD, with_owed=True, is_newest_first=False)
    page = await store.list_groups(GUILD, with_owed=True, limit=1)

    assert [each.id for each in newest] == [owed, new, often]
    assert [each.id for each in most] == [owed, often, new]
    assert [each.id for each in page] == [owed]


async def test_tallies_add_up_by_guild_and_over_all(store: Store) -> None:
    yesterday = TODAY - timedelta(days=1)
    asked = Tally(GUILD, TODAY, Outcome.ASKED, 2)
    chosen = Tally(GUILD, TODAY, Outcome.CHOSEN, 1, "treaty")
    await store.add_tallies([asked, chosen, asked, Tally(GUILD, yesterday, Outcome.ASKED, 9)])
    await store.add_tallies([asked, replace(asked, guild_id=OTHER_GUILD)])
    await store.add_tallies([])

    assert await store.list_tallies(GUILD, since=TODAY) == [replace(asked, count=6), chosen]
    assert await store.list_tallies(None, since=yesterday) == [
        Tally(NO_GUILD, yesterday, Outcome.ASKED, 9),
        Tally(NO_GUILD, TODAY, Outcome.ASKED, 8),
        replace(chosen, guild_id=NO_GUILD),
    ]


async def test_settings_are_kept_whole_and_count_their_versions(store: Store) -> None:
    assert await store.get_settings(GUILD) == GuildSettings()
    settings = GuildSettings(
        is_public=True,
        stance=Stance.EAGER,
        language="fr",
        channels=(2**60, 1),
        log_channel=2**60,
        retention_days=7,
        suggest_in=(3,),
        readers=(4,),
        contributors=(5, 6),
        editors=(7,),
        admins=(8,),
    )

    first = await store.put_settings(GUILD, settings)
    second = await store.put_settings(GUILD, replace(first, is_public=False))

    assert first == replace(settings, version=1)
    assert second == replace(settings, is_public=False, version=2)
    assert await store.get_settings(GUILD) == second
    assert await store.get_settings(OTHER_GUILD) == GuildSettings()


@pytest.mark.parametrize("version", [0, 2])
async def test_settings_of_another_version_conflict(store: Store, version: int) -> None:
    kept = await store.put_settings(GUILD, GuildSettings(language="fr"))

    with pytest.raises(ConflictError) as caught:
        await store.put_settings(GUILD, GuildSettings(version=version))

    assert caught.value.latest == 1
    assert await store.get_settings(GUILD) == kept


async def test_revisions_are_numbered_by_guild_and_come_back_as_they_were(store: Store) -> None:
    first = await store.append_revision(revision(change(), note="é"), seen=0)
    second = await store.append_revision(revision(change(EMBASSY), change()), seen=1)
    other = await store.append_revision(revision(guild_id=OTHER_GUILD, author_id=None), seen=0)

    assert [first.number, second.number, other.number] == [1, 2, 1]
    assert await store.list_revisions(GUILD) == [first, second]
    assert await store.list_revisions(OTHER_GUILD) == [other]
    assert await store.revision_numbers() == {GUILD: 2, OTHER_GUILD: 1}
    kept = (await store.list_revisions(GUILD))[0].changes[0].fields
    assert kept == FIELDS
    assert list(kept) == list(FIELDS)
    assert list(kept["review"]) == list(FIELDS["review"])


async def test_what_the_author_changes_later_changes_no_revision(store: Store) -> None:
    fields = {"phrasings": ["a"]}
    await store.append_revision(revision(Change(TREATY, State.WRITTEN, fields)), seen=0)
    fields["phrasings"].append("b")

    (kept,) = await store.list_revisions(GUILD)
    assert kept.changes[0].fields == {"phrasings": ["a"]}


async def test_revisions_can_be_listed_in_part(store: Store) -> None:
    both = (change(), change(EMBASSY, State.HIDDEN))
    for number, changes in enumerate(((change(),), both, (change(EMBASSY),), ()), start=1):
        await store.append_revision(revision(*changes), seen=number - 1)

    async def numbers(**wanted: object) -> list[int]:
        return [each.number for each in await store.list_revisions(GUILD, **wanted)]  # type: ignore[arg-type]

    assert await numbers(after=1) == [2, 3, 4]
    assert await numbers(after=1, before=4) == [2, 3]
    assert await numbers(limit=2) == [1, 2]
    assert await numbers(limit=2, is_newest_first=True) == [4, 3]
    assert await numbers(item=EMBASSY) == [2, 3]
    assert await numbers(item=EMBASSY, is_newest_first=True, limit=1) == [3]
    embassy = await store.list_revisions(GUILD, item=EMBASSY, before=3)
    assert embassy[0].changes == (change(EMBASSY, State.HIDDEN),)


async def test_a_change_of_what_somebody_else_changed_unseen_conflicts(store: Store) -> None:
    await store.append_revision(revision(change()), seen=0)
    await store.append_revision(revision(change()), seen=1)

    with pytest.raises(ConflictError) as caught:
        await store.append_revision(revision(change(EMBASSY), change()), seen=0)
    await store.append_revision(revision(change(EMBASSY)), seen=0)

    assert caught.value.latest == 2
    assert [each.number for each in await store.list_revisions(GUILD)] == [1, 2, 3]


async def test_many_revisions_at_once_are_numbered_without_gaps(store: Store) -> None:
    made = await asyncio.gather(
        *(store.append_revision(revision(change()), seen=99) for _ in range(20))
    )

    assert sorted(each.number for each in made) == list(range(1, 21))
    assert await store.list_revisions(GUILD) == sorted(made, key=lambda each: each.number)


async def test_what_may_be_long_is_read_in_a_thread(
    sql_store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers: set[int] = set()

    def noting(load: Callable[[str], object]) -> Callable[[str], object]:
        def read(text: str) -> object:
            readers.add(threading.get_ident())
            return load(text)

        return read

    for column in (tables.changes.c.fields, tables.drafts.c.changes):
        assert isinstance(column.type, Json)
        monkeypatch.setattr(column.type, "load", noting(column.type.load))
    await sql_store.append_revision(revision(change()), seen=0)
    kept = await sql_store.add_draft(draft())

    assert len(await sql_store.list_revisions(GUILD)) == 1
    assert await sql_store.list_drafts(GUILD) == [kept]
    assert await sql_store.find_draft(GUILD, kept.id) == kept
    assert readers
    assert threading.get_ident() not in readers


async def test_a_draft_is_kept_whole_until_it_is_settled(store: Store) -> None:
    later = await store.add_draft(draft(minutes=1))
    sooner = await store.add_draft(draft(minutes=0))
    other = await store.add_draft(draft(guild_id=OTHER_GUILD))

    assert len({later.id, sooner.id, other.id}) == 3
    assert replace(later, id=0) == draft(minutes=1)
    assert await store.list_drafts(GUILD) == [sooner, later]
    assert await store.list_drafts(GUILD, limit=1) == [sooner]
    assert await store.find_draft(GUILD, later.id) == later
    assert await store.find_draft(OTHER_GUILD, later.id) is None


async def test_the_drafts_of_one_person_are_listed_and_dropped(store: Store) -> None:
    first = await store.add_draft(replace(draft(), state=DraftState.PREPARED))
    second = await store.add_draft(replace(draft(minutes=1), state=DraftState.PREPARED))
    working = await store.add_draft(replace(draft(), state=DraftState.WORKING))
    other = await store.add_draft(replace(draft(author_id=BEN), state=DraftState.PREPARED))

    async def listed(author_id: int | None, **options: bool) -> list[Draft]:
        return await store.list_drafts(
            GUILD, state=DraftState.PREPARED, author_id=author_id, **options
        )

    assert await listed(ANA) == [first, second]
    assert await listed(ANA, is_newest_first=True) == [second, first]
    assert await listed(None) == [first, other, second]

    await store.drop_drafts(OTHER_GUILD, ANA, DraftState.PREPARED)
    await store.drop_drafts(GUILD, ANA, DraftState.PREPARED)
    assert await listed(None) == [other]
    assert await store.list_drafts(GUILD, state=DraftState.WORKING) == [working]


async def test_a_draft_is_settled_once_and_perhaps_edited(store: Store) -> None:
    kept = await store.add_draft(draft())
    edited = (change(EMBASSY, State.BASE),)

    results = [
        await store.decide_draft(OTHER_GUILD, kept.id, DraftState.DECLINED),
        await store.decide_draft(
            GUILD, kept.id, DraftState.APPROVED, reason="é", changes=edited, seen=3
        ),
        await store.decide_draft(GUILD, kept.id, DraftState.DECLINED),
    ]

    settled = replace(kept, state=DraftState.APPROVED, reason="é", changes=edited, seen=3)
    assert results == [False, True, False]
    assert await store.find_draft(GUILD, kept.id) == settled
    assert await store.list_drafts(GUILD) == []
    assert await store.list_drafts(GUILD, state=DraftState.APPROVED) == [settled]


async def test_a_draft_may_be_worked_on_handed_in_and_then_settled(store: Store) -> None:
    kept = await store.add_draft(replace(draft(), state=DraftState.WORKING))
    assert await store.list_drafts(GUILD) == []

    steps = (DraftState.WORKING, DraftState.OPEN, DraftState.WORKING, DraftState.DECLINED)
    results = [await store.decide_draft(GUILD, kept.id, state) for state in steps]

    assert results == [True, True, True, True]
    assert not await store.decide_draft(GUILD, kept.id, DraftState.OPEN)
    assert not await store.decide_draft(GUILD, kept.id + 1, DraftState.OPEN)


async def test_a_draft_that_is_not_edited_keeps_its_changes(store: Store) -> None:
    kept = await store.add_draft(draft())
    await store.decide_draft(GUILD, kept.id, DraftState.DECLINED, reason="no")

    found = await store.find_draft(GUILD, kept.id)
    assert found == replace(kept, state=DraftState.DECLINED, reason="no")


async def test_audit_records_come_newest_first(store: Store) -> None:
    for action, minutes in (("a", 0), ("c", 2), ("b", 1), ("d", 2)):
        await store.add_audit(record(action, minutes=minutes))

    assert [each.action for each in await store.list_audit(GUILD)] == ["d", "c", "b", "a"]
    assert await store.list_audit(GUILD, limit=1) == [record("d", minutes=2)]


async def test_a_note_takes_the_place_of_the_one_before(store: Store) -> None:
    assert await store.find_note("key") is None
    await store.put_note("key", "one")
    await store.put_note("key", "zwei ü")

    assert await store.find_note("key") == "zwei ü"


async def test_a_moment_of_another_zone_comes_back_as_the_same_moment_in_utc(store: Store) -> None:
    local = NOON.astimezone(timezone(timedelta(hours=-9)))
    await store.add_audit(replace(record(), at=local))

    (kept,) = await store.list_audit(GUILD)
    assert kept.at == NOON
    assert kept.at.tzinfo is not None


async def fill(store: Store, guild_id: int, user_id: int) -> int:
    """Keep something of every kind and return the group's id."""
    await store.put_vote(vote(guild_id, user_id))
    group = await store.add_gap(gap("mine", guild_id=guild_id, asker=user_id))
    await store.add_gap(gap("theirs", guild_id=guild_id, minutes=1), group_id=group)
    await store.add_tallies([Tally(guild_id, TODAY, Outcome.ASKED, 1)])
    await store.put_settings(guild_id, GuildSettings())
    await store.append_revision(revision(change(), guild_id=guild_id, author_id=user_id), seen=0)
    await store.add_draft(draft(guild_id=guild_id, author_id=user_id))
    await store.add_audit(record(guild_id=guild_id, actor_id=user_id))
    return group


async def test_a_person_is_shown_everything_that_is_kept_about_them(store: Store) -> None:
    await fill(store, GUILD, ANA)
    await fill(store, OTHER_GUILD, BEN)

    shown = {each.kept_for: each.data for each in await store.personal_data(ANA)}

    assert len(await store.personal_data(ANA)) == len(shown) == 5
    assert {each["guild_id"] for each in shown.values()} == {str(GUILD)}
    assert shown[KeptFor.VOTE] == {
        "guild_id": str(GUILD),
        "entry": "treaty",
        "is_helpful": "yes",
        "voted_at": "2026-05-04 12:30:15.123456+00:00",
    }
    assert '"count": 3' in shown[KeptFor.ACTION]["detail"]
    assert shown[KeptFor.CHANGE]["items"] == "entry treaty"
    assert shown[KeptFor.PROPOSAL]["changes"].startswith("entry treaty: {")
    assert "Qu’est-ce qu’un traité ?" in shown[KeptFor.PROPOSAL]["changes"]


async def test_a_person_is_shown_all_that_one_change_of_theirs_was_about(store: Store) -> None:
    for guild_id in (GUILD, OTHER_GUILD):
        hidden = change(EMBASSY, State.HIDDEN)
        await store.append_revision(revision(change(), hidden, guild_id=guild_id), seen=0)

    items = [each.data["items"] for each in await store.personal_data(ANA)]
    assert items == ["entry treaty; entry embassy"] * 2


async def test_a_forgotten_person_leaves_what_others_need_without_their_id(store: Store) -> None:
    group = await fill(store, GUILD, ANA)
    await fill(store, OTHER_GUILD, BEN)
    bens = await store.personal_data(BEN)

    assert await store.forget_person(ANA) == 5

    assert await store.personal_data(ANA) == []
    assert await store.personal_data(BEN) == bens
    assert await store.count_votes(GUILD) == {}
    assert await store.gaps_of(GUILD, group) == [gap("mine"), gap("theirs", minutes=1)]
    assert [each.author_id for each in await store.list_revisions(GUILD)] == [None]
    assert [each.author_id for each in await store.list_drafts(GUILD)] == [None]
    assert await store.list_audit(GUILD) == [record(actor_id=None)]
    assert await store.forget_person(ANA) == 0


async def test_a_forgotten_guild_leaves_nothing(store: Store) -> None:
    await fill(store, GUILD, ANA)
    await fill(store, OTHER_GUILD, BEN)
    assert await store.guilds() == [GUILD, OTHER_GUILD]

    await store.forget_guild(GUILD)

    assert await store.guilds() == [OTHER_GUILD]
    assert await store.personal_data(ANA) == []
    assert await store.get_settings(GUILD) == GuildSettings()
    assert await store.revision_numbers() == {OTHER_GUILD: 1}
    assert len(await store.personal_data(BEN)) == 5


async def test_old_gaps_and_votes_are_deleted_and_groups_with_their_last_gap(store: Store) -> None:
    mixed = await store.add_gap(gap("old", minutes=0))
    await store.add_gap(gap("new", minutes=5), group_id=mixed)
    emptied = await store.add_gap(gap(minutes=4))
    other = await store.add_gap(gap(guild_id=OTHER_GUILD))
    await store.put_vote(vote(minutes=4))
    await store.put_vote(vote(user_id=BEN, minutes=5))

    assert await store.forget_older(GUILD, at(5)) == 3

    assert await store.list_groups(GUILD) == [GapGroup(mixed, GUILD, "new", 1, at(5), at(5))]
    assert await store.count_votes(GUILD) == {"treaty": VoteCount(1, 0)}
    assert [each.id for each in await store.list_groups(OTHER_GUILD)] == [other]
    with pytest.raises(MissingError):
        await store.add_gap(gap(), group_id=emptied)


@pytest.mark.parametrize("state", DraftState)
async def test_of_old_drafts_only_the_unfinished_are_deleted(
    store: Store, state: DraftState
) -> None:
    old, new, elsewhere = [
        await store.add_draft(replace(draft(guild_id=guild_id, minutes=minutes), state=state))
        for guild_id, minutes in ((GUILD, 1), (GUILD, 9), (OTHER_GUILD, 1))
    ]

    is_deleted = state in UNFINISHED
    assert await store.forget_older(GUILD, at(5)) == is_deleted
    assert (await store.find_draft(GUILD, old.id) is None) == is_deleted
    assert await store.find_draft(GUILD, new.id) is not None
    assert await store.find_draft(OTHER_GUILD, elsewhere.id) is not None


async def test_ids_are_never_given_twice(store: Store) -> None:
    group = await store.add_gap(gap())
    kept = await store.add_draft(draft())
    await store.forget_guild(GUILD)

    assert await store.add_gap(gap()) > group
    assert (await store.add_draft(draft())).id > kept.id


async def test_messages_outside_of_guilds_are_kept_like_those_of_a_guild(store: Store) -> None:
    await store.put_vote(vote(NO_GUILD))

    assert await store.count_votes(NO_GUILD) == {"treaty": VoteCount(1, 0)}
    assert await store.guilds() == [NO_GUILD]
