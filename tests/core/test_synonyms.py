"""Several names for one thing, and one name in their place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.language import function_words
from bot.core.normalise import fold
from bot.core.synonyms import Synonyms, combine
from tests.support.properties import any_text, steady, word

EVERYDAY = function_words("en")


def synonyms(*groups: str) -> Synonyms:
    """Read groups written as `one = other = third`."""
    split = [tuple(term.strip() for term in group.split("=")) for group in groups]
    return combine(split, EVERYDAY)


@pytest.mark.parametrize(
    ("groups", "text", "canonical"),
    [
        pytest.param(
            ["DSS = Diplomatic Security Service"],
            "what does the DSS do",
            "what does the Diplomatic Security Service do",
            id="a short name becomes the longest",
        ),
        pytest.param(
            ["DSS = the service"], "what does dss do", "what does the service do", id="case"
        ),
        pytest.param(["UN = United Nations"], "united nations", "United Nations", id="itself"),
        pytest.param(["UK = Britain"], "UKraine", "UKraine", id="a part of a word is no term"),
        pytest.param(
            ["UK = Britain"], "UK's army (UK)", "Britain's army (Britain)", id="signs end it"
        ),
        pytest.param(["bike = bicycle"], "bikes", "bikes", id="a plural is another term"),
        pytest.param(
            ["Ministry = big house", "Ministry of Defence = MoD"],
            "the Ministry of Defence",
            "the Ministry of Defence",
            id="the longest term at a place wins",
        ),
        pytest.param(
            ["defence = defense"], "defence", "defense", id="equal lengths: last in alphabet"
        ),
        pytest.param(
            ["US = United States"], "the US and us", "the United States and us", id="US, us"
        ),
        pytest.param(
            ["WHO = health body"], "who is the WHO", "who is the health body", id="WHO, who"
        ),
        pytest.param(["IT = computers"], "is it IT", "is it computers", id="IT, it"),
        pytest.param(["C++ = cpp lang"], "is C++ hard", "is cpp lang hard", id="signs in a term"),
        pytest.param(["a.b = longer"], "axb a.b", "axb longer", id="a term is no pattern"),
        pytest.param(["x = y z"], "x\nx", "y z\ny z", id="every place is replaced"),
        pytest.param(["外交 = diplomacy"], "外交", "diplomacy", id="any script"),
        pytest.param([], "UK", "UK", id="no lists, no change"),
        pytest.param(["x = y"], "", "", id="no text, no change"),
        pytest.param(
            ["master's = graduate degree"],
            "a master’s",
            "a graduate degree",
            id="a curly apostrophe is one",
        ),
        pytest.param(
            ["café = coffee house"],
            "a cafe\u0301",
            "a coffee house",
            id="an accent may be a sign of its own",
        ),
        pytest.param(
            ["WiFi = wireless network"],
            "wıfı",  # noqa: RUF001
            "wıfı",  # noqa: RUF001
            id="a Turkish i is no reason to fail",
        ),
        pytest.param(
            ["bike = bicycle", "motor bicycle = motorised two-wheeler"],
            "motor bike",
            "motorised two-wheeler",
            id="what a replacement makes is replaced in turn",
        ),
    ],
)
def test_canonical(groups: list[str], text: str, canonical: str) -> None:
    assert synonyms(*groups).canonical(text) == canonical


@pytest.mark.parametrize(
    ("groups", "merged"),
    [
        pytest.param(["a1 = b1", "c1 = d1"], [{"a1", "b1"}, {"c1", "d1"}], id="apart"),
        pytest.param(["a1 = b1", "b1 = c1"], [{"a1", "b1", "c1"}], id="one shared term"),
        pytest.param(
            ["a1 = b1", "c1 = d1", "b1 = c1"], [{"a1", "b1", "c1", "d1"}], id="a list joins two"
        ),
        pytest.param(
            ["UK = Britain", "uk = GB"], [{"UK", "Britain", "uk", "GB"}], id="case is free"
        ),
        pytest.param(["a1 = a1"], [{"a1"}], id="a term twice in a list counts once"),
    ],
)
def test_lists_that_share_a_term_are_one(groups: list[str], merged: list[set[str]]) -> None:
    assert [set(group) for group in synonyms(*groups).groups] == merged


def test_all_terms_of_a_list_have_one_canonical_form() -> None:
    known = synonyms("DSS = DS = Diplomatic Security Service", "DS = the bureau")

    forms = {known.canonical(term) for group in known.groups for term in group}

    assert forms == {"Diplomatic Security Service"}


groups_of_words = st.lists(st.lists(word, min_size=2, max_size=3).map(tuple), max_size=4)


@steady
@given(groups=groups_of_words, text=st.lists(word, max_size=6).map(" ".join))
def test_single_words_are_replaced_once_and_for_all(
    groups: list[tuple[str, ...]], text: str
) -> None:
    known = combine(groups, EVERYDAY)

    once = known.canonical(text)

    assert known.canonical(once) == once


@steady
@given(groups=groups_of_words)
def test_the_order_of_the_lists_does_not_matter(groups: list[tuple[str, ...]]) -> None:
    forwards, backwards = combine(groups, EVERYDAY), combine(groups[::-1], EVERYDAY)

    terms = [term for group in groups for term in group]
    assert [forwards.canonical(each) for each in terms] == [
        backwards.canonical(each) for each in terms
    ]


@steady
@given(text=any_text)
def test_any_text_passes(text: str) -> None:
    synonyms("UK = Britain", "2,500 = many").canonical(text)


def test_function_words_are_folded() -> None:
    assert {fold(each) for each in EVERYDAY} == EVERYDAY


@pytest.mark.parametrize(
    ("language", "has_any"),
    [
        pytest.param("en", True, id="English has some"),
        pytest.param("en-GB", True, id="a region does not matter"),
        pytest.param("xx", False, id="an unknown language has none"),
    ],
)
def test_function_words(language: str, has_any: bool) -> None:
    assert bool(function_words(language)) == has_any


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        pytest.param("What is the DSS?", "what is the diplomatic service", True, id="a synonym"),
        pytest.param("Où est-ce ?", "ou est ce", True, id="accents and signs"),
        pytest.param("What is it?", "What was it?", False, id="another word"),
        pytest.param("🎉", "💥", False, id="no words"),
        pytest.param("🎉", " 🎉 ", True, id="no words, the same signs"),
    ],
)
def test_which_questions_are_the_same(one: str, other: str, *, is_same: bool) -> None:
    key = synonyms("DSS = Diplomatic Service").key

    assert (key(one) == key(other)) == is_same
