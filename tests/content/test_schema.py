"""The JSON Schema agrees with the loader and with the files we ship."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from bot.content import format as pack_format
from bot.content.schema import FILE_NAME, json_schema, main, schema_text
from bot.content.shapes import Field, Keyed, ListOf, Record, Shape

ROOT = Path(__file__).parents[2]
SCHEMA = Draft7Validator(json_schema())
SHIPPED = [
    *sorted((ROOT / "knowledge").glob("*/*.yaml")),
    *sorted((ROOT / "bot" / "content" / "starter").glob("*.yaml")),
]


class EditorLoader(yaml.SafeLoader):
    """Resolves values as an editor does: numbers, null and true, but neither dates nor `on`."""


EditorLoader.yaml_implicit_resolvers = {
    sign: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag.split(":")[-1] in ("int", "float", "null")
    ]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for letter in "tfTF":
    EditorLoader.add_implicit_resolver(
        "tag:yaml.org,2002:bool", re.compile("^(?:true|false)$", re.IGNORECASE), [letter]
    )


def accepts(text: str) -> bool:
    # The loader is a subclass of SafeLoader.
    return SCHEMA.is_valid(yaml.load(text, Loader=EditorLoader))  # noqa: S506


def test_it_is_a_valid_schema() -> None:
    Draft7Validator.check_schema(json_schema())


def test_the_file_on_disk_is_current() -> None:
    """If this fails, run `python -m bot.content.schema`."""
    assert (ROOT / "knowledge" / FILE_NAME).read_text(encoding="utf-8") == schema_text()


def test_it_is_written_where_asked(tmp_path: Path) -> None:
    main([str(tmp_path / "x.json")])

    assert json.loads((tmp_path / "x.json").read_text(encoding="utf-8")) == json_schema()


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_shipped_files_are_valid(file: Path) -> None:
    assert accepts(file.read_text(encoding="utf-8"))


ENTRY = "entries:\n- {id: a, question: Q, answer: A."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ENTRY + ", phrasings: [2500, 017, true, on, 12:30]}", id="texts like numbers"),
        pytest.param(ENTRY + ", reviewed: 2026-11-23}", id="a date without quotes"),
        pytest.param(ENTRY + ", topic: }", id="an optional key without a value"),
        pytest.param("entries:\n- {id: 2026, question: 1, answer: 2}", id="an id like a number"),
        pytest.param("- {ask: 7, expect: none}\n- {ask: x, expect: ['topic:t', a]}", id="golden"),
        pytest.param("questions:\n- {ask: x, expect: a}", id="golden below a key"),
        pytest.param("id: a\nsynonyms: [[5G, 5]]\nsources: {x: {title: 1984}}", id="a pack"),
    ],
)
def test_what_the_loader_takes_is_valid(text: str) -> None:
    assert accepts(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ENTRY + ", phrasings: x}", id="a text for a list"),
        pytest.param(ENTRY + ", anwser: x}", id="an unknown key"),
        pytest.param("entries:\n- {id: a, question: Q}", id="a required key left out"),
        pytest.param(
            "entries:\n- {id: a, question: Q, answer: }", id="a required key without value"
        ),
        pytest.param("entries:\n- {id: A b, question: Q, answer: A}", id="a bad id"),
        pytest.param(ENTRY + ", reviewed: 23.11.2026}", id="a bad date"),
        pytest.param(ENTRY + ", answer: ''}", id="an empty text"),
        pytest.param("accent: blue", id="a bad colour"),
        pytest.param("synonyms: [[a]]", id="a synonym on its own"),
        pytest.param("sources: {a: {title: t, url: 'ftp://x'}}", id="a bad address"),
        pytest.param("- {ask: x}", id="a golden question without expectation"),
        pytest.param("just text", id="a text"),
    ],
)
def test_what_the_loader_refuses_is_invalid(text: str) -> None:
    assert not accepts(text)


def fields_of(shape: Shape) -> list[Field]:
    match shape:
        case Record():
            return [inner for field in shape.fields for inner in (field, *fields_of(field.shape))]
        case ListOf() | Keyed():
            return fields_of(shape.item)
        case _:
            return []


@pytest.mark.parametrize(
    "file",
    [pack_format.PACK_FILE, pack_format.CONTENT_FILE, pack_format.GOLDEN_FILE],
    ids=lambda file: file.name,
)
def test_every_key_is_described(file: Record) -> None:
    fields = fields_of(file)

    assert fields
    assert all(field.description.endswith(".") for field in fields)
