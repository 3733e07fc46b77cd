"""Files that nobody writes by hand: each is refused or read at once, whatever is in it."""

from __future__ import annotations

import os
import tracemalloc
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from bot.content import limits
from bot.content.loader import Inspection, inspect_packs
from tests.support.hang import without_hanging

WritePack = Callable[[Mapping[str, str | bytes]], Path]

MIB = limits.MAX_FILE_BYTES
BOUND_BYTES = 150 * 1024 * 1024

HOSTILE = {
    "ten megabytes": b"x" * (10 * MIB),
    "brackets 100,000 deep": b"a: " + b"[" * 100_000,
    "braces 100,000 deep": b"a: " + b"{" * 100_000,
    "dashes 100,000 deep": b"- " * 100_000,
    "question marks 100,000 deep": b"? " * 100_000,
    "indentation 1,000 deep": "".join(" " * n + "a:\n" for n in range(1000)).encode(),
    "an alias bomb": b"a: &a [x,x]\n"
    + b"".join(b"%c: &%c [*%c,*%c]\n" % (n + 1, n + 1, n, n) for n in range(97, 121)),
    "a hundred thousand keys": b"".join(b"k%d: v\n" % n for n in range(100_000)),
    "unknown keys below the limit": b"".join(b"k%d: v\n" % n for n in range(24_000)),
    "the same key over and over": b"a: b\n" * 24_000,
    "aliases over and over": b"- *a\n" * 40_000,
    "empty entries over and over": b"entries:\n" + b"- {}\n" * 40_000,
    "one line of a megabyte": b"a: " + b"x" * (MIB - 10),
    "one key of a megabyte": b"x" * (MIB - 10) + b": a",
    "a text of escapes": b'a: "' + b"\\x41" * 250_000 + b'"',
    "a quote never closed": b'a: "' + b"x\n" * 500_000,
    "a comment of a megabyte": b"#" * (MIB - 1),
    "a megabyte of newlines": b"\n" * MIB,
    "a megabyte of spaces": b" " * MIB,
    "a megabyte of commas": b"[" + b"a," * 500_000 + b"]",
    "documents over and over": b"---\n" * 200_000,
    "directives over and over": b"".join(b"%%TAG !a%d! b\n" % n for n in range(50_000)),
    "lines of text without a colon": b"a: b\n" + b"c\n" * 400_000 + b"d: e\n",
    "an address of forty thousand letters": b"sources: {a: {title: t, url: 'https://"
    + b"a" * 40_000
    + b" b'}}",
    "follow-ups that do not exist": b"entries:\n"
    + b"".join(
        b"- {id: e%d, question: q%d, answer: a, follow_ups: [f%d]}\n" % (n, n, n)
        for n in range(2000)
    ),
    "random bytes": bytes(range(256)) * 1000,
}


def inspect_within_bounds(folder: Path) -> Inspection:
    tracemalloc.start()
    with without_hanging():
        inspection = inspect_packs([folder])
    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak_bytes < BOUND_BYTES
    return inspection


# Each of them in the file whose checks it reaches furthest into, or in all where that differs.
FILES = [
    *((name, "faq.yaml") for name in HOSTILE),
    ("unknown keys below the limit", "pack.yaml"),
    ("an address of forty thousand letters", "pack.yaml"),
    ("aliases over and over", "golden.yaml"),
    ("a megabyte of commas", "golden.yaml"),
]


@pytest.mark.parametrize(("name", "file"), FILES)
def test_a_hostile_file_costs_little(name: str, file: str, write_pack: WritePack) -> None:
    inspection = inspect_within_bounds(write_pack({file: HOSTILE[name]}))

    assert len(inspection.problems) <= 2 * limits.MAX_PROBLEMS_PER_FILE + 10
    assert all(len(problem.render()) < 2000 for problem in inspection.problems)


def test_a_file_that_is_too_big_is_not_opened(write_pack: WritePack) -> None:
    folder = write_pack({"faq.yaml": ""})
    os.truncate(folder / "faq.yaml", 1024**4)  # a sparse file of a terabyte

    (problem,) = inspect_within_bounds(folder).errors

    assert "the file is too big: 1,099,511,627,776 bytes" in problem.message


def test_too_many_files_are_not_read(write_pack: WritePack) -> None:
    files = {f"f{n}.yaml": "[" for n in range(limits.MAX_FILES_PER_FOLDER + 1)}

    (problem,) = inspect_within_bounds(write_pack(files)).errors

    assert f"more than {limits.MAX_FILES_PER_FOLDER} YAML files" in problem.message


def test_problems_are_capped_and_errors_are_never_lost(write_pack: WritePack) -> None:
    entries = "".join(f"- {{id: e{n}, question: same, answer: a}}\n" for n in range(300))

    inspection = inspect_packs([write_pack({"faq.yaml": f"entries:\n{entries}- {{id: last}}\n"})])

    warnings = [problem for problem in inspection.problems if problem.severity == "warning"]
    assert len(warnings) == limits.MAX_PROBLEMS_PER_FILE + 1
    assert warnings[0].message == "more than 100 warnings; the rest is not shown"
    assert len(inspection.errors) == 2
    assert inspection.packs == ()
