"""What a button says about itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.custom_id import CUSTOM_ID_CHARS, Action, ButtonId, decode, encode
from bot.content.limits import ID_CHARS
from tests.support.properties import any_text, steady

slugs = st.from_regex(r"[a-z0-9]+(?:-[a-z0-9]+)*", fullmatch=True).filter(
    lambda slug: len(slug) <= ID_CHARS
)


@steady
@given(st.sampled_from(Action), slugs)
def test_a_button_survives_the_round_trip(action: Action, entry: str) -> None:
    button = ButtonId(action, entry)
    assert len(encode(button)) <= CUSTOM_ID_CHARS
    assert decode(encode(button)) == button


@steady
@given(any_text)
def test_no_other_text_is_taken_for_a_button(text: str) -> None:
    found = decode(text)
    assert found is None or encode(found) == text


def test_the_format_of_old_buttons_never_changes() -> None:
    assert decode("faq:1:show:late-fee") == ButtonId(Action.SHOW, "late-fee")
    assert decode("faq:1:read:late-fee") == ButtonId(Action.READ, "late-fee")


@pytest.mark.parametrize(
    "custom_id",
    [
        pytest.param("faq:1:show:", id="no entry"),
        pytest.param("faq:2:show:late-fee", id="a version to come"),
        pytest.param("faq:1:burn:late-fee", id="an unknown action"),
        pytest.param("faq:1:show:late:fee", id="too many parts"),
        pytest.param("xfaq:1:show:late-fee", id="something before it"),
        pytest.param("faq:1:show:late-fee\n", id="something after it"),
    ],
)
def test_what_is_not_ours_is_left_alone(custom_id: str) -> None:
    assert decode(custom_id) is None


@pytest.mark.parametrize(
    "entry", [pytest.param("x" * 90, id="too long"), pytest.param("a b", id="with a space")]
)
def test_an_entry_that_does_not_fit_is_refused(entry: str) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        encode(ButtonId(Action.SHOW, entry))
