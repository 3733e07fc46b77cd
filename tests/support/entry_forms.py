"""Forms of entries, filled in and handed in through discord.py."""

from __future__ import annotations

from typing import Any

import simcord

from tests.support.moderators import Council

LOST: dict[str, Any] = {
    "question": "What if I lose a book?",
    "answer": "Tell the **desk**. You pay what it costs.",
    "phrasings": "my book is gone\nlost book",
    "topic": ["lending"],
    "follow_ups": "late-fee\nHow long can I keep a book?",
}


def fields(shown: simcord.InteractionResult) -> dict[str, Any]:
    """Return what the fields of a form hold."""
    assert shown.modal is not None
    parts = [each["component"] for each in shown.modal["components"]]
    texts = {each["custom_id"]: each.get("value", "") for each in parts if "options" not in each}
    menus = {
        each["custom_id"]: [one["value"] for one in each["options"] if one.get("default")]
        for each in parts
        if "options" in each
    }
    return {**texts, **menus}


async def submit(
    here: Council,
    shown: simcord.InteractionResult,
    by: simcord.MemberActor | None = None,
    **values: object,
) -> simcord.ResponseMessage:
    """Hand the form in with its fields as they are, but for `values`."""
    given: dict[str, Any] = {key: each for key, each in fields(shown).items() if each} | values
    message = (await (by or here.sam).submit_modal(shown, given)).response
    assert message is not None
    return message


async def press(
    here: Council,
    message: simcord.ResponseMessage | None,
    label: str,
    by: simcord.MemberActor | None = None,
) -> simcord.ResponseMessage:
    """Press a button and return what stands there then."""
    assert message is not None
    result = (await (by or here.sam).click(message, label=label)).response
    assert result is not None
    return result


async def written(
    here: Council, by: simcord.MemberActor | None = None, /, **values: object
) -> simcord.ResponseMessage:
    """Fill in the form of a new entry, up to the preview."""
    return await submit(here, await here.kb("add", by=by), by, **{**LOST, **values})
