"""Which typed phrases are instructions, and which are questions that only look like them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from bot.core.commands import parse_command
from bot.core.knowledge import Knowledge
from tests.support.properties import HOSTILE, any_text, steady

TEXT = Path(__file__).with_name("commands.txt").read_text(encoding="utf-8")
PHRASES = [
    phrase
    for line in TEXT.splitlines()[2:]
    if line and not line.startswith("#")
    for phrase in [line.split(" -> ")]
]


@pytest.mark.parametrize(
    ("phrase", "meaning"),
    [pytest.param(phrase, meaning, id=phrase) for phrase, meaning in PHRASES],
)
def test_phrase(phrase: str, meaning: str) -> None:
    command = parse_command(phrase)

    found = "-" if command is None else f"{command.name}: {command.argument}"
    assert found.removesuffix(": ") == meaning


def test_no_question_that_the_shipped_packs_answer_is_a_command(shipped: Knowledge) -> None:
    questions = [golden.ask for pack in shipped.packs for golden in pack.golden]
    questions += [text for each in shipped.entries for text in (each.question, *each.phrasings)]
    # Meant as the commands that they are, which lead to the same place.
    meant = {"help", "privacy"}

    taken = [text for text in questions if parse_command(text) and text not in meant]

    assert taken == []


def test_the_argument_is_what_was_typed() -> None:
    command = parse_command("Search   for  Al-Qa’ida’s  (2,500)!")

    assert command is not None
    assert command.argument == "Al-Qa’ida’s (2,500)!"


@steady
@given(text=any_text)
def test_any_text_is_a_command_or_not(text: str) -> None:
    command = parse_command(text)

    assert command is None or command.argument.split() == [
        token for token in command.argument.split() if token in text
    ]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_no_command(name: str) -> None:
    assert parse_command(HOSTILE[name]) is None
