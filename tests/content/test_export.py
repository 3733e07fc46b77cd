"""What a guild sees, written as packs: it loads to the same, and the rest stays as it was."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.desires import Add, AddPhrasing, Desire, Edit, NotForUs, Remove
from bot.content.edits import plan
from bot.content.export import export_guild
from bot.content.items import item_of, plain_fields, things_of
from bot.content.loader import load_packs
from bot.content.overlay import Overlay, apply
from bot.core.model import Entry, Pack, Topic
from bot.core.revisions import Change, Item, Kind, State
from bot.errors import KnowledgeError
from tests.conftest import SHIPPED
from tests.content.test_properties import IDS, as_files, lines, packs, texts, tuples_of

HEAD = """\
# The pack of the campus.
id: campus
starters: [wifi, cafe] # the usual
out_of_scope:
  # sports
  - who won the match

# The end.
"""
FAQ = """\
# Questions of the first week.
topics:
  - id: net
    title: "Network"
    summary: 'Getting online.'

entries:
  # --- online ---
  - id: wifi
    question: How do I get online?  # asked daily
    answer: |
      Choose **campus**.

      Then log in.
    phrasings:
      - join the wifi
      - 017   # the old name
    topic: net
    reviewed: 2026-11-20

  # --- paper ---
  - id: printer
    question: Where can I print?
    answer: >-
      Next
      door.
    phrasings: [print, 'no: paper']
    follow_ups: [wifi, cafe]
    topic: net

  # --- food ---
  - {id: cafe, question: When does the cafe open?, answer: At eight.}
# That is all.
"""
GOLDEN = """\
- ask: wlan??
  expect: wifi  # of course
- ask: coffee
  expect: [cafe, printer]
- ask: sing
  expect: none
"""


@pytest.fixture
def campus(tmp_path: Path) -> Path:
    folder = tmp_path / "campus"
    folder.mkdir()
    for name, text in (("pack.yaml", HEAD), ("faq.yaml", FAQ), ("golden.yaml", GOLDEN)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def entry(name: str) -> Item:
    return Item(Kind.ENTRY, name)


def exported(campus: Path, *desires: Desire) -> dict[str, str]:
    """Export with `desires` done; give the texts of the files that it wrote."""
    base, overlay = load_packs([campus]), Overlay()
    for desire in desires:
        planned = plan(desire, base, overlay)
        assert planned.problems == ()
        overlay = overlay.after(planned.changes)
    (folder,) = export_guild([campus], overlay, campus.parent / "out")
    assert load_packs([folder]) == apply(base, overlay).packs
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(folder.iterdir())}


def test_without_an_overlay_every_file_is_copied_byte_by_byte(tmp_path: Path) -> None:
    folders = export_guild(SHIPPED, Overlay(), tmp_path / "out")

    assert [folder.name for folder in folders] == [folder.name for folder in SHIPPED]
    for copy, folder in zip(folders, SHIPPED, strict=True):
        assert {file.name: file.read_bytes() for file in copy.iterdir()} == {
            file.name: file.read_bytes() for file in folder.glob("*.yaml")
        }


@pytest.mark.parametrize(
    ("desire", "file", "old", "new"),
    [
        pytest.param(
            Edit(entry("wifi"), {"question": "Is there Wi-Fi here?"}),
            "faq.yaml",
            "question: How do I get online?  #",
            "question: Is there Wi-Fi here?  #",
            id="a text",
        ),
        pytest.param(
            Edit(entry("wifi"), {"answer": "Ask.\n\nOr try."}),
            "faq.yaml",
            "      Choose **campus**.\n\n      Then log in.\n",
            "      Ask.\n\n      Or try.\n",
            id="a text of several lines",
        ),
        pytest.param(
            AddPhrasing(entry("wifi"), "wlan"),
            "faq.yaml",
            "      - 017   # the old name\n",
            "      - 017   # the old name\n      - wlan\n",
            id="one more phrasing",
        ),
        pytest.param(
            AddPhrasing(entry("printer"), "copier"),
            "faq.yaml",
            "[print, 'no: paper']",
            "[print, 'no: paper', copier]",
            id="one more phrasing in brackets",
        ),
        pytest.param(
            Edit(entry("printer"), {"follow_ups": ["cafe"]}),
            "faq.yaml",
            "[wifi, cafe]",
            "[cafe]",
            id="one follow-up less",
        ),
        pytest.param(
            Edit(entry("printer"), {"topic": ""}),
            "faq.yaml",
            "    topic: net\n\n  # --- food",
            "\n  # --- food",
            id="the last key less, and not the heading behind it",
        ),
        pytest.param(
            Add(Kind.ENTRY, {"question": "Where is the gym?", "answer": "Lake.", "topic": "net"}),
            "faq.yaml",
            "\n  # --- food",
            "  - id: where-is-the-gym\n    question: Where is the gym?\n    answer: Lake.\n"
            "    topic: net\n\n  # --- food",
            id="a new entry in front of the next heading",
        ),
        pytest.param(
            NotForUs("is it: raining"),
            "pack.yaml",
            "  - who won the match\n",
            '  - who won the match\n  - "is it: raining"\n',
            id="a contrast question",
        ),
    ],
)
def test_only_what_was_changed_is_rewritten(
    campus: Path, desire: Desire, file: str, old: str, new: str
) -> None:
    before = {"pack.yaml": HEAD, "faq.yaml": FAQ, "golden.yaml": GOLDEN}
    assert before[file].count(old) == 1

    assert exported(campus, desire) == before | {file: before[file].replace(old, new)}


def test_a_hidden_entry_leaves_every_file_but_not_their_comments(campus: Path) -> None:
    files = exported(campus, Remove(entry("cafe")))

    assert "cafe" not in "".join(files.values())
    assert "# --- food ---" in files["faq.yaml"]
    assert "starters: [wifi]       # the usual" in files["pack.yaml"]
    assert "- ask: coffee\n  expect: [printer]\n" in files["golden.yaml"]


def test_the_heading_of_the_next_entry_survives_the_first(campus: Path) -> None:
    text = exported(campus, Remove(entry("wifi")))["faq.yaml"]

    assert "  # --- online ---\n  # --- paper ---\n  - id: printer\n" in text


def test_all_can_be_hidden(campus: Path) -> None:
    files = exported(campus, *(Remove(entry(name)) for name in ("wifi", "printer", "cafe")))

    assert list(yaml.safe_load(files["faq.yaml"])) == ["topics"]
    assert yaml.safe_load(files["golden.yaml"]) == [{"ask": "sing", "expect": "none"}]


def test_a_pack_without_a_head_gets_one_for_contrast_questions(campus: Path) -> None:
    (campus / "pack.yaml").unlink()

    assert exported(campus, NotForUs("why"))["pack.yaml"] == "out_of_scope:\n- why\n"


def test_a_file_of_comments_alone_keeps_them(campus: Path) -> None:
    (campus / "pack.yaml").write_text("# Nothing yet.\n")

    text = exported(campus, NotForUs("why"))["pack.yaml"]

    assert text == "# Nothing yet.\nout_of_scope:\n- why\n"


@pytest.mark.parametrize("is_made", [True, False], ids=["an empty folder", "a new folder"])
def test_the_target_may_be(campus: Path, tmp_path: Path, is_made: bool) -> None:
    target = tmp_path / "deep" / "out"
    if is_made:
        target.mkdir(parents=True)

    export_guild([campus], Overlay(), target)

    assert [each.name for each in target.parent.iterdir()] == ["out"]
    assert [each.name for each in target.iterdir()] == ["campus"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        pytest.param("campus", "the folder is not empty", id="a folder with something in it"),
        pytest.param("campus/faq.yaml", "cannot be written: Not a directory", id="a file"),
    ],
)
def test_nothing_is_written_over(campus: Path, name: str, reason: str) -> None:
    before = sorted(campus.parent.rglob("*"))

    with pytest.raises(KnowledgeError, match=reason):
        export_guild([campus], Overlay(), campus.parent / name)

    assert sorted(campus.parent.rglob("*")) == before


def test_what_does_not_fit_the_files_leaves_nothing_behind(campus: Path) -> None:
    many = [f"- {{id: e{n}, question: Q{n}, answer: A}}" for n in range(997)]
    (campus / "faq.yaml").write_text("entries:\n" + "\n".join(many), encoding="utf-8")
    (campus / "pack.yaml").unlink()
    (campus / "golden.yaml").unlink()
    changes = [
        Change(entry(f"new{n}"), State.WRITTEN, {"question": f"N{n}", "answer": "A"})
        for n in range(4)
    ]

    with pytest.raises(KnowledgeError, match="has 1001 items, at most 1000 fit"):
        export_guild([campus], Overlay().after(changes), campus.parent / "out")

    assert [each.name for each in campus.parent.iterdir()] == ["campus"]


KINDS = (Kind.ENTRY, Kind.TOPIC)


@st.composite
def overlays(draw: st.DrawFn, pack: Pack) -> Overlay:
    ids = draw(st.lists(IDS, max_size=3, unique=True))
    changes = [draw(_change(item_of(thing).kind, thing.id, thing)) for thing in things_of([pack])]
    changes += [draw(_change(draw(st.sampled_from(KINDS)), name, None)) for name in ids]
    asked = draw(tuples_of(lines(300)))
    changes += [Change(Item(Kind.CONTRAST, text), State.WRITTEN) for text in asked]
    changes += [Change(Item(Kind.CONTRAST, text), State.HIDDEN) for text in pack.out_of_scope[1:]]
    return Overlay().after(draw(st.permutations(changes)))


@st.composite
def _change(draw: st.DrawFn, kind: Kind, name: str, thing: Entry | Topic | None) -> Change:
    required: dict[str, st.SearchStrategy[Any]] = {"title": lines(100), "summary": texts()}
    optional: dict[str, st.SearchStrategy[Any]] = {
        "phrasings": tuples_of(lines(300)),
        "also_phrasings": tuples_of(lines(300)),
    }
    if kind is Kind.ENTRY:
        required = {"question": lines(240), "answer": texts()}
        optional |= {"keywords": tuples_of(lines(60)), "follow_ups": tuples_of(IDS)}
    if thing is None:
        fields = st.fixed_dictionaries(required, optional=optional)
        return Change(Item(kind, name), State.WRITTEN, draw(fields))
    state = draw(st.sampled_from(State))
    fields = st.fixed_dictionaries({}, optional=required | optional)
    written = draw(fields) if state is State.WRITTEN else {}
    return Change(Item(kind, name), state, written, plain_fields(thing))


@settings(max_examples=50, deadline=None)
@given(
    data=st.data(),
    pack=packs(),
    style=st.sampled_from([None, '"', "'", "|", ">"]),
    flow=st.booleans(),
)
def test_an_export_loads_to_what_the_guild_sees(
    data: st.DataObject, pack: Pack, style: str | None, flow: bool
) -> None:
    overlay = data.draw(overlays(pack))
    with tempfile.TemporaryDirectory() as name:
        source = Path(name, "source")
        source.mkdir()
        for file, content in as_files(pack).items():
            text = yaml.safe_dump(
                content,
                allow_unicode=True,
                sort_keys=False,
                default_style=style,
                default_flow_style=flow,
            )
            (source / file).write_text(text, encoding="utf-8")

        (folder,) = export_guild([source], overlay, Path(name, "target"))

        assert load_packs([folder]) == apply([pack], overlay).packs
