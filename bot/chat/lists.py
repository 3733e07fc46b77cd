"""Lists as cards: topics, the entries of a topic, and what a search found, all with pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from bot.chat.card import Card, Choice, Menu, Option
from bot.chat.markup import escape
from bot.chat.parts import BETWEEN, PREVIEW_CHARS, accent_of, choices_of, echo, numbered_lines
from bot.chat.press import Found, InTopic, Place, Topics
from bot.chat.scene import Scene, Where
from bot.chat.words import Words
from bot.core.markdown import on_one_line
from bot.core.model import Topic
from bot.service.desk import OTHERS, Ranking, Section, TopicList
from bot.service.ranking import preview

MENU_PAGE = 25
SEARCH_PAGE = 5

Thing = TypeVar("Thing")


def card_of_topics(found: TopicList, scene: Scene, page: int = 0) -> Card:
    """Return one page of all topics, with how many answers each has."""
    words = scene.words
    rows = [(topic.id, topic.title, count) for topic, count in found.topics]
    if found.others:
        rows.append((OTHERS, words("other-questions-option"), found.others))
    page, shown, last = _page_of(rows, page, MENU_PAGE)
    options = tuple(
        Option(name, title, words("answers-option", count=count)) for name, title, count in shown
    )
    lines = [f"- **{escape(each.label)}**{BETWEEN}{each.description}" for each in options]
    sought = [words("no-such-topic", name=echo(found.sought))] if found.sought else []
    hint = words("topics-hint") if found.starters else words("topics-only")
    return Card(
        body="\n".join([*sought, *lines, hint] if rows else [*sought, words("no-topics")]),
        title=words("topics-title"),
        small=_page_line(page, last, words),
        choices=choices_of(found.starters),
        menu=Menu(Topics(page), words("topic-placeholder"), options) if options else None,
        moves=_turns(Topics(page), last, words),
        accent=accent_of("", scene.knowledge),
    )


def card_of_section(section: Section, scene: Scene, page: int = 0) -> Card:
    """Return a topic: what it is about, and one page of its entries to pick from."""
    words = scene.words
    topic = section.topic or Topic(OTHERS, words("other-questions-option"), "")
    page, shown, last = _page_of(section.entries, page, MENU_PAGE)
    place = InTopic(topic.id, page)
    options = tuple(Option(entry.id, entry.question, on_one_line(entry.answer)) for entry in shown)
    small = (words("answers-option", count=len(section.entries)), _page_line(page, last, words))
    return Card(
        body=topic.summary,
        title=topic.title,
        small=BETWEEN.join(part for part in small if part),
        menu=Menu(place, words("question-placeholder"), options) if options else None,
        moves=(*_turns(place, last, words), Choice(words("all-topics-label"), Topics())),
        accent=accent_of(topic.pack, scene.knowledge),
    )


def card_of_ranking(ranking: Ranking, scene: Scene, page: int = 0) -> Card:
    """Return one page of what a search found, each with the passage that comes nearest."""
    words = scene.words
    if not ranking.words:
        is_typed = scene.where is Where.DIRECT
        return Card(words("search-what") if is_typed else words("search-what-elsewhere"))
    shown_words = echo(ranking.words)
    if not ranking.entries:
        topics = Choice(words("all-topics-label"), Topics())
        return Card(words("nothing-found", words=shown_words), moves=(topics,))
    page, shown, last = _page_of(ranking.entries, page, SEARCH_PAGE)
    place, first = Found(ranking.words, page), page * SEARCH_PAGE + 1
    texts = [preview(each, ranking.candidates, PREVIEW_CHARS).text for each in shown]
    lines = numbered_lines(zip(shown, texts, strict=True), first=first)
    heading = words("found", words=shown_words)
    return Card(
        body=f"{heading}\n{lines}",
        small=_page_line(page, last, words),
        choices=choices_of(shown, is_numbered=True, first=first, back=place),
        moves=_turns(place, last, words),
        accent=accent_of("", scene.knowledge),
    )


def _page_of(things: Sequence[Thing], page: int, size: int) -> tuple[int, Sequence[Thing], int]:
    """Return the number of the page, what is on it, and the number of the last one.

    A list may have become shorter since a button to its last page was shown.
    """
    last = max(0, (len(things) - 1) // size)
    page = min(page, last)
    return page, things[page * size : (page + 1) * size], last


def _page_line(page: int, last: int, words: Words) -> str:
    """Say which page of several this is, both counted from 0; nothing where there is just one."""
    return words("page", page=page + 1, last=last + 1) if last else ""


def _turns(place: Place, last: int, words: Words) -> tuple[Choice, ...]:
    turns: list[Choice] = []
    if place.page > 0:
        turns.append(Choice(words("previous-label"), replace(place, page=place.page - 1)))
    if place.page < last:
        turns.append(Choice(words("next-label"), replace(place, page=place.page + 1)))
    return tuple(turns)
