"""Every card fits what Discord takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from discord import ui
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.card import LABEL_CHARS, TEXT_CHARS, Card, Choice, render
from bot.chat.lists import card_of_ranking, card_of_topics
from bot.chat.parts import CALM_BLUE
from bot.chat.present import card_of, card_of_reply
from bot.chat.press import InTopic, Show, decode_menu, decode_press
from bot.chat.public import published
from bot.chat.scene import Scene, Where
from bot.chat.words import Words
from bot.content.limits import ANSWER_CHARS, QUESTION_CHARS, SUMMARY_CHARS, TITLE_CHARS
from bot.core.conversation import Decline, Greet, Thank
from bot.core.decide import Choices, Match, Miss, Reason
from bot.core.knowledge import Knowledge
from bot.core.model import Entry, Pack, Source, Topic
from bot.core.reply import Reply, compose_reply, reply_with_entry, turned_to
from bot.service.converse import SmallTalk
from bot.service.desk import SEARCH_CHARS, Help, Privacy, Ranking, TopicList, Wordless
from bot.service.snapshot import Snapshot, build_snapshot
from tests.support.library import shipped_languages
from tests.support.markup import open_markup
from tests.support.properties import steady_few

ENGLISH = shipped_languages().english


def _components(view: ui.LayoutView) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    waiting: list[dict[str, Any]] = view.to_components()  # type: ignore[no-untyped-call]
    while waiting:
        each = waiting.pop(0)
        found.append(each)
        waiting += each.get("components", [])
    return found


def _assert_fits(card: Card) -> None:
    parts = _components(render(card))
    texts = [each["content"] for each in parts if each["type"] == 10]
    buttons = [each for each in parts if each["type"] == 2]
    assert texts
    assert all(text.strip() for text in texts)
    assert sum(map(len, texts)) <= TEXT_CHARS
    assert len(parts) <= 40
    rows = [each["components"] for each in parts if each["type"] == 1]
    assert all(1 <= len(row) <= (5 if row[0]["type"] == 2 else 1) for row in rows)
    assert all(1 <= len(each["label"]) <= LABEL_CHARS for each in buttons)
    assert all(decode_press(each["custom_id"]) is not None for each in buttons)
    assert len({each["custom_id"] for each in buttons}) == len(buttons)
    for menu in (each for each in parts if each["type"] == 3):
        _assert_menu_fits(menu)


def _assert_menu_fits(menu: dict[str, Any]) -> None:
    options = menu["options"]
    assert decode_menu(menu["custom_id"]) is not None
    assert 1 <= len(options) <= 25
    assert len({each["value"] for each in options}) == len(options)
    assert all(1 <= len(each[key]) <= 100 for each in options for key in ("label", "value"))
    assert all(len(each.get("description") or "") <= 100 for each in options)
    assert 1 <= len(menu["placeholder"]) <= 150


def _pages_of(reply: Reply) -> Iterator[Reply]:
    """Yield `reply`, and the pages of the whole answer if it is one."""
    yield reply
    for page in range(1, reply.pages + 1):
        yield turned_to(reply, page)


LANGUAGES = [pytest.param(words, id=words.code) for words in shipped_languages()]


@pytest.mark.parametrize("words", LANGUAGES)
def test_every_shipped_answer_fits_in_short_and_whole(
    shipped_lexical: Snapshot, words: Words
) -> None:
    scene = Scene(shipped_lexical.knowledge, words, Where.SERVER)
    for entry in scene.knowledge.entries:
        reply = reply_with_entry(entry, shipped_lexical.index)
        for shown in _pages_of(reply):
            card = card_of_reply(shown, scene)
            _assert_fits(card)
            _assert_fits(published(card, 2**64 - 1, words))


def test_every_shipped_topic_fits(shipped_lexical: Snapshot) -> None:
    index = shipped_lexical.index
    for topic in index.knowledge.topics:
        decision = Match(topic.id, 1.0, Reason.PICKED, is_topic=True)
        reply = compose_reply(index.reader.read(topic.title), (), decision, index)
        _assert_fits(card_of_reply(reply, Scene(index.knowledge, ENGLISH)))


@pytest.mark.parametrize("words", LANGUAGES)
@pytest.mark.parametrize("where", Where)
def test_what_is_said_about_the_bot_itself_fits(
    shipped_lexical: Snapshot, words: Words, where: Where
) -> None:
    knowledge = shipped_lexical.knowledge
    said = (Help(knowledge.starters), Privacy(), Wordless())
    small_talk = (SmallTalk(Greet()), SmallTalk(Thank()), SmallTalk(Decline()))
    for each in (*said, *small_talk):
        card = card_of(each, Scene(knowledge, words, where))
        _assert_fits(card)
        _assert_fits(published(card, 2**64 - 1, words))


_text = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("*_`[]()<>|~#-\n 👩‍👩‍👧"), min_size=1
)


def _long(limit: int) -> st.SearchStrategy[str]:
    """Give texts up to the limit that the loader sets, the longest ones among them."""
    words = st.sampled_from(("word " * limit, "x" * limit, "**b** [a](https://b.c) " * limit))
    return st.one_of(_text, words).map(lambda text: text[:limit].strip() or "x")


@st.composite
def _knowledge(draw: st.DrawFn) -> Knowledge:
    ids = [f"{'entry-' * 7}{number:02}" for number in range(6)]
    entries = tuple(
        Entry(
            id=name,
            question=draw(_long(QUESTION_CHARS)),
            answer=draw(_long(ANSWER_CHARS)),
            topic="topic",
            follow_ups=tuple(other for other in ids if other != name),
            sources=("source", "other"),
            reviewed=draw(st.sampled_from(("2026-11-23", "", "soon"))),
            pack="pack",
        )
        for name in ids
    )
    source = {"publisher": "", "url": "https://example.org/" + "x" * draw(st.integers(0, 480))}
    pack = Pack(
        id="pack",
        title="Pack",
        sources=tuple(
            Source(key, draw(_long(TITLE_CHARS)), **source) for key in ("source", "other")
        ),
        topics=(Topic("topic", draw(_long(TITLE_CHARS)), draw(_long(SUMMARY_CHARS)), pack="pack"),),
        entries=entries,
        accent=draw(st.sampled_from(("", "#3b6ea5", "red"))),
    )
    return Knowledge((pack,))


@steady_few
@given(_knowledge(), _long(500))
def test_whatever_the_loader_lets_in_fits(knowledge: Knowledge, typed: str) -> None:
    index, scene = build_snapshot(knowledge, None).index, Scene(knowledge, ENGLISH, Where.SERVER)
    query = index.reader.read(typed)
    decisions = (
        Match(knowledge.entries[0].id, 1.0, Reason.PICKED),
        Match(knowledge.entries[1].id, 0.9, Reason.SURE),
        Match("topic", 1.0, Reason.TOPIC, is_topic=True),
        Choices(tuple(entry.id for entry in knowledge.entries[:5]), 0.5, Reason.UNSURE),
        Miss(0.0, Reason.UNKNOWN),
        Miss(0.0, Reason.EMPTY),
    )
    for decision in decisions:
        reply = compose_reply(query, (), decision, index)
        for shown in _pages_of(reply):
            card = card_of_reply(shown, scene)
            _assert_fits(card)
            _assert_fits(published(card, 2**64 - 1, ENGLISH))
    [topic] = knowledge.topics
    topics = tuple((replace(topic, id=f"{'t' * 46}{number:02}"), 1) for number in range(40))
    _assert_fits(card_of(TopicList(topics, knowledge.entries, others=3, sought=typed), scene))
    ranking = Ranking(" ".join(typed.split())[:SEARCH_CHARS].rstrip(), knowledge.entries)
    for page in (0, 1, 2):
        _assert_fits(card_of_ranking(ranking, scene, page))
        _assert_fits(card_of_topics(TopicList(topics, ()), scene, page))
    back = InTopic("t" * 48, 999)
    for entry in knowledge.entries[:2]:
        reply = compose_reply(query, (), Match(entry.id, 1.0, Reason.PICKED), index)
        for shown in _pages_of(reply):
            _assert_fits(card_of_reply(shown, scene, back=back))


def test_a_body_that_is_too_long_is_cut_between_sentences() -> None:
    card = Card(body="This is **bold** and long. " * 400, title="t" * 400, small="s" * 900)
    texts = [each["content"] for each in _components(render(card)) if each["type"] == 10]
    assert sum(map(len, texts)) <= TEXT_CHARS
    assert all(open_markup(text) == [] for text in texts)
    assert texts[1].endswith("long. …")


def test_a_button_is_not_shown_twice() -> None:
    twice = Choice("Again", Show("a"))
    card = Card(body="Text", choices=(twice, twice))
    assert sum(each["type"] == 2 for each in _components(render(card))) == 1


@pytest.mark.parametrize(
    ("accent", "colour"),
    [
        pytest.param("#0a0B0c", 0x0A0B0C, id="the pack's"),
        pytest.param("", CALM_BLUE, id="none given"),
        pytest.param("teal", CALM_BLUE, id="not a colour"),
    ],
)
def test_the_frame_has_the_colour_of_the_pack(accent: str, colour: int) -> None:
    entry = Entry("a", "Why?", "Because.", pack="pack")
    knowledge = Knowledge((Pack("pack", "Pack", entries=(entry,), accent=accent),))
    reply = reply_with_entry(entry, build_snapshot(knowledge, None).index)
    assert card_of_reply(reply, Scene(knowledge, ENGLISH)).accent == colour
