"""Answer, choice or miss: each rule of the module's docstring, first that fits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.decide import (
    MOST_CHOICES,
    Choices,
    Decision,
    Match,
    Miss,
    Reason,
    confidence_in_best,
    decide,
    threat_to,
)
from bot.core.index import Index, build_index
from bot.core.model import Stance, Topic
from bot.core.retrieve import Candidate, Evidence
from bot.core.tier import LEXICAL, Calibration, Thresholds
from tests.support.knowledge import decided, entry, know

CITY = know(
    entry(
        "gate", "Where is the gate?", phrasings=("gate location", "wifi"), keywords=("entrance",)
    ),
    entry("cafe", "Where is the cafe?", phrasings=("a shared phrasing",), keywords=("tea", "food")),
    entry("lamp", "Why is the lamp on?", phrasings=("A shared... phrasing!",), keywords=("food",)),
    topics=(
        Topic("network", "Network", "Cables.", phrasings=("wifi", "internet", "tea")),
        Topic("void", "Somewhere else", "Nothing."),
    ),
    synonyms=(("UN", "United Nations"), ("HQ", "head office")),
    out_of_scope=("gate location", "who runs the UN", "head office location"),
)


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        pytest.param("", Miss(0.0, Reason.EMPTY), id="1: no text"),
        pytest.param(" ?! 🙂", Miss(0.0, Reason.EMPTY), id="1: no words"),
        pytest.param(
            "who runs the un", Miss(0.0, Reason.OUT_OF_SCOPE), id="2: out of scope, word for word"
        ),
        pytest.param(
            "Who runs the United Nations??",
            Miss(0.0, Reason.OUT_OF_SCOPE),
            id="2: in other names for the same",
        ),
        pytest.param("who rusn the UN", Miss(0.0, Reason.OUT_OF_SCOPE), id="2: with a slip"),
        pytest.param(
            "gate location", Miss(0.0, Reason.OUT_OF_SCOPE), id="2: even when it is a phrasing too"
        ),
        pytest.param("WHERE is the gate", Match("gate", 1.0, Reason.EXACT), id="3: a question"),
        pytest.param("where is the gaet?", Match("gate", 1.0, Reason.EXACT), id="3: with a slip"),
        pytest.param("wifi", Match("gate", 1.0, Reason.EXACT), id="3: before the name of a topic"),
        pytest.param(
            "a shared phrasing",
            Choices(("cafe", "lamp"), 0.5, Reason.EXACT),
            id="3: several entries that share it are the choices",
        ),
        pytest.param(
            "Network", Match("network", 1.0, Reason.TOPIC, is_topic=True), id="4: a topic's title"
        ),
        pytest.param(
            "Internet!", Match("network", 1.0, Reason.TOPIC, is_topic=True), id="4: another name"
        ),
        pytest.param(
            "netwrok",
            Match("network", 1.0, Reason.TOPIC, is_topic=True),
            id="4: with a slip",
        ),
        pytest.param(
            "tea", Match("network", 1.0, Reason.TOPIC, is_topic=True), id="4: before a keyword"
        ),
        pytest.param(
            "Entrance", Match("gate", 1.0, Reason.KEYWORD), id="5: a keyword of one entry"
        ),
        pytest.param(
            "food", Choices(("cafe", "lamp"), 0.5, Reason.KEYWORD), id="5: a keyword of two entries"
        ),
    ],
)
def test_exact_rules(text: str, decision: Decision) -> None:
    assert decided(text, CITY) == decision


def test_a_shared_keyword_offers_no_more_than_five() -> None:
    many = [
        entry(f"e{number}", f"Who is number {number}?", keywords=("vip",)) for number in range(8)
    ]

    assert decided("vip", know(*many)) == Choices(
        tuple(f"e{number}" for number in range(MOST_CHOICES)), 0.5, Reason.KEYWORD
    )


def candidate(name: str, score: float, **evidence: float) -> Candidate:
    made = Evidence(
        phrasing="",
        chars=0,
        words=0,
        meaning=0,
        similarity=0.5,
        mean=0,
        ridge=0,
        passage=0,
        unit=0,
        coverage=0,
        foreign=0,
        contrast=0,
        contrast_text="",
    )
    return Candidate(name, score, replace(made, **evidence))  # type: ignore[arg-type]


# Confidence in the best is its score, and so is that in the first three plus a tenth.
PLAIN = replace(
    LEXICAL,
    is_right=Calibration(intercept=0, score=1, margin=0, coverage=0, threat=0, foreign=0),
    is_among=Calibration(intercept=0.5, score=1, margin=0, coverage=0, threat=0, foreign=0),
)


def by_evidence(
    candidates: tuple[Candidate, ...], answer: float, choices: float, index: Index | None = None
) -> Decision:
    """Decide about a question that no exact rule knows."""
    index = index or build_index(CITY, PLAIN)
    query = index.reader.read("zeppelins over the city")
    return decide(query, candidates, index, Thresholds(answer, choices))


TWO = (candidate("gate", 0.8), candidate("cafe", 0.6))
# What PLAIN makes of a score of 0.8.
RIGHT = PLAIN.is_right.probability(score=0.8, margin=0, coverage=0, threat=0, foreign=0)
AMONG = PLAIN.is_among.probability(score=0.8, margin=0, coverage=0, threat=0, foreign=0)


@pytest.mark.parametrize(
    ("answer", "choices", "decision"),
    [
        pytest.param(
            RIGHT, 0.1, Match("gate", RIGHT, Reason.SURE), id="at the threshold: an answer"
        ),
        pytest.param(
            RIGHT + 1e-9,
            0.1,
            Choices(("gate", "cafe"), RIGHT, Reason.UNSURE),
            id="just below it: a choice",
        ),
        pytest.param(
            0.99,
            AMONG,
            Choices(("gate", "cafe"), RIGHT, Reason.UNSURE),
            id="at the second threshold: a choice",
        ),
        pytest.param(0.99, AMONG + 1e-9, Miss(RIGHT, Reason.UNKNOWN), id="just below it: a miss"),
        pytest.param(
            0.1, 0.99, Match("gate", RIGHT, Reason.SURE), id="an answer needs no second threshold"
        ),
    ],
)
def test_thresholds(answer: float, choices: float, decision: Decision) -> None:
    assert by_evidence(TWO, answer, choices) == decision


@pytest.mark.parametrize(
    ("contrast", "reason"),
    [
        pytest.param(0.0, Reason.SURE, id="no contrast question is near"),
        pytest.param(0.5, Reason.SURE, id="one is as near as the best phrasing"),
        pytest.param(0.549, Reason.SURE, id="one is a little nearer"),
        pytest.param(0.551, Reason.UNSURE, id="one is clearly nearer"),
        pytest.param(1.0, Reason.UNSURE, id="one is the very question"),
    ],
)
def test_what_is_nearer_to_a_contrast_question_is_not_answered_at_once(
    contrast: float, reason: Reason
) -> None:
    best = candidate("gate", 0.9, contrast=contrast)

    assert by_evidence((best, TWO[1]), 0.1, 0.1).reason is reason


def test_a_threat_to_another_candidate_does_not_matter() -> None:
    second = candidate("cafe", 0.6, contrast=1.0)

    assert by_evidence((TWO[0], second), 0.1, 0.1).reason is Reason.SURE


@pytest.mark.parametrize(
    ("scores", "offered"),
    [
        pytest.param([0.9, 0.8, 0.7], 3, id="all near the best"),
        pytest.param([0.9, 0.54, 0.5], 2, id="none below three fifths of it"),
        pytest.param([0.9, 0.1, 0.05], 2, id="but always a second"),
        pytest.param([0.9] * 9, MOST_CHOICES, id="and never more than five"),
        pytest.param([0.9], 1, id="of one candidate there is only one"),
    ],
)
def test_who_is_offered(scores: list[float], offered: int) -> None:
    ids = [f"e{number}" for number in range(len(scores))]
    candidates = tuple(candidate(*each) for each in zip(ids, scores, strict=True))

    decision = by_evidence(candidates, 0.999, 0.0)

    assert isinstance(decision, Choices)
    assert list(decision.ids) == ids[:offered]


def test_nothing_retrieved_is_a_miss() -> None:
    assert by_evidence((), 0.0, 0.0) == Miss(0.0, Reason.UNKNOWN)


def test_candidates_that_are_not_ranked_are_refused() -> None:
    with pytest.raises(ValueError, match="best first"):
        by_evidence(TWO[::-1], 0.5, 0.5)


@pytest.mark.parametrize(("second", "reason"), [(0.8, "unsure"), (0.78, "unsure"), (0.76, "sure")])
def test_what_two_fit_almost_alike_is_a_choice(second: float, reason: str) -> None:
    assert by_evidence((TWO[0], candidate("cafe", second)), 0.1, 0.1).reason == reason


def test_the_lead_counts_and_one_candidate_leads_by_all_it_has() -> None:
    only_lead = Calibration(intercept=0, score=0, margin=1, coverage=0, threat=0, foreign=0)

    def expected(lead: float) -> float:
        return only_lead.probability(score=0, margin=lead, coverage=0, threat=0, foreign=0)

    assert confidence_in_best(TWO, only_lead) == pytest.approx(expected(0.2))
    assert confidence_in_best(TWO[:1], only_lead) == pytest.approx(expected(0.8))


def test_a_foreign_word_counts() -> None:
    calibration = replace(PLAIN.is_right, score=0, foreign=-2)

    found = confidence_in_best((candidate("gate", 0.8, foreign=0.5),), calibration)

    assert found == pytest.approx(1 / (1 + 2.718281828459045))


def test_a_threat_is_how_much_nearer_the_contrast_is() -> None:
    assert threat_to(candidate("a", 0.9, similarity=0.5, contrast=0.7)) == pytest.approx(0.2)
    assert threat_to(candidate("a", 0.9, similarity=0.7, contrast=0.5)) == 0


NEAR = know(
    entry("share", "Can I share my account?", phrasings=("sharing accounts",)),
    entry("reset", "How do I reset my password?"),
    entry("close", "How do I close my account?"),
    out_of_scope=("can i share my netflix account",),
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("can i share my netflix account", id="the contrast question itself"),
        pytest.param("could i share my netflix account please", id="a question like it"),
    ],
)
def test_a_near_question_that_is_out_of_scope_is_not_answered(text: str) -> None:
    assert not isinstance(decided(text, NEAR), Match)


def test_its_neighbour_still_is() -> None:
    decision = decided("may i share my account", NEAR)

    assert isinstance(decision, Match)
    assert (decision.id, decision.reason) == ("share", Reason.SURE)


@pytest.mark.parametrize("text", ["resetting a forgotten password", "close it", "accounts"])
def test_the_more_eager_the_more_is_answered(text: str) -> None:
    answers = [
        isinstance(decided(text, know(*NEAR.entries, stance=stance)), Match)
        for stance in (Stance.CAUTIOUS, Stance.BALANCED, Stance.EAGER)
    ]

    assert answers == sorted(answers)


def test_a_slip_that_may_be_two_words_is_not_exact() -> None:
    assert decided("where is the gafe", know(*CITY.entries[:2])).reason is not Reason.EXACT


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        pytest.param("tell me about the network", "network", id="tell me about"),
        pytest.param("anything on network please", "network", id="padded on both sides"),
        pytest.param("why is the network so slow", "", id="more than the name is asked"),
        pytest.param("tell me about", "", id="no name"),
    ],
)
def test_a_topic_is_named_in_a_sentence(text: str, topic: str) -> None:
    decision = decided(text, CITY)

    found = decision.id if isinstance(decision, Match) and decision.is_topic else ""
    assert found == topic
