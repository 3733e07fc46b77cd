"""An error at every call of Discord's that the bot makes, whatever it is doing.

The member is told in one short sentence with a reference, and the log has the rest; where Discord
takes nothing at all, the log has it. The bot goes on working.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from fnmatch import fnmatchcase

import pytest
import simcord

from bot.core.feedback import Vote
from bot.service.answer import Answerer
from bot.storage.memory import MemoryStore
from tests.support.cards import (
    Hand,
    Held,
    ask,
    direct_card,
    english,
    last_of,
    mention,
    private_card,
    strangers_card,
)
from tests.support.library import Town, client_for, said, shelf, town

APOLOGY = re.compile(
    re.escape(english()("failed", reference="REFERENCE")).replace(
        "REFERENCE", "(?P<reference>[0-9A-F]{6})"
    )
)
FEE = "What does a late book cost?"
LOAN = "How long can I keep a book?"
UNKNOWN = "zebra quantum xylophone"

Call = tuple[str, str]
ACKNOWLEDGE: Call = ("POST", "/interactions/*/callback")
FOLLOW_UP: Call = ("POST", "/webhooks/*")
EDIT: Call = ("PATCH", "/webhooks/*")
REMOVE: Call = ("DELETE", "/webhooks/*")
SEND: Call = ("POST", "/channels/*/messages")
READ: Call = ("GET", "/channels/*/messages/*")
MEET: Call = ("POST", "/users/@me/channels")
TYPE: Call = ("POST", "/channels/*/typing")
CALLS = (ACKNOWLEDGE, FOLLOW_UP, EDIT, REMOVE, SEND, READ, MEET, TYPE)

Act = Callable[[], Awaitable[object]]
Prepare = Callable[[Town, MemoryStore], Awaitable[Act]]


@dataclass(frozen=True, slots=True)
class Surface:
    """Something that a member does, and every call that comes of it."""

    name: str
    prepare: Prepare
    calls: tuple[Call, ...]
    is_slow: bool = False


def _command(name: str, **options: object) -> Prepare:
    async def prepare(here: Town, _: MemoryStore) -> Act:
        return lambda: here.ada.slash(here.channel, name, **options)

    return prepare


def _press(hand: Hand, question: str, *keys: str) -> Prepare:
    """Press one control after the other, each by the key of its label or by the label itself."""

    async def prepare(here: Town, _: MemoryStore) -> Act:
        person, card = await hand(here, question)
        labels = [english()(key) if key.endswith("-label") else key for key in keys]
        for label in labels[:-1]:
            card = last_of(await person.click(card, label=label))
        return lambda: person.click(card, label=labels[-1])

    return prepare


async def _privacy_card(here: Town, _question: str) -> Held:
    return here.ada, last_of(await here.ada.slash(here.channel, "privacy"))


async def _shared_card(here: Town, question: str) -> Held:
    return here.ada, await mention(here, question)


async def _say_directly(here: Town, _: MemoryStore) -> Act:
    return lambda: here.ada.send_dm("late fees")


async def _mention(here: Town, _: MemoryStore) -> Act:
    # So that the language of the server is known; to ask for it may fail without harm.
    await ask(here, by=here.bob)
    return lambda: here.ada.send(here.channel, f"<@{here.env.backend.bot_user.id}> late fees")


async def _fill_in(here: Town, _: MemoryStore) -> Act:
    card = await ask(here, UNKNOWN)
    shown = await here.ada.click(card, label=english()("tell-label"))
    return lambda: here.ada.submit_modal(shown, {"question": UNKNOWN})


async def _list_matches(here: Town, _: MemoryStore) -> Act:
    question = await here.bob.send(here.channel, "late fees please")
    return lambda: here.ada.context_menu(here.channel, english()("answer-menu"), question)


async def _post_a_match(here: Town, store: MemoryStore) -> Act:
    listed = await (await _list_matches(here, store))()
    assert isinstance(listed, simcord.InteractionResult)
    card = last_of(listed)
    return lambda: here.ada.select(card, ["late-fee"])


async def _pick_from_a_list(here: Town, _: MemoryStore) -> Act:
    card = last_of(await here.ada.slash(here.channel, "topic", name="Lending"))
    return lambda: here.ada.select(card, ["late-fee"])


async def _show_much_data(here: Town, store: MemoryStore) -> Act:
    vote = Vote(here.ada.guild.id, here.ada.id, "", is_helpful=True, voted_at=datetime.now(UTC))
    for number in range(100):
        await store.put_vote(replace(vote, entry=f"entry-{number}"))
    return await _press(_privacy_card, "", "show-data-label")(here, store)


_ask_openly = _command("ask", question="late fees", share=True)

SURFACES = [
    Surface("ask", _command("ask", question="late fees"), (ACKNOWLEDGE,)),
    Surface("ask slowly", _command("ask", question="late fees"), (ACKNOWLEDGE, EDIT), is_slow=True),
    Surface("ask openly", _ask_openly, (ACKNOWLEDGE,)),
    Surface(
        "ask openly and slowly", _ask_openly, (ACKNOWLEDGE, EDIT, FOLLOW_UP, REMOVE), is_slow=True
    ),
    Surface("topic", _command("topic"), (ACKNOWLEDGE,)),
    Surface("faq", _command("faq"), (ACKNOWLEDGE,)),
    Surface("search", _command("search", words="book"), (ACKNOWLEDGE,)),
    Surface("help", _command("help"), (ACKNOWLEDGE,)),
    Surface("privacy", _command("privacy"), (ACKNOWLEDGE,)),
    Surface("a direct message", _say_directly, (SEND,)),
    Surface("a mention", _mention, (SEND,)),
    Surface("list matches", _list_matches, (ACKNOWLEDGE,)),
    Surface("list matches slowly", _list_matches, (ACKNOWLEDGE, EDIT), is_slow=True),
    Surface("post a match", _post_a_match, (ACKNOWLEDGE, READ, SEND, EDIT)),
    Surface("pick from a list", _pick_from_a_list, (ACKNOWLEDGE,)),
    Surface("go on", _press(private_card, "late fees", LOAN), (ACKNOWLEDGE,)),
    Surface(
        "go on slowly", _press(private_card, "late fees", LOAN), (ACKNOWLEDGE, EDIT), is_slow=True
    ),
    Surface("go on from another's card", _press(strangers_card, "late fees", LOAN), (ACKNOWLEDGE,)),
    Surface("go on directly", _press(direct_card, "late fees", LOAN), (ACKNOWLEDGE,)),
    Surface(
        "vote for", _press(private_card, "late fees", "helpful-label"), (ACKNOWLEDGE, FOLLOW_UP)
    ),
    Surface(
        "vote against",
        _press(direct_card, "late fees", "unhelpful-label"),
        (ACKNOWLEDGE, FOLLOW_UP),
    ),
    Surface("open the form", _press(private_card, UNKNOWN, "tell-label"), (ACKNOWLEDGE,)),
    Surface("fill in the form", _fill_in, (ACKNOWLEDGE, FOLLOW_UP)),
    Surface("refuse", _press(private_card, "renew", "none-of-these-label"), (ACKNOWLEDGE,)),
    Surface(
        "refuse another's", _press(strangers_card, "renew", "none-of-these-label"), (ACKNOWLEDGE,)
    ),
    Surface("share", _press(private_card, "late fees", "share-label"), (ACKNOWLEDGE, FOLLOW_UP)),
    Surface(
        "save", _press(private_card, "late fees", "save-label"), (ACKNOWLEDGE, MEET, SEND, EDIT)
    ),
    Surface("save directly", _press(direct_card, "late fees", "save-label"), (ACKNOWLEDGE, EDIT)),
    Surface("dismiss", _press(_shared_card, "late fees", "dismiss-label"), (ACKNOWLEDGE, REMOVE)),
    Surface(
        "dismiss another's", _press(strangers_card, "late fees", "dismiss-label"), (ACKNOWLEDGE,)
    ),
    Surface("show data", _press(_privacy_card, "", "show-data-label"), (ACKNOWLEDGE, EDIT)),
    Surface("show much data", _show_much_data, (ACKNOWLEDGE, EDIT)),
    Surface("delete data", _press(_privacy_card, "", "delete-data-label"), (ACKNOWLEDGE,)),
    Surface(
        "delete data for sure",
        _press(_privacy_card, "", "delete-data-label", "delete-sure-label"),
        (ACKNOWLEDGE, FOLLOW_UP),
    ),
]
EACH = pytest.mark.parametrize("surface", SURFACES, ids=lambda each: each.name)
FAULTS = [
    pytest.param(surface, call, id=f"{surface.name}: {' '.join(call)}")
    for surface in SURFACES
    for call in surface.calls
]


def _texts(here: Town) -> list[str]:
    """Return everything that the bot has said anywhere."""
    us = here.env.backend.bot_user.id
    stored = [each for channel in here.env.backend.messages.values() for each in channel.values()]
    return [
        said(simcord.ResponseMessage(here.env, each)) for each in stored if each.author_id == us
    ]


def _reported(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return the references under which tracebacks were logged."""
    found = []
    for record in caplog.records:
        reference = re.search(r"failed, reference ([0-9A-F]{6})", record.getMessage())
        if reference is not None:
            assert record.exc_info is not None
            found.append(reference[1])
    return found


def _town_of(surface: Surface, store: MemoryStore) -> AbstractAsyncContextManager[Town]:
    patience_s = 0.0 if surface.is_slow else 30.0
    return town(client_for(Answerer(shelf()), store=store, patience_s=patience_s))


async def _assert_well(here: Town) -> None:
    """Ask something else, as somebody else, and see it answered."""
    card = await ask(here, "how long is a loan", by=here.bob)
    assert f"### {LOAN}" in said(card)


@EACH
async def test_every_call_is_in_the_table(surface: Surface) -> None:
    store = MemoryStore()
    async with _town_of(surface, store) as here:
        act = await surface.prepare(here, store)
        before = len(here.env.http_requests)
        await act()
        made = [(each.method, each.path) for each in here.env.http_requests[before:]]
    named = [
        next(call for call in CALLS if call[0] == method and fnmatchcase(path, call[1]))
        for method, path in made
    ]
    assert set(named) == set(surface.calls)


@pytest.mark.parametrize(("surface", "call"), FAULTS)
async def test_one_error_is_told_with_its_reference(
    surface: Surface, call: Call, caplog: pytest.LogCaptureFixture
) -> None:
    store = MemoryStore()
    async with _town_of(surface, store) as here:
        act = await surface.prepare(here, store)
        here.env.inject_error(*call, status=500)
        await act()
        apologies = [found for text in _texts(here) if (found := APOLOGY.fullmatch(text))]
        assert [each["reference"] for each in apologies] == _reported(caplog)
        assert len(apologies) == 1
        assert not any("Traceback" in text or "injected" in text for text in _texts(here))
        await _assert_well(here)


@EACH
async def test_where_nothing_can_be_told_the_log_has_it(
    surface: Surface, caplog: pytest.LogCaptureFixture
) -> None:
    store = MemoryStore()
    async with _town_of(surface, store) as here:
        act = await surface.prepare(here, store)
        before = _texts(here)
        here.env.inject_error("*", "*", status=500, times=None)
        await act()
        [reference] = _reported(caplog)
        assert f"Could not tell the member about {reference}" in caplog.text
        assert _texts(here) == before
        here.env.backend.faults.clear()
        await _assert_well(here)


@pytest.mark.parametrize("prepare", [_say_directly, _mention], ids=["directly", "in a channel"])
async def test_no_answer_fails_for_want_of_typing(
    prepare: Prepare, caplog: pytest.LogCaptureFixture
) -> None:
    async with town(client_for(patience_s=0)) as here:
        act = await prepare(here, MemoryStore())
        here.env.inject_error(*TYPE, status=500)
        await act()
        assert any(f"### {FEE}" in text for text in _texts(here))
        assert "Could not show typing" in caplog.text


@pytest.mark.parametrize(
    ("command", "option"), [("ask", "question"), ("faq", "question"), ("topic", "name")]
)
async def test_an_error_while_typing_is_told_in_the_list(
    command: str, option: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with town(client_for()) as here:
        here.env.inject_error(*ACKNOWLEDGE, status=500)
        [choice] = await here.ada.autocomplete(here.channel, command, option, "late fees")
        [reference] = _reported(caplog)
        assert choice["name"] == english()("failed-suggestion", reference=reference)
        await _assert_well(here)
