"""What several kinds of cards are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.chat.card import Choice
from bot.chat.markup import escape
from bot.chat.press import InTopic, OwnTopic, Place, Show, fits
from bot.core.cut import cut
from bot.core.followups import MOST_FOLLOW_UPS
from bot.core.knowledge import Knowledge
from bot.core.markdown import on_one_line
from bot.core.model import Entry

CALM_BLUE = 0x4A7FB5
BETWEEN = " · "
PREVIEW_CHARS = 110
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")
_ECHO_CHARS = 150


def choices_of(
    entries: Sequence[Entry],
    *,
    is_numbered: bool = False,
    first: int = 1,
    back: Place | None = None,
) -> tuple[Choice, ...]:
    """Return a button for each entry: all of a list numbered from `first`, else some follow-ups.

    They keep the way `back`, if there is one.
    """
    listed = entries if is_numbered else entries[:MOST_FOLLOW_UPS]
    return tuple(
        Choice(
            f"{number}. {entry.question}" if is_numbered else entry.question,
            leads_to(entry, back),
        )
        for number, entry in enumerate(listed, start=first)
    )


def leads_to(entry: Entry, back: Place | None, *, page: int = 0) -> Show:
    """Return a press that opens `entry`; the way `back` is lost where both are long."""
    if isinstance(back, InTopic) and back.topic == entry.topic:
        return Show(entry.id, page, OwnTopic(back.page))
    show = Show(entry.id, page, back)
    return show if fits(show) else Show(entry.id, page)


def numbered_lines(entries: Iterable[tuple[Entry, str]], *, first: int = 1) -> str:
    """List entries, each with one line of the text that is given with it."""
    lines: list[str] = []
    for number, (entry, text) in enumerate(entries, start=first):
        shown = escape(cut(on_one_line(text), PREVIEW_CHARS))
        lines.append(f"**{number}. {escape(entry.question)}**\n-# {shown}")
    return "\n".join(lines)


def echo(text: str) -> str:
    """Repeat what a member typed, as much of it as is polite."""
    return escape(cut(text, _ECHO_CHARS))


def accent_of(pack_id: str, knowledge: Knowledge) -> int:
    """Return the colour of the pack, or the first pack's, or ours."""
    packs = [pack for pack in knowledge.packs if pack.id == pack_id] or knowledge.packs[:1]
    found = _COLOUR.fullmatch(packs[0].accent) if packs else None
    return int(found[1], 16) if found else CALM_BLUE
