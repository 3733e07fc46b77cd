"""What controls say about themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.press import (
    CUSTOM_ID_CHARS,
    DeleteData,
    Dismiss,
    Found,
    InTopic,
    OwnTopic,
    Place,
    Press,
    Rate,
    Refuse,
    Save,
    Share,
    Show,
    ShowData,
    Suggest,
    Target,
    Tell,
    Topics,
    decode_form,
    decode_menu,
    decode_press,
    encode_form,
    encode_menu,
    encode_press,
    fits,
)
from bot.content.limits import ID_CHARS
from bot.service.desk import OTHERS, SEARCH_CHARS
from tests.support.properties import any_text, steady

pages = st.integers(0, 999)
slugs = st.from_regex(r"[a-z0-9]+(?:-[a-z0-9]+)*", fullmatch=True).filter(
    lambda slug: len(slug) <= ID_CHARS
)
snowflakes = st.integers(0, 2**64 - 1)
sought = any_text.map(lambda text: " ".join(text.split())[:SEARCH_CHARS].rstrip()).filter(bool)
lists: st.SearchStrategy[Place] = st.one_of(
    st.builds(Topics, pages), st.builds(InTopic, slugs | st.just(OTHERS), pages)
)
searches = st.builds(Found, sought, pages)
always_fit: st.SearchStrategy[Press] = st.one_of(
    lists,
    searches,
    st.builds(Show, slugs, pages, st.none() | st.builds(OwnTopic, pages)),
    st.builds(Rate, slugs, is_helpful=st.booleans()),
    st.builds(Share, slugs),
    st.builds(Save, slugs),
    st.just(Refuse()),
    st.builds(Tell, slugs | st.just("")),
    st.just(Suggest()),
    st.just(ShowData()),
    st.builds(DeleteData, st.booleans()),
    st.builds(Dismiss, snowflakes),
)


@steady
@given(always_fit)
def test_a_button_survives_the_round_trip(press: Press) -> None:
    assert len(encode_press(press)) <= CUSTOM_ID_CHARS
    assert decode_press(encode_press(press)) == press


@steady
@given(slugs, pages, lists | searches)
def test_a_way_back_is_kept_where_it_fits(entry: str, page: int, back: Place) -> None:
    show = Show(entry, page, back)
    if fits(show):
        assert decode_press(encode_press(show)) == show
    else:
        with pytest.raises(ValueError, match="does not fit"):
            encode_press(show)


@steady
@given(lists | st.builds(Target, snowflakes, snowflakes))
def test_a_menu_survives_the_round_trip(menu: Place | Target) -> None:
    assert decode_menu(encode_menu(menu)) == menu
    assert decode_press(encode_menu(menu)) is None


@steady
@given(st.builds(Tell, slugs | st.just("")) | st.just(Suggest()))
def test_a_form_survives_the_round_trip(form: Tell | Suggest) -> None:
    assert decode_form(encode_form(form)) == form


@steady
@given(st.sampled_from(["", "faq:1:", "pick:1:", "form:1:"]), any_text)
def test_no_other_text_is_taken_for_one(prefix: str, text: str) -> None:
    custom_id = prefix + text
    press, menu, form = decode_press(custom_id), decode_menu(custom_id), decode_form(custom_id)
    assert press is None or encode_press(press) == custom_id
    assert menu is None or encode_menu(menu) == custom_id
    assert form is None or encode_form(form) == custom_id


@pytest.mark.parametrize(
    ("custom_id", "press"),
    [
        pytest.param("faq:1:topics:0", Topics(), id="topics"),
        pytest.param("faq:1:topic:lending:2", InTopic("lending", 2), id="a topic"),
        pytest.param("faq:1:search:1:a b:c", Found("a b:c", 1), id="a search"),
        pytest.param("faq:1:show:fee:0", Show("fee"), id="an entry"),
        pytest.param("faq:1:show:fee:2", Show("fee", 2), id="a page of it"),
        pytest.param("faq:1:show:fee:0:topics:3", Show("fee", 0, Topics(3)), id="from topics"),
        pytest.param("faq:1:show:fee:1:own:0", Show("fee", 1, OwnTopic()), id="from its topic"),
        pytest.param(
            "faq:1:show:fee:0:search:0:a:b", Show("fee", 0, Found("a:b")), id="from a search"
        ),
        pytest.param("faq:1:up:fee", Rate("fee", is_helpful=True), id="helpful"),
        pytest.param("faq:1:down:fee", Rate("fee", is_helpful=False), id="not helpful"),
        pytest.param("faq:1:share:fee", Share("fee"), id="share"),
        pytest.param("faq:1:save:fee", Save("fee"), id="save"),
        pytest.param("faq:1:none", Refuse(), id="none of these"),
        pytest.param("faq:1:tell:", Tell(), id="tell the moderators"),
        pytest.param("faq:1:tell:fee", Tell("fee"), id="tell what did not help"),
        pytest.param("faq:1:suggest", Suggest(), id="suggest an answer"),
        pytest.param("faq:1:data", ShowData(), id="show my data"),
        pytest.param("faq:1:delete", DeleteData(), id="delete my data"),
        pytest.param("faq:1:delete:yes", DeleteData(is_sure=True), id="delete it now"),
        pytest.param("faq:1:dismiss:80351110224678912", Dismiss(80351110224678912), id="dismiss"),
    ],
)
def test_the_format_of_old_buttons_never_changes(custom_id: str, press: Press) -> None:
    assert decode_press(custom_id) == press
    assert encode_press(press) == custom_id


def test_the_format_of_old_menus_and_forms_never_changes() -> None:
    assert decode_menu("pick:1:topics:0") == Topics()
    assert decode_menu("pick:1:topic:lending:1") == InTopic("lending", 1)
    assert decode_menu("pick:1:search:0:late") == Found("late")
    assert decode_menu("pick:1:post:1:2") == Target(1, 2)
    assert decode_form("form:1:told:fee") == Tell("fee")
    assert decode_form("form:1:suggested") == Suggest()


@pytest.mark.parametrize(
    "custom_id",
    [
        pytest.param("faq:1:show:late-fee", id="no page"),
        pytest.param("faq:1:show::0", id="no entry"),
        pytest.param("faq:2:show:late-fee:0", id="a version to come"),
        pytest.param("faq:1:burn:late-fee", id="an unknown verb"),
        pytest.param("faq:1:none:really", id="more than there is"),
        pytest.param("faq:1:delete:no", id="an unknown answer"),
        pytest.param("faq:1:topics:007", id="a number that nobody writes"),
        pytest.param("xfaq:1:up:late-fee", id="something before it"),
        pytest.param("faq:1:up:late-fee\n", id="something after it"),
    ],
)
def test_what_is_not_ours_is_left_alone(custom_id: str) -> None:
    assert decode_press(custom_id) is None


@pytest.mark.parametrize(
    "entry", [pytest.param("x" * 95, id="too long"), pytest.param("a b", id="with a space")]
)
def test_an_entry_that_does_not_fit_is_refused(entry: str) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        encode_press(Share(entry))
