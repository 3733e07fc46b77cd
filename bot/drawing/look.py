"""The colours and marks of pictures.

The background is the picture's own, so that it reads the same on a dark and a light theme. The
colours of data are of the palette of Okabe and Ito, which people with any colour vision can tell
apart; a hatch or a mark of its own tells each apart without colour.
"""

from __future__ import annotations

from dataclasses import dataclass

CARD = "#1e1f22"
PANEL = "#2b2d31"
TEXT = "#f2f3f5"
FAINT_TEXT = "#b5bac1"
GRID = "#4e5058"

SKY_BLUE = "#56b4e9"
ORANGE = "#e69f00"
VERMILLION = "#d55e00"
YELLOW = "#f0e442"

# Besides the card itself.
IN_USE = (PANEL, TEXT, FAINT_TEXT, GRID, SKY_BLUE, ORANGE, VERMILLION, YELLOW)


@dataclass(frozen=True, slots=True)
class Look:
    """How a series is drawn: its colour, and a hatch as Matplotlib writes it."""

    colour: str
    hatch: str = ""


PARTS = (Look(SKY_BLUE), Look(ORANGE, "////"), Look(VERMILLION, "xxxx"))
TOTAL = Look(TEXT)
LINE = Look(YELLOW)
UPPER_RANKING = PARTS[0]
LOWER_RANKING = PARTS[2]
