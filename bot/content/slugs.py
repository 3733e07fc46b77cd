"""Makes ids out of texts: for entries, topics and packs that are given none."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from itertools import count

from bot.content.format import NO_ENTRY
from bot.content.limits import ID_CHARS
from bot.content.texts import fold

_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHES = str.maketrans("", "", "'’")
_DIGEST_CHARS = 8
_NUMBER_CHARS = 5  # a hyphen and as many digits as there are entries


class Ids:
    """Gives out ids, each once. The same texts in the same order always get the same ids."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = {*taken, NO_ENTRY}
        self._numbers: dict[str, count[int]] = {}

    def make(self, text: str, kind: str) -> str:
        """Take the id that says what `text` says, with a number if it is taken."""
        start = name = _slug(text, kind)
        while name in self._taken:
            number = next(self._numbers.setdefault(start, count(2)))
            name = f"{start[: ID_CHARS - _NUMBER_CHARS].rstrip('-')}-{number}"
        self._taken.add(name)
        return name


def to_id(text: str) -> str:
    """Give as many of the words of `text` as an id has room for; none without Latin or digits."""
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).encode("ascii", "ignore")
    words: list[str] = _WORD.findall(plain.decode().lower()) or [""]
    name = words[0][:ID_CHARS]
    for word in words[1:]:
        if len(name) + 1 + len(word) > ID_CHARS:
            break
        name = f"{name}-{word}"
    return name


def _slug(text: str, kind: str) -> str:
    """Give the first words of `text` as an id; in scripts other than Latin, a digest of it."""
    name = to_id(text)
    if any(sign.isalpha() for sign in name):
        return name
    digest = hashlib.sha256(fold(text).encode()).hexdigest()
    return f"{kind}-{digest[:_DIGEST_CHARS]}"
