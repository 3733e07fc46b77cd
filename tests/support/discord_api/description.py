"""Discord's own description of its API, an OpenAPI file, as a check of requests.

The description is rewritten before it is compiled, so that errors can be read and typing mistakes
show: of several shapes the one with the right `type` is chosen, and unknown fields are refused.
Ids may be numbers, which Discord takes and discord.py sends.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import simcord

VARIABLE = "ATTACHE_DISCORD_OPENAPI"

Schema = dict[str, Any]
_SCHEMAS = "#/components/schemas/"
# What discord.py sends of its own accord: documented, or ignored by Discord, but not described.
_ALSO_TAKEN = {
    "ApplicationCommandCreateRequest": "nsfw",
    "ApplicationCommandUpdateRequest": "nsfw",
    "IncomingWebhookUpdateForInteractionCallbackRequestPartial": "tts",
    "IncomingWebhookUpdateRequestPartial": "tts",
}


class Description:
    """The operations of Discord's API and what each takes."""

    def __init__(self, document: Schema) -> None:
        self._paths: Schema = document["paths"]
        schemas = document["components"]["schemas"]
        schemas["SnowflakeType"] |= {"type": ["string", "integer"]}
        for name, field in _ALSO_TAKEN.items():
            schemas[name]["properties"].setdefault(field, {"type": "boolean"})
        rewritten = {name: _rewrite(schema, schemas) for name, schema in schemas.items()}
        self._components = {"schemas": rewritten}
        self._schemas = schemas
        self._compiled: dict[str, jsonschema_rs.Draft202012Validator] = {}

    def problems(self, request: simcord.HttpLogEntry) -> Iterator[str]:
        """Yield what is wrong with `request` according to the description."""
        template = self._template(request)
        if template is None:
            yield "Discord has no such operation"
            return
        operation = self._paths[template][request.method.lower()]
        shared = self._paths[template].get("parameters", [])
        known = {
            each["name"] for each in shared + operation.get("parameters", []) if "name" in each
        }
        for name in sorted(request.params.keys() - known):
            yield f"?{name}: unknown parameter"
        taken = operation.get("requestBody")
        if taken is None:
            if request.json is not None:
                yield "the operation takes no body"
        elif request.json is not None:
            # Of a request with files, this is what stands in its part payload_json.
            body = taken["content"]["application/json"]["schema"]
            yield from self._body_problems(f"{request.method} {template}", body, request.json)
        elif taken.get("required"):
            yield "the body is missing"

    def _template(self, request: simcord.HttpLogEntry) -> str | None:
        """Return the path of the description that fits best: the most literal one."""
        parts = request.path.split("/")
        fits = [
            template
            for template, operations in self._paths.items()
            if request.method.lower() in operations and _fits(template.split("/"), parts)
        ]
        return min(fits, key=lambda template: template.count("{"), default=None)

    def _body_problems(self, operation: str, schema: Schema, body: object) -> Iterator[str]:
        if operation not in self._compiled:
            root = _rewrite(schema, self._schemas) | {"components": self._components}
            self._compiled[operation] = jsonschema_rs.Draft202012Validator(
                root, validate_formats=True
            )
        for error in self._compiled[operation].iter_errors(body):
            yield from _readable(error)


def _fits(template: list[str], parts: list[str]) -> bool:
    return len(template) == len(parts) and all(
        known == part or (known.startswith("{") and part)
        for known, part in zip(template, parts, strict=True)
    )


def _rewrite(schema: Schema, schemas: Schema) -> Schema:
    written: Schema = {key: _rewrite_value(value, schemas) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict):
        written.setdefault("additionalProperties", False)
    for key in ("oneOf", "anyOf"):
        if isinstance(schema.get(key), list):
            written |= _union(written.pop(key), schemas)
    return written


def _rewrite_value(value: object, schemas: Schema) -> object:
    if isinstance(value, list):
        return [_rewrite_value(each, schemas) for each in value]
    return _rewrite(value, schemas) if isinstance(value, dict) else value


def _union(branches: list[Schema], schemas: Schema) -> Schema:
    """Return the same choice in a form whose errors name the culprit."""
    others = [branch for branch in branches if branch.get("type") != "null"]
    if all("const" in branch for branch in others):
        return {"enum": [branch["const"] for branch in others]}
    kinds = [_kinds(branch, schemas) for branch in others]
    choice: Schema = {"anyOf": others}
    if len(others) == 1:
        choice = others[0]
    elif all(kinds) and len({kind for each in kinds for kind in each}) == sum(map(len, kinds)):
        every = [kind for each in kinds for kind in each]
        choice = {
            "type": "object",
            "required": ["type"],
            "properties": {"type": {"enum": every}},
            "allOf": [
                {
                    "if": {"properties": {"type": {"enum": kind}}, "required": ["type"]},
                    "then": branch,
                }
                for kind, branch in zip(kinds, others, strict=True)
            ],
        }
    if len(others) < len(branches):
        return {"if": {"type": "null"}, "else": choice}
    return {"allOf": [choice]}


def _kinds(branch: Schema, schemas: Schema) -> list[int]:
    """Return the values of `type` that mark `branch`."""
    target = schemas[branch["$ref"].removeprefix(_SCHEMAS)] if "$ref" in branch else branch
    kinds: list[int] = target.get("properties", {}).get("type", {}).get("enum", [])
    return kinds


def _readable(error: jsonschema_rs.ValidationError) -> Iterator[str]:
    if isinstance(error.kind, jsonschema_rs.ValidationErrorKind.AnyOf):
        # The branch that came furthest is most likely the one that was meant.
        branches = [branch for branch in error.kind.context if branch]
        if branches:
            for each in max(
                branches, key=lambda branch: max(len(each.instance_path) for each in branch)
            ):
                yield from _readable(each)
            return
    where = ".".join(str(part) for part in error.instance_path) or "body"
    message = error.message
    yield f"{where}: {message if len(message) < 300 else f'{message[:140]} … {message[-140:]}'}"


@cache
def load_description() -> Description | None:
    """Return the description that the environment names, or None if it names none."""
    name = os.environ.get(VARIABLE)
    return Description(json.loads(Path(name).read_text(encoding="utf-8"))) if name else None
