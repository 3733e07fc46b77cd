"""A small library's FAQ and a make-believe server around it, for tests through discord.py."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import simcord

from bot.chat.client import AttacheClient, create_client
from bot.chat.languages import Languages
from bot.core.knowledge import Knowledge
from bot.core.model import Entry, Pack, Source, Topic
from bot.ports import Store
from bot.service.answer import Answerer
from bot.service.gathering import Gathering
from bot.service.office import open_office
from bot.service.snapshot import FixedSnapshot, build_snapshot
from bot.storage.memory import MemoryStore

TEXT_DISPLAY = 10
BUTTON = 2

LONG_ANSWER = "\n\n".join(
    f"Rule {number} of the reading room is about chair number {number}, which has four legs."
    for number in range(1, 21)
)


_lending = partial(Entry, topic="lending", pack="library")


ENTRIES = (
    _lending(
        "loan-period",
        "How long can I keep a book?",
        "You may keep a book for **three weeks**.",
        ("how long is a loan",),
        follow_ups=("renew-online", "late-fee"),
        sources=("rules",),
        reviewed="2026-11-03",
    ),
    _lending(
        "renew-online",
        "How do I renew a book online?",
        "Open your account and press Renew.",
        ("renew on the website",),
        keywords=("renew",),
        follow_ups=("renew-phone",),
    ),
    _lending(
        "renew-phone",
        "How do I renew a book by phone?",
        "Call the desk and give your card number.",
        ("renew with a call",),
        keywords=("renew",),
    ),
    _lending("late-fee", "What does a late book cost?", "Ten cents a day.", ("late fees",)),
    Entry(
        "reading-room",
        "What are the rules of the reading room?",
        LONG_ANSWER,
        ("reading room rules",),
        topic="rooms",
        pack="library",
    ),
)
TOPICS = (
    Topic("lending", "Lending", "Borrowing, renewing and bringing back.", pack="library"),
    Topic("rooms", "Rooms", "Where to read and work.", pack="library"),
)


def library(*entries: Entry) -> Knowledge:
    """Return the library's knowledge, with other entries if any are given."""
    used = entries or ENTRIES
    pack = Pack(
        id="library",
        title="Library",
        sources=(Source("rules", "House rules", "City Library", "https://library.example/rules"),),
        starters=tuple(entry.id for entry in used[:2]),
        out_of_scope=("can i bring my dog",),
        topics=TOPICS,
        entries=used,
        accent="#112233",
    )
    return Knowledge((pack,))


class Shelf(FixedSnapshot):
    """A snapshot in force that a test may swap."""

    __slots__ = ()

    def put(self, knowledge: Knowledge) -> None:
        """Answer from `knowledge` from now on."""
        object.__setattr__(self, "current", build_snapshot(knowledge, None))


def shelf(knowledge: Knowledge | None = None) -> Shelf:
    """Return a shelf with `knowledge`, by default the library's, matched by words."""
    return Shelf(build_snapshot(knowledge or library(), None))


@dataclass(frozen=True, slots=True)
class Town:
    """A server with a channel, and two people in it."""

    env: simcord.Env
    channel: simcord.ChannelHandle
    ada: simcord.MemberActor
    bob: simcord.MemberActor

    def messages(self, channel: simcord.ChannelHandle) -> list[simcord.ResponseMessage]:
        """Return what the bot said in `channel`, in order."""
        stored = self.env.backend.messages.get(channel.id, {}).values()
        us = self.env.backend.bot_user.id
        return [simcord.ResponseMessage(self.env, each) for each in stored if each.author_id == us]

    async def tell(self, text: str, *files: dict[str, Any]) -> list[simcord.ResponseMessage]:
        """Write `text` to the bot as Ada and return what it answers."""
        before = len(self.messages(self.ada.user.dm_channel))
        await self.ada.send_dm(text, attachments=list(files))
        return self.messages(self.ada.user.dm_channel)[before:]

    def requests(self, method: str, ending: str) -> list[simcord.HttpLogEntry]:
        """Return the requests of the bot to paths with this ending."""
        return [
            each
            for each in self.env.http_requests
            if each.method == method and each.path.endswith(ending)
        ]


@asynccontextmanager
async def town(client: AttacheClient, *, may_fail: bool = False) -> AsyncIterator[Town]:
    """Run `client` in a server of its own; what escapes it fails the test unless it `may_fail`."""
    env = simcord.Env(client)
    await env.start()
    try:
        guild = env.create_guild("Library")
        channel = guild.create_text_channel("general")
        people = [guild.add_member(env.create_user(name)) for name in ("ada", "bob")]
        yield Town(env, channel, *people)
    finally:
        await env.shutdown()
    if not may_fail:
        env.raise_errors()


def client_for(
    answerer: Answerer | None = None,
    *,
    store: Store | None = None,
    gathering: Gathering | None = None,
    patience_s: float = 30.0,
    clock: Callable[[], float] = float,
    languages: Languages | None = None,
) -> AttacheClient:
    """Return the bot over the library, by default too patient to say that it is thinking.

    It does not wait for more of a short message either, unless given another `gathering`.
    """
    office = open_office(
        answerer or Answerer(shelf()),
        store or MemoryStore(),
        gathering=gathering or Gathering(wait_s=0.0),
        clock=clock,
    )
    return create_client(office, patience_s=patience_s, languages=languages or shipped_languages())


@cache
def shipped_languages() -> Languages:
    """Return the languages that the bot comes with; reading them anew takes a while."""
    return Languages()


@contextmanager
def speaking(here: Town, locale: str, guild_locale: str = "en-US") -> Iterator[None]:
    """Let people use Discord in the language `locale`, in servers in that of `guild_locale`.

    simcord says en-US with every interaction, so what it is about to emit is changed on its way.
    """
    backend: Any = here.env.backend
    emit = backend.emit

    def emit_localised(event: str, payload: dict[str, Any]) -> None:
        if event == "INTERACTION_CREATE":
            payload["locale"] = locale
            if "guild_locale" in payload:
                payload["guild_locale"] = guild_locale
        emit(event, payload)

    backend.emit = emit_localised
    try:
        yield
    finally:
        del backend.emit


def prefer_language(here: Town, code: str) -> None:
    """Let the server be in the language of `code`, as Discord says it of the server itself."""
    here.env.backend.guilds[here.ada.guild.id].preferred_locale = code


def said(message: simcord.ResponseMessage | None) -> str:
    """Return all text that `message` shows."""
    assert message is not None
    texts = [each["content"] for each in _walk(message.components) if each["type"] == TEXT_DISPLAY]
    return "\n".join([message.content, *texts]).strip()


def answer_of(message: simcord.ResponseMessage | None) -> str:
    """Return all text of `message` but the first line, where that repeats the question."""
    return re.sub(r"\A-# “.*”\n", "", said(message))


def labels(message: simcord.ResponseMessage | None) -> list[str]:
    """Return what is written on the buttons of `message`."""
    assert message is not None
    return [each["label"] for each in _walk(message.components) if each["type"] == BUTTON]


def _walk(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found = []
    for each in components:
        found += [each, *_walk(each.get("components", []))]
    return found
