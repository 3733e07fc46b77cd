"""Suggestions below new posts in forums, where the moderators want them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from http import HTTPStatus

import discord
import pytest
import simcord

from bot.core.revisions import Item, Kind
from bot.core.roles import Role
from bot.service.moderation import Remove
from tests.support.cards import english, french
from tests.support.library import Shelf, labels, prefer_language, said
from tests.support.moderators import Council, council, moderated_client


@dataclass(frozen=True, slots=True)
class Forum:
    """A server whose moderators want suggestions in the forum `channel`, but not in `other`."""

    here: Council
    channel: simcord.ChannelHandle
    other: simcord.ChannelHandle

    @property
    def ada(self) -> simcord.MemberActor:
        """A member without any role."""
        return self.here.people[Role.OUTSIDER]

    async def post(
        self,
        title: str,
        text: str = "See the title.",
        *,
        by: simcord.MemberActor | None = None,
        where: simcord.ChannelHandle | None = None,
    ) -> simcord.ChannelHandle:
        """Begin a post, as Discord does it: a thread, and a message with the same id."""
        env = self.here.town.env
        author, parent = (by or self.ada).id, where or self.channel
        thread = env.backend.create_thread(parent.id, title, author, broadcast=False)
        message = env.backend.prepare_message(thread.id, author, text)
        message.id = thread.id
        env.backend.announce_thread_create(thread)
        env.backend.commit_message(message)
        await env.settle()
        return next(each for each in parent.threads if each.id == thread.id)

    def said_in(self, thread: simcord.ChannelHandle) -> list[simcord.ResponseMessage]:
        """Return what the bot said in a post."""
        return self.here.town.messages(thread)


@asynccontextmanager
async def _opened(*, message_content: bool) -> AsyncIterator[Forum]:
    async with council(message_content=message_content) as here:
        guild = here.town.channel.guild
        assert guild is not None
        channel, other = guild.create_forum_channel("help"), guild.create_forum_channel("art")
        settings = await here.store.get_settings(here.guild_id)
        wanted = replace(settings, suggest_in=(channel.id,))
        await here.moderation.settings.change(here.guild_id, wanted)
        yield Forum(here, channel, other)


@pytest.fixture
async def forum() -> AsyncIterator[Forum]:
    async with _opened(message_content=False) as opened:
        yield opened


@pytest.fixture
async def read_forum() -> AsyncIterator[Forum]:
    """Give a forum whose posts the operator lets us read."""
    async with _opened(message_content=True) as opened:
        yield opened


TITLE = "What does a late book cost"


async def test_a_post_whose_title_is_surely_answered_gets_the_answer(forum: Forum) -> None:
    thread = await forum.post(TITLE)
    [message] = forum.said_in(thread)
    assert "### What does a late book cost?\nTen cents a day." in said(message)
    assert english()("suggested") in said(message)
    assert labels(message) == ["Helpful", "Not helpful", "Dismiss"]


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("zebra quantum xylophone", id="nothing answers"),
        pytest.param("renewing", id="may mean several entries"),
        pytest.param("Lending", id="is the name of a topic"),
        pytest.param("can i bring my dog", id="is out of scope"),
    ],
)
async def test_a_title_is_left_alone_that(forum: Forum, title: str) -> None:
    assert forum.said_in(await forum.post(title)) == []
    groups = await forum.here.store.list_groups(forum.here.guild_id)
    assert groups == []


async def test_only_the_title_is_read(forum: Forum) -> None:
    assert forum.said_in(await forum.post("help", TITLE)) == []


@pytest.mark.parametrize(
    ("title", "text"),
    [
        pytest.param("Question", TITLE, id="the text alone says it"),
        pytest.param("What does it cost", "to bring a late book back", id="both together say it"),
        pytest.param(TITLE, "zebra quantum xylophone " * 40, id="the title says it"),
    ],
)
async def test_the_text_counts_where_we_may_read_it(
    read_forum: Forum, title: str, text: str
) -> None:
    [message] = read_forum.said_in(await read_forum.post(title, text))
    assert "### What does a late book cost?\nTen cents a day." in said(message)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        pytest.param("help", "zebra quantum xylophone", id="nothing answers"),
        pytest.param("help", "can i bring my dog", id="is out of scope"),
    ],
)
async def test_a_text_is_left_alone_that(read_forum: Forum, title: str, text: str) -> None:
    assert read_forum.said_in(await read_forum.post(title, text)) == []


async def test_a_post_that_calls_us_is_answered_once_where_we_may_read_it(
    read_forum: Forum,
) -> None:
    us = read_forum.here.town.env.backend.bot_user.id
    thread = await read_forum.post(TITLE, f"<@{us}> how do i renew by phone")
    [message] = read_forum.said_in(thread)
    assert "### How do I renew a book by phone?" in said(message)


async def test_what_else_is_written_stays_unanswered_where_we_may_read_it(
    read_forum: Forum,
) -> None:
    thread = await read_forum.post("help", "See the picture.")
    await read_forum.ada.send(thread, TITLE)
    await read_forum.ada.send(read_forum.here.town.channel, TITLE)
    assert read_forum.said_in(thread) == []
    assert read_forum.said_in(read_forum.here.town.channel) == []


async def test_it_is_in_the_language_of_the_server(forum: Forum) -> None:
    prefer_language(forum.here.town, "fr")
    [message] = forum.said_in(await forum.post(TITLE))
    assert french()("suggested") in said(message)


async def test_other_forums_are_left_alone(forum: Forum) -> None:
    assert forum.said_in(await forum.post(TITLE, where=forum.other)) == []


async def test_it_is_off_until_it_is_settled(forum: Forum) -> None:
    settings = await forum.here.store.get_settings(forum.here.guild_id)
    wanted = replace(settings, suggest_in=())
    await forum.here.moderation.settings.change(forum.here.guild_id, wanted)
    before = len(forum.here.town.env.http_requests)
    assert forum.said_in(await forum.post(TITLE)) == []
    assert forum.here.town.env.http_requests[before:] == []


async def test_a_post_gets_one_suggestion_and_its_replies_none(forum: Forum) -> None:
    thread = await forum.post(TITLE)
    await forum.ada.send(thread, "late fees")
    await forum.here.sam.send(thread, TITLE)
    assert len(forum.said_in(thread)) == 1


async def test_what_is_written_elsewhere_costs_no_request(forum: Forum) -> None:
    before = len(forum.here.town.env.http_requests)
    await forum.ada.send(forum.here.town.channel, TITLE)
    assert forum.here.town.env.http_requests[before:] == []


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OUTSIDER])
async def test_who_looks_after_answers_needs_none(forum: Forum, role: Role) -> None:
    assert forum.said_in(await forum.post(TITLE, by=forum.here.people[role])) == []


@pytest.mark.parametrize("permission", ["manage_messages", "manage_guild", "administrator"])
async def test_who_looks_after_messages_needs_none(forum: Forum, permission: str) -> None:
    guild = forum.channel.guild
    assert guild is not None
    held = guild.create_role("staff", permissions=discord.Permissions(**{permission: True}))
    member = guild.add_member(forum.here.town.env.create_user("staff"), roles=[held])
    assert forum.said_in(await forum.post(TITLE, by=member)) == []


async def test_a_bot_needs_none(forum: Forum) -> None:
    guild = forum.channel.guild
    assert guild is not None
    robot = guild.add_member(forum.here.town.env.create_user("robot", bot=True))
    assert forum.said_in(await forum.post(TITLE, by=robot)) == []


async def test_a_post_that_calls_us_is_answered_once(forum: Forum) -> None:
    us = forum.here.town.env.backend.bot_user.id
    thread = await forum.post(TITLE, f"<@{us}> how do i renew by phone")
    [message] = forum.said_in(thread)
    assert "### How do I renew a book by phone?" in said(message)


async def test_who_opens_many_posts_gets_few_suggestions(forum: Forum) -> None:
    threads = [await forum.post(TITLE) for _ in range(4)]
    assert [len(forum.said_in(each)) for each in threads] == [1, 1, 1, 0]


async def test_what_the_guild_has_removed_is_not_suggested(forum: Forum) -> None:
    await forum.here.change(Remove(Item(Kind.ENTRY, "late-fee")))
    assert forum.said_in(await forum.post(TITLE)) == []


@pytest.mark.parametrize(
    ("who", "is_gone"),
    [
        pytest.param(Role.OUTSIDER, True, id="the author may remove it"),
        pytest.param(Role.READER, False, id="another member may not"),
    ],
)
async def test_dismissing(forum: Forum, who: Role, is_gone: bool) -> None:
    thread = await forum.post(TITLE)
    [message] = forum.said_in(thread)
    await forum.here.people[who].click(message, label="Dismiss")
    assert (forum.said_in(thread) == []) is is_gone


async def test_a_moderator_may_remove_it_after_a_restart(forum: Forum, books: Shelf) -> None:
    guild = forum.channel.guild
    assert guild is not None
    thread = await forum.post(TITLE)
    [message] = forum.said_in(thread)
    held = guild.create_role("staff", permissions=discord.Permissions(manage_messages=True))
    staff = guild.add_member(forum.here.town.env.create_user("staff"), roles=[held])
    client, _ = moderated_client(books, forum.here.store)
    await forum.here.town.env.restart_bot(client)
    await staff.click(message, label="Dismiss")
    assert forum.said_in(thread) == []


async def test_where_we_may_not_write_nothing_fails(forum: Forum) -> None:
    forum.here.town.env.inject_error(
        "POST", "/channels/*/messages", status=HTTPStatus.FORBIDDEN, code=50_013
    )
    assert forum.said_in(await forum.post(TITLE)) == []
