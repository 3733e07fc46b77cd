"""The answer to a question as scripts read it. Its keys are a promise: add some, remove none."""

from __future__ import annotations

from typing import TypedDict, assert_never

from bot.core.decide import Choices, Decision, Match, Miss
from bot.core.knowledge import Knowledge
from bot.core.model import Entry
from bot.core.reply import Reply
from bot.service.ranking import TOPIC_PREFIX, preview, rank, shown_excerpt


class ShownJson(TypedDict):
    """What answers; for a topic, `id` is `topic:ID` and `topic` the bare id."""

    id: str
    title: str
    topic: str | None


class LinkJson(TypedDict):
    """Something to ask next."""

    id: str
    title: str


class CandidateJson(TypedDict):
    """Something that may answer; `score` is 0.0 to 1.0."""

    id: str
    title: str
    score: float


class ChoiceJson(TypedDict):
    """One of the entries offered, with its passage nearest to the question."""

    id: str
    title: str
    excerpt: str


class AnswerJson(TypedDict):
    """One question and its answer; `corrections` map what was typed to what it was taken for."""

    question: str
    decision: str
    entry: ShownJson | None
    excerpt: str | None
    text: str | None
    confidence: float
    candidates: list[CandidateJson]
    follow_ups: list[LinkJson]
    elapsed_ms: float
    reason: str
    corrections: dict[str, str]
    choices: list[ChoiceJson]


def answer_as_json(
    question: str, reply: Reply, knowledge: Knowledge, elapsed_s: float
) -> AnswerJson:
    """Return `reply` to `question`, exactly as that was typed, for `json` to write."""
    excerpt = shown_excerpt(reply)
    is_answer = isinstance(reply.decision, Match)
    is_choice = isinstance(reply.decision, Choices)
    return AnswerJson(
        question=question,
        decision=decision_name(reply.decision),
        entry=_shown(reply),
        excerpt=excerpt.text if excerpt else None,
        text=_whole_text(reply),
        confidence=round(reply.decision.confidence, 4),
        candidates=[
            CandidateJson(id=each.id, title=each.title, score=round(each.score, 4))
            for each in rank(reply, knowledge)
        ],
        follow_ups=[_link(entry) for entry in reply.offers] if is_answer else [],
        elapsed_ms=round(elapsed_s * 1000, 3),
        reason=str(reply.decision.reason),
        corrections={each.typed: each.guesses[0].word for each in reply.query.corrections},
        choices=[_choice(entry, reply) for entry in reply.offers] if is_choice else [],
    )


def decision_name(decision: Decision) -> str:
    """Return the word for a kind of decision: answer, choices or miss."""
    match decision:
        case Match():
            return "answer"
        case Choices():
            return "choices"
        case Miss():
            return "miss"
        case _:
            assert_never(decision)


def _shown(reply: Reply) -> ShownJson | None:
    if reply.topic is not None:
        name = reply.topic.id
        return ShownJson(id=TOPIC_PREFIX + name, title=reply.topic.title, topic=name)
    if reply.entry is not None:
        entry = reply.entry
        return ShownJson(id=entry.id, title=entry.question, topic=entry.topic or None)
    return None


def _whole_text(reply: Reply) -> str | None:
    if reply.topic is not None:
        return reply.topic.summary
    return reply.entry.answer if reply.entry is not None else None


def _link(entry: Entry) -> LinkJson:
    return LinkJson(id=entry.id, title=entry.question)


def _choice(entry: Entry, reply: Reply) -> ChoiceJson:
    excerpt = preview(entry, reply.candidates).text
    return ChoiceJson(id=entry.id, title=entry.question, excerpt=excerpt)
