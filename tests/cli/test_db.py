"""The database at the operator's hand: `attache db`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.stored import GUILD, open_questions, stored


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


def test_upgrade_makes_a_database_and_may_be_repeated(run: Run, state: Path) -> None:
    for _ in range(2):
        result = run("db", "upgrade")
        assert (result.exit_code, result.stderr) == (0, "")

    assert (state / "attache.sqlite3").is_file()


def test_a_backup_moves_to_another_database(run: Run, state: Path, tmp_path: Path) -> None:
    stored(state, open_questions("why?", "how?"))
    backup, other = tmp_path / "backup.jsonl", tmp_path / "other"

    written = run("db", "backup", str(backup))
    restored = run("db", "restore", str(backup), ATTACHE_DATA_DIR=str(other))

    assert written.stdout == f"Wrote 4 rows to {backup}.\n"
    assert restored.stdout == f"Restored 4 rows from {backup}.\n"
    assert (
        run("queue", "--json", ATTACHE_DATA_DIR=str(other)).stdout == run("queue", "--json").stdout
    )


def test_restoring_over_something_has_to_be_said(run: Run, state: Path, tmp_path: Path) -> None:
    stored(state, open_questions("why?"))
    backup = str(tmp_path / "backup")
    run("db", "backup", backup)
    stored(state, open_questions("how?"))

    refused = run("db", "restore", backup)
    kept = run("queue").stdout
    replaced = run("db", "restore", backup, "--replace")

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.count("\n") == 1
    assert "--replace" in refused.stderr
    assert "how?" in kept
    assert replaced.exit_code == 0
    assert "how?" not in run("queue").stdout


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("hello", "is no backup of Attaché", id="another file"),
        pytest.param(None, "No such file", id="no file"),
    ],
)
def test_a_file_that_cannot_be_restored_is_one_line(
    run: Run, tmp_path: Path, text: str | None, reason: str
) -> None:
    file = tmp_path / "backup"
    if text is not None:
        file.write_text(text, encoding="utf-8")

    result = run("db", "restore", str(file))

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("attache: ")
    assert result.stderr.count("\n") == 1
    assert reason in result.stderr


def test_a_backup_that_cannot_be_written_is_one_line(run: Run, state: Path, tmp_path: Path) -> None:
    stored(state, open_questions("why?"))

    result = run("db", "backup", str(tmp_path / "no" / "backup"))

    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "No such file" in result.stderr
    assert str(GUILD) not in result.stderr


@pytest.mark.parametrize("end", ["", "-wal", "-shm"])
def test_a_backup_never_takes_the_place_of_the_database(run: Run, state: Path, end: str) -> None:
    stored(state, open_questions("why?"))

    result = run("db", "backup", str(state / f"attache.sqlite3{end}"))

    assert (result.exit_code, result.stdout) == (2, "")
    assert "belongs to the database itself; name another file" in result.stderr
    assert "why?" in run("queue").stdout


def test_a_backup_takes_the_place_of_no_other_file(run: Run, state: Path, tmp_path: Path) -> None:
    stored(state, open_questions("why?"))
    file = tmp_path / "thesis.txt"
    file.write_text("{}\n", encoding="utf-8")

    result = run("db", "backup", str(file))

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert "is no backup of Attaché; name another file, or remove it first" in result.stderr
    assert file.read_text(encoding="utf-8") == "{}\n"
