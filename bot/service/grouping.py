"""Which open group of the moderators' queue a new question belongs to.

The same words belong together, and so do questions that are alike enough: by the cosine of their
meanings with an encoder, by that of the letters of their weighed words without. A question is as
like a group as it is, on average, to the two wordings of it that are nearest, so that one odd
wording does not pull in others. Groups are never merged: a moderator sees two similar rows at once,
and a question that hides in the wrong one never.

The limits were chosen on one half of tests/data/missed_questions.txt, thirty questions in ten
wordings each and as many that are near but others: those with which most wordings find their row
and at most 1.5 % another's. On the other half, in random orders, 88 % find theirs by meaning and
none another's; by words it is 62 % and 2.4 %. The file was invented for this, so the questions of
real members may do worse.
"""

from __future__ import annotations

import asyncio
import math
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from threading import Lock
from typing import Generic, TypeVar

import numpy as np

from bot.core.feedback import Gap
from bot.core.index import Index
from bot.core.linear import Floats, product
from bot.core.normalise import fold, question_key, words_of
from bot.core.query import Reader
from bot.core.wording import weight_of
from bot.ports import Encoder, GapStore
from bot.service.answer import Answerer
from bot.service.latest import keep_latest

MOST_WORDINGS = 1_000
MOST_KEPT = 2_000
_ALIKE_IN_MEANING = 0.8
_ALIKE_IN_WORDS = 0.84
# So many wordings of a group, the nearest of it, say how like it a question is.
_NEAREST = 2
_LETTERS = 3

T = TypeVar("T")


class Grouping:
    """Finds the group of a gap; what is compared of texts is kept, the latest used of them."""

    def __init__(self, store: GapStore, answerer: Answerer) -> None:
        self._store = store
        self._answerer = answerer
        self._vectors: _Latest[Floats] = _Latest()
        self._grams: _Latest[Mapping[str, float]] = _Latest()

    async def find_group(self, gap: Gap) -> int | None:
        """Return the id of the open group that `gap` belongs to, or None when it is a new one.

        Only the `MOST_WORDINGS` wordings that were last asked count. Raises StorageError.
        """
        wordings = await self._store.list_wordings(gap.guild_id, limit=MOST_WORDINGS)
        return await asyncio.to_thread(self.nearest, gap.text, wordings)

    def nearest(self, text: str, wordings: Sequence[tuple[int, str]]) -> int | None:
        """Return the id of the group that is like `text` enough, the most alike of several.

        `wordings` are those of all groups, each with the id of its group.
        """
        key = question_key(text)
        same = next((group for group, each in wordings if question_key(each) == key), None)
        if same is not None or not wordings or not key:
            return same
        likeness = self.likeness(text, [each for _, each in wordings])
        by_group: dict[int, list[float]] = {}
        for (group, _), value in zip(wordings, likeness.tolist(), strict=True):
            by_group.setdefault(group, []).append(value)
        alike = {group: _mean_of_nearest(values) for group, values in by_group.items()}
        best = max(alike, key=alike.__getitem__)
        return best if alike[best] >= self._limit else None

    def likeness(self, text: str, others: Sequence[str]) -> Floats:
        """Say how like `text` each of `others` is, up to 1.0; there must be some."""
        snapshot = self._answerer.snapshot
        if snapshot.encoder is not None:
            vector = partial(_vector, encoder=snapshot.encoder, reader=snapshot.index.reader)
            vectors = np.stack([self._vectors.get(each, vector) for each in others])
            return product(vectors, self._vectors.get(text, vector))
        grams = partial(_grams, index=snapshot.index)
        wanted = self._grams.get(text, grams)
        cosines = [_cosine(wanted, self._grams.get(each, grams)) for each in others]
        return np.asarray(cosines, np.float32)

    @property
    def _limit(self) -> float:
        has_encoder = self._answerer.snapshot.encoder is not None
        return _ALIKE_IN_MEANING if has_encoder else _ALIKE_IN_WORDS


class _Latest(Generic[T]):
    """What was made of texts, the latest used of them; several threads may ask at once."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, T] = OrderedDict()
        self._lock = Lock()

    def get(self, text: str, make: Callable[[str], T]) -> T:
        """Return what is kept for `text`, or make and keep it."""
        with self._lock:
            if text in self._kept:
                self._kept.move_to_end(text)
                return self._kept[text]
        made = make(text)
        with self._lock:
            keep_latest(self._kept, text, made, MOST_KEPT)
        return made


def _mean_of_nearest(likeness: list[float]) -> float:
    nearest = sorted(likeness, reverse=True)[:_NEAREST]
    return sum(nearest) / len(nearest)


def _vector(text: str, encoder: Encoder, reader: Reader) -> Floats:
    # Typing errors are put right as in a question that is to be answered.
    return encoder.encode(reader.read(text).spoken or text).vector


def _grams(text: str, index: Index) -> Mapping[str, float]:
    """Weigh the runs of letters of each word, which a typing error leaves nearly whole.

    Together they have the length 1.
    """
    grams: dict[str, float] = {}
    for word in words_of(fold(text)):
        weight, padded = weight_of(word, index), f"^{word}$"
        for at in range(len(padded) - _LETTERS + 1):
            gram = padded[at : at + _LETTERS]
            grams[gram] = max(weight, grams.get(gram, 0.0))
    length = math.sqrt(sum(weight**2 for weight in grams.values())) or 1.0
    return {gram: weight / length for gram, weight in grams.items()}


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(weight * other[gram] for gram, weight in one.items() if gram in other)
