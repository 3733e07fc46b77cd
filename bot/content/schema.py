"""Makes the JSON Schema of the files of a pack, with which editors complete and check them.

`python -m bot.content.schema [FILE]` writes it, by default to knowledge/schema.json.

The schema is a help while typing and the loader decides, so wherever they differ the schema is
the milder one. An editor resolves `2500`, `017` or `true` to a number or a boolean before it looks
at the schema, where our loader takes the text as written; so everywhere that takes any text takes
these, too. Dates, addresses and colours stay strings: no editor resolves them to anything else in
YAML 1.2. An optional key without a value is null to an editor and absent to us.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, assert_never

from bot.content.format import (
    CONTENT_FILE,
    GOLDEN_FILE,
    GOLDEN_LIST,
    NO_ENTRY,
    PACK_FILE,
    TOPIC_PREFIX,
)
from bot.content.shapes import (
    ID_PATTERN,
    PATTERNS,
    Field,
    Keyed,
    Kind,
    ListOf,
    OneOrMore,
    Record,
    Shape,
    Text,
)

# JSON has no narrower type that a type checker could hold it to.
Json = dict[str, Any]

FILE_NAME = "schema.json"
_ID = f"^{ID_PATTERN}$"
_REFERENCES: dict[Kind, str] = {
    Kind.ENTRY: _ID,
    Kind.TOPIC: _ID,
    Kind.SOURCE: _ID,
    Kind.EXPECTED: f"^({NO_ENTRY}|({TOPIC_PREFIX})?{ID_PATTERN})$",
}
_STRINGS_ONLY = frozenset({Kind.DATE, Kind.URL, Kind.COLOUR})


def json_schema() -> Json:
    """Make one schema that accepts pack.yaml, files of entries and golden.yaml."""
    files = (PACK_FILE, CONTENT_FILE, GOLDEN_LIST, GOLDEN_FILE)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A file of an Attaché pack",
        "description": "pack.yaml, golden.yaml, or a file of topics and entries.",
        "anyOf": [_of(shape) for shape in files],
    }


def schema_text() -> str:
    """The schema as the text of its file."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def _of(shape: Shape) -> Json:
    match shape:
        case Text():
            return _text(shape)
        case ListOf():
            limits = {"minItems": shape.least} if shape.least else {}
            return {"type": "array", "items": _of(shape.item), "maxItems": shape.most, **limits}
        case OneOrMore():
            return {"anyOf": [_of(shape.item), _of(ListOf(shape.item, shape.most, least=1))]}
        case Keyed():
            return {
                "type": "object",
                "propertyNames": {"pattern": _ID},
                "additionalProperties": _of(shape.item),
                "maxProperties": shape.most,
            }
        case Record():
            return _record(shape)
        case _:
            assert_never(shape)


def _text(shape: Text) -> Json:
    pattern = PATTERNS.get(shape.kind) or _REFERENCES.get(shape.kind) or r"\S"
    types = "string" if shape.kind in _STRINGS_ONLY else ["string", "number", "boolean"]
    return {"type": types, "maxLength": shape.longest, "pattern": pattern}


def _record(shape: Record) -> Json:
    required = [field.name for field in shape.fields if field.is_required]
    return {
        "title": shape.name,
        "type": "object",
        "properties": {field.name: _field(field) for field in shape.fields},
        "additionalProperties": False,
        **({"required": required} if required else {}),
    }


def _field(field: Field) -> Json:
    described: Json = {"description": field.description}
    if field.example:
        described["description"] += f"\n\nExample: `{field.name}: {field.example}`"
    if field.is_required:
        return described | _of(field.shape)
    return described | {"anyOf": [_of(field.shape), {"type": "null"}]}


def main(arguments: list[str]) -> None:
    """Write the schema to the file named, or to its place in a checkout."""
    knowledge = Path(__file__).parents[2] / "knowledge"
    target = Path(arguments[0]) if arguments else knowledge / FILE_NAME
    target.write_text(schema_text(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
