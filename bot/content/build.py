"""Makes the frozen data of the core from files that have passed every check."""

from __future__ import annotations

from bot.content.draft import Draft
from bot.content.format import NO_ENTRY
from bot.content.values import Fields
from bot.core.model import Entry, GoldenQuestion, Pack, Source, Stance, Topic


def build_pack(draft: Draft) -> Pack:
    """Make a pack. Files come by name, and what is in them in the order written."""
    head = draft.head
    return Pack(
        id=draft.id,
        title=draft.title,
        description=head.text("description"),
        language=head.text("language", "en"),
        sources=tuple(_source(key, fields) for key, fields in head.keyed("sources")),
        synonyms=head.lists("synonyms"),
        starters=head.texts("starters"),
        out_of_scope=head.texts("out_of_scope"),
        topics=tuple(build_topic(fields, draft.id) for fields in draft.topics),
        entries=tuple(build_entry(fields, draft.id) for fields in draft.entries),
        golden=tuple(_golden_question(fields) for fields in draft.golden),
        accent=head.text("accent"),
        stance=Stance(head.text("stance", Stance.BALANCED)),
    )


def _source(key: str, fields: Fields) -> Source:
    return Source(
        key=key,
        title=fields.text("title"),
        publisher=fields.text("publisher"),
        url=fields.text("url"),
        accessed=fields.text("accessed"),
    )


def build_topic(fields: Fields, pack_id: str) -> Topic:
    """Make a topic of a pack."""
    return Topic(
        id=fields.text("id"),
        title=fields.text("title"),
        summary=fields.text("summary"),
        phrasings=fields.texts("phrasings"),
        pack=pack_id,
    )


def build_entry(fields: Fields, pack_id: str) -> Entry:
    """Make an entry of a pack."""
    return Entry(
        id=fields.text("id"),
        question=fields.text("question"),
        answer=fields.text("answer"),
        phrasings=fields.texts("phrasings"),
        not_this=fields.texts("not_this"),
        keywords=fields.texts("keywords"),
        topic=fields.text("topic"),
        follow_ups=fields.texts("follow_ups"),
        sources=fields.texts("sources"),
        written_by=fields.text("written_by"),
        reviewed_by=fields.text("reviewed_by"),
        reviewed=fields.text("reviewed"),
        pack=pack_id,
    )


def _golden_question(fields: Fields) -> GoldenQuestion:
    expect = fields.texts("expect")
    return GoldenQuestion(
        ask=fields.text("ask"),
        expect=() if expect == (NO_ENTRY,) else expect,
        fact=fields.text("fact"),
    )
