"""One name for things with several: every synonym becomes the longest term of its list.

"What does the DSS do" and "what does the Diplomatic Security Service do" are then the same text to
every later stage. A term that is also an everyday word of the language (US, WHO, IT) counts only
when it is written in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.core.normalise import fold, question_key, unify

# Lists whose terms stand in one another are rare, and lists that go round in circles are mistakes.
_MOST_PASSES = 3


@dataclass(frozen=True)
class Synonyms:
    """A pack's lists of equivalent terms, ready to be applied to text."""

    groups: tuple[tuple[str, ...], ...] = ()
    everyday_words: frozenset[str] = frozenset()

    @cached_property
    def _canonical(self) -> Mapping[str, str]:
        return {
            fold(term): unify(max(group, key=lambda each: (len(each), each)))
            for group in self.groups
            for term in group
        }

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        terms = {unify(term): None for group in self.groups for term in group}
        if not terms:
            return None
        ordered = sorted(terms, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(self._as_pattern, ordered))})(?!\w)")

    def _as_pattern(self, term: str) -> str:
        if fold(term) in self.everyday_words:
            return f"(?:{re.escape(term.upper())})"
        return f"(?i:{re.escape(term)})"

    def canonical(self, text: str) -> str:
        """Return `text` with each synonym replaced, and in turn what a replacement makes."""
        text = unify(text)
        if self._pattern is None:
            return text
        for _ in range(_MOST_PASSES):
            replaced = self._pattern.sub(self._replacement, text)
            if replaced == text:
                break
            text = replaced
        return text

    def key(self, text: str) -> str:
        """Return what texts have in common that ask the same question.

        Case, accents and signs make no difference, and neither does which synonym is used; only
        where there are no words do the signs count.
        """
        return question_key(self.canonical(text)) or fold(text)

    def _replacement(self, match: re.Match[str]) -> str:
        # Ignoring case, re takes a dotless i for an i, which no folding does.
        return self._canonical.get(fold(match.group()), match.group())


def combine(groups: Iterable[tuple[str, ...]], everyday_words: frozenset[str]) -> Synonyms:
    """Merge lists that share a term, so that equivalence is transitive across packs."""
    merged: list[list[str]] = []
    for group in groups:
        keys = {fold(term) for term in group}
        touching = [other for other in merged if keys & {fold(term) for term in other}]
        for other in touching:
            merged.remove(other)
        merged.append([term for other in touching for term in other] + list(group))
    return Synonyms(tuple(tuple(dict.fromkeys(group)) for group in merged), everyday_words)
