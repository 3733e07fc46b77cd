"""What entries and topics are called, laid out so that a keystroke only looks it up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import product

from bot.core.model import Entry, Topic
from bot.core.normalise import fold, words_of
from bot.core.query import Reader
from bot.core.spelling import Vocabulary, build_vocabulary

# Of shorter beginnings too many words are one slip away: "nato" of "national".
_SHORTEST_BEGINNING = 6
_AFTER_ALL_LETTERS = "\U0010ffff"


class Part(IntEnum):
    """The part of a thing that a name is from, the one that says most of the thing first.

    The title of a topic counts as its question.
    """

    QUESTION = 0
    PHRASING = 1
    KEYWORD = 2


# The words of a text in one way to write it.
Reading = tuple[str, ...]
# How well a name stands for its thing, best first: by its part, then by how little else it says.
Worth = tuple[Part, int]
# The things that have something in a name, by number, each with the best such name.
Holders = Mapping[int, Worth]


@dataclass(frozen=True, slots=True)
class Directory:
    """Texts in their order, each with its holders."""

    holders: Mapping[str, Holders]
    ordered: tuple[str, ...]

    def under(self, text: str) -> Holders:
        """Return what has just `text`."""
        return self.holders.get(text, {})

    def beginning(self, start: str) -> Holders:
        """Return what has a text that begins with `start`."""
        first = bisect_left(self.ordered, start)
        end = bisect_left(self.ordered, start + _AFTER_ALL_LETTERS, first)
        return merge(self.holders[text] for text in self.ordered[first:end])


@dataclass(frozen=True, slots=True)
class NameIndex:
    """The names of several things, which go by their numbers.

    `keys` are whole names without spaces ("hardpower" is as good as "hard power"), and questions
    once more without the words around their subject. `words` are the words of all names, and
    their stems; `beginnings` are the same, whole and unfinished, to be searched by spelling.
    `reader` and `function_words` are those that the names were laid out with.
    """

    count: int
    keys: Directory
    words: Directory
    beginnings: Vocabulary
    reader: Reader
    function_words: frozenset[str]

    def whole(self, word: str) -> Holders:
        """Return what has `word`, in this form or another."""
        return merge((self.words.under(word), self.words.under(self.reader.stem(word))))

    def begun(self, word: str) -> Holders:
        """Return what has `word`, or one that begins with it."""
        return merge((self.whole(word), self.words.beginning(word)))

    def mended(self, words: Reading) -> Iterable[Reading]:
        """Replace what begins no word here by the words, whole or not, that it may be a slip of."""
        return product(*map(self._meant_by, words))

    def _meant_by(self, word: str) -> Sequence[str]:
        is_known = self.reader.stem(word) in self.reader.stems or self.begun(word)
        guesses = () if is_known else self.beginnings.guesses(word)
        return [guess.word for guess in guesses] or [word]


def build_name_index(
    things: Sequence[Entry | Topic], reader: Reader, function_words: frozenset[str]
) -> NameIndex:
    """Lay out the names of `things`, as they are written and with synonyms replaced."""
    keys: dict[str, dict[int, Worth]] = {}
    words: dict[str, dict[int, Worth]] = {}
    for number, thing in enumerate(things):
        for part, name in _names_of(thing):
            for said in ways_to_say(name, reader):
                subject = _subject_of(said, function_words) if part is Part.QUESTION else said
                for key in {"".join(said), "".join(subject)}:
                    _note(keys, key, number, (part, len(key)))
                for word in {*said, *map(reader.stem, said)}:
                    _note(words, word, number, (part, len("".join(subject))))
    return NameIndex(
        count=len(things),
        keys=_directory(keys),
        words=_directory(words),
        beginnings=build_vocabulary(map(_beginnings, words)),
        reader=reader,
        function_words=function_words,
    )


def ways_to_say(text: str, reader: Reader) -> tuple[Reading, ...]:
    """Return the words of `text` as it is written, and with synonyms replaced."""
    texts = dict.fromkeys((text, reader.synonyms.canonical(text)))
    return tuple(dict.fromkeys(words for each in texts if (words := words_of(fold(each)))))


def merge(several: Iterable[Holders]) -> Holders:
    """Return what is in any of `several`, each at its best."""
    merged: dict[int, Worth] = {}
    for holders in several:
        for number, worth in holders.items():
            if number not in merged or worth < merged[number]:
                merged[number] = worth
    return merged


def common(several: Sequence[Holders]) -> Holders:
    """Return what is in all of `several`, each at its worst."""
    first, *others = several
    return {
        number: max([worth, *(each[number] for each in others)])
        for number, worth in first.items()
        if all(number in each for each in others)
    }


def _names_of(thing: Entry | Topic) -> Iterator[tuple[Part, str]]:
    match thing:
        case Entry():
            yield Part.QUESTION, thing.question
            yield from ((Part.KEYWORD, each) for each in thing.keywords)
            # Authors make it of words, and moderators type it.
            yield Part.KEYWORD, thing.id
        case Topic():
            yield Part.QUESTION, thing.title
    yield from ((Part.PHRASING, each) for each in thing.phrasings)


def _note(texts: dict[str, dict[int, Worth]], text: str, number: int, worth: Worth) -> None:
    holders = texts.setdefault(text, {})
    if number not in holders or worth < holders[number]:
        holders[number] = worth


def _subject_of(question: Reading, function_words: frozenset[str]) -> Reading:
    """Leave out the words that only ask, before and after, unless there are no others."""
    at = [number for number, word in enumerate(question) if word not in function_words]
    return question[at[0] : at[-1] + 1] if at else question


def _beginnings(word: str) -> Iterable[str]:
    return (word[:size] for size in range(min(len(word), _SHORTEST_BEGINNING), len(word) + 1))


def _directory(holders: Mapping[str, Holders]) -> Directory:
    return Directory(holders, tuple(sorted(holders)))
