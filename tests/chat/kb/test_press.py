"""The custom ids of the moderators' controls, and the routes of all subjects together."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.kb.press import (
    BUTTON_PREFIX,
    FORM_PREFIX,
    MENU_PREFIX,
    Press,
    decode,
    is_ours,
    press,
)
from bot.chat.kb.route import Route, merged
from bot.chat.kb.visit import Visit
from bot.core.roles import Role
from tests.support.properties import steady

PREFIXES = (BUTTON_PREFIX, MENU_PREFIX, FORM_PREFIX)
ARGUMENTS = st.lists(st.from_regex(r"[a-z0-9-]{1,20}", fullmatch=True), max_size=3)


@steady
@given(st.from_regex(r"[a-z-]{1,15}", fullmatch=True), ARGUMENTS, st.sampled_from(PREFIXES))
def test_a_press_survives_its_custom_id(verb: str, args: list[str], prefix: str) -> None:
    meant = press(verb, *args)
    custom_id = meant.encode(prefix)
    assert decode(custom_id) == meant
    assert is_ours(custom_id)


@pytest.mark.parametrize(
    "meant",
    [
        pytest.param(Press(""), id="no verb"),
        pytest.param(press("look", "a:b"), id="a colon in an argument"),
        pytest.param(press("look", "two words"), id="a space in an argument"),
        pytest.param(press("look", ""), id="an empty argument"),
        pytest.param(press("look", "x" * 95), id="more than 100 characters"),
    ],
)
def test_what_does_not_fit_is_refused(meant: Press) -> None:
    with pytest.raises(ValueError, match="does not fit a custom id"):
        meant.encode(BUTTON_PREFIX)


@pytest.mark.parametrize(
    "custom_id",
    ["faq:1:topics:0", "kb:2:look:1", "kb:1:", "kb:1:look:", "kb:1:look::1", "kb:1:a b", ""],
)
def test_what_is_none_of_ours_means_nothing(custom_id: str) -> None:
    assert decode(custom_id) is None


async def _nothing(_visit: Visit) -> None: ...


def test_a_verb_belongs_to_one_subject() -> None:
    route = Route(Role.READER, _nothing)
    assert merged([{"a": route}, {"b": route}]) == {"a": route, "b": route}
    with pytest.raises(ValueError, match=re.escape("several subjects use the verbs ['b']")):
        merged([{"a": route, "b": route}, {"b": route}])
