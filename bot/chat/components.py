"""The parts of a message that Discord gives back to us."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import discord


def parts_of(message: discord.Message | None) -> Iterator[discord.Component]:
    """Yield every component of `message`, those inside of others too, from top to bottom."""
    return _walk(message.components) if message is not None else iter(())


def _walk(components: Iterable[discord.Component]) -> Iterator[discord.Component]:
    for component in components:
        yield component
        if isinstance(component, discord.Container | discord.ActionRow):
            yield from _walk(component.children)
