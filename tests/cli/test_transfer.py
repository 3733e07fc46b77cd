"""Questions in and out: `attache import` and `attache export`."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content.loader import load_packs
from bot.core.revisions import Change, Item, Kind, Revision, State
from bot.ports import Store
from tests.cli.conftest import Run
from tests.cli.stored import GUILD, NOW, stored

QUESTIONS = "question,answer\nWhere is the sauna?,In the cellar.\nWhere can I eat?,Anywhere.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "questions.csv"
    file.write_text(QUESTIONS, encoding="utf-8")
    return file


def exported(run: Run, target: Path) -> dict[str, str]:
    """Return the answers that the guild sees, by their questions."""
    result = run("export", "--guild", str(GUILD), str(target))
    assert (result.exit_code, result.stderr) == (0, "")
    packs = load_packs([Path(line) for line in result.stdout.splitlines()])
    return {each.question: each.answer for pack in packs for each in pack.entries}


def test_what_is_imported_is_exported(run: Run, file: Path, tmp_path: Path) -> None:
    before = exported(run, tmp_path / "before")

    result = run("import", str(file), "--guild", str(GUILD), "--yes")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("1 added\n  where-is-the-sauna\n1 changed\n  food\n")
    assert result.stdout.endswith("Saved as revision 1.\n")
    added = {"Where is the sauna?": "In the cellar.", "Where can I eat?": "Anywhere."}
    assert exported(run, tmp_path / "after") == before | added


def test_other_servers_see_none_of_it(run: Run, file: Path, tmp_path: Path) -> None:
    before = exported(run, tmp_path / "before")

    run("import", str(file), "--guild", str(GUILD + 1), "--yes")

    assert exported(run, tmp_path / "after") == before


def test_a_dry_run_saves_nothing(run: Run, file: Path, tmp_path: Path) -> None:
    before = exported(run, tmp_path / "before")

    result = run("import", str(file), "--guild", str(GUILD), "--dry-run")

    assert result.exit_code == 0
    assert "1 added" in result.stdout
    assert "Saved" not in result.stdout
    assert exported(run, tmp_path / "after") == before


def test_the_same_file_again_has_nothing_to_save(run: Run, file: Path) -> None:
    run("import", str(file), "--guild", str(GUILD), "--yes")

    result = run("import", str(file), "--guild", str(GUILD), "--yes")

    assert result.exit_code == 0
    assert result.stdout.endswith("There is nothing to save.\n")


def test_what_conflicts_is_left_out_and_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "questions.yaml"
    file.write_text(
        "- {id: sauna, question: Where is the sauna?, phrasings: [lunch], answer: Here.}\n"
        "- {id: pool, question: Where is the pool?, answer: There., topic: spa}\n",
        encoding="utf-8",
    )

    result = run("import", str(file), "--guild", str(GUILD), "--dry-run")

    assert 'conflicting, left out\n  sauna: "lunch" already leads to food\n' in result.stdout


def test_what_conflicts_is_taken_without_it_when_asked_for(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "questions.yaml"
    file.write_text(
        "- {id: sauna, question: Where is the sauna?, phrasings: [lunch], answer: Here.}\n"
        "- {id: pool, question: Where can I eat?, answer: There.}\n",
        encoding="utf-8",
    )

    result = run("import", str(file), "--guild", str(GUILD), "--accept-conflicts", "--yes")

    taken = '1 conflicting, taken without what conflicts\n  sauna: "lunch" already leads to food\n'
    assert f"{taken}1 conflicting, left out\n  pool: " in result.stdout
    answers = exported(run, tmp_path / "packs")
    assert answers["Where is the sauna?"] == "Here."
    assert answers["Where can I eat?"] != "There."


def test_what_the_file_does_not_have_is_removed_when_asked_for(
    run: Run, file: Path, tmp_path: Path
) -> None:
    result = run("import", str(file), "--guild", str(GUILD), "--remove-absent", "--yes")

    assert "in force but not in the file, removed\n  " in result.stdout
    assert exported(run, tmp_path / "packs") == {
        "Where is the sauna?": "In the cellar.",
        "Where can I eat?": "Anywhere.",
    }


def test_a_file_with_mistakes_is_refused_with_their_lines(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "questions.csv"
    file.write_text("question,answer\nWhy?,\nHow?,\n", encoding="utf-8")

    result = run("import", str(file), "--guild", str(GUILD), "--yes")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "questions.csv:2" in result.stderr
    assert "questions.csv:3" in result.stderr


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        pytest.param((), "expected --dry-run or --yes", id="nobody to ask"),
        pytest.param(("--dry-run", "--yes"), "one of", id="both"),
        pytest.param(("--yes", "--guild", "0"), "--guild", id="direct messages"),
    ],
)
def test_a_wrong_call_is_one_line(
    run: Run, file: Path, options: tuple[str, ...], reason: str
) -> None:
    result = run("import", str(file), "--guild", str(GUILD), *options)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert reason in result.stderr


def test_a_missing_file_is_one_line(run: Run, tmp_path: Path) -> None:
    result = run("import", str(tmp_path / "no.csv"), "--guild", str(GUILD), "--yes")

    assert result.exit_code == 2
    assert result.stderr == f"attache: {tmp_path / 'no.csv'}: No such file or directory\n"


def test_an_export_overwrites_nothing(run: Run, tmp_path: Path, file: Path) -> None:
    result = run("export", "--guild", str(GUILD), str(tmp_path))

    assert result.exit_code == 2
    assert "not empty" in result.stderr
    assert file.read_text(encoding="utf-8") == QUESTIONS


def test_an_export_holds_what_moderators_have_written(run: Run, tmp_path: Path) -> None:
    async def hide_the_gym(store: Store) -> None:
        change = Change(Item(Kind.ENTRY, "gym"), State.HIDDEN)
        await store.append_revision(Revision(GUILD, 0, 1, NOW, (change,)), seen=0)

    stored(tmp_path / "state", hide_the_gym)

    assert "When is the gym open?" not in exported(run, tmp_path / "packs")
