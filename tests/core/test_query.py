"""What is read out of a typed question."""

from __future__ import annotations

import pytest
from hypothesis import given

from bot.core.language import function_words
from bot.core.normalise import fold, stemmer_for, words_of
from bot.core.query import LONGEST_QUESTION_CHARS, Reader, count_grams, count_stems
from bot.core.spelling import build_vocabulary
from bot.core.synonyms import combine
from tests.support.hang import without_hanging
from tests.support.properties import HOSTILE, any_text, steady

STORE = (
    "Who guards the embassy?",
    "How do I apply for a passport?",
    "The cafe and the gate; the gate again.",
    "Diplomatic Security Service, 2,500 agents in 29 cities",
)


def reader(*, known_elsewhere: str = "") -> Reader:
    """Return a reader over STORE that knows what DSS and US are."""
    stem = stemmer_for("en")
    vocabulary = build_vocabulary(words_of(fold(text)) for text in STORE)
    groups = [("DSS", "Diplomatic Security Service"), ("US", "United States")]
    return Reader(
        vocabulary=vocabulary,
        stems=frozenset(stem(word) for word in vocabulary.counts),
        stem=stem,
        synonyms=combine(groups, function_words("en")),
        known_elsewhere=frozenset(known_elsewhere.split()),
    )


@pytest.mark.parametrize(
    ("typed", "spoken"),
    [
        pytest.param(
            "Who guards the embassy?", "Who guards the embassy?", id="known words: as typed"
        ),
        pytest.param("who gaurds the embasy?", "who guards the embassy", id="slips are corrected"),
        pytest.param("who guarded embassies", "who guarded embassies", id="forms are no slips"),
        pytest.param("what is netflix", "what is netflix", id="an unknown word stays"),
        pytest.param("the gafe", "the gate", id="of two, the more frequent is taken"),
        pytest.param("25000 agents in 28", "25000 agents in 28", id="numbers are never corrected"),
        pytest.param("what is the DSS?", "what is the Diplomatic Security Service?", id="synonyms"),
        pytest.param("the dsss", "the dsss", id="a mistyped synonym is not looked up"),
    ],
)
def test_the_text_for_the_encoder(typed: str, spoken: str) -> None:
    assert reader().read(typed).spoken == spoken


def test_corrections_list_each_word_once_with_every_guess() -> None:
    query = reader().read("gafe, gafe and embasy")

    assert [(each.typed, [guess.word for guess in each.guesses]) for each in query.corrections] == [
        ("gafe", ["gate", "cafe"]),
        ("embasy", ["embassy"]),
    ]


def test_a_word_that_the_encoder_knows_is_not_corrected() -> None:
    query = reader(known_elsewhere="gage").read("the gage")

    assert query.corrections == ()
    assert query.unknown == ("gage",)
    assert query.spoken == "the gage"


@pytest.mark.parametrize(
    ("typed", "unknown"),
    [
        pytest.param("who guards the embassy", "", id="none"),
        pytest.param("who guards netflix", "netflix", id="one"),
        pytest.param("who gaurds it", "it", id="a corrected word is known"),
        pytest.param("guarding", "", id="another form of a known word is known"),
        pytest.param("2501 agents", "2501", id="a number that the store lacks"),
        pytest.param("zzzz zzzz", "zzzz zzzz", id="as often as it was typed"),
    ],
)
def test_unknown_words(typed: str, unknown: str) -> None:
    assert " ".join(reader().read(typed).unknown) == unknown


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        pytest.param("guards guarding", {"guard": 2.0}, id="stems are counted"),
        pytest.param("netflix", {"netflix": 1.0}, id="unknown words count fully"),
        pytest.param("gafe", {"gate": 0.75, "cafe": 0.75}, id="guesses count by their nearness"),
        pytest.param("gafe gafe", {"gate": 0.75, "cafe": 0.75}, id="but only once"),
        pytest.param("gate gafe", {"gate": 1.0, "cafe": 0.75}, id="and never lower what was typed"),
        pytest.param("!?", {}, id="no words, no terms"),
    ],
)
def test_terms(typed: str, terms: dict[str, float]) -> None:
    assert reader().read(typed).terms == terms


def test_exact_matching_is_free_of_case_and_signs() -> None:
    assert reader().read("  WHO guards... the Embassy!! ").keys == ("who guards the embassy",)


def test_exact_matching_survives_a_slip() -> None:
    query = reader().read("Who gaurds the embasy?")

    assert query.keys == ("who gaurds the embasy", "who guards the embassy")


def test_exact_matching_knows_a_question_with_and_without_synonyms() -> None:
    query = reader().read("What is the DSS?")

    assert query.keys == ("what is the dss", "what is the diplomatic security service")


def test_exact_matching_does_not_choose_between_guesses() -> None:
    assert reader().read("where is the gafe").keys == ("where is the gafe",)


def test_a_word_is_read_as_itself_or_as_its_guesses() -> None:
    query = reader().read("the gafe")

    assert [guess.word for guess in query.readings_of("gafe")] == ["gate", "cafe"]
    assert [(guess.word, guess.weight) for guess in query.readings_of("the")] == [("the", 1.0)]


def test_only_the_start_of_a_long_text_is_read() -> None:
    query = reader().read(" " * 600 + "embassy " + "x" * 600 + " passport")

    assert len(query.text) == LONGEST_QUESTION_CHARS
    assert query.words[0] == "embassy"
    assert "passport" not in query.words


def test_grams_know_where_a_word_begins_and_ends() -> None:
    assert count_grams(["ab"]) == {" a": 1, "ab": 1, "b ": 1, " ab": 1, "ab ": 1, " ab ": 1}
    assert count_grams(["a", "a"]) == {" a": 2, "a ": 2, " a ": 2}
    assert count_grams([]) == {}


def test_stems_are_counted() -> None:
    assert count_stems(["guards", "guarding", "gate"], stemmer_for("en")) == {"guard": 2, "gate": 1}


@steady
@given(text=any_text)
def test_any_text_can_be_read(text: str) -> None:
    query = reader().read(text)

    assert set(query.unknown) <= set(query.words)
    assert {each.typed for each in query.corrections} <= set(query.words)
    assert all(weight > 0 for weight in query.terms.values())


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_at_once(name: str) -> None:
    known = reader()

    with without_hanging():
        query = known.read(HOSTILE[name])

    assert len(query.text) <= LONGEST_QUESTION_CHARS
