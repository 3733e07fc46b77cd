"""/kb history, remove, hide and restore, through discord.py."""

from __future__ import annotations

from dataclasses import replace

import pytest
import simcord

from bot.core.knowledge import Knowledge
from bot.core.model import GoldenQuestion
from bot.core.revisions import DraftState, Item, Kind, Revision
from bot.core.roles import Role
from bot.errors import StorageError
from bot.service.moderation import Edit, NotForUs, Remove, Together
from bot.storage.memory import MemoryStore
from tests.support.entry_forms import press
from tests.support.library import Shelf, labels, library, said
from tests.support.moderators import Council, council, moderated_client

LATE_FEE = Item(Kind.ENTRY, "late-fee")
BOTH = Together((Edit(LATE_FEE, {"answer": "A dollar."}), Remove(Item(Kind.ENTRY, "loan-period"))))


async def _known(here: Council) -> dict[str, str]:
    held = await here.moderation.guilds.settle(here.guild_id)
    return {each.id: each.answer for each in held.current.knowledge.entries}


async def _look(here: Council, number: int, **options: str) -> simcord.ResponseMessage:
    listed = (await here.kb("history", by=None, **options)).response
    assert listed is not None
    shown = (await here.sam.select(listed, [str(number)])).response
    assert shown is not None
    return shown


@pytest.mark.parametrize("name", ["late-fee", "entry:late-fee", "what does a late book cost"])
@pytest.mark.parametrize("command", ["remove", "hide"])
async def test_what_is_taken_away_is_gone_for_members(
    here: Council, command: str, name: str
) -> None:
    asked = await here.kb(command, entry=name)
    assert "late-fee" in await _known(here)
    done = await press(here, asked.response, command.title())
    assert said(done).startswith("### Saved")
    assert "late-fee" not in await _known(here)
    answer = await here.people[Role.OUTSIDER].slash(here.town.channel, "faq", question="late fees")
    assert "Ten cents" not in said(answer.response)


async def test_what_would_be_lost_is_told_first(books: Shelf) -> None:
    [pack] = library().packs
    golden = (
        GoldenQuestion("late fees", ("late-fee",)),
        GoldenQuestion("how long is a loan", ("loan-period",)),
    )
    pack = replace(pack, golden=golden, starters=("late-fee", "loan-period"))
    books.put(Knowledge((pack,)))
    async with council(books) as here:
        told = said((await here.kb("hide", entry="late-fee")).response)
        assert told.startswith(
            "### Hide this?\nNot saved yet. Please look at this first:\n"
            "- “late fees” would not lead to **What does a late book cost?** any more.\n"
            "- I would not offer **What does a late book cost?** among the first questions any "
            "more.\n"
            "- **How long can I keep a book?** would lose one of its next questions.\n"
            "### What does a late book cost?\nTen cents a day."
        )
        assert await here.store.list_revisions(here.guild_id) == []


async def test_what_takes_nothing_along_is_hidden_at_once_but_removed_only_when_asked(
    here: Council,
) -> None:
    asked = await here.kb("remove", entry="reading-room")
    assert said(asked.response).startswith(
        "### Remove this?\nI found nothing that speaks against it. It is not saved yet."
    )
    assert said((await here.kb("hide", entry="reading-room")).response).startswith("### Saved")
    assert "reading-room" not in await _known(here)


async def test_what_was_changed_after_the_question_is_not_taken_away_unseen(here: Council) -> None:
    asked = await here.kb("remove", entry="late-fee")
    await here.change(Edit(LATE_FEE, {"answer": "A dollar."}), by=here.people[Role.EDITOR])
    told = await press(here, asked.response, "Remove")
    assert said(told).startswith("### Somebody was faster")
    assert "late-fee" in await _known(here)
    assert said(await press(here, told, "Remove")).startswith("### Saved")
    assert "late-fee" not in await _known(here)


async def test_undo_brings_it_back(here: Council) -> None:
    asked = await here.kb("remove", entry="late-fee")
    await press(here, await press(here, asked.response, "Remove"), "Undo")
    assert (await _known(here))["late-fee"] == "Ten cents a day."


async def test_undo_works_after_a_restart(here: Council, books: Shelf) -> None:
    asked = await here.kb("remove", entry="late-fee")
    removed = await press(here, asked.response, "Remove")
    client, moderation = moderated_client(books, here.store)
    await moderation.guilds.refresh()
    await here.town.env.restart_bot(client)
    await here.sam.click(removed, label="Undo")
    held = await moderation.guilds.settle(here.guild_id)
    assert "late-fee" in held.current.knowledge.entry_by_id


@pytest.mark.parametrize("command", ["remove", "hide"])
async def test_an_edited_entry_is_restored_as_it_was(here: Council, command: str) -> None:
    await here.change(Edit(LATE_FEE, {"answer": "A dollar."}))
    await press(here, (await here.kb(command, entry="late-fee")).response, command.title())
    await _known(here)
    assert said((await here.kb("restore", entry="late-fee")).response).startswith("### Saved")
    assert (await _known(here))["late-fee"] == "A dollar."


async def test_what_is_there_is_not_restored_but_has_a_history(here: Council) -> None:
    await here.change(Edit(LATE_FEE, {"answer": "A dollar."}))
    result = await here.kb("restore", entry="late-fee")
    assert said(result.response).startswith("### Changes to “What does a late book cost?”\n- **1**")


@pytest.mark.parametrize("command", ["remove", "hide", "restore", "history"])
async def test_an_unknown_entry_is_told(here: Council, command: str) -> None:
    result = await here.kb(command, entry="*nope*")
    assert said(result.response).startswith(r"There is no entry “\*nope\*” here.")


async def test_suggestions_are_what_can_be_taken_away_or_brought_back(here: Council) -> None:
    await here.change(Remove(LATE_FEE))
    offered = {
        name: [
            each["name"]
            for each in await here.sam.autocomplete(
                here.town.channel, f"kb {name}", "entry", "late"
            )
        ]
        for name in ("remove", "restore", "history")
    }
    gone = "(hidden) What does a late book cost? - Ten cents a day."
    assert offered == {"remove": [], "restore": [gone], "history": [gone]}


async def test_what_is_hidden_is_suggested_where_it_fits(here: Council) -> None:
    await here.change(Remove(Item(Kind.ENTRY, "renew-phone")))

    async def offered(typed: str) -> list[str]:
        found = await here.sam.autocomplete(here.town.channel, "kb history", "entry", typed)
        return [each["name"].partition("?")[0] for each in found]

    online, phone = "How do I renew a book online", "(hidden) How do I renew a book by phone"
    assert (await offered("how do i renew"))[:2] == [online, phone]
    assert (await offered("how do i renew a book by phone"))[0] == phone
    everything = [each for each in await offered("") if not each.startswith("(topic)")]
    assert everything[-1] == phone


async def test_an_entry_is_suggested_by_its_id(here: Council) -> None:
    found = await here.sam.autocomplete(here.town.channel, "kb hide", "entry", "renew-phone")
    assert found[0]["value"] == "entry:renew-phone"


async def test_a_contributor_proposes(here: Council) -> None:
    contributor = here.people[Role.CONTRIBUTOR]
    asked = await here.kb("remove", by=contributor, entry="late-fee")
    done = await press(here, asked.response, "Hand in", contributor)
    assert said(done).startswith("### Waiting for approval")
    assert "late-fee" in await _known(here)
    [draft] = await here.store.list_drafts(here.guild_id)
    assert (draft.author_id, draft.state) == (contributor.id, DraftState.OPEN)
    assert [change.item for change in draft.changes] == [LATE_FEE]


async def test_history_says_who_did_what_when(here: Council) -> None:
    await here.change(Edit(LATE_FEE, {"answer": "A dollar a day."}), by=here.people[Role.EDITOR])
    shown = await _look(here, 1)
    assert said(shown) == (
        "### Change 1\nEntry `late-fee`\n"
        f"<@{here.people[Role.EDITOR].id}> · <t:1795435200:R>\n\n"
        "**Answer**\n~~Ten cents~~ **A dollar** a day."
    )


async def test_a_removal_shows_what_it_took(here: Council) -> None:
    await here.change(Remove(LATE_FEE))
    shown = await _look(here, 1, entry="late-fee")
    assert "Members no longer saw it. It was:\n> Ten cents a day." in said(shown)
    await here.sam.click(shown, label="Back to how it was before")
    assert "late-fee" in await _known(here)


async def test_a_contrast_question_is_told_by_itself(here: Council) -> None:
    await here.change(NotForUs("may i bring: my cat"))
    shown = await _look(here, 1)
    assert "Not for us: “may i bring: my cat”" in said(shown)
    assert "This question is not answered here." in said(shown)
    listed = (await here.sam.click(shown, label="All its changes")).response
    assert said(listed).startswith("### Changes to “may i bring: my cat”\n- **1** ·")
    shown = (await here.sam.select(listed or shown, ["1"])).response or shown
    await here.sam.click(shown, label="Back to how it was before")
    held = await here.moderation.guilds.settle(here.guild_id)
    assert "may i bring: my cat" not in held.current.knowledge.packs[0].out_of_scope


async def test_a_topic_is_found_restored_and_has_a_history(here: Council) -> None:
    rooms = Item(Kind.TOPIC, "rooms")
    await here.change(Edit(rooms, {"title": "Where to read"}))
    await here.change(Edit(LATE_FEE, {"answer": "A dollar."}))
    await here.change(Remove(rooms))
    for name in ("restore", "history"):
        offered = await here.sam.autocomplete(
            here.town.channel, f"kb {name}", "entry", "where to read"
        )
        label = "(hidden) (topic) Where to read - Where to read and work."
        assert [label, "topic:rooms"] in [[each["name"], each["value"]] for each in offered]
    shown = await _look(here, 1, entry="where to read")
    assert "~~Rooms~~ **Where to read**" in said(shown)
    result = await here.kb("restore", entry="topic:rooms")
    assert said(result.response).startswith("### Saved")
    held = await here.moderation.guilds.settle(here.guild_id)
    assert held.current.knowledge.topic_by_id["rooms"].title == "Where to read"
    listed = (await here.kb("history", entry="topic:rooms")).response
    assert said(listed).startswith("### Changes to “Where to read”\n- **4** ·")
    assert "Entry" not in said(listed)


async def test_any_earlier_state_can_be_had_again(here: Council) -> None:
    for answer in ("A dollar.", "Two dollars.", "Three dollars."):
        await here.change(Edit(LATE_FEE, {"answer": answer}))
    await here.sam.click(await _look(here, 1), label="Back to how it was then")
    assert (await _known(here))["late-fee"] == "A dollar."
    assert "back to change 1" in said((await here.kb("history")).response)


async def test_whoever_was_slower_sees_the_difference(here: Council) -> None:
    await here.change(Edit(LATE_FEE, {"answer": "A dollar."}))
    shown = await _look(here, 1)
    await here.change(Edit(LATE_FEE, {"answer": "Two dollars."}), by=here.people[Role.EDITOR])
    result = await here.sam.click(shown, label="Back to how it was before")
    told = said(result.response or shown)
    assert told.startswith("### Somebody was faster")
    assert f"<@{here.people[Role.EDITOR].id}>" in told
    assert "~~Two dollars.~~ **Ten cents a day.**" in told
    assert (await _known(here))["late-fee"] == "Two dollars."


async def test_a_revision_of_many_items_has_a_page_for_each(here: Council) -> None:
    await here.change(BOTH)
    shown = await _look(here, 1)
    assert "Entry `late-fee`" in said(shown)
    assert labels(shown)[-1] == "Next"
    await here.sam.click(shown, label="Next")
    assert "Entry `loan-period`" in said(shown)


async def test_a_revision_of_many_items_is_taken_back_at_once(here: Council) -> None:
    before = await _known(here)
    await here.change(BOTH)
    await here.change(Edit(Item(Kind.ENTRY, "renew-phone"), {"answer": "Call."}))
    shown = await _look(here, 1)
    done = await here.sam.click(shown, label="Take all of it back")
    assert said(done.response or shown).startswith("### Saved")
    assert await _known(here) == {**before, "renew-phone": "Call."}
    assert "takes back change 1" in said((await here.kb("history")).response)


async def test_what_was_changed_since_is_shown_before_it_is_taken_back(here: Council) -> None:
    before = await _known(here)
    await here.change(BOTH)
    await here.change(Edit(LATE_FEE, {"answer": "Two dollars."}), by=here.people[Role.EDITOR])
    shown = await _look(here, 1)
    await here.sam.click(shown, label="Take all of it back")
    assert said(shown).startswith("### Somebody was faster")
    assert "~~Two dollars.~~ **Ten cents a day.**" in said(shown)
    assert labels(shown) == ["Undo anyway", "See what changed"]
    await here.sam.click(shown, label="Undo anyway")
    assert await _known(here) == before


async def test_only_editors_are_offered_to_take_all_back(here: Council) -> None:
    await here.change(BOTH)
    reader = here.people[Role.READER]
    listed = (await here.kb("history", by=reader)).response
    assert listed is not None
    shown = (await reader.select(listed, ["1"])).response
    assert shown is not None
    assert "Take all of it back" not in labels(shown)


async def test_a_long_history_has_pages(here: Council) -> None:
    for number in range(11):
        await here.change(Edit(LATE_FEE, {"answer": f"{number} dollars."}))
    listed = (await here.kb("history", entry="late-fee")).response
    assert listed is not None
    assert labels(listed) == ["Next"]
    await here.sam.click(listed, label="Next")
    assert said(listed).startswith("### Changes to “What does a late book cost?”\n- **1** ·")
    assert labels(listed) == ["Previous"]


class Broken(MemoryStore):
    """A store that takes no revision."""

    async def append_revision(self, revision: Revision, *, seen: int) -> Revision:
        """Fail."""
        raise StorageError("save a change")


async def test_a_database_that_is_away_is_told() -> None:
    async with council(store=Broken()) as here:
        asked = await here.kb("remove", entry="late-fee")
        assert asked.response is not None
        result = await here.sam.click(asked.response, label="Remove")
        [told] = result.followups
        assert said(told) == "I cannot reach my database right now. Please try again in a moment."
        assert "late-fee" in await _known(here)
