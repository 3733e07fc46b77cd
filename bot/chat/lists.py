"""Lists as cards: topics, the entries of a topic, and what a search found, all with pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from bot.chat import words
from bot.chat.card import Card, Choice, Menu, Option
from bot.chat.markup import escape
from bot.chat.parts import BETWEEN, PREVIEW_CHARS, accent_of, choices_of, echo, numbered_lines
from bot.chat.place import Found, InTopic, Place, Topics
from bot.core.knowledge import Knowledge
from bot.core.markdown import plain_text
from bot.core.model import Topic
from bot.service.desk import OTHERS, Ranking, Section, TopicList
from bot.service.ranking import preview

MENU_PAGE = 25
SEARCH_PAGE = 5

Thing = TypeVar("Thing")


def card_of_topics(found: TopicList, knowledge: Knowledge, page: int = 0) -> Card:
    """Return one page of all topics, with how many answers each has."""
    rows = [(topic.id, topic.title, count) for topic, count in found.topics]
    if found.others:
        rows.append((OTHERS, words.OTHER_QUESTIONS, found.others))
    page, shown, last = _page_of(rows, page, MENU_PAGE)
    lines = [f"- **{escape(title)}**{BETWEEN}{words.answers(count)}" for _, title, count in shown]
    sought = [words.no_such_topic(echo(found.sought))] if found.sought else []
    options = tuple(Option(name, title, words.answers(count)) for name, title, count in shown)
    hint = words.TOPICS_HINT if found.starters else words.TOPICS_ONLY
    return Card(
        body="\n".join([*sought, *lines, hint] if rows else [*sought, words.NO_TOPICS]),
        title=words.TOPICS_TITLE,
        small=words.page_of(page, last),
        choices=choices_of(found.starters),
        menu=Menu(Topics(page), words.PICK_TOPIC, options) if options else None,
        moves=_turns(Topics(page), last),
        accent=accent_of("", knowledge),
    )


def card_of_section(section: Section, knowledge: Knowledge, page: int = 0) -> Card:
    """Return a topic: what it is about, and one page of its entries to pick from."""
    topic = section.topic or Topic(OTHERS, words.OTHER_QUESTIONS, "")
    page, shown, last = _page_of(section.entries, page, MENU_PAGE)
    place = InTopic(topic.id, page)
    options = tuple(Option(entry.id, entry.question, plain_text(entry.answer)) for entry in shown)
    small = (words.answers(len(section.entries)), words.page_of(page, last))
    return Card(
        body=topic.summary,
        title=topic.title,
        small=BETWEEN.join(part for part in small if part),
        menu=Menu(place, words.PICK_QUESTION, options) if options else None,
        moves=(*_turns(place, last), Choice(words.ALL_TOPICS, Topics())),
        accent=accent_of(topic.pack, knowledge),
    )


def card_of_ranking(ranking: Ranking, knowledge: Knowledge, page: int = 0) -> Card:
    """Return one page of what a search found, each with the passage that comes nearest."""
    if not ranking.words:
        return Card(words.SEARCH_WHAT)
    shown_words = echo(ranking.words)
    if not ranking.entries:
        return Card(words.nothing_found(shown_words), moves=(Choice(words.ALL_TOPICS, Topics()),))
    page, shown, last = _page_of(ranking.entries, page, SEARCH_PAGE)
    place, first = Found(ranking.words, page), page * SEARCH_PAGE + 1
    texts = [preview(each, ranking.candidates, PREVIEW_CHARS).text for each in shown]
    lines = numbered_lines(zip(shown, texts, strict=True), first=first)
    return Card(
        body=f"{words.found(shown_words)}\n{lines}",
        small=words.page_of(page, last),
        choices=choices_of(shown, is_numbered=True, first=first, back=place),
        moves=_turns(place, last),
        accent=accent_of("", knowledge),
    )


def _page_of(things: Sequence[Thing], page: int, size: int) -> tuple[int, Sequence[Thing], int]:
    """Return the number of the page, what is on it, and the number of the last one.

    A list may have become shorter since a button to its last page was shown.
    """
    last = max(0, (len(things) - 1) // size)
    page = min(page, last)
    return page, things[page * size : (page + 1) * size], last


def _turns(place: Place, last: int) -> tuple[Choice, ...]:
    before = [Choice(words.PREVIOUS, replace(place, page=place.page - 1))] if place.page else []
    after = [Choice(words.NEXT, replace(place, page=place.page + 1))] if place.page < last else []
    return (*before, *after)
