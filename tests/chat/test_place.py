"""What the controls of lists say about themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.custom_id import CUSTOM_ID_CHARS, decode
from bot.chat.place import (
    Destination,
    Forgetting,
    Found,
    InTopic,
    Opening,
    Place,
    Topics,
    decode_destination,
    decode_menu,
    encode_destination,
    encode_menu,
    fits,
    picked,
)
from bot.content.limits import ID_CHARS
from bot.service.desk import OTHERS, SEARCH_CHARS
from tests.support.properties import any_text, steady

pages = st.integers(0, 999)
slugs = st.from_regex(r"[a-z0-9]+(?:-[a-z0-9]+)*", fullmatch=True).filter(
    lambda slug: len(slug) <= ID_CHARS
)
sought = any_text.map(lambda text: " ".join(text.split())[:SEARCH_CHARS].rstrip()).filter(bool)
places: st.SearchStrategy[Place] = st.one_of(
    st.builds(Topics, pages),
    st.builds(InTopic, slugs | st.just(OTHERS), pages),
    st.builds(Found, sought, pages),
)


@steady
@given(places)
def test_a_page_and_its_menu_survive_the_round_trip(place: Place) -> None:
    assert len(encode_destination(place)) <= CUSTOM_ID_CHARS
    assert decode_destination(encode_destination(place)) == place
    assert decode(encode_destination(place)) is None
    if not isinstance(place, Found):
        assert len(encode_menu(place)) <= CUSTOM_ID_CHARS
        assert decode_menu(encode_menu(place)) == place


@steady
@given(slugs, places, st.booleans())
def test_an_entry_with_a_way_back_survives_the_round_trip_where_it_fits(
    entry: str, back: Place, is_whole: bool
) -> None:
    opening = Opening(entry, back, is_whole)
    if fits(opening):
        assert len(encode_destination(opening)) <= CUSTOM_ID_CHARS
        assert decode_destination(encode_destination(opening)) == opening
    else:
        with pytest.raises(ValueError, match="does not fit"):
            encode_destination(opening)


@steady
@given(any_text.map(lambda text: f"faq:1:{text}") | any_text)
def test_no_other_text_is_taken_for_one(text: str) -> None:
    destination, place = decode_destination(text), decode_menu(text)
    assert destination is None or encode_destination(destination) == text
    assert place is None or encode_menu(place) == text


@pytest.mark.parametrize(
    ("custom_id", "destination"),
    [
        pytest.param("faq:1:topics:0", Topics(), id="topics"),
        pytest.param("faq:1:topic:lending:2", InTopic("lending", 2), id="a topic"),
        pytest.param("faq:1:search:1:a b:c", Found("a b:c", 1), id="a search"),
        pytest.param("faq:1:open:fee:topics:0", Opening("fee", Topics()), id="from topics"),
        pytest.param(
            "faq:1:whole:fee:topic:lending:0",
            Opening("fee", InTopic("lending"), is_whole=True),
            id="a whole entry from a topic",
        ),
        pytest.param(
            "faq:1:open:fee:search:0:late", Opening("fee", Found("late")), id="from a search"
        ),
        pytest.param("faq:1:forget", Forgetting(), id="forget"),
    ],
)
def test_the_format_of_old_buttons_never_changes(custom_id: str, destination: Destination) -> None:
    assert decode_destination(custom_id) == destination
    assert encode_destination(destination) == custom_id


@pytest.mark.parametrize(
    ("custom_id", "place"),
    [
        pytest.param("faq:1:menu:topics:3", Topics(3), id="topics"),
        pytest.param("faq:1:menu:topic:lending:0", InTopic("lending"), id="a topic"),
    ],
)
def test_the_format_of_old_menus_never_changes(custom_id: str, place: Place) -> None:
    assert decode_menu(custom_id) == place
    assert encode_menu(place) == custom_id


@pytest.mark.parametrize(
    "custom_id",
    [
        pytest.param("faq:1:topics:", id="no page"),
        pytest.param("faq:1:topics:1000", id="a page beyond all"),
        pytest.param("faq:1:topics:01", id="a page in another spelling"),
        pytest.param("faq:1:topics:-1", id="a page before the first"),
        pytest.param("faq:1:topics:٣", id="a page in other digits"),
        pytest.param("faq:1:topic::0", id="no topic"),
        pytest.param("faq:1:search:0: x", id="a space in front"),
        pytest.param("faq:1:search:0:", id="no words"),
        pytest.param("faq:1:open::topics:0", id="no entry"),
        pytest.param("faq:2:topics:0", id="a version to come"),
        pytest.param("faq:1:forget:x", id="something after it"),
        pytest.param("faq:1:show:late-fee", id="another button"),
    ],
)
def test_what_is_not_one_is_left_alone(custom_id: str) -> None:
    assert decode_destination(custom_id) is None
    assert decode_menu(custom_id) is None


@pytest.mark.parametrize(
    "destination",
    [
        pytest.param(InTopic("x" * 90), id="too long"),
        pytest.param(InTopic("a b"), id="with a space"),
        pytest.param(Topics(1_000), id="a page too many"),
        pytest.param(Found("two\nlines"), id="two lines"),
    ],
)
def test_what_does_not_fit_is_refused(destination: Place) -> None:
    assert not fits(destination)
    for encode in (encode_destination, encode_menu):
        with pytest.raises(ValueError, match="does not fit"):
            encode(destination)


def test_picking_leads_from_topics_to_entries_and_back() -> None:
    assert picked(Topics(2), "lending") == InTopic("lending")
    assert picked(InTopic("lending", 1), "fee") == Opening("fee", InTopic("lending", 1))
