"""Reading the shared knowledge again: when, and what becomes of mistakes."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.errors import KnowledgeError
from bot.service.guilds import GuildSnapshots
from bot.service.reloading import EVERY_S, SETTLED_AFTER_S, Reloading, state_of
from bot.service.snapshot import Snapshots
from bot.storage.memory import MemoryStore

FAQ = "entries:\n- {id: gate, question: Where is the gate?, answer: %s}\n"


class Shelf:
    """A pack in a folder, and the bot that answers from it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.writes = 0
        self.write("Left.")
        self.snapshots = Snapshots([folder], None)
        self.guilds = GuildSnapshots(self.snapshots, MemoryStore())
        self.loads = 0
        self.pauses: list[float] = []
        self.meanwhile: list[Callable[[], object]] = []
        self.reloading = Reloading(lambda: state_of([folder]), self.reload, self.pause)

    def write(self, answer: str, name: str = "faq.yaml") -> None:
        self.write_text(FAQ % answer, name)

    def write_text(self, text: str, name: str = "faq.yaml") -> None:
        file = self.folder / name
        file.write_text(text, encoding="utf-8")
        # Two writes may fall into one tick of the clock of the file system.
        self.writes += 1
        os.utime(file, (self.writes, self.writes))

    async def reload(self) -> None:
        self.loads += 1
        await self.guilds.reload()

    async def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        if self.meanwhile:
            self.meanwhile.pop(0)()

    @property
    def answer(self) -> str:
        return self.snapshots.current.knowledge.entry_by_id["gate"].answer


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


async def test_nothing_is_read_while_nothing_changes(shelf: Shelf) -> None:
    for _ in range(3):
        await shelf.reloading.tick()

    assert (shelf.loads, shelf.pauses) == (0, [])


async def test_a_change_is_taken_up_once(shelf: Shelf) -> None:
    shelf.write("Right.")
    for _ in range(3):
        await shelf.reloading.tick()

    assert (shelf.answer, shelf.loads) == ("Right.", 1)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda shelf: shelf.write_text("title: Gates\n", "pack.yaml"), id="added"),
        pytest.param(
            lambda shelf: (shelf.folder / "faq.yaml").rename(shelf.folder / "all.yml"), id="renamed"
        ),
    ],
)
async def test_files_that_come_and_go_are_a_change(
    shelf: Shelf, change: Callable[[Shelf], object]
) -> None:
    change(shelf)
    await shelf.reloading.tick()

    assert (shelf.answer, shelf.loads) == ("Left.", 1)


async def test_other_files_are_no_change(shelf: Shelf) -> None:
    shelf.write_text("x", "notes.txt")
    shelf.write_text("x", ".faq.yaml.swp")
    await shelf.reloading.tick()

    assert shelf.loads == 0


async def test_it_waits_until_the_files_have_come_to_rest(shelf: Shelf) -> None:
    shelf.meanwhile = [lambda: shelf.write("Up."), lambda: shelf.write("Down.")]
    shelf.write("Right.")
    await shelf.reloading.tick()

    assert (shelf.answer, shelf.loads) == ("Down.", 1)
    assert shelf.pauses == [SETTLED_AFTER_S] * 3


async def test_a_broken_file_keeps_the_old_and_is_told_once(
    shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    shelf.write_text("entries:\n- {id: gate, answr: x}\n")
    for _ in range(3):
        await shelf.reloading.tick()

    assert shelf.answer == "Left."
    (record,) = [each for each in caplog.records if each.levelno == logging.ERROR]
    assert f"{shelf.folder / 'faq.yaml'}:2:14: error:" in record.getMessage()


async def test_a_repaired_file_is_taken_up(shelf: Shelf) -> None:
    shelf.write_text("entries: [")
    await shelf.reloading.tick()
    shelf.write("Right.")
    await shelf.reloading.tick()

    assert (shelf.answer, shelf.loads) == ("Right.", 2)


async def test_a_folder_that_goes_away_keeps_the_old(
    shelf: Shelf, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "faq.yaml").unlink()
    await shelf.reloading.tick()

    assert shelf.answer == "Left."
    assert "holds no pack" in caplog.text


async def test_who_asks_has_it_read_even_without_a_change(shelf: Shelf) -> None:
    shelf.reloading.ask()
    await shelf.reloading.tick()
    await shelf.reloading.tick()

    assert shelf.loads == 1


async def test_a_change_while_it_reads_is_read_the_next_time(shelf: Shelf) -> None:
    async def reload() -> None:
        shelf.loads += 1
        if shelf.loads == 1:
            shelf.write("Up.")

    reloading = Reloading(lambda: state_of([shelf.folder]), reload, shelf.pause)
    shelf.write("Right.")
    for _ in range(3):
        await reloading.tick()

    assert shelf.loads == 2


async def test_it_goes_on_whatever_happens(shelf: Shelf, caplog: pytest.LogCaptureFixture) -> None:
    failures = iter([RuntimeError("odd"), KnowledgeError([])])
    rounds = 0

    async def reload() -> None:
        raise next(failures)

    async def pause(seconds: float) -> None:
        nonlocal rounds
        if seconds == EVERY_S:
            rounds += 1
            shelf.write(f"{rounds}.")
        if rounds > 2:
            raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await Reloading(lambda: state_of([shelf.folder]), reload, pause).run()

    assert "RuntimeError: odd" in caplog.text
    assert "stays as it was" in caplog.text
