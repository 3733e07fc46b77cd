"""What a sentence encoder says about one text."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.linear import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Encoding:
    """The meaning of a text as unit vectors: one of the whole, and one of each word in it.

    `words` are lower case and in order; `word_vectors` has a row for each. A word's vector depends
    on its neighbours, so "bank" by the river and "bank" with the money differ.
    """

    vector: Floats
    words: tuple[str, ...]
    word_vectors: Floats
