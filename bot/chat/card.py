"""A message as we think of it, made to fit what Discord takes.

All of Discord's limits on a card are kept here and nowhere else: 4,000 characters over all texts
of a message, 40 components, five buttons a row, 80 characters a label. What is too long is cut, at
a sentence where it is Markdown and at a word where it is plain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import discord
from discord import ui

from bot.chat.buttons import EntryButton
from bot.chat.custom_id import ButtonId, encode
from bot.chat.markup import escape
from bot.core.cut import cut
from bot.core.excerpt import make_excerpt
from bot.core.markdown import plain_text

TEXT_CHARS = 4_000
LABEL_CHARS = 80
BUTTONS_A_ROW = 5
# Longer titles are not questions any more, and a small print of more than a few lines is not small.
_TITLE_CHARS = 250
_SMALL_CHARS = 800


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: what it says, and what a click does."""

    label: str
    button: ButtonId
    stands_out: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One message. `title` is plain text; `body`, and `small` below it, are Markdown.

    Without `accent` (a colour, 0xRRGGBB) there is no frame around it: a sentence in passing.
    """

    body: str
    title: str = ""
    small: str = ""
    choices: tuple[Choice, ...] = ()
    accent: int | None = None


def render(card: Card) -> ui.LayoutView:
    """Turn `card` into what discord.py sends; no memory of it is needed for its buttons to work."""
    # Each button finds its own way after a click, so no view ever expires.
    view = ui.LayoutView(timeout=None)
    texts, rows = list(_texts(card)), list(_rows(card.choices))
    if card.accent is None:
        for part in (*texts, *rows):
            view.add_item(part)
        return view
    line = [ui.Separator[ui.LayoutView]()] if texts and rows else []
    return view.add_item(
        ui.Container(*texts, *line, *rows, accent_colour=discord.Colour(card.accent))
    )


def _texts(card: Card) -> Iterator[ui.Item[ui.LayoutView]]:
    title = f"### {escape(cut(card.title, _TITLE_CHARS))}" if card.title else ""
    small = f"-# {_fitted_small(card.small)}" if card.small else ""
    room = TEXT_CHARS - len(title) - len(small)
    body = make_excerpt(card.body, budget_chars=room).text
    yield from (ui.TextDisplay(text) for text in (title, body, small) if text)


def _fitted_small(markdown: str) -> str:
    if len(markdown) <= _SMALL_CHARS:
        return markdown
    return escape(cut(plain_text(markdown), _SMALL_CHARS // 2))


def _rows(choices: Sequence[Choice]) -> Iterator[ui.Item[ui.LayoutView]]:
    """Yield one row, if any; Discord refuses two buttons with the same id."""
    distinct = list({encode(choice.button): choice for choice in choices}.values())
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    for choice in distinct[:BUTTONS_A_ROW]:
        label = cut(choice.label, LABEL_CHARS)
        row.add_item(EntryButton(choice.button, label=label, stands_out=choice.stands_out))
    if distinct:
        yield row
