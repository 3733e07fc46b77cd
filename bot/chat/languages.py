"""The languages that the bot speaks: one for each folder of `bot/locale`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.chat.words import Words, read_words

CATALOGUES = Path(__file__).resolve().parents[1] / "locale"


class Languages:
    """The words of every language in a folder of catalogues, of which one is English."""

    def __init__(self, folder: Path = CATALOGUES) -> None:
        """Read all catalogues; raises ValueError when one is no good Fluent."""
        english = folder / "en"
        self.english = read_words(english)
        others = (each for each in sorted(folder.iterdir()) if each.is_dir() and each != english)
        words = (self.english, *(read_words(each, self.english) for each in others))
        self._by_code = {each.code.casefold(): each for each in words}

    def __iter__(self) -> Iterator[Words]:
        return iter(self._by_code.values())

    def find(self, code: str) -> Words | None:
        """Return the words for a code such as `es-419`, of that region or else of any."""
        sought = code.casefold()
        return self._by_code.get(sought) or self._by_code.get(sought.partition("-")[0])

    def pick(self, *codes: str | None) -> Words:
        """Return the words for the first code that we have a language for, or else English."""
        found = (self.find(code) for code in codes if code)
        return next((words for words in found if words is not None), self.english)
