"""What the bot says to one question, before any chat or terminal has shaped it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import assert_never

from bot.core.decide import Choices, Decision, Match, Miss, Reason
from bot.core.excerpt import EXCERPT_CHARS, Excerpt, Point, make_excerpt
from bot.core.followups import entries_of_topic, suggest_follow_ups
from bot.core.index import Index
from bot.core.knowledge import Knowledge
from bot.core.markdown import split_units
from bot.core.model import Entry, Topic
from bot.core.query import Query
from bot.core.retrieve import Candidate, Evidence


@dataclass(frozen=True, slots=True)
class Reply:
    """A decision made presentable.

    Exactly one of `entry` and `topic` is set for a Match, neither otherwise; `excerpt` goes with
    them. `offers` are what can be picked next, in order: follow-ups of an answer, the choices of
    an unsure one, starting points after a miss. `candidates` come best first, and agree with the
    decision even where an exact rule overruled their scores.
    """

    query: Query
    decision: Decision
    candidates: tuple[Candidate, ...]
    offers: tuple[Entry, ...]
    nearest_topics: tuple[Topic, ...] = ()
    entry: Entry | None = None
    topic: Topic | None = None
    excerpt: Excerpt | None = None


def compose_reply(
    query: Query,
    candidates: tuple[Candidate, ...],
    decision: Decision,
    index: Index,
    *,
    shown: Collection[str] = (),
    budget_chars: int = EXCERPT_CHARS,
) -> Reply:
    """Turn `decision` into what is shown: excerpt, follow-ups, choices or ways on.

    `shown` are ids of entries that this person has already seen in the conversation.
    """
    knowledge = index.knowledge
    match decision:
        case Match(is_topic=True):
            topic = knowledge.topic_by_id[decision.id]
            return Reply(
                query=query,
                decision=decision,
                candidates=candidates,
                topic=topic,
                excerpt=make_excerpt(topic.summary, budget_chars=budget_chars),
                offers=entries_of_topic(topic.id, knowledge, shown=shown),
            )
        case Match():
            entry = knowledge.entry_by_id[decision.id]
            agreed = _led_by((entry.id,), candidates)
            return Reply(
                query=query,
                decision=decision,
                candidates=agreed,
                entry=entry,
                excerpt=make_excerpt(
                    entry.answer,
                    point=_point_of(decision, entry, candidates),
                    budget_chars=budget_chars,
                ),
                offers=suggest_follow_ups(
                    entry, knowledge, nearest=[each.id for each in agreed], shown=shown
                ),
            )
        case Choices():
            return Reply(
                query=query,
                decision=decision,
                candidates=_led_by(decision.ids, candidates),
                offers=tuple(knowledge.entry_by_id[each] for each in decision.ids),
            )
        case Miss():
            return Reply(
                query=query,
                decision=decision,
                candidates=candidates,
                offers=knowledge.starters,
                nearest_topics=_nearest_topics(candidates, knowledge),
            )
        case _:
            assert_never(decision)


def reply_with_entry(
    entry: Entry, index: Index, *, shown: Collection[str] = (), budget_chars: int = EXCERPT_CHARS
) -> Reply:
    """Answer with `entry` itself, as when somebody picked it from a list."""
    query = index.reader.read(entry.question)
    decision = Match(entry.id, 1.0, Reason.PICKED)
    return compose_reply(query, (), decision, index, shown=shown, budget_chars=budget_chars)


def unit_asked_for(entry: Entry, candidates: tuple[Candidate, ...]) -> int:
    """Return the number of the unit of the answer that comes nearest to the question.

    That is the first where the entry is no candidate, and where its keywords came nearest: they
    are a passage that stands nowhere in the answer.
    """
    evidence = _evidence_for(entry, candidates)
    if evidence is None or evidence.unit >= len(split_units(entry.answer)):
        return 0
    return evidence.unit


def _point_of(decision: Match, entry: Entry, candidates: tuple[Candidate, ...]) -> Point:
    """Say what part of the answer to show: whoever typed the entry's own question asks for all.

    A unit is emphasised only where it is nearer to the question than any phrasing is: then the
    question was for that detail.
    """
    evidence = _evidence_for(entry, candidates)
    if decision.reason is not Reason.SURE or evidence is None:
        return Point()
    unit = unit_asked_for(entry, candidates)
    is_detail = unit == evidence.unit and evidence.passage > evidence.similarity
    return Point(unit, is_emphasised=is_detail)


def _evidence_for(entry: Entry, candidates: tuple[Candidate, ...]) -> Evidence | None:
    return next((each.evidence for each in candidates if each.id == entry.id), None)


def _led_by(ids: tuple[str, ...], candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Put the candidates that were decided on in front, in the decision's order."""
    place = {entry_id: at for at, entry_id in enumerate(ids)}
    return tuple(sorted(candidates, key=lambda each: place.get(each.id, len(ids))))


def _nearest_topics(
    candidates: tuple[Candidate, ...], knowledge: Knowledge, limit: int = 3
) -> tuple[Topic, ...]:
    ids = dict.fromkeys(knowledge.entry_by_id[each.id].topic for each in candidates)
    found = (knowledge.topic_by_id.get(topic) for topic in ids)
    return tuple(topic for topic in found if topic is not None)[:limit]
