"""/kb add and /kb edit, through discord.py."""

from __future__ import annotations

from typing import Any, cast

import pytest

from bot.chat.markup import escape
from bot.core.revisions import Draft, DraftState, Item, Kind, State
from bot.core.roles import Role
from bot.errors import StorageError
from bot.service.answer import Answerer
from bot.service.curate import Saved
from bot.service.guilds import GuildSnapshots
from bot.service.moderation import Edit, Remove, open_moderation
from bot.service.snapshot import Snapshots
from bot.service.writing import Writings
from bot.storage.memory import MemoryStore
from tests.support.entry_forms import LOST, fields, press, submit, written
from tests.support.library import Shelf, labels, said, shelf
from tests.support.moderators import NOW, Council, council

LATE_FEE = Item(Kind.ENTRY, "late-fee")


class Shaky(MemoryStore):
    """The store in memory, whose drafts are out of reach for as long as `is_down`."""

    is_down = False

    async def add_draft(self, draft: Draft) -> Draft:
        if self.is_down:
            raise StorageError("save the draft")
        return await super().add_draft(draft)

    async def find_draft(self, guild_id: int, draft_id: int) -> Draft | None:
        if self.is_down:
            raise StorageError("read the draft")
        return await super().find_draft(guild_id, draft_id)


async def _entries(here: Council) -> dict[str, Any]:
    held = await here.moderation.guilds.settle(here.guild_id)
    return {each.id: each for each in held.current.knowledge.entries}


async def _working(here: Council) -> int:
    return len(await here.store.list_drafts(here.guild_id, state=DraftState.WORKING))


async def test_a_new_entry_is_looked_at_and_then_saved(here: Council) -> None:
    preview = await written(here)
    assert said(preview).startswith("### This is how members will see it")
    assert "Tell the **desk**." in said(preview)
    assert labels(preview)[-3:] == ["Save entry", "Edit again", "Discard"]
    assert await here.store.list_revisions(here.guild_id) == []
    assert said(await press(here, preview, "Save entry")).startswith("### Saved")
    entry = (await _entries(here))["what-if-i-lose-a-book"]
    assert (entry.question, entry.answer) == (LOST["question"], LOST["answer"])
    assert entry.phrasings == ("my book is gone", "lost book")
    assert (entry.topic, entry.follow_ups) == ("lending", ("late-fee", "loan-period"))
    assert await _working(here) == 0


async def test_the_preview_is_what_members_get(here: Council) -> None:
    preview = await written(here)
    shown = said(preview)
    buttons = [
        each for each in labels(preview) if each not in ("Save entry", "Edit again", "Discard")
    ]
    await press(here, preview, "Save entry")
    await _entries(here)
    asked = await here.people[Role.OUTSIDER].slash(
        here.town.channel, "faq", question=LOST["question"]
    )
    assert said(asked.response) in shown
    assert labels(asked.response) == buttons


async def test_a_topic_is_filled_in(here: Council) -> None:
    assert fields(await here.kb("add", topic="Rooms"))["topic"] == ["rooms"]


async def test_topics_are_offered(here: Council) -> None:
    offered = await here.sam.autocomplete(here.town.channel, "kb add", "topic", "roo")
    assert [each["value"] for each in offered] == ["topic:rooms"]
    shown = await here.kb("add", topic="topic:rooms")
    assert fields(shown)["topic"] == ["rooms"]


async def test_an_unknown_topic_is_told(here: Council) -> None:
    shown = await here.kb("add", topic="*Cellars*")
    assert shown.modal is None
    assert said(shown.response).startswith(r"There is no topic “\*Cellars\*” here.")


async def test_the_form_of_an_entry_is_filled_in(here: Council) -> None:
    assert fields(await here.kb("edit", entry="loan-period")) == {
        "question": "How long can I keep a book?",
        "answer": "You may keep a book for **three weeks**.",
        "phrasings": "how long is a loan",
        "topic": ["lending"],
        "follow_ups": "renew-online\nlate-fee",
    }


async def test_only_what_was_typed_is_changed(here: Council) -> None:
    preview = await submit(here, await here.kb("edit", entry="loan-period"), answer="A month.")
    await press(here, preview, "Save entry")
    [revision] = await here.store.list_revisions(here.guild_id)
    [change] = revision.changes
    assert (change.item.id, change.state) == ("loan-period", State.WRITTEN)
    assert change.fields == {"answer": "A month."}


async def test_a_link_to_something_hidden_outlives_an_edit(here: Council) -> None:
    await here.change(Remove(LATE_FEE))
    preview = await submit(here, await here.kb("edit", entry="loan-period"), answer="A month.")
    await press(here, preview, "Save entry")
    await here.change(Edit(Item(Kind.ENTRY, "renew-phone"), {"answer": "Call."}))
    result = await here.kb("restore", entry="late-fee")
    assert said(result.response).startswith("### Saved")
    assert (await _entries(here))["loan-period"].follow_ups == ("renew-online", "late-fee")


async def test_an_unchanged_form_changes_nothing(here: Council) -> None:
    message = await submit(here, await here.kb("edit", entry="loan-period"))
    assert said(message).startswith("It is like that already")
    assert labels(message) == ["Edit again", "Discard"]


async def test_a_topic_is_taken_away(here: Council) -> None:
    preview = await submit(here, await here.kb("edit", entry="loan-period"), topic=[])
    await press(here, preview, "Save entry")
    assert (await _entries(here))["loan-period"].topic == ""


async def test_edit_again_has_what_was_typed(here: Council) -> None:
    preview = await written(here)
    again = await here.sam.click(preview, label="Edit again")
    assert fields(again)["answer"] == LOST["answer"]
    preview = await submit(here, again, answer="Pay.")
    await press(here, preview, "Save entry")
    assert (await _entries(here))["what-if-i-lose-a-book"].answer == "Pay."
    assert await _working(here) == 0


async def test_discard_leaves_nothing(here: Council) -> None:
    preview = await written(here)
    assert said(await press(here, preview, "Discard")).startswith("Discarded.")
    assert await _working(here) == 0
    assert await here.store.list_revisions(here.guild_id) == []


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        pytest.param({"question": "   "}, "question", id="an empty question"),
        pytest.param({"answer": "   "}, "answer", id="an empty answer"),
        pytest.param(
            {"question": "what does a LATE book cost"},
            'is asked in the entry "late-fee" already',
            id="a question that is there",
        ),
        pytest.param(
            {"phrasings": "late fees"},
            'is asked in the entry "late-fee" already',
            id="a wording that is there",
        ),
        pytest.param({"follow_ups": "late-fea"}, "late-fea", id="an unknown entry"),
        pytest.param({"question": "Why? " * 100}, "240", id="a long question"),
        pytest.param({"phrasings": "w" * 301}, "300", id="a long wording"),
    ],
)
async def test_what_breaks_a_rule_is_told_and_kept(
    here: Council, values: dict[str, object], problem: str
) -> None:
    message = await written(here, **values)
    assert said(message).startswith("### Not saved")
    assert problem in said(message)
    assert labels(message) == ["Edit again", "Discard"]
    again = fields(await here.sam.click(message, label="Edit again"))
    typed = {**LOST, **values}
    assert again["answer"] == str(typed["answer"]).strip()
    assert again["phrasings"] == typed["phrasings"]
    assert again["question"] == str(typed["question"]).strip()
    assert await here.store.list_revisions(here.guild_id) == []


async def test_a_topic_that_was_hidden_meanwhile_is_no_mistake(here: Council) -> None:
    shown = await here.kb("add")
    await here.change(Remove(Item(Kind.TOPIC, "rooms")))
    message = await submit(here, shown, **{**LOST, "topic": ["rooms"]})
    assert said(message).startswith("### This is how members will see it")


async def test_answers_that_would_be_taken_away_are_told(here: Council) -> None:
    message = await written(here, phrasings="late fee\nfees that are late")
    assert "Please look at this first" in said(message)
    assert "What does a late book cost?" in said(message)
    assert "Save entry" in labels(message)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        pytest.param(
            f"```\n{'some line of code ' * 220}\n```",
            '- ❌ "\\`\\`\\` some line of code',
            id="a piece that is too long to be shown",
        ),
        pytest.param(
            "See **bold and more.",
            r'- a "\*\*" for bold text has no partner (line 1 of the text)',
            id="Markdown that shows badly",
        ),
    ],
)
async def test_what_a_check_would_find_is_told_before_saving(
    here: Council, answer: str, told: str
) -> None:
    preview = await written(here, answer=answer, phrasings="my book is gone")
    shown = said(preview)
    assert "Please look at this first" in shown
    assert told in shown
    await press(here, preview, "Save entry")
    await _entries(here)
    found = [
        each.message
        for each in await here.moderation.checkup.problems(here.guild_id)
        if each.where == "entry what-if-i-lose-a-book"
    ]
    assert found
    assert [each for each in found if escape(each) not in shown] == []


async def test_nothing_speaks_against_a_good_entry(here: Council) -> None:
    assert "I found nothing that speaks against it." in said(
        await written(here, phrasings="my book is gone")
    )


async def test_the_second_of_two_editors_sees_the_difference(here: Council) -> None:
    editor = here.people[Role.EDITOR]
    first = await here.kb("edit", entry="late-fee")
    second = await here.kb("edit", by=editor, entry="late-fee")
    await press(here, await submit(here, first, answer="A dollar."), "Save entry")
    await _entries(here)
    preview = await submit(here, second, editor, answer="Nothing.")
    conflict = await press(here, preview, "Save entry", editor)
    assert said(conflict).startswith("### Somebody was faster")
    assert f"<@{here.sam.id}>" in said(conflict)
    assert "~~A dollar.~~" in said(conflict)
    assert "**Nothing.**" in said(conflict)
    assert (await _entries(here))["late-fee"].answer == "A dollar."
    assert labels(conflict) == ["Overwrite with mine", "Edit again", "Discard"]
    done = await press(here, conflict, "Overwrite with mine", editor)
    assert said(done).startswith("### Saved")
    assert (await _entries(here))["late-fee"].answer == "Nothing."


async def test_after_a_conflict_the_text_may_be_written_again(here: Council) -> None:
    shown = await here.kb("edit", entry="late-fee")
    await here.change(Edit(LATE_FEE, {"answer": "A dollar."}), by=here.people[Role.EDITOR])
    conflict = await press(here, await submit(here, shown, answer="Nothing."), "Save entry")
    again = await here.sam.click(conflict, label="Edit again")
    assert fields(again)["answer"] == "Nothing."
    preview = await submit(here, again, answer="A dollar, or nothing.")
    assert said(await press(here, preview, "Save entry")).startswith("### Saved")
    assert (await _entries(here))["late-fee"].answer == "A dollar, or nothing."


async def test_a_third_change_is_noticed_again(here: Council) -> None:
    shown = await here.kb("edit", entry="late-fee")
    await here.change(Edit(LATE_FEE, {"answer": "A dollar."}))
    conflict = await press(here, await submit(here, shown, answer="Nothing."), "Save entry")
    await here.change(Edit(LATE_FEE, {"answer": "Two dollars."}))
    conflict = await press(here, conflict, "Overwrite with mine")
    assert "~~Two dollars.~~" in said(conflict)


async def test_an_entry_that_has_gone_meanwhile_is_told_and_nothing_is_lost(here: Council) -> None:
    preview = await submit(here, await here.kb("edit", entry="late-fee"), answer="Nothing.")
    await here.change(Remove(LATE_FEE))
    message = await press(here, preview, "Save entry")
    assert 'there is no entry "late-fee"' in said(message)
    again = await here.sam.click(message, label="Edit again")
    assert fields(again)["answer"] == "Nothing."


async def test_two_who_add_the_same_question_get_one_entry(here: Council) -> None:
    editor = here.people[Role.EDITOR]
    mine, theirs = await written(here), await written(here, editor, answer="Cry.")
    await press(here, mine, "Save entry")
    await _entries(here)
    conflict = await press(here, theirs, "Save entry", editor)
    assert said(conflict).startswith("### Somebody was faster")
    ids = [each for each in await _entries(here) if "lose" in each]
    assert ids == ["what-if-i-lose-a-book"]


async def test_saving_twice_saves_once(here: Council) -> None:
    preview = await written(here)
    [draft] = await here.store.list_drafts(here.guild_id, state=DraftState.WORKING)
    writings = Writings(here.moderation)
    writing = await writings.find(here.guild_id, here.sam.id, draft.id)
    assert writing is not None
    await press(here, preview, "Save entry")
    await writings.save(here.guild_id, here.sam.id, writing)
    assert len(await here.store.list_revisions(here.guild_id)) == 1


async def test_a_restart_between_form_and_save_loses_nothing(here: Council, books: Shelf) -> None:
    await written(here)
    office = here.client._services.office
    guilds = GuildSnapshots(cast(Snapshots, books), here.store)
    later = open_moderation(Answerer(books), office, guilds, here.store, now=lambda: NOW)
    [found] = await Writings(later).unfinished(here.guild_id, here.sam.id)
    assert found.typed["answer"] == LOST["answer"]
    assert isinstance(await Writings(later).save(here.guild_id, here.sam.id, found), Saved)
    await guilds.close()
    [revision] = await here.store.list_revisions(here.guild_id)
    assert revision.changes[0].fields["question"] == LOST["question"]


async def test_what_cannot_be_kept_is_given_back(books: Shelf) -> None:
    store = Shaky()
    async with council(books, store) as here:
        shown = await here.kb("add")
        store.is_down = True
        message = await submit(here, shown, **LOST)
        assert said(message).startswith("I cannot reach my database right now")
        assert [each.filename for each in message.attachments] == ["what-you-wrote.md"]


async def test_without_the_database_a_preview_stays_and_is_saved_later() -> None:
    store = Shaky()
    async with council(shelf(), store) as here:
        preview = await written(here)
        store.is_down = True
        for label in ("Save entry", "Edit again", "Discard"):
            result = await here.sam.click(preview, label=label)
            told = [said(each) for each in result.followups] or [said(result.response)]
            assert told[-1].startswith("I cannot reach my database right now")
        store.is_down = False
        assert said(await press(here, preview, "Save entry")).startswith("### Saved")


async def test_a_form_that_comes_back_without_the_database_is_given_back() -> None:
    store = Shaky()
    async with council(shelf(), store) as here:
        preview = await written(here)
        again = await here.sam.click(preview, label="Edit again")
        store.is_down = True
        result = await here.sam.submit_modal(again, {**LOST, "answer": "Mine."})
        [told] = result.followups
        assert said(told).startswith("I cannot reach my database right now")
        assert [each.filename for each in told.attachments] == ["what-you-wrote.md"]
        store.is_down = False
        assert said(await press(here, preview, "Save entry")).startswith("### Saved")


async def test_a_form_that_comes_back_after_saving_is_given_back(here: Council) -> None:
    preview = await written(here)
    again = await here.sam.click(preview, label="Edit again")
    await press(here, preview, "Save entry")
    result = await here.sam.submit_modal(again, {**LOST, "answer": "Mine."})
    [told] = result.followups
    assert said(told).startswith("This is finished already.")
    assert [each.filename for each in told.attachments] == ["what-you-wrote.md"]


@pytest.mark.parametrize("command", ["add", "edit", "alias", "drafts"])
@pytest.mark.parametrize("role", [Role.OUTSIDER, Role.READER])
async def test_those_who_may_not_write_get_no_form(here: Council, command: str, role: Role) -> None:
    options = {"edit": {"entry": "late-fee"}, "alias": {"entry": "late-fee", "phrase": "fee"}}
    result = await here.kb(command, by=here.people[role], **options.get(command, {}))
    assert result.modal is None
    assert result.ephemeral
    assert await _working(here) == 0


async def test_nobody_goes_on_with_what_another_is_writing(here: Council) -> None:
    preview = await written(here)
    [draft] = await here.store.list_drafts(here.guild_id, state=DraftState.WORKING)
    found = await Writings(here.moderation).find(
        here.guild_id, here.people[Role.EDITOR].id, draft.id
    )
    assert found is None
    assert preview is not None


async def test_what_a_contributor_saves_waits(here: Council) -> None:
    contributor = here.people[Role.CONTRIBUTOR]
    preview = await written(here, contributor)
    assert labels(preview)[-3:] == ["Hand in", "Edit again", "Discard"]
    done = await press(here, preview, "Hand in", contributor)
    assert said(done).startswith("### Waiting for approval")
    [draft] = await here.store.list_drafts(here.guild_id)
    assert draft.author_id == contributor.id
    assert await _working(here) == 0
    assert await here.store.list_revisions(here.guild_id) == []
