"""From what a moderator desires to the smallest change that does it."""

from __future__ import annotations

from dataclasses import replace
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
    Hide,
    NotForUs,
    Remove,
    Restore,
)
from bot.content.differences import Piece, Side, differences
from bot.content.edits import Plan, plan
from bot.content.items import find_thing, plain_fields
from bot.content.limits import MAX_ENTRIES_PER_GUILD, MAX_PHRASINGS_PER_GUILD
from bot.content.overlay import Overlay
from bot.core.model import Entry, Pack
from bot.core.revisions import Change, Item, Kind, State

WIFI = Entry(
    "wifi",
    "How do I get online?",
    "Choose campus.",
    ("join the wifi",),
    follow_ups=("cafe",),
    pack="campus",
)
CAFE = Entry("cafe", "When does the cafe open?", "At eight.", ("coffee",), pack="campus")
PACKS = (Pack("campus", "Campus", out_of_scope=("who won",), entries=(WIFI, CAFE)),)
ITEM = Item(Kind.ENTRY, "wifi")
GYM: dict[str, Any] = {"question": "Where is the gym?", "answer": "Behind the lake."}
OWN = Item(Kind.ENTRY, "where-is-the-gym")
SPORT = Item(Kind.TOPIC, "sports")
BACK = Change(ITEM, State.BASE)


def written(**fields: object) -> Change:
    return Change(ITEM, State.WRITTEN, fields, plain_fields(WIFI))


def planned(desire: Desire, *before: Change) -> Plan:
    return plan(desire, PACKS, Overlay().after(before))


@pytest.mark.parametrize(
    ("desire", "before", "changes"),
    [
        pytest.param(
            Edit(ITEM, {"answer": "Ask Sam.", "question": WIFI.question}),
            (),
            (written(answer="Ask Sam."),),
            id="only what differs from the base is kept",
        ),
        pytest.param(
            Edit(ITEM, {"question": "Wi-Fi?"}),
            (written(answer="Ask Sam."),),
            (written(question="Wi-Fi?", answer="Ask Sam."),),
            id="an earlier change stays",
        ),
        pytest.param(
            Edit(ITEM, {"answer": WIFI.answer}),
            (written(answer="Ask Sam."),),
            (BACK,),
            id="an edit back to the base leaves no change",
        ),
        pytest.param(
            Edit(ITEM, {"answer": f"  {WIFI.answer}\r\n"}), (), (), id="space around is no change"
        ),
        pytest.param(
            Edit(ITEM, {"follow_ups": []}),
            (),
            (written(follow_ups=[]),),
            id="a key can be taken away",
        ),
        pytest.param(
            Edit(ITEM, {"phrasings": ["join the wifi", "wlan"]}),
            (),
            (written(also_phrasings=["wlan"]),),
            id="more phrasings than the base has",
        ),
        pytest.param(
            Edit(ITEM, {"phrasings": ["wlan"]}),
            (),
            (written(phrasings=["wlan"]),),
            id="other phrasings than the base has",
        ),
        pytest.param(
            AddPhrasing(ITEM, "wlan"),
            (written(also_phrasings=["net"]),),
            (written(also_phrasings=["net", "wlan"]),),
            id="one more phrasing",
        ),
        pytest.param(AddPhrasing(ITEM, "Join the WIFI"), (), (), id="a phrasing that is there"),
        pytest.param(
            Add(Kind.ENTRY, GYM), (), (Change(OWN, State.WRITTEN, GYM),), id="a new entry"
        ),
        pytest.param(
            Add(Kind.TOPIC, {"title": "Sport", "summary": "All."}, "sports"),
            (),
            (Change(SPORT, State.WRITTEN, {"title": "Sport", "summary": "All."}),),
            id="a new topic",
        ),
        pytest.param(
            Remove(ITEM),
            (written(answer="x"),),
            (Change(ITEM, State.HIDDEN, base=plain_fields(WIFI)),),
            id="what the base has is hidden",
        ),
        pytest.param(
            Remove(OWN),
            (Change(OWN, State.WRITTEN, GYM),),
            (Change(OWN, State.BASE),),
            id="what the guild added is deleted",
        ),
        pytest.param(
            Hide(ITEM),
            (written(answer="x"),),
            (Change(ITEM, State.HIDDEN, base=plain_fields(WIFI)),),
            id="what the base has is hidden in either way",
        ),
        pytest.param(
            Hide(OWN),
            (Change(OWN, State.WRITTEN, GYM),),
            (Change(OWN, State.HIDDEN),),
            id="what the guild added is hidden",
        ),
        pytest.param(
            Restore(ITEM),
            (Change(ITEM, State.HIDDEN, base=plain_fields(WIFI)),),
            (BACK,),
            id="what was hidden is shown",
        ),
        pytest.param(Restore(ITEM), (), (), id="nothing to restore"),
        pytest.param(
            NotForUs(" is it raining "),
            (),
            (Change(Item(Kind.CONTRAST, "is it raining"), State.WRITTEN),),
            id="a contrast question",
        ),
        pytest.param(NotForUs("Who  won"), (), (), id="a contrast question of the base"),
        pytest.param(
            NotForUs("Who won"),
            (Change(Item(Kind.CONTRAST, "who won"), State.HIDDEN),),
            (Change(Item(Kind.CONTRAST, "who won"), State.BASE),),
            id="a hidden contrast question of the base",
        ),
        pytest.param(
            Remove(Item(Kind.CONTRAST, "who won")),
            (),
            (Change(Item(Kind.CONTRAST, "who won"), State.HIDDEN),),
            id="no contrast question any more",
        ),
        pytest.param(Adopt((written(answer="x"),)), (), (written(answer="x"),), id="a draft"),
    ],
)
def test_the_change(
    desire: Desire, before: tuple[Change, ...], changes: tuple[Change, ...]
) -> None:
    result = planned(desire, *before)

    assert result.problems == ()
    assert result.changes == changes
    assert planned(Adopt(result.changes), *before, *changes).changes == ()


@pytest.mark.parametrize(
    ("desire", "before", "message"),
    [
        pytest.param(
            Edit(ITEM, {"question": " "}), (), '"question" is empty', id="an empty question"
        ),
        pytest.param(
            Edit(ITEM, {"answer": "x" * 20_001}), (), "at most 20,000 fit", id="a long answer"
        ),
        pytest.param(
            Edit(ITEM, {"follow_ups": ["caff"]}),
            (),
            'there is no other entry "caff"',
            id="a follow-up that is not there",
        ),
        pytest.param(
            Edit(Item(Kind.ENTRY, "wify"), {}), (), 'there is no entry "wify"', id="nothing to edit"
        ),
        pytest.param(
            AddPhrasing(ITEM, "net"),
            (Change(ITEM, State.HIDDEN, base=plain_fields(WIFI)),),
            'there is no entry "wifi"',
            id="hidden",
        ),
        pytest.param(
            Remove(Item(Kind.TOPIC, "wifi")), (), 'there is no topic "wifi"', id="nothing to hide"
        ),
        pytest.param(Hide(OWN), (), f'there is no entry "{OWN.id}"', id="nothing of the guild's"),
        pytest.param(
            Add(Kind.ENTRY, GYM, "cafe"), (), 'the entry id "cafe" is taken', id="an id twice"
        ),
        pytest.param(
            Add(Kind.TOPIC, {"title": "SPORT", "summary": "None."}),
            (Change(SPORT, State.WRITTEN, {"title": "Sport", "summary": "All."}),),
            'there is a topic "Sport" already',
            id="a title twice",
        ),
        pytest.param(Add(Kind.ENTRY, {}), (), 'the key "question" is missing', id="no question"),
        pytest.param(NotForUs(""), (), "is empty, expected one line", id="no contrast question"),
        pytest.param(
            Adopt((Change(OWN, State.WRITTEN, {"question": "?"}),)),
            (),
            'the key "answer" is missing',
            id="a draft without an answer",
        ),
    ],
)
def test_what_is_refused(desire: Desire, before: tuple[Change, ...], message: str) -> None:
    result = planned(desire, *before)

    assert result.changes == ()
    assert message in result.problems[0].message


def test_hiding_what_others_lead_to_is_no_problem() -> None:
    lead_on = Edit(ITEM, {"answer": "x", "follow_ups": ["cafe"]})
    before = planned(lead_on).changes

    assert planned(Remove(Item(Kind.ENTRY, "cafe")), *before).problems == ()


def test_an_edit_keeps_references_to_what_is_hidden_for_the_time_being() -> None:
    hidden = Change(Item(Kind.ENTRY, "cafe"), State.HIDDEN, base=plain_fields(CAFE))

    result = planned(Edit(ITEM, {"answer": "x"}), hidden)

    assert result.changes == (written(answer="x"),)


@pytest.mark.parametrize(
    ("question", "made"),
    [
        pytest.param("Wifi!", "wifi-2", id="taken by the base"),
        pytest.param("None", "none-2", id="reserved"),
        pytest.param("Où est la bibliothèque ?", "ou-est-la-bibliotheque", id="accents"),
        pytest.param("駅はどこ", "entry-773f71dc", id="no letter that an id may have"),
        pytest.param("a" * 200, "a" * 48, id="long"),
    ],
)
def test_the_id_made_for(question: str, made: str) -> None:
    (change,) = planned(Add(Kind.ENTRY, {"question": question, "answer": "x"})).changes

    assert change.item.id == made


def test_a_plan_says_what_the_guild_would_see() -> None:
    result = planned(AddPhrasing(ITEM, "wlan"), written(answer="x"))

    ((item, (difference,)),) = result.differences
    assert item == ITEM
    assert (difference.key, difference.added, difference.removed) == ("phrasings", ("wlan",), ())


def test_texts_are_compared_by_words() -> None:
    (change,) = differences({"answer": "Open at eight."}, {"answer": "Open at nine o'clock."})

    assert change.pieces == (
        Piece(Side.BOTH, "Open at"),
        Piece(Side.BEFORE, " eight."),
        Piece(Side.AFTER, " nine o'clock."),
    )


def test_what_came_and_what_went_are_differences() -> None:
    changes = differences({"topic": "a", "keywords": ("x", "y")}, {"keywords": ("y", "z"), "q": ""})

    assert [(each.key, each.removed, each.added) for each in changes] == [
        ("topic", ("a",), ()),
        ("keywords", ("x",), ("z",)),
    ]


@given(before=st.text("ab \n", max_size=30), after=st.text("ab \n", max_size=30))
def test_the_pieces_of_each_side_give_its_text(before: str, after: str) -> None:
    for change in differences({"answer": before}, {"answer": after}):
        for side, text in ((Side.BEFORE, before), (Side.AFTER, after)):
            pieces = (each.text for each in change.pieces if each.side in (side, Side.BOTH))
            assert "".join(pieces) == text


def test_a_change_that_is_written_again_is_over_the_newer_base() -> None:
    newer = replace(WIFI, answer="Choose eduroam.")
    packs = (replace(PACKS[0], entries=(newer, CAFE)),)

    result = plan(Edit(ITEM, {}), packs, Overlay().after([written(question="Wi-Fi?")]))

    assert result.changes == (
        Change(ITEM, State.WRITTEN, {"question": "Wi-Fi?"}, plain_fields(newer)),
    )


WAYS = st.lists(st.sampled_from(["join the wifi", "wlan", "net", "get on"]), unique=True)


@given(
    first=st.fixed_dictionaries({}, optional={"phrasings": WAYS, "answer": st.just("Ask Sam.")}),
    second=st.fixed_dictionaries(
        {"phrasings": WAYS, "answer": st.sampled_from([WIFI.answer, "Ask Robin."])}
    ),
)
def test_whatever_came_before_the_guild_sees_what_was_desired(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    overlay = Overlay().after(planned(Edit(ITEM, first)).changes)

    result = plan(Edit(ITEM, second), PACKS, overlay)

    seen = find_thing(ITEM, result.after.packs)
    wanted = replace(WIFI, answer=second["answer"], phrasings=tuple(second["phrasings"]))
    assert seen == wanted
    latest = overlay.after(result.changes)
    assert (wanted == WIFI) == (latest.changes == {})
    assert plan(Edit(ITEM, second), PACKS, latest).changes == ()


@pytest.mark.parametrize(
    ("fields", "mention"),
    [
        pytest.param({"answer": "Ask <@5>."}, "<@5>", id="a person"),
        pytest.param({"answer": "Ask `<@!5>`."}, "<@!5>", id="a person in code"),
        pytest.param({"phrasings": ["who is <@&5>"]}, "<@&5>", id="a role in a phrasing"),
        pytest.param({"answer": "Not @everyone."}, "@everyone", id="everybody"),
        pytest.param({"answer": "@here `@here`"}, "@here", id="everybody, and in code"),
    ],
)
def test_a_mention_is_refused(fields: dict[str, Any], mention: str) -> None:
    [problem] = planned(Edit(ITEM, fields)).problems

    assert problem.where == "entry wifi"
    assert problem.message.startswith(f'"{mention}" is a mention')
    assert problem.hint


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"answer": "Never write `@everyone`, see <#5>."}, id="code and channels"),
        pytest.param({"phrasings": ["may I use @everyone"]}, id="a question about it"),
    ],
)
def test_what_calls_nobody_is_no_mention(fields: dict[str, Any]) -> None:
    assert planned(Edit(ITEM, fields)).problems == ()


def own_entries(count: int, phrasings: int = 0) -> tuple[Change, ...]:
    return tuple(
        Change(
            Item(Kind.ENTRY, f"e{n}"),
            State.WRITTEN,
            {
                "question": f"Where is {n}?",
                "answer": "There.",
                "phrasings": [f"way {way} to {n}" for way in range(phrasings)],
            },
        )
        for n in range(count)
    )


def test_a_guild_has_a_limit_of_entries_of_its_own() -> None:
    most = own_entries(MAX_ENTRIES_PER_GUILD)

    assert planned(Adopt(most)).problems == ()
    [problem] = planned(Add(Kind.ENTRY, GYM), *most).problems
    assert problem.message == "this server would have 2,001 entries of its own, at most 2,000 fit"


def test_a_guild_has_a_limit_of_phrasings_of_its_own() -> None:
    most = own_entries(MAX_PHRASINGS_PER_GUILD // 200, 200)

    assert planned(Adopt(most)).problems == ()
    [problem] = planned(AddPhrasing(ITEM, "wlan"), *most).problems
    assert "20,001 phrasings of its own, at most 20,000 fit" in problem.message


def test_a_guild_over_the_limit_may_change_and_remove_what_it_has() -> None:
    many = own_entries(MAX_ENTRIES_PER_GUILD + 1)

    for desire in (Edit(ITEM, {"answer": "Ask Sam."}), Remove(ITEM), Remove(many[0].item)):
        assert planned(desire, *many).problems == ()
    assert planned(Add(Kind.ENTRY, GYM), *many).problems
