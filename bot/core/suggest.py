"""What to offer while somebody is still typing a question.

Entries are ranked by how their question, or one of their phrasings, meets the text so far: the
same words, then the same beginning, then the same words in any order (the last one may be
unfinished), then most of the words with typing errors. Within a rank an entry's own question goes
before its phrasings, and entries keep the order of their files.

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
from bot.core.markdown import plain_text
from bot.core.model import Entry
from bot.core.normalise import fold, words_of
from bot.core.spelling import slips_allowed

MOST_SUGGESTIONS = 25
LABEL_CHARS = 100
VALUE_CHARS = 100
# Nobody types this before a question, so a value can be told from typed text.
_PICKED = "entry:"
# What of an answer is worth showing after its question.
_SHORTEST_PREVIEW_CHARS = 15
# A fuzzy suggestion must meet at least this share of the letters typed in words that matter.
_FUZZY_SHARE = 0.55
# Nobody types more before looking at the list, and a pasted page must not cost seconds.
_TYPED_CHARS = 200
_TYPED_WORDS = 30


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line to pick: the `label` is read by the member, the `value` by `picked_entry`."""

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
    text: str, knowledge: Knowledge, *, limit: int = MOST_SUGGESTIONS
) -> tuple[Suggestion, ...]:
    """Return at most `limit` entries that `text` may become, best first; the starters for no text.

    An empty result means that nothing is near.
    """
    typed = words_of(fold(text[:_TYPED_CHARS]))[:_TYPED_WORDS]
    entries = _ranked(typed, knowledge, limit) if typed else knowledge.starters
    return tuple(_suggestion(entry) for entry in entries[:limit])


def picked_entry(value: str) -> str | None:
    """Return the id of the entry that `value` was suggested for, or None when it was typed."""
    return value.removeprefix(_PICKED) if value.startswith(_PICKED) else None


def _suggestion(entry: Entry) -> Suggestion:
    value = f"{_PICKED}{entry.id}"
    return Suggestion(
        _label(entry), value if len(value) <= VALUE_CHARS else cut(entry.question, VALUE_CHARS)
    )


def _label(entry: Entry) -> str:
    """Write "Question - start of answer", as much of it as fits."""
    question = cut(entry.question, LABEL_CHARS)
    room = LABEL_CHARS - len(question) - len(" - ")
    preview = plain_text(entry.answer)
    if room < _SHORTEST_PREVIEW_CHARS or not preview:
        return question
    return f"{question} - {cut(preview, room)}"


def _ranked(typed: Sequence[str], knowledge: Knowledge, limit: int) -> tuple[Entry, ...]:
    places = {
        number: place
        for number, entry in enumerate(knowledge.entries)
        if (place := _place(typed, entry)) is not None
    }
    numbers = sorted(places, key=lambda number: (places[number], number))
    # Typing errors are looked for only where there is room left: it takes ten times as long.
    if len(numbers) < limit:
        numbers += [number for number in _fuzzy(typed, knowledge) if number not in places]
    return tuple(knowledge.entries[number] for number in numbers)


def _place(typed: Sequence[str], entry: Entry) -> tuple[_Rank, bool] | None:
    """Return where `entry` sorts, smallest first, or None when it does not hold the words."""
    key = " ".join(typed)
    places = [
        (rank, at > 0)
        for at, text in enumerate((entry.question, *entry.phrasings))
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


def _fuzzy(typed: Sequence[str], knowledge: Knowledge) -> list[int]:
    """Number the entries that have most of what was typed, best first, in spite of slips."""
    texts = [
        [_folded(text) for text in (each.question, *each.phrasings)] for each in knowledge.entries
    ]
    vocabulary = frozenset[str]().union(*(text.words for entry in texts for text in entry))
    meant = _meant_words(typed, vocabulary, function_words(knowledge.language))
    letters = sum(len(word) for word in meant)
    if not letters:
        return []
    shares = [max(_letters_met(meant, text) for text in entry) / letters for entry in texts]
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
