"""Small memories: the latest of something by key, and no more of it than is said."""

from __future__ import annotations

from collections import OrderedDict
from typing import TypeVar

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


def keep_latest(kept: OrderedDict[_Key, _Value], key: _Key, value: _Value, most: int) -> None:
    """Put `value` under `key` as the latest of `kept`, and drop the oldest above `most`."""
    kept[key] = value
    kept.move_to_end(key)
    while len(kept) > most:
        kept.popitem(last=False)
