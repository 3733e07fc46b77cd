"""/kb check: the problems in words, the worst first."""

from __future__ import annotations

from dataclasses import replace

import pytest
import simcord

from bot.core.revisions import Item, Kind
from bot.core.roles import Role
from bot.service.moderation import Edit
from tests.support.library import ENTRIES, Shelf, labels, library, said, speaking
from tests.support.moderators import Council

FEE = Item(Kind.ENTRY, "late-fee")
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


async def _compare(here: Council, shown: simcord.ResponseMessage, role: Role) -> str:
    """Pick the fee in the menu of what can be compared, and return what is told."""
    result = await here.people[role].select(shown, ["entry late-fee"])
    assert result.response is not None
    return said(result.response)


async def _drift(here: Council, books: Shelf, *, is_gone: bool = False) -> None:
    """Have this server and then the shared knowledge write another fee."""
    await here.change(Edit(FEE, {"question": "What is the fine?", "answer": "Five cents a day."}))
    newer = replace(ENTRIES[3], answer="Twenty cents a day.")
    books.put(library(*ENTRIES[:3], *(() if is_gone else (newer,))))
    await here.moderation.guilds.refresh()


async def _answer(here: Council) -> str | None:
    held = await here.moderation.guilds.settle(here.guild_id)
    entry = held.current.knowledge.entry_by_id.get("late-fee")
    return entry.answer if entry is not None else None


async def test_what_changed_below_a_change_is_shown_and_ours_can_be_kept(
    here: Council, books: Shelf
) -> None:
    await _drift(here, books)
    shown = await _check(here, Role.EDITOR)
    assert "has been changed since" in said(shown)

    told = await _compare(here, shown, Role.EDITOR)
    assert "~~Ten~~ **Twenty** cents a day." in told
    assert "~~Twenty~~ **Five** cents a day." in told

    kept = await here.people[Role.EDITOR].click(shown, label="Keep ours")
    assert kept.response is not None
    assert "Saved" in said(kept.response)
    again = await _check(here)
    assert "has been changed since" not in said(again)
    assert await _answer(here) == "Five cents a day."


async def test_the_shared_text_can_be_taken_instead(here: Council, books: Shelf) -> None:
    await _drift(here, books)
    shown = await _check(here, Role.EDITOR)
    await _compare(here, shown, Role.EDITOR)
    await here.people[Role.EDITOR].click(shown, label="Take the shared text")
    assert await _answer(here) == "Twenty cents a day."


async def test_ours_can_be_removed_where_the_shared_text_is_gone(
    here: Council, books: Shelf
) -> None:
    await _drift(here, books, is_gone=True)
    shown = await _check(here, Role.EDITOR)
    told = await _compare(here, shown, Role.EDITOR)
    assert "The shared knowledge no longer has it." in told
    await here.people[Role.EDITOR].click(shown, label="Remove ours")
    assert await _answer(here) is None


async def test_a_contributor_proposes_which_text_to_take(here: Council, books: Shelf) -> None:
    await _drift(here, books)
    shown = await _check(here, Role.CONTRIBUTOR)
    await _compare(here, shown, Role.CONTRIBUTOR)
    result = await here.people[Role.CONTRIBUTOR].click(shown, label="Take the shared text")
    assert result.response is not None
    assert "Waiting for approval" in said(result.response)
    assert await _answer(here) == "Five cents a day."


async def test_what_somebody_has_settled_meanwhile_is_told(here: Council, books: Shelf) -> None:
    await _drift(here, books)
    shown = await _check(here, Role.EDITOR)
    await here.change(Edit(FEE, {}))
    told = await _compare(here, shown, Role.EDITOR)
    assert told == "There is nothing to compare here any more."
