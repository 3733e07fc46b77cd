"""/kb explain: why a question gets the answer it gets, in words first and numbers below."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from functools import partial
from typing import assert_never

import discord
from discord import app_commands

from bot.chat.kb.access import attend
from bot.chat.kb.route import Route
from bot.chat.kb.sheet import Sheet
from bot.chat.kb.visit import Visit
from bot.chat.markup import escape
from bot.chat.services import Services
from bot.chat.words import Words
from bot.core.cut import cut
from bot.core.decide import Choices, Decision, Match, Miss, Reason
from bot.core.knowledge import Knowledge
from bot.core.query import LONGEST_QUESTION_CHARS
from bot.core.roles import Role
from bot.service.explain import Explanation, explain_question
from bot.service.ranking import decided_ids, title_of

ROUTES: Mapping[str, Route] = {}

_NEEDED = Role.READER
_TEXT_CHARS = 150
_MOST_CANDIDATES = 5


def add_commands(group: app_commands.Group, services: Services) -> None:
    """Put /kb explain into the group."""

    @group.command(
        name=services.localised("kb-explain-command"),
        description=services.localised("kb-explain-description"),
    )
    @app_commands.describe(question=services.localised("kb-explain-question-description"))
    @app_commands.rename(question=services.localised("question-parameter"))
    async def explain(
        interaction: discord.Interaction,
        question: app_commands.Range[str, 1, LONGEST_QUESTION_CHARS],
    ) -> None:
        route = Route(_NEEDED, partial(_explain, question=question))
        await attend(interaction, services, route, "/kb explain")


async def _explain(visit: Visit, question: str) -> None:
    answerer = await visit.moderation.answerers.at(visit.guild_id)
    explained = await asyncio.to_thread(explain_question, answerer, question)
    await visit.show(_sheet(explained, answerer.snapshot.knowledge, visit.words))


def _sheet(explained: Explanation, knowledge: Knowledge, words: Words) -> Sheet:
    parts = (
        f"> {_shown(explained.question)}",
        "\n".join((_verdict(explained.decision, knowledge, words), _why(explained, words))),
        "\n".join(_reading(explained, words)),
        "\n".join((f"**{words('kb-explain-numbers')}**", *_numbers(explained, words))),
    )
    return Sheet("\n\n".join(part for part in parts if part), words("kb-explain-title"))


def _verdict(decision: Decision, knowledge: Knowledge, words: Words) -> str:
    titles = [f"**{_shown(title_of(each, knowledge))}**" for each in decided_ids(decision)]
    match decision:
        case Match():
            return words("kb-explain-match", title=titles[0])
        case Choices():
            return words("kb-explain-choices", titles=words.join(titles))
        case Miss():
            return words("kb-explain-miss")
        case _:
            assert_never(decision)


def _why(explained: Explanation, words: Words) -> str:
    match explained.decision.reason:
        case Reason.EMPTY:
            return words("kb-why-empty")
        case Reason.OUT_OF_SCOPE:
            return words("kb-why-out-of-scope")
        case Reason.EXACT:
            return words("kb-why-exact")
        case Reason.TOPIC:
            return words("kb-why-topic")
        case Reason.KEYWORD:
            return words("kb-why-keyword")
        case Reason.PICKED:
            return words("kb-why-picked")
        case Reason.SURE:
            return words("kb-why-sure")
        case Reason.UNSURE:
            return words("kb-why-unsure")
        case Reason.UNKNOWN:
            return words("kb-why-unknown")
        case _:
            assert_never(explained.decision.reason)


def _reading(explained: Explanation, words: Words) -> Iterator[str]:
    """Tell how the question was read, where that is not as it was typed."""
    for typed, guesses in explained.corrections:
        yield words("kb-explain-corrected", typed=_shown(typed), guess=_shown(guesses[0]))
    if explained.unknown:
        named = words.join([_shown(each) for each in explained.unknown])
        yield words("kb-explain-unknown", named=named)
    # The other rules look at no wording but the question's own.
    is_weighed = explained.decision.reason in {Reason.SURE, Reason.UNSURE, Reason.UNKNOWN}
    best = explained.candidates[0] if explained.candidates else None
    if best is not None and is_weighed:
        if best.evidence.phrasing:
            yield words("kb-explain-nearest", phrasing=_shown(best.evidence.phrasing))
        if explained.rival:
            yield words("kb-explain-rival", title=_shown(explained.rival))
        if best.threat > 0 and best.evidence.contrast_text:
            yield words("kb-explain-contrast", contrast=_shown(best.evidence.contrast_text))


def _numbers(explained: Explanation, words: Words) -> Iterator[str]:
    bounds = explained.thresholds
    yield words(
        "kb-explain-right",
        right=words.share(explained.is_right),
        enough=words.share(bounds.answer),
    )
    yield words(
        "kb-explain-among",
        among=words.share(explained.is_among),
        enough=words.share(bounds.choices),
    )
    for each in explained.candidates[:_MOST_CANDIDATES]:
        yield f"- `{words.score(each.score)}` {_shown(each.title)} (`{each.id}`)"


def _shown(text: str) -> str:
    return escape(cut(text, _TEXT_CHARS))
