"""A short text that changes whenever our commands do."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from discord import app_commands

Tree = app_commands.CommandTree[Any]


async def fingerprint(tree: Tree) -> str:
    """Return a digest of everything that syncing `tree` would tell Discord, translations too."""
    payload = [await _payload(command, tree) for command in tree.get_commands(type=None)]
    text = json.dumps(sorted(payload, key=_name), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def commands_key(tree: Tree) -> str:
    """Return the key of the note that says which commands Discord was told last."""
    return f"commands of {tree.client.application_id}"


async def _payload(
    command: app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu,
    tree: Tree,
) -> dict[str, Any]:
    if tree.translator is None:
        return dict(command.to_dict(tree))
    return dict(await command.get_translated_payload(tree, tree.translator))


def _name(payload: dict[str, Any]) -> tuple[int, str]:
    return int(payload.get("type", 1)), str(payload["name"])
