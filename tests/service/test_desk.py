"""What the desk lists and opens, whatever surface asks."""

from __future__ import annotations

from bot.core.knowledge import Knowledge
from bot.core.model import Entry, Pack
from bot.service.answer import Answerer
from bot.service.conversations import Conversations
from bot.service.converse import Answered
from bot.service.desk import OTHERS, SEARCH_CHARS, Desk, Section, TopicList
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
    assert said.sought == "topic:gone"


def test_a_search_takes_its_words_on_one_line_and_not_too_many() -> None:
    desk = _desk(*ENTRIES)
    assert desk.search(" renew\n a  book ").words == "renew a book"
    assert len(desk.search("renew " * 100).words) <= SEARCH_CHARS
    assert desk.search("").entries == ()
