"""Whole folders: what loads, what is found, and what is not touched."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from bot.content.loader import find_packs, inspect_packs, load_pack, load_packs
from bot.core.model import Entry, GoldenQuestion, Source, Topic
from bot.core.problem import Place
from bot.errors import KnowledgeError

WritePack = Callable[[Mapping[str, str | bytes]], Path]

ONE = "entries:\n- id: one\n  question: First?\n  answer: Yes.\n"
TWO = "entries:\n- id: two\n  question: Second?\n  answer: No.\n"
PACK = "id: campus\ntitle: Campus\n"


def test_one_file_with_one_entry_is_a_pack(write_pack: WritePack) -> None:
    pack = load_pack(write_pack({"faq.yml": ONE}))

    assert (pack.id, pack.title, pack.language) == ("campus-wifi", "Campus wifi", "en")
    assert pack.entries == (Entry("one", "First?", "Yes.", pack="campus-wifi"),)


def test_everything_in_the_format_is_loaded(write_pack: WritePack) -> None:
    pack = load_pack(
        write_pack(
            {
                "pack.yaml": PACK
                + 'description: |\n  All of it.\nlanguage: en-GB\naccent: "#3b6ea5"\n'
                + "sources:\n  law: {title: The Law, publisher: State, "
                + "url: 'https://example.org/a?b=c', accessed: 2026-11-01}\n"
                + "synonyms: [[DSS, Diplomatic Security Service]]\n"
                + "starters: [one]\nout_of_scope: [what is it]\n",
                "faq.yaml": "topics:\n- {id: t, title: T, summary: Sum., phrasings: [tee]}\n"
                + ONE
                + "  phrasings: [number 1]\n  not_this: [number 2]\n  keywords: [uno]\n"
                + "  topic: t\n  follow_ups: [two]\n  sources: [law]\n"
                + "  written_by: Sam\n  reviewed_by: Kim\n  reviewed: 2026-11-20\n",
                "more.yaml": TWO,
                "golden.yaml": "- {ask: hm, expect: one, fact: Yes}\n- {ask: no, expect: none}\n"
                "- {ask: tee, expect: [two, 'topic:t']}\n",
            }
        )
    )

    assert (pack.description, pack.language, pack.accent) == ("All of it.", "en-GB", "#3b6ea5")
    law = Source("law", "The Law", "State", "https://example.org/a?b=c", "2026-11-01")
    assert pack.sources == (law,)
    assert pack.synonyms == (("DSS", "Diplomatic Security Service"),)
    assert (pack.starters, pack.out_of_scope) == (("one",), ("what is it",))
    assert pack.topics == (Topic("t", "T", "Sum.", ("tee",), "campus"),)
    assert pack.entries[0] == Entry(
        "one",
        "First?",
        "Yes.",
        phrasings=("number 1",),
        not_this=("number 2",),
        keywords=("uno",),
        topic="t",
        follow_ups=("two",),
        sources=("law",),
        written_by="Sam",
        reviewed_by="Kim",
        reviewed="2026-11-20",
        pack="campus",
    )
    assert pack.golden == (
        GoldenQuestion("hm", ("one",), "Yes"),
        GoldenQuestion("no", ()),
        GoldenQuestion("tee", ("two", "topic:t")),
    )


def test_golden_questions_may_stand_below_a_key(write_pack: WritePack) -> None:
    golden = "questions:\n- ask: hm\n  expect: one\n"

    pack = load_pack(write_pack({"faq.yaml": ONE, "golden.yaml": golden}))

    assert pack.golden == (GoldenQuestion("hm", ("one",)),)


def test_keys_without_a_value_are_left_out(write_pack: WritePack) -> None:
    pack = load_pack(write_pack({"faq.yaml": ONE + "  topic:\n  phrasings:\n  # - later\n"}))

    assert pack.entries[0].topic == ""


@pytest.mark.parametrize("encode", [True, False], ids=["with a mark", "without a mark"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old mac"])
def test_line_ends_and_byte_order_marks_do_not_matter(
    newline: str, encode: bool, write_pack: WritePack
) -> None:
    text = ONE.replace("Yes.", "|\n    Yes.\n    Sí.").replace("\n", newline)

    folder = write_pack({"faq.yaml": text.encode("utf-8-sig" if encode else "utf-8")})

    assert load_pack(folder).entries[0].answer == "Yes.\nSí."


def test_every_problem_comes_in_one_run_sorted_by_file_and_line(write_pack: WritePack) -> None:
    folder = write_pack(
        {
            "b.yaml": "entries: [\n",
            "a.yaml": ONE + "  colour: red\n  reviewed: soon\n",
            "pack.yaml": "id: A B\n",
        }
    )

    with pytest.raises(KnowledgeError) as caught:
        load_pack(folder)

    places = [(Path(problem.file).name, problem.line) for problem in caught.value.problems]
    assert places == [("a.yaml", 5), ("a.yaml", 6), ("b.yaml", 1), ("pack.yaml", 1)]
    assert str(caught.value).startswith("4 problems in the knowledge\n")


def test_an_unreadable_file_causes_no_complaints_about_its_ids(write_pack: WritePack) -> None:
    folder = write_pack({"a.yaml": ONE + "  follow_ups: [two]\n", "b.yaml": TWO + "  x: [\n"})

    assert [Path(problem.file).name for problem in inspect_packs([folder]).problems] == ["b.yaml"]


def test_packs_refer_to_each_other(write_pack: WritePack) -> None:
    folder = write_pack(
        {
            "b/pack.yaml": "id: b\n",
            "b/faq.yaml": ONE + "  follow_ups: [two]\n",
            "a/pack.yaml": "id: a\n",
            "a/faq.yaml": TWO,
            "c/notes.txt": "",
        }
    )

    assert find_packs(folder) == (folder / "a", folder / "b")
    assert [pack.id for pack in load_packs([folder])] == ["a", "b"]
    assert [pack.id for pack in load_packs([folder / "b", folder, folder / "a"])] == ["b", "a"]


def test_ids_are_unique_over_packs(write_pack: WritePack) -> None:
    files = {
        f"{name}/{file}": text
        for name in "ab"
        for file, text in {"pack.yaml": PACK, "f.yaml": ONE}.items()
    }

    problems = inspect_packs([write_pack(files)]).errors

    assert [problem.message.split(" is taken")[0] for problem in problems] == [
        'the entry id "one"',
        'the pack id "campus"',
    ]
    assert "a/f.yaml:2:7" in problems[0].message


def test_positions_point_at_things_and_their_keys(write_pack: WritePack) -> None:
    topic = "topics:\n- {id: t, title: T, summary: S}\n"
    folder = write_pack({"faq.yaml": ONE + topic, "golden.yaml": "- ask: hm\n  expect: one\n"})

    positions = inspect_packs([folder]).positions

    faq = str(folder / "faq.yaml")
    assert positions["entry", "one"] == (faq, 2, 3)
    assert positions["entry.answer", "one"] == (faq, 4, 3)
    assert positions["topic", "t"] == (faq, 6, 3)
    assert positions["golden", "hm"] == (str(folder / "golden.yaml"), 1, 3)


def test_hidden_files_are_ignored(write_pack: WritePack) -> None:
    folder = write_pack({"a.yaml": ONE, ".b.yaml": "[", ".git/c.yaml": "[", "d.txt": "["})

    assert inspect_packs([folder]).problems == ()


def test_a_folder_may_have_a_name_without_letters(tmp_path: Path) -> None:
    folder = tmp_path / "___"
    folder.mkdir()
    (folder / "faq.yaml").write_text(ONE, encoding="utf-8")

    (problem,) = inspect_packs([folder]).problems

    assert "no id can be made" in problem.message


def test_a_pack_is_named_like_its_folder_without_the_accents(tmp_path: Path) -> None:
    folder = tmp_path / "Été à l'école"
    folder.mkdir()
    (folder / "faq.yaml").write_text(ONE, encoding="utf-8")

    assert load_pack(folder).id == "ete-a-lecole"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("missing", "there is no such folder", id="a missing folder"),
        pytest.param("empty", "the folder holds no pack", id="an empty folder"),
        pytest.param("faq.yaml", "this is a file", id="a file"),
    ],
)
def test_what_is_not_a_pack_says_so(name: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "faq.yaml").write_text(ONE, encoding="utf-8")

    with pytest.raises(KnowledgeError, match=message) as caught:
        load_packs([tmp_path / name])

    assert caught.value.problems[0].place == Place(str(tmp_path / name))


def test_no_folders_are_no_packs() -> None:
    assert load_packs([]) == ()


def test_links_that_leave_the_folder_are_not_followed(write_pack: WritePack) -> None:
    folder = write_pack({"faq.yaml": ONE, ".data/more.yaml": TWO})
    (folder.parent / "secret.yaml").write_text("password: x\n", encoding="utf-8")
    (folder / "inside.yaml").symlink_to(folder / ".data" / "more.yaml")
    (folder / "outside.yaml").symlink_to(folder.parent / "secret.yaml")

    inspection = inspect_packs([folder])

    assert [entry.id for entry in inspection.packs[0].entries] == ["one", "two"]
    (problem,) = inspection.problems
    assert (Path(problem.file).name, problem.severity) == ("outside.yaml", "warning")
    assert "leads out of the folder" in problem.message


def test_dead_links_and_circles_are_reported(write_pack: WritePack) -> None:
    folder = write_pack({"faq.yaml": ONE})
    (folder / "dead.yaml").symlink_to(folder / "nothing")
    (folder / "loop.yaml").symlink_to(folder / "loop.yaml")

    problems = inspect_packs([folder]).errors

    assert [Path(problem.file).name for problem in problems] == ["dead.yaml", "loop.yaml"]
    assert all("the file cannot be read" in problem.message for problem in problems)


def test_pipes_are_not_opened(write_pack: WritePack) -> None:
    folder = write_pack({"faq.yaml": ONE})
    os.mkfifo(folder / "pipe.yaml")

    assert inspect_packs([folder]).problems == ()


def test_a_file_name_that_is_no_text_is_shown(write_pack: WritePack) -> None:
    folder = write_pack({"faq.yaml": ONE})
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff\x1b.yaml")).write_bytes(b"[")

    (problem,) = inspect_packs([folder]).problems

    assert problem.render().encode("utf-8").decode("utf-8").isprintable() is False
    assert Path(problem.file).name == "\ufffd\ufffd.yaml"
