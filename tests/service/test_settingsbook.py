"""The settings of guilds, remembered for a moment."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.core.feedback import NO_GUILD
from bot.core.guild import GuildSettings
from bot.errors import ConflictError, StorageError
from bot.service import settingsbook
from bot.service.settingsbook import FRESH_S, MOST_GUILDS, SettingsBook
from bot.storage.memory import MemoryStore

HERE = 7
PUBLIC = GuildSettings(is_public=True)


class CountingStore(MemoryStore):
    """Counts how often it is read; it may be lost, or never answer."""

    def __init__(self) -> None:
        super().__init__()
        self.reads = 0
        self.is_lost = False
        self.is_stuck = False

    async def get_settings(self, guild_id: int) -> GuildSettings:
        self.reads += 1
        if self.is_lost:
            raise StorageError("read the settings")
        if self.is_stuck:
            await asyncio.Event().wait()
        return await super().get_settings(guild_id)


class Book(SettingsBook):
    """A book with its store and a clock that only a test moves."""

    def __init__(self) -> None:
        self.store = CountingStore()
        self.now = 0.0
        super().__init__(self.store, lambda: self.now)


@pytest.fixture
def book() -> Book:
    return Book()


async def test_a_guild_that_settled_nothing_has_the_defaults(book: Book) -> None:
    assert await book.of(HERE) == GuildSettings()


async def test_outside_of_guilds_nothing_is_looked_up(book: Book) -> None:
    assert await book.of(NO_GUILD) == GuildSettings()
    assert book.store.reads == 0


async def test_they_are_read_once_while_they_are_fresh(book: Book) -> None:
    await book.of(HERE)
    book.now = FRESH_S - 0.1
    await book.of(HERE)
    assert book.store.reads == 1
    book.now = FRESH_S
    await book.of(HERE)
    assert book.store.reads == 2


async def test_what_another_process_settled_is_seen_after_a_moment(book: Book) -> None:
    await book.of(HERE)
    await book.store.put_settings(HERE, PUBLIC)
    assert not (await book.of(HERE)).is_public
    book.now = FRESH_S
    assert (await book.of(HERE)).is_public


async def test_what_is_changed_here_is_seen_at_once(book: Book) -> None:
    await book.of(HERE)
    changed = await book.change(HERE, PUBLIC)
    assert changed == replace(PUBLIC, version=1)
    assert await book.of(HERE) == changed


async def test_a_change_of_what_was_changed_meanwhile_is_refused(book: Book) -> None:
    await book.change(HERE, PUBLIC)
    with pytest.raises(ConflictError):
        await book.change(HERE, GuildSettings())
    assert (await book.of(HERE)).is_public


async def test_two_guilds_do_not_meet(book: Book) -> None:
    await book.change(HERE, PUBLIC)
    assert not (await book.of(HERE + 1)).is_public


@pytest.mark.parametrize("trouble", ["is_lost", "is_stuck"])
async def test_what_was_known_last_holds_while_the_store_does_not_answer(
    book: Book,
    trouble: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(settingsbook, "PATIENCE_S", 0.0)
    await book.change(HERE, PUBLIC)
    book.now = FRESH_S
    setattr(book.store, trouble, True)
    assert (await book.of(HERE)).is_public
    assert not (await book.of(HERE + 1)).is_public
    assert f"The settings of guild {HERE} cannot be read" in caplog.text


async def test_a_store_that_does_not_answer_is_not_asked_by_every_question(book: Book) -> None:
    book.store.is_lost = True
    await book.of(HERE)
    await book.of(HERE)
    assert book.store.reads == 1
    book.now = FRESH_S
    book.store.is_lost = False
    await book.store.put_settings(HERE, PUBLIC)
    assert (await book.of(HERE)).is_public


async def test_the_guild_that_was_read_first_is_forgotten_first(book: Book) -> None:
    for guild in range(1, MOST_GUILDS + 2):
        await book.of(guild)
    await book.of(MOST_GUILDS + 1)
    assert book.store.reads == MOST_GUILDS + 1
    await book.of(1)
    assert book.store.reads == MOST_GUILDS + 2


async def test_what_is_known_is_there_without_waiting(book: Book) -> None:
    await book.store.put_settings(HERE, PUBLIC)
    assert not book.known(HERE).is_public
    await book.of(HERE)
    book.store.is_lost = True
    assert book.known(HERE).is_public


async def test_what_is_read_is_never_made_up_and_never_old(book: Book) -> None:
    await book.of(HERE)
    await book.store.put_settings(HERE, PUBLIC)
    assert (await book.read(HERE)).is_public
    assert (await book.of(HERE)).is_public
    book.store.is_lost = True
    with pytest.raises(StorageError):
        await book.read(HERE)
