"""The fields of the forms in which an entry or a topic is written, filled in and read back.

A form takes 4,000 characters a field. A value that does not fit is not in the form, and stays as it
is: the answer has forms of its own then, one for each part.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import discord
from discord import ui

from bot.chat.card import OPTION_CHARS, OPTIONS_A_MENU
from bot.chat.kb.entries import named
from bot.chat.kb.visit import Given
from bot.chat.words import Words
from bot.core.cut import cut
from bot.core.knowledge import Knowledge
from bot.core.model import Entry, Topic
from bot.service.moderation import SUMMARY_CHARS, TITLE_CHARS
from bot.service.writing import typed_of

FIELD_CHARS = 4_000
"""What a field of a form takes."""

QUESTION = "question"
ANSWER = "answer"
PHRASINGS = "phrasings"
TOPIC = "topic"
FOLLOW_UPS = "follow_ups"

TITLE = "title"
SUMMARY = "summary"

_KEYS = (QUESTION, ANSWER, PHRASINGS, TOPIC, FOLLOW_UPS, TITLE, SUMMARY)
_TEXTS = (QUESTION, ANSWER, TITLE, SUMMARY)

Typed = Mapping[str, Any]
"""What was typed, by the keys of the format; the custom ids of the fields are the same."""


def values_of(thing: Entry | Topic) -> dict[str, Any]:
    """Return what is in the form for `thing`, or would be if it fitted."""
    typed = typed_of(thing)
    return {key: typed[key] for key in _KEYS if key in typed}


def form_fields(typed: Typed, knowledge: Knowledge, words: Words) -> list[ui.Label[ui.Modal]]:
    """Return the fields of an entry with what is typed so far in them."""
    fits = all(_fits(_text(typed, key)) for key in (ANSWER, PHRASINGS))
    question = _label(
        words("kb-question-field"),
        _input(QUESTION, _text(typed, QUESTION), is_long=False, is_required=True),
        "" if fits else words("kb-too-long-description"),
    )
    answer = _label(
        words("kb-answer-field"),
        _input(ANSWER, _text(typed, ANSWER), is_required=True),
        words("kb-answer-field-description"),
    )
    phrasings = _label(
        words("kb-phrasings-field"),
        _input(PHRASINGS, _text(typed, PHRASINGS)),
        words("kb-phrasings-field-description"),
    )
    follow_ups = _label(
        words("kb-follow-ups-field"),
        _input(FOLLOW_UPS, _text(typed, FOLLOW_UPS)),
        words("kb-follow-ups-field-description"),
    )
    return [
        question,
        *([answer] if _fits(_text(typed, ANSWER)) else []),
        *([phrasings] if _fits(_text(typed, PHRASINGS)) else []),
        *_topic(typed, knowledge, words),
        follow_ups,
    ]


def topic_fields(typed: Typed, words: Words) -> list[ui.Label[ui.Modal]]:
    """Return the fields of a topic with what it has so far in them."""
    names = _text(typed, PHRASINGS)
    title = _input(
        TITLE, _text(typed, TITLE), is_long=False, is_required=True, most_chars=TITLE_CHARS
    )
    summary = _input(SUMMARY, _text(typed, SUMMARY), is_required=True, most_chars=SUMMARY_CHARS)
    too_long = "" if _fits(names) else words("kb-too-long-description")
    fields = [
        _label(words("kb-title-field"), title, too_long),
        _label(words("kb-summary-field"), summary, words("kb-summary-field-description")),
    ]
    if _fits(names):
        described = words("kb-names-field-description")
        fields.append(_label(words("kb-names-field"), _input(PHRASINGS, names), described))
    return fields


def read_fields(given: Given, before: Typed, knowledge: Knowledge) -> dict[str, Any]:
    """Return what was typed, over what was there `before` where a field was not in the form.

    Spaces around a text are Discord's to drop, so they alone are no change.
    """
    typed = dict(before)
    for key in _TEXTS:
        if key in given.texts:
            typed[key] = _kept(given.texts[key], str(before.get(key, "")))
    if PHRASINGS in given.texts:
        typed[PHRASINGS] = list(_lines(given.texts[PHRASINGS]))
    if FOLLOW_UPS in given.texts:
        next_ones = _lines(given.texts[FOLLOW_UPS])
        typed[FOLLOW_UPS] = list(dict.fromkeys(_entry_id(each, knowledge) for each in next_ones))
    if TOPIC in given.picks:
        typed[TOPIC] = next(iter(given.picks[TOPIC]), "")
    elif TOPIC in given.texts:
        name = given.texts[TOPIC].strip()
        topic = named(name, knowledge.topics)
        typed[TOPIC] = topic.id if topic is not None else name
    return typed


def _topic(typed: Typed, knowledge: Knowledge, words: Words) -> Iterator[ui.Label[ui.Modal]]:
    """Offer the topics in a menu, or where there are too many, ask for the name of one."""
    topics, chosen = knowledge.topics, str(typed.get(TOPIC, ""))
    if not topics:
        return
    if len(topics) > OPTIONS_A_MENU or (chosen and chosen not in knowledge.topic_by_id):
        title = knowledge.topic_by_id[chosen].title if chosen in knowledge.topic_by_id else chosen
        field = _input(TOPIC, title, is_long=False)
        yield _label(words("kb-topic-field"), field, words("kb-topic-field-description"))
        return
    menu: ui.Select[ui.Modal] = ui.Select(
        custom_id=TOPIC,
        placeholder=words("kb-topic-placeholder"),
        required=False,
        min_values=0,
        options=[
            discord.SelectOption(
                value=each.id, label=cut(each.title, OPTION_CHARS), default=each.id == chosen
            )
            for each in topics
        ],
    )
    yield ui.Label(text=words("kb-topic-field"), component=menu)


def _input(
    key: str,
    text: str,
    *,
    is_long: bool = True,
    is_required: bool = False,
    most_chars: int = FIELD_CHARS,
) -> ui.TextInput[ui.Modal]:
    style = discord.TextStyle.paragraph if is_long else discord.TextStyle.short
    return ui.TextInput(
        custom_id=key,
        style=style,
        default=text or None,
        required=is_required,
        max_length=most_chars,
    )


def _label(
    text: str, component: ui.TextInput[ui.Modal], description: str = ""
) -> ui.Label[ui.Modal]:
    return ui.Label(text=text, component=component, description=description or None)


def _text(typed: Typed, key: str) -> str:
    value = typed.get(key, "")
    return value if isinstance(value, str) else "\n".join(map(str, value))


def _fits(text: str) -> bool:
    return len(text) <= FIELD_CHARS


def _kept(text: str, before: str) -> str:
    text = text.replace("\r\n", "\n").strip()
    return before if text == before.strip() else text


def _lines(text: str) -> Iterator[str]:
    yield from dict.fromkeys(each.strip() for each in text.splitlines() if each.strip())


def _entry_id(name: str, knowledge: Knowledge) -> str:
    """Return the id of the entry that is named by it or by its question, or else the name."""
    entry = named(name, knowledge.entries)
    return entry.id if entry is not None else name
