"""Raw text in, words out: the one place that says when two spellings are the same.

Both sides of every comparison go through here, so a rule only has to be consistent, not
linguistically perfect.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

import snowballstemmer

# Vowel signs and accents of every script belong to the letter before them; `\\w` leaves them out.
_MARKS = "".join(
    chr(point) for point in range(0x300, 0x3100) if unicodedata.category(chr(point))[0] == "M"
)
_LETTER = rf"(?:[^\W_]|[{_MARKS}])"
# A word: letters and digits of any script; an apostrophe, and a full stop or comma between digits,
# stay inside ("don't", "2,500", "29.5").
_WORD = re.compile(rf"[^\W_]{_LETTER}*(?:'{_LETTER}+|(?<=\d)[.,](?=\d){_LETTER}+)*")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "…": " "})  # noqa: RUF001
_SPACES = re.compile(r"\s+")
# Marks that Latin, Greek and Cyrillic writers drop when they type in a hurry. Marks of other
# scripts carry vowels and are kept.
_ACCENTS = re.compile("[\u0300-\u036f]")
_SHORTEST_STEMMED = 3
_CONTRACTED = frozenset("here how let she that there what when where who why".split())

_SNOWBALL_NAMES = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "id": "indonesian",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}

Stemmer = Callable[[str], str]


def unify(text: str) -> str:
    """Return `text` with one form for each character: NFKC, and straight quotes."""
    return unicodedata.normalize("NFKC", text).translate(_QUOTES)


def fold(text: str) -> str:
    """Return `text` in the form two spellings of one question share.

    Compatibility forms are unified (NFKC), case and Latin accents dropped, typographic quotes
    made straight and white space collapsed. Folding twice equals folding once.
    """
    decomposed = _ACCENTS.sub("", unicodedata.normalize("NFD", unify(text).casefold()))
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", decomposed)).strip()


def words_of(folded: str) -> tuple[str, ...]:
    """Split folded text into words, in order; possessive endings and digit grouping are dropped."""
    return tuple(_tidy(match) for match in _WORD.findall(folded))


def _tidy(word: str) -> str:
    word = word.removesuffix("'s").replace("'", "")
    if word[:-1] in _CONTRACTED and word.endswith("s"):
        return word[:-1]  # "whats" is "what's", typed in a hurry
    return word.replace(",", "") if word[0].isdigit() else word


def question_key(text: str) -> str:
    """Return what exact matching compares: the words, free of case, accents and punctuation."""
    return " ".join(words_of(fold(text)))


@lru_cache(maxsize=32)
def stemmer_for(language: str) -> Stemmer:
    """Return the stemming function for an ISO 639-1 `language`; an unknown one changes nothing.

    Words with a digit are never stemmed: "article 5" must not meet "article 5s".
    """
    name = _SNOWBALL_NAMES.get(language.lower().split("-")[0])
    if name is None:
        return lambda word: word

    @lru_cache(maxsize=65_536)
    def stem(word: str) -> str:
        if len(word) < _SHORTEST_STEMMED or any(character.isdigit() for character in word):
            return word
        # A stemmer keeps its word as state, so threads must not share one; a new one costs nothing.
        return str(snowballstemmer.stemmer(name).stemWord(word))

    return stem
