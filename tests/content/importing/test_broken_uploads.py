"""Files that must be refused: each says where it is wrong, and costs little."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from bot.content.importing.read import Imported, Refused, read_import
from bot.content.limits import MAX_PROBLEMS_PER_FILE
from bot.content.loader import inspect_packs
from tests.content.importing.broken_uploads import GOOD, Upload, broken_uploads
from tests.support.hang import without_hanging

WritePack = Callable[[Mapping[str, str | bytes]], Path]

UPLOADS = broken_uploads()
# What is wrong with these is true of the file as a whole.
WITHOUT_A_LINE = ("the file is too big", "the file has more than", "it is not clear", "more than")


def test_there_are_many_and_each_is_another() -> None:
    names = Counter(upload.name for upload in UPLOADS)

    assert len(UPLOADS) >= 200
    assert names.most_common(1)[0][1] == 1


@pytest.mark.parametrize("file", GOOD)
def test_what_they_are_made_from_is_good(file: str) -> None:
    imported = read_import(file, GOOD[file].encode())

    assert isinstance(imported, Imported)
    assert imported.warnings == ()
    assert imported.entries[0].fields["answer"] == "Choose **campus**." or file == "a.html"


@pytest.mark.parametrize("upload", UPLOADS, ids=lambda upload: upload.name)
def test_a_broken_file_is_refused_with_a_place_and_advice(upload: Upload) -> None:
    with without_hanging():
        refused = read_import(upload.file, upload.data)

    assert isinstance(refused, Refused)
    errors = [problem for problem in refused.problems if problem.severity == "error"]
    assert 0 < len(errors) <= MAX_PROBLEMS_PER_FILE + 1
    for problem in errors:
        assert problem.file == upload.file
        assert (
            problem.line > 0
            or problem.message.startswith(WITHOUT_A_LINE)
            or is_damaged(problem.message)
        )
        assert problem.hint or "expected" in problem.message or "at most" in problem.message
        assert len(problem.render().encode()) < 2000


def is_damaged(message: str) -> bool:
    return message.endswith("and is damaged")


@pytest.mark.parametrize("upload", UPLOADS, ids=lambda upload: upload.name)
def test_the_loader_of_packs_reads_or_refuses_it(upload: Upload, write_pack: WritePack) -> None:
    folder = write_pack({"faq.yaml": upload.data})

    with without_hanging():
        inspection = inspect_packs([folder])

    assert bool(inspection.packs) != bool(inspection.errors)
    assert (folder / "faq.yaml").read_bytes() == upload.data
