"""The figures of a guild, as data, as CSV and in words."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.feedback import Gap, GapGroup, GroupState, Lack, Outcome, Tally, Vote, VoteCount
from bot.core.knowledge import Knowledge
from bot.service.report import COLUMNS, LONGEST_ALT_TEXT_CHARS, alt_text, stats_csv
from bot.service.stats import (
    Counts,
    Day,
    EntryFigures,
    Stats,
    gather_stats,
    helpful_share,
    share,
)
from bot.storage.memory import MemoryStore
from tests.support.knowledge import entry, know

HERE, ELSEWHERE = 7, 8
UNTIL = date(2026, 11, 22)
SINCE = UNTIL - timedelta(days=2)
CITY = know(
    entry("gate", "Where is the gate?"),
    entry("tower", "How high is the tower?"),
    entry("market", "When is the market?"),
)


def tally(
    outcome: Outcome, count: int, name: str = "", *, day: date = UNTIL, guild: int = HERE
) -> Tally:
    return Tally(guild, day, outcome, count, name)


def at(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


async def figures(
    *tallies: Tally,
    votes: Sequence[Vote] = (),
    gaps: Sequence[str] = (),
    knowledge: Knowledge = CITY,
    since: date = SINCE,
) -> Stats:
    store = MemoryStore()
    await store.add_tallies(tallies)
    for vote in votes:
        await store.put_vote(vote)
    groups: dict[str, int] = {}
    for text in gaps:
        gap = Gap(HERE, text, Lack.MISS, at(UNTIL))
        groups[text] = await store.add_gap(gap, group_id=groups.get(text))
    return await gather_stats(store, HERE, knowledge, since, UNTIL)


def vote(user: int, name: str, *, is_helpful: bool, guild: int = HERE) -> Vote:
    return Vote(guild, user, name, is_helpful, at(UNTIL))


async def test_every_day_is_there_and_has_its_counts() -> None:
    stats = await figures(
        tally(Outcome.ASKED, 5, day=SINCE),
        tally(Outcome.ANSWERED, 2, "gate", day=SINCE),
        tally(Outcome.ANSWERED, 1, "tower", day=SINCE),
        tally(Outcome.OFFERED, 1, day=SINCE),
        tally(Outcome.CHOSEN, 4, "gate", day=SINCE),
        tally(Outcome.MISSED, 1, day=SINCE),
        tally(Outcome.ASKED, 2),
    )
    assert stats.days == (
        Day(SINCE, Counts(asked=5, answered=3, offered=1, chosen=4, missed=1)),
        Day(SINCE + timedelta(days=1), Counts()),
        Day(UNTIL, Counts(asked=2)),
    )
    assert stats.total == Counts(asked=7, answered=3, offered=1, chosen=4, missed=1)
    assert (stats.since, stats.until) == (SINCE, UNTIL)


@pytest.mark.parametrize(
    "strange",
    [
        pytest.param(tally(Outcome.ASKED, 1, day=SINCE - timedelta(days=1)), id="before"),
        pytest.param(tally(Outcome.ASKED, 1, day=UNTIL + timedelta(days=1)), id="after"),
        pytest.param(tally(Outcome.ASKED, 1, guild=ELSEWHERE), id="another guild"),
    ],
)
async def test_nothing_else_is_counted(strange: Tally) -> None:
    assert (await figures(strange)).is_empty


async def test_entries_are_ranked_by_how_often_they_were_shown() -> None:
    stats = await figures(
        tally(Outcome.ANSWERED, 2, "gate"),
        tally(Outcome.ANSWERED, 1, "tower"),
        tally(Outcome.CHOSEN, 3, "tower"),
        tally(Outcome.CHOSEN, 9),  # a pick of no entry
        tally(Outcome.ANSWERED, 2, "gone"),
        votes=[vote(1, "gate", is_helpful=True), vote(2, "gate", is_helpful=False)],
    )
    assert stats.entries == (
        EntryFigures("tower", "How high is the tower?", 4),
        EntryFigures("gate", "Where is the gate?", 2, VoteCount(1, 1)),
        EntryFigures("gone", "", 2),
    )
    assert [each.title for each in stats.entries][-1] == "gone"
    assert [each.entry for each in stats.unused] == ["market"]
    assert stats.in_force == 3


async def test_an_entry_is_unused_when_it_was_only_shown_before() -> None:
    before = SINCE - timedelta(days=1)
    stats = await figures(tally(Outcome.ANSWERED, 2, "gate", day=before))
    assert [each.entry for each in stats.unused] == ["gate", "tower", "market"]


async def test_votes_of_all_entries_are_counted_those_of_other_guilds_are_not() -> None:
    stats = await figures(
        votes=[
            vote(1, "gate", is_helpful=True),
            vote(1, "gone", is_helpful=True),
            vote(2, "tower", is_helpful=False),
            vote(3, "gate", is_helpful=False, guild=ELSEWHERE),
        ]
    )
    assert stats.votes == VoteCount(2, 1)
    assert helpful_share(stats.votes) == pytest.approx(2 / 3)


async def test_gaps_are_open_groups_most_asked_first() -> None:
    stats = await figures(gaps=["ferry", "ferry", "bridge"])
    assert [(gap.text, gap.count) for gap in stats.gaps] == [("ferry", 2), ("bridge", 1)]


async def test_a_group_that_is_settled_is_no_gap() -> None:
    store = MemoryStore()
    group = await store.add_gap(Gap(HERE, "ferry", Lack.MISS, at(UNTIL)))
    await store.set_state(HERE, group, GroupState.DISMISSED, expected=GroupState.OPEN)
    assert (await gather_stats(store, HERE, CITY, SINCE, UNTIL)).gaps == ()


async def test_a_guild_without_anything_has_figures() -> None:
    stats = await figures(knowledge=know())
    assert stats.is_empty
    assert (stats.entries, stats.unused, stats.gaps) == ((), (), ())
    assert stats.total.answered_share is None
    assert helpful_share(stats.votes) is None


@pytest.mark.parametrize("length", [1, 7, 30, 365])
async def test_a_period_has_its_length(length: int) -> None:
    stats = await figures(since=UNTIL - timedelta(days=length - 1))
    assert len(stats.days) == length


@pytest.mark.parametrize("length", [-3, 0, 366])
async def test_any_other_period_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match=f"1 to 365 days, not {length}"):
        await figures(since=UNTIL - timedelta(days=length - 1))


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        pytest.param(1, 4, 0.25, id="a quarter"),
        pytest.param(0, 4, 0.0, id="none of it"),
        pytest.param(0, 0, None, id="of nothing"),
        pytest.param(5, 4, 1.0, id="a part that is ahead"),
    ],
)
def test_a_share_is(part: int, whole: int, expected: float | None) -> None:
    assert share(part, whole) == expected


def test_the_shares_are_of_what_was_asked() -> None:
    counts = Counts(asked=10, answered=5, offered=3, chosen=90, missed=2)
    shares = (counts.answered_share, counts.offered_share, counts.missed_share)
    assert shares == (0.5, 0.3, 0.2)


async def test_the_busiest_day_is_the_latest_of_several() -> None:
    stats = await figures(tally(Outcome.ASKED, 4, day=SINCE), tally(Outcome.ASKED, 4))
    assert stats.busiest.day == UNTIL


def rows(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


async def test_the_csv_holds_all_figures() -> None:
    stats = await figures(
        tally(Outcome.ASKED, 3),
        tally(Outcome.ANSWERED, 2, "gate"),
        votes=[vote(1, "gate", is_helpful=True)],
        gaps=["ferry"],
    )
    found = [tuple(row.values()) for row in rows(stats_csv(stats))]
    assert len(found) == 3 * 5 + 5 + 2 + 3 * (1 + 2) + 1
    assert {
        ("days", "2026-11-22", "", "", "asked", "3"),
        ("days", "2026-11-21", "", "", "asked", "0"),
        ("total", "", "", "", "answered", "2"),
        ("total", "", "", "", "helpful", "1"),
        ("entries", "", "gate", "Where is the gate?", "shown", "2"),
        ("entries", "", "gate", "Where is the gate?", "helpful", "1"),
        ("unused", "", "market", "When is the market?", "shown", "0"),
        ("gaps", "2026-11-22", "1", "ferry", "asked", "1"),
    } <= set(found)


async def test_no_person_is_in_the_csv() -> None:
    stats = await figures(votes=[vote(123_456_789, "gate", is_helpful=True)], gaps=["ferry"])
    assert b"123456789" not in stats_csv(stats)


NOTHING = Stats((Day(UNTIL, Counts()),), Counts(), (), (), 0, (), VoteCount())


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_every_text_is_read_back_from_the_csv(texts: list[str]) -> None:
    gaps = tuple(
        GapGroup(place, HERE, text, place, at(UNTIL), at(UNTIL)) for place, text in enumerate(texts)
    )
    found = [row for row in rows(stats_csv(replace(NOTHING, gaps=gaps))) if row["table"] == "gaps"]
    assert [tuple(row) for row in found] == [COLUMNS] * len(texts)
    assert [row["count"] for row in found] == [str(place) for place in range(len(texts))]
    for text, row in zip(texts, found, strict=True):
        assert row["text"] in (text, f"'{text}")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d"])
def test_a_formula_is_kept_from_running(start: str) -> None:
    entries = (EntryFigures(f"{start}id", f"{start}SUM(A1)", 1),)
    row = rows(stats_csv(replace(NOTHING, entries=entries)))[-1]
    assert (row["id"], row["text"]) == (f"'{start}id", f"'{start}SUM(A1)")


class Plain:
    """Sentences that say all that they are given, after a start as long as wanted."""

    def __init__(self, start: str = "") -> None:
        self.start = start

    def nothing(self, since: date, until: date) -> str:
        return f"{self.start}Nothing from {since} to {until}."

    def counts(self, since: date, until: date, counts: Counts) -> str:
        return f"{self.start}{counts.asked} asked from {since} to {until}."

    def busiest(self, day: date, asked: int) -> str:
        return f"Most on {day}: {asked}."

    def votes(self, votes: VoteCount) -> str:
        return f"{votes.helpful} helpful."

    def entries(self, titles: Sequence[tuple[str, int]]) -> str:
        return "Shown: " + ", ".join(f"{title} {count}" for title, count in titles) + "."

    def gaps(self, texts: Sequence[tuple[str, int]]) -> str:
        return "Open: " + ", ".join(f"{text} {count}" for text, count in texts) + "."

    def unused(self, unused: int, in_force: int) -> str:
        return f"{unused} of {in_force} unused."


async def test_the_words_say_what_the_picture_shows() -> None:
    stats = await figures(
        tally(Outcome.ASKED, 3),
        tally(Outcome.ANSWERED, 2, "gate"),
        votes=[vote(1, "gate", is_helpful=True)],
        gaps=["ferry"],
    )
    assert alt_text(stats, Plain()) == (
        "3 asked from 2026-11-20 to 2026-11-22. Most on 2026-11-22: 3. 1 helpful. "
        "Shown: Where is the gate? 2. Open: ferry 1. 2 of 3 unused."
    )


async def test_the_words_for_nothing_are_few() -> None:
    stats = await figures(knowledge=know())
    assert alt_text(stats, Plain()) == "Nothing from 2026-11-20 to 2026-11-22."


@pytest.mark.parametrize(
    ("start_chars", "ending"),
    [
        pytest.param(900, "2 of 3 unused.", id="the list of gaps is left out"),
        pytest.param(3_000, "…", id="the first sentence is cut"),
    ],
)
async def test_the_words_fit(start_chars: int, ending: str) -> None:
    stats = await figures(tally(Outcome.ANSWERED, 2, "gate"), gaps=["ferry " * 20] * 2)
    said = alt_text(stats, Plain("a" * start_chars))
    assert len(said) <= LONGEST_ALT_TEXT_CHARS
    assert said.endswith(ending)


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5), st.integers(0, 1_100))
def test_the_words_fit_whatever_they_say(texts: list[str], start_chars: int) -> None:
    entries = tuple(EntryFigures("gate", text * 50, 1) for text in texts)
    stats = replace(NOTHING, entries=entries, in_force=1)
    assert 0 < len(alt_text(stats, Plain("a" * start_chars))) <= LONGEST_ALT_TEXT_CHARS
