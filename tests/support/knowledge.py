"""Builds small knowledge in memory, and what answers from it."""

from __future__ import annotations

from bot.core.decide import Decision, decide
from bot.core.index import Index
from bot.core.knowledge import Knowledge
from bot.core.model import Entry, Pack, Stance, Topic
from bot.core.query import Query
from bot.core.retrieve import Candidate
from bot.ports import Encoder, Store
from bot.service.answer import Answerer, consider
from bot.service.answerers import GuildAnswerers
from bot.service.guilds import GuildSnapshots
from bot.service.settingsbook import SettingsBook
from bot.service.snapshot import FixedSnapshot, Snapshot, build_snapshot
from bot.storage.memory import MemoryStore


def entry(
    name: str,
    question: str,
    answer: str = "It is so.",
    *,
    phrasings: tuple[str, ...] = (),
    not_this: tuple[str, ...] = (),
    keywords: tuple[str, ...] = (),
    topic: str = "",
    follow_ups: tuple[str, ...] = (),
    sources: tuple[str, ...] = (),
) -> Entry:
    """Return an entry of the pack that `know` makes."""
    return Entry(
        id=name,
        question=question,
        answer=answer,
        phrasings=phrasings,
        not_this=not_this,
        keywords=keywords,
        topic=topic,
        follow_ups=follow_ups,
        sources=sources,
        pack="small",
    )


def know(
    *entries: Entry,
    topics: tuple[Topic, ...] = (),
    synonyms: tuple[tuple[str, ...], ...] = (),
    out_of_scope: tuple[str, ...] = (),
    starters: tuple[str, ...] = (),
    language: str = "en",
    stance: Stance = Stance.BALANCED,
) -> Knowledge:
    """Return knowledge of one pack."""
    pack = Pack(
        id="small",
        title="Small",
        language=language,
        synonyms=synonyms,
        starters=starters,
        out_of_scope=out_of_scope,
        topics=topics,
        entries=entries,
        stance=stance,
    )
    return Knowledge((pack,))


def indexed(knowledge: Knowledge) -> Index:
    """Return the index of `knowledge` in the lexical tier."""
    return build_snapshot(knowledge, None).index


def answerer_for(knowledge: Knowledge, encoder: Encoder | None = None) -> Answerer:
    """Return an answerer over `knowledge`; without an encoder it matches by words."""
    return Answerer(FixedSnapshot(build_snapshot(knowledge, encoder)))


def answerer_from(snapshot: Snapshot) -> Answerer:
    """Return an answerer that always answers from `snapshot`."""
    return Answerer(FixedSnapshot(snapshot))


def answerers_for(
    answerer: Answerer, guilds: GuildSnapshots | None = None, store: Store | None = None
) -> GuildAnswerers:
    """Return what answers in `guilds`, as their settings in `store` say."""
    return GuildAnswerers(answerer, guilds, SettingsBook(store or MemoryStore(), float))


def retrieved(text: str, knowledge: Knowledge) -> tuple[Query, tuple[Candidate, ...]]:
    """Read `text` and rank the entries for it, in the lexical tier."""
    return consider(text, build_snapshot(knowledge, None))


def decided(text: str, knowledge: Knowledge) -> Decision:
    """Decide `text` in the lexical tier, as the pack's stance has it."""
    snapshot = build_snapshot(knowledge, None)
    query, candidates = consider(text, snapshot)
    thresholds = snapshot.index.tier.thresholds[knowledge.stance]
    return decide(query, candidates, snapshot.index, thresholds)
