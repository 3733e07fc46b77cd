"""`attache ask`: what scripts and people get for a question."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from bot.cli.answer_json import answer_as_json
from tests.cli.conftest import Run
from tests.support.knowledge import answerer_for, entry, know
from tests.support.properties import any_text, steady

KEYS = [
    *("question", "decision", "entry", "excerpt", "text", "confidence", "candidates"),
    *("follow_ups", "elapsed_ms", "reason", "corrections", "choices"),
]


def ask(run: Run, *arguments: str, **variables: str) -> dict[str, Any]:
    result = run("ask", "--json", *arguments, **variables)
    assert (result.exit_code, result.stderr) == (0, "")
    (line,) = result.stdout.splitlines()
    found: dict[str, Any] = json.loads(line)
    assert list(found) == KEYS
    return found


def test_an_answer(run: Run) -> None:
    found = ask(run, "wifi password")

    whole = (
        "Choose **Campus** in the list of networks.\n\n"
        "- Students use their card number.\n- Guests ask for a voucher at the desk."
    )
    assert found["decision"] == "answer"
    assert found["entry"] == {"id": "wifi", "title": "How do I get online?", "topic": "network"}
    assert found["excerpt"] == found["text"] == whole
    assert found["confidence"] == 1
    assert found["candidates"][0] == {"id": "wifi", "title": "How do I get online?", "score": 1}
    assert len(found["candidates"]) >= 5
    assert found["follow_ups"][0] == {"id": "printer", "title": "Where are the printers?"}
    assert found["elapsed_ms"] >= 0
    assert (found["reason"], found["corrections"], found["choices"]) == ("exact", {}, [])


def test_an_entry_without_a_topic_has_none(run: Run) -> None:
    assert ask(run, "pets")["entry"]["topic"] is None


def test_a_topic(run: Run) -> None:
    found = ask(run, "network")

    assert found["entry"] == {"id": "topic:network", "title": "Network", "topic": "network"}
    assert found["text"] == found["excerpt"] == "Everything about **cables** and waves."
    assert found["candidates"][0]["id"] == "topic:network"
    assert [each["id"] for each in found["follow_ups"]] == ["wifi"]


def test_a_choice(run: Run) -> None:
    found = ask(run, "login")

    assert (found["decision"], found["entry"], found["text"]) == ("choices", None, None)
    assert [each["id"] for each in found["choices"]] == ["wifi", "printer"]
    assert [each["id"] for each in found["candidates"][:2]] == ["wifi", "printer"]
    assert found["excerpt"] == found["choices"][0]["excerpt"]
    assert found["choices"][1]["excerpt"].startswith("In the basement")
    assert found["follow_ups"] == []


@pytest.mark.parametrize(
    ("question", "reason"),
    [("who won the match", "out_of_scope"), ("zebra quux", "unknown"), ("", "empty")],
)
def test_a_miss(run: Run, question: str, reason: str) -> None:
    found = ask(run, question)

    assert (found["decision"], found["reason"]) == ("miss", reason)
    assert (found["entry"], found["excerpt"], found["text"]) == (None, None, None)
    assert (found["follow_ups"], found["choices"]) == ([], [])


def test_corrections_map_what_was_typed_to_what_was_meant(run: Run) -> None:
    assert ask(run, "where are the pritners")["corrections"] == {"pritners": "printers"}


def test_unquoted_words_are_one_question(run: Run) -> None:
    assert ask(run, "gym", "hours")["question"] == "gym hours"


@pytest.mark.parametrize(
    "question", ["  gym  hours ", "¿Dónde está el gimnasio?", "外交とは", "🙂", "a\tb\nc", "--"]
)
def test_the_question_stands_exactly_as_it_was_typed(run: Run, question: str) -> None:
    assert ask(run, "--", question)["question"] == question


KNOWLEDGE = know(entry("a", "What is a treaty?"), entry("b", "Who signs a treaty?"))
ANSWERER = answerer_for(KNOWLEDGE)


@steady
@given(question=any_text)
def test_whatever_is_asked_the_json_is_sound(question: str) -> None:
    written = json.dumps(answer_as_json(question, ANSWERER.answer(question), KNOWLEDGE, 0.001))

    found = json.loads(written)

    assert list(found) == KEYS
    assert found["question"] == question
    assert found["decision"] in ("answer", "choices", "miss")
    assert 0 <= found["confidence"] <= 1
    assert (found["entry"] is not None) == (found["decision"] == "answer")
    assert (found["excerpt"] is None) == (found["decision"] == "miss")


@pytest.mark.parametrize(
    ("lines", "questions"),
    [
        pytest.param(b"a\nb\n", ["a", "b"], id="two lines"),
        pytest.param(b"a\nb", ["a", "b"], id="no end of line at the end"),
        pytest.param(b"\xef\xbb\xbfa\r\nb\r\n", ["a", "b"], id="from Windows, with a BOM"),
        pytest.param(b"\n \na\n\t\n\nb\n", ["a", "b"], id="blank lines"),
        pytest.param(b" a \nb?\n", [" a ", "b?"], id="spaces around a question"),
        pytest.param("é\n外交\n".encode(), ["é", "外交"], id="other scripts"),
        pytest.param("a\u2028b\x0cc\n".encode(), ["a\u2028b\x0cc"], id="odd line separators"),
        pytest.param(b"", [], id="an empty file"),
    ],
)
@pytest.mark.parametrize("is_file", [True, False], ids=["a file", "standard input"])
def test_a_batch_gives_one_object_a_question(
    run: Run, tmp_path: Path, lines: bytes, questions: list[str], is_file: bool
) -> None:
    file = tmp_path / "questions.txt"
    file.write_bytes(lines)

    result = run(
        "ask", "--json", "--batch", str(file) if is_file else "-", stdin=b"" if is_file else lines
    )

    assert (result.exit_code, result.stderr) == (0, "")
    found = [json.loads(line) for line in result.stdout.removesuffix("\n").split("\n") if line]
    assert [each["question"] for each in found] == questions


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param([], "expected a question, or --batch", id="no question"),
        pytest.param(["a", "--batch", "b"], "expected a question, or --batch", id="both"),
        pytest.param(["--batch", "nowhere/x"], "nowhere/x cannot be read: No such", id="no file"),
        pytest.param(["--batch", "."], ". cannot be read: Is a directory", id="a folder"),
        pytest.param(["--batch", "a\0b"], "cannot be read: embedded null", id="no name at all"),
        pytest.param(["--jsno", "a"], "No such option: --jsno", id="a mistyped option"),
        pytest.param(["a", "--knowledge"], "requires an argument", id="an option without value"),
    ],
)
def test_a_wrong_call_is_one_line(run: Run, arguments: list[str], message: str) -> None:
    result = run("ask", *arguments)

    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith("attache: ")
    assert message in line
    assert line.endswith("--help)")


def test_text_in_another_encoding_names_the_line(run: Run) -> None:
    result = run("ask", "--json", "--batch", "-", stdin="gym\ncaf\xe9\n".encode("latin-1"))

    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 1
    assert "-:2: expected text in UTF-8" in result.stderr


def test_every_problem_of_the_knowledge_is_shown(run: Run, pack: Path) -> None:
    (pack / "faq.yaml").write_text("entries:\n- {id: A, question: Q}\n", encoding="utf-8")

    result = run("ask", "x")

    assert (result.exit_code, result.stdout) == (2, "")
    lines = result.stderr.splitlines()
    assert lines[0].startswith("attache: ")
    assert sum("error:" in line for line in lines) > 1
    assert any(line.startswith(f"{pack / 'faq.yaml'}:2:") for line in lines)


@pytest.mark.parametrize(
    ("variable", "value"),
    [("ATTACHE_STANCE", "bold"), ("ATTACHE_MODEL_DIR", "nowhere"), ("DISCORD_TOKEN", "a b")],
)
def test_a_wrong_setting_is_one_line(run: Run, variable: str, value: str) -> None:
    result = run("ask", "x", **{variable: value, "ATTACHE_MATCHING": "auto"})

    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"attache: {variable}: expected ")


def test_options_replace_the_settings(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "faq.yaml").write_text(
        "entries:\n- {id: tram, question: When does the tram leave?, answer: Soon.}\n",
        encoding="utf-8",
    )

    alone = ask(run, "when does the tram leave", "--knowledge", str(other))
    beside = ask(run, "what is sovereignty", "--knowledge", "shipped", "--knowledge", str(other))

    assert alone["entry"]["id"] == "tram"
    assert [each["id"] for each in alone["candidates"]] == ["tram"]
    assert beside["entry"]["id"] == "sovereignty"


def test_people_see_title_text_origin_and_what_to_ask_next(run: Run) -> None:
    result = run("ask", "wifi password")

    assert result.exit_code == 0
    text = result.stdout
    assert "**" not in text
    assert "\x1b" not in text
    places = [
        text.index(part)
        for part in (
            "How do I get online?",
            "Choose Campus",
            "• Guests ask for a voucher",
            "Network · Reviewed 2026-11-03",
            "Ask next:",
            " 1. Where are the printers?",
        )
    ]
    assert places == sorted(places)


def test_people_see_a_numbered_choice_with_previews(run: Run) -> None:
    text = run("ask", "login").stdout

    assert "Did you mean:" in text
    assert " 1. How do I get online?" in text
    assert " 2. Where are the printers?\n    In the basement of the library." in text


def test_people_are_told_plainly_that_there_is_no_answer_and_where_to_look(run: Run) -> None:
    text = run("ask", "who won the match").stdout

    assert "I don't know that one." in text
    assert "You could ask:\n 1. How do I get online?\n 2. Where can I eat?" in text


def test_people_see_the_question_above_each_answer_of_a_batch(run: Run) -> None:
    text = run("ask", "--batch", "-", stdin="gym hours\nlunch\n").stdout

    assert text.index("> gym hours") < text.index("From 6") < text.index("> lunch")


def test_brackets_are_no_markup(run: Run) -> None:
    result = run("ask", "--batch", "-", stdin="[bold]gym[/x] hours :smile:\n")

    assert result.exit_code == 0
    assert "> [bold]gym[/x] hours :smile:" in result.stdout


def test_no_line_is_wider_than_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")

    text = run("ask", "wifi password").stdout

    assert max(map(len, text.splitlines())) <= 40


def test_a_very_wide_terminal_is_not_filled(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "400")

    text = run("ask", "--batch", "-", stdin="gym hours\n").stdout

    assert max(map(len, text.splitlines())) == 100
