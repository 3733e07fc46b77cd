"""/kb drafts, through discord.py."""

from __future__ import annotations

import pytest
import simcord

from bot.core.model import Entry
from bot.core.revisions import DraftState, Item, Kind
from bot.core.roles import Role
from bot.service.curate import Drafted
from bot.service.moderation import Edit, NotForUs, Remove
from bot.service.suggesting import suggest
from tests.support.cards import ask
from tests.support.entry_forms import LOST, fields, press, submit, written
from tests.support.library import labels, said
from tests.support.moderators import Council
from tests.support.outages import cut_off

LATE_FEE = Item(Kind.ENTRY, "late-fee")
PHRASE = "penalty for tardiness"


async def _proposed(here: Council, answer: str = "A dollar.") -> None:
    contributor = here.people[Role.CONTRIBUTOR]
    shown = await here.kb("edit", by=contributor, entry="late-fee")
    await press(here, await submit(here, shown, contributor, answer=answer), "Hand in", contributor)


async def _opened(
    here: Council, by: simcord.MemberActor | None = None, at: int = 0
) -> simcord.ResponseMessage:
    listed = (await here.kb("drafts", by=by)).response
    assert listed is not None
    draft = (await here.store.list_drafts(here.guild_id))[at]
    opened = (await (by or here.sam).select(listed, [str(draft.id)])).response
    assert opened is not None
    return opened


def _told(here: Council) -> list[str]:
    """Return what the contributor got in direct messages."""
    channel = here.people[Role.CONTRIBUTOR].user.dm_channel
    return [each.content for each in here.town.messages(channel)]


async def _entry(here: Council) -> Entry:
    held = await here.moderation.guilds.settle(here.guild_id)
    return held.current.knowledge.entry_by_id["late-fee"]


async def _answer(here: Council) -> str:
    return (await _entry(here)).answer


async def test_nothing_waits(here: Council) -> None:
    message = (await here.kb("drafts")).response
    assert said(message) == "### Waiting for approval\nNothing waits for approval."


async def test_a_draft_is_shown_with_its_difference_and_its_preview(here: Council) -> None:
    await _proposed(here)
    opened = await _opened(here)
    assert said(opened).startswith("### A draft")
    assert f"<@{here.people[Role.CONTRIBUTOR].id}>" in said(opened)
    assert "~~Ten cents a day.~~" in said(opened)
    assert "### What does a late book cost?\nA dollar." in said(opened)
    assert labels(opened)[-4:] == ["Approve", "Edit", "Decline", "All drafts"]


async def test_what_a_removal_would_take_along_is_told(here: Council) -> None:
    contributor = here.people[Role.CONTRIBUTOR]
    asked = (await here.kb("remove", by=contributor, entry="late-fee")).response
    await press(here, asked, "Hand in", contributor)
    assert "- **How long can I keep a book?** would lose one of its next questions." in said(
        await _opened(here)
    )


async def test_approval_puts_it_in_force_and_tells_the_author(here: Council) -> None:
    await _proposed(here)
    done = await press(here, await _opened(here), "Approve")
    assert said(done).startswith("### Saved")
    assert await _answer(here) == "A dollar."
    [revision] = await here.store.list_revisions(here.guild_id)
    assert revision.author_id == here.people[Role.CONTRIBUTOR].id
    [news] = _told(here)
    assert news.startswith(
        "Thank you. Your suggestion for “What does a late book cost?” was approved"
    )
    assert await here.store.list_drafts(here.guild_id) == []


async def test_a_reason_reaches_the_author(here: Council) -> None:
    await _proposed(here)
    shown = await here.sam.click(await _opened(here), label="Decline")
    done = await submit(here, shown, reason="It is *ten* cents.")
    assert said(done).startswith("Declined.")
    [draft] = await here.store.list_drafts(here.guild_id, state=DraftState.DECLINED)
    assert draft.reason == "It is *ten* cents."
    [news] = _told(here)
    assert news.endswith("\n> It is \\*ten\\* cents.")
    assert await _answer(here) == "Ten cents a day."


async def test_a_members_suggestion_is_marked_approved_and_answered_for(here: Council) -> None:
    member = here.people[Role.OUTSIDER]
    question, answer = "May zebras borrow books?", "With a card."
    outcome = await suggest(here.moderation, here.guild_id, member.id, question, answer)
    assert isinstance(outcome, Drafted)
    listed = (await here.kb("drafts")).response
    assert f"<@{member.id}>" in said(listed)
    assert "a member's suggestion" in said(listed)
    opened = await _opened(here)
    assert "\n> a member's suggestion" in said(opened)
    assert said(await press(here, opened, "Approve")).startswith("### Saved")
    await here.moderation.guilds.settle(here.guild_id)
    assert answer in said(await ask(here.town, question))
    [news] = [each.content for each in here.town.messages(member.user.dm_channel)]
    assert news.startswith(f"Thank you. Your suggestion for “{question}” was approved")


async def test_a_member_reads_why_a_suggestion_was_declined(here: Council) -> None:
    member = here.people[Role.OUTSIDER]
    await suggest(here.moderation, here.guild_id, member.id, "May zebras borrow?", "Yes.")
    shown = await here.sam.click(await _opened(here), label="Decline")
    await submit(here, shown, reason="They may not.")
    [news] = [each.content for each in here.town.messages(member.user.dm_channel)]
    assert "was declined" in news
    assert news.endswith("\n> They may not.")


async def test_an_author_who_takes_no_messages_stops_nothing(here: Council) -> None:
    await _proposed(here)
    opened = await _opened(here)
    here.town.env.inject_error("POST", "/users/@me/channels", status=403)
    assert said(await press(here, opened, "Approve")).startswith("### Saved")
    assert _told(here) == []


async def test_an_approval_stays_one_though_the_author_is_out_of_reach(
    here: Council, caplog: pytest.LogCaptureFixture
) -> None:
    await _proposed(here)
    opened = await _opened(here)
    cut_off(here.town, "POST", "/users/@me/channels")
    assert said(await press(here, opened, "Approve")).startswith("### Saved")
    assert _told(here) == []
    assert "failed, reference" not in caplog.text


async def test_an_editor_may_edit_what_was_proposed(here: Council) -> None:
    await _proposed(here)
    shown = await here.sam.click(await _opened(here), label="Edit")
    assert fields(shown)["answer"] == "A dollar."
    preview = await submit(here, shown, answer="Two dollars.")
    assert said(await press(here, preview, "Save entry")).startswith("### Saved")
    assert await _answer(here) == "Two dollars."
    [revision] = await here.store.list_revisions(here.guild_id)
    assert revision.author_id == here.people[Role.CONTRIBUTOR].id
    assert await here.store.list_drafts(here.guild_id) == []
    [news] = _told(here)
    assert "“What does a late book cost?” was approved" in news


async def test_a_member_hears_of_a_suggestion_that_was_edited(here: Council) -> None:
    member = here.people[Role.OUTSIDER]
    await suggest(here.moderation, here.guild_id, member.id, "May zebras borrow?", "Yes.")
    shown = await here.sam.click(await _opened(here), label="Edit")
    preview = await submit(here, shown, answer="With a card.")
    await press(here, preview, "Save entry")
    [news] = [each.content for each in here.town.messages(member.user.dm_channel)]
    assert news.startswith("Thank you. Your suggestion for “May zebras borrow?” was approved")


async def test_a_proposed_entry_is_new_once_approved(here: Council) -> None:
    contributor = here.people[Role.CONTRIBUTOR]
    await press(here, await written(here, contributor), "Hand in", contributor)
    shown = await here.sam.click(await _opened(here), label="Edit")
    assert fields(shown)["question"] == LOST["question"]
    preview = await submit(here, shown, answer="Pay.")
    await press(here, preview, "Save entry")
    held = await here.moderation.guilds.settle(here.guild_id)
    assert held.current.knowledge.entry_by_id["what-if-i-lose-a-book"].answer == "Pay."


async def test_what_changed_since_it_was_looked_at_is_shown(here: Council) -> None:
    await _proposed(here)
    opened = await _opened(here)
    await here.change(Edit(LATE_FEE, {"answer": "Nothing."}))
    conflict = await press(here, opened, "Approve")
    assert said(conflict).startswith("### Somebody was faster")
    assert "~~Nothing.~~" in said(conflict)
    assert await _answer(here) == "Nothing."
    assert said(await press(here, conflict, "Approve")).startswith("### Saved")
    assert await _answer(here) == "A dollar."


async def test_a_draft_is_settled_once(here: Council) -> None:
    await _proposed(here)
    opened = await _opened(here)
    again = await _opened(here, here.people[Role.EDITOR])
    await press(here, opened, "Approve")
    done = await press(here, again, "Approve", here.people[Role.EDITOR])
    assert said(done) == "This draft is settled already."


@pytest.mark.parametrize("command", ["hide", "remove"])
async def test_a_draft_that_writes_no_entry_has_no_form(here: Council, command: str) -> None:
    contributor = here.people[Role.CONTRIBUTOR]
    asked = (await here.kb(command, by=contributor, entry="late-fee")).response
    await press(here, asked, "Hand in", contributor)
    opened = await _opened(here)
    assert labels(opened) == ["Approve", "Decline", "All drafts"]


async def test_a_draft_whose_entry_is_gone_is_not_edited_any_more(here: Council) -> None:
    await _proposed(here)
    opened, form = await _opened(here), await here.sam.click(await _opened(here), label="Edit")
    await here.change(Remove(LATE_FEE))
    told = (await here.sam.click(opened, label="Edit")).response
    assert said(told) == "This draft is settled already, or its entry is gone."
    result = await here.sam.submit_modal(form, {"question": "Mine?", "answer": "Mine."})
    [back] = result.followups
    assert [each.filename for each in back.attachments] == ["what-you-wrote.md"]


async def test_a_draft_keeps_what_editors_did_since(here: Council) -> None:
    contributor = here.people[Role.CONTRIBUTOR]
    shown = (await here.kb("alias", by=contributor, entry="late-fee", phrase=PHRASE)).response
    assert shown is not None
    await press(here, shown, "Hand in", contributor)
    await here.change(Edit(LATE_FEE, {"answer": "A dollar.", "phrasings": ["overdue"]}))
    opened = await _opened(here)
    assert "A dollar." in said(opened)
    assert "I found nothing that speaks against it." in said(opened)
    assert said(await press(here, opened, "Approve")).startswith("### Saved")
    entry = await _entry(here)
    assert (entry.answer, entry.phrasings) == ("A dollar.", ("overdue", PHRASE))


async def test_a_draft_that_goes_over_a_newer_change_says_so(here: Council) -> None:
    await _proposed(here)
    editor = here.people[Role.EDITOR]
    await here.change(Edit(LATE_FEE, {"answer": "Twenty cents a day."}), by=editor)
    await here.change(Edit(LATE_FEE, {"phrasings": ["overdue"]}))
    told = said(opened := await _opened(here))
    assert "~~Twenty cents a day.~~ **A dollar.**" in told
    assert f"This would take the place of a newer change, by <@{editor.id}>" in told
    assert "~~Ten~~ **Twenty** cents a day." in told
    assert "I found nothing that speaks against it." not in told
    assert "phrasings" not in told
    assert said(await press(here, opened, "Approve")).startswith("### Saved")
    entry = await _entry(here)
    assert (entry.answer, entry.phrasings) == ("A dollar.", ("overdue",))


async def test_a_draft_brings_nothing_back_that_was_removed(here: Council) -> None:
    await _proposed(here)
    await here.change(Remove(LATE_FEE))
    opened = await _opened(here)
    assert 'there is no entry "late-fee"' in said(opened)
    assert labels(opened) == ["Approve", "Decline", "All drafts"]
    with pytest.raises(Exception, match="disabled"):
        await press(here, opened, "Approve")


async def test_the_form_of_a_draft_has_what_editors_did_since(here: Council) -> None:
    await _proposed(here)
    await here.change(Edit(LATE_FEE, {"answer": "Twenty.", "phrasings": ["overdue"]}))
    shown = await here.sam.click(await _opened(here), label="Edit")
    assert (fields(shown)["answer"], fields(shown)["phrasings"]) == ("A dollar.", "overdue")
    await here.change(Edit(LATE_FEE, {"follow_ups": ["loan-period"]}))
    preview = await submit(here, shown, answer="Two dollars.")
    assert said(await press(here, preview, "Save entry")).startswith("### Saved")
    entry = await _entry(here)
    assert (entry.answer, entry.phrasings) == ("Two dollars.", ("overdue",))
    assert entry.follow_ups == ("loan-period",)


async def test_pages(here: Council) -> None:
    contributor = here.people[Role.CONTRIBUTOR]
    for number in range(11):
        await here.moderation.curator.propose(
            here.guild_id, contributor.id, NotForUs(f"question {number}")
        )
    listed = (await here.kb("drafts")).response
    assert listed is not None
    assert "question 10" not in said(listed)
    assert "question 10" in said(await press(here, listed, "Next"))


async def test_what_is_not_finished_is_gone_on_with(here: Council) -> None:
    await written(here)
    listed = (await here.kb("drafts")).response
    assert listed is not None
    [draft] = await here.store.list_drafts(here.guild_id, state=DraftState.WORKING)
    preview = (await here.sam.select(listed, [str(draft.id)])).response
    assert preview is not None
    assert said(await press(here, preview, "Save entry")).startswith("### Saved")


async def test_nobody_sees_what_another_has_not_finished(here: Council) -> None:
    await written(here)
    editor = here.people[Role.EDITOR]
    listed = (await here.kb("drafts", by=editor)).response
    assert listed is not None
    with pytest.raises(Exception, match="omponent"):
        await editor.select(listed, ["1"])


async def test_a_contributor_looks_and_decides_nothing(here: Council) -> None:
    await _proposed(here)
    opened = await _opened(here, here.people[Role.CONTRIBUTOR])
    assert labels(opened)[-1:] == ["All drafts"]
    assert not {"Approve", "Edit", "Decline"} & set(labels(opened))
