"""What the bot asks of Discord is what Discord takes; and the checks of it find what is wrong."""

from __future__ import annotations

import copy
from typing import Any

import discord
import pytest
import simcord

from bot.chat.press import Show, decode_press
from bot.service.answer import Answerer
from bot.service.snapshot import FixedSnapshot, Snapshot
from tests.support.discord_api.description import VARIABLE, Description, load_description
from tests.support.discord_api.exchange import acknowledgement_problems, request_problems
from tests.support.discord_api.limits import walk
from tests.support.library import client_for, town

Body = Any
CALLBACK = ("POST", "/interactions/1/token/callback")
CHANNEL = ("POST", "/channels/2/messages")
EDIT = ("PATCH", "/webhooks/3/token/messages/@original")
COMMANDS = ("PUT", "/applications/3/commands")
V2 = 1 << 15

SHOWN = {"type": 10, "content": "Three weeks."}
CLICK = {"type": 2, "style": 1, "label": "More", "custom_id": "more"}
VISIT = {"type": 2, "style": 5, "label": "Rules", "url": "https://library.example/rules"}
PICK = {"type": 3, "custom_id": "pick", "options": [{"label": "Loans", "value": "loans"}]}
FIELD = {"type": 4, "custom_id": "text", "style": 1}


@pytest.fixture
def description() -> Description:
    """Give Discord's description of its API, or skip the test."""
    found = load_description()
    if found is None:
        pytest.skip(f"{VARIABLE} does not name Discord's openapi.json: only limits are checked")
    return found


def _request(to: tuple[str, str], body: Body) -> simcord.HttpLogEntry:
    return simcord.HttpLogEntry(*to, params={}, json=body, reason=None)


def _row(*parts: Body) -> Body:
    return {"type": 1, "components": list(parts)}


def _box(*parts: Body) -> Body:
    return {"type": 17, "components": list(parts)}


def _card(*parts: Body, **more: Body) -> Body:
    return {"type": 4, "data": {"flags": V2, "components": list(parts), **more}}


def _with(part: Body, **changes: Body) -> Body:
    """Return a card with one changed button or select."""
    return _card(_row(part | changes))


def _choices(*choices: tuple[str, Body]) -> Body:
    return {"type": 8, "data": {"choices": [{"name": name, "value": it} for name, it in choices]}}


def _modal(*parts: Body, title: str = "Report") -> Body:
    return {"type": 9, "data": {"custom_id": "m", "title": title, "components": list(parts)}}


def _label(part: Body, label: str = "What is wrong?") -> Body:
    return {"type": 18, "label": label, "component": part}


def _command(**changes: Body) -> Body:
    return [{"type": 1, "name": "ask", "description": "Ask me", "options": []} | changes]


def _option(**changes: Body) -> Body:
    return {"type": 3, "name": "question", "description": "What?"} | changes


def _numbered(part: Body, count: int) -> list[Body]:
    return [part | {"custom_id": f"c{number}"} for number in range(count)]


def _picks(count: int) -> list[Body]:
    return [{"label": "Loans", "value": f"v{number}"} for number in range(count)]


# fmt: off
REFUSED = [
    ("an empty message", CHANNEL, {"content": " "}, "the message is empty"),
    ("a content too long", CHANNEL, {"content": "x" * 2_001}, "content: 2001 characters"),
    ("an embed too long", CHANNEL, {"embeds": [{"description": "x" * 3_001}] * 2}, "6002 char"),
    ("an embed of a file", CHANNEL, {"embeds": [{"url": "file:///x"}]}, "is no web address"),
    ("a nonce too long", CHANNEL, {"content": "x", "nonce": "x" * 26}, "nonce: 26"),
    ("six rows", CHANNEL, {"content": "x", "components": [_row(b) for b in _numbered(CLICK, 6)]},
     "components: 6 instead of 0 to 5"),
    ("mixed mentions", CHANNEL,
     {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}}, "both parsed and"),
    ("an unknown mention", CHANNEL,
     {"content": "x", "allowed_mentions": {"parse": ["here"]}}, "'here' is unknown"),
    ("Components V2 without flag", CHANNEL, {"components": [SHOWN]}, "need the flag"),
    ("Components V2 with content", CALLBACK, _card(SHOWN, content="x"), "content: not together"),
    ("Components V2 with embeds", CALLBACK, _card(SHOWN, embeds=[{"title": "x"}]), "embeds: not"),
    ("an edit to both", EDIT, {"content": "x", "components": [SHOWN]}, "content: not together"),
    ("a bare V2 card", CALLBACK, _card(), "has none"),
    ("too much text", CALLBACK,
     _card(_box(SHOWN | {"content": "x" * 2_001}), SHOWN | {"content": "x" * 2_000}), "4001 char"),
    ("an empty text", CALLBACK, _card(SHOWN | {"content": ""}), "text display: 0 characters"),
    ("41 components", CALLBACK, _card(_box(*[SHOWN] * 20), _box(*[SHOWN] * 19)), "components: 41"),
    ("a custom id twice", CALLBACK, _card(_row(CLICK), _box(_row(CLICK))), "'more' is there 2"),
    ("six buttons a row", CALLBACK, _card(_row(*_numbered(CLICK, 6))), "row: 6 instead of 1 to 5"),
    ("an empty row", CALLBACK, _card(_row()), "row: 0 instead of 1"),
    ("a select beside a button", CALLBACK, _card(_row(CLICK, PICK)), "row: 2 instead of 1 to 1"),
    ("an empty button", CALLBACK, _with(CLICK, label=""), "neither label nor emoji"),
    ("a label too long", CALLBACK, _with(CLICK, label="x" * 81), "button label: 81"),
    ("a custom id too long", CALLBACK, _with(CLICK, custom_id="x" * 101), "custom_id: 101"),
    ("a button without id", CALLBACK, _with(CLICK, custom_id=None), "style 1 needs custom_id"),
    ("a link with an id", CALLBACK, _with(VISIT, custom_id="x"), "custom_id exclude"),
    ("a link to a file server", CALLBACK, _with(VISIT, url="ftp://a.b/c"), "no web address"),
    ("a link without address", CALLBACK, _with(VISIT, url=None), "style 5 needs url"),
    ("a word for an emoji", CALLBACK, _with(CLICK, emoji={"name": "smile"}), "'smile' is none"),
    ("an unknown style", CALLBACK, _with(CLICK, style=9), "style 9 is unknown"),
    ("no options", CALLBACK, _with(PICK, options=[]), "select options: 0 instead of 1 to 25"),
    ("26 options", CALLBACK, _with(PICK, options=_picks(26)), "select options: 26"),
    ("a value twice", CALLBACK, _with(PICK, options=_picks(1) * 2), "'v0' is there 2 times"),
    ("more than there are", CALLBACK, _with(PICK, max_values=2), "takes 1 to 2 of 1 options"),
    ("at least above at most", CALLBACK,
     _with(PICK, options=_picks(3), min_values=3, max_values=2), "min_values 3 above max_values 2"),
    ("too many defaults", CALLBACK,
     _with(PICK, options=[each | {"default": True} for each in _picks(2)]), "more defaults than"),
    ("26 suggestions", CALLBACK, _choices(*[("a", "a")] * 26), "choices: 26 instead of"),
    ("a suggestion too long", CALLBACK, _choices(("x" * 101, "a")), "choice name: 101"),
    ("a suggestion without name", CALLBACK, _choices(("", "a")), "choice name: 0"),
    ("a suggested value too long", CALLBACK, _choices(("a", "x" * 101)), "choice value: 101"),
    ("an empty suggested value", CALLBACK, _choices(("a", "")), "choice value: 0"),
    ("a modal title too long", CALLBACK, _modal(_label(FIELD), title="x" * 46), "title: 46"),
    ("a modal of six", CALLBACK, _modal(*map(_label, _numbered(FIELD, 6))), "components: 6"),
    ("a default too long", CALLBACK,
     _modal(_label(FIELD | {"value": "xyz", "max_length": 2})), "value: 3 characters instead"),
    ("a field never long enough", CALLBACK,
     _modal(_label(FIELD | {"min_length": 3, "max_length": 2})), "min_length 3 above max_length 2"),
    ("a modal label too long", CALLBACK, _modal(_label(FIELD, "x" * 46)), "label: 46"),
    ("a field without label", CALLBACK, _modal(_row(FIELD)), "so the input needs one"),
    ("a command in capitals", COMMANDS, _command(name="Ask"), "'Ask' is not 1 to 32 small"),
    ("a command with a space", COMMANDS, _command(name="ask me"), "'ask me' is not"),
    ("a command unexplained", COMMANDS, _command(description=""), "description: 0 char"),
    ("an explanation too long", COMMANDS, _command(description="x" * 101), "description: 101"),
    ("a command twice", COMMANDS, _command() * 2, "ask (type 1)' is there 2 times"),
    ("101 commands", COMMANDS, [_command(name=f"c{n}")[0] for n in range(101)], "101 of type 1"),
    ("a menu with description", COMMANDS, _command(type=3), "a menu has no description"),
    ("26 options of a command", COMMANDS,
     _command(options=[_option(name=f"o{n}") for n in range(26)]), "command options: 26"),
    ("an option twice", COMMANDS, _command(options=[_option()] * 2), "'question' is there 2"),
    ("a required option last", COMMANDS,
     _command(options=[_option(), _option(name="b", required=True)]), "comes after an optional"),
    ("choices to complete", COMMANDS,
     _command(options=[_option(autocomplete=True, choices=[{"name": "a", "value": "a"}])]),
     "choices and autocomplete exclude"),
    ("8,000 characters of command", COMMANDS,
     _command(options=[
         _option(name=f"o{n}", choices=[{"name": "x" * 90, "value": "y" * 90}] * 25)
         for n in range(2)
     ]), "characters in total, at most 8000"),
]
ALSO_REFUSED = [
    ("an unknown path", ("POST", "/channels/2/massages"), {}, "no such operation"),
    ("an unknown field", CHANNEL, {"content": "x", "contents": "x"}, "'contents' was unexpected"),
    ("an unknown field inside", CALLBACK, _with(CLICK, colour=3), "'colour' was unexpected"),
    ("an unknown component", CALLBACK, _card({"type": 99}), "data.components.0.type: 99 is not"),
    ("a button outside of a row", CALLBACK, _card(CLICK), "data.components.0.type: 2 is not"),
    ("a box in a box", CALLBACK, _card(_box(_box(SHOWN))), "components.0.type: 17 is not"),
    ("a text that is a number", CALLBACK, _card(_box(SHOWN | {"content": 3})),
     'data.components.0.components.0.content: 3 is not of type "string"'),
    ("a colour out of range", CALLBACK, _card(_box(SHOWN) | {"accent_color": 1 << 24}),
     "accent_color: 16777216 is greater than"),
    ("an unknown callback", CALLBACK, {"type": 77}, "type: 77 is not one of"),
    ("a body where none belongs", ("POST", "/channels/2/typing"), {"a": 1}, "takes no body"),
    ("no body", COMMANDS, None, "the body is missing"),
    ("an id that is none", CHANNEL, {"content": "x", "message_reference": {"message_id": "x"}},
     "message_reference.message_id"),
]
TAKEN = [
    ("a text", CHANNEL, {"content": "x" * 2_000, "tts": False, "nonce": 123}),
    ("a file", CHANNEL, {"attachments": [{"id": 0, "filename": "a.png"}]}),
    ("a reply by number", CHANNEL, {"content": "x", "message_reference": {"message_id": 12}}),
    ("embeds", CHANNEL, {"embeds": [{"title": "x", "url": "https://a.b/c"}]}),
    ("listed mentions", CHANNEL,
     {"content": "x", "allowed_mentions": {"parse": ["roles"], "users": [1]}}),
    ("a full card", CALLBACK, _card(_box(*[SHOWN] * 30), _row(*_numbered(CLICK, 5)))),
    ("all the text", CALLBACK, _card(*[SHOWN | {"content": "x" * 1_000}] * 4)),
    ("a section", CALLBACK, _card({"type": 9, "components": [SHOWN], "accessory": CLICK})),
    ("emojis", CALLBACK, _card(_row(
        CLICK | {"emoji": {"name": "📚"}, "label": None},
        CLICK | {"emoji": {"name": "3️⃣"}, "custom_id": "b"},
        CLICK | {"emoji": {"id": "7", "name": "owl"}, "custom_id": "c"}))),
    ("a link", CALLBACK, _card(_row(VISIT))),
    ("a full select", CALLBACK, _with(PICK, options=_picks(25), min_values=0, max_values=25)),
    ("a select of people", CALLBACK, _with({"type": 5, "custom_id": "p"}, max_values=3)),
    ("an edit of the text", EDIT, {"content": "x"}),
    ("an edit to a card", EDIT, {"content": None, "embeds": [], "components": [SHOWN]}),
    ("a deferral", CALLBACK, {"type": 5, "data": {"flags": 64}}),
    ("a deferred click", CALLBACK, {"type": 6}),
    ("suggestions", CALLBACK, _choices(*[("x" * 100, "y" * 100)] * 25)),
    ("no suggestions", CALLBACK, _choices()),
    ("a modal", CALLBACK, _modal(_label(FIELD | {"value": "xy", "max_length": 2}), SHOWN)),
    ("an old modal", CALLBACK, _modal(_row(FIELD | {"label": "Why?"}))),
    ("a command", COMMANDS, _command(options=[_option(required=True), _option(name="größe")])),
    ("subcommands", COMMANDS, _command(options=[
        {"type": 2, "name": "set", "description": "Set", "options": [
            {"type": 1, "name": "one", "description": "One", "options": [_option()]}]}])),
    ("a menu", COMMANDS, [{"type": 3, "name": "Ask about this"}]),
    ("no commands", COMMANDS, []),
    ("typing", ("POST", "/channels/2/typing"), None),
]
# fmt: on


@pytest.mark.parametrize(
    ("to", "body", "problem"), [pytest.param(*rest, id=name) for name, *rest in REFUSED]
)
def test_without_a_description_limits_are_kept(
    to: tuple[str, str], body: Body, problem: str
) -> None:
    found = request_problems([_request(to, body)], None)
    assert any(problem in each and each.startswith(f"{to[0]} {to[1]}: ") for each in found), found


@pytest.mark.parametrize(
    ("to", "body", "problem"), [pytest.param(*rest, id=name) for name, *rest in ALSO_REFUSED]
)
def test_the_description_refuses(
    to: tuple[str, str], body: Body, problem: str, description: Description
) -> None:
    found = list(description.problems(_request(to, body)))
    assert any(problem in each for each in found), found
    assert all(len(each) < 400 for each in found)


@pytest.mark.parametrize(("to", "body"), [pytest.param(*rest, id=name) for name, *rest in TAKEN])
def test_what_discord_takes_is_let_through(to: tuple[str, str], body: Body) -> None:
    before = copy.deepcopy(body)
    assert request_problems([_request(to, body)], load_description()) == []
    assert body == before


ANSWER, FOLLOW_UP = "/interactions/1/abc/callback", "/webhooks/3/abc"


@pytest.mark.parametrize(
    ("paths", "problems"),
    [
        pytest.param([ANSWER, FOLLOW_UP], [], id="once, then a follow-up"),
        pytest.param([], ["acknowledged 0 times instead of once"], id="never"),
        pytest.param([ANSWER] * 2, ["acknowledged 2 times instead of once"], id="twice"),
        pytest.param([FOLLOW_UP, ANSWER], ["POST before its acknowledgement"], id="too late"),
    ],
)
def test_an_interaction_is_acknowledged_first_and_once(
    paths: list[str], problems: list[str]
) -> None:
    requests = [_request(("POST", path), {}) for path in paths]
    found = list(acknowledgement_problems(requests, [(1, "abc")]))
    assert found == [f"interaction 1: {problem}" for problem in problems]


class Careless(discord.Client):
    """A bot that sends what Discord refuses, with a file."""

    async def on_message(self, message: discord.Message) -> None:
        """Answer, unless it is our own message."""
        if message.author != self.user:
            button: discord.ui.Button[discord.ui.View] = discord.ui.Button(
                url="ftp://library.example/rules", label="Rules"
            )
            view = discord.ui.View().add_item(button)
            await message.channel.send(
                "Look:", view=view, file=discord.File(__file__, filename="rules.txt")
            )


async def test_the_check_after_each_test_sees_every_environment(
    allowed_problems: list[str],
) -> None:
    async with simcord.run(Careless(intents=discord.Intents.all())) as env:
        await env.create_user("ada").send_dm("hello")
    [problem] = request_problems(env.http_requests, load_description())
    assert "button url: 'ftp://library.example/rules' is no web address" in problem
    # Without this line the check would fail the test.
    allowed_problems.append(problem)


@pytest.mark.slow
async def test_every_shipped_answer_is_taken_in_short_and_whole(shipped_lexical: Snapshot) -> None:
    entries = shipped_lexical.knowledge.entries
    async with town(client_for(Answerer(FixedSnapshot(shipped_lexical)))) as here:
        for entry in entries:
            result = await here.ada.slash(here.channel, "ask", question=f"entry:{entry.id}")
            assert result.response is not None
            for custom_id in _ways_to_read_on(result.response.components, entry.id):
                await here.ada.click(result.response, custom_id=custom_id)
        asked = here.requests("POST", "/callback")
    assert len(asked) >= len(entries)
    assert request_problems(asked, load_description()) == []


def _ways_to_read_on(components: list[Body], entry_id: str) -> list[str]:
    ids = [part["custom_id"] for part in walk(components) if "custom_id" in part]
    return [each for each in ids if decode_press(each) == Show(entry_id, 1)]
