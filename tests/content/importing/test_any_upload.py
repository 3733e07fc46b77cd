"""What holds for every upload: it is read or refused, at once, and nothing in it is lost."""

from __future__ import annotations

import csv
import io
import json
import random

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.content.importing import limits
from bot.content.importing.decode import decode_upload
from bot.content.importing.markup import to_markdown
from bot.content.importing.plan import plan_import
from bot.content.importing.read import Imported, Refused, read_import
from bot.content.report import Report
from bot.content.text import UNSEEN
from bot.core.knowledge import Knowledge
from bot.core.synonyms import Synonyms
from tests.content.importing.broken_uploads import GOOD
from tests.support.hang import without_hanging

FILES = st.sampled_from([*GOOD, "upload", "a.txt"])


def assert_read_or_refused(file: str, data: bytes) -> None:
    result = read_import(file, data)
    lines = data.count(b"\n") + data.count(b"\r") + data.count(b"\n\0") + 1
    problems = result.problems if isinstance(result, Refused) else result.warnings
    assert all(problem.line <= lines and problem.message for problem in problems)
    has_errors = any(problem.severity == "error" for problem in problems)
    assert has_errors == isinstance(result, Refused)
    if isinstance(result, Imported):
        names = [entry.item.id for entry in result.entries]
        assert len(set(names)) == len(names)
        plan_import(result, Knowledge(()))


@given(file=FILES, data=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(file: str, data: bytes) -> None:
    assert_read_or_refused(file, data)


SIGNS = st.sampled_from(
    [*'ab:-?[]{}|>#,;\\"\n\t`~*<=/!&', "Q: ", "A: ", "# ", "<b>", "question,answer\n"]
)


@given(file=FILES, text=st.lists(SIGNS, max_size=40).map("".join))
def test_any_signs_of_the_formats_are_read_or_refused(file: str, text: str) -> None:
    assert_read_or_refused(file, text.encode())


@given(
    text=st.lists(
        SIGNS | st.sampled_from(["<ul>", "<li>", "</li>", "<pre>", "</b>", "<a href=x>", "&#7;"])
    ).map("".join)
)
def test_any_html_becomes_text(text: str) -> None:
    assert not UNSEEN.search(to_markdown(text))


@pytest.mark.parametrize("seed", range(300))
def test_a_good_file_with_mistakes_never_crashes(seed: int) -> None:
    chance = random.Random(seed)
    file = chance.choice(list(GOOD))
    data = bytearray(GOOD[file].encode())
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data))
        piece = data[at : at + chance.randint(1, 12)]
        match chance.randint(0, 3):
            case 0:
                del data[at : at + len(piece)]
            case 1:
                data[at:at] = piece * chance.randint(1, 5)
            case 2:
                data[at] = chance.randrange(256)
            case _:
                data[at:at] = chance.choice([b"\t", b'"', b",", b"\r", b"\n", b"[", b"<", b"```\n"])

    assert_read_or_refused(file, bytes(data))


LINE = st.text(st.characters(codec="utf-8"), max_size=30).map(
    lambda text: "x" + " ".join(UNSEEN.sub("", text).split())
)
TEXT = st.lists(LINE, min_size=1, max_size=3).map("\n".join)
ENTRIES = st.lists(
    st.fixed_dictionaries(
        {"question": LINE, "answer": TEXT},
        optional={
            "phrasings": st.lists(LINE, min_size=1, max_size=3),
            "follow_ups": st.lists(LINE.map("to {}".format), min_size=1, max_size=2),
        },
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda entry: Synonyms().key(str(entry["question"])),
)
Entries = list[dict[str, str | list[str]]]


def fields_in(file: str, data: str | bytes) -> Entries:
    result = read_import(file, data.encode() if isinstance(data, str) else data)
    assert isinstance(result, Imported), result
    return [
        {
            key: value if isinstance(value, str) else list(value)
            for key, value in each.fields.items()
        }
        for each in result.entries
    ]


@given(entries=ENTRIES, indent=st.sampled_from([None, 0, 2, "\t"]), is_ascii=st.booleans())
def test_json_gives_what_was_written(
    entries: Entries, indent: int | str | None, is_ascii: bool
) -> None:
    text = json.dumps({"entries": entries}, indent=indent, ensure_ascii=is_ascii)

    assert fields_in("a.json", text) == entries


@given(entries=ENTRIES, encoding=st.sampled_from(["utf-8", "utf-16"]))
def test_yaml_gives_what_was_written(entries: Entries, encoding: str) -> None:
    text = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, default_style='"')

    assert fields_in("a.yaml", text.encode(encoding)) == entries


@given(entries=ENTRIES, delimiter=st.sampled_from(",;\t"), end=st.sampled_from(["\n", "\r\n"]))
def test_a_table_gives_what_was_written(entries: Entries, delimiter: str, end: str) -> None:
    stream = io.StringIO()
    rows = csv.DictWriter(
        stream,
        ["question", "answer", "phrasings"],
        delimiter=delimiter,
        lineterminator=end,
        extrasaction="ignore",
    )
    rows.writeheader()
    for entry in entries:
        entry.pop("follow_ups", None)
        entry["phrasings"] = [text.replace("|", "/") for text in entry.get("phrasings", ["x"])]
        rows.writerow({**entry, "phrasings": "|".join(entry["phrasings"])})

    assert fields_in("a.csv", stream.getvalue()) == entries


@given(text=st.text(st.characters(codec="cp1252", exclude_categories=["Cc"])))
def test_windows_1252_is_never_read_wrong_in_silence(text: str) -> None:
    report = Report()

    decoded = decode_upload(text.encode("cp1252"), "f", report)

    assert decoded == text or report.problems() or not text.encode("cp1252").isascii()


def _filled(piece: str, start: str = "") -> bytes:
    """Repeat a piece up to the limit of bytes."""
    return (start + piece * ((limits.MAX_BYTES - len(start)) // len(piece.encode()))).encode()


def _page(answer: str, count: int) -> bytes:
    questions = [{"name": f"q{n}", "acceptedAnswer": {"text": answer}} for n in range(count)]
    return json.dumps({"@type": "FAQPage", "mainEntity": questions}).encode()


def _page_of_references(answer: str, count: int) -> bytes:
    told = {"@id": "#a", "text": answer}
    questions = [{"name": f"q{n}", "acceptedAnswer": {"@id": "#a"}} for n in range(count)]
    return json.dumps([{"@type": "FAQPage", "mainEntity": questions}, told]).encode()


HEAVY = {
    "brackets": ("a.json", _filled("[")),
    "numbers": ("a.json", _filled("1,", "[")),
    "escapes": ("a.json", _filled("\\u0041", '["')),
    "quotes": ("a.csv", _filled('"', "question,answer\n")),
    "short rows": ("a.csv", _filled("a,b\n", "question,answer\n")),
    "one long row": ("a.csv", _filled("a,", "question,answer\n")),
    "names of columns": ("a.csv", _filled("question,answer,")),
    "bars": ("a.csv", _filled("|a", "question,answer,phrasings\na,b,")),
    "headings": ("a.md", _filled("# a\nb\n")),
    "hashes": ("a.md", _filled("#")),
    "spaces in a heading": ("a.md", _filled(" #", "# a")),
    "pairs": ("a.md", _filled("Q: a\nA: b\n")),
    "fences": ("a.md", _filled("```\n")),
    "backticks": ("a.md", _filled("`")),
    "short entries": ("a.yaml", _filled("- {question: a, answer: b}\n")),
    "scripts": ("a.html", _filled("<script>")),
    "scripts with data": ("a.html", _filled('<script type="application/ld+json">FAQPage</script>')),
    "tags never closed": ("a.html", _filled("<a <b ")),
    "answers of tags never closed": ("a.json", _page("<a href=" * 6000, 20)),
    "answers of comments": ("a.json", _page("<!--" * 12_000, 20)),
    "answers of open elements": ("a.json", _page("<b><ul><li>" * 4000, 20)),
    "answers of quotes": ("a.json", _page("<a \"'" * 8000, 20)),
    "answers that are one": ("a.json", _page_of_references("<b><ul><li>" * 4_000, 1_000)),
    "things within things": (
        "a.json",
        b'{"@type": "x", "@id": "x", "mainEntity": ' * 30
        + b"["
        + b'{"@id": "x"},' * 20_000
        + b'{"@type": "FAQPage"}]'
        + b"}" * 30,
    ),
    "one question over and over": (
        "a.json",
        json.dumps([{"question": "a", "answer": "b"}] * 5000).encode(),
    ),
    "the same first words": (
        "a.json",
        json.dumps(
            [{"question": f"{'same ' * 12}{n}", "answer": "b"} for n in range(5000)]
        ).encode(),
    ),
}


@pytest.mark.parametrize(("file", "data"), HEAVY.values(), ids=HEAVY)
def test_the_heaviest_files_are_done_in_bounded_time(file: str, data: bytes) -> None:
    assert len(data) <= limits.MAX_BYTES

    with without_hanging():
        result = read_import(file, data)
        if isinstance(result, Imported):
            plan_import(result, Knowledge(()))
