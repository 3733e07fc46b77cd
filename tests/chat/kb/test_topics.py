"""/kb topic, through discord.py."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import simcord

from bot.core.knowledge import Knowledge
from bot.core.model import Topic
from bot.core.revisions import Item, Kind, Revision
from bot.core.roles import Role
from bot.errors import StorageError
from bot.service.moderation import Edit, Hide
from bot.storage.memory import MemoryStore
from tests.support.entry_forms import fields, press, submit
from tests.support.library import Shelf, labels, library, said, shelf
from tests.support.moderators import Council, council, walk

ROOMS = Item(Kind.TOPIC, "rooms")
SPORT = {"title": "Sport", "summary": "What to do **outside**."}


class Shaky(MemoryStore):
    """The store in memory, which takes no revision while `is_down`."""

    is_down = False

    async def append_revision(self, revision: Revision, *, seen: int) -> Revision:
        if self.is_down:
            raise StorageError("save a change")
        return await super().append_revision(revision, seen=seen)


async def _known(here: Council) -> Knowledge:
    return (await here.moderation.guilds.settle(here.guild_id)).current.knowledge


async def _topic(
    here: Council, name: str = "rooms", by: simcord.MemberActor | None = None
) -> simcord.ResponseMessage:
    """Show a topic, or all of them where `name` is empty."""
    await _known(here)
    options = {"name": name} if name else {}
    message = (await here.kb("topic", by=by, **options)).response
    assert message is not None
    return message


async def _edit(
    here: Council, by: simcord.MemberActor | None = None, /, **values: object
) -> simcord.ResponseMessage:
    shown = await _topic(here, by=by)
    return await submit(here, await (by or here.sam).click(shown, label="Edit"), by, **values)


async def _add(
    here: Council, by: simcord.MemberActor | None = None, /, **values: object
) -> simcord.ResponseMessage:
    shown = await _topic(here, "", by)
    form = await (by or here.sam).click(shown, label="New topic")
    return await submit(here, form, by, **{**SPORT, **values})


def _options(message: simcord.ResponseMessage) -> list[str]:
    """Return what can be picked from the first menu that is not a preview."""
    menus = [each for each in walk(message.components) if "options" in each]
    return [each["value"] for each in next(m for m in menus if not m.get("disabled"))["options"]]


@pytest.mark.parametrize("name", ["rooms", "topic:rooms", "ROOMS"])
async def test_a_topic_is_shown_as_members_see_it(here: Council, name: str) -> None:
    shown = await _topic(here, name)
    assert said(shown) == (
        "### This is how members see it\nTopic `rooms`\n"
        "### Rooms\nWhere to read and work.\n-# 1 answer"
    )
    assert labels(shown)[-4:] == ["Edit", "Hide", "All its changes", "All topics"]


async def test_without_a_name_all_topics_are_there_to_pick(here: Council) -> None:
    await here.change(Hide(ROOMS))
    shown = await _topic(here, "")
    assert said(shown) == "### Topics\n- **Lending** · 4 answers\n- **(hidden) Rooms**"
    assert _options(shown) == ["lending", "rooms"]
    picked = (await here.sam.select(shown, ["rooms"])).response
    assert "Members do not see this topic." in said(picked)
    assert "Restore" in labels(picked)


async def test_many_topics_have_pages() -> None:
    [pack] = library().packs
    more = tuple(Topic(f"t{at}", f"Topic {at}", "…") for at in range(24))
    async with council(shelf(Knowledge((replace(pack, topics=(*pack.topics, *more)),)))) as here:
        shown = await _topic(here, "")
        assert len(_options(shown)) == 25
        await here.sam.click(shown, label="Next")
        assert _options(shown) == ["t23"]
        assert labels(shown) == ["New topic", "Previous"]


async def test_a_topic_is_renamed(here: Council) -> None:
    form = await here.sam.click(await _topic(here), label="Edit")
    assert fields(form) == {
        "title": "Rooms",
        "summary": "Where to read and work.",
        "phrasings": "",
    }
    done = await submit(here, form, title="Where to read", phrasings="places\nseats\nplaces")
    assert said(done).startswith("### Saved")
    topic = (await _known(here)).topic_by_id["rooms"]
    assert (topic.title, topic.phrasings) == ("Where to read", ("places", "seats"))
    [revision] = await here.store.list_revisions(here.guild_id)
    [change] = revision.changes
    assert change.fields == {"title": "Where to read", "also_phrasings": ["places", "seats"]}
    asked = await here.people[Role.OUTSIDER].slash(here.town.channel, "topic", name="seats")
    assert "Where to read and work." in said(asked.response)


async def test_a_form_as_it_was_changes_nothing(here: Council) -> None:
    assert said(await _edit(here)).startswith("It is like that already")
    assert await here.store.list_revisions(here.guild_id) == []


async def test_a_new_topic_can_be_chosen_for_entries(here: Council) -> None:
    done = await _add(here)
    assert "Members see it once an entry belongs to it." in said(done)
    topic = (await _known(here)).topic_by_id["sport"]
    assert (topic.title, topic.summary) == ("Sport", "What to do **outside**.")
    offered = await here.sam.autocomplete(here.town.channel, "kb add", "topic", "spo")
    assert [each["value"] for each in offered] == ["topic:sport"]
    assert fields(await here.kb("add", topic="Sport"))["topic"] == ["sport"]
    assert "Members see it once an entry belongs to it." in said(await _topic(here, "sport"))


async def test_the_first_topic_of_a_server_is_made_by_hand() -> None:
    [pack] = library().packs
    entries = tuple(replace(each, topic="") for each in pack.entries)
    async with council(shelf(Knowledge((replace(pack, topics=(), entries=entries),)))) as here:
        assert "There are no topics yet." in said(await _topic(here, ""))
        await _add(here)
        await _known(here)
        form = await here.kb("edit", entry="late-fee")
        await press(here, await submit(here, form, topic=["sport"]), "Save entry")
        assert (await _known(here)).entry_by_id["late-fee"].topic == "sport"


async def test_a_topic_is_there_once(here: Council) -> None:
    done = await _add(here, title="  rooms ")
    assert said(done).startswith("### Not saved")
    assert 'there is a topic "Rooms" already' in said(done)
    assert [each.filename for each in done.attachments] == ["what-you-wrote.md"]
    assert fields(await here.sam.click(done, label="Edit again"))["title"] == ""


async def test_a_topic_is_hidden_and_restored(here: Council) -> None:
    asked = await press(here, await _topic(here), "Hide")
    assert said(asked).startswith(
        "### Hide this?\nNot saved yet. Please look at this first:\n"
        "- One entry would have no topic any more.\n### Rooms\n"
    )
    assert labels(asked)[-1] == "Hide"
    assert "rooms" in (await _known(here)).topic_by_id
    assert said(await press(here, asked, "Hide")).startswith("### Saved")
    assert "rooms" not in (await _known(here)).topic_by_id
    assert said(await press(here, await _topic(here), "Restore")).startswith("### Saved")
    assert (await _known(here)).entry_by_id["reading-room"].topic == "rooms"


async def test_one_of_the_servers_own_comes_back_too(here: Council) -> None:
    await _add(here)
    hidden = await press(here, await _topic(here, "sport"), "Hide")
    assert said(hidden).startswith("### Saved")
    await press(here, await _topic(here, "sport"), "Restore")
    assert (await _known(here)).topic_by_id["sport"].summary == SPORT["summary"]


async def test_its_history_is_about_nothing_else(here: Council) -> None:
    await here.change(Edit(Item(Kind.ENTRY, "late-fee"), {"answer": "A dollar."}))
    await _edit(here, title="Where to read")
    listed = await press(here, await _topic(here), "All its changes")
    assert said(listed).startswith("### Changes to “Where to read”\n- **2** · Topic `rooms`")
    assert "late-fee" not in said(listed)
    shown = (await here.sam.select(listed, ["2"])).response
    assert shown is not None
    await press(here, shown, "Back to how it was before")
    assert (await _known(here)).topic_by_id["rooms"].title == "Rooms"


async def test_whoever_was_slower_sees_the_difference_and_gets_the_text_back(
    here: Council,
) -> None:
    form = await here.sam.click(await _topic(here), label="Edit")
    await here.change(Edit(ROOMS, {"title": "Places"}), by=here.people[Role.EDITOR])
    told = await submit(here, form, title="Seats")
    assert said(told).startswith("### Somebody was faster")
    assert "~~Places~~ **Seats**" in said(told)
    assert [each.filename for each in told.attachments] == ["what-you-wrote.md"]
    assert (await _known(here)).topic_by_id["rooms"].title == "Places"
    again = await here.sam.click(told, label="Edit again")
    assert fields(again)["title"] == "Places"
    assert said(await submit(here, again, title="Seats")).startswith("### Saved")


async def test_what_was_changed_meanwhile_is_not_hidden_unseen(here: Council) -> None:
    await _add(here)
    shown = await _topic(here, "sport")
    sport = Item(Kind.TOPIC, "sport")
    await here.change(Edit(sport, {"title": "Games"}), by=here.people[Role.EDITOR])
    told = await press(here, shown, "Hide")
    assert said(told).startswith("### Somebody was faster")
    assert "~~Games~~" in said(told)
    assert said(await press(here, told, "Hide")).startswith("### Saved")


async def test_that_of_a_contributor_waits(here: Council) -> None:
    contributor = here.people[Role.CONTRIBUTOR]
    assert said(await _edit(here, contributor, title="Seats")).startswith("### Waiting for")
    assert said(await _add(here, contributor)).startswith("### Waiting for")
    hidden = await press(here, await _topic(here, by=contributor), "Hide", contributor)
    hidden = await press(here, hidden, "Hand in", contributor)
    assert said(hidden).startswith("### Waiting for")
    assert await here.store.list_revisions(here.guild_id) == []
    drafts = await here.store.list_drafts(here.guild_id)
    assert [each.changes[0].item.id for each in drafts] == ["rooms", "sport", "rooms"]


async def test_whoever_only_reads_changes_nothing(here: Council) -> None:
    reader = here.people[Role.READER]
    assert labels(await _topic(here, by=reader))[-2:] == ["All its changes", "All topics"]
    assert labels(await _topic(here, "", reader)) == []


async def test_hidden_topics_are_offered_as_such(here: Council) -> None:
    await here.change(Hide(ROOMS))
    offered = await here.sam.autocomplete(here.town.channel, "kb topic", "name", "")
    assert [each["name"] for each in offered] == [
        "Lending - Borrowing, renewing and bringing back.",
        "(hidden) Rooms - Where to read and work.",
    ]
    outsider = here.people[Role.OUTSIDER]
    assert await outsider.autocomplete(here.town.channel, "kb topic", "name", "") == []


async def test_an_unknown_topic_is_told(here: Council) -> None:
    assert said(await _topic(here, "*nope*")).startswith(r"There is no topic “\*nope\*” here.")


async def test_what_is_gone_by_now_is_told(here: Council) -> None:
    shown = await _topic(here)
    await here.change(Hide(ROOMS))
    result = await here.sam.click(shown, label="Edit")
    assert result.modal is None
    told = [said(each) for each in (*result.followups, result.response) if each is not None]
    assert any(each.startswith("There is no topic “rooms” here.") for each in told)


async def test_what_cannot_be_saved_is_given_back(books: Shelf) -> None:
    store = Shaky()
    async with council(books, store) as here:
        form = await here.sam.click(await _topic(here), label="Edit")
        store.is_down = True
        values: dict[str, Any] = {"title": "Seats", "summary": "Where to sit."}
        result = await here.sam.submit_modal(form, values)
        told = [each for each in (*result.followups, result.response) if each is not None]
        assert said(told[0]).startswith("I cannot reach my database right now")
        assert [each.filename for each in told[0].attachments] == ["what-you-wrote.md"]
