"""What the bot itself says in one language; what it knows is said by the packs.

The texts stand in catalogues, the files of `bot/locale/CODE`, in the notation of Project Fluent.
The first lines of `en/members.ftl` explain them to whoever adds a text or translates one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton
from babel.lists import format_list
from babel.numbers import format_compact_decimal, format_decimal, format_percent
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Junk

# Our English is British: it writes 5 Mar 2026, and no comma before the last "and".
_REGION_OF = {"en": "en-GB"}

Value = str | int | date


class Words:
    """The texts of one language, by key: `words("answered-here", seconds=12, link=link)`.

    Values are never read as Fluent, so whatever a member typed may be one, once it is escaped for
    Discord. A text that is missing here is said in the language of `fallback`.
    """

    def __init__(self, code: str, catalogue: str, fallback: Words | None = None) -> None:
        """`catalogue` is the text of a catalogue.

        Raises ValueError when it is no good Fluent, or `code` is no code of a language.
        """
        self.code = code
        self._fallback = fallback
        try:
            self._locale = Locale.parse(_REGION_OF.get(code, code), sep="-")
        except UnknownLocaleError as error:
            raise ValueError(f"{code}: {code!r} is no language") from error
        # Isolating marks would be seen in labels, and stand in the way of Markdown.
        self._bundle = FluentBundle([str(self._locale)], use_isolating=False)
        resource = FluentResource(catalogue)
        for part in resource.body:
            if isinstance(part, Junk):
                raise ValueError(f"{code}: cannot read {(part.content or '').strip()!r}")
        self._bundle.add_resource(resource)

    def __call__(self, key: str, /, **values: Value) -> str:
        """Return the text of `key` with `values` put in.

        Raises ValueError for a key that no catalogue has, for a value that is not given, and for
        one of more than 2,500 characters, which Fluent does not take.
        """
        if not self._bundle.has_message(key):
            if self._fallback is None:
                raise ValueError(f"no text has the key {key!r}")
            return self._fallback(key, **values)
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise ValueError(f"{key!r} has no text in {self.code}")
        text, errors = self._bundle.format_pattern(pattern, values)
        if errors or not isinstance(text, str):
            raise ValueError(f"{key!r} in {self.code}: {errors}")
        return text

    @property
    def own_name(self) -> str:
        """The name of the language in itself, such as "français"."""
        return self._locale.language_name or self.code

    def language(self, code: str) -> str:
        """Return the name that a language has in this one, such as "French"."""
        return str(self._locale.languages.get(code, code))

    def join(self, items: Sequence[str]) -> str:
        """Return `items` as an enumeration, such as "a, b and c"."""
        return format_list(items, locale=self._locale)

    def short_day(self, day: date) -> str:
        """Return `day` without its year, such as "5 Mar"."""
        return format_skeleton("MMMd", day, locale=self._locale)

    def short_number(self, number: int) -> str:
        """Return `number` as short as the language has it, such as "1.5K"."""
        return format_compact_decimal(number, locale=self._locale, fraction_digits=1)

    def share(self, share: float) -> str:
        """Return a share in whole percent, such as "71%"."""
        return format_percent(share, format=None, locale=self._locale)

    def score(self, score: float) -> str:
        """Return a score with two decimals, such as "0.85"."""
        return format_decimal(score, format="0.00", locale=self._locale)


def read_words(folder: Path, fallback: Words | None = None) -> Words:
    """Return the words of a language, all files of its folder; raises ValueError when one is bad.

    Which file a text stands in makes no difference.
    """
    files = sorted(folder.glob("*.ftl"))
    catalogue = "\n\n".join(file.read_text(encoding="utf-8") for file in files)
    return Words(folder.name, catalogue, fallback)
