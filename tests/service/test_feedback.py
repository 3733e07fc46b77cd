"""What members tell us: written at once when meant for us, and later when noticed by the way."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.feedback import GroupState, Lack, Outcome, VoteCount
from bot.core.suggest import picked_entry, suggest
from bot.errors import StorageError
from bot.service.feedback import MOST_WAITING_GAPS, Feedback
from bot.service.grouping import Grouping
from bot.service.popularity import Popularity
from bot.service.sieve import DAILY_CAP, EnoughForToday
from tests.support.knowledge import answerer_for, entry, indexed, know
from tests.support.stores import FlakyStore, WallClock

GUILD, ADA, BOB = 7, 1, 2
CITY = know(
    entry("gate", "Where is the gate?", "Turn right."),
    entry("cafe", "Where is the cafe?", keywords=("tea",)),
    entry("bar", "Where is the bar?", keywords=("tea",)),
    out_of_scope=("Can I bring my dog?",),
)


class Town:
    def __init__(self) -> None:
        self.answerer = answerer_for(CITY)
        self.store = FlakyStore()
        self.clock = WallClock()
        self.popularity = Popularity()
        grouping = Grouping(self.store, self.answerer)
        self.feedback = Feedback(self.store, grouping, self.popularity, self.clock)

    def ask(self, text: str, member: int = ADA) -> None:
        self.feedback.note(self.answerer.answer(text), member=member, guild_id=GUILD, channel_id=3)

    async def counts(self) -> dict[tuple[Outcome, str], int]:
        since = self.clock.now.date() - timedelta(days=1)
        tallies = await self.store.list_tallies(GUILD, since=since)
        return {(each.outcome, each.entry): each.count for each in tallies}

    async def gaps(self) -> list[tuple[str, int]]:
        groups = await self.store.list_groups(GUILD, is_newest_first=False, limit=2_000)
        return sorted((each.text, each.count) for each in groups)


async def test_a_vote_is_kept_at_once_and_a_later_one_takes_its_place() -> None:
    town = Town()
    for is_helpful in (False, True):
        await town.feedback.vote(GUILD, ADA, "gate", is_helpful=is_helpful)

    assert await town.store.count_votes(GUILD) == {"gate": VoteCount(helpful=1)}


async def test_what_a_member_does_on_purpose_fails_aloud() -> None:
    town = Town()
    town.store.is_down = True

    with pytest.raises(StorageError):
        await town.feedback.vote(GUILD, ADA, "gate", is_helpful=True)
    with pytest.raises(StorageError):
        await town.feedback.request(GUILD, "zeppelin tours", member=ADA)


async def test_outcomes_are_counted_and_written_by_a_flush() -> None:
    town = Town()
    for text in ("where is the gate", "tea", "zeppelin sailing", ""):
        town.ask(text)
    picked = town.answerer.show("bar")
    assert picked is not None
    town.feedback.note(picked, member=ADA, guild_id=GUILD)

    assert await town.counts() == {}
    await town.feedback.flush()
    await town.feedback.flush()

    assert await town.counts() == {
        (Outcome.ASKED, ""): 3,
        (Outcome.ANSWERED, "gate"): 1,
        (Outcome.OFFERED, ""): 1,
        (Outcome.MISSED, ""): 1,
        (Outcome.CHOSEN, "bar"): 1,
    }
    assert town.popularity.most_asked(GUILD) == ("gate", "bar")


async def test_a_failed_flush_keeps_everything_for_the_next() -> None:
    town = Town()
    town.ask("zeppelin sailing")
    town.store.is_down = True
    for _ in range(3):
        await town.feedback.flush()
    town.ask("where is the gate")
    town.store.is_down = False
    await town.feedback.flush()

    assert (await town.counts())[Outcome.ASKED, ""] == 2
    assert await town.gaps() == [("zeppelin sailing", 1)]


async def test_a_gap_that_always_fails_does_not_hold_up_the_others() -> None:
    town = Town()
    town.store.refused = "poison"
    for text in ("poison", "zeppelin sailing"):
        town.ask(text)
    for _ in range(2):
        await town.feedback.flush()

    assert await town.gaps() == [("zeppelin sailing", 1)]


async def test_a_gap_outlasts_a_database_that_is_away_for_long() -> None:
    town = Town()
    town.ask("zeppelin sailing")
    town.store.refused = "zeppelin sailing"
    await town.feedback.flush()  # the counts are written, the gap is not
    town.store.refused, town.store.is_down = "", True
    for _ in range(50):
        await town.feedback.flush()
    town.store.is_down = False
    await town.feedback.flush()

    assert await town.gaps() == [("zeppelin sailing", 1)]


async def test_a_gap_that_the_database_refuses_is_given_up(
    caplog: pytest.LogCaptureFixture,
) -> None:
    town = Town()
    town.store.refused = "poison"
    town.ask("poison")
    for _ in range(50):
        await town.feedback.flush()
    town.store.refused = ""
    await town.feedback.flush()

    assert await town.gaps() == []
    assert "A gap of guild 7 is lost." in caplog.text


async def test_the_queue_is_bounded_and_the_oldest_is_lost() -> None:
    town = Town()
    town.store.is_down = True
    for number in range(MOST_WAITING_GAPS + 1):
        town.ask(f"zeppelin {number}", member=number)
    town.store.is_down = False
    await town.feedback.flush()

    texts = {text for text, _ in await town.gaps()}
    assert "zeppelin 0" not in texts
    assert "zeppelin 1" in texts


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("?!", id="signs"),
        pytest.param("12345", id="no letters"),
        pytest.param("hello", id="a greeting"),
        pytest.param("thank you", id="thanks"),
        pytest.param("nope", id="a bare no"),
        pytest.param("help", id="a command"),
        pytest.param("can i bring my dog", id="declared out of scope"),
        pytest.param("where is the gate", id="answered"),
    ],
)
async def test_what_is_no_open_question_is_no_gap(text: str) -> None:
    town = Town()
    town.ask(text)
    await town.feedback.flush()

    assert await town.gaps() == []


async def test_a_gap_holds_where_and_what_was_asked_and_not_who_asked() -> None:
    town = Town()
    town.ask("zeppelin <@42> \ud800 sailing\x00")
    await town.feedback.flush()

    (group,) = await town.store.list_groups(GUILD)
    (gap,) = await town.store.gaps_of(GUILD, group.id)
    assert (gap.text, gap.lack, gap.channel_id) == ("zeppelin sailing", Lack.MISS, 3)
    assert (gap.asker, gap.asked_at) == (None, town.clock.now)


async def test_a_repetition_within_minutes_is_one_gap_and_others_may_repeat_it() -> None:
    town = Town()
    for text in ("zeppelin sailing", "Zeppelin sailing!"):
        town.ask(text)
    town.ask("zeppelin sailing", member=BOB)
    town.clock.advance(minutes=11)
    town.ask("zeppelin sailing")
    await town.feedback.flush()

    assert await town.gaps() == [("zeppelin sailing", 3)]


async def test_one_member_opens_no_more_gaps_than_the_daily_cap() -> None:
    town = Town()
    for number in range(DAILY_CAP + 5):
        town.ask(f"zeppelin{number}x")
    town.clock.advance(days=1)
    town.ask("a new day for airships")
    await town.feedback.flush()

    assert sum(count for _, count in await town.gaps()) == DAILY_CAP + 1


async def test_one_member_sends_no_more_requests_than_the_daily_cap() -> None:
    town = Town()
    for number in range(DAILY_CAP):
        sent = await town.feedback.request(GUILD, f"zeppelin{number}x", member=ADA)
        assert isinstance(sent, int)
    assert await town.feedback.request(GUILD, "airships", member=ADA) == EnoughForToday()
    assert isinstance(await town.feedback.request(GUILD, "airships", member=BOB), int)
    town.clock.advance(days=1)
    assert isinstance(await town.feedback.request(GUILD, "airships", member=ADA), int)

    assert sum(count for _, count in await town.gaps()) == DAILY_CAP + 2


async def test_what_was_just_asked_in_vain_can_be_sent_to_the_moderators_and_again() -> None:
    town = Town()
    town.ask("zeppelin sailing")
    await town.feedback.flush()
    for wish in ("", "With prices"):
        await town.feedback.request(GUILD, "zeppelin sailing", member=ADA, wish=wish)

    assert await town.gaps() == [("zeppelin sailing", 3)]


async def test_refused_choices_count_like_what_nothing_answered() -> None:
    town = Town()
    for text in ("tea", "tea", "?!", *(f"zeppelin{number}x" for number in range(DAILY_CAP))):
        town.feedback.note_refused(text, member=ADA, guild_id=GUILD, channel_id=3)
    town.ask("airships")
    await town.feedback.flush()

    gaps = await town.gaps()
    assert ("tea", 1) in gaps
    assert sum(count for _, count in gaps) == DAILY_CAP


async def test_who_has_their_data_deleted_has_no_new_cap_but_may_ask_the_same_again() -> None:
    town = Town()
    town.ask("zeppelin sailing")
    town.feedback.forget(ADA)
    town.ask("zeppelin sailing")
    for number in range(DAILY_CAP):
        town.feedback.forget(ADA)
        town.ask(f"zeppelin{number}x")
    await town.feedback.flush()

    kept = dict(await town.gaps())
    assert kept["zeppelin sailing"] == 2
    assert sum(kept.values()) == DAILY_CAP


async def test_a_request_has_the_wish_and_who_wants_to_hear_of_it() -> None:
    town = Town()
    town.ask("zeppelin sailing")
    await town.feedback.flush()
    group_id = await town.feedback.request(
        GUILD,
        "zeppelin sailing",
        member=ADA,
        lack=Lack.UNHELPFUL,
        entry="gate",
        wish="With prices",
        asker=ADA,
    )

    assert isinstance(group_id, int)

    _, gap = await town.store.gaps_of(GUILD, group_id)
    assert (gap.lack, gap.entry, gap.wish, gap.asker) == (
        Lack.UNHELPFUL,
        "gate",
        "With prices",
        ADA,
    )


async def test_a_request_without_a_question_is_known_by_its_wish() -> None:
    town = Town()
    group_id = await town.feedback.request(GUILD, " ", member=ADA, wish="Tell me about airships")
    assert isinstance(group_id, int)
    assert (await town.store.gaps_of(GUILD, group_id))[0].text == "Tell me about airships"

    with pytest.raises(ValueError, match="a question or a wish"):
        await town.feedback.request(GUILD, " ", member=ADA, wish="\x00")


async def test_a_settled_group_is_left_alone() -> None:
    town = Town()
    first = await town.feedback.request(GUILD, "zeppelin sailing", member=ADA)
    assert isinstance(first, int)
    await town.store.set_state(GUILD, first, GroupState.ANSWERED, expected=GroupState.OPEN)

    assert await town.feedback.request(GUILD, "zeppelin sailing", member=ADA) != first


def test_popularity_is_bounded_by_entry_and_by_guild() -> None:
    popularity = Popularity(most_guilds=2, most_entries=4)
    for number in range(10):
        popularity.note(1, "often")
        popularity.note(1, f"rare-{number}")
    assert popularity.most_asked(1)[0] == "often"
    assert len(popularity.most_asked(1)) <= 4
    for guild in (2, 3):
        popularity.note(guild, "gate")
    assert popularity.most_asked(1) == ()
    popularity.forget(2)
    assert (popularity.most_asked(2), popularity.most_asked(3)) == ((), ("gate",))


async def test_popularity_starts_from_what_is_stored() -> None:
    town = Town()
    for text in ("where is the gate", "where is the gate", "where is the bar", "tea"):
        town.ask(text)
    await town.feedback.flush()
    popularity = Popularity()
    await popularity.load(town.store, [GUILD], since=town.clock.now.date())

    assert popularity.most_asked(GUILD) == ("gate", "bar")


def test_the_popular_ones_follow_the_starters_before_anything_is_typed() -> None:
    many = indexed(know(*CITY.entries, starters=("cafe",)))
    found = suggest("", many, popular=("bar", "gone", "cafe", "gate"))
    assert [picked_entry(each.value) for each in found] == ["cafe", "bar", "gate"]
    assert suggest("gate", many, popular=("bar",)) == suggest("gate", many)
