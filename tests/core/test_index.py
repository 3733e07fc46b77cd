"""What is computed once from the knowledge."""

from __future__ import annotations

import numpy as np
import pytest

from bot.core.index import (
    LARGEST_RIDGE_HEAD,
    build_index,
    passages_of,
    plan_index,
    synonyms_of,
)
from bot.core.knowledge import Knowledge
from bot.core.model import Pack, Topic
from bot.core.tier import LEXICAL
from tests.support.knowledge import decided, entry, know, retrieved

GATE = entry(
    "gate",
    "Where is the gate?",
    "It is on the left. **Ring** twice!",
    phrasings=("gate location", "find the gate", "gate location"),
    not_this=("where is bill gates",),
    keywords=("door", "entrance"),
)
CAFE = entry("cafe", "Where is the cafe?", "Turn right:\n- past the UN\n- up the stairs")
BOTH = know(
    GATE,
    CAFE,
    topics=(
        Topic("place", "Places", "Where things are.", phrasings=("spots",)),
        Topic("other", "Spots", "Other things."),
    ),
    synonyms=(("UN", "United Nations"),),
    out_of_scope=("who is the UN chief",),
)


def test_the_plan_lists_every_text_with_its_owner() -> None:
    plan = plan_index(BOTH)

    assert list(zip(plan.phrasings, plan.owners.tolist(), strict=True)) == [
        ("Where is the gate?", 0),
        ("gate location", 0),
        ("find the gate", 0),
        ("Where is the cafe?", 1),
    ]
    assert plan.out_of_scope == ("who is the United Nations chief",)
    assert list(zip(plan.not_this, plan.not_this_owners.tolist(), strict=True)) == [
        ("where is bill gates", 0)
    ]
    assert list(zip(plan.passages, plan.passage_owners.tolist(), strict=True)) == [
        ("It is on the left.", 0),
        ("Ring twice!", 0),
        ("door entrance", 0),
        ("Turn right:", 1),
        ("past the United Nations", 1),
        ("up the stairs", 1),
    ]


def test_an_encoder_has_to_read_each_text_once() -> None:
    twice = know(
        entry("a", "Same?", "Same?"), entry("b", "Same?", "Other."), out_of_scope=("Same?",)
    )

    assert plan_index(twice).texts == ("Same?", "Other.")


def test_passages_are_plain_units_and_then_the_keywords() -> None:
    assert passages_of(GATE) == ("It is on the left.", "Ring twice!", "door entrance")
    assert passages_of(CAFE) == ("Turn right:", "past the UN", "up the stairs")


def test_synonyms_of_all_packs_count_for_all() -> None:
    first = Pack("a", "A", synonyms=(("UN", "United Nations"),))
    second = Pack("b", "B", synonyms=(("un", "the organisation of nations"),))

    known = synonyms_of(Knowledge((first, second)))

    assert known.canonical("UN") == "the organisation of nations"


def test_exact_names_are_free_of_case_and_signs() -> None:
    index = build_index(BOTH, LEXICAL)

    assert index.exact["gate location"] == (0,)
    assert index.exact["where is the cafe"] == (1,)
    assert index.exact_keywords == {"door": (0,), "entrance": (0,)}
    assert index.exact_contrast == {"who is the un chief", "who is the united nations chief"}


def test_a_name_that_two_topics_have_belongs_to_the_first() -> None:
    assert build_index(BOTH, LEXICAL).exact_topics == {"places": "place", "spots": "place"}


def test_a_phrasing_that_two_entries_have_belongs_to_both() -> None:
    index = build_index(know(GATE, entry("x", "GATE location!")), LEXICAL)

    assert index.exact["gate location"] == (0, 1)


def test_a_text_without_words_is_no_name() -> None:
    index = build_index(know(entry("a", "???", keywords=("!",))), LEXICAL)

    assert "" not in index.exact
    assert "" not in index.exact_keywords


def test_the_lexical_tier_needs_no_vectors() -> None:
    index = build_index(BOTH, LEXICAL)

    assert index.questions.meaning.shape == (6, 0)
    assert index.questions.word_meaning is None


def test_entries_know_the_stems_of_all_their_texts() -> None:
    stems = build_index(BOTH, LEXICAL).entry_stems

    assert {"gate", "locat", "left", "ring", "door"} <= stems[0]
    assert "bill" not in stems[0]
    assert {"cafe", "stair", "unit", "nation"} <= stems[1]


def test_the_ridge_head_gives_each_phrasing_to_its_entry() -> None:
    index = build_index(BOTH, LEXICAL)
    assert index.head is not None
    similarity = index.questions.pairwise(LEXICAL.weights, 5)

    estimate = index.head @ np.exp(LEXICAL.weights.sharpness * (similarity - 1))

    assert index.head.shape == (2, 5)
    assert estimate.argmax(axis=0).tolist()[:4] == [0, 0, 0, 1]
    # The last column is the question that is out of scope, and nobody's.
    assert estimate[:, 4].max() < estimate[:, :4].max(axis=0).min()


@pytest.mark.parametrize(
    ("phrasings", "has_head"),
    [
        pytest.param(50, True, id="a small store has a ridge head"),
        pytest.param(LARGEST_RIDGE_HEAD, False, id="a large one does without"),
    ],
)
def test_the_ridge_head_is_left_out_of_large_stores(phrasings: int, has_head: bool) -> None:
    many = tuple(f"gate number {number}" for number in range(phrasings))
    knowledge = know(entry("gate", "Where is the gate?", phrasings=many), CAFE)

    assert (build_index(knowledge, LEXICAL).head is not None) == has_head
    assert retrieved("where are the gates", knowledge)[1][0].id == "gate"


@pytest.mark.parametrize(
    "knowledge",
    [
        pytest.param(Knowledge(()), id="no packs"),
        pytest.param(know(), id="a pack without entries"),
        pytest.param(know(out_of_scope=("who is it",)), id="only questions out of scope"),
    ],
)
def test_an_empty_store_has_an_index(knowledge: Knowledge) -> None:
    index = build_index(knowledge, LEXICAL)

    assert index.plan.phrasings == ()
    assert index.head is None
    assert retrieved("anything", knowledge)[1] == ()


def test_a_store_of_one_entry_answers() -> None:
    alone = know(entry("gate", "Where is the gate?"))

    assert retrieved("where is the gate", alone)[1][0].id == "gate"
    assert getattr(decided("WHERE is the gate", alone), "id", "") == "gate"


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param("**", id="an answer without words"),
        pytest.param("🙂", id="an answer of one emoji"),
        pytest.param("```\n```", id="an empty code block"),
        pytest.param("外交。", id="an answer in another script"),
        pytest.param("x" * 5000, id="an answer of one long word"),
    ],
)
def test_any_answer_can_be_indexed(answer: str) -> None:
    odd = know(entry("odd", "Where is the odd one?", answer), CAFE)

    assert retrieved("the odd one", odd)[1][0].id == "odd"


@pytest.mark.parametrize(
    ("answer", "passages"),
    [
        pytest.param("Yes. It is open on Sundays.", ("", "It is open on Sundays."), id="yes first"),
        pytest.param("Never.", ("Never.",), id="nothing else there"),
    ],
)
def test_a_unit_that_says_nothing_by_itself_is_not_searched(
    answer: str, passages: tuple[str, ...]
) -> None:
    assert passages_of(entry("open", "Is it open?", answer)) == passages
