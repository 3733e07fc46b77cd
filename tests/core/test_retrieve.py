"""Which entries are proposed for a question, and on what evidence."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest

from bot.core.index import build_index
from bot.core.knowledge import Knowledge
from bot.core.retrieve import Candidate, retrieve
from bot.core.tier import LEXICAL
from tests.support.knowledge import entry, know, retrieved

CITY = know(
    entry(
        "gate",
        "Where is the gate?",
        "It is on the left. Ng Chee Khern opened it.",
        phrasings=("gate location", "how do i find the gate"),
        not_this=("where is bill gates",),
        keywords=("entrance",),
    ),
    entry("cafe", "Where is the cafe?", "Turn right. It sells tea, cake and 29 kinds of jam."),
    entry("wifi", "How do I join the wifi?", "Choose campus and log in."),
    out_of_scope=("where is the swimming pool",),
)


def best(text: str, knowledge: Knowledge = CITY) -> Candidate:
    return retrieved(text, knowledge)[1][0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Where is the gate?", "gate", id="its question"),
        pytest.param("location of gates", "gate", id="other words of a phrasing"),
        pytest.param("hwo to fnid the gaet", "gate", id="slips"),
        pytest.param("entrance", "gate", id="a keyword"),
        pytest.param("what does ng chee khern do", "gate", id="a name that only an answer has"),
        pytest.param("29 kinds", "cafe", id="a number that only an answer has"),
        pytest.param("where can I buy some tea", "cafe", id="a word that only an answer has"),
        pytest.param("wifi campus login", "wifi", id="a mix of question and answer"),
    ],
)
def test_the_best_candidate(text: str, expected: str) -> None:
    assert best(text).id == expected


@pytest.mark.parametrize(
    ("text", "knowledge"),
    [
        pytest.param("", CITY, id="no text"),
        pytest.param("?! 🙂", CITY, id="no words"),
        pytest.param("where is it", know(), id="no entries"),
        pytest.param("where is it", Knowledge(()), id="no packs"),
    ],
)
def test_nothing_comes_of_nothing(text: str, knowledge: Knowledge) -> None:
    assert retrieved(text, knowledge)[1] == ()


def test_candidates_come_best_first() -> None:
    scores = [each.score for each in retrieved("where is the gate", CITY)[1]]

    assert len(scores) == 3
    assert scores == sorted(scores, reverse=True)


def test_the_phrasing_that_earned_the_place_is_named() -> None:
    evidence = best("gates location").evidence

    assert evidence.phrasing == "gate location"
    assert evidence.words == pytest.approx(1)
    assert 0.5 < evidence.chars < 1
    assert evidence.chars < evidence.similarity < evidence.words
    assert evidence.meaning == 0
    assert evidence.mean < evidence.similarity


def test_an_exact_phrasing_is_as_similar_as_can_be() -> None:
    evidence = best("How do I find... the GATE").evidence

    assert evidence.similarity == pytest.approx(1)
    assert evidence.coverage == pytest.approx(1)


def test_the_passage_that_answers_is_named() -> None:
    assert best("who is ng chee khern").evidence.unit == 1
    assert best("jam").evidence.unit == 1
    assert best("left").evidence.unit == 0


def test_the_keywords_are_the_last_passage() -> None:
    evidence = best("entrance").evidence

    assert evidence.unit == 2
    assert evidence.passage == pytest.approx(1)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param("gate location", 1.0, 1.0, id="every word is known"),
        pytest.param("gaet location", 0.7, 0.95, id="a mistyped word is known a little less"),
        pytest.param("gate zeppelin", 0.2, 0.6, id="an unknown word is not"),
        pytest.param("is the gate there", 0.9, 1.0, id="function words hardly matter"),
        pytest.param("zeppelin", 0.0, 0.0, id="nothing is known"),
    ],
)
def test_coverage_is_the_share_of_the_question_that_is_accounted_for(
    text: str, low: float, high: float
) -> None:
    found = {each.id: each.evidence for each in retrieved(text, CITY)[1]}

    assert low - 1e-5 <= found["gate"].coverage <= high + 1e-5


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param("gate location", 0.0, 0.0, id="every word is known"),
        pytest.param("gate zeppelin", 0.4, 0.8, id="one of two words is foreign"),
        pytest.param("gate zeppelin hangar", 0.3, 0.45, id="of two foreign words one counts"),
        pytest.param("zeppelin", 1.0, 1.0, id="there is nothing else"),
    ],
)
def test_what_is_foreign_is_the_share_of_the_worst_word(text: str, low: float, high: float) -> None:
    assert low - 1e-5 <= _foreign(text, words=60) <= high + 1e-5


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(2, 0.25, id="next to no text"),
        pytest.param(38, 0.64, id="some text"),
        pytest.param(48, 1.0, id="as much as tells"),
        pytest.param(90, 1.0, id="more than tells"),
    ],
)
def test_the_fewer_words_an_entry_has_the_less_tells_what_it_lacks(
    words: int, expected: float
) -> None:
    assert _foreign("zeppelin", words=words) == pytest.approx(expected, abs=1e-5)


def _foreign(text: str, *, words: int) -> float:
    """Ask about a gate whose answer has so many different words, besides the two of its names."""
    letters = "bcdfghjklm"
    answer = " ".join(f"{one}{two}q" for one in letters for two in letters[:9])
    gate = entry("gate", "Gate", " ".join(answer.split()[:words]), phrasings=("gate location",))
    return retrieved(text, know(gate, *CITY.entries[1:]))[1][0].evidence.foreign


@pytest.mark.parametrize(
    ("text", "contrast"),
    [
        pytest.param("where is the swimming pool", "where is the swimming pool", id="out of scope"),
        pytest.param("where is bill gates", "where is bill gates", id="what it declined itself"),
    ],
)
def test_the_nearest_contrast_question_is_named(text: str, contrast: str) -> None:
    evidence = {each.id: each.evidence for each in retrieved(text, CITY)[1]}["gate"]

    assert evidence.contrast_text == contrast
    assert evidence.contrast == pytest.approx(1)


def test_what_one_entry_declines_is_no_contrast_for_another() -> None:
    evidence = {each.id: each.evidence for each in retrieved("where is bill gates", CITY)[1]}[
        "cafe"
    ]

    assert evidence.contrast_text == "where is the swimming pool"


def test_without_contrast_questions_there_is_no_contrast() -> None:
    evidence = best("gate", know(entry("gate", "Where is the gate?"))).evidence

    assert (evidence.contrast, evidence.contrast_text) == (0.0, "")


def test_ties_keep_the_order_of_the_knowledge() -> None:
    same = [entry(f"e{number}", "Where is the gate?") for number in (3, 1, 5, 2, 4)]

    _, candidates = retrieved("gate", know(*same, entry("z", "Who?")))

    assert [each.id for each in candidates][:5] == ["e3", "e1", "e5", "e2", "e4"]


def test_ties_without_a_ridge_head_keep_the_order_of_the_knowledge() -> None:
    same = [entry(f"e{number}", "Where is the gate?") for number in (3, 1, 5, 2, 4)]
    index = replace(build_index(know(*same), LEXICAL), head=None)

    candidates = retrieve(index.reader.read("gate"), index, None)

    assert [each.id for each in candidates] == ["e3", "e1", "e5", "e2", "e4"]


def test_at_most_a_dozen_come_back_whatever_the_size_of_the_store() -> None:
    by_question = [entry(f"q{number}", f"Where is gate {number}?", "Left.") for number in range(30)]
    by_answer = [entry(f"a{number}", f"Who {number}?", "At the gate.") for number in range(30)]

    _, candidates = retrieved("gate", know(*by_question, *by_answer))

    ids = [each.id for each in candidates]
    # Scripts are promised five candidates.
    assert 5 <= len(ids) <= 12
    assert {each[0] for each in ids} == {"q", "a"}


def test_a_word_in_few_entries_says_more_than_one_in_many() -> None:
    many = [entry(f"e{number}", f"Where is the office of team{number}?") for number in range(9)]
    knowledge = know(*many, entry("bike", "Where is the bike?"))

    assert best("the office bike", knowledge).id == "bike"


def test_candidates_are_plain_numbers_and_text() -> None:
    _, candidates = retrieved("where is the gate", CITY)

    copied = json.loads(json.dumps([asdict(each) for each in candidates]))

    assert copied == [asdict(each) for each in candidates]
