"""The pack that `attache new` writes."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from bot.content.lint import lint_packs
from bot.content.loader import inspect_packs
from bot.content.new import write_starter
from bot.content.schema import json_schema
from bot.errors import KnowledgeError


def test_the_starter_loads_without_problems(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "pack"

    write_starter(folder)

    inspection = inspect_packs([folder])
    assert inspection.problems == ()
    assert lint_packs(inspection.packs, inspection.positions, today=date(2026, 11, 23)) == ()
    (pack,) = inspection.packs
    assert (len(pack.entries), len(pack.golden), len(pack.starters)) == (3, 4, 3)


def test_it_says_which_files_it_wrote(tmp_path: Path) -> None:
    written = write_starter(tmp_path)

    assert sorted(tmp_path.iterdir()) == sorted(written)
    assert [file.name for file in written] == [
        "pack.yaml",
        "faq.yaml",
        "golden.yaml",
        "schema.json",
    ]


def test_every_file_names_the_schema_beside_it(tmp_path: Path) -> None:
    *files, schema = write_starter(tmp_path)

    first = {file.read_text(encoding="utf-8").splitlines()[0] for file in files}
    assert first == {f"# yaml-language-server: $schema={schema.name}"}
    assert json.loads(schema.read_text(encoding="utf-8")) == json_schema()


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "faq.yaml").write_text("mine", encoding="utf-8")

    with pytest.raises(KnowledgeError, match="the folder is not empty"):
        write_starter(tmp_path)

    assert [file.name for file in tmp_path.iterdir()] == ["faq.yaml"]
    assert (tmp_path / "faq.yaml").read_text(encoding="utf-8") == "mine"


def test_a_fresh_repository_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()

    assert len(write_starter(tmp_path)) == 4


def test_a_file_in_the_way_is_reported(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")

    with pytest.raises(KnowledgeError, match="the pack cannot be written") as caught:
        write_starter(tmp_path / "taken")

    assert caught.value.problems[0].file == str(tmp_path / "taken")
