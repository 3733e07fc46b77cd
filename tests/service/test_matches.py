"""What may answer somebody else's message."""

from __future__ import annotations

import pytest

from bot.service.answer import Answerer
from bot.service.conversations import Conversations
from bot.service.desk import Desk
from bot.service.matches import MOST_MATCHES, PREVIEW_CHARS, find_matches
from tests.support.library import shelf


@pytest.fixture
def desk() -> Desk:
    return Desk(Answerer(shelf()), Conversations(float))


def test_the_best_match_comes_first_with_a_preview(desk: Desk) -> None:
    first = find_matches(desk, "hello, are there late fees here?")[0]
    assert (first.entry.id, first.passage) == ("late-fee", "Ten cents a day.")


def test_a_tie_lists_all_that_fit(desk: Desk) -> None:
    found = [each.entry.id for each in find_matches(desk, "renew")]
    assert found[:2] == ["renew-online", "renew-phone"]


def test_lists_and_previews_are_short(desk: Desk) -> None:
    found = find_matches(desk, "rules how long book renew late reading room")
    assert len(found) <= MOST_MATCHES
    assert all(len(each.passage) <= PREVIEW_CHARS for each in found)
    assert len({each.entry.id for each in found}) == len(found)


@pytest.mark.parametrize("text", ["zebra quantum xylophone", "", "…"])
def test_what_fits_nothing_lists_nothing(desk: Desk, text: str) -> None:
    assert find_matches(desk, text) == ()
