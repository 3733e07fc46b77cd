"""Other people's text inside our Markdown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from bot.chat.markup import escape, question_in
from tests.support.properties import HOSTILE, any_text, shown, steady


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("plain, isn't it?", "plain, isn't it?", id="nothing to do"),
        pytest.param("**bold** _it_ ~~no~~", r"\*\*bold\*\* \_it\_ \~\~no\~\~", id="emphasis"),
        pytest.param("[a](http://b.c)", r"\[a\](http\://b.c)", id="masked link"),
        pytest.param("<@1> <#2> </ask:3>", "\\<\\@\u200b1\\> \\<#2\\> \\</ask:3\\>", id="mentions"),
        pytest.param("@everyone", "\\@\u200beveryone", id="everyone"),
        pytest.param("see discord.gg/abc", "see discord.\u200bgg/abc", id="an invitation"),
        pytest.param("discord.py, v2.5/3", "discord.py, v2.5/3", id="no address"),
        pytest.param("`code` ||spoiler||", r"\`code\` \|\|spoiler\|\|", id="code and spoiler"),
        pytest.param("# not a title", r"\# not a title", id="title"),
        pytest.param("> a\n> b", r"\> a \> b", id="quotation"),
        pytest.param("a\\b", r"a\\b", id="backslash"),
        pytest.param("\u202eabc \u2066 d\u202c", "abc d", id="turned around"),
        pytest.param("@\u202eeveryone", "\\@\u200beveryone", id="everyone, turned around"),
    ],
)
def test_text_is_shown_as_it_was_typed(text: str, expected: str) -> None:
    assert escape(text) == expected


@steady
@given(any_text)
def test_no_sign_keeps_its_power_and_none_is_lost(text: str) -> None:
    escaped = escape(text)
    assert re.sub(r"\\(.)|\u200b", r"\1", escaped) == shown(text)
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_~|<>\[\]@]", escaped)
    assert "://" not in re.sub(r"\\.", "", escaped)
    assert "@e" not in escaped


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        pytest.param("late fees", "late fees", id="nothing to do"),
        pytest.param("<@1> late fees", "late fees", id="a call"),
        pytest.param("<@1>, late fees", "late fees", id="a call with a comma"),
        pytest.param("<@!1>: late fees", "late fees", id="a call with a colon"),
        pytest.param("<@2>, <@1> - late fees", "late fees", id="two calls"),
        pytest.param("late fees <@1>?", "late fees?", id="a call before the sign"),
        pytest.param("combien <@1> ?", "combien ?", id="a call before a French sign"),
        pytest.param("how long <@&1> is a loan", "how long is a loan", id="a call between"),
        pytest.param("late<:sad:1>fees <a:party:2>", "late fees", id="emoji"),
        pytest.param("what is </kb answer:1> in <#2>", "what is in", id="a command, a channel"),
        pytest.param("due <t:1618953630:R> or <t:-1>?", "due or?", id="times"),
        pytest.param("rules of <id:guide>", "rules of", id="a part of a server"),
        pytest.param("<@1>!", "", id="nothing else"),
        pytest.param("<:sad:1> <#2>", "", id="only names"),
        pytest.param("", "", id="nothing at all"),
        pytest.param("?", "?", id="a sign of its own"),
        pytest.param("  how\n\n  <@1>  late \n", "how\n late", id="several lines"),
        pytest.param("a < b and 2 <3> 1", "a < b and 2 <3> 1", id="no names"),
    ],
)
def test_a_question_is_what_is_left_without_names(text: str, asked: str) -> None:
    assert question_in(text) == asked


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_message_is_read_too(text: str) -> None:
    assert "<@1>" not in question_in(f"<@1> {text} <@1>")
