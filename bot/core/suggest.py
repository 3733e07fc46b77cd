"""What to offer while somebody is still typing a question or the name of a topic.

Things are ranked by how the text so far meets their names: it is one, it begins one, all its words
are in them, all its words begin words in them, and so they do but for typing errors. Words that
only ask may be missing. Within a rank questions come before phrasings and these before keywords,
then the name that says least else, then the order of the files.

Where no name is the text or begins with it, the entries that the matcher would answer with or
offer follow. It goes by words alone here: an encoder takes too long for a keystroke.

All this offers rather than decides: whatever is typed can be sent as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import chain, islice
from typing import assert_never

from bot.core.cut import cut
from bot.core.decide import Choices, Match, Miss, decide
from bot.core.index import Index
from bot.core.knowledge import Knowledge
from bot.core.markdown import on_one_line
from bot.core.model import Entry, Topic
from bot.core.names import (
    Holders,
    NameIndex,
    Reading,
    build_name_index,
    common,
    merge,
    ways_to_say,
)
from bot.core.query import Reader
from bot.core.retrieve import retrieve
from bot.core.tier import LEXICAL

MOST_SUGGESTIONS = 25
LABEL_CHARS = 100
VALUE_CHARS = 100
# Nobody types this before a question, so a value can be told from typed text.
_PICKED = "entry:"
_PICKED_TOPIC = "topic:"
# What of an answer is worth showing after its question.
_SHORTEST_PREVIEW_CHARS = 15
# Nobody types more before looking at the list, and a pasted page must not cost seconds.
_TYPED_CHARS = 200
_TYPED_WORDS = 20
# A text with several errors may be mended in very many ways.
_MOST_MENDED = 12


class Rank(IntEnum):
    """How near a thing is to the text so far, the nearest first."""

    EXACT = 0
    PREFIX = 1
    WORDS = 2
    BEGINNINGS = 3
    SLIPS = 4
    MATCHED = 5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line to pick: the `label` is read by the member, the `value` by `picked_...`."""

    label: str
    value: str
    rank: Rank


def suggest(text: str, index: Index, *, popular: Iterable[str] = ()) -> tuple[Suggestion, ...]:
    """Return the entries that `text` may become, best first and no more than Discord takes.

    For no text these are the starters, then the `popular` ones (ids, most asked first). An empty
    result means that nothing is near.
    """
    entries, readings = index.knowledge.entries, _readings(text, index.reader)
    if not readings:
        ranks = dict.fromkeys(_untyped(index.knowledge, popular), Rank.EXACT)
    else:
        ranks = {entries[at].id: rank for at, rank in _ranks(readings, index.entry_names).items()}
        if all(rank > Rank.PREFIX for rank in ranks.values()):
            ranks |= {each: Rank.MATCHED for each in _matched(text, index) if each not in ranks}
    by_id = index.knowledge.entry_by_id
    return tuple(
        _suggestion(by_id[each], rank) for each, rank in islice(ranks.items(), MOST_SUGGESTIONS)
    )


def suggest_among(
    text: str, things: Sequence[Entry | Topic], index: Index
) -> tuple[Suggestion, ...]:
    """Return those of `things`, which may be strange to the index, that `text` may become.

    They are found by their names alone. For no text these are the first of them.
    """
    names = build_name_index(things, index.reader, index.function_words)
    ranks = _ranks(_readings(text, index.reader), names)
    return tuple(_suggestion(things[at], rank) for at, rank in ranks.items())


def suggest_topics(text: str, index: Index) -> tuple[Suggestion, ...]:
    """Return the topics in use that `text` may become, best first; for no text the first ones."""
    topics = index.knowledge.topics_in_use
    ranks = _ranks(_readings(text, index.reader), index.topic_names)
    return tuple(_suggestion(topics[at], rank) for at, rank in ranks.items())


def picked_entry(value: str) -> str | None:
    """Return the id of the entry that `value` was suggested for, or None when it was typed."""
    return value.removeprefix(_PICKED) if value.startswith(_PICKED) else None


def picked_topic(value: str) -> str | None:
    """Return the id of the topic that `value` was suggested for, or None when it was typed."""
    return value.removeprefix(_PICKED_TOPIC) if value.startswith(_PICKED_TOPIC) else None


def _untyped(knowledge: Knowledge, popular: Iterable[str]) -> Iterator[str]:
    ids = (*(each.id for each in knowledge.starters), *popular)
    return (each for each in ids if each in knowledge.entry_by_id)


def _suggestion(thing: Entry | Topic, rank: Rank) -> Suggestion:
    match thing:
        case Entry():
            return Suggestion(_label(thing.question, thing.answer), f"{_PICKED}{thing.id}", rank)
        case Topic():
            label = _label(thing.title, thing.summary)
            return Suggestion(label, f"{_PICKED_TOPIC}{thing.id}", rank)
        case _:
            assert_never(thing)


def _label(name: str, markdown: str) -> str:
    """Write "Question - start of answer", as much of it as fits."""
    label = cut(name, LABEL_CHARS)
    room = LABEL_CHARS - len(label) - len(" - ")
    preview = on_one_line(markdown)
    if room < _SHORTEST_PREVIEW_CHARS or not preview:
        return label
    return f"{label} - {cut(preview, room)}"


def _readings(text: str, reader: Reader) -> list[Reading]:
    return [words[:_TYPED_WORDS] for words in ways_to_say(text[:_TYPED_CHARS], reader)]


def _ranks(readings: Sequence[Reading], names: NameIndex) -> Mapping[int, Rank]:
    """Rank what may be meant by any of `readings`, best first; by none, everything."""
    if not readings:
        return dict.fromkeys(range(names.count)[:MOST_SUGGESTIONS], Rank.EXACT)
    ranks: dict[int, Rank] = {}
    for rank, holders in _meetings(readings, names):
        nearest = sorted((worth, number) for number, worth in holders.items())
        ranks |= {number: rank for _, number in nearest if number not in ranks}
        if len(ranks) >= MOST_SUGGESTIONS:
            break
    return dict(islice(ranks.items(), MOST_SUGGESTIONS))


def _meetings(readings: Sequence[Reading], names: NameIndex) -> Iterator[tuple[Rank, Holders]]:
    """Yield what meets a reading, rank by rank, so that later ones are looked for only at need."""
    yield from _meetings_as_typed(readings, names)
    mended = islice(chain(*map(names.mended, readings)), _MOST_MENDED)
    others = [words for words in mended if words not in readings]
    for _, holders in _meetings_as_typed(others, names):
        yield Rank.SLIPS, holders


def _meetings_as_typed(
    readings: Sequence[Reading], names: NameIndex
) -> Iterator[tuple[Rank, Holders]]:
    keys = ["".join(words) for words in readings]
    meant = [_meant(words, names.function_words) for words in readings]
    yield Rank.EXACT, merge(map(names.keys.under, keys))
    yield Rank.PREFIX, merge(map(names.keys.beginning, keys))
    yield Rank.WORDS, merge(common([names.whole(word) for word in words]) for words in meant)
    yield Rank.BEGINNINGS, merge(common([names.begun(word) for word in words]) for words in meant)


def _meant(words: Reading, function_words: frozenset[str]) -> Reading:
    """Keep each word once, and those that only ask only where there are no others."""
    once = tuple(dict.fromkeys(words))
    return tuple(word for word in once if word not in function_words) or once


def _matched(text: str, index: Index) -> tuple[str, ...]:
    """Return the ids that the matcher would answer with or offer if there were no encoder."""
    by_words = replace(index, tier=LEXICAL, head=None)
    query = by_words.reader.read(text)
    if index.function_words.issuperset(query.words):
        return ()  # "where is the" is as near to one entry as to another
    thresholds = LEXICAL.thresholds[index.knowledge.stance]
    decision = decide(query, retrieve(query, by_words, None), by_words, thresholds)
    match decision:
        case Match():
            return () if decision.is_topic else (decision.id,)
        case Choices():
            return decision.ids
        case Miss():
            return ()
        case _:
            assert_never(decision)
