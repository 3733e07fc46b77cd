"""What to offer while somebody is still typing a question or the name of a topic.

Entries are ranked by how their question, or one of their phrasings, meets the text so far: the
same words, then the same beginning, then the same words in any order (the last one may be
unfinished), then most of the words with typing errors. Within a rank an entry's own question goes
before its phrasings, and entries keep the order of their files. Topics are ranked the same way.

This is not the matcher. It runs on every keystroke, so it only compares words, and it offers
rather than decides: whatever is typed can be sent as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.core.cut import cut
from bot.core.knowledge import Knowledge
from bot.core.language import function_words
from bot.core.markdown import on_one_line
from bot.core.model import Entry
from bot.core.normalise import fold, words_of
from bot.core.spelling import slips_allowed

MOST_SUGGESTIONS = 25
LABEL_CHARS = 100
VALUE_CHARS = 100
# Nobody types this before a question, so a value can be told from typed text.
_PICKED = "entry:"
_PICKED_TOPIC = "topic:"
# What of an answer is worth showing after its question.
_SHORTEST_PREVIEW_CHARS = 15
# A fuzzy suggestion must meet at least this share of the letters typed in words that matter.
_FUZZY_SHARE = 0.55
# Nobody types more before looking at the list, and a pasted page must not cost seconds.
_TYPED_CHARS = 200
_TYPED_WORDS = 30


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line to pick: the `label` is read by the member, the `value` by `picked_...`."""

    label: str
    value: str


class _Rank(IntEnum):
    EXACT = 0
    PREFIX = 1
    WORDS = 2


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text as it is compared."""

    key: str
    words: frozenset[str]


def suggest(
    text: str,
    knowledge: Knowledge,
    *,
    popular: Iterable[str] = (),
    limit: int = MOST_SUGGESTIONS,
) -> tuple[Suggestion, ...]:
    """Return at most `limit` entries that `text` may become, best first.

    For no text these are the starters, then the `popular` ones (ids, most asked first). An empty
    result means that nothing is near.
    """
    typed = _typed(text)
    entries = knowledge.entries if typed else _untyped(knowledge, popular)
    names = [(each.question, *each.phrasings) for each in entries]
    ranked = _ranked(typed, names, knowledge.language, limit)
    return tuple(_suggestion(entries[number]) for number in ranked)


def suggest_topics(
    text: str,
    knowledge: Knowledge,
    *,
    has_empty: bool = False,
    limit: int = MOST_SUGGESTIONS,
) -> tuple[Suggestion, ...]:
    """Return at most `limit` topics that `text` may become, best first; the first for no text.

    They are ranked by title and phrasings as entries are. Those without entries are among them
    with `has_empty`.
    """
    used = knowledge.entries_by_topic
    topics = [each for each in knowledge.topics if has_empty or each.id in used]
    names = [(each.title, *each.phrasings) for each in topics]
    ranked = _ranked(_typed(text), names, knowledge.language, limit)
    return tuple(
        Suggestion(_label(topics[at].title, topics[at].summary), f"{_PICKED_TOPIC}{topics[at].id}")
        for at in ranked
    )


def picked_entry(value: str) -> str | None:
    """Return the id of the entry that `value` was suggested for, or None when it was typed."""
    return value.removeprefix(_PICKED) if value.startswith(_PICKED) else None


def picked_topic(value: str) -> str | None:
    """Return the id of the topic that `value` was suggested for, or None when it was typed."""
    return value.removeprefix(_PICKED_TOPIC) if value.startswith(_PICKED_TOPIC) else None


def _typed(text: str) -> list[str]:
    return list(words_of(fold(text[:_TYPED_CHARS]))[:_TYPED_WORDS])


def _untyped(knowledge: Knowledge, popular: Iterable[str]) -> tuple[Entry, ...]:
    ids = dict.fromkeys((*(each.id for each in knowledge.starters), *popular))
    return tuple(knowledge.entry_by_id[each] for each in ids if each in knowledge.entry_by_id)


def _suggestion(entry: Entry) -> Suggestion:
    value = f"{_PICKED}{entry.id}"
    return Suggestion(
        _label(entry.question, entry.answer),
        value if len(value) <= VALUE_CHARS else cut(entry.question, VALUE_CHARS),
    )


def _label(name: str, markdown: str) -> str:
    """Write "Question - start of answer", as much of it as fits."""
    label = cut(name, LABEL_CHARS)
    room = LABEL_CHARS - len(label) - len(" - ")
    preview = on_one_line(markdown)
    if room < _SHORTEST_PREVIEW_CHARS or not preview:
        return label
    return f"{label} - {cut(preview, room)}"


def _ranked(
    typed: Sequence[str], names: Sequence[Sequence[str]], language: str, limit: int
) -> list[int]:
    """Number what `typed` may become, best first; each thing has several names."""
    if not typed:
        return list(range(len(names)))[:limit]
    places = {
        number: place
        for number, each in enumerate(names)
        if (place := _place(typed, each)) is not None
    }
    numbers = sorted(places, key=lambda number: (places[number], number))
    # Typing errors are looked for only where there is room left: it takes ten times as long.
    if len(numbers) < limit:
        numbers += [each for each in _fuzzy(typed, names, language) if each not in places]
    return numbers[:limit]


def _place(typed: Sequence[str], names: Sequence[str]) -> tuple[_Rank, bool] | None:
    """Return where a thing sorts, smallest first, or None when no name of it holds the words."""
    key = " ".join(typed)
    places = [
        (rank, at > 0)
        for at, text in enumerate(names)
        if (rank := _rank(typed, key, _folded(text))) is not None
    ]
    return min(places, default=None)


def _rank(typed: Sequence[str], key: str, text: _Folded) -> _Rank | None:
    if text.key == key:
        return _Rank.EXACT
    if text.key.startswith(key):
        return _Rank.PREFIX
    *finished, unfinished = typed
    if text.words.issuperset(finished) and _begins_any(unfinished, text.words):
        return _Rank.WORDS
    return None


def _begins_any(start: str, words: Iterable[str]) -> bool:
    return any(word.startswith(start) for word in words)


def _fuzzy(typed: Sequence[str], names: Sequence[Sequence[str]], language: str) -> list[int]:
    """Number what has most of what was typed in a name, best first, in spite of slips."""
    texts = [[_folded(text) for text in each] for each in names]
    vocabulary = frozenset[str]().union(*(text.words for each in texts for text in each))
    meant = _meant_words(typed, vocabulary, function_words(language))
    letters = sum(len(word) for word in meant)
    if not letters:
        return []
    shares = [max(_letters_met(meant, text) for text in each) / letters for each in texts]
    near = (number for number, share in enumerate(shares) if share >= _FUZZY_SHARE)
    return sorted(near, key=lambda number: (-shares[number], number))


def _letters_met(meant: Mapping[str, frozenset[str]], text: _Folded) -> int:
    return sum(len(word) for word, known in meant.items() if not known.isdisjoint(text.words))


def _meant_words(
    typed: Sequence[str], vocabulary: frozenset[str], skipped: frozenset[str]
) -> dict[str, frozenset[str]]:
    """Map each typed word that matters to the words of the store that it may be meant as."""
    return {
        word: frozenset(
            known
            for known in vocabulary
            if _slips(word, known) or (word == typed[-1] and known.startswith(word))
        )
        for word in typed
        if word not in skipped
    }


def _slips(word: str, known: str) -> bool:
    slips = slips_allowed(word)
    return abs(len(word) - len(known)) <= slips and OSA.distance(word, known) <= slips


@lru_cache(maxsize=50_000)
def _folded(text: str) -> _Folded:
    words = words_of(fold(text))
    return _Folded(" ".join(words), frozenset(words))
