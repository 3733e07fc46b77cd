"""What a guild sees of the shared packs once its changes are over them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.content.differences import FieldChange
from bot.content.drift import drifted
from bot.content.items import plain_fields
from bot.content.overlay import Applied, Overlay, apply, fold
from bot.core.model import Entry, GoldenQuestion, Pack, Source, Topic
from bot.core.revisions import Change, Item, Kind, Revision, State

WIFI = Entry(
    "wifi",
    "How do I get online?",
    "Choose **campus**.",
    ("join the wifi",),
    topic="net",
    follow_ups=("printer", "bus"),
    sources=("guide",),
    pack="campus",
)
PRINTER = Entry("printer", "Where can I print?", "Next door.", topic="net", pack="campus")
CAFE = Entry("cafe", "When does the cafe open?", "At eight.", pack="campus")
BUS = Entry("bus", "Which bus goes here?", "The 7.", sources=("guide",), pack="town")
CAMPUS = Pack(
    id="campus",
    title="Campus",
    sources=(Source("guide", "The guide"),),
    starters=("wifi", "cafe"),
    out_of_scope=("who won the match", "what is love"),
    topics=(Topic("net", "Network", "Getting online.", pack="campus"),),
    entries=(WIFI, PRINTER, CAFE),
    golden=(
        GoldenQuestion("wlan??", ("wifi",)),
        GoldenQuestion("print or surf", ("wifi", "printer")),
        GoldenQuestion("networking", ("topic:net",)),
        GoldenQuestion("sing a song"),
    ),
)
TOWN = Pack(
    id="town",
    title="Town",
    sources=(Source("guide", "The other guide"),),
    topics=(Topic("trips", "Trips", "Where to go.", pack="town"),),
    entries=(BUS,),
)
PACKS = (CAMPUS, TOWN)
GYM: dict[str, Any] = {"question": "Where is the gym?", "answer": "Behind the lake."}
NEW = Entry("gym", "Where is the gym?", "Behind the lake.", pack="campus")


def entry_item(name: str) -> Item:
    return Item(Kind.ENTRY, name)


def topic_item(name: str) -> Item:
    return Item(Kind.TOPIC, name)


def written(item: Item, base: Entry | Topic | None = None, **fields: object) -> Change:
    return Change(item, State.WRITTEN, fields, plain_fields(base) if base else {})


def hidden(item: Item) -> Change:
    return Change(item, State.HIDDEN, base={"question": "?"})


def applied(*changes: Change, packs: tuple[Pack, ...] = PACKS) -> Applied:
    return apply(packs, Overlay().after(changes))


def ids(result: Applied, pack: int = 0) -> list[str]:
    return [each.id for each in result.packs[pack].entries]


def find(result: Applied, name: str) -> Entry:
    (found,) = (each for pack in result.packs for each in pack.entries if each.id == name)
    return found


def messages(result: Applied) -> list[str]:
    return [f"{each.severity}: {each.where}: {each.message}" for each in result.problems]


def revision(number: int, *changes: Change) -> Revision:
    return Revision(1, number, 2, datetime(2026, 11, 23, tzinfo=UTC), changes)


def test_no_overlay_is_the_base_itself() -> None:
    assert apply(PACKS, Overlay()) == Applied(PACKS)
    assert apply(PACKS, Overlay()).packs[0] is CAMPUS


def test_the_latest_change_of_each_item_counts() -> None:
    first, second = written(entry_item("wifi"), WIFI, answer="1"), hidden(entry_item("cafe"))
    third = written(entry_item("wifi"), WIFI, answer="2")

    overlay = fold([revision(2, third), revision(1, first, second)])

    assert list(overlay.changes.values()) == [third, second]
    assert overlay.number == 2


def test_a_change_back_to_the_base_leaves_no_trace() -> None:
    item = entry_item("wifi")

    overlay = fold([revision(1, hidden(item)), revision(2, Change(item, State.BASE))])

    assert overlay == Overlay({}, 2)


def test_written_fields_go_over_those_of_the_base() -> None:
    result = applied(written(entry_item("wifi"), WIFI, answer="Ask Sam.", phrasings=["wlan"]))

    assert find(result, "wifi") == replace(WIFI, answer="Ask Sam.", phrasings=("wlan",))
    assert result.problems == ()
    assert result.packs[1] == TOWN


def test_an_empty_value_takes_an_optional_one_away() -> None:
    result = applied(written(entry_item("wifi"), WIFI, topic="", follow_ups=[]))

    assert find(result, "wifi") == replace(WIFI, topic="", follow_ups=())


def test_more_phrasings_come_behind_those_of_the_base_and_none_twice() -> None:
    result = applied(written(entry_item("wifi"), WIFI, also_phrasings=["WLAN", "Join  the WIFI"]))

    assert find(result, "wifi").phrasings == ("join the wifi", "WLAN")


def test_a_topic_can_be_renamed() -> None:
    base = CAMPUS.topics[0]

    result = applied(written(topic_item("net"), base, title="Internet"))

    assert result.packs[0].topics == (replace(base, title="Internet"),)


@pytest.mark.parametrize(
    ("topic", "pack", "order"),
    [
        pytest.param("net", 0, ["wifi", "printer", "gym", "cafe"], id="behind its topic"),
        pytest.param("", 0, ["wifi", "printer", "cafe", "gym"], id="at the end of the main pack"),
        pytest.param("trips", 1, ["bus", "gym"], id="in the pack of its topic"),
    ],
)
def test_a_new_entry_stands(topic: str, pack: int, order: list[str]) -> None:
    result = applied(written(entry_item("gym"), **GYM, topic=topic))

    assert ids(result, pack) == order
    assert find(result, "gym").pack == PACKS[pack].id
    assert result.problems == ()


def test_a_new_entry_may_have_a_new_topic() -> None:
    topic = written(topic_item("sport"), title="Sport", summary="All of it.")

    result = applied(written(entry_item("gym"), **GYM, topic="sport"), topic)

    assert find(result, "gym").topic == "sport"
    assert [each.id for each in result.packs[0].topics] == ["net", "sport"]
    assert result.problems == ()


def test_a_hidden_entry_is_gone_with_all_that_leads_to_it() -> None:
    result = applied(hidden(entry_item("wifi")), hidden(entry_item("bus")))

    assert ids(result) == ["printer", "cafe"]
    assert result.packs[0].starters == ("cafe",)
    assert result.packs[0].golden == (
        GoldenQuestion("print or surf", ("printer",)),
        GoldenQuestion("networking", ("topic:net",)),
        GoldenQuestion("sing a song"),
    )
    assert result.problems == ()


def test_the_entries_of_a_hidden_topic_stay_without_it() -> None:
    result = applied(hidden(topic_item("net")))

    assert result.packs[0].topics == ()
    assert find(result, "wifi") == replace(WIFI, topic="")
    assert GoldenQuestion("networking", ("topic:net",)) not in result.packs[0].golden


def test_contrast_questions_join_those_of_the_main_pack_once() -> None:
    new, known, gone = "is it raining", "Who won  the match", "what is love"

    result = applied(
        written(Item(Kind.CONTRAST, new)),
        written(Item(Kind.CONTRAST, known)),
        hidden(Item(Kind.CONTRAST, gone)),
    )

    assert result.packs[0].out_of_scope == ("who won the match", new)
    assert result.problems == ()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param(
            written(entry_item("wifi"), WIFI, answer=["a", "b"]),
            '"answer" is a list, expected text',
            id="a list for a text",
        ),
        pytest.param(
            written(entry_item("wifi"), WIFI, phrasings="wlan"),
            '"phrasings" is a single text, expected a list of texts',
            id="a text for a list",
        ),
        pytest.param(
            written(entry_item("wifi"), WIFI, also_phrasings="wlan"),
            '"also_phrasings" is a single text, expected a list of texts',
            id="a text for more phrasings",
        ),
        pytest.param(
            written(entry_item("wifi"), WIFI, question=""),
            '"question" is empty, expected one line of text',
            id="no question left",
        ),
        pytest.param(
            written(entry_item("wifi"), WIFI, question="?" * 241),
            '"question" has 241 characters, at most 240 fit',
            id="too long",
        ),
        pytest.param(
            written(entry_item("wifi"), WIFI, also_phrasings=[f"way {n}" for n in range(200)]),
            '"phrasings" has 201 items, at most 200 fit',
            id="too many phrasings with those of the base",
        ),
        pytest.param(
            written(entry_item("wifi"), WIFI, anwser="x"),
            'the key "anwser" is not known in an entry',
            id="an unknown key",
        ),
        pytest.param(
            written(entry_item("wifi"), WIFI, id="wlan"),
            "an id is given once and never changes",
            id="another id",
        ),
        pytest.param(
            written(entry_item("wifi"), WIFI, answer="a\0b"),
            "the file holds a NUL byte, expected plain text",
            id="a character that nobody sees",
        ),
        pytest.param(
            written(entry_item("wifi"), WIFI, reviewed="2026-02-30"),
            '"reviewed" "2026-02-30" is not in the calendar, expected a date like 2026-11-23',
            id="no such day",
        ),
        pytest.param(
            written(entry_item("Gym"), **GYM),
            '"id" "Gym" is not valid, expected lower-case letters, digits and hyphens, at most '
            "48 characters, not starting with a hyphen",
            id="a bad id",
        ),
        pytest.param(
            written(entry_item("pool"), CAFE, answer="Closed."),
            "the shared entry that this changes is gone",
            id="the base is gone",
        ),
        pytest.param(
            written(Item(Kind.CONTRAST, "?" * 301)),
            'an item of "out_of_scope" has 301 characters, at most 300 fit',
            id="a long contrast question",
        ),
    ],
)
def test_a_change_that_breaks_a_rule_is_left_out_and_reported(change: Change, message: str) -> None:
    other = written(entry_item("cafe"), CAFE, answer="At nine.")

    result = applied(change, other)

    (problem,) = result.problems
    assert (problem.severity, problem.message) == ("error", message)
    assert problem.where.startswith(f"{change.item.kind} {change.item.id[:20]}")
    assert result.packs == applied(other).packs


def test_dead_references_that_the_guild_wrote_are_dropped_with_a_warning() -> None:
    result = applied(
        written(
            entry_item("gym"),
            **GYM,
            topic="sprot",
            follow_ups=["gym", "wify", "cafe"],
            sources=["book"],
        )
    )

    assert find(result, "gym") == replace(NEW, follow_ups=("cafe",))
    assert messages(result) == [
        'warning: entry gym: there is no topic "sprot"',
        'warning: entry gym: there is no other entry "gym"',
        'warning: entry gym: there is no other entry "wify"',
        'warning: entry gym: there is no source "book"',
    ]
    assert 'did you mean "wifi"?' in [each.hint for each in result.problems]


def test_an_entry_whose_id_the_base_takes_later_stands_in_its_place() -> None:
    result = applied(written(entry_item("wifi"), **GYM))

    assert ids(result) == ["wifi", "printer", "cafe"]
    assert find(result, "wifi") == replace(NEW, id="wifi")
    assert messages(result) == ["warning: entry wifi: this id is that of a shared entry now, too"]
    [problem] = result.problems
    assert problem.hint == "this server's stands in its place; give it another id to have both"


def test_without_packs_there_is_nowhere_to_add_to() -> None:
    result = applied(written(entry_item("gym"), **GYM), packs=())

    assert messages(result) == ["error: entry gym: there is no pack to add it to"]


def test_what_has_drifted_is_listed_with_what_the_base_changed() -> None:
    overlay = Overlay().after(
        (
            written(entry_item("wifi"), WIFI, answer="Ask Sam."),
            written(entry_item("cafe"), CAFE, answer="Never."),
            written(entry_item("gym"), **GYM),
            written(entry_item("pool"), BUS, question="May I swim?", answer="Dry."),
        )
    )
    newer = replace(WIFI, answer="Choose **eduroam**.")
    packs = (replace(CAMPUS, entries=(newer, PRINTER, CAFE)), TOWN)

    wifi, pool = drifted(packs, overlay)

    assert (wifi.item.id, wifi.is_gone, pool.item.id, pool.is_gone) == ("wifi", False, "pool", True)
    assert wifi.changes == (FieldChange("answer", WIFI.answer, newer.answer),)
    assert wifi.own == (FieldChange("answer", newer.answer, "Ask Sam."),)
    assert [(each.key, each.after) for each in pool.own] == [
        ("question", "May I swim?"),
        ("answer", "Dry."),
    ]
    assert drifted(packs, Overlay()) == ()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            written(entry_item("wifi"), WIFI, also_phrasings=["wlan"]), id="phrasings were added"
        ),
        pytest.param(
            written(entry_item("pool"), BUS, answer="Dry."), id="it cannot be shown any more"
        ),
        pytest.param(hidden(entry_item("wifi")), id="it is hidden"),
    ],
)
def test_what_a_newer_base_does_no_harm_to_is_not_listed(change: Change) -> None:
    newer = replace(WIFI, answer="Choose **eduroam**.")
    packs = (replace(CAMPUS, entries=(newer, PRINTER, CAFE)), TOWN)

    assert drifted(packs, Overlay().after((change,))) == ()
