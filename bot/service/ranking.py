"""What may answer a question, best first, in terms that scripts and people can read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from bot.core.decide import Choices, Decision, Match, Miss, Reason
from bot.core.excerpt import Excerpt, Point, make_excerpt
from bot.core.knowledge import Knowledge
from bot.core.model import Entry
from bot.core.reply import Reply, unit_asked_for
from bot.core.retrieve import Candidate

# Long enough to see whether it is the one, short enough for five of them on a screen.
PREVIEW_CHARS = 400
TOPIC_PREFIX = "topic:"


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entry, or with an id of `topic:ID` a topic; `score` is 0.0 to 1.0."""

    id: str
    title: str
    score: float


def rank(reply: Reply, knowledge: Knowledge) -> tuple[Ranked, ...]:
    """List the candidates of `reply`, what was decided on in front and scores never rising.

    Where an exact rule overruled the scores, what it chose is given the score that its place
    implies: 1.0 for the one answer, that of the best rival for each of several choices.
    """
    scores = {each.id: min(max(each.score, 0.0), 1.0) for each in reply.candidates}
    decided = decided_ids(reply.decision)
    order = dict.fromkeys((*decided, *scores))
    ranked = [Ranked(each, title_of(each, knowledge), scores.get(each, 0.0)) for each in order]
    if isinstance(reply.decision, Match) and reply.decision.reason is not Reason.SURE:
        ranked[0] = replace(ranked[0], score=1.0)
    highest = 0.0
    for at in range(len(ranked) - 1, -1, -1):
        highest = max(highest, ranked[at].score)
        ranked[at] = replace(ranked[at], score=highest)
    return tuple(ranked)


def decided_ids(decision: Decision) -> tuple[str, ...]:
    """Return what was decided on: one entry or topic (`topic:ID`), the choices, or nothing."""
    match decision:
        case Match(id=name, is_topic=is_topic):
            return (f"{TOPIC_PREFIX}{name}" if is_topic else name,)
        case Choices(ids=ids):
            return ids
        case Miss():
            return ()
        case _:
            assert_never(decision)


def title_of(name: str, knowledge: Knowledge) -> str:
    """Return the question of an entry, or the title of a topic named as `topic:ID`."""
    if name.startswith(TOPIC_PREFIX):
        return knowledge.topic_by_id[name.removeprefix(TOPIC_PREFIX)].title
    return knowledge.entry_by_id[name].question


def shown_excerpt(reply: Reply) -> Excerpt | None:
    """Return the Markdown that a reader sees first: the answer's, or the first choice's preview."""
    if isinstance(reply.decision, Choices):
        return preview(reply.offers[0], reply.candidates)
    return reply.excerpt


def preview(
    entry: Entry, candidates: tuple[Candidate, ...], budget_chars: int = PREVIEW_CHARS
) -> Excerpt:
    """Cut the passage of `entry` that comes nearest to the question; its start if none does."""
    point = Point(unit_asked_for(entry, candidates))
    return make_excerpt(entry.answer, point=point, budget_chars=budget_chars)
