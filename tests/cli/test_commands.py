"""The other commands, called in this process."""

from __future__ import annotations

import json
import os
import tomllib
from pathlib import Path

import pytest

from bot import __version__
from bot.cli.console import EncodingProgress, printable
from bot.heartbeat import FRESH_S, heartbeat_file
from tests.cli.conftest import ROOT, Run


def test_the_version_is_that_of_the_package(run: Run) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert run("--version").stdout == f"attache {__version__}\n"
    assert project["version"] == __version__


@pytest.mark.parametrize(
    "command",
    [
        *("ask", "explain", "check", "eval", "new", "run", "health", "queue", "stats", "import"),
        *("export", "db", None),
    ],
)
def test_help_needs_no_sound_settings(run: Run, command: str | None) -> None:
    arguments = (command, "--help") if command else ("-h",)

    result = run(*arguments, ATTACHE_STANCE="bold")

    assert (result.exit_code, result.stderr) == (0, "")
    assert "Usage: attache" in result.stdout


def test_an_unknown_command_is_one_line_with_a_guess(run: Run) -> None:
    result = run("chekc")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "attache: No such command 'chekc'. Did you mean 'check'? (see attache --help)\n"
    )


def test_explain_says_it_in_words_first_and_numbers_below(run: Run) -> None:
    text = run("explain", "where are the pritners", COLUMNS="60").stdout

    parts = (
        *("Answered with", "word for word", "pritners → printers", "lexical"),
        *("the best is right", "chars", "ridge", "coverage", "nearest phrasing"),
    )
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert "…" not in text


def test_explain_in_json_holds_every_number(run: Run) -> None:
    result = run("explain", "--json", "wifi password")

    found = json.loads(result.stdout)
    assert (found["decision"], found["reason"], found["decided"]) == ("answer", "exact", ["wifi"])
    assert found["thresholds"].keys() == {"answer", "choices"}
    assert found["candidates"][0]["evidence"].keys() >= {
        *("chars", "words", "meaning", "similarity", "mean", "ridge", "passage", "coverage"),
        *("foreign", "contrast", "contrast_text"),
    }


def test_check_passes_a_sound_pack(run: Run, pack: Path) -> None:
    result = run("check", str(pack), "--strict")

    assert (result.exit_code, result.stdout) == (0, "0 errors, 0 warnings.\n")


def test_check_takes_the_knowledge_of_the_settings(run: Run, pack: Path) -> None:
    (pack / "golden.yaml").write_text("- {ask: gym hours, expect: food}\n", encoding="utf-8")

    result = run("check")

    assert result.exit_code == 0
    assert "golden.yaml:1:3: warning: " in result.stdout
    assert result.stdout.endswith("0 errors, 1 warning.\n")


def test_check_fails_on_warnings_when_it_is_to_be_strict(run: Run, pack: Path) -> None:
    (pack / "golden.yaml").write_text("- {ask: gym hours, expect: food}\n", encoding="utf-8")

    assert run("check", "--strict").exit_code == 1


def test_check_fails_on_errors_with_place_entry_and_hint(run: Run, pack: Path) -> None:
    (pack / "faq.yaml").write_text("entries:\n- {id: a, qestion: Q, answer: A}\n", encoding="utf-8")
    (pack / "golden.yaml").unlink()

    result = run("check", str(pack))

    assert result.exit_code == 1
    assert f"{pack / 'faq.yaml'}:2:11: error: " in result.stdout
    assert "(entry a)" in result.stdout
    assert 'hint: did you mean "question"?' in result.stdout


def test_check_in_json(run: Run, pack: Path) -> None:
    (pack / "golden.yaml").write_text("- {ask: gym hours, expect: food}\n", encoding="utf-8")

    found = json.loads(run("check", "--json", str(pack)).stdout)

    assert (found["ok"], found["errors"], found["warnings"]) == (True, 0, 1)
    (problem,) = found["problems"]
    assert problem.keys() == {
        *("file", "line", "column", "message", "hint", "where", "severity"),
    }
    assert (problem["file"], problem["line"]) == (str(pack / "golden.yaml"), 1)


def test_check_of_a_folder_that_is_not_there_is_an_error_of_the_knowledge(run: Run) -> None:
    result = run("check", "nowhere")

    assert result.exit_code == 1
    assert "nowhere: error: there is no such folder" in result.stdout


def test_eval_counts(run: Run) -> None:
    result = run("eval")

    assert (result.exit_code, result.stderr) == (0, "")
    for part in ("3 golden questions, lexical matching", "2 of 2", "Brier score", "95 %"):
        assert part in result.stdout


def test_eval_in_json(run: Run) -> None:
    found = json.loads(run("eval", "--json").stdout)

    assert found["tier"] == "lexical"
    assert found["answerable"]["count"] == 2
    assert found["answerable"]["right_or_first_choice"] == 2
    assert found["unanswerable"]["count"] == 1
    assert found["facts"] == {"count": 1, "shown": 1}
    assert sum(each["count"] for each in found["calibration"]) == 3


def test_eval_names_the_worst(run: Run, pack: Path) -> None:
    (pack / "golden.yaml").write_text(
        "- {ask: zebra, expect: food}\n- {ask: gym hours, expect: food}\n", encoding="utf-8"
    )

    text = run("eval").stdout

    assert "The worst 2 of 2" in text
    assert text.index("answered wrong  gym hours") < text.index("missed  zebra")
    assert "got gym; expected food" in text


def test_eval_without_golden_questions_says_so(run: Run, pack: Path) -> None:
    (pack / "golden.yaml").unlink()

    result = run("eval")

    assert result.exit_code == 2
    assert "there are no golden questions" in result.stderr


def test_new_writes_a_pack_that_passes_and_answers(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "fresh"

    result = run("new", str(folder))

    assert result.exit_code == 0
    assert f"attache check {folder}" in result.stdout
    assert run("check", str(folder)).exit_code == 0
    assert run("ask", "x", "--knowledge", str(folder)).exit_code == 0


def test_new_overwrites_nothing(run: Run, pack: Path) -> None:
    result = run("new", str(pack))

    assert result.exit_code == 2
    assert "the folder is not empty" in result.stderr


@pytest.mark.parametrize(
    ("age", "code"), [(0.0, 0), (FRESH_S - 5, 0), (FRESH_S + 5, 1), (10 * FRESH_S, 1)]
)
def test_health_wants_a_fresh_heartbeat(run: Run, tmp_path: Path, age: float, code: int) -> None:
    file = heartbeat_file(tmp_path / "state")
    file.parent.mkdir()
    file.write_text("database away since noon\n", encoding="utf-8")
    touched = file.stat().st_mtime - age
    os.utime(file, (touched, touched))

    result = run("health")

    said = "" if code else "database away since noon\n"
    assert (result.exit_code, result.stdout) == (code, said)
    assert len(result.stderr.splitlines()) == code


def test_health_without_any_heartbeat(run: Run) -> None:
    result = run("health")

    assert result.exit_code == 1
    assert "there is none" in result.stderr


def test_what_would_steer_the_terminal_is_not_shown() -> None:
    assert printable("a\x1b[31mb\r\x07é外\n") == "a\ufffd[31mb\ufffd\ufffdé外\n"


def test_progress_is_not_shown_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    times = iter([0.0, 5.0, 9.0])
    with EncodingProgress("Reading", clock=lambda: next(times)) as progress:
        for done in range(3):
            progress(done, 3)

    assert capsys.readouterr() == ("", "")
