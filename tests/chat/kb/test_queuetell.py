"""Members who wait for an answer: what they tick, what they get, and what is kept of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http import HTTPStatus

import pytest
import simcord

from bot.core.feedback import Gap, GroupState, Lack
from bot.core.revisions import Kind
from bot.core.roles import Role
from bot.service.moderation import Add
from bot.storage.memory import MemoryStore
from tests.support.cards import content_of, english
from tests.support.library import labels, said, shipped_languages, speaking
from tests.support.moderators import Council, council, walk
from tests.support.outages import cut_off

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
UNKNOWN = "zebra quantum xylophone"
TELL = english()("tell-label")
SELECT = 3


async def form_of(here: Council, by: simcord.MemberActor) -> simcord.InteractionResult:
    """Ask what nothing answers, and open the form to the moderators."""
    missed = (await by.slash(here.town.channel, "ask", question=UNKNOWN)).response
    assert missed is not None
    return await by.click(missed, label=TELL)


def told(result: simcord.InteractionResult) -> str:
    return said(result.response or result.followups[-1])


async def waiting(here: Council) -> list[int]:
    """Return who is kept with an open question."""
    groups = await here.store.list_groups(here.guild_id)
    found = [await here.store.gaps_of(here.guild_id, each.id) for each in groups]
    return [gap.asker for gaps in found for gap in gaps if gap.asker is not None]


async def test_who_ticks_the_box_is_kept_with_the_question(here: Council) -> None:
    ada = here.people[Role.OUTSIDER]
    shown = await form_of(here, ada)
    assert shown.modal is not None
    box = shown.modal["components"][-1]
    assert box["label"] == english()("tell-me-field")
    assert "I keep your Discord id" in box["description"]
    result = await ada.submit_modal(shown, {"question": UNKNOWN, "wish": "", "tell-me": True})
    assert told(result) == english()("told-and-waiting")
    assert await waiting(here) == [ada.id]
    assert len(await here.store.personal_data(ada.id)) == 1
    await here.store.forget_person(ada.id)
    assert await waiting(here) == []


async def test_who_does_not_tick_it_is_not(here: Council) -> None:
    ada = here.people[Role.OUTSIDER]
    shown = await form_of(here, ada)
    result = await ada.submit_modal(shown, {"question": UNKNOWN, "wish": ""})
    assert told(result) == english()("told")
    assert await waiting(here) == []


async def test_in_direct_messages_nobody_could_answer_later(here: Council) -> None:
    ada = here.people[Role.OUTSIDER]
    await ada.send_dm(UNKNOWN)
    [card] = here.town.messages(ada.user.dm_channel)
    shown = await ada.user.click(card, label=TELL)
    assert shown.modal is not None
    assert len(shown.modal["components"]) == 2


async def _asked_by(here: Council, *people: simcord.MemberActor, text: str) -> int:
    group: int | None = None
    channel = here.town.channel.id
    for each in people:
        gap = Gap(here.guild_id, text, Lack.REQUEST, NOW, channel, asker=each.id)
        group = await here.store.add_gap(gap, group_id=group)
    assert group is not None
    return group


def _menu(message: simcord.ResponseMessage, verb: str) -> str:
    """Return the custom id of the menu of this verb."""
    ids: list[str] = [
        each["custom_id"] for each in walk(message.components) if each["type"] == SELECT
    ]
    [found] = [each for each in ids if each.split(":")[2] == verb]
    return found


async def _opened(here: Council, group: int, by: simcord.MemberActor) -> simcord.ResponseMessage:
    shown = (await here.kb("queue", by=by)).response
    assert shown is not None
    await by.select(shown, [str(group)], custom_id=_menu(shown, "queue-open"))
    return shown


async def test_who_waits_gets_the_answer_and_is_forgotten(here: Council) -> None:
    ada, ben = here.people[Role.OUTSIDER], here.people[Role.READER]
    group = await _asked_by(here, ada, ben, ada, text="*late* fees")
    shown = await _opened(here, group, here.sam)
    await here.sam.click(shown, label="Reply to the 2 who are waiting")
    assert "2 members were told." in said(shown)
    for each in (ada, ben):
        [message] = here.town.messages(each.user.dm_channel)
        link = f"https://discord.com/channels/{here.guild_id}/{here.town.channel.id}"
        assert said(message) == (
            "-# “\\*late\\* fees”\n### What does a late book cost?\n"
            f"{english()('answer-arrived', link=link)}\n\nTen cents a day."
        )
        assert labels(message) == []
    assert await waiting(here) == []
    audit = said((await here.kb("audit")).response)
    assert r"Replied to members who were waiting** (“\*late\* fees”, 2 members)" in audit


@pytest.mark.parametrize(
    ("settled", "guild_locale", "code"),
    [
        pytest.param("fr", "de", "fr", id="the language that the server has settled on"),
        pytest.param("", "de", "de", id="the language of the server on Discord"),
        pytest.param("", "ja", "en", id="English where the server has none of ours"),
    ],
)
async def test_whose_language_is_not_known_is_told_in_that_of_the_server(
    here: Council, settled: str, guild_locale: str, code: str
) -> None:
    ada = here.people[Role.OUTSIDER]
    settings = await here.store.get_settings(here.guild_id)
    await here.moderation.settings.change(here.guild_id, replace(settings, language=settled))
    group = await _asked_by(here, ada, text="late fees")
    with speaking(here.town, "en-US", guild_locale):
        shown = await _opened(here, group, here.sam)
        await here.sam.click(shown, label="Reply to the member who is waiting")
    [message] = here.town.messages(ada.user.dm_channel)
    words = shipped_languages().find(code)
    assert words is not None
    link = f"https://discord.com/channels/{here.guild_id}/{here.town.channel.id}"
    assert words("answer-arrived", link=link) in said(message)


async def test_who_uses_another_language_than_the_server_is_told_in_their_own(
    here: Council,
) -> None:
    ada = here.people[Role.OUTSIDER]
    group = await _asked_by(here, ada, text="late fees")
    with speaking(here.town, "es-ES", "de"):
        await ada.slash(here.town.channel, "help")
    with speaking(here.town, "en-US", "de"):
        shown = await _opened(here, group, here.sam)
        await here.sam.click(shown, label="Reply to the member who is waiting")
    [message] = here.town.messages(ada.user.dm_channel)
    words = shipped_languages().find("es")
    assert words is not None
    link = f"https://discord.com/channels/{here.guild_id}/{here.town.channel.id}"
    assert words("answer-arrived", link=link) in said(message)


async def test_nobody_is_told_twice(here: Council) -> None:
    ada, editor = here.people[Role.OUTSIDER], here.people[Role.EDITOR]
    group = await _asked_by(here, ada, text="late fees")
    mine = await _opened(here, group, here.sam)
    theirs = await _opened(here, group, editor)
    await editor.click(theirs, label="Reply to the member who is waiting")
    await here.sam.click(mine, label="Reply to the member who is waiting")
    assert "Nobody was told." in said(mine)
    assert len(here.town.messages(ada.user.dm_channel)) == 1


async def test_who_takes_no_direct_messages_is_counted_and_forgotten(
    here: Council,
) -> None:
    ada, ben = here.people[Role.OUTSIDER], here.people[Role.READER]
    group = await _asked_by(here, ada, ben, text="late fees")
    here.town.env.inject_error(
        "POST",
        f"/channels/{ada.user.dm_channel.id}/messages",
        status=HTTPStatus.FORBIDDEN,
        code=50_007,
    )
    shown = await _opened(here, group, here.sam)
    await here.sam.click(shown, label="Reply to the 2 who are waiting")
    assert "1 member was told.\n1 member takes no direct messages from me." in said(shown)
    assert await waiting(here) == []


async def test_who_is_out_of_reach_goes_on_waiting(here: Council) -> None:
    ada = here.people[Role.OUTSIDER]
    group = await _asked_by(here, ada, text="late fees")
    cut_off(here.town, "POST", f"/channels/{ada.user.dm_channel.id}/messages")
    shown = await _opened(here, group, here.sam)
    await here.sam.click(shown, label="Reply to the member who is waiting")
    assert said(shown).count("Nobody was told.") == 1
    assert await waiting(here) == [ada.id]


async def test_who_asked_what_nothing_answers_goes_on_waiting(here: Council) -> None:
    ada = here.people[Role.OUTSIDER]
    group = await _asked_by(here, ada, text=UNKNOWN)
    shown = await _opened(here, group, here.sam)
    await here.sam.click(shown, label="Reply to the member who is waiting")
    assert "Nobody was told.\n1 member is still waiting" in said(shown)
    assert await waiting(here) == [ada.id]


@pytest.mark.parametrize("role", [Role.READER, Role.CONTRIBUTOR])
async def test_only_editors_may_tell(here: Council, role: Role) -> None:
    group = await _asked_by(here, here.people[Role.OUTSIDER], text="late fees")
    assert "Reply to the member who is waiting" not in labels(
        await _opened(here, group, here.people[role])
    )


async def test_the_answer_is_offered_right_after_the_alias(here: Council) -> None:
    ada = here.people[Role.OUTSIDER]
    group = await _asked_by(here, ada, text="telephone renewal of books")
    shown = await _opened(here, group, here.sam)
    await here.sam.select(shown, ["renew-phone"], custom_id=_menu(shown, "queue-alias"))
    await here.sam.click(shown, label="Save")
    await here.sam.click(shown, label="Reply to the member who is waiting")
    [message] = here.town.messages(ada.user.dm_channel)
    assert "Call the desk and give your card number." in said(message)


class Contested(MemoryStore):
    """A store in which somebody else always claims a member first."""

    async def claim_asker(self, guild_id: int, group_id: int, asker: int) -> bool:
        """Claim in the name of both."""
        await super().claim_asker(guild_id, group_id, asker)
        return await super().claim_asker(guild_id, group_id, asker)


async def test_who_is_being_told_by_somebody_else_is_not_told_again() -> None:
    async with council(store=Contested()) as here:
        ada = here.people[Role.OUTSIDER]
        group = await _asked_by(here, ada, text="late fees")
        shown = await _opened(here, group, here.sam)
        await here.sam.click(shown, label="Reply to the member who is waiting")
        assert "Nobody was told." in said(shown)
        assert here.town.messages(ada.user.dm_channel) == []


async def test_who_could_not_be_reached_goes_on_waiting(here: Council) -> None:
    ada = here.people[Role.OUTSIDER]
    group = await _asked_by(here, ada, text="late fees")
    here.town.env.inject_error(
        "POST", f"/channels/{ada.user.dm_channel.id}/messages", status=HTTPStatus.BAD_REQUEST
    )
    shown = await _opened(here, group, here.sam)
    await here.sam.click(shown, label="Reply to the member who is waiting")
    assert "1 member could not be reached just now and is still waiting." in said(shown)
    assert await waiting(here) == [ada.id]


async def test_who_waits_for_a_new_entry_is_answered_right_after_it_is_saved(
    here: Council,
) -> None:
    ada = here.people[Role.OUTSIDER]
    group = await _asked_by(here, ada, text="is there wifi")
    shown = await _opened(here, group, here.sam)
    form = await here.sam.click(shown, label="New entry")
    await here.sam.submit_modal(form, {"question": "Is there wifi?", "answer": "Yes, in the hall."})
    await here.sam.click(shown, label="Save entry")
    assert "Members get this answer from now on, and the question is closed." in said(shown)
    await here.sam.click(shown, label="Reply to the member who is waiting")
    [message] = here.town.messages(ada.user.dm_channel)
    assert "Yes, in the hall." in said(message)


async def test_a_new_entry_that_does_not_answer_leaves_the_question_open(here: Council) -> None:
    group = await _asked_by(here, here.people[Role.OUTSIDER], text="is there wifi")
    shown = await _opened(here, group, here.sam)
    form = await here.sam.click(shown, label="New entry")
    await here.sam.submit_modal(form, {"question": "Who feeds the zebra?", "answer": "I do."})
    await here.sam.click(shown, label="Save entry")
    assert "these are not answered by it yet" in said(shown)
    found = await here.store.find_group(here.guild_id, group)
    assert found is not None
    assert found.state is GroupState.OPEN


async def test_a_new_entry_whose_question_is_gone_is_saved_all_the_same(here: Council) -> None:
    group = await _asked_by(here, here.people[Role.OUTSIDER], text="is there wifi")
    shown = await _opened(here, group, here.sam)
    form = await here.sam.click(shown, label="New entry")
    await here.store.forget_older(here.guild_id, NOW + timedelta(days=1))
    await here.sam.submit_modal(form, {"question": "Is there wifi?", "answer": "Yes."})
    await here.sam.click(shown, label="Save entry")
    assert said(shown).startswith("### Saved\nMembers see it this way from now on.")


async def test_what_closes_by_itself_stays_listed_until_those_who_wait_are_answered(
    here: Council,
) -> None:
    ada, ben = here.people[Role.OUTSIDER], here.people[Role.READER]
    group = await _asked_by(here, ada, ben, text="late fees")
    await here.store.add_gap(Gap(here.guild_id, UNKNOWN, Lack.MISS, NOW + timedelta(hours=1)))
    await here.store.set_state(here.guild_id, group, GroupState.ANSWERED, expected=GroupState.OPEN)
    listed = (await here.kb("queue")).response
    assert listed is not None
    first, second = said(listed).split("\n**2.**")
    assert "**1.** “late fees”" in first
    assert "**answered**, and 2 members want to hear of it" in first
    assert UNKNOWN in second
    assert "Reply" not in " ".join(labels((await here.kb("queue", by=ben)).response))
    await here.sam.click(listed, label="1. Reply to the 2 who are waiting")
    assert "2 members were told." in said(listed)
    assert len(here.town.messages(ada.user.dm_channel)) == 1
    await here.sam.click(listed, label="Back to the list")
    assert f"**1.** “{UNKNOWN}”" in said(listed)


async def test_what_is_answered_while_somebody_waits_can_be_opened_from_the_list(
    here: Council,
) -> None:
    group = await _asked_by(here, here.people[Role.OUTSIDER], text="late fees")
    await here.store.set_state(here.guild_id, group, GroupState.ANSWERED, expected=GroupState.OPEN)
    shown = await _opened(here, group, here.sam)
    assert "This question has been answered." in said(shown)
    assert "Somebody was faster" not in said(shown)
    assert labels(shown) == [
        "Back into the queue",
        "Reply to the member who is waiting",
        "Back to the list",
    ]


async def test_who_waits_for_a_long_answer_gets_all_of_it_as_a_file(here: Council) -> None:
    ada = here.people[Role.OUTSIDER]
    answer = "\n\n".join(
        f"Paragraph {number} about the wifi in our library." for number in range(120)
    )
    await here.change(Add(Kind.ENTRY, {"question": "Is there wifi?", "answer": answer}, "wifi"))
    group = await _asked_by(here, ada, text="is there wifi")
    shown = await _opened(here, group, here.sam)
    await here.sam.click(shown, label="Reply to the member who is waiting")
    [message] = here.town.messages(ada.user.dm_channel)
    assert "Paragraph 0 about" in said(message)
    assert said(message).endswith(f"-# {english()('answer-arrived-in-file')}")
    [file] = message.attachments
    assert file.filename == "wifi.md"
    assert answer in await content_of(message)
