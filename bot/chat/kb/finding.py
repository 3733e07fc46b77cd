"""One thing that the doctor looked at, and how it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, in Markdown; where it is not well, with how to mend it."""

    mark: str
    text: str


def good(text: str) -> Finding:
    """Return what is well."""
    return Finding("✅", text)


def warn(text: str) -> Finding:
    """Return what works, but could be better."""
    return Finding("⚠️", text)


def bad(text: str) -> Finding:
    """Return what has to be mended."""
    return Finding("❌", text)
