"""The things Attaché knows about, as plain frozen data.

Everything here is immutable and free of I/O, so it can be shared between threads, cached, and
compared in tests. Nothing is about one subject: what a pack is about lives in its YAML.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Stance(StrEnum):
    """How sure the bot must be before it answers at once instead of offering a choice."""

    CAUTIOUS = "cautious"
    BALANCED = "balanced"
    EAGER = "eager"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from; `accessed` is an ISO date or empty."""

    key: str
    title: str
    publisher: str = ""
    url: str = ""
    accessed: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A named group of entries; `phrasings` are its other names, `summary` is Discord Markdown."""

    id: str
    title: str
    summary: str
    phrasings: tuple[str, ...] = ()
    pack: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One answerable unit.

    `phrasings` are other ways people ask for it, `not_this` are questions that look like it but
    must not be answered by it, `keywords` are bare words that point at it. `topic` is a topic id
    or empty; `follow_ups` are entry ids in the order they are offered; `sources` are source keys
    of the pack. `reviewed` is an ISO date or empty.
    """

    id: str
    question: str
    answer: str
    phrasings: tuple[str, ...] = ()
    not_this: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    topic: str = ""
    follow_ups: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    written_by: str = ""
    reviewed_by: str = ""
    reviewed: str = ""
    pack: str = ""

    @property
    def wordings(self) -> tuple[str, ...]:
        """The question, and after it every other way to ask it."""
        return (self.question, *self.phrasings)


@dataclass(frozen=True, slots=True)
class GoldenQuestion:
    """A labelled question that tests the matcher and never teaches it.

    `expect` holds the ids of entries (or `topic:ID`) that are right; empty means that no entry
    may answer. `fact`, where given, is text that the excerpt itself must hold.
    """

    ask: str
    expect: tuple[str, ...] = ()
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """One folder of knowledge, checked and complete.

    `accent` is a colour such as #3b6ea5, or empty. `stance` suits how thoroughly `out_of_scope`
    covers what members may ask in vain: the more it holds, the more eager the bot can afford to be.
    """

    id: str
    title: str
    description: str = ""
    language: str = "en"
    sources: tuple[Source, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
    starters: tuple[str, ...] = ()
    out_of_scope: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()
    entries: tuple[Entry, ...] = ()
    golden: tuple[GoldenQuestion, ...] = field(default=(), repr=False)
    accent: str = ""
    stance: Stance = Stance.BALANCED
