"""When two texts count as the same."""

from __future__ import annotations


def fold(text: str) -> str:
    """Give the form in which phrasings are compared: case and spacing do not matter."""
    return " ".join(text.casefold().split())
