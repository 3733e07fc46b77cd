"""What the desk lists and opens, whatever surface asks."""

from __future__ import annotations

import pytest

from bot.core.knowledge import Knowledge
from bot.core.model import Entry, Pack
from bot.core.retrieve import UNRELATED_SCORE
from bot.core.suggest import picked_entry
from bot.service.answer import Answerer
from bot.service.conversations import Conversations
from bot.service.converse import Answered
from bot.service.desk import (
    MOST_ALTERNATIVES,
    OTHERS,
    SEARCH_CHARS,
    Desk,
    Section,
    TopicList,
)
from bot.service.popularity import Popularity
from bot.service.snapshot import Snapshot
from tests.support.knowledge import answerer_for, answerer_from, entry, know
from tests.support.library import ENTRIES, TOPICS, shelf

LOOSE = Entry("wifi", "Is there wifi?", "Yes.", pack="p")


def _desk(*entries: Entry) -> Desk:
    knowledge = Knowledge((Pack("p", "Pack", topics=TOPICS, entries=entries),))
    return Desk(Answerer(shelf(knowledge)), Conversations(float))


def test_topics_are_counted_and_entries_without_one_too() -> None:
    found = _desk(*ENTRIES[:4], LOOSE).list_topics()
    assert found.topics == ((TOPICS[0], 4),)
    assert found.others == 1


def test_a_section_is_a_topic_with_its_entries() -> None:
    desk = _desk(*ENTRIES, LOOSE)
    assert desk.find_section("lending") == Section(TOPICS[0], ENTRIES[:4])
    assert desk.find_section(OTHERS) == Section(None, (LOOSE,))
    assert desk.find_section("gone") is None
    assert _desk(*ENTRIES).find_section(OTHERS) is None


def test_a_topic_is_opened_by_id_name_or_entry_or_else_all_are_listed() -> None:
    desk = _desk(*ENTRIES)
    assert desk.open_topic("topic:rooms") == Section(TOPICS[1], ENTRIES[4:])
    for name in ("rooms", "reading room rules"):
        said = desk.open_topic(name)
        assert isinstance(said, Answered)
        assert said.reply.topic == TOPICS[1]
    assert desk.open_topic(" ") == desk.list_topics()
    said = desk.open_topic("topic:gone")
    assert isinstance(said, TopicList)
    assert said.sought == "gone"
    said = desk.open_topic("topic:reading-room-rules")
    assert isinstance(said, Answered)
    assert said.reply.topic == TOPICS[1]


def test_a_search_takes_its_words_on_one_line_and_not_too_many() -> None:
    desk = _desk(*ENTRIES)
    assert desk.search(" renew\n a  book ").words == "renew a book"
    assert len(desk.search("renew " * 100).words) <= SEARCH_CHARS
    assert desk.search("").entries == ()


def test_a_search_finds_everything_that_is_near_and_best_first() -> None:
    rooms = [entry(f"room-{n}", f"How do I book the meeting room {n}?") for n in range(40)]
    desk = Desk(answerer_for(know(*rooms)), Conversations(float))
    found = desk.search("book the meeting room 7")

    assert len(found.entries) == 40
    assert found.entries[0].id == "room-7"
    scores = [each.score for each in found.candidates]
    assert scores == sorted(scores, reverse=True)


def test_a_search_agrees_with_what_is_answered(shipped_lexical: Snapshot) -> None:
    answerer = answerer_from(shipped_lexical)
    words = "what does a diplomat do all day"
    found = {
        each.id: each for each in Desk(answerer, Conversations(float)).search(words).candidates
    }
    asked = [each for each in answerer.answer(words).candidates if each.score > UNRELATED_SCORE]

    assert len(found) > len(asked)
    assert [found[each.id] for each in asked] == asked


def test_a_search_that_nothing_is_near_to_finds_the_entries_with_a_word() -> None:
    filler = " ".join(f"It has a page about subject number {n}." for n in range(60))
    desk = Desk(
        answerer_for(
            know(
                entry("rules", "What are the rules?", f"{filler} There is a piano."),
                entry("gate", "Where is the gate?", "Turn right."),
            )
        ),
        Conversations(float),
    )
    found = desk.search("wanted urgently: piano tuners, hurdy-gurdy menders, saxophone polishers")

    assert [each.id for each in found.entries] == ["rules"]
    assert desk.search("hurdy-gurdy").entries == ()


def test_what_else_could_be_meant_leaves_out_what_did_not_help() -> None:
    desk = _desk(*ENTRIES)
    others = desk.alternatives("how do i renew a book", without="renew-online")

    assert others[0].id == "renew-phone"
    assert "renew-online" not in [each.id for each in others]
    assert len(others) <= MOST_ALTERNATIVES


def test_where_nothing_else_is_near_the_follow_ups_are_what_else_could_be_meant() -> None:
    desk = _desk(*ENTRIES)
    others = desk.alternatives("zxqv", without="loan-period")

    assert [each.id for each in others][:2] == ["renew-online", "late-fee"]
    assert desk.alternatives("zxqv", without="gone") == ()


@pytest.mark.parametrize(
    ("gone", "expected"),
    [
        pytest.param("renew-books-online", ["renew-online", "renew-phone"], id="most of its words"),
        pytest.param("online-renewal", ["renew-online"], id="in other forms"),
        pytest.param("reading_room_rules", ["reading-room"], id="the words of the question"),
        pytest.param("late-book-cost", ["late-fee"], id="the question says it"),
        pytest.param("renew", ["renew-online", "renew-phone"], id="several"),
        pytest.param("parking-bicycles", [], id="nothing like it"),
        pytest.param("the-of", [], id="no word that says anything"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_successors(gone: str, expected: list[str]) -> None:
    assert [each.id for each in _desk(*ENTRIES).successors(gone)] == expected


def test_a_whole_answer_is_opened_by_its_pages() -> None:
    lines = [f"Rule {n} is about chair number {n}, which has four legs." for n in range(200)]
    long = entry("long", "What are the rules?", "\n\n".join(lines))
    desk = Desk(answerer_for(know(long)), Conversations(float))
    first = desk.open("long", party=1)
    assert first is not None
    assert (first.page, first.has_more) == (0, True)
    pages = [desk.open("long", page=page) for page in range(1, first.pages + 1)]
    texts = [each.excerpt.text for each in pages if each is not None and each.excerpt is not None]

    assert first.pages > 2
    assert "\n\n".join(texts).split("\n\n") == lines
    assert [each.has_more for each in pages if each is not None] == [True] * (first.pages - 1) + [
        False
    ]
    beyond = desk.open("long", page=99)
    assert beyond == pages[-1]
    assert desk.open("gone", page=2) is None


def test_telling_more_turns_the_pages_to_the_end() -> None:
    lines = [f"Rule {n} is about chair number {n}, which has four legs." for n in range(200)]
    long = entry("long", "What are the rules?", "\n\n".join(lines), follow_ups=("gate",))
    desk = Desk(answerer_for(know(long, entry("gate", "Where is the gate?"))), Conversations(float))
    said = [desk.hear(1, text) for text in ["what are the rules", *["tell me more"] * 6]]
    replies = [each.reply for each in said if isinstance(each, Answered)]
    pages = replies[0].pages

    assert [each.page for each in replies[: pages + 1]] == list(range(pages + 1))
    after = replies[pages + 1]
    assert after.entry is not None
    assert after.entry.id == "gate"


def test_what_is_asked_most_is_suggested_after_the_starters() -> None:
    popularity = Popularity()
    desk = Desk(Answerer(shelf()), Conversations(float), popularity)
    popularity.note(7, "reading-room")

    def offered(guild_id: int) -> list[str | None]:
        return [picked_entry(each.value) for each in desk.suggest("", guild_id=guild_id)]

    assert offered(7) == ["loan-period", "renew-online", "reading-room"]
    assert offered(8) == ["loan-period", "renew-online"]
