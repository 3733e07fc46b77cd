"""What the desk says, as cards."""

from __future__ import annotations

from datetime import date
from enum import Enum, auto
from typing import assert_never

from bot.chat import words
from bot.chat.card import Card, Choice
from bot.chat.lists import card_of_ranking, card_of_section, card_of_topics
from bot.chat.markup import escape
from bot.chat.parts import (
    BETWEEN,
    PREVIEW_CHARS,
    accent_of,
    choices_of,
    echo,
    leads_to,
    numbered_lines,
)
from bot.chat.place import Forgetting, Place
from bot.core.conversation import Decline, Greet, Thank
from bot.core.cut import cut
from bot.core.decide import Choices, Match, Miss, Reason
from bot.core.knowledge import Knowledge
from bot.core.model import Entry, Source
from bot.core.reply import Reply
from bot.service.converse import Answered, SmallTalk
from bot.service.desk import Help, Privacy, Ranking, Said, Section, TopicList, Wordless
from bot.service.ranking import preview

_SOURCE_CHARS = 80
_MOST_SOURCES = 2
_LONGEST_LINK = 250
_MOST_EXAMPLES = 3


class Where(Enum):
    """Where a member is while asking."""

    DIRECT = auto()
    SERVER = auto()
    ELSEWHERE = auto()


def card_of(said: Said, knowledge: Knowledge, where: Where = Where.DIRECT) -> Card:
    """Return the card for anything the desk says to somebody who is at `where`."""
    accent = accent_of("", knowledge)
    match said:
        case Answered(reply):
            return card_of_reply(reply, knowledge)
        case SmallTalk(intent):
            return _card_of_small_talk(intent, knowledge)
        case Help():
            return card_of_help(said, knowledge, where)
        case TopicList():
            return card_of_topics(said, knowledge)
        case Section():
            return card_of_section(said, knowledge)
        case Ranking():
            return card_of_ranking(said, knowledge)
        case Privacy():
            forget = Choice(words.FORGET, Forgetting())
            return Card(words.PRIVACY, words.PRIVACY_TITLE, choices=(forget,), accent=accent)
        case Wordless():
            return Card(words.WORDLESS, choices=choices_of(knowledge.starters))
        case _:
            assert_never(said)


def card_of_help(found: Help, knowledge: Knowledge, where: Where) -> Card:
    """Return what the bot can do where the member is, and how to reach the moderators."""
    how = words.HELP if where is Where.DIRECT else words.HELP_COMMANDS
    ask = words.MODERATORS_HERE if where is Where.SERVER else words.MODERATORS_ELSEWHERE
    return Card(
        body=f"{how}\n{ask}",
        title=words.HELP_TITLE,
        choices=choices_of(found.starters[:_MOST_EXAMPLES]),
        accent=accent_of("", knowledge),
    )


def playground_card(knowledge: Knowledge) -> Card:
    """Return what greets whoever opens the playground."""
    return Card(
        body=words.PLAYGROUND,
        title=words.PLAYGROUND_TITLE,
        choices=choices_of(knowledge.starters),
        accent=accent_of("", knowledge),
    )


def _card_of_small_talk(intent: Greet | Thank | Decline, knowledge: Knowledge) -> Card:
    match intent:
        case Greet():
            return Card(words.GREETING, choices=choices_of(knowledge.starters))
        case Thank():
            return Card(words.WELCOME)
        case Decline():
            return Card(words.DECLINED)
        case _:
            assert_never(intent)


def card_of_reply(
    reply: Reply, knowledge: Knowledge, *, is_whole: bool = False, back: Place | None = None
) -> Card:
    """Return the card for an answer, a choice or a miss.

    `is_whole` says that all of the answer was asked for, so that no more of it is offered; `back`
    is the list that it was picked from.
    """
    match reply.decision:
        case Match() if reply.entry is not None:
            return _card_of_entry(reply, reply.entry, knowledge, is_whole=is_whole, back=back)
        case Match() if reply.topic is not None:
            entries = knowledge.entries_by_topic.get(reply.topic.id, ())
            return card_of_section(Section(reply.topic, entries), knowledge)
        case Choices():
            return Card(
                body=f"{_choice_lines(reply)}\n{words.NONE_FITS}",
                title=words.DID_YOU_MEAN,
                choices=choices_of(reply.offers, is_numbered=True),
                accent=accent_of(reply.offers[0].pack, knowledge),
            )
        case Miss() | Match():
            return _card_of_miss(reply, knowledge)
        case _:
            assert_never(reply.decision)


def _card_of_entry(
    reply: Reply, entry: Entry, knowledge: Knowledge, *, is_whole: bool, back: Place | None
) -> Card:
    excerpt = reply.excerpt
    is_cut = excerpt is not None and not excerpt.is_whole
    more = Choice(words.READ_MORE, leads_to(entry, back, is_whole=True), stands_out=True)
    return Card(
        body=excerpt.text if excerpt is not None else "",
        title=entry.question,
        small=_small_print(entry, knowledge, is_cut=is_cut),
        choices=(
            *((more,) if is_cut and not is_whole else ()),
            *choices_of(reply.offers, back=back),
        ),
        moves=(Choice(words.BACK, back),) if back is not None else (),
        accent=accent_of(entry.pack, knowledge),
    )


def _card_of_miss(reply: Reply, knowledge: Knowledge) -> Card:
    accent = accent_of("", knowledge)
    choices = choices_of(reply.offers)
    if reply.decision.reason is Reason.EMPTY:
        return Card(words.NO_QUESTION_BODY, words.NO_QUESTION, choices=choices, accent=accent)
    lines = [words.not_known(echo(reply.query.text))]
    if reply.nearest_topics:
        lines.append(words.nearest_topics([escape(each.title) for each in reply.nearest_topics]))
    lines.append(words.ASK_AGAIN)
    return Card("\n".join(lines), words.NO_ANSWER, choices=choices, accent=accent)


def _choice_lines(reply: Reply) -> str:
    """List the choices, each with what of its answer comes nearest to the question."""
    return numbered_lines(
        (entry, preview(entry, reply.candidates, PREVIEW_CHARS).text) for entry in reply.offers
    )


def _small_print(entry: Entry, knowledge: Knowledge, *, is_cut: bool) -> str:
    topic = knowledge.topic_by_id.get(entry.topic)
    sources = knowledge.sources_of(entry)[:_MOST_SOURCES]
    parts = [
        words.PART_OF_ANSWER if is_cut else "",
        escape(topic.title) if topic is not None else "",
        ", ".join(_name_of_source(source) for source in sources),
        _review(entry.reviewed),
    ]
    return BETWEEN.join(part for part in parts if part)


def _name_of_source(source: Source) -> str:
    name = escape(cut(source.publisher or source.title, _SOURCE_CHARS))
    is_link = source.url.startswith("https://") and len(source.url) <= _LONGEST_LINK
    return f"[{name}](<{source.url}>)" if is_link and not set(source.url) & set("<>() ") else name


def _review(day: str) -> str:
    try:
        return words.reviewed(date.fromisoformat(day))
    except ValueError:
        return ""
