"""/kb check: the problems in words, the worst first."""

from __future__ import annotations

from dataclasses import replace

import pytest
import simcord

from bot.core.roles import Role
from tests.support.library import ENTRIES, Shelf, labels, library, said, speaking
from tests.support.moderators import Council

TWINS = tuple(
    replace(each, phrasings=(*each.phrasings, "what about books")) for each in ENTRIES[:3]
)


async def _check(here: Council, role: Role = Role.READER) -> simcord.ResponseMessage:
    result = await here.kb("check", by=here.people[role])
    assert result.ephemeral
    assert result.response is not None
    return result.response


async def test_the_worst_comes_first_with_what_to_do(here: Council, books: Shelf) -> None:
    books.put(library(*TWINS, *ENTRIES[3:]))
    text = said(await _check(here))
    assert text.startswith("### What could be better\nTo fix: **2**. Worth a look: **")
    lines = [each for each in text.splitlines() if each[:1] in "❌⚠-" and each]
    assert lines[0].startswith('❌ "what about books" is the same question as one of the entry')
    assert lines[1] == "-# keep it where it fits best"


async def test_there_are_pages_and_each_problem_is_on_one(here: Council, books: Shelf) -> None:
    same = (f"what about number {each}" for each in range(1, 8))
    asked = tuple(same)
    books.put(library(*(replace(each, phrasings=asked) for each in ENTRIES[:2])))
    shown = await _check(here)
    found = said(shown).count("❌") + said(shown).count("⚠️")
    while "Next" in "".join(labels(shown)):
        result = await here.people[Role.READER].click(
            shown, label=next(each for each in labels(shown) if "Next" in each)
        )
        assert result.response is not None
        shown = result.response
        found += said(shown).count("❌") + said(shown).count("⚠️")
    problems = await here.moderation.checkup.problems(here.guild_id)
    assert found == len(problems) > 5


async def test_nothing_to_mend_is_said(here: Council, books: Shelf) -> None:
    entry = replace(ENTRIES[3], reviewed="2026-11-03", topic="", sources=("rules",))
    books.put(library(entry))
    knowledge = books.current.knowledge
    [pack] = knowledge.packs
    books.put(type(knowledge)((replace(pack, topics=(), starters=()),)))
    assert "I found nothing to fix." in said(await _check(here))


@pytest.mark.parametrize("role", [Role.EDITOR, Role.ADMIN])
async def test_higher_roles_see_it_in_their_language(here: Council, role: Role) -> None:
    with speaking(here.town, "de"):
        assert said(await _check(here, role))
