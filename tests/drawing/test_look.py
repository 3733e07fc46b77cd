"""Colours that everybody can read."""

from __future__ import annotations

import pytest

from bot.drawing.look import (
    CARD,
    FAINT_TEXT,
    IN_USE,
    LINE,
    ORANGE,
    PANEL,
    PARTS,
    SKY_BLUE,
    TEXT,
    TOTAL,
    VERMILLION,
    YELLOW,
    Look,
)

# WCAG 2.2, success criteria 1.4.3 for text and 1.4.11 for graphics.
LEAST_FOR_TEXT = 4.5
LEAST_FOR_GRAPHICS = 3.0


def luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels
    ]
    return sum(weight * each for weight, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("background", [CARD, PANEL])
@pytest.mark.parametrize("text", [TEXT, FAINT_TEXT])
def test_text_can_be_read(text: str, background: str) -> None:
    assert contrast(text, background) >= LEAST_FOR_TEXT


@pytest.mark.parametrize("look", [*PARTS, TOTAL, LINE])
def test_marks_stand_out_from_the_card(look: Look) -> None:
    assert contrast(look.colour, CARD) >= LEAST_FOR_GRAPHICS


def test_parts_differ_without_their_colours() -> None:
    assert len({look.hatch for look in PARTS}) == len(PARTS)


def test_data_has_the_colours_of_okabe_and_ito() -> None:
    assert (SKY_BLUE, ORANGE, VERMILLION, YELLOW) == ("#56b4e9", "#e69f00", "#d55e00", "#f0e442")


def test_every_colour_of_a_mark_is_kept_exactly() -> None:
    assert {look.colour for look in (*PARTS, TOTAL, LINE)} | {PANEL, FAINT_TEXT} <= set(IN_USE)
