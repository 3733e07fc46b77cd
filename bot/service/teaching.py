"""Which wordings of a missed question are worth keeping as phrasings of an entry."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.content.limits import PHRASING_CHARS
from bot.core.linear import Floats
from bot.core.normalise import question_key

# Further wordings would say the same again, and crowd out the author's own phrasings.
MOST_TAUGHT = 4
# What is more alike than this teaches nothing new.
_NEARLY_THE_SAME = 0.85

Likeness = Callable[[str, Sequence[str]], Floats]


def distinct(texts: Sequence[str]) -> tuple[str, ...]:
    """Return each wording once, the most frequent first, whatever its case and punctuation."""
    spelled: dict[str, list[str]] = {}
    for text in texts:
        spelled.setdefault(question_key(text) or text, []).append(text)
    # Sorting keeps the order of those that are equally frequent.
    return tuple(same[0] for same in sorted(spelled.values(), key=len, reverse=True))


def most_telling(wordings: Sequence[str], likeness: Likeness) -> tuple[str, ...]:
    """Choose a few wordings that are far from each other, beginning with the first.

    Those that are too long for a phrasing, or nearly the same as another, are left out.
    """
    rest = [text for text in wordings if len(text) <= PHRASING_CHARS]
    chosen: list[str] = []
    while rest and len(chosen) < MOST_TAUGHT:
        nearness = {text: float(likeness(text, chosen).max()) if chosen else 0.0 for text in rest}
        farthest = min(rest, key=nearness.__getitem__)
        if nearness[farthest] >= _NEARLY_THE_SAME:
            break
        chosen.append(farthest)
        rest.remove(farthest)
    return tuple(chosen)
