"""Which words a mistyped one is taken for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.spelling import Guess, build_vocabulary, has_digit, slips_allowed
from tests.support.properties import steady


@pytest.mark.parametrize(
    ("word", "slips"),
    [
        pytest.param("visa", 1, id="four letters carry one slip"),
        pytest.param("cat", 0, id="three carry none"),
        pytest.param("embassy", 1, id="seven still carry one"),
        pytest.param("diplomat", 2, id="eight carry two"),
        pytest.param("article5", 0, id="a word with a digit carries none"),
        pytest.param("1000000000", 0, id="nor does a number"),
        pytest.param("नमस्ते१२", 0, id="nor does one with digits of another script"),
        pytest.param("", 0, id="nor does nothing"),
    ],
)
def test_how_many_slips_a_word_may_carry(word: str, slips: int) -> None:
    assert slips_allowed(word) == slips


@pytest.mark.parametrize(
    ("typed", "store", "guesses"),
    [
        pytest.param("embasy", "embassy", ["embassy"], id="a letter is missing"),
        pytest.param("embasssy", "embassy", ["embassy"], id="a letter is doubled"),
        pytest.param("enbassy", "embassy", ["embassy"], id="a letter is wrong"),
        pytest.param("embsasy", "embassy", ["embassy"], id="two neighbours are swapped"),
        pytest.param("diplmocay", "diplomacy", ["diplomacy"], id="two slips in a long word"),
        pytest.param("dplmcy", "diplomacy", [], id="three slips are too many"),
        pytest.param("embsay", "embassy", [], id="two slips in a short word are too many"),
        pytest.param("vsa", "visa", [], id="a short word is left alone"),
        pytest.param("vias", "visa", ["visa"], id="a swap costs one slip"),
        pytest.param("visas", "visa", ["visa"], id="a store word may be shorter than four letters"),
        pytest.param("2501", "2500", [], id="numbers must match exactly"),
        pytest.param("article6", "article5", [], id="so must words with numbers"),
        pytest.param("articel", "article5 article", ["article"], id="nor is one guessed"),
        pytest.param("cafe", "cafe cave", ["cafe"], id="a word of the store is nearest to itself"),
        pytest.param("gafe", "cafe gate", ["cafe", "gate"], id="equally near, by the alphabet"),
        pytest.param("gafe", "cafe gate gate", ["gate", "cafe"], id="the most frequent goes first"),
        pytest.param(
            "securityy",
            "security securitys securities",
            ["security", "securitys"],
            id="only the nearest are guessed",
        ),
        pytest.param("xylophone", "embassy", [], id="nothing is near"),
        pytest.param("embassy", "", [], id="an empty store knows nothing"),
        pytest.param("посолство", "посольство", ["посольство"], id="other alphabets too"),
    ],
)
def test_guesses(typed: str, store: str, guesses: list[str]) -> None:
    found = build_vocabulary([store.split()]).guesses(typed)

    assert [guess.word for guess in found] == guesses


def test_a_guess_weighs_less_the_further_it_is() -> None:
    vocabulary = build_vocabulary([["embassy", "diplomacy"]])

    assert vocabulary.guesses("embasy") == (Guess("embassy", 1 - 1 / 6),)
    assert vocabulary.guesses("diplmocay") == (Guess("diplomacy", 1 - 2 / 9),)


def test_words_are_counted_over_all_texts() -> None:
    vocabulary = build_vocabulary([["gate", "cafe"], ["gate"], []])

    assert vocabulary.counts == {"gate": 2, "cafe": 1}


def distance(one: str, other: str) -> int:
    """Count the slips between two words the slow way (optimal string alignment)."""
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, 1):
        rows.append([i])
        for j, b in enumerate(other, 1):
            steps = [rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a != b)]
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                steps.append(rows[i - 2][j - 2] + 1)
            rows[i].append(min(steps))
    return rows[-1][-1]


words = st.text("abc1", max_size=10)


@steady
@given(typed=words, store=st.lists(words.filter(bool), max_size=12))
def test_guesses_are_what_a_slow_search_finds(typed: str, store: list[str]) -> None:
    near = {known: distance(typed, known) for known in store if not has_digit(known)}
    best = min(near.values(), default=99)
    expected = {known for known in near if near[known] == best <= slips_allowed(typed)}
    if slips_allowed(typed) == 0:
        expected = set()

    found = build_vocabulary([store]).guesses(typed)

    assert {guess.word for guess in found} == expected
    assert all(guess.weight == 1 - best / len(typed) for guess in found)


@steady
@given(typed=words, store=st.lists(words.filter(bool), max_size=12))
def test_the_order_of_the_store_does_not_matter(typed: str, store: list[str]) -> None:
    forwards, backwards = build_vocabulary([store]), build_vocabulary([store[::-1]])

    assert forwards.guesses(typed) == backwards.guesses(typed)
