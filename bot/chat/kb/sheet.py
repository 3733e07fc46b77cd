"""What a moderator is shown: some text, rows of controls, files, and an entry as members see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import assert_never

import discord
from discord import ui

from bot.chat.card import (
    BUTTONS_A_ROW,
    LABEL_CHARS,
    OPTION_CHARS,
    OPTIONS_A_MENU,
    TEXT_CHARS,
    Card,
    Option,
    render,
)
from bot.chat.controls import PickMenu, PressButton
from bot.chat.kb.controls import KbButton, KbMenu
from bot.chat.kb.press import BUTTON_PREFIX, MENU_PREFIX, Press
from bot.chat.markup import escape
from bot.chat.words import Words
from bot.core.cut import cut
from bot.core.excerpt import make_excerpt

_TITLE_CHARS = 250
_SMALL_CHARS = 500
# Below a preview there is always room for a sentence or two.
_SHORTEST_BODY_CHARS = 300
_PICTURES = (".png",)


@dataclass(frozen=True, slots=True)
class Button:
    """A button, and what a press on it means."""

    label: str
    to: Press
    style: discord.ButtonStyle = discord.ButtonStyle.secondary
    is_disabled: bool = False


@dataclass(frozen=True, slots=True)
class Pick:
    """A menu of 1 to 25 options, of which `picked` are shown as chosen."""

    to: Press
    placeholder: str
    options: tuple[Option, ...]
    picked: frozenset[str] = frozenset()
    least: int = 1
    most: int = 1


@dataclass(frozen=True, slots=True)
class RolePick:
    """A menu of the roles of the server; `picked` are ids."""

    to: Press
    placeholder: str
    picked: tuple[int, ...] = ()
    least: int = 0
    most: int = 25


@dataclass(frozen=True, slots=True)
class ChannelPick:
    """A menu of the channels of the server, of the given kinds; `picked` are ids."""

    to: Press
    placeholder: str
    kinds: tuple[discord.ChannelType, ...] = (discord.ChannelType.text,)
    picked: tuple[int, ...] = ()
    least: int = 0
    most: int = 25


# A text stands above the controls that it is about, in Markdown.
Row = tuple[Button, ...] | Pick | RolePick | ChannelPick | str


@dataclass(frozen=True, slots=True)
class Attached:
    """A file below the text; a picture is shown, with `alt` for those who cannot see it."""

    name: str
    data: bytes
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One private message. `title` is plain text; `body`, and `small` at the end, are Markdown.

    A `preview` is shown in its own frame, and nothing on it can be pressed.
    """

    body: str
    title: str = ""
    small: str = ""
    rows: tuple[Row, ...] = ()
    preview: Card | None = None
    attached: tuple[Attached, ...] = ()


def render_sheet(sheet: Sheet) -> ui.LayoutView:
    """Turn `sheet` into what discord.py sends, within Discord's limits."""
    view = ui.LayoutView(timeout=None)
    preview = _preview(sheet.preview) if sheet.preview is not None else []
    taken = sum(len(text) for part in preview for text in _texts_in(part))
    taken += sum(len(row) for row in sheet.rows if isinstance(row, str))
    for text in _texts(sheet, TEXT_CHARS - taken):
        view.add_item(ui.TextDisplay(text))
    for part in (*preview, *_attached(sheet.attached)):
        view.add_item(part)
    for row in sheet.rows:
        if row:
            view.add_item(_row(row))
    if sheet.small:
        view.add_item(ui.TextDisplay(_small(sheet)))
    return view


def files_of(sheet: Sheet) -> list[discord.File]:
    """Return the files of `sheet`, to be sent along."""
    return [
        discord.File(BytesIO(each.data), each.name, description=each.alt or None)
        for each in sheet.attached
    ]


def turns(
    at: Callable[[int], Press], page: int, words: Words, *, has_next: bool
) -> tuple[Button, ...]:
    """Return the buttons to the pages before and after `page`, counted from 0."""
    back = (Button(words("previous-label"), at(page - 1)),) if page > 0 else ()
    forth = (Button(words("next-label"), at(page + 1)),) if has_next else ()
    return (*back, *forth)


def _texts(sheet: Sheet, room: int) -> Iterator[str]:
    title = f"### {escape(cut(sheet.title, _TITLE_CHARS))}" if sheet.title else ""
    room -= len(title) + len(_small(sheet))
    if title:
        yield title
    if sheet.body:
        yield make_excerpt(sheet.body, budget_chars=max(room, _SHORTEST_BODY_CHARS)).text


def _small(sheet: Sheet) -> str:
    return f"-# {cut(sheet.small, _SMALL_CHARS)}" if sheet.small else ""


def _preview(card: Card) -> list[ui.Item[ui.LayoutView]]:
    view = render(card)
    for item in view.walk_children():
        if isinstance(item, PressButton | PickMenu):
            item.item.disabled = True
    return list(view.children)


def _texts_in(part: ui.Item[ui.LayoutView]) -> Iterator[str]:
    if isinstance(part, ui.TextDisplay):
        yield part.content
    elif isinstance(part, ui.Container):
        for child in part.children:
            yield from _texts_in(child)


def _attached(files: tuple[Attached, ...]) -> Iterator[ui.Item[ui.LayoutView]]:
    for each in files:
        address = f"attachment://{each.name}"
        if each.name.endswith(_PICTURES):
            gallery: ui.MediaGallery[ui.LayoutView] = ui.MediaGallery()
            gallery.add_item(media=address, description=each.alt or None)
            yield gallery
        else:
            yield ui.File(address)


def _row(row: Row) -> ui.ActionRow[ui.LayoutView] | ui.TextDisplay[ui.LayoutView]:
    if isinstance(row, str):
        return ui.TextDisplay(row)
    made: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    match row:
        case tuple():
            for each in row[:BUTTONS_A_ROW]:
                made.add_item(_button(each))
        case Pick():
            made.add_item(KbMenu(_menu(row)))
        case RolePick():
            made.add_item(KbMenu(_roles(row)))
        case ChannelPick():
            made.add_item(KbMenu(_channels(row)))
        case _:
            assert_never(row)
    return made


def _button(button: Button) -> KbButton:
    made: ui.Button[ui.LayoutView] = ui.Button(
        label=cut(button.label, LABEL_CHARS),
        style=button.style,
        custom_id=button.to.encode(BUTTON_PREFIX),
        disabled=button.is_disabled,
    )
    return KbButton(made)


def _menu(pick: Pick) -> ui.Select[ui.LayoutView]:
    options = [
        discord.SelectOption(
            value=each.value,
            label=cut(each.label, OPTION_CHARS),
            description=cut(each.description, OPTION_CHARS) or None,
            default=each.value in pick.picked,
        )
        for each in pick.options[:OPTIONS_A_MENU]
    ]
    return ui.Select(
        custom_id=pick.to.encode(MENU_PREFIX),
        placeholder=pick.placeholder,
        options=options,
        min_values=pick.least,
        max_values=min(pick.most, len(options)),
    )


def _roles(pick: RolePick) -> ui.RoleSelect[ui.LayoutView]:
    chosen = [discord.SelectDefaultValue.from_role(discord.Object(each)) for each in pick.picked]
    return ui.RoleSelect(
        custom_id=pick.to.encode(MENU_PREFIX),
        placeholder=pick.placeholder,
        min_values=pick.least,
        max_values=pick.most,
        default_values=chosen[: pick.most],
    )


def _channels(pick: ChannelPick) -> ui.ChannelSelect[ui.LayoutView]:
    chosen = [discord.SelectDefaultValue.from_channel(discord.Object(each)) for each in pick.picked]
    return ui.ChannelSelect(
        custom_id=pick.to.encode(MENU_PREFIX),
        placeholder=pick.placeholder,
        channel_types=list(pick.kinds),
        min_values=pick.least,
        max_values=pick.most,
        default_values=chosen[: pick.most],
    )
