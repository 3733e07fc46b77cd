"""A message as we think of it, made to fit what Discord takes.

All of Discord's limits on a card are kept here and nowhere else: 4,000 characters over all texts
of a message, 40 components, five buttons a row, 80 characters a label, 25 options a menu of 100
characters each. What is too long is cut, at a sentence where it is Markdown and at a word where it
is plain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import discord
from discord import ui

from bot.chat.buttons import EntryButton
from bot.chat.controls import DestinationButton, PlaceMenu
from bot.chat.custom_id import ButtonId
from bot.chat.markup import escape
from bot.chat.place import Destination, Place
from bot.core.cut import cut
from bot.core.excerpt import make_excerpt
from bot.core.markdown import plain_text

TEXT_CHARS = 4_000
LABEL_CHARS = 80
BUTTONS_A_ROW = 5
OPTIONS_A_MENU = 25
OPTION_CHARS = 100
# Longer titles are not questions any more, and a small print of more than a few lines is not small.
_TITLE_CHARS = 250
_SMALL_CHARS = 800


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: what it says, and what a click does."""

    label: str
    button: ButtonId | Destination
    stands_out: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """A line of a menu; `value` is the id of what it stands for."""

    value: str
    label: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu of what is listed in `place`."""

    place: Place
    placeholder: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One message. `title` is plain text; `body`, and `small` below it, are Markdown.

    `menu` stands between the `choices` and the `moves`, which lead to other pages.

    Without `accent` (a colour, 0xRRGGBB) there is no frame around it: a sentence in passing.
    """

    body: str
    title: str = ""
    small: str = ""
    choices: tuple[Choice, ...] = ()
    menu: Menu | None = None
    moves: tuple[Choice, ...] = ()
    accent: int | None = None


def render(card: Card) -> ui.LayoutView:
    """Turn `card` into what discord.py sends; no memory of it is needed for its buttons to work."""
    # Each button finds its own way after a click, so no view ever expires.
    view = ui.LayoutView(timeout=None)
    texts, rows = list(_texts(card)), list(_controls(card))
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


def _controls(card: Card) -> Iterator[ui.Item[ui.LayoutView]]:
    yield from _rows(card.choices)
    if card.menu is not None:
        yield ui.ActionRow[ui.LayoutView]().add_item(_menu(card.menu))
    yield from _rows(card.moves)


def _menu(menu: Menu) -> PlaceMenu:
    options = [
        discord.SelectOption(
            value=option.value,
            label=cut(option.label, OPTION_CHARS),
            description=cut(option.description, OPTION_CHARS) or None,
        )
        for option in menu.options[:OPTIONS_A_MENU]
    ]
    return PlaceMenu(menu.place, options, placeholder=menu.placeholder)


def _rows(choices: Sequence[Choice]) -> Iterator[ui.Item[ui.LayoutView]]:
    """Yield one row, if any; Discord refuses two buttons with the same id."""
    distinct = list({choice.button: choice for choice in choices}.values())
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    for choice in distinct[:BUTTONS_A_ROW]:
        row.add_item(_button(choice))
    if distinct:
        yield row


def _button(choice: Choice) -> EntryButton | DestinationButton:
    label = cut(choice.label, LABEL_CHARS)
    if isinstance(choice.button, ButtonId):
        return EntryButton(choice.button, label=label, stands_out=choice.stands_out)
    return DestinationButton(choice.button, label=label, stands_out=choice.stands_out)
