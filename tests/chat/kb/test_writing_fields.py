"""The fields of the form of an entry, there and back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import discord
import pytest
from discord import ui

from bot.chat.kb.fields import FIELD_CHARS, form_fields, read_fields, values_of
from bot.chat.kb.visit import Given
from bot.core.knowledge import Knowledge
from bot.core.model import Topic
from tests.support.library import ENTRIES, library, shipped_languages

WORDS = shipped_languages().english
LIBRARY = library()
MANY = Knowledge(
    (
        replace(
            LIBRARY.packs[0],
            topics=tuple(Topic(f"t{at}", f"Topic {at}", "…") for at in range(26)),
        ),
    )
)


def _form(typed: dict[str, Any], knowledge: Knowledge = LIBRARY) -> dict[str, ui.Item[ui.Modal]]:
    fields = [each.component for each in form_fields(typed, knowledge, WORDS)]
    return {each.custom_id: each for each in fields if isinstance(each, ui.TextInput | ui.Select)}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_a_form_that_comes_back_as_it_was_changes_nothing(entry: Any) -> None:  # noqa: ANN401
    before = values_of(entry)
    texts, picks = {}, {}
    for key, field in _form(before).items():
        if isinstance(field, ui.Select):
            picks[key] = tuple(each.value for each in field.options if each.default)
        else:
            assert isinstance(field, ui.TextInput)
            # Discord may drop the spaces around a text.
            texts[key] = (field.default or "").strip()
    after = read_fields(Given(texts=texts, picks=picks), before, LIBRARY)
    assert {key: each for key, each in after.items() if each} == before


def test_a_form_has_at_most_five_fields() -> None:
    assert list(_form({})) == ["question", "answer", "phrasings", "topic", "follow_ups"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        pytest.param("answer", "w" * (FIELD_CHARS + 1), id="a long answer"),
        pytest.param("phrasings", ["w" * 250] * 17, id="many wordings"),
    ],
)
def test_what_does_not_fit_is_left_out_and_stays(key: str, value: object) -> None:
    typed = {"question": "Why?", key: value}
    form = form_fields(typed, LIBRARY, WORDS)
    assert key not in _form(typed)
    described = form[0].description
    assert described == "What is too long for this form is left out of it, and stays as it is."
    given = Given(texts={"question": "How?"})
    assert read_fields(given, typed, LIBRARY) == {"question": "How?", key: value}


def test_too_many_topics_for_a_menu_are_named() -> None:
    field = _form({"topic": "t7"}, MANY)["topic"]
    assert isinstance(field, ui.TextInput)
    assert field.default == "Topic 7"
    assert field.style is discord.TextStyle.short


@pytest.mark.parametrize(
    ("typed", "topic"),
    [("topic 3", "t3"), ("t3", "t3"), ("  Topic 25 ", "t25"), ("", ""), ("Cellars", "Cellars")],
)
def test_a_topic_is_named_by_title_or_id(typed: str, topic: str) -> None:
    assert read_fields(Given(texts={"topic": typed}), {}, MANY) == {"topic": topic}


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        pytest.param("late-fee\n\n renew-phone ", ["late-fee", "renew-phone"], id="by id"),
        pytest.param("what does a LATE book cost", ["late-fee"], id="by question"),
        pytest.param("What is that?", ["What is that?"], id="neither"),
        pytest.param("late-fee\nlate-fee", ["late-fee"], id="once"),
        pytest.param("", [], id="none"),
    ],
)
def test_next_questions_are_named_one_a_line(typed: str, ids: list[str]) -> None:
    assert read_fields(Given(texts={"follow_ups": typed}), {}, LIBRARY) == {"follow_ups": ids}
