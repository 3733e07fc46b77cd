"""Plain data and changes as JSON, which gives back exactly what went in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from bot.core.revisions import Change, Item, Kind, State


def dump(value: object) -> str:
    """Return `value`, made of mappings, lists, texts, numbers and None, as JSON in plain ASCII."""
    return json.dumps(value, default=_as_dict)


def load(text: str) -> Any:  # noqa: ANN401 - whatever went in
    """Return what was dumped. Raises ValueError for anything else."""
    return json.loads(text)


def load_ids(text: str) -> tuple[int, ...]:
    """Return the ids that were dumped. Raises ValueError for what is no JSON."""
    return tuple(load(text))


def dump_changes(changes: Iterable[Change]) -> str:
    """Return `changes` as JSON."""
    return dump(
        [
            {
                "kind": change.item.kind,
                "id": change.item.id,
                "state": change.state,
                "fields": change.fields,
                "base": change.base,
            }
            for change in changes
        ]
    )


def load_changes(text: str) -> tuple[Change, ...]:
    """Return the changes that were dumped. Raises ValueError for anything else."""
    try:
        return tuple(
            Change(
                Item(Kind(each["kind"]), each["id"]),
                State(each["state"]),
                each["fields"],
                each["base"],
            )
            for each in load(text)
        )
    except (KeyError, TypeError) as error:
        raise ValueError("these are no changes") from error


def _as_dict(value: object) -> dict[Any, Any]:
    # A read-only mapping, which json does not know.
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} is no plain data")
