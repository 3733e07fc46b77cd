"""Which spellings are the same text, and what counts as a word."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given

from bot.core.normalise import fold, question_key, stemmer_for, words_of
from tests.support.properties import any_text, steady


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        pytest.param("What Is NATO", "what is nato", id="case does not matter"),
        pytest.param("Crème Brûlée", "creme brulee", id="Latin accents fall away"),
        pytest.param("cafe\u0301", "cafe", id="so do accents typed as a sign of their own"),
        pytest.param("Άγιος", "αγιοσ", id="and Greek ones"),  # noqa: RUF001
        pytest.param("ёлка", "елка", id="and Cyrillic ones"),
        pytest.param("don’t", "don't", id="a curly apostrophe is straight"),
        pytest.param("donʼt", "don't", id="a letter apostrophe is straight"),  # noqa: RUF001
        pytest.param("don`t", "don't", id="a backtick stands for an apostrophe"),
        pytest.param("“why”", '"why"', id="curly quotes are straight"),
        pytest.param("Straße", "strasse", id="sharp s is two letters"),
        pytest.param("İstanbul", "istanbul", id="a dotted capital I is an i"),
        pytest.param("ＮＡＴＯ", "nato", id="full-width letters are letters"),  # noqa: RUF001
        pytest.param("x²", "x2", id="a raised digit is a digit"),
        pytest.param("ﬁle", "file", id="a ligature is its letters"),
        pytest.param("  a \t\n b  ", "a b", id="white space collapses"),
        pytest.param("a\u00a0b\u3000c", "a b c", id="so does white space of other kinds"),
        pytest.param("हिन्दी", "हिन्दी", id="Hindi vowel signs stay"),
        pytest.param("が", "が", id="Japanese voicing marks stay"),
        pytest.param("", "", id="nothing is nothing"),
    ],
)
def test_fold(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        pytest.param("Who, me?", "who me", id="punctuation separates"),
        pytest.param("counter-terrorism", "counter terrorism", id="a hyphen separates"),
        pytest.param("don't", "dont", id="an apostrophe joins"),
        pytest.param("rock'n'roll", "rocknroll", id="so do two apostrophes"),
        pytest.param("dogs' toys", "dogs toys", id="a closing apostrophe falls away"),
        pytest.param("O’Brien’s car", "obrien car", id="a possessive ending falls away"),
        pytest.param("'quoted'", "quoted", id="quotes around a word fall away"),
        pytest.param("2,500 agents", "2500 agents", id="digit grouping falls away"),
        pytest.param("1,234,567", "1234567", id="however often it comes"),
        pytest.param("29.5 %", "29.5", id="a decimal point stays"),
        pytest.param("no. 5.", "no 5", id="a full stop at the end does not"),
        pytest.param("12:30", "12 30", id="a time is two numbers"),
        pytest.param("29-33 cities", "29 33 cities", id="a range is two numbers"),
        pytest.param("hard,soft", "hard soft", id="a comma between letters separates"),
        pytest.param("snake_case", "snake case", id="an underscore separates"),
        pytest.param("C++ and C#", "c and c", id="signs fall away"),
        pytest.param("F-35A", "f 35a", id="letters and digits may mix in a word"),
        pytest.param("👍 ok 🇫🇷", "ok", id="emoji are not words"),
        pytest.param("हिन्दी में", "हिन्दी में", id="Hindi words keep their vowel signs"),
        pytest.param("ภาษาไทย", "ภาษาไทย", id="Thai words keep their tone marks"),
        pytest.param("外交是什么？", "外交是什么", id="Chinese is not cut"),  # noqa: RUF001
        pytest.param("こんにちは。元気", "こんにちは 元気", id="but for its full stops"),
        pytest.param("مرحبا؟", "مرحبا", id="Arabic punctuation separates"),
        pytest.param("?!… -- ***", "", id="signs alone are no words"),
        pytest.param("\u0301\u0301", "", id="nor are marks without a letter"),
        pytest.param(
            "2024's budget",
            "2024 budget",
            id="a number has a possessive ending too",
        ),
    ],
)
def test_words(typed: str, words: str) -> None:
    assert " ".join(words_of(fold(typed))) == words


def test_the_key_of_a_question_is_its_words() -> None:
    assert question_key("  Don’t the UN’s rôles matter?! ") == "dont the un roles matter"


@steady
@given(text=any_text)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_folding_any_single_character_twice_is_folding_it_once() -> None:
    # Between letters, where marks and joiners do most.
    changed = [
        hex(point)
        for point in range(sys.maxunicode + 1)
        if (once := fold(f"a{chr(point)}b")) != fold(once)
    ]

    assert changed == []


@steady
@given(text=any_text)
def test_a_key_is_its_own_key(text: str) -> None:
    assert question_key(question_key(text)) == question_key(text)


@steady
@given(text=any_text)
def test_words_hold_no_white_space_and_are_never_empty(text: str) -> None:
    assert all(word and not any(map(str.isspace, word)) for word in words_of(fold(text)))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        pytest.param("en", "agency agencies", id="English plurals"),
        pytest.param("en", "protects protected protecting protect", id="English verbs"),
        pytest.param("en-GB", "report reports", id="a region does not matter"),
        pytest.param("EN", "report reports", id="nor does the case of the code"),
        pytest.param("de", "haus hauses", id="German genitives"),
        pytest.param("fr", "question questions", id="French plurals"),
        pytest.param("es", "embajador embajadores", id="Spanish plurals"),
        pytest.param("ru", "посол посолы", id="Russian plurals"),
    ],
)
def test_forms_of_one_word_share_a_stem(language: str, words: str) -> None:
    stem = stemmer_for(language)

    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    ("language", "word"),
    [
        pytest.param("en", "article5s", id="a word with a digit"),
        pytest.param("en", "1990s", id="a decade"),
        pytest.param("en", "us", id="a word of two letters"),
        pytest.param("xx", "agencies", id="any word of a language without a stemmer"),
        pytest.param("", "agencies", id="any word without a language"),
        pytest.param("ja", "外交", id="a Japanese word"),
    ],
)
def test_what_is_never_stemmed(language: str, word: str) -> None:
    assert stemmer_for(language)(word) == word


@pytest.fixture
def hurried_threads() -> Iterator[None]:
    """Let threads take turns as often as they can, so that they meet at the worst moments."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


@pytest.mark.usefixtures("hurried_threads")
def test_threads_do_not_disturb_each_others_stems() -> None:
    # Not the cached function: what goes wrong in it would stay wrong for all other tests.
    shared, alone = stemmer_for.__wrapped__("en"), stemmer_for.__wrapped__("en")
    starts = "relat connect nation organis general hop argu consol happ diplom secur".split()
    ends = "ational ing ed izations fulness ly ies ment ations ive ers".split()
    words = [f"{start}{end}{more}" for start in starts for end in ends for more in ("", "s", "al")]

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda at: [shared(each) for each in words[at:]], range(8)))

    assert found == [[alone(each) for each in words[at:]] for at in range(8)]
