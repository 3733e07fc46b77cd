"""Texts compared in spelling, in words and in meaning at once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from bot.core.encoding import Encoding
from bot.core.linear import Floats
from bot.core.normalise import fold, stemmer_for, words_of
from bot.core.query import Query, Reader
from bot.core.spelling import build_vocabulary
from bot.core.synonyms import Synonyms
from bot.core.textindex import TextIndex, build_text_index
from bot.core.tier import LEXICAL, SEMANTIC

TEXTS = ("Who guards the embassy?", "How do I apply for a passport?", "Passports cost how much?")
STEM = stemmer_for("en")


def unit(*numbers: float) -> Floats:
    vector = np.asarray(numbers, np.float32)
    length = float(np.linalg.norm(vector))
    made: Floats = vector / length
    return made


# Directions that stand for meanings: guarding, applying, paying.
MEANINGS = (unit(1, 0, 0), unit(0, 1, 0), unit(0, 0.6, 0.8))
ENCODINGS = {
    text: Encoding(vector, ("word",), np.stack([vector]))
    for text, vector in zip(TEXTS, MEANINGS, strict=True)
}


def index(*, with_meaning: bool = False) -> TextIndex:
    return build_text_index(TEXTS, STEM, ENCODINGS if with_meaning else None)


def read(text: str) -> Query:
    vocabulary = build_vocabulary(words_of(fold(each)) for each in TEXTS)
    stems = frozenset(STEM(word) for word in vocabulary.counts)
    return Reader(vocabulary, stems, STEM, Synonyms()).read(text)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    found = index().compare(read(text), None, LEXICAL.weights)

    at = TEXTS.index(text)
    assert found.chars[at] == pytest.approx(1)
    assert found.words[at] == pytest.approx(1)
    assert int(found.blend.argmax()) == at


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        pytest.param("guard embassies", 0, id="other forms of the words"),
        pytest.param("embasy gaurds", 0, id="mistyped words"),
        pytest.param("what does a passport cost", 2, id="the rarer word decides"),
    ],
)
def test_the_nearest_text(text: str, nearest: int) -> None:
    found = index().compare(read(text), None, LEXICAL.weights)

    assert int(found.blend.argmax()) == nearest


def test_a_mistyped_word_is_nearer_in_spelling_than_a_foreign_one() -> None:
    slip = index().compare(read("passprot"), None, LEXICAL.weights)
    foreign = index().compare(read("zeppelin"), None, LEXICAL.weights)

    assert slip.chars[1] > foreign.chars[1]
    assert slip.words[1] > foreign.words[1] == 0


def test_the_blend_is_the_weighted_sum() -> None:
    query, vector, weights = read("apply for passports"), unit(0, 1, 1), SEMANTIC.weights

    found = index(with_meaning=True).compare(query, vector, weights)

    assert found.meaning.tolist() == pytest.approx([float(each @ vector) for each in MEANINGS])
    assert found.blend == pytest.approx(
        weights.chars * found.chars + weights.words * found.words + weights.meaning * found.meaning
    )


def test_an_opposite_meaning_is_merely_nothing_in_common() -> None:
    found = index(with_meaning=True).compare(read("x"), -MEANINGS[0], SEMANTIC.weights)

    assert found.meaning.tolist() == [0, 0, 0]


def test_without_an_encoder_there_is_no_meaning() -> None:
    found = index().compare(read("passport"), None, LEXICAL.weights)

    assert found.meaning.tolist() == [0, 0, 0]
    assert index().meaning.shape == (3, 0)


@pytest.mark.parametrize("with_meaning", [False, True], ids=["by words", "by meaning"])
def test_all_pairs_are_what_one_by_one_gives(with_meaning: bool) -> None:
    texts = index(with_meaning=with_meaning)
    weights = (SEMANTIC if with_meaning else LEXICAL).weights

    one_by_one = [
        texts.compare(read(text), MEANINGS[at] if with_meaning else None, weights).blend
        for at, text in enumerate(TEXTS)
    ]

    assert texts.pairwise(weights, len(TEXTS)) == pytest.approx(np.stack(one_by_one), abs=1e-5)


@pytest.mark.parametrize("encodings", [None, ENCODINGS], ids=["by words", "by meaning"])
def test_no_texts_can_be_compared_too(encodings: dict[str, Encoding] | None) -> None:
    texts = build_text_index((), STEM, encodings)

    found = texts.compare(read("passport"), None, LEXICAL.weights)

    assert found.blend.tolist() == []
    assert texts.pairwise(LEXICAL.weights, 0).tolist() == []


def test_unknown_words_make_a_question_less_like_everything() -> None:
    known = index().compare(read("apply for a passport"), None, LEXICAL.weights)
    unknown = index().compare(read("apply for a passport zeppelin"), None, LEXICAL.weights)

    assert unknown.blend[1] < known.blend[1]


def test_weights_say_what_counts() -> None:
    only_words = replace(LEXICAL.weights, chars=0.0, words=1.0)

    found = index().compare(read("passport"), None, only_words)

    assert found.blend == pytest.approx(found.words)
