"""What may have taken the place of an entry that is gone."""

from __future__ import annotations

from bot.core.index import Index
from bot.core.model import Entry
from bot.core.normalise import fold, words_of
from bot.core.wording import weight_of

MOST_SUCCESSORS = 3
# The share of an old id's words, weighed by rarity, that a successor must have: most of them.
_ALIKE = 0.5


def find_successors(entry_id: str, index: Index) -> tuple[Entry, ...]:
    """Return up to three entries that say what `entry_id` said, the likeliest first.

    All that is left of the old entry is its id, which authors make of words, as in `renew-online`.
    Those words are looked for in the ids and questions of the others.
    """
    wanted = {stem: weight_of(stem, index) for stem in _stems(entry_id, index)}
    whole = sum(wanted.values())
    ranked: list[tuple[float, int, int]] = []
    for number, entry in enumerate(index.knowledge.entries):
        own = _stems(entry.id, index)
        found = wanted.keys() & (own | _stems(entry.question, index))
        share = sum(wanted[stem] for stem in found)
        if found and share > _ALIKE * whole:
            # Of two that have the same words, the id with fewer others is the likelier.
            ranked.append((-share, len(own - wanted.keys()), number))
    return tuple(index.knowledge.entries[at] for _, _, at in sorted(ranked)[:MOST_SUCCESSORS])


def _stems(text: str, index: Index) -> frozenset[str]:
    words = words_of(fold(text.replace("_", " ")))
    return frozenset(index.reader.stem(word) for word in words if word not in index.function_words)
