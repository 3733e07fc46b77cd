"""/kb queue: what members asked in vain, seen and settled through discord.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import simcord

from bot.chat.kb.press import MENU_PREFIX
from bot.chat.kb.queuelist import Place, View
from bot.content.limits import ID_CHARS
from bot.core.feedback import Gap, GapGroup, GroupState, Lack
from bot.core.model import Stance
from bot.core.revisions import DraftState, Item, Kind
from bot.core.roles import Role
from bot.service.closer import Closer
from bot.service.moderation import Edit, NotForUs, Remove
from bot.service.office import open_office
from bot.service.upkeep import Upkeep
from tests.support.cards import LostStore
from tests.support.library import Shelf, answer_of, labels, said
from tests.support.moderators import (
    NOW,
    Council,
    council,
    moderated_client,
    walk,
)

WIFI = ("is there *wifi*", "wifi password?", "how do i get on the wlan")
ROOM = Item(Kind.ENTRY, "reading-room")
SELECT = 3


async def miss(
    here: Council, *texts: str, lack: Lack = Lack.MISS, wish: str = "", asker: int | None = None
) -> int:
    """Put `texts`, a minute apart, into a new group."""
    group: int | None = None
    for minutes, text in enumerate(texts):
        asked_at = NOW + timedelta(minutes=minutes)
        gap = Gap(here.guild_id, text, lack, asked_at, here.town.channel.id, "", wish, asker)
        group = await here.store.add_gap(gap, group_id=group)
    assert group is not None
    return group


async def state_of(here: Council, group_id: int) -> GroupState:
    group = await here.store.find_group(here.guild_id, group_id)
    assert group is not None
    return group.state


def menus(message: simcord.ResponseMessage) -> dict[str, list[dict[str, Any]]]:
    """Return the options of each menu, by the verb in its custom id."""
    return {
        each["custom_id"].split(":")[2]: each["options"]
        for each in walk(message.components)
        if each["type"] == SELECT
    }


async def pick(
    by: simcord.MemberActor, message: simcord.ResponseMessage, verb: str, value: str
) -> simcord.ResponseMessage:
    """Pick from the menu of this verb, and return what is shown then."""
    [custom_id] = [
        each["custom_id"]
        for each in walk(message.components)
        if each["type"] == SELECT and each["custom_id"].split(":")[2] == verb
    ]
    await by.select(message, [value], custom_id=custom_id)
    return message


async def click(
    by: simcord.MemberActor, message: simcord.ResponseMessage, label: str
) -> simcord.ResponseMessage:
    """Press a button, and return what is shown then."""
    await by.click(message, label=label)
    return message


async def queue(here: Council, by: simcord.MemberActor | None = None) -> simcord.ResponseMessage:
    shown = (await here.kb("queue", by=by)).response
    assert shown is not None
    return shown


async def opened(
    here: Council, group_id: int, by: simcord.MemberActor | None = None
) -> simcord.ResponseMessage:
    return await pick(by or here.sam, await queue(here, by), "queue-open", str(group_id))


async def asked(here: Council, question: str) -> str:
    """Return what a member is answered."""
    outsider = here.people[Role.OUTSIDER]
    return answer_of((await outsider.slash(here.town.channel, "ask", question=question)).response)


def closer_of(here: Council) -> Closer:
    moderation = here.moderation
    return Closer(here.store, moderation.guilds, moderation.answerers)


async def tidy(here: Council) -> None:
    """Do what the bot does every second while it runs."""
    guilds, answerers = here.moderation.guilds, here.moderation.answerers
    office = open_office(answerers.shared, here.store, guilds=guilds)
    await Upkeep(office, here.store, guilds, closer_of(here), lambda: NOW).tidy()


async def is_answered(here: Council, question: str) -> bool:
    """Say whether a member gets the answer of `renew-phone`."""
    return (await asked(here, question)).startswith("### How do I renew a book by phone?")


def test_the_longest_control_fits() -> None:
    place = Place(View.DISMISSED, 9_999)
    entry_id = "x" * ID_CHARS
    place.leading("queue-save", 10**10, entry_id, 10**7).encode(MENU_PREFIX)


async def test_an_empty_queue_says_so(here: Council) -> None:
    assert said(await queue(here)) == (
        "### Questions from members\nThere are no questions in this list."
    )


async def test_a_row_says_what_was_asked_how_often_when_where_and_why(here: Council) -> None:
    group = await miss(here, *WIFI)
    gap = Gap(here.guild_id, WIFI[0], Lack.REQUEST, NOW, 5, "", "A *guest* one.", 77)
    await here.store.add_gap(gap, group_id=group)
    at = int((NOW + timedelta(minutes=2)).timestamp())
    assert said(await queue(here)) == (
        "### Questions from members\n"
        r"**1.** “is there \*wifi\*”"
        f"\n-# asked 4 times, last <t:{at}:R> · <#{here.town.channel.id}> and <#5> · nothing "
        "answered it (3) and sent to the moderators (1) · 1 member is waiting for an answer\n"
        r"> A \*guest\* one."
    )


@pytest.mark.parametrize(
    ("view", "first"),
    [
        pytest.param("n", "late", id="the newest first"),
        pytest.param("m", "often", id="the most asked first"),
        pytest.param("d", "boring", id="dismissed"),
    ],
)
async def test_the_list_can_be_ordered_and_filtered(here: Council, view: str, first: str) -> None:
    await miss(here, "often", "often")
    boring = await miss(here, "boring")
    await here.moderation.queue.dismiss(here.guild_id, boring)
    await miss(here, *["late"] * 1)
    gap = Gap(here.guild_id, "late", Lack.MISS, NOW + timedelta(hours=1))
    await here.store.add_gap(gap)
    shown = await pick(here.sam, await queue(here), "queue", view)
    assert f"**1.** “{first}”" in said(shown)


async def test_the_list_has_pages(here: Council) -> None:
    for number in range(7):
        await miss(here, f"question {number}")
    shown = await queue(here)
    assert labels(shown) == ["Next"]
    await click(here.sam, shown, "Next")
    assert "question 0" in said(shown)
    assert "question 6" not in said(shown)
    await click(here.sam, shown, "Previous")
    assert "question 6" in said(shown)


async def test_a_missed_question_is_an_alias_after_three_clicks(here: Council) -> None:
    wordings = ("renewal of books thru telephone", "telephone renewal?", "renewing thru telephone")
    *missed, like_them = wordings
    group = await miss(here, *missed)
    assert [each for each in wordings if await is_answered(here, each)] == []
    shown = await queue(here)
    before = len(here.town.env.http_requests)
    await pick(here.sam, shown, "queue-open", str(group))
    await pick(here.sam, shown, "queue-alias", "renew-phone")
    await here.sam.click(shown, label="Save")
    sent = here.town.env.http_requests[before:]
    assert len([each for each in sent if each.path.endswith("/callback")]) == 3
    assert "the question is closed" in said(shown)
    assert [each for each in wordings if await is_answered(here, each)] == [*wordings]
    assert like_them not in missed
    assert await state_of(here, group) is GroupState.ANSWERED


async def test_an_alias_is_shown_before_it_is_saved(here: Council) -> None:
    group = await miss(here, *WIFI)
    shown = await opened(here, group)
    found = await here.sam.click(shown, label="Search for the entry")
    await here.sam.submit_modal(found, {"words": "reading-room"})
    await pick(here.sam, shown, "queue-alias", "reading-room")
    told = said(shown)
    assert told.startswith("### What are the rules of the reading room?\n“is there \\*wifi\\*”")
    assert "- Now: no answer · score `" in told
    assert "- Then: **What are the rules of the reading room?** · score `" in told
    assert "I would add:\n- “is there \\*wifi\\*”" in told
    assert await here.store.list_revisions(here.guild_id) == []


async def test_a_search_in_vain_can_be_tried_again(here: Council) -> None:
    group = await miss(here, *WIFI)
    shown = await opened(here, group)
    found = await here.sam.click(shown, label="Search for the entry")
    await here.sam.submit_modal(found, {"words": "zzzz *qqq*"})
    assert r"I found no entry for “zzzz \*qqq\*”." in said(shown)
    assert labels(shown) == ["Search for the entry", "Back to the list"]


async def test_a_similar_row_closes_by_itself(here: Council) -> None:
    group = await miss(here, "is there wifi")
    similar = await miss(here, "is there wifi?!")
    other = await miss(here, "something else entirely")
    shown = await opened(here, group)
    found = await here.sam.click(shown, label="Search for the entry")
    await here.sam.submit_modal(found, {"words": "reading-room"})
    await pick(here.sam, shown, "queue-alias", "reading-room")
    await here.sam.click(shown, label="Save")
    assert await state_of(here, similar) is GroupState.OPEN
    await tidy(here)
    assert await state_of(here, similar) is GroupState.ANSWERED
    assert await state_of(here, other) is GroupState.OPEN
    assert "something else" in said(await queue(here))


@pytest.mark.parametrize(
    ("stance", "now", "state"),
    [
        (Stance.CAUTIOUS, "Now: a choice of", GroupState.OPEN),
        (Stance.BALANCED, "Now: **How do I renew a book online?**", GroupState.ANSWERED),
    ],
)
async def test_answered_is_what_members_get_answered_here(
    here: Council, stance: Stance, now: str, state: GroupState
) -> None:
    settings = await here.store.get_settings(here.guild_id)
    await here.moderation.settings.change(here.guild_id, replace(settings, stance=stance))
    group = await miss(here, "can i renew books on line now")
    shown = await pick(here.sam, await opened(here, group), "queue-alias", "renew-phone")
    assert now in said(shown)
    await tidy(here)
    assert await state_of(here, group) is state


async def test_undoing_an_alias_opens_its_question_again(here: Council) -> None:
    closer = closer_of(here)
    await miss(here, "something else entirely")
    await closer.tick()
    group = await miss(here, "telephone renewal of books")
    shown = await pick(here.sam, await opened(here, group), "queue-alias", "renew-phone")
    await click(here.sam, shown, "Save")
    await closer.tick()
    assert await state_of(here, group) is GroupState.ANSWERED
    await click(here.sam, shown, "Undo")
    await closer.tick()
    assert "telephone renewal of books" in said(await queue(here))


async def test_a_request_with_a_wish_waits_until_somebody_has_read_it(here: Council) -> None:
    outsider = here.people[Role.OUTSIDER]
    missed = await outsider.slash(here.town.channel, "ask", question="what about dvd zzzz")
    assert missed.response is not None
    form = await outsider.click(missed.response, label="Ask the moderators")
    await outsider.submit_modal(form, {"question": "late fees", "wish": "for DVDs, not books"})
    await tidy(here)
    assert "> for DVDs, not books" in said(await queue(here))


async def test_what_is_not_for_us_is_refused_from_now_on(here: Council) -> None:
    group = await miss(here, "can you fix my bike", "bike repair")
    shown = await click(here.sam, await opened(here, group), "Not for us")
    assert said(shown).startswith("### Not for us\nFrom now on I will not answer this")
    assert await state_of(here, group) is GroupState.NOT_FOR_US
    held = await here.moderation.guilds.settle(here.guild_id)
    assert "bike repair" in {
        text for pack in held.current.knowledge.packs for text in pack.out_of_scope
    }


async def test_what_is_answered_today_is_refused_only_by_who_is_sure(here: Council) -> None:
    group = await miss(here, "late fees?", lack=Lack.UNHELPFUL)
    shown = await click(here.sam, await opened(here, group), "Not for us")
    assert said(shown) == (
        "### late fees?\nNot saved yet. Please look at this first:\n"
        "- “late fees?” would not lead to **What does a late book cost?** any more."
    )
    assert await here.store.list_revisions(here.guild_id) == []
    assert await state_of(here, group) is GroupState.OPEN
    await click(here.sam, shown, "Not for us all the same")
    assert said(shown).startswith("### Not for us\nFrom now on I will not answer this")
    assert await state_of(here, group) is GroupState.NOT_FOR_US


async def test_the_name_of_a_topic_is_refused_only_by_who_is_sure(here: Council) -> None:
    group = await miss(here, "Lending")
    shown = await click(here.sam, await opened(here, group), "Not for us")
    assert "“Lending” would not lead to **Lending** any more." in said(shown)


async def test_all_wordings_that_are_not_for_us_are_taken_back_at_once(here: Council) -> None:
    group = await miss(here, "can you fix my bike", "bike repair")
    held = await here.moderation.guilds.settle(here.guild_id)
    shown = await click(here.sam, await opened(here, group), "Not for us")
    await click(here.sam, shown, "Undo")
    assert said(shown).startswith("### Saved")
    now = await here.moderation.guilds.settle(here.guild_id)
    assert now.current.knowledge == held.current.knowledge


async def test_dismissing_can_be_undone(here: Council) -> None:
    group = await miss(here, *WIFI)
    shown = await click(here.sam, await opened(here, group), "Dismiss")
    assert await state_of(here, group) is GroupState.DISMISSED
    assert "Dismissed. If somebody asks it again" in said(shown)
    await click(here.sam, shown, "Undo")
    assert await state_of(here, group) is GroupState.OPEN
    await click(here.sam, shown, "Look at it")
    assert "Dismiss" in labels(shown)
    audit = said((await here.kb("audit")).response)
    assert r"Dismissed a question** (“is there \*wifi\*”)" in audit
    assert r"Put a question back into the queue** (“is there \*wifi\*”)" in audit


async def test_a_question_that_is_deleted_is_gone_from_the_audit_too(here: Council) -> None:
    group = await miss(here, "my secret illness")
    await click(here.sam, await opened(here, group), "Dismiss")
    await here.store.forget_older(here.guild_id, NOW + timedelta(days=90))
    audit = said((await here.kb("audit")).response)
    assert "Dismissed a question** (a question that is no longer kept)" in audit
    assert "illness" not in str(await here.store.list_audit(here.guild_id))


async def test_what_is_dismissed_is_told_in_the_log_channel(here: Council) -> None:
    log = here.sam.guild.create_text_channel("log")
    settings = await here.store.get_settings(here.guild_id)
    await here.moderation.settings.change(here.guild_id, replace(settings, log_channel=log.id))
    await click(here.sam, await opened(here, await miss(here, "zeppelins")), "Dismiss")
    [told] = here.town.messages(log)
    assert said(told).startswith("- **Dismissed a question** (“zeppelins”)")


async def test_a_new_entry_begins_with_the_question_and_its_wordings(here: Council) -> None:
    group = await miss(here, "is there wifi", "wifi password?")
    shown = await opened(here, group)
    form = await here.sam.click(shown, label="New entry")
    assert form.modal is not None
    fields = {
        each["component"]["custom_id"]: each["component"] for each in form.modal["components"]
    }
    assert fields["question"]["value"] == "is there wifi"
    assert fields["phrasings"]["value"] == "wifi password?"
    typed = {"question": "Is there wifi?", "answer": "Yes.", "phrasings": "wifi password?"}
    await here.sam.submit_modal(form, typed)
    await click(here.sam, shown, "Save entry")
    await here.moderation.guilds.settle(here.guild_id)
    assert "Yes." in await asked(here, "is there wifi")
    await tidy(here)
    assert await state_of(here, group) is GroupState.ANSWERED


@pytest.mark.parametrize("action", ["Not for us", "Dismiss", "New entry"])
@pytest.mark.parametrize(
    ("state", "told"),
    [
        (GroupState.ANSWERED, "This question has been answered."),
        (GroupState.NOT_FOR_US, "Somebody decided that this question is not for us."),
        (GroupState.DISMISSED, "This question was dismissed."),
    ],
)
async def test_whoever_is_second_is_told_what_happened(
    here: Council, action: str, state: GroupState, told: str
) -> None:
    group = await miss(here, *WIFI)
    shown = await opened(here, group)
    await here.store.set_state(here.guild_id, group, state, expected=GroupState.OPEN)
    await here.sam.click(shown, label=action)
    assert f"**Somebody was faster**\n{told}" in said(shown)
    assert await here.store.list_revisions(here.guild_id) == []
    assert await state_of(here, group) is state


async def test_whoever_saves_second_is_told_what_happened(here: Council) -> None:
    group = await miss(here, "telephone renewal of books")
    mine = await pick(here.sam, await opened(here, group), "queue-alias", "renew-phone")
    editor = here.people[Role.EDITOR]
    theirs = await pick(editor, await opened(here, group, editor), "queue-alias", "renew-phone")
    await click(editor, theirs, "Save")
    await click(here.sam, mine, "Save")
    assert "**Somebody was faster**\nThis question has been answered." in said(mine)
    assert len(await here.store.list_revisions(here.guild_id)) == 1


async def test_a_change_of_the_entry_meanwhile_stays(here: Council) -> None:
    group = await miss(here, "telephone renewal of books")
    shown = await pick(here.sam, await opened(here, group), "queue-alias", "renew-phone")
    await here.change(Edit(Item(Kind.ENTRY, "renew-phone"), {"answer": "Just call."}))
    await click(here.sam, shown, "Save")
    assert await state_of(here, group) is GroupState.ANSWERED
    assert "Just call." in await asked(here, "telephone renewal of books")


async def test_an_entry_that_is_gone_meanwhile_is_told(here: Council) -> None:
    group = await miss(here, "telephone renewal of books")
    shown = await opened(here, group)
    await here.change(Remove(Item(Kind.ENTRY, "renew-phone")))
    await pick(here.sam, shown, "queue-alias", "renew-phone")
    assert said(shown) == "That entry is no longer here."


async def test_a_question_that_is_gone_is_told(here: Council) -> None:
    group = await miss(here, *WIFI)
    shown = await queue(here)
    await here.store.forget_guild(here.guild_id)
    await here.moderation.settings.read(here.guild_id)
    await pick(here.sam, shown, "queue-open", str(group))
    assert said(shown) == "This question is not in the queue any more."


@pytest.mark.parametrize(
    ("role", "ways"),
    [
        pytest.param(Role.READER, ["Back to the list"], id="a reader looks"),
        pytest.param(
            Role.CONTRIBUTOR,
            ["Search for the entry", "New entry", "Back to the list"],
            id="a contributor proposes",
        ),
        pytest.param(
            Role.EDITOR,
            ["Search for the entry", "New entry", "Not for us", "Dismiss", "Back to the list"],
            id="an editor settles",
        ),
    ],
)
async def test_each_role_sees_what_it_may_do(
    here: Council, role: Role, ways: Sequence[str]
) -> None:
    group = await miss(here, *WIFI)
    assert labels(await opened(here, group, here.people[role])) == ways


async def test_a_contributor_hands_wordings_in(here: Council) -> None:
    group = await miss(here, "telephone renewal of books")
    by = here.people[Role.CONTRIBUTOR]
    shown = await pick(by, await opened(here, group, by), "queue-alias", "renew-phone")
    await click(by, shown, "Hand in")
    assert said(shown).startswith("### Waiting for approval")
    [draft] = await here.store.list_drafts(here.guild_id)
    assert (draft.author_id, draft.state) == (by.id, DraftState.OPEN)
    assert await here.store.list_revisions(here.guild_id) == []
    assert await state_of(here, group) is GroupState.OPEN


async def test_whoever_comes_next_sees_that_an_answer_is_proposed(here: Council) -> None:
    group = await miss(here, "telephone renewal of books")
    other = await miss(here, "who feeds the zebra")
    proposed = "Something that answers this waits for approval in /kb drafts."
    by = here.people[Role.CONTRIBUTOR]
    shown = await pick(by, await opened(here, group, by), "queue-alias", "renew-phone")
    assert proposed not in said(await opened(here, group))
    await click(by, shown, "Hand in")
    assert proposed in said(await opened(here, group))
    form = await by.click(await opened(here, other, by), label="New entry")
    await by.submit_modal(form, {"question": "Who feeds the zebra?", "answer": "I do."})
    assert proposed not in said(await opened(here, other))


async def test_a_single_wording_is_shown_once(here: Council) -> None:
    one, several = await miss(here, "is there wifi"), await miss(here, "zebras", "zebra food")
    assert said(await opened(here, one)).count("is there wifi") == 1
    assert "- “zebras”\n- “zebra food”" in said(await opened(here, several))


async def test_an_outsider_gets_nowhere(here: Council) -> None:
    await miss(here, *WIFI)
    shown = await here.kb("queue", by=here.people[Role.OUTSIDER])
    assert said(shown.response or shown.followups[0]) == (
        "This is for the moderators of this server."
    )


async def test_everything_works_after_restarts(here: Council, books: Shelf) -> None:
    group = await miss(here, "telephone renewal of books")

    async def restart() -> None:
        client, moderation = moderated_client(books, here.store)
        await moderation.guilds.refresh()
        await here.town.env.restart_bot(client)

    shown = await queue(here)
    await restart()
    await pick(here.sam, shown, "queue-open", str(group))
    await restart()
    form = await here.sam.click(shown, label="Search for the entry")
    await restart()
    await here.sam.submit_modal(form, {"words": "renew by phone"})
    await restart()
    await pick(here.sam, shown, "queue-alias", "renew-phone")
    await restart()
    await click(here.sam, shown, "Save")
    assert await state_of(here, group) is GroupState.ANSWERED


class Lost(LostStore):
    """The store that may be lost, with single questions."""

    async def find_group(self, guild_id: int, group_id: int) -> GapGroup | None:
        self._check("read the question")
        return await super().find_group(guild_id, group_id)


@pytest.mark.parametrize("label", ["Not for us", "Dismiss", "New entry", "Back to the list"])
async def test_a_database_that_is_away_is_told(label: str) -> None:
    store = Lost()
    async with council(store=store) as here:
        group = await miss(here, *WIFI)
        shown = await opened(here, group)
        store.is_down = True
        result = await here.sam.click(shown, label=label)
        told = result.followups[-1] if result.followups else result.response
        assert said(told).startswith("I cannot reach my database right now.")
        store.is_down = False
        assert await state_of(here, group) is GroupState.OPEN


async def test_a_question_declared_out_of_scope_meanwhile_is_closed(here: Council) -> None:
    group = await miss(here, "bike repair")
    shown = await opened(here, group)
    await here.change(NotForUs("bike repair"))
    await click(here.sam, shown, "Not for us")
    assert await state_of(here, group) is GroupState.NOT_FOR_US
