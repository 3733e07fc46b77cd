"""What the bot says to one question, before any chat or terminal has shaped it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import assert_never

from bot.core.decide import Choices, Decision, Match, Miss, Reason
from bot.core.excerpt import EXCERPT_CHARS, Excerpt, Point, make_excerpt
from bot.core.followups import entries_of_topic, suggest_follow_ups
from bot.core.index import Index
from bot.core.knowledge import Knowledge
from bot.core.markdown import split_units
from bot.core.model import Entry, Topic
from bot.core.pages import cut_pages
from bot.core.query import Query
from bot.core.retrieve import Candidate, Evidence

# Below this score the topic of an entry is no help after a miss. Of the golden questions of the
# shipped packs that nothing answers and that are missed, 55 of 75 (by words) and 46 of 75 (by
# meaning) then name no topic; the others are about diplomacy or the bot, but for one greeting.
NEAR_TOPIC_SCORE = 0.22


@dataclass(frozen=True, slots=True)
class Reply:
    """A decision made presentable.

    Exactly one of `entry` and `topic` is set for a Match, neither otherwise; `excerpt` goes with
    them. `offers` are what can be picked next, in order: follow-ups of an answer, the choices of
    an unsure one, starting points after a miss. `candidates` come best first, and agree with the
    decision even where an exact rule overruled their scores.

    A whole answer has `pages` pages, and `page` is the one in `excerpt`, from 1; 0 is the passage
    that the question is about. Without an entry there are none.
    """

    query: Query
    decision: Decision
    candidates: tuple[Candidate, ...]
    offers: tuple[Entry, ...]
    nearest_topics: tuple[Topic, ...] = ()
    entry: Entry | None = None
    topic: Topic | None = None
    excerpt: Excerpt | None = None
    page: int = 0
    pages: int = 0

    @property
    def has_more(self) -> bool:
        """Whether some of the answer is yet to be shown: all but the passage, or later pages."""
        if self.page:
            return self.page < self.pages
        return self.entry is not None and self.excerpt is not None and not self.excerpt.is_whole


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
            return _answered(query, candidates, decision, entry, knowledge, shown, budget_chars)
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
    """Answer with `entry` itself, as when somebody picked it from a list.

    The entry need not be in `index`, or not like this: that is how one is shown before it is saved.
    """
    query = index.reader.read(entry.question)
    decision = Match(entry.id, 1.0, Reason.PICKED)
    return _answered(query, (), decision, entry, index.knowledge, shown, budget_chars)


def turned_to(reply: Reply, page: int) -> Reply:
    """Return `reply` with this page of the whole answer, or its last if it has not as many.

    The passage is page 0. Raises ValueError for a reply that has no entry.
    """
    if reply.entry is None:
        raise ValueError("only an entry has pages")
    if page <= 0:
        return reply
    pages = cut_pages(reply.entry.answer)
    page = min(page, len(pages))
    excerpt = Excerpt(pages[page - 1], is_whole=len(pages) == 1)
    return replace(reply, excerpt=excerpt, page=page, pages=len(pages))


def unit_asked_for(entry: Entry, candidates: tuple[Candidate, ...]) -> int:
    """Return the number of the unit of the answer that comes nearest to the question.

    That is the first where the entry is no candidate, and where its keywords came nearest: they
    are a passage that stands nowhere in the answer.
    """
    evidence = _evidence_for(entry, candidates)
    if evidence is None or evidence.unit >= len(split_units(entry.answer)):
        return 0
    return evidence.unit


def _answered(
    query: Query,
    candidates: tuple[Candidate, ...],
    decision: Match,
    entry: Entry,
    knowledge: Knowledge,
    shown: Collection[str],
    budget_chars: int,
) -> Reply:
    agreed = _led_by((entry.id,), candidates)
    point = _point_of(decision, entry, candidates)
    return Reply(
        query=query,
        decision=decision,
        candidates=agreed,
        entry=entry,
        excerpt=make_excerpt(entry.answer, point=point, budget_chars=budget_chars),
        offers=suggest_follow_ups(
            entry, knowledge, nearest=[each.id for each in agreed], shown=shown
        ),
        pages=len(cut_pages(entry.answer)),
    )


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
    near = (each for each in candidates if each.score >= NEAR_TOPIC_SCORE)
    ids = dict.fromkeys(knowledge.entry_by_id[each.id].topic for each in near)
    found = (knowledge.topic_by_id.get(topic) for topic in ids)
    return tuple(topic for topic in found if topic is not None)[:limit]
