"""What the desk says, as cards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from bot.chat.card import Card, Choice
from bot.chat.lists import card_of_ranking, card_of_section, card_of_topics
from bot.chat.markup import escape
from bot.chat.parts import (
    BETWEEN,
    PREVIEW_CHARS,
    accent_of,
    choices_of,
    leads_to,
    numbered_lines,
)
from bot.chat.press import DeleteData, Place, Rate, Refuse, Save, Share, ShowData, Suggest, Tell
from bot.chat.scene import Scene, Where
from bot.chat.words import Words
from bot.core.conversation import (
    Aside,
    Decline,
    Greet,
    Nod,
    Overreach,
    Part,
    Thank,
    WantMore,
)
from bot.core.cut import cut
from bot.core.decide import Choices, Match, Miss, Reason
from bot.core.model import Entry, Source
from bot.core.normalise import question_key
from bot.core.reply import Reply
from bot.service.converse import Answered, SmallTalk
from bot.service.desk import Gone, Help, Privacy, Ranking, Said, Section, TopicList, Wordless
from bot.service.ranking import preview

_SOURCE_CHARS = 80
_MOST_SOURCES = 2
_LONGEST_LINK = 250
_MOST_EXAMPLES = 3


def card_of(said: Said, scene: Scene, *, page: int = 0) -> Card:
    """Return the card for anything the desk says; of a list it is one page, counted from 0."""
    words, starters = scene.words, scene.knowledge.starters
    match said:
        case Answered(reply):
            return card_of_reply(reply, scene)
        case SmallTalk(intent):
            return _card_of_small_talk(intent, scene)
        case Help():
            return card_of_help(said, scene)
        case TopicList():
            return card_of_topics(said, scene, page)
        case Section():
            return card_of_section(said, scene, page)
        case Ranking():
            return card_of_ranking(said, scene, page)
        case Privacy():
            return card_of_privacy(scene)
        case Wordless():
            return Card(words("wordless"), choices=choices_of(starters))
        case Gone(successors):
            return card_of_gone(successors, scene)
        case _:
            assert_never(said)


def card_of_help(found: Help, scene: Scene) -> Card:
    """Return what the bot can do where the member is, and how to reach the moderators."""
    words = scene.words
    match scene.where:
        case Where.DIRECT:
            lines = [words("help"), words("moderators-elsewhere")]
        case Where.SERVER:
            lines = [words("help-commands"), words("help-in-server"), words("moderators-here")]
        case Where.ELSEWHERE:
            ask = words("moderators-elsewhere")
            lines = [words("help-commands"), words("help-elsewhere"), ask]
        case _:
            assert_never(scene.where)
    return Card(
        body="\n".join(lines),
        title=words("help-title"),
        choices=choices_of(found.starters[:_MOST_EXAMPLES]),
        extras=(Choice(words("tell-label"), Tell()),),
        accent=accent_of("", scene.knowledge),
    )


def card_of_privacy(scene: Scene) -> Card:
    """Return what is kept about members, with ways to see it and to have it deleted."""
    words = scene.words
    return Card(
        words("privacy"),
        words("privacy-title"),
        extras=(
            Choice(words("show-data-label"), ShowData()),
            Choice(words("delete-data-label"), DeleteData()),
        ),
        accent=accent_of("", scene.knowledge),
    )


def card_of_gone(successors: Sequence[Entry], scene: Scene) -> Card:
    """Say that an entry is gone, and what may have taken its place."""
    words = scene.words
    if not successors:
        return Card(words("answer-gone"))
    return Card(
        words("answer-replaced"),
        words("answer-replaced-title"),
        choices=choices_of(successors),
        accent=accent_of("", scene.knowledge),
    )


def _card_of_small_talk(intent: Aside, scene: Scene) -> Card:
    words = scene.words
    match intent:
        case Greet():
            starters = choices_of(scene.knowledge.starters)
            return Card(words("greeting") if starters else words("greeting-only"), choices=starters)
        case Thank():
            return Card(words("welcome"))
        case Decline():
            return Card(words("declined"), extras=(Choice(words("tell-label"), Tell()),))
        case Nod():
            return Card(words("nodded"))
        case Part():
            return Card(words("goodbye"))
        case WantMore():
            return Card(words("no-more"))
        case Overreach(count):
            return Card(words("not-offered", count=count))
        case _:
            assert_never(intent)


def card_of_reply(reply: Reply, scene: Scene, *, back: Place | None = None) -> Card:
    """Return the card for an answer, a choice or a miss; `back` is the list it was picked from."""
    words = scene.words
    match reply.decision:
        case Match() if reply.entry is not None:
            return _card_of_entry(reply, reply.entry, scene, back)
        case Match() if reply.topic is not None:
            entries = scene.knowledge.entries_by_topic.get(reply.topic.id, ())
            return card_of_section(Section(reply.topic, entries), scene)
        case Choices():
            return Card(
                body=_choice_lines(reply),
                title=words("choices-title"),
                choices=choices_of(reply.offers, is_numbered=True),
                extras=(Choice(words("none-of-these-label"), Refuse()),),
                asked=reply.query.text,
                accent=accent_of(reply.offers[0].pack, scene.knowledge),
            )
        case Miss() | Match():
            return _card_of_miss(reply, scene)
        case _:
            assert_never(reply.decision)


def _card_of_entry(reply: Reply, entry: Entry, scene: Scene, back: Place | None) -> Card:
    return Card(
        body=reply.excerpt.text if reply.excerpt is not None else "",
        title=entry.question,
        small=_small_print(reply, entry, scene),
        choices=choices_of(reply.offers, back=back),
        moves=tuple(_turns(reply, entry, scene.words, back)),
        extras=_extras(entry, scene),
        asked=_asked(reply, entry),
        accent=accent_of(entry.pack, scene.knowledge),
    )


def _asked(reply: Reply, entry: Entry) -> str:
    """Return the question, unless it is that of the entry or none was typed."""
    is_typed = reply.decision.reason is not Reason.PICKED
    question = reply.query.text
    is_own = question_key(question) == question_key(entry.question)
    return question if is_typed and not is_own else ""


def _turns(reply: Reply, entry: Entry, words: Words, back: Place | None) -> list[Choice]:
    """List the ways to the rest of an answer, and to the list that it was picked from."""
    turns: list[Choice] = []
    if reply.page > 0:
        label = words("previous-label") if reply.page > 1 else words("less-label")
        turns.append(Choice(label, leads_to(entry, back, page=reply.page - 1)))
    if reply.has_more:
        label = words("next-label") if reply.page > 0 else words("read-more-label")
        ahead = leads_to(entry, back, page=reply.page + 1)
        turns.append(Choice(label, ahead, stands_out=True))
    if back is not None:
        turns.append(Choice(words("back-label"), back))
    return turns


def _extras(entry: Entry, scene: Scene) -> tuple[Choice, ...]:
    words = scene.words
    share = Choice(words("share-label"), Share(entry.id))
    return (
        Choice(words("helpful-label"), Rate(entry.id, is_helpful=True), emoji="👍"),
        Choice(words("unhelpful-label"), Rate(entry.id, is_helpful=False), emoji="👎"),
        *((share,) if scene.where is not Where.DIRECT else ()),
        Choice(words("save-label"), Save(entry.id)),
    )


def _card_of_miss(reply: Reply, scene: Scene) -> Card:
    words, choices = scene.words, choices_of(reply.offers)
    accent = accent_of("", scene.knowledge)
    if reply.decision.reason is Reason.EMPTY:
        title = words("no-question-title")
        body = words("no-question") if choices else words("no-question-only")
        return Card(body, title, choices=choices, accent=accent)
    lines = [words("not-known")]
    if reply.nearest_topics:
        titles = [f"**{escape(each.title)}**" for each in reply.nearest_topics]
        lines.append(words("nearest-topics", topics=words.join(titles)))
    lines.append(words("ask-again") if choices else words("ask-again-only"))
    return Card(
        "\n".join(lines),
        words("miss-title"),
        choices=choices,
        extras=ways_to_people(scene),
        asked=reply.query.text,
        accent=accent,
    )


def ways_to_people(scene: Scene) -> tuple[Choice, ...]:
    """Return the buttons under what has no answer: ask the moderators, or suggest an answer."""
    words = scene.words
    suggest = Choice(words("suggest-label"), Suggest())
    return (Choice(words("tell-label"), Tell()), *((suggest,) if scene.may_suggest else ()))


def _choice_lines(reply: Reply) -> str:
    """List the choices, each with what of its answer comes nearest to the question."""
    return numbered_lines(
        (entry, preview(entry, reply.candidates, PREVIEW_CHARS).text) for entry in reply.offers
    )


def _small_print(reply: Reply, entry: Entry, scene: Scene) -> str:
    words, knowledge = scene.words, scene.knowledge
    topic = knowledge.topic_by_id.get(entry.topic)
    sources = knowledge.sources_of(entry)[:_MOST_SOURCES]
    parts = [
        _extent(reply, words),
        escape(topic.title) if topic is not None else "",
        ", ".join(_name_of_source(source) for source in sources),
        _review(entry.reviewed, words),
    ]
    return BETWEEN.join(part for part in parts if part)


def _extent(reply: Reply, words: Words) -> str:
    """Say how much of the answer this is, unless it is all of it."""
    if reply.page == 0:
        return words("part-of-answer") if reply.has_more else ""
    return words("page", page=reply.page, last=reply.pages) if reply.pages > 1 else ""


def _name_of_source(source: Source) -> str:
    name = escape(cut(source.publisher or source.title, _SOURCE_CHARS))
    is_link = source.url.startswith("https://") and len(source.url) <= _LONGEST_LINK
    return f"[{name}](<{source.url}>)" if is_link and not set(source.url) & set("<>() ") else name


def _review(day: str, words: Words) -> str:
    try:
        return words("reviewed", day=date.fromisoformat(day))
    except ValueError:
        return ""
