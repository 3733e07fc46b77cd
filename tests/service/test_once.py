"""Things done once, and again when what they are about has changed."""

from __future__ import annotations

import pytest

from bot.errors import StorageError
from bot.service.once import do_when_changed


class Notes:
    """A store that may be lost for reading or writing."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.is_readable = True
        self.is_writable = True

    async def find_note(self, key: str) -> str | None:
        if not self.is_readable:
            raise StorageError("read a note")
        return self.kept.get(key)

    async def put_note(self, key: str, text: str) -> None:
        if not self.is_writable:
            raise StorageError("keep a note")
        self.kept[key] = text


@pytest.fixture
def done() -> list[str]:
    return []


async def _do(notes: Notes, done: list[str], fingerprint: str = "a", key: str = "commands") -> bool:
    async def act() -> None:
        done.append(fingerprint)

    return await do_when_changed(notes, key, fingerprint, act)


async def test_it_is_done_once_for_each_fingerprint(done: list[str]) -> None:
    notes = Notes()
    assert [await _do(notes, done, each) for each in "aabba"] == [True, False, True, False, True]
    assert done == ["a", "b", "a"]


async def test_two_keys_do_not_meet(done: list[str]) -> None:
    notes = Notes()
    assert await _do(notes, done, key="commands")
    assert await _do(notes, done, key="other commands")


async def test_what_failed_is_tried_again(done: list[str]) -> None:
    notes = Notes()

    async def fail() -> None:
        raise RuntimeError("Discord is down")

    with pytest.raises(RuntimeError, match="down"):
        await do_when_changed(notes, "commands", "a", fail)
    assert await _do(notes, done)


@pytest.mark.parametrize("lost", ["is_readable", "is_writable"])
async def test_without_the_notes_it_is_done_again(done: list[str], lost: str) -> None:
    notes = Notes()
    setattr(notes, lost, False)
    notes.kept["commands"] = "" if lost == "is_writable" else "a"
    assert await _do(notes, done)
    assert await _do(notes, done)
