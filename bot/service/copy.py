"""An answer as a Markdown document that a member can keep."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from bot.core.knowledge import Knowledge
from bot.core.model import Entry, Source

_LONGEST_SLUG = 60
_NOT_IN_A_SLUG = re.compile(r"[^a-z0-9]+")
_BRACKETS = re.compile(r"([\[\]\\])")
_FILENAME = "answer"


@dataclass(frozen=True, slots=True)
class CopyLabels:
    """The words around an answer: "Topic", "Sources", "Reviewed" and "From", as a member reads."""

    topic: str
    sources: str
    reviewed: str
    origin: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A document: `filename` is plain ASCII and ends with `.md`, `text` is Markdown."""

    filename: str
    text: str


def copy_of(entry: Entry, knowledge: Knowledge, labels: CopyLabels) -> Copy:
    """Write the whole of `entry` down, with where it comes from."""
    topic = knowledge.topic_by_id.get(entry.topic)
    pack = next((each.title for each in knowledge.packs if each.id == entry.pack), "")
    facts = [
        f"- {label}: {value}"
        for label, value in (
            (labels.topic, topic.title if topic is not None else ""),
            (labels.reviewed, entry.reviewed),
            (labels.origin, pack),
        )
        if value
    ]
    sources = [f"- {_named(each)}" for each in knowledge.sources_of(entry)]
    parts = [f"# {_on_one_line(entry.question)}", entry.answer.strip()]
    if sources:
        parts += [f"## {labels.sources}", "\n".join(sources)]
    if facts:
        parts += ["---", "\n".join(facts)]
    return Copy(f"{_slug(entry.id)}.md", "\n\n".join(parts) + "\n")


def _named(source: Source) -> str:
    title = _on_one_line(source.title)
    name = f"[{_escaped(title)}](<{source.url}>)" if source.url else title
    return f"{name}, {source.publisher}" if source.publisher else name


def _escaped(text: str) -> str:
    return _BRACKETS.sub(r"\\\1", text)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _NOT_IN_A_SLUG.sub("-", plain).strip("-")[:_LONGEST_SLUG].rstrip("-") or _FILENAME
