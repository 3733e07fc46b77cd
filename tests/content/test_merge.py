"""What becomes of a change when others have changed the same item meanwhile."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.desires import (
    Add,
    AddPhrasing,
    Adopt,
    Desire,
    Edit,
    NotForUs,
    Remove,
    Restore,
    Since,
)
from bot.content.edits import Plan, plan
from bot.content.items import find_thing, plain_fields
from bot.content.merge import merge
from bot.content.overlay import Overlay, apply
from bot.core.model import Entry, Pack
from bot.core.revisions import Change, Item, Kind, State
from tests.support.properties import steady

WIFI = Entry(
    "wifi",
    "How do I get online?",
    "Choose campus.",
    ("join the wifi", "wlan"),
    follow_ups=("cafe",),
    pack="campus",
)
CAFE = Entry("cafe", "When does the cafe open?", "At eight.", ("coffee",), pack="campus")
PACKS = (Pack("campus", "Campus", out_of_scope=("who won",), entries=(WIFI, CAFE)),)
ITEM = Item(Kind.ENTRY, "wifi")
CAFE_ITEM = Item(Kind.ENTRY, "cafe")
START = Overlay()
GYM: dict[str, Any] = {"question": "Where is the gym?", "answer": "Behind the lake."}
OWN = Item(Kind.ENTRY, "where-is-the-gym")


@pytest.mark.parametrize(
    ("before", "mine", "theirs", "merged"),
    [
        pytest.param({"a": "1"}, {"a": "2"}, {"a": "1"}, {"a": "2"}, id="only mine"),
        pytest.param({"a": "1"}, {"a": "1"}, {"a": "2"}, {"a": "2"}, id="only theirs"),
        pytest.param({"a": "1"}, {"a": "2"}, {"a": "2"}, {"a": "2"}, id="both the same"),
        pytest.param(
            {"a": "1", "b": "1"},
            {"a": "2", "b": "1"},
            {"a": "1", "b": "2"},
            {"a": "2", "b": "2"},
            id="each another key",
        ),
        pytest.param({"a": "1"}, {}, {"a": "1", "b": "2"}, {"a": "", "b": "2"}, id="taken away"),
        pytest.param({}, {"a": "1"}, {"b": "2"}, {"a": "1", "b": "2"}, id="given"),
        pytest.param(
            {"a": ["x"]}, {"a": ["x", "y"]}, {"a": ["x", "z"]}, {"a": ("x", "z", "y")}, id="lines"
        ),
        pytest.param(
            {"a": ["x", "y"]}, {"a": ["y"]}, {"a": ["x"]}, {"a": ()}, id="each takes one away"
        ),
        pytest.param(
            {"a": ["x"]}, {}, {"a": ["x", "z"]}, {"a": ("z",)}, id="all that was known goes"
        ),
        pytest.param(
            {}, {"a": ["Wi-Fi"]}, {"a": ["wi-fi"]}, {"a": ("wi-fi",)}, id="the same but for case"
        ),
        pytest.param(
            {"a": ["x", "y"]},
            {"a": ["y", "x"]},
            {"a": ["x", "y", "z"]},
            {"a": ("y", "x", "z")},
            id="another order of mine",
        ),
        pytest.param(
            {"a": ["x", "y"]},
            {"a": ["x", "y", "z"]},
            {"a": ["y", "x"]},
            {"a": ("y", "x", "z")},
            id="another order of theirs",
        ),
    ],
)
def test_what_both_changed_is_brought_together(
    before: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any], merged: dict[str, Any]
) -> None:
    assert merge(before, mine, theirs) == (merged, ())


@pytest.mark.parametrize("mine", ["", "2"])
@pytest.mark.parametrize("before", [{}, {"a": "1"}])
def test_one_text_cannot_be_two(before: dict[str, str], mine: str) -> None:
    fields, [clash] = merge(before, {"a": mine} if before else {"a": "2"}, {"a": "3"})
    assert fields == {"a": mine if before else "2"}
    assert (clash.key, clash.before, clash.after) == ("a", before.get("a", ""), "3")


def _after(overlay: Overlay, *desires: Desire) -> Overlay:
    for desire in desires:
        overlay = overlay.after(plan(desire, PACKS, overlay).changes)
    return overlay


def _brought(desire: Desire, *others: Desire, start: Overlay = START) -> Plan:
    """Plan what somebody desires who knows nothing of what `others` have done since the start."""
    return plan(Since(desire, start), PACKS, _after(start, *others))


def _entry(overlay: Overlay) -> Entry:
    thing = find_thing(ITEM, apply(PACKS, overlay).packs)
    assert isinstance(thing, Entry)
    return thing


def _seen(planned: Plan, item: Item = ITEM) -> dict[str, Any] | None:
    thing = find_thing(item, planned.after.packs)
    return plain_fields(thing) if thing is not None else None


@pytest.mark.parametrize(
    ("desire", "other", "seen"),
    [
        pytest.param(
            Edit(ITEM, {"answer": "Mine."}),
            Edit(ITEM, {"question": "Wi-Fi?"}),
            {"question": "Wi-Fi?", "answer": "Mine."},
            id="edits of two keys",
        ),
        pytest.param(
            AddPhrasing(ITEM, "net"),
            Edit(ITEM, {"answer": "Theirs.", "phrasings": ["wlan", "get on"]}),
            {"answer": "Theirs.", "phrasings": ["wlan", "get on", "net"]},
            id="a phrasing and another answer",
        ),
        pytest.param(
            Edit(ITEM, {"answer": WIFI.answer, "phrasings": list(WIFI.phrasings), "topic": ""}),
            Edit(ITEM, {"answer": "Theirs.", "phrasings": []}),
            {"answer": "Theirs.", "phrasings": None},
            id="what was only looked at",
        ),
        pytest.param(
            Edit(ITEM, {"answer": "The same."}),
            Edit(ITEM, {"answer": "The same."}),
            {"answer": "The same."},
            id="both the same",
        ),
    ],
)
def test_nothing_of_another_is_undone(desire: Desire, other: Desire, seen: dict[str, Any]) -> None:
    planned = _brought(desire, other)
    assert planned.problems == ()
    assert planned.clashes == ()
    everything = {**plain_fields(WIFI), **seen}
    assert _seen(planned) == {key: value for key, value in everything.items() if value}


def test_the_same_key_is_a_clash_that_tells_what_was_not_known() -> None:
    others = (Edit(ITEM, {"answer": "First."}), Edit(ITEM, {"answer": "Theirs.", "topic": ""}))
    planned = _brought(Edit(ITEM, {"answer": "Mine.", "question": "Wi-Fi?"}), *others)
    [clash] = planned.clashes
    [change] = clash.changes
    assert clash.item == ITEM
    assert (change.key, change.before, change.after) == ("answer", "Choose campus.", "Theirs.")
    [(_, differences)] = planned.differences
    assert [(each.key, each.before) for each in differences] == [
        ("question", WIFI.question),
        ("answer", "Theirs."),
    ]


def test_what_was_removed_meanwhile_is_not_brought_back() -> None:
    planned = _brought(Edit(ITEM, {"answer": "Mine."}), Remove(ITEM))
    assert planned.changes == ()
    assert [each.message for each in planned.problems] == ['there is no entry "wifi"']


def test_a_removal_goes_over_a_change_only_as_a_clash() -> None:
    planned = _brought(Remove(ITEM), Edit(ITEM, {"answer": "Theirs."}))
    assert [change.state for change in planned.changes] == [State.HIDDEN]
    [clash] = planned.clashes
    assert [each.key for each in clash.changes] == ["answer"]
    assert _brought(Remove(ITEM), Edit(CAFE_ITEM, {"answer": "At ten."})).clashes == ()


def test_a_removal_of_what_is_removed_is_done() -> None:
    assert _brought(Remove(ITEM), Remove(ITEM)).changes == ()


def test_two_questions_that_make_the_same_id_get_two() -> None:
    theirs = {"question": "Where is the gym, and when?", "answer": "Ask."}
    mine = Adopt((Change(OWN, State.WRITTEN, GYM),))
    [change] = _brought(mine, Add(Kind.ENTRY, theirs, OWN.id)).changes
    assert change == Change(Item(Kind.ENTRY, "where-is-the-gym-2"), State.WRITTEN, GYM)


def test_two_who_add_the_same_question_meet_in_one_entry() -> None:
    theirs = {**GYM, "answer": "Ask.", "phrasings": ["sports hall"]}
    planned = _brought(Add(Kind.ENTRY, {**GYM, "phrasings": ["sauna"]}), Add(Kind.ENTRY, theirs))
    assert [each.key for clash in planned.clashes for each in clash.changes] == ["answer"]
    assert _seen(planned, OWN) == {**GYM, "phrasings": ["sports hall", "sauna"]}


def test_what_was_brought_back_by_two_is_one_item() -> None:
    hidden = _after(START, Remove(ITEM))
    back = Restore(ITEM)
    planned = _brought(back, back, Edit(ITEM, {"question": "Wi-Fi?"}), start=hidden)
    assert [each.item for each in planned.clashes] == [ITEM]
    assert [change.item for change in planned.changes] == [ITEM]


def test_going_back_leaves_what_came_later() -> None:
    first = _after(START, Edit(ITEM, {"answer": "First."}))
    later = (Edit(ITEM, {"question": "Wi-Fi?"}), Edit(CAFE_ITEM, {"answer": "At ten."}))
    planned = _brought(Restore(ITEM), *later, start=first)
    assert planned.clashes == ()
    assert _seen(planned) == {**plain_fields(WIFI), "question": "Wi-Fi?"}
    assert _seen(planned, CAFE_ITEM) == {**plain_fields(CAFE), "answer": "At ten."}


def test_contrast_questions_never_clash() -> None:
    won = Item(Kind.CONTRAST, "who won")
    assert _brought(Remove(won), Remove(won)).changes == ()
    assert _brought(NotForUs("is it raining"), NotForUs("is it raining")).changes == ()
    gone = _after(START, Remove(won))
    assert _brought(Remove(won), NotForUs("who won"), start=gone).changes == ()


def test_who_has_seen_a_clash_goes_over_it_but_not_over_the_next() -> None:
    first = _after(START, Edit(ITEM, {"answer": "First."}))
    known = Since(Since(Edit(ITEM, {"answer": "Mine."}), START), first)
    assert plan(known, PACKS, first).clashes == ()
    second = _after(first, Edit(ITEM, {"answer": "Second."}))
    [clash] = plan(known, PACKS, second).clashes
    assert [(each.before, each.after) for each in clash.changes] == [("First.", "Second.")]


def test_an_edit_of_links_leaves_those_to_what_is_hidden() -> None:
    start = _after(START, Edit(ITEM, {"follow_ups": ["cafe"]}), Remove(CAFE_ITEM))
    start = _after(start, Add(Kind.ENTRY, GYM))
    # Whoever edits sees no follow-up, as that one is hidden.
    edited = _after(start, Edit(ITEM, {"follow_ups": [OWN.id]}))
    assert _entry(_after(edited, Restore(CAFE_ITEM))).follow_ups == ("cafe", OWN.id)


TEXTS = st.sampled_from(["One.", "Two.", "Three."])
LINES = st.lists(st.sampled_from(["join the wifi", "wlan", "net", "get on"]), unique=True)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "question": TEXTS,
    "answer": TEXTS,
    "phrasings": LINES,
    "keywords": LINES,
    "follow_ups": st.sampled_from([[], ["cafe"]]),
    "written_by": st.sampled_from(["", "Sam", "Robin"]),
}


@st.composite
def two_edits(draw: st.DrawFn) -> tuple[Edit, Edit]:
    """Draw two edits of one entry, of different keys."""
    keys = draw(st.permutations(sorted(VALUES)))
    at = draw(st.integers(0, len(keys)))
    mine, theirs = (
        Edit(ITEM, {key: draw(VALUES[key]) for key in part if draw(st.booleans())})
        for part in (keys[:at], keys[at:])
    )
    return mine, theirs


@st.composite
def starts(draw: st.DrawFn) -> Overlay:
    """Draw what a guild has changed of the entry before, if anything."""
    fields = draw(st.fixed_dictionaries({}, optional=VALUES))
    return _after(START, Edit(ITEM, fields))


@steady
@given(start=starts(), edits=two_edits())
def test_two_edits_of_different_keys_commute_and_lose_nothing(
    start: Overlay, edits: tuple[Edit, Edit]
) -> None:
    mine, theirs = edits
    one, other = _brought(mine, theirs, start=start), _brought(theirs, mine, start=start)
    assert one.clashes == other.clashes == ()
    assert one.problems == other.problems == ()
    assert one.after == other.after
    seen = _seen(one) or {}
    wanted = {**mine.fields, **theirs.fields}
    assert {key: seen.get(key) for key in wanted} == {key: v or None for key, v in wanted.items()}


@steady
@given(start=starts(), mine=LINES, theirs=LINES)
def test_lines_that_one_adds_or_removes_are_there_or_gone(
    start: Overlay, mine: list[str], theirs: list[str]
) -> None:
    edits = (Edit(ITEM, {"phrasings": mine}), Edit(ITEM, {"phrasings": theirs}))
    one, other = _brought(*edits, start=start), _brought(*reversed(edits), start=start)
    before = set(_entry(start).phrasings)
    wanted = (before & {*mine} & {*theirs}) | ({*mine, *theirs} - before)
    for planned in (one, other):
        assert planned.clashes == ()
        assert set((_seen(planned) or {}).get("phrasings", ())) == wanted
