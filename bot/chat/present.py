"""What the desk says, as cards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import assert_never

from bot.chat import words
from bot.chat.card import Card, Choice
from bot.chat.custom_id import Action, ButtonId
from bot.chat.markup import escape
from bot.core.conversation import Decline, Greet, Thank
from bot.core.cut import cut
from bot.core.decide import Choices, Match, Miss, Reason
from bot.core.followups import MOST_FOLLOW_UPS
from bot.core.knowledge import Knowledge
from bot.core.markdown import plain_text
from bot.core.model import Entry, Source, Topic
from bot.core.reply import Reply
from bot.service.converse import Answered, SmallTalk
from bot.service.desk import Help, Privacy, Ranking, Said, TopicList, Wordless
from bot.service.ranking import preview

CALM_BLUE = 0x4A7FB5
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")
_ECHO_CHARS = 150
_PREVIEW_CHARS = 110
_SOURCE_CHARS = 80
_MOST_SOURCES = 2
_LONGEST_LINK = 250
_MOST_TOPICS = 20
_BETWEEN = " · "


def card_of(said: Said, knowledge: Knowledge) -> Card:
    """Return the card for anything the desk says."""
    accent = _accent("", knowledge)
    match said:
        case Answered(reply):
            return card_of_reply(reply, knowledge)
        case SmallTalk(intent):
            return _card_of_small_talk(intent, knowledge)
        case Help(starters):
            return Card(words.HELP, words.HELP_TITLE, choices=_choices(starters), accent=accent)
        case TopicList(topics, starters):
            body = _topic_lines(topics)
            return Card(body, words.TOPICS_TITLE, choices=_choices(starters), accent=accent)
        case Ranking():
            return _card_of_ranking(said, accent)
        case Privacy():
            return Card(words.PRIVACY, words.PRIVACY_TITLE, accent=accent)
        case Wordless():
            return Card(words.WORDLESS, choices=_choices(knowledge.starters))
        case _:
            assert_never(said)


def playground_card(knowledge: Knowledge) -> Card:
    """Return what greets whoever opens the playground."""
    return Card(
        body=words.PLAYGROUND,
        title=words.PLAYGROUND_TITLE,
        choices=_choices(knowledge.starters),
        accent=_accent("", knowledge),
    )


def _card_of_small_talk(intent: Greet | Thank | Decline, knowledge: Knowledge) -> Card:
    match intent:
        case Greet():
            return Card(words.GREETING, choices=_choices(knowledge.starters))
        case Thank():
            return Card(words.WELCOME)
        case Decline():
            return Card(words.DECLINED)
        case _:
            assert_never(intent)


def card_of_reply(reply: Reply, knowledge: Knowledge, *, is_whole: bool = False) -> Card:
    """Return the card for an answer, a choice or a miss.

    `is_whole` says that all of the answer was asked for, so that no more of it is offered.
    """
    match reply.decision:
        case Match() if reply.entry is not None:
            return _card_of_entry(reply, reply.entry, knowledge, is_whole=is_whole)
        case Match() if reply.topic is not None:
            return _card_of_topic(reply, reply.topic, knowledge)
        case Choices():
            return Card(
                body=f"{_choice_lines(reply)}\n{words.NONE_FITS}",
                title=words.DID_YOU_MEAN,
                choices=_choices(reply.offers, is_numbered=True),
                accent=_accent(reply.offers[0].pack, knowledge),
            )
        case Miss() | Match():
            return _card_of_miss(reply, knowledge)
        case _:
            assert_never(reply.decision)


def _card_of_entry(reply: Reply, entry: Entry, knowledge: Knowledge, *, is_whole: bool) -> Card:
    excerpt = reply.excerpt
    is_cut = excerpt is not None and not excerpt.is_whole
    more = Choice(words.READ_MORE, ButtonId(Action.READ, entry.id), stands_out=True)
    return Card(
        body=excerpt.text if excerpt is not None else "",
        title=entry.question,
        small=_small_print(entry, knowledge, is_cut=is_cut),
        choices=(*((more,) if is_cut and not is_whole else ()), *_choices(reply.offers)),
        accent=_accent(entry.pack, knowledge),
    )


def _card_of_topic(reply: Reply, topic: Topic, knowledge: Knowledge) -> Card:
    return Card(
        body=reply.excerpt.text if reply.excerpt is not None else "",
        title=topic.title,
        small=words.answers(len(knowledge.entries_by_topic.get(topic.id, ()))),
        choices=_choices(reply.offers),
        accent=_accent(topic.pack, knowledge),
    )


def _card_of_miss(reply: Reply, knowledge: Knowledge) -> Card:
    accent = _accent("", knowledge)
    choices = _choices(reply.offers)
    if reply.decision.reason is Reason.EMPTY:
        return Card(words.NO_QUESTION_BODY, words.NO_QUESTION, choices=choices, accent=accent)
    lines = [words.not_known(_echo(reply.query.text))]
    if reply.nearest_topics:
        lines.append(words.nearest_topics([escape(each.title) for each in reply.nearest_topics]))
    lines.append(words.ASK_AGAIN)
    return Card("\n".join(lines), words.NO_ANSWER, choices=choices, accent=accent)


def _card_of_ranking(ranking: Ranking, accent: int) -> Card:
    if not ranking.words:
        return Card(words.SEARCH_WHAT)
    echo = _echo(ranking.words)
    if not ranking.entries:
        return Card(words.nothing_found(echo))
    return Card(
        body=f"{words.found(echo)}\n{_lines((each, each.answer) for each in ranking.entries)}",
        choices=_choices(ranking.entries, is_numbered=True),
        accent=accent,
    )


def _choices(entries: Sequence[Entry], *, is_numbered: bool = False) -> tuple[Choice, ...]:
    """Return a button for each entry: all of a numbered list, else as many as do not crowd."""
    listed = entries if is_numbered else entries[:MOST_FOLLOW_UPS]
    return tuple(
        Choice(
            f"{number}. {entry.question}" if is_numbered else entry.question,
            ButtonId(Action.SHOW, entry.id),
        )
        for number, entry in enumerate(listed, start=1)
    )


def _choice_lines(reply: Reply) -> str:
    """List the choices, each with what of its answer comes nearest to the question."""
    return _lines(
        (entry, preview(entry, reply.candidates, _PREVIEW_CHARS).text) for entry in reply.offers
    )


def _lines(entries: Iterable[tuple[Entry, str]]) -> str:
    lines: list[str] = []
    for number, (entry, text) in enumerate(entries, start=1):
        shown = escape(cut(plain_text(text), _PREVIEW_CHARS))
        lines.append(f"**{number}. {escape(entry.question)}**\n-# {shown}")
    return "\n".join(lines)


def _topic_lines(topics: Sequence[tuple[Topic, int]]) -> str:
    if not topics:
        return words.NO_TOPICS
    lines = [
        f"- **{escape(topic.title)}**{_BETWEEN}{words.answers(count)}"
        for topic, count in topics[:_MOST_TOPICS]
    ]
    if len(topics) > _MOST_TOPICS:
        lines.append(f"- {words.and_more(len(topics) - _MOST_TOPICS)}")
    return "\n".join([*lines, words.TOPICS_HINT])


def _small_print(entry: Entry, knowledge: Knowledge, *, is_cut: bool) -> str:
    topic = knowledge.topic_by_id.get(entry.topic)
    sources = knowledge.sources_of(entry)[:_MOST_SOURCES]
    parts = [
        words.PART_OF_ANSWER if is_cut else "",
        escape(topic.title) if topic is not None else "",
        ", ".join(_name_of_source(source) for source in sources),
        _review(entry.reviewed),
    ]
    return _BETWEEN.join(part for part in parts if part)


def _name_of_source(source: Source) -> str:
    name = escape(cut(source.publisher or source.title, _SOURCE_CHARS))
    is_link = source.url.startswith("https://") and len(source.url) <= _LONGEST_LINK
    return f"[{name}](<{source.url}>)" if is_link and not set(source.url) & set("<>() ") else name


def _review(day: str) -> str:
    try:
        return words.reviewed(date.fromisoformat(day))
    except ValueError:
        return ""


def _echo(text: str) -> str:
    return escape(cut(text, _ECHO_CHARS))


def _accent(pack_id: str, knowledge: Knowledge) -> int:
    """Return the colour of the pack, or the first pack's, or ours."""
    packs = [pack for pack in knowledge.packs if pack.id == pack_id] or knowledge.packs[:1]
    found = _COLOUR.fullmatch(packs[0].accent) if packs else None
    return int(found[1], 16) if found else CALM_BLUE
