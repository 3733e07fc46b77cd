"""Cards under the hands of different people, and a store that may be lost as a whole."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from typing import Any

import discord
import simcord

from bot.chat.words import Words
from bot.core.feedback import NO_GUILD, Gap, GapGroup, GroupState
from bot.core.guild import GuildSettings
from bot.core.personal import PersonalRecord
from tests.support.library import Town, said, shipped_languages
from tests.support.stores import FlakyStore

Person = simcord.MemberActor | simcord.UserHandle
Held = tuple[Person, simcord.ResponseMessage]
"""Somebody, and a card whose controls they can press."""

Hand = Callable[[Town, str], Awaitable[Held]]
"""Asks a question somewhere and returns who is about to press something on the answer."""


class LostStore(FlakyStore):
    """The flaky store, whose reading and forgetting fail with the rest."""

    async def list_groups(
        self,
        guild_id: int,
        *,
        state: GroupState = GroupState.OPEN,
        is_newest_first: bool = True,
        limit: int = 100,
        offset: int = 0,
        with_owed: bool = False,
    ) -> list[GapGroup]:
        self._check("list the groups")
        return await super().list_groups(
            guild_id,
            state=state,
            is_newest_first=is_newest_first,
            limit=limit,
            offset=offset,
            with_owed=with_owed,
        )

    async def get_settings(self, guild_id: int) -> GuildSettings:
        self._check("read the settings")
        return await super().get_settings(guild_id)

    async def personal_data(self, user_id: int) -> list[PersonalRecord]:
        self._check("list what is kept about somebody")
        return await super().personal_data(user_id)

    async def forget_person(self, user_id: int) -> int:
        self._check("forget somebody")
        # Others have their turn meanwhile, as with a database.
        await asyncio.sleep(0)
        return await super().forget_person(user_id)

    async def forget_older(self, guild_id: int, before: datetime) -> int:
        self._check("forget what is old")
        return await super().forget_older(guild_id, before)

    async def gaps(self, guild_id: int) -> list[Gap]:
        """Return every gap of a guild, in the order of their groups."""
        groups = await self.list_groups(guild_id, is_newest_first=False)
        found = [await self.gaps_of(guild_id, each.id) for each in groups]
        return [gap for gaps in found for gap in gaps]


def english() -> Words:
    """Return the words of the English catalogue."""
    return shipped_languages().english


def french() -> Words:
    """Return the words of the French catalogue."""
    return shipped_languages().pick("fr")


def guild_of(person: Person) -> int:
    """Return the guild that `person` acts in, or what stands for none."""
    return person.guild.id if isinstance(person, simcord.MemberActor) else NO_GUILD


async def ask(
    here: Town,
    question: str = "late fees",
    *,
    by: Person | None = None,
    channel: simcord.ChannelHandle | None = None,
    is_open: bool | None = None,
) -> simcord.ResponseMessage:
    """Ask with /ask, by default as Ada, and return the card."""
    who = by or here.ada
    options = {} if is_open is None else {"share": is_open}
    if isinstance(who, simcord.MemberActor):
        result = await who.slash(channel or here.channel, "ask", question=question, **options)
    else:
        result = await who.slash("ask", question=question, **options)
    assert result.response is not None
    card: simcord.ResponseMessage = result.response
    return card


async def mention(here: Town, question: str) -> simcord.ResponseMessage:
    """Mention the bot as Ada and return the card that everybody sees."""
    before = len(here.messages(here.channel))
    await here.ada.send(here.channel, f"<@{here.env.backend.bot_user.id}> {question}")
    [card] = here.messages(here.channel)[before:]
    return card


async def private_card(here: Town, question: str) -> Held:
    """Give Ada a card that she alone sees."""
    return here.ada, await ask(here, question)


async def askers_card(here: Town, question: str) -> Held:
    """Give Ada the card by which her mention was answered."""
    return here.ada, await mention(here, question)


async def strangers_card(here: Town, question: str) -> Held:
    """Give Bob the card by which Ada's mention was answered."""
    return here.bob, await mention(here, question)


async def direct_card(here: Town, question: str) -> Held:
    """Give Ada a card in her direct messages."""
    [card] = await here.tell(question)
    return here.ada.user, card


HANDS: dict[str, Hand] = {
    "on a private card": private_card,
    "on a public card, by its asker": askers_card,
    "on a public card, by a stranger": strangers_card,
    "in a direct message": direct_card,
}


def told(result: simcord.InteractionResult) -> str:
    """Return the last thing that was said to whoever pressed."""
    return said(last_of(result))


def last_of(result: simcord.InteractionResult) -> simcord.ResponseMessage:
    """Return the last message that came of an interaction."""
    messages = [each for each in (result.response, *result.followups) if each is not None]
    assert messages
    return messages[-1]


def shown_to_all(here: Town) -> list[simcord.ResponseMessage]:
    """Return what everybody in the channel sees of the bot."""
    return [each for each in here.messages(here.channel) if not each.ephemeral]


async def content_of(message: simcord.ResponseMessage) -> str:
    """Return the text of the one file of `message`."""
    [file] = message.attachments
    return (await file.read()).decode()


def brought_along(here: Town) -> AbstractContextManager[None]:
    """Let interactions say, as Discord does, that only a member has installed the bot."""
    return _arriving(here, authorizing_integration_owners={"1": str(here.ada.id)})


def among_friends(here: Town) -> AbstractContextManager[None]:
    """Let direct messages be those between others, where a member has brought the bot along."""
    owners = {"1": str(here.ada.id)}
    return _arriving(here, authorizing_integration_owners=owners, context=2)


def _arriving(here: Town, **changes: object) -> AbstractContextManager[None]:
    """Change what interactions say."""
    return _rewriting(here, "INTERACTION_CREATE", lambda payload: {**payload, **changes})


def unaware_of(here: Town, event: str) -> AbstractContextManager[None]:
    """Keep the bot from hearing of an event."""
    return _rewriting(here, event, lambda _: None)


@contextmanager
def _rewriting(
    here: Town, event: str, rewrite: Callable[[dict[str, Any]], dict[str, Any] | None]
) -> Iterator[None]:
    """Change what an event says on its way to the bot, or stop it."""
    backend: Any = here.env.backend
    emit = backend.emit

    def emit_rewritten(each: str, payload: dict[str, Any]) -> None:
        changed = rewrite(payload) if each == event else payload
        if changed is not None:
            emit(each, changed)

    backend.emit = emit_rewritten
    try:
        yield
    finally:
        backend.emit = emit


def quiet_channel(here: Town, **denied: bool) -> simcord.ChannelHandle:
    """Return a channel in which Ada lacks some permissions."""
    overwrites: dict[Any, discord.PermissionOverwrite] = {
        here.ada: discord.PermissionOverwrite(**denied)
    }
    return here.ada.guild.create_text_channel("quiet", overwrites=overwrites)
