"""What the columns of tables and the keys of simple lists may be called."""

from __future__ import annotations

from bot.content.format import ENTRY

KEYS = frozenset(field.name for field in ENTRY.fields)
_OTHER_NAMES = {
    "q": "question",
    "title": "question",
    "a": "answer",
    "reply": "answer",
    "phrasing": "phrasings",
    "alternatives": "phrasings",
    "variants": "phrasings",
    "keyword": "keywords",
    "tags": "keywords",
    "category": "topic",
    "section": "topic",
    "follow_up": "follow_ups",
    "source": "sources",
}


def key_of(name: str) -> str:
    """Give the key of our format that `name` stands for, or else the name in its written form."""
    plain = "_".join(name.casefold().replace("-", " ").replace("_", " ").split())
    return _OTHER_NAMES.get(plain, plain)
