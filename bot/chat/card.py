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

from bot.chat.asked import ASKED_ID, asked_line
from bot.chat.controls import PickMenu, PressButton
from bot.chat.markup import escape
from bot.chat.press import Menu as MenuId
from bot.chat.press import Press
from bot.core.cut import cut
from bot.core.excerpt import Excerpt, make_excerpt
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
    """A button: what it says, and what a press on it means."""

    label: str
    press: Press
    stands_out: bool = False
    emoji: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """A line of a menu; `value` is the id of what it stands for."""

    value: str
    label: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu of what is listed; `id` says what a pick is for."""

    id: MenuId
    placeholder: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One message. `title` is plain text; `body`, and `small` below it, are Markdown.

    `asked` is the question that it answers, as typed. `menu` stands between the `choices` and the
    `moves`, which lead to other pages; `extras` are about the card itself.

    Without `accent` (a colour, 0xRRGGBB) there is no frame around it: a sentence in passing.
    """

    body: str
    title: str = ""
    small: str = ""
    choices: tuple[Choice, ...] = ()
    menu: Menu | None = None
    moves: tuple[Choice, ...] = ()
    extras: tuple[Choice, ...] = ()
    asked: str = ""
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


def is_whole(card: Card) -> bool:
    """Say whether the whole body of `card` fits."""
    return _body(card).is_whole


def _texts(card: Card) -> Iterator[ui.Item[ui.LayoutView]]:
    asked, title, small = _around(card)
    if asked:
        yield ui.TextDisplay(asked, id=ASKED_ID)
    yield from (ui.TextDisplay(text) for text in (title, _body(card).text, small) if text)


def _body(card: Card) -> Excerpt:
    room = TEXT_CHARS - sum(map(len, _around(card)))
    return make_excerpt(card.body, budget_chars=room)


def _around(card: Card) -> tuple[str, str, str]:
    """Return what stands above and below the body."""
    asked = asked_line(card.asked) if card.asked else ""
    title = f"### {escape(cut(card.title, _TITLE_CHARS))}" if card.title else ""
    small = f"-# {_fitted_small(card.small)}" if card.small else ""
    return asked, title, small


def _fitted_small(markdown: str) -> str:
    if len(markdown) <= _SMALL_CHARS:
        return markdown
    return escape(cut(plain_text(markdown), _SMALL_CHARS // 2))


def _controls(card: Card) -> Iterator[ui.Item[ui.LayoutView]]:
    yield from _rows(card.choices)
    if card.menu is not None:
        yield ui.ActionRow[ui.LayoutView]().add_item(_menu(card.menu))
    yield from _rows(card.moves)
    if card.extras and (card.choices or card.menu or card.moves):
        yield ui.Separator[ui.LayoutView]()
    yield from _rows(card.extras)


def _menu(menu: Menu) -> PickMenu:
    options = [
        discord.SelectOption(
            value=option.value,
            label=cut(option.label, OPTION_CHARS),
            description=cut(option.description, OPTION_CHARS) or None,
        )
        for option in menu.options[:OPTIONS_A_MENU]
    ]
    return PickMenu.of(menu.id, options, placeholder=menu.placeholder)


def _rows(choices: Sequence[Choice]) -> Iterator[ui.Item[ui.LayoutView]]:
    """Yield one row, if any; Discord refuses two buttons with the same id."""
    distinct = list({choice.press: choice for choice in choices}.values())
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    for choice in distinct[:BUTTONS_A_ROW]:
        label = cut(choice.label, LABEL_CHARS)
        button = PressButton.of(
            choice.press, label, emoji=choice.emoji, stands_out=choice.stands_out
        )
        row.add_item(button)
    if distinct:
        yield row
