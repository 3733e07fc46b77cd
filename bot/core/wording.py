"""Which words of a question an entry has, and how much each of them says."""

from __future__ import annotations

from bot.core.index import Index
from bot.core.query import Query

# A function word says little about the subject, but it is not nothing ("without", "against").
_FUNCTION_WORD_WEIGHT = 0.1


def has_word(query: Query, index: Index, number: int, word: str) -> float:
    """Say how surely entry `number` has `word`, or a word that it may stand for: 0.0 to 1.0."""
    stem, stems = index.reader.stem, index.entry_stems[number]
    readings = query.readings_of(word)
    return max((each.weight for each in readings if stem(each.word) in stems), default=0.0)


def weight_of(word: str, index: Index) -> float:
    """Return how much `word` says about a subject: the more, the rarer it is in the store."""
    if word in index.function_words:
        return _FUNCTION_WORD_WEIGHT
    terms = index.questions.words
    number = terms.vocabulary.get(index.reader.stem(word))
    return terms.unseen_idf if number is None else float(terms.idf[number])


def find_by_word(query: Query, index: Index) -> tuple[str, ...]:
    """Return the ids of the entries that have a word of the question, those with most first.

    Only words about the subject count, unless the question has none. A word counts as much as it
    is rare; ties keep the order of the knowledge.
    """
    subjects = [word for word in query.words if word not in index.function_words]
    weights = {word: weight_of(word, index) for word in subjects or query.words}
    shares = [
        sum(weight * has_word(query, index, number, word) for word, weight in weights.items())
        for number in range(len(index.knowledge.entries))
    ]
    found = (number for number, share in enumerate(shares) if share > 0)
    ranked = sorted(found, key=lambda number: (-shares[number], number))
    return tuple(index.knowledge.entries[number].id for number in ranked)
