"""Hashes runs of eight words, so that a text can be compared with one that we may not keep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b

RUN_WORDS = 8
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def runs_of(text: str) -> Iterator[tuple[str, ...]]:
    """Yield every run of eight consecutive words of `text`, case and punctuation aside.

    The rules are our own and not the matcher's: changing those must not blind this check.
    """
    words = [word.replace("’", "'") for word in _WORD.findall(text.casefold())]
    for start in range(len(words) - RUN_WORDS + 1):
        yield tuple(words[start : start + RUN_WORDS])


def hash_of(run: tuple[str, ...]) -> str:
    """Return 16 hexadecimal digits that stand for `run`."""
    return blake2b(" ".join(run).encode(), digest_size=8).hexdigest()
