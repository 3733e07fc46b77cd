"""What the services need from the outside, as small protocols in our own types."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from bot.core.encoding import Encoding

Progress = Callable[[int, int], None]
"""Told how many of how many steps are done, from any thread."""


class Encoder(Protocol):
    """Turns text into vectors. Safe to call from several threads at once."""

    @property
    def known_words(self) -> frozenset[str]:
        """The lower-case words that the encoder understands whole; they are never respelled."""
        ...

    def encode(self, text: str) -> Encoding:
        """Return the vectors of `text`; the same text always gives the same vectors."""
        ...

    def encode_all(
        self, texts: Sequence[str], on_progress: Progress | None = None
    ) -> Mapping[str, Encoding]:
        """Return the vectors of each of `texts`, from a cache where there is one.

        `on_progress` hears only of texts that really have to be encoded.
        """
        ...
