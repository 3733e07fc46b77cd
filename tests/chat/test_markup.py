"""Other people's text inside our Markdown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from bot.chat.markup import escape
from tests.support.properties import any_text, steady


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("plain, isn't it?", "plain, isn't it?", id="nothing to do"),
        pytest.param("**bold** _it_ ~~no~~", r"\*\*bold\*\* \_it\_ \~\~no\~\~", id="emphasis"),
        pytest.param("[a](http://b.c)", r"\[a\](http\://b.c)", id="masked link"),
        pytest.param("<@1> <#2> </ask:3>", "\\<\\@\u200b1\\> \\<#2\\> \\</ask:3\\>", id="mentions"),
        pytest.param("@everyone", "\\@\u200beveryone", id="everyone"),
        pytest.param("`code` ||spoiler||", r"\`code\` \|\|spoiler\|\|", id="code and spoiler"),
        pytest.param("# not a title", r"\# not a title", id="title"),
        pytest.param("> a\n> b", r"\> a \> b", id="quotation"),
        pytest.param("a\\b", r"a\\b", id="backslash"),
    ],
)
def test_text_is_shown_as_it_was_typed(text: str, shown: str) -> None:
    assert escape(text) == shown


@steady
@given(any_text)
def test_no_sign_keeps_its_power_and_none_is_lost(text: str) -> None:
    escaped = escape(text)
    assert re.sub(r"\\(.)|\u200b", r"\1", escaped) == " ".join(text.replace("\u200b", "").split())
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_~|<>\[\]@]", escaped)
    assert "://" not in re.sub(r"\\.", "", escaped)
    assert "@e" not in escaped
