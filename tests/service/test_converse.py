"""Conversations as they are typed: each turn against what was said before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from bot.core.conversation import Conversation, Decline, Greet, Thank
from bot.core.decide import Choices, Match, Miss
from bot.core.knowledge import Knowledge
from bot.core.model import Topic
from bot.service.answer import Answerer
from bot.service.converse import Answered, SmallTalk, Turn, take_turn
from bot.service.snapshot import Snapshot
from tests.support.knowledge import answerer_for, answerer_from, entry, know

CITY = know(
    entry(
        "guard",
        "What is the embassy guard?",
        "A small force. " + "It trains hard every day. " * 60,
        topic="guard",
        follow_ups=("guard-place",),
    ),
    entry("guard-place", "Where is the embassy guard?", "In 29 cities.", topic="guard"),
    entry("guard-size", "How many agents has the embassy guard?", "It has 2,500.", topic="guard"),
    entry("cafe", "Where is the cafe?", "Turn right.", keywords=("tea",)),
    entry("bar", "Where is the bar?", "Turn left.", keywords=("tea",)),
    topics=(Topic("guard", "Security", "All about guards."),),
    starters=("cafe",),
)


def turns(
    messages: Sequence[str], answerer: Answerer, conversation: Conversation | None = None
) -> Iterator[Turn]:
    """Say `messages` one after the other."""
    conversation = conversation or Conversation()
    for message in messages:
        turn = take_turn(answerer, message, conversation)
        conversation = turn.conversation
        yield turn


def said(turn: Turn) -> str:
    """Write what a turn came to: an id, the ids of choices, "-" for a miss, or a kind word."""
    match turn.outcome:
        case SmallTalk(intent):
            return type(intent).__name__.lower()
        case Answered(reply):
            match reply.decision:
                case Match(id=name):
                    return name
                case Choices(ids=ids):
                    return " or ".join(ids)
                case Miss():
                    return "-"


def talk(*messages: str, knowledge: Knowledge = CITY) -> list[str]:
    return [said(turn) for turn in turns(messages, answerer_for(knowledge))]


@pytest.mark.parametrize(
    ("messages", "replies"),
    [
        pytest.param(["what is the embassy guard"], ["guard"], id="a question"),
        pytest.param(
            ["what is the embassy guard", "and where?"], ["guard", "guard-place"], id="and where?"
        ),
        pytest.param(
            ["what is the embassy guard", "how many agents?"],
            ["guard", "guard-size"],
            id="a few words that lean on the last entry",
        ),
        pytest.param(
            ["what is the embassy guard", "what about its agents?", "and where?"],
            ["guard", "guard-size", "guard-place"],
            id="what about its agents?",
        ),
        pytest.param(
            ["what is the embassy guard", "where is the cafe"],
            ["guard", "cafe"],
            id="a new subject is no follow-up",
        ),
        pytest.param(
            ["what is the embassy guard", "2"], ["guard", "guard-size"], id="a follow-up by number"
        ),
        pytest.param(
            ["tea", "the second one"], ["cafe or bar", "bar"], id="a choice by its ordinal"
        ),
        pytest.param(["tea", "yes"], ["cafe or bar", "cafe"], id="yes is the first choice"),
        pytest.param(
            ["tea", "no", "1"], ["cafe or bar", "decline", "-"], id="after no there is no choice"
        ),
        pytest.param(
            ["what is the embassy guard", "tell me more", "tell me more"],
            ["guard", "guard", "guard-place"],
            id="more is the rest, then what follows",
        ),
        pytest.param(
            ["hello", "what is the embassy guard", "thanks!", "and where?"],
            ["greet", "guard", "thank", "guard-place"],
            id="small talk changes nothing",
        ),
        pytest.param(["security", "1"], ["guard", "guard"], id="a topic, then one of its entries"),
        pytest.param(["zeppelin sailing", "1"], ["-", "cafe"], id="a starter after a miss"),
        pytest.param(["and why?"], ["-"], id="with nothing before it, it asks nothing"),
        pytest.param(
            ["what is the embassy guard", "where?"],
            ["guard", "guard-place or guard-size"],
            id="a bare word is not enough to be sure",
        ),
        pytest.param(
            ["what is the embassy guard", "what about the cafe"],
            ["guard", "cafe"],
            id="a subject that answers alone",
        ),
        pytest.param(
            ["what is the embassy guard", "previous?"],
            ["guard", "-"],
            id="the subject before does not answer for a new one",
        ),
        pytest.param(
            ["what is the embassy guard", "ok", "42", "no"],
            ["guard", "nod", "overreach", "decline"],
            id="asides",
        ),
        pytest.param(
            ["where is the cafe", "more", "more", "more"],
            ["cafe", "bar", "wantmore", "wantmore"],
            id="more goes on to the end",
        ),
        pytest.param(["", "?!"], ["-", "-"], id="nothing and signs"),
    ],
)
def test_conversation(messages: list[str], replies: list[str]) -> None:
    assert talk(*messages) == replies


def test_the_rest_of_a_cut_answer_is_shown_whole() -> None:
    first, second = turns(["what is the embassy guard", "go on"], answerer_for(CITY))

    assert isinstance(first.outcome, Answered)
    assert isinstance(second.outcome, Answered)
    assert first.outcome.reply.excerpt is not None
    assert second.outcome.reply.excerpt is not None
    assert not first.outcome.reply.excerpt.is_whole
    assert second.outcome.reply.excerpt.is_whole
    assert first.conversation.is_cut
    assert not second.conversation.is_cut


def test_what_was_shown_is_not_offered_again() -> None:
    first, second = turns(["what is the embassy guard", "1"], answerer_for(CITY))

    assert isinstance(second.outcome, Answered)
    assert "guard" not in {each.id for each in second.outcome.reply.offers}
    assert second.conversation.shown == ("guard", "guard-place")
    assert first.conversation.shown == ("guard",)


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        pytest.param("hi there", Greet, id="a greeting"),
        pytest.param("thank you", Thank, id="thanks"),
        pytest.param("none of these", Decline, id="none of the choices"),
    ],
)
def test_small_talk(message: str, kind: type) -> None:
    choosing = Conversation(entry="guard", offered=("cafe", "bar"), is_choosing=True)

    turn = take_turn(answerer_for(CITY), message, choosing)

    assert isinstance(turn.outcome, SmallTalk)
    assert isinstance(turn.outcome.intent, kind)
    gone = replace(choosing, offered=(), is_choosing=False)
    assert turn.conversation == (gone if kind is Decline else choosing)


@pytest.mark.parametrize(
    ("message", "conversation"),
    [
        pytest.param("1", Conversation(offered=("gone",)), id="it was offered"),
        pytest.param(
            "yes", Conversation(offered=("gone",), is_choosing=True), id="it was a choice"
        ),
        pytest.param("more", Conversation(entry="gone", is_cut=True), id="it was shown in part"),
        pytest.param("and why?", Conversation(entry="gone"), id="it was the last entry"),
    ],
)
def test_an_entry_that_was_removed_since_leaves_the_words(
    message: str, conversation: Conversation
) -> None:
    turn = take_turn(answerer_for(CITY), message, conversation)

    assert isinstance(turn.outcome, Answered)
    assert isinstance(turn.outcome.reply.decision, Miss)


def test_what_is_quoted_is_what_was_typed() -> None:
    *_, last = turns(["what is the embassy guard", "and where?"], answerer_for(CITY))

    assert isinstance(last.outcome, Answered)
    assert last.outcome.reply.query.text == "and where?"


def test_there_is_no_more_than_everything() -> None:
    only = know(entry("gate", "Where is the gate?", "Left."))

    assert talk("where is the gate", "tell me more", knowledge=only) == ["gate", "wantmore"]


@pytest.mark.parametrize("message", ["and that?", "and it?"])
def test_a_question_that_adds_nothing_does_not_repeat_the_answer(message: str) -> None:
    short = know(entry("privacy", "Privacy?", "We keep nothing."), *CITY.entries)

    first, second = turns(["privacy", message], answerer_for(short))

    assert said(first) == "privacy"
    assert said(second) != "privacy"


SHIPPED_TALKS = [
    pytest.param(
        ["what is the dss", "and where?", "what about its agents overseas?"],
        ["what-is-the-dss", "dss-reach", "dss-agents-overseas"],
        id="the security service",
    ),
    pytest.param(
        ["what is the dss", "how many people work there?"],
        ["what-is-the-dss", "dss-size"],
        id="there",
    ),
    pytest.param(
        ["what is the dss", "tell me more", "2"],
        ["what-is-the-dss", "dss-size", "*"],
        id="more, then a number",
    ),
    pytest.param(
        ["are you an ai", "what do you store about me", "and who can see it?"],
        ["is-attache-an-ai", "what-is-stored", "who-sees-my-question"],
        id="the bot itself",
    ),
    pytest.param(
        ["what is defence diplomacy", "who came up with the term?", "what is the dss"],
        ["what-is-defence-diplomacy", "defence-diplomacy-origins", "what-is-the-dss"],
        id="on and away",
    ),
]


@pytest.mark.parametrize(("messages", "replies"), SHIPPED_TALKS)
def test_shipped_conversation(
    messages: list[str], replies: list[str], shipped_semantic: Snapshot
) -> None:
    found = [said(turn) for turn in turns(messages, answerer_from(shipped_semantic))]

    assert found == [
        each if wanted == "*" else wanted for each, wanted in zip(found, replies, strict=True)
    ]


def test_a_full_question_is_answered_alike_after_another_subject(
    shipped: Knowledge, shipped_lexical: Snapshot
) -> None:
    answerer = answerer_from(shipped_lexical)
    before = Conversation(entry="what-is-the-dss", shown=("what-is-the-dss",))
    asked = [golden.ask for pack in shipped.packs for golden in pack.golden if golden.expect]

    changed = [
        text
        for text in asked
        if isinstance(answerer.answer(text).decision, Match)
        and said(take_turn(answerer, text, before))
        != said(take_turn(answerer, text, Conversation()))
    ]

    # Short questions may be taken to lean on the last entry; that must stay rare.
    assert len(changed) <= 0.05 * len(asked), changed


REACTIONS = """
what about deterrence|and arms control?|how about sovereignty|so what is a coalition
|is it about multilateralism|what about cyber|are u an ai
|ok and what is hard power|and intelligence agencies?|pizza?|and pizza|what about bitcoin
|what about my dog|who is it|6|10|42|nice|great|ok cool|interesting|hmm|wow|really?|are you sure
|wrong|thats wrong|not helpful|no|nope|sure|repeat|again|go back|previous|huh|what?|i dont get it
|explain|example?|source?|who said that|when was this written|how many|how much|where|when|who
"""
SHOWN = "what-is-the-dss hard-power iraq-example uk-defence-missions is-attache-an-ai".split()


@pytest.mark.parametrize("shown", SHOWN)
def test_after_an_answer_nothing_is_taken_for_a_question_about_it_that_is_none(
    shown: str, shipped_semantic: Snapshot
) -> None:
    answerer = answerer_from(shipped_semantic)
    reply = answerer.show(shown)
    assert reply is not None
    before = Conversation().after(reply)

    for text in " ".join(REACTIONS.split()).replace(" |", "|").split("|"):
        turn = take_turn(answerer, text, before)

        if isinstance(turn.outcome, Answered) and turn.outcome.reply.entry is not None:
            assert turn.outcome.reply.entry == answerer.answer(text).entry, text
