"""What is kept about people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonalRecord:
    """Something kept about a person: for what, and the data, in words that can be shown."""

    kept_for: str
    data: Mapping[str, str]
