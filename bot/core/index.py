"""Everything matching and suggesting need, computed once from the knowledge and then only read.

The phrasings of all entries stand first, entry by entry, then the contrast questions: those that
a pack declares out of scope, then those that an entry declares not its own (`not_this`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.core.encoding import Encoding
from bot.core.knowledge import Knowledge
from bot.core.language import function_words
from bot.core.linear import Floats
from bot.core.markdown import split_units
from bot.core.model import Entry
from bot.core.names import NameIndex, build_name_index
from bot.core.normalise import fold, question_key, stemmer_for, words_of
from bot.core.query import Reader
from bot.core.spelling import build_vocabulary
from bot.core.synonyms import Synonyms, combine
from bot.core.textindex import TextIndex, build_text_index
from bot.core.tier import Tier

# The ridge head solves a linear system of one row a phrasing, at cubic cost: half a minute at
# 10,000. Larger stores do without it.
LARGEST_RIDGE_HEAD = 4_000

Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Plan:
    """The texts of an index in their order, and whose they are: entry numbers, -1 for nobody's."""

    phrasings: tuple[str, ...]
    owners: Numbers
    out_of_scope: tuple[str, ...]
    not_this: tuple[str, ...]
    not_this_owners: Numbers
    passages: tuple[str, ...]
    passage_owners: Numbers

    @property
    def questions(self) -> tuple[str, ...]:
        """Phrasings and contrast questions, in index order."""
        return self.phrasings + self.out_of_scope + self.not_this

    @property
    def texts(self) -> tuple[str, ...]:
        """Every distinct text that an encoder would have to read."""
        return tuple(dict.fromkeys(self.questions + self.passages))


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """An immutable index over one `knowledge`, for one `tier`.

    `entry_names` number the entries of the knowledge, and `topic_names` its topics in use.
    """

    knowledge: Knowledge
    tier: Tier
    plan: Plan
    reader: Reader
    questions: TextIndex
    passages: TextIndex
    entry_starts: Numbers
    passage_starts: Numbers
    head: Floats | None
    entry_stems: tuple[frozenset[str], ...]
    function_words: frozenset[str]
    exact: Mapping[str, tuple[int, ...]]
    exact_keywords: Mapping[str, tuple[int, ...]]
    exact_topics: Mapping[str, str]
    exact_contrast: frozenset[str]
    entry_names: NameIndex
    topic_names: NameIndex


def synonyms_of(knowledge: Knowledge) -> Synonyms:
    """Merge the synonym lists of all packs."""
    groups = (group for pack in knowledge.packs for group in pack.synonyms)
    return combine(groups, function_words(knowledge.language))


def plan_index(knowledge: Knowledge) -> Plan:
    """Lay out every text of `knowledge`, with synonyms already replaced."""
    canonical = synonyms_of(knowledge).canonical
    phrasings = [
        (number, canonical(text))
        for number, entry in enumerate(knowledge.entries)
        for text in dict.fromkeys(entry.wordings)
    ]
    not_this = [
        (number, canonical(text))
        for number, entry in enumerate(knowledge.entries)
        for text in entry.not_this
    ]
    passages = [
        (number, canonical(text))
        for number, entry in enumerate(knowledge.entries)
        for text in passages_of(entry)
    ]
    return Plan(
        phrasings=tuple(text for _, text in phrasings),
        owners=_numbers(number for number, _ in phrasings),
        out_of_scope=tuple(
            canonical(text) for pack in knowledge.packs for text in pack.out_of_scope
        ),
        not_this=tuple(text for _, text in not_this),
        not_this_owners=_numbers(number for number, _ in not_this),
        passages=tuple(text for _, text in passages),
        passage_owners=_numbers(number for number, _ in passages),
    )


def passages_of(entry: Entry) -> tuple[str, ...]:
    """Return the plain text of each unit of the answer, then the keywords as one more passage.

    A sentence of one word ("Yes.") says nothing by itself and is left empty, unless it is all
    there is: it must not be what a question is found by.
    """
    units = split_units(entry.answer)
    says_something = [unit.is_item or " " in unit.plain or len(units) == 1 for unit in units]
    texts = tuple(
        unit.plain if says else "" for unit, says in zip(units, says_something, strict=True)
    )
    return (*texts, " ".join(entry.keywords)) if entry.keywords else texts


def build_index(
    knowledge: Knowledge,
    tier: Tier,
    encodings: Mapping[str, Encoding] | None = None,
    known_words: frozenset[str] = frozenset(),
) -> Index:
    """Build the index of `knowledge`.

    The semantic tier needs `encodings` of every text of `plan_index(knowledge)`, and `known_words`,
    the words that the encoder understands.
    """
    plan = plan_index(knowledge)
    stem = stemmer_for(knowledge.language)
    questions = build_text_index(plan.questions, stem, encodings)
    passages = build_text_index(plan.passages, stem, encodings)
    synonyms = synonyms_of(knowledge)
    names = [name for topic in knowledge.topics for name in (topic.title, *topic.phrasings)]
    known = (*plan.texts, *map(synonyms.canonical, names))
    vocabulary = build_vocabulary(words_of(fold(text)) for text in known)
    reader = Reader(
        vocabulary=vocabulary,
        stems=frozenset(stem(word) for word in vocabulary.counts),
        stem=stem,
        synonyms=synonyms,
        known_elsewhere=known_words,
    )
    numbers = range(len(knowledge.entries))
    skipped = function_words(knowledge.language)
    return Index(
        knowledge=knowledge,
        tier=tier,
        plan=plan,
        reader=reader,
        questions=questions,
        passages=passages,
        entry_starts=np.searchsorted(plan.owners, numbers).astype(np.int32),
        passage_starts=np.searchsorted(plan.passage_owners, numbers).astype(np.int32),
        head=_ridge_head(questions, plan, tier, len(knowledge.entries)),
        entry_stems=tuple(
            frozenset(stem(word) for text in texts for word in words_of(fold(text)))
            for texts in _texts_by_entry(plan, len(knowledge.entries))
        ),
        function_words=skipped,
        exact=_exact(
            (text, number)
            for number, entry in enumerate(knowledge.entries)
            for written in entry.wordings
            for text in (written, synonyms.canonical(written))
        ),
        exact_keywords=_exact(
            (text, number)
            for number, entry in enumerate(knowledge.entries)
            for written in entry.keywords
            for text in (written, synonyms.canonical(written))
        ),
        exact_topics={
            question_key(text): topic.id
            for topic in reversed(knowledge.topics)
            for written in (topic.title, *topic.phrasings)
            for text in (written, synonyms.canonical(written))
        },
        exact_contrast=frozenset(
            question_key(text)
            for pack in knowledge.packs
            for written in pack.out_of_scope
            for text in (written, synonyms.canonical(written))
        ),
        entry_names=build_name_index(knowledge.entries, reader, skipped),
        topic_names=build_name_index(knowledge.topics_in_use, reader, skipped),
    )


def _numbers(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, np.int32)


def _texts_by_entry(plan: Plan, count: int) -> tuple[tuple[str, ...], ...]:
    groups: list[list[str]] = [[] for _ in range(count)]
    for texts, owners in (
        (plan.phrasings, plan.owners),
        (plan.passages, plan.passage_owners),
    ):
        for text, owner in zip(texts, owners.tolist(), strict=True):
            groups[owner].append(text)
    return tuple(tuple(group) for group in groups)


def _ridge_head(questions: TextIndex, plan: Plan, tier: Tier, entries: int) -> Floats | None:
    """Solve for one row of dual weights an entry, over phrasings and out-of-scope questions.

    An out-of-scope question belongs to no entry, so the regression learns to give it, and what is
    like it, zero.
    """
    size = len(plan.phrasings) + len(plan.out_of_scope)
    if not entries or size > LARGEST_RIDGE_HEAD:
        return None
    similarity = questions.pairwise(tier.weights, size)
    kernel = np.exp(tier.weights.sharpness * (similarity - 1))
    kernel[np.diag_indices(size)] += tier.weights.ridge
    membership = np.zeros((size, entries), np.float32)
    membership[np.arange(len(plan.phrasings)), plan.owners] = 1
    return np.ascontiguousarray(np.linalg.solve(kernel, membership).T.astype(np.float32))


def _exact(texts: Iterable[tuple[str, int]]) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, dict[int, None]] = {}
    for text, number in texts:
        if key := question_key(text):
            found.setdefault(key, {})[number] = None
    return {key: tuple(numbers) for key, numbers in found.items()}
