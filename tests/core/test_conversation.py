"""What a message means after what was said before it."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.conversation import (
    Ask,
    Conversation,
    Decline,
    Greet,
    Intent,
    Lean,
    Nod,
    Overreach,
    Part,
    Pick,
    ReadOn,
    Thank,
    WantMore,
    in_context,
    interpret,
)
from bot.core.knowledge import Knowledge
from bot.core.model import Topic
from bot.core.reply import Reply
from bot.service.answer import Answerer
from bot.service.converse import Answered, take_turn
from tests.support.knowledge import answerer_for, entry, know
from tests.support.properties import any_text, phrase, steady_few

NOTHING = Conversation()
# An answer was shown, with two follow-ups.
ANSWERED = Conversation(entry="dss", offered=("reach", "size"), goes_on=True, shown=("dss",))
CUT = replace(ANSWERED, is_cut=True)
ALONE = replace(ANSWERED, offered=())
MANY = replace(ANSWERED, offered=tuple(f"e{number}" for number in range(1, 13)))
# Starting points were offered after a miss, or a list was opened.
LISTED = replace(ANSWERED, goes_on=False)
# "Did you mean" was asked.
CHOOSING = Conversation(offered=("gate", "cafe", "lamp"), is_choosing=True)


@pytest.mark.parametrize(
    ("text", "conversation", "intent"),
    [
        pytest.param("1", CHOOSING, Pick("gate"), id="a number picks a choice"),
        pytest.param("3.", CHOOSING, Pick("lamp"), id="so does the last"),
        pytest.param("2", ANSWERED, Pick("size"), id="and a follow-up"),
        pytest.param("two", CHOOSING, Pick("cafe"), id="a number in words"),
        pytest.param("the second one", CHOOSING, Pick("cafe"), id="an ordinal"),
        pytest.param("2nd please", CHOOSING, Pick("cafe"), id="a short ordinal"),
        pytest.param("i meant number 3", CHOOSING, Pick("lamp"), id="a number in a sentence"),
        pytest.param("option 1", CHOOSING, Pick("gate"), id="an option"),
        pytest.param("no, the third", CHOOSING, Pick("lamp"), id="no, but"),
        pytest.param("the last one", CHOOSING, Pick("lamp"), id="the last"),
        pytest.param("yes, the second", CHOOSING, Pick("cafe"), id="yes and an ordinal"),
        pytest.param("12", MANY, Pick("e12"), id="a number of a long list"),
        pytest.param("sixth", MANY, Pick("e6"), id="and an ordinal in it"),
        pytest.param("4", CHOOSING, Overreach(3), id="a number that was not offered"),
        pytest.param("42", ANSWERED, Overreach(2), id="nor was that"),
        pytest.param("0", CHOOSING, Ask("0"), id="zero is the number of nothing"),
        pytest.param("911", CHOOSING, Ask("911"), id="a long number is a question"),
        pytest.param("2", NOTHING, Ask("2"), id="and so is one where nothing was offered"),
        pytest.param(
            "2 agents", CHOOSING, Ask("2 agents"), id="a number among other words picks nothing"
        ),
        pytest.param("yes", CHOOSING, Pick("gate"), id="yes is the first choice"),
        pytest.param("yeah, sure", CHOOSING, Pick("gate"), id="however it is put"),
        pytest.param("ok!", CHOOSING, Pick("gate"), id="even briefly"),
        pytest.param("no", CHOOSING, Decline(), id="no is none of the choices"),
        pytest.param("nope, neither", CHOOSING, Decline(), id="twice no is no"),
        pytest.param("none of these", CHOOSING, Decline(), id="none of these"),
        pytest.param("no", ANSWERED, Decline(), id="no to an answer"),
        pytest.param("that's not what I asked", ANSWERED, Decline(), id="no in other words"),
        pytest.param("no, something else", CHOOSING, Decline(), id="no and more of it"),
        pytest.param("i dont get it", ANSWERED, Decline(), id="nor was it understood"),
        pytest.param("yes please", CHOOSING, Pick("gate"), id="yes and a kind word"),
        pytest.param("yes", CUT, ReadOn("dss"), id="yes to the rest of an answer"),
        pytest.param("yes", ANSWERED, Nod(), id="yes to a whole one wants nothing"),
        pytest.param("ok", CUT, Nod(), id="ok to a part of one neither"),
        pytest.param("ok cool", ANSWERED, Nod(), id="nor does ok"),
        pytest.param("great!", NOTHING, Nod(), id="nor does great"),
        pytest.param("tell me more please", CUT, ReadOn("dss"), id="more, kindly"),
        pytest.param(
            "more info about it",
            CUT,
            Ask("more info about it", Lean.WITH_PRONOUN),
            id="what is more than a phrase is a question",
        ),
        pytest.param("tell me more", CUT, ReadOn("dss"), id="more of a cut answer is its rest"),
        pytest.param("more", ANSWERED, Pick("reach"), id="more of a whole one is what follows"),
        pytest.param("go on", ANSWERED, Pick("reach"), id="go on"),
        pytest.param("more", LISTED, WantMore(), id="a list that was looked at is no more of it"),
        pytest.param("more", ALONE, WantMore(), id="with nothing to follow there is no more"),
        pytest.param("bonjour", NOTHING, Greet(), id="a greeting in French"),
        pytest.param("Guten Tag!", NOTHING, Greet(), id="and in German"),
        pytest.param("hey attaché, how are you?", NOTHING, Greet(), id="a greeting to the bot"),
        pytest.param("thx bro", ANSWERED, Thank(), id="thanks to a friend"),
        pytest.param("ok great thanks bye", ANSWERED, Thank(), id="thanks among others"),
        pytest.param("thanks that helped", ANSWERED, Thank(), id="thanks and why"),
        pytest.param("good night", ANSWERED, Part(), id="a goodbye"),
        pytest.param(
            "bye bye " * 5 + "zebra",
            NOTHING,
            Ask("bye bye " * 5 + "zebra"),
            id="a long goodbye that is none",
        ),
        pytest.param("bot", NOTHING, Ask("bot"), id="padding alone is a question"),
        pytest.param("more", NOTHING, Ask("more"), id="more of nothing is a question"),
        pytest.param("explain", CUT, ReadOn("dss"), id="an explanation is the rest"),
        pytest.param("explain that", ANSWERED, WantMore(), id="and no other answer"),
        pytest.param("Hello!", ANSWERED, Greet(), id="a greeting"),
        pytest.param("good morning", NOTHING, Greet(), id="a greeting of two words"),
        pytest.param("hello kitty", NOTHING, Ask("hello kitty"), id="a greeting and more is none"),
        pytest.param("thanks :)", CHOOSING, Thank(), id="thanks"),
        pytest.param("THANK YOU", NOTHING, Thank(), id="loud thanks"),
        pytest.param("", ANSWERED, Ask(""), id="nothing is an empty question"),
        pytest.param("?!", CHOOSING, Ask("?!"), id="and so are signs"),
    ],
)
def test_intent(text: str, conversation: Conversation, intent: Intent) -> None:
    assert interpret(text, conversation) == intent


@pytest.mark.parametrize(
    ("text", "lean"),
    [
        pytest.param("and where?", Lean.WITH_PRONOUN, id="it starts with and, and has no subject"),
        pytest.param("and its agents?", Lean.WITH_PRONOUN, id="it says its"),
        pytest.param("how many of them work overseas today", Lean.WITH_PRONOUN, id="it says them"),
        pytest.param("who leads it and since when", Lean.WITH_PRONOUN, id="it says it"),
        pytest.param("what about agents?", Lean.WITH_SUBJECT, id="it starts with what about"),
        pytest.param("how about the embassy in Paris", Lean.WITH_SUBJECT, id="or how about"),
        pytest.param("how big", Lean.WITH_SUBJECT, id="it is a few words with one subject"),
        pytest.param("why?", Lean.BARE, id="it is one word"),
        pytest.param("who is it", Lean.BARE, id="it has no word but it"),
        pytest.param("how many are there", Lean.BARE, id="it has no subject"),
        pytest.param("who protects foreign dignitaries", Lean.NOT, id="it has subjects of its own"),
        pytest.param("android phones sold in shops", Lean.NOT, id="and begins a longer word"),
        pytest.param("", Lean.NOT, id="it is empty"),
    ],
)
def test_a_question_that_leans_on_the_last_entry(text: str, lean: Lean) -> None:
    assert interpret(text, ANSWERED) == Ask(text, lean)
    assert interpret(text, NOTHING) == Ask(text)


@pytest.mark.parametrize(
    ("text", "previous", "completed"),
    [
        pytest.param(
            "and where?", "What is the embassy guard?", "where? embassy guard", id="a subject"
        ),
        pytest.param(
            "what about its agents?", "How big is the DSS?", "agents? big dss", id="its falls away"
        ),
        pytest.param(
            "how many?", "Who guards embassies?", "how many? guards embassies", id="added"
        ),
        pytest.param("and?", "Who is it?", "?", id="no subject to add"),
        pytest.param("", "Who guards embassies?", "guards embassies", id="nothing to add to"),
    ],
)
def test_a_question_completed_by_the_last_one(text: str, previous: str, completed: str) -> None:
    assert in_context(text, previous) == completed


WIFI = know(
    entry(
        "wifi",
        "How do I join the wifi?",
        "Choose **campus**. " * 60,
        topic="net",
        follow_ups=("slow",),
    ),
    entry("slow", "Why is the wifi slow?", "Too many people.", topic="net"),
    entry("gate", "Where is the gate?", "Left.", keywords=("door",)),
    entry("cafe", "Where is the cafe?", "Right.", keywords=("door",)),
    topics=(Topic("net", "Network", "All about it.", pack="small"),),
    starters=("gate",),
)


def reply_to(text: str, knowledge: Knowledge = WIFI) -> Reply:
    return answerer_for(knowledge).answer(text)


def test_after_an_answer_its_follow_ups_are_offered() -> None:
    after = CHOOSING.after(reply_to("why is the wifi slow"))

    assert after == Conversation(
        entry="slow", offered=("wifi", "gate", "cafe"), goes_on=True, shown=("slow",)
    )


def test_after_an_answer_in_part_there_is_more() -> None:
    assert NOTHING.after(reply_to("how do i join the wifi")).is_cut


def test_after_choices_one_can_be_picked_and_the_last_entry_is_remembered() -> None:
    after = CUT.after(reply_to("door"))

    assert after == replace(LISTED, offered=("gate", "cafe"), is_choosing=True)


def test_after_a_topic_its_entries_are_offered() -> None:
    after = CHOOSING.after(reply_to("network"))

    assert (after.entry, after.offered, after.is_choosing) == ("", ("wifi", "slow"), False)


def test_after_a_miss_the_starters_are_offered() -> None:
    after = ANSWERED.after(reply_to("zebra crossing"))

    assert after == replace(LISTED, offered=("gate",))


def test_an_entry_shown_twice_is_remembered_once() -> None:
    once = NOTHING.after(reply_to("why is the wifi slow"))
    twice = once.after(reply_to("where is the gate")).after(reply_to("why is the wifi slow"))

    assert twice.shown == ("slow", "gate")


def test_what_was_shown_long_ago_is_forgotten() -> None:
    long = Conversation(shown=tuple(f"e{number}" for number in range(50)))

    after = long.after(reply_to("where is the gate"))

    assert len(after.shown) == 50
    assert (after.shown[0], after.shown[-1]) == ("e1", "gate")


_SAID = "1|2|5|yes|no|more|hi|thanks|and where?|what about it?|door|network|the wifi|the gate|zebra"
said = st.sampled_from(_SAID.split("|")) | phrase | any_text
WIFI_ANSWERER = answerer_for(WIFI)


@steady_few
@given(messages=st.lists(said, max_size=12))
def test_a_conversation_survives_whatever_is_said(messages: list[str]) -> None:
    assert_survives(messages, WIFI_ANSWERER)


@steady_few
@given(messages=st.lists(said, max_size=4))
def test_a_conversation_about_nothing_survives_too(messages: list[str]) -> None:
    assert_survives(messages, answerer_for(Knowledge(())))


def assert_survives(messages: list[str], answerer: Answerer) -> None:
    known = answerer.snapshot.knowledge.entry_by_id
    conversation = NOTHING
    for message in messages:
        turn = take_turn(answerer, message, conversation)
        conversation = turn.conversation
        assert set(conversation.offered) <= known.keys()
        assert set(conversation.shown) <= known.keys()
        assert conversation.entry in {"", *known}
        assert len(set(conversation.shown)) == len(conversation.shown)
        assert json.loads(json.dumps(asdict(conversation)))["entry"] == conversation.entry
        if isinstance(turn.outcome, Answered) and turn.outcome.reply.entry is not None:
            assert conversation.entry == turn.outcome.reply.entry.id
