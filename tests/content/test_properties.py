"""What holds for every pack and for every file."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from bot.content.loader import inspect_packs, load_pack
from bot.content.reader import read_yaml
from bot.content.report import Report
from bot.content.schema import json_schema
from bot.content.text import UNSEEN
from bot.core.model import Entry, GoldenQuestion, Pack, Source, Topic
from bot.errors import KnowledgeError

SCHEMA = Draft7Validator(json_schema())
IDS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True).filter(lambda text: text != "none")
CHARACTERS = st.characters(exclude_categories=["Cs", "Cn"]).filter(lambda c: not UNSEEN.match(c))
# What YAML gives a meaning to, so that it comes up often enough.
TRICKY = st.sampled_from(
    [
        *("no", "~", "null", "017", "12:30", "2026-01-01", "- a", "a: b", "# a", "'", '"', "{"),
        *("[x]", "*b*", "&c", "!d", "%e", "@f", "`g`", "|", ">", "<<", "? h", "a #b", "\\", "---"),
    ]
)
DATES = st.dates().map(lambda day: day.isoformat()) | st.just("")


def lines(longest: int) -> st.SearchStrategy[str]:
    text = st.text(CHARACTERS, max_size=min(longest, 40)) | TRICKY
    return text.map(lambda line: " ".join(line.split())).filter(bool)


def texts() -> st.SearchStrategy[str]:
    return st.text(CHARACTERS | st.just("\n"), max_size=80).map(_settle).filter(bool) | TRICKY


def _settle(text: str) -> str:
    return text.replace("\r", "\n").strip()


def tuples_of(item: st.SearchStrategy[str], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(item, max_size=most, unique=True).map(tuple)


@st.composite
def packs(draw: st.DrawFn) -> Pack:
    pack_id = draw(IDS)
    entry_ids = draw(st.lists(IDS, min_size=1, max_size=4, unique=True))
    topic_ids = draw(st.lists(IDS, max_size=2, unique=True))
    source_ids = draw(st.lists(IDS, max_size=2, unique=True))

    def pick(ids: list[str]) -> tuple[str, ...]:
        return draw(tuples_of(st.sampled_from(ids))) if ids else ()

    def entry(name: str) -> Entry:
        return Entry(
            id=name,
            question=draw(lines(240)),
            answer=draw(texts()),
            phrasings=draw(tuples_of(lines(300))),
            not_this=draw(tuples_of(lines(300))),
            keywords=draw(tuples_of(lines(60))),
            topic=draw(st.sampled_from([*topic_ids, ""])),
            follow_ups=tuple(other for other in pick(entry_ids) if other != name),
            sources=pick(source_ids),
            written_by=draw(lines(100) | st.just("")),
            reviewed=draw(DATES),
            pack=pack_id,
        )

    expected = [*entry_ids, *(f"topic:{name}" for name in topic_ids)]
    return Pack(
        id=pack_id,
        title=draw(lines(100)),
        description=draw(texts() | st.just("")),
        language=draw(st.sampled_from(["en", "pt-BR", "no"])),
        sources=tuple(
            Source(key, draw(lines(300)), url=draw(st.sampled_from(["", "https://a.example/b#c"])))
            for key in source_ids
        ),
        synonyms=draw(st.lists(st.tuples(lines(100), lines(100)), max_size=2).map(tuple)),
        starters=pick(entry_ids),
        out_of_scope=draw(tuples_of(lines(300))),
        topics=tuple(
            Topic(name, draw(lines(100)), draw(texts()), pack=pack_id) for name in topic_ids
        ),
        entries=tuple(entry(name) for name in entry_ids),
        golden=tuple(
            GoldenQuestion(draw(texts()), pick(expected)) for _ in range(draw(st.integers(0, 2)))
        ),
        accent=draw(st.sampled_from(["", "#3b6ea5"])),
    )


def as_files(pack: Pack) -> dict[str, object]:
    """Write a pack the way its author would, leaving out what is empty."""
    head = _given(pack, "title description language starters out_of_scope synonyms accent id")
    head["sources"] = {source.key: _given(source, "title publisher url") for source in pack.sources}
    topics = [_given(topic, "id title summary phrasings") for topic in pack.topics]
    keys = "id question answer phrasings not_this keywords topic follow_ups sources written_by"
    entries = [_given(entry, f"{keys} reviewed_by reviewed") for entry in pack.entries]
    golden = [{"ask": q.ask, "expect": list(q.expect) or "none"} for q in pack.golden]
    return {
        "pack.yaml": head,
        "faq.yaml": {"topics": topics, "entries": entries},
        "golden.yaml": golden,
    }


def _given(thing: object, keys: str) -> dict[str, object]:
    values = ((key, getattr(thing, key)) for key in keys.split())
    return {key: _listed(value) for key, value in values if value}


def _listed(value: object) -> object:
    return [_listed(item) for item in value] if isinstance(value, tuple) else value


@given(pack=packs(), style=st.sampled_from([None, '"', "'", "|", ">"]), flow=st.booleans())
def test_a_pack_survives_a_round_trip(pack: Pack, style: str | None, flow: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        for file, content in as_files(pack).items():
            text = yaml.safe_dump(
                content,
                allow_unicode=True,
                sort_keys=False,
                default_style=style,
                default_flow_style=flow,
            )
            Path(name, file).write_text(text, encoding="utf-8")

        assert load_pack(Path(name)) == pack


@given(pack=packs())
def test_what_the_loader_takes_the_schema_takes(pack: Pack) -> None:
    for content in as_files(pack).values():
        SCHEMA.validate(content)


@given(data=st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8")))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert_loads_or_refuses(data, "faq.yaml")


@given(text=st.text(st.sampled_from(list("ab:-?[]{}|>&*!%@`'\"#,\\ \n\t~.")), max_size=60))
@example(text="---")
def test_any_signs_of_yaml_are_read_or_refused(text: str) -> None:
    assert_loads_or_refuses(text.encode(), "faq.yaml")


@given(text=st.text(st.sampled_from(list("ab:-?[]{}|>&*!%@`'\"#,\\ \n\t~.xuU0")), max_size=40))
def test_the_parser_in_python_never_fails_either(text: str) -> None:
    read_yaml(text.encode(), "f", Report(), parser=yaml.SafeLoader)


GOOD = b"""\
# yaml-language-server: $schema=../schema.json
topics:
- id: wifi
  title: Wi-Fi
  summary: "Networks: all of them."
  phrasings: [WLAN, 'wireless']
entries:
- id: join-wifi
  question: How do I join the Wi-Fi?
  answer: |
    Choose **campus** and log in.

    - Caf\xc3\xa9: ask at the bar
  phrasings:
  - cant connect   # the usual
  - "wifi: how"
  topic: wifi
  follow_ups: [fix-wifi]
  reviewed: 2026-11-20
- {id: fix-wifi, question: It is slow?, answer: >-
    Move closer.}
"""


@pytest.mark.parametrize("seed", range(400))
def test_a_good_file_with_a_mistake_never_crashes(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(GOOD)
    for _ in range(chance.randint(1, 4)):
        mutate(data, chance)

    assert_loads_or_refuses(bytes(data), chance.choice(["faq.yaml", "pack.yaml", "golden.yaml"]))


def mutate(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    end = min(len(data), at + chance.randint(1, 12))
    match chance.randint(0, 4):
        case 0:
            del data[at:end]
        case 1:
            data[at:at] = data[at:end] * chance.randint(1, 5)
        case 2:
            data[at] = chance.randrange(256)
        case 3:
            data[at:at] = chance.choice(
                [b"\t", b"'", b'"', b": ", b"\n", b"[", b"- ", b"\n  ", b"#"]
            )
        case _:
            other = chance.randrange(len(data))
            data[at], data[other] = data[other], data[at]


def assert_loads_or_refuses(data: bytes, file: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        Path(name, file).write_bytes(data)
        inspection = inspect_packs([Path(name)])
        for problem in inspection.problems:
            assert problem.message
            assert problem.render().encode("utf-8")
            assert problem.line <= data.count(b"\n") + data.count(b"\r") + 1
        if inspection.errors:
            with pytest.raises(KnowledgeError) as caught:
                load_pack(Path(name))
            assert caught.value.problems == inspection.problems
        else:
            assert load_pack(Path(name)) == inspection.packs[0]
