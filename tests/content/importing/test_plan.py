"""What an import would do to the knowledge in force, and the changes that do it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.importing.changes import changes
from bot.content.importing.plan import Clash, Conflict, ImportPlan, Planned, plan_import
from bot.content.importing.read import Imported, read_import
from bot.content.items import fields_of
from bot.content.loader import load_pack
from bot.content.overlay import Overlay, apply, fold
from bot.core.knowledge import Knowledge
from bot.core.model import Entry, Pack, Source, Topic
from bot.core.revisions import Change, Item, Kind, Revision, State
from bot.core.synonyms import Synonyms

KNOWLEDGE = Path(__file__).parents[3] / "knowledge"

JOIN = Entry("join", "How do I join?", "Tap it.", ("wifi", "go online"), topic="net", pack="campus")
SLOW = Entry("slow", "Why is it slow?", "Old cables.", follow_ups=("join",), pack="campus")
PRINT = Entry("print", "Where do I print?", "Cellar.", pack="campus")
PACKS = (
    Pack(
        "campus",
        "Campus",
        sources=(Source("rules", "Rules"),),
        out_of_scope=("what is for lunch",),
        topics=(Topic("net", "The Network", "Online.", pack="campus"),),
        entries=(JOIN, SLOW, PRINT),
    ),
)


def item(name: str) -> Item:
    return Item(Kind.ENTRY, name)


def read(rows: object, file: str = "a.json") -> Imported:
    result = read_import(file, json.dumps(rows).encode())
    assert isinstance(result, Imported), result
    return result


def plan_of(rows: object, packs: tuple[Pack, ...] = PACKS) -> ImportPlan:
    return plan_import(read(rows), Knowledge(packs))


def ids(planned: tuple[Planned, ...]) -> list[str]:
    return [each.item.id for each in planned]


def after(plan: ImportPlan, *, is_accepting: bool = False) -> Knowledge:
    """The knowledge once the plan was saved, with what is acceptable of the conflicts or not."""
    before = Overlay()
    written = changes(plan, PACKS, before, is_accepting=is_accepting)
    applied = apply(PACKS, before.after(written))
    assert applied.problems == ()
    return Knowledge(applied.packs)


def test_a_plan_says_what_is_new_what_differs_and_what_is_missing() -> None:
    plan = plan_of(
        [
            {"question": "how  do i JOIN?", "answer": "Tap it."},
            {"question": "Why is it slow?", "answer": "New cables."},
            {"question": "Who are you?", "answer": "A bot."},
        ]
    )

    assert ids(plan.changed) == ["join", "slow"]
    assert ids(plan.added) == ["who-are-you"]
    assert [change.key for change in plan.changed[0].changes] == ["question"]
    assert [(each.before, each.after) for each in plan.changed[1].changes] == [
        ("Old cables.", "New cables.")
    ]
    assert plan.absent == (item("print"),)
    assert plan.conflicting == ()


SYNONYMS = (replace(PACKS[0], synonyms=(("get on", "join"),)),)


@pytest.mark.parametrize(
    ("question", "packs"),
    [
        pytest.param("How do I join", PACKS, id="without a sign"),
        pytest.param("“How do I, jóin” !", PACKS, id="with other signs"),
        pytest.param("How do I get on?", SYNONYMS, id="with a synonym"),
    ],
)
def test_a_question_is_known_however_it_is_written(question: str, packs: tuple[Pack, ...]) -> None:
    plan = plan_of([{"question": question, "answer": "Tap."}], packs)

    assert ids(plan.changed) == ["join"]


def test_of_two_that_a_synonym_makes_the_same_the_first_is_meant() -> None:
    questions = ("How do I get on?", "How do I join?")

    plan = plan_of([{"question": each, "answer": "Tap."} for each in questions], SYNONYMS)

    assert ids(plan.changed) == ["join"]
    assert [each.conflicts for each in plan.conflicting] == [
        (Conflict(Clash.QUESTION, "How do I join?", "join"),)
    ]


def test_questions_without_words_are_told_apart_by_their_signs() -> None:
    plan = plan_of([{"question": each, "answer": "A"} for each in ("?!", "??")])

    assert len(plan.added) == 2


def test_keys_that_are_not_given_stay_and_empty_lists_are_taken_over() -> None:
    plan = plan_of({"entries": [{"id": "join", "question": "Q?", "answer": "A", "phrasings": []}]})

    (planned,) = plan.changed
    assert planned.fields == {"question": "Q?", "answer": "A", "topic": "net"}


def test_what_is_in_force_already_changes_nothing() -> None:
    plan = plan_of({"entries": [{"id": each.id, **fields_of(each)} for each in PACKS[0].entries]})

    assert ids(plan.unchanged) == ["join", "slow", "print"]
    assert plan.absent == ()
    assert changes(plan, PACKS, Overlay()) == ()


@pytest.mark.parametrize(
    ("entry", "conflict"),
    [
        pytest.param(
            {"id": "x", "question": "How do I join?"},
            Conflict(Clash.QUESTION, "How do I join?", "join"),
            id="the question of another entry",
        ),
        pytest.param(
            {"question": "Wifi"}, Conflict(Clash.QUESTION, "Wifi", "join"), id="asks its phrasing"
        ),
        pytest.param(
            {"question": "Q?", "phrasings": ["a", "GO online"]},
            Conflict(Clash.PHRASING, "GO online", "join"),
            id="a phrasing of another entry",
        ),
        pytest.param(
            {"question": "Q?", "phrasings": ["where do I print?"]},
            Conflict(Clash.PHRASING, "where do I print?", "print"),
            id="another question as a phrasing",
        ),
        pytest.param(
            {"question": "Q?", "follow_ups": ["join", "gone"]},
            Conflict(Clash.FOLLOW_UP, "gone"),
            id="a follow-up that is not there",
        ),
        pytest.param(
            {"question": "Q?", "topic": "gone"}, Conflict(Clash.TOPIC, "gone"), id="no such topic"
        ),
        pytest.param(
            {"question": "Q?", "sources": ["rules", "gone"]},
            Conflict(Clash.SOURCE, "gone"),
            id="no such source",
        ),
    ],
)
def test_what_clashes_is_named_and_left_out(entry: dict[str, object], conflict: Conflict) -> None:
    plan = plan_of({"entries": [{"answer": "A", **entry}]})

    (planned,) = plan.conflicting
    assert planned.conflicts == (conflict,)
    assert changes(plan, PACKS, Overlay()) == ()
    taken = after(plan, is_accepting=True).entry_by_id.get(planned.item.id)
    if conflict.clash is Clash.QUESTION:
        assert taken is None
    else:
        assert taken is not None
        kept = (*taken.phrasings, *taken.follow_ups, *taken.sources, taken.topic)
        assert conflict.text not in kept


def test_words_may_move_from_one_entry_to_another() -> None:
    plan = plan_of(
        {
            "entries": [
                {"id": "join", "question": "Q?", "answer": "A", "phrasings": ["wifi"]},
                {
                    "id": "new",
                    "question": "How do I join?",
                    "answer": "B",
                    "phrasings": ["go online"],
                },
            ]
        }
    )

    assert plan.conflicting == ()
    assert after(plan).entry_by_id["new"].phrasings == ("go online",)


def test_of_two_in_the_file_the_first_has_the_words() -> None:
    rows = [{"question": f"Q{n}?", "answer": "A", "phrasings": ["same"]} for n in range(2)]

    plan = plan_of(rows)

    assert ids(plan.added) == ["q0"]
    assert [each.conflicts[0].owner for each in plan.conflicting] == ["q0"]


def test_follow_ups_know_entries_by_the_ids_that_they_get() -> None:
    rows = [
        {"question": "How do I join?", "answer": "A"},
        {"question": "Join!", "answer": "B", "follow_ups": ["how-do-i-join"]},
    ]

    assert after(plan_of(rows)).entry_by_id["join"].answer == "A"
    assert plan_of(rows).added[0].fields["follow_ups"] == ("join",)


def test_a_follow_up_to_what_is_left_out_is_left_out() -> None:
    rows = {
        "entries": [
            {"id": "bad", "question": "P?", "answer": "A", "phrasings": ["wifi"]},
            {"id": "good", "question": "Q?", "answer": "A", "follow_ups": ["bad", "join"]},
        ]
    }

    assert after(plan_of(rows)).entry_by_id["good"].follow_ups == ("join",)
    accepted = after(plan_of(rows), is_accepting=True)
    assert accepted.entry_by_id["good"].follow_ups == ("bad", "join")


@pytest.mark.parametrize("title", ["the network", "NET", "net"])
def test_a_topic_is_known_by_title_or_id(title: str) -> None:
    plan = plan_of([{"question": "Q?", "answer": "A", "topic": title}])

    assert [each.item for each in plan.added] == [item("q")]
    assert plan.added[0].fields["topic"] == "net"


def test_topics_whose_titles_give_one_id_stay_apart() -> None:
    topics = {"Is it fast?": "C++", "Is it old?": "C"}
    rows = [{"question": each, "answer": "A", "topic": title} for each, title in topics.items()]

    again = plan_of(rows, after(plan_of(rows)).packs)

    assert [each.fields["topic"] for each in again.unchanged] == ["c", "c-2"]


def test_a_new_title_never_takes_the_id_of_another_topic() -> None:
    packs = after(plan_of([{"question": "Q?", "answer": "A", "topic": "C++"}])).packs

    plan = plan_of([{"question": "R?", "answer": "A", "topic": "C#"}], packs)

    assert [each.item.id for each in plan.added] == ["c-2", "r"]


def test_a_topic_that_is_only_named_is_added_first() -> None:
    plan = plan_of([{"question": "Q?", "answer": "A", "topic": "Le Café"}])

    assert [each.item for each in plan.added] == [Item(Kind.TOPIC, "le-cafe"), item("q")]
    assert after(plan).topic_by_id["le-cafe"] == Topic(
        "le-cafe", "Le Café", "Le Café", pack="campus"
    )
    assert after(plan).entry_by_id["q"].topic == "le-cafe"


def test_contrasts_are_added_once() -> None:
    plan = plan_of({"out_of_scope": ["What is for LUNCH", "sing", "Sing"]})

    assert [each.id for each in after_contrasts(plan)] == ["sing"]
    assert len(plan.unchanged) == 2


def after_contrasts(plan: ImportPlan) -> list[Item]:
    return [change.item for change in changes(plan, PACKS, Overlay())]


def test_only_what_differs_from_the_base_is_written() -> None:
    rows = {
        "entries": [
            {
                "id": "join",
                "question": JOIN.question,
                "answer": "A",
                "phrasings": [*JOIN.phrasings, "x"],
            }
        ]
    }

    (change,) = changes(plan_of(rows), PACKS, Overlay())

    assert change.fields == {"answer": "A", "also_phrasings": ["x"]}
    assert change.base


def test_what_the_guild_wrote_before_is_kept_and_what_equals_the_base_is_not() -> None:
    first = changes(
        plan_of([{"question": JOIN.question, "answer": "A", "keywords": ["k"]}]), PACKS, Overlay()
    )
    overlay = fold([Revision(1, 1, None, datetime(2026, 1, 1, tzinfo=UTC), first)])
    packs = apply(PACKS, overlay).packs
    back = plan_of(
        {"entries": [{"id": "join", "question": JOIN.question, "answer": JOIN.answer}]}, packs
    )
    all_back = plan_of(
        {
            "entries": [
                {"id": "join", "question": JOIN.question, "answer": JOIN.answer, "keywords": []}
            ]
        },
        packs,
    )

    assert [change.fields for change in changes(back, PACKS, overlay)] == [{"keywords": ["k"]}]
    assert changes(all_back, PACKS, overlay) == (Change(item("join"), State.BASE),)


def test_what_is_absent_goes_only_when_chosen() -> None:
    plan = plan_of([{"question": SLOW.question, "answer": SLOW.answer}])

    removed = changes(plan, PACKS, Overlay(), is_removing=True)

    assert [each.item for each in removed] == [item("join"), item("print")]
    assert {each.state for each in removed} == {State.HIDDEN}
    assert changes(plan, PACKS, Overlay()) == ()


def test_what_only_the_guild_has_is_taken_back() -> None:
    added = changes(plan_of([{"question": "Q?", "answer": "A"}]), PACKS, Overlay())
    overlay = Overlay().after(added)
    plan = plan_of([{"question": "R?", "answer": "A"}], apply(PACKS, overlay).packs)

    removed = changes(plan, PACKS, overlay, is_removing=True)

    assert Change(item("q"), State.BASE) in removed


TEXTS = st.text("abc ?é", min_size=1, max_size=6).map(lambda text: f"x{text.strip()}")
ROWS = st.lists(
    st.fixed_dictionaries(
        {"question": TEXTS, "answer": TEXTS},
        optional={"phrasings": st.lists(TEXTS, max_size=2), "topic": TEXTS},
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda row: Synonyms().key(str(row["question"])),
)


@given(rows=ROWS)
def test_importing_twice_changes_nothing_the_second_time(rows: list[dict[str, object]]) -> None:
    imported = read(rows)
    plan = plan_import(imported, Knowledge(PACKS))
    taken = changes(plan, PACKS, Overlay(), is_accepting=True)
    overlay = Overlay().after(taken)
    applied = apply(PACKS, overlay)

    again = plan_import(imported, Knowledge(applied.packs))

    assert applied.problems == ()
    assert again.added == ()
    assert ids(again.conflicting) == ids(plan.conflicting)
    assert changes(again, PACKS, overlay) == ()
    left = len(plan.conflicting) - len(plan.acceptable)
    assert len(applied.packs[0].entries) == len(PACKS[0].entries) + len(rows) - left


def test_a_plan_for_no_knowledge_adds_everything() -> None:
    plan = plan_import(read([{"question": "Q?", "answer": "A"}]), Knowledge(()))

    assert ids(plan.added) == ["q"]
    assert plan.absent == ()


def test_a_plan_without_a_main_pack_has_no_sources() -> None:
    knowledge = Knowledge((replace(PACKS[0], entries=(), topics=(), sources=()),))

    plan = plan_import(read([{"question": "Q?", "answer": "A", "sources": ["rules"]}]), knowledge)

    assert plan.conflicting[0].conflicts == (Conflict(Clash.SOURCE, "rules"),)


@pytest.mark.parametrize(
    "folder", sorted(KNOWLEDGE.glob("*/pack.yaml")), ids=lambda path: path.parent.name
)
def test_a_file_of_a_pack_in_force_changes_nothing(folder: Path) -> None:
    knowledge = Knowledge((load_pack(folder.parent),))
    files = [each for each in folder.parent.glob("*.yaml") if each.stem not in ("pack", "golden")]

    for file in files:
        imported = read_import(file.name, file.read_bytes())
        assert isinstance(imported, Imported)
        plan = plan_import(imported, knowledge)
        assert len(plan.unchanged) == len(plan.planned) > 0
