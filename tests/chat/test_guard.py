"""What happens when something breaks: a short sentence for the member, everything in the log."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest

from bot.service.answer import Answerer
from bot.service.snapshot import Snapshot
from tests.support.library import Town, answer_of, client_for, said, shelf, town

SECRET = "the password is swordfish"
APOLOGY = re.compile(r"Sorry, something went wrong on my side\..* code: (?P<ref>[0-9A-F]{6})")


class BrokenAnswerer(Answerer):
    """Breaks on everything, once it has been told to."""

    is_broken = False

    @property
    def snapshot(self) -> Snapshot:
        if self.is_broken:
            raise RuntimeError(SECRET)
        return super().snapshot


@pytest.fixture
def answerer() -> BrokenAnswerer:
    return BrokenAnswerer(shelf())


@pytest.fixture
async def here(answerer: BrokenAnswerer) -> AsyncIterator[Town]:
    async with town(client_for(answerer)) as running:
        yield running


def _assert_reported(text: str, caplog: pytest.LogCaptureFixture, cause: type[Exception]) -> None:
    found = APOLOGY.fullmatch(text)
    assert found is not None, text
    [record] = [each for each in caplog.records if each.name == "bot.chat.guard"]
    assert found["ref"] in record.getMessage()
    assert record.exc_info is not None
    assert record.exc_info[0] is not None
    assert issubclass(record.exc_info[0], cause)


async def test_a_broken_command(
    here: Town, answerer: BrokenAnswerer, caplog: pytest.LogCaptureFixture
) -> None:
    answerer.is_broken = True
    result = await here.ada.slash(here.channel, "ask", question="late fees")
    assert result.ephemeral
    _assert_reported(said(result.response), caplog, RuntimeError)
    assert SECRET in caplog.text
    assert SECRET not in said(result.response)


async def test_a_broken_command_that_was_announced(
    answerer: BrokenAnswerer, caplog: pytest.LogCaptureFixture
) -> None:
    async with town(client_for(answerer, patience_s=0)) as here:
        answerer.is_broken = True
        result = await here.ada.slash(here.channel, "ask", question="late fees")
        told = [result.response, *result.followups]
    [text] = [said(message) for message in told if message is not None and said(message)]
    _assert_reported(text, caplog, RuntimeError)


async def test_a_broken_button(
    here: Town, answerer: BrokenAnswerer, caplog: pytest.LogCaptureFixture
) -> None:
    card = (await here.ada.slash(here.channel, "ask", question="late fees")).response
    assert card is not None
    answerer.is_broken = True
    result = await here.ada.click(card, label="How long can I keep a book?")
    _assert_reported(said(result.response), caplog, RuntimeError)
    assert answer_of(card).startswith("### What does a late book cost?")


async def test_a_broken_direct_message(
    here: Town, answerer: BrokenAnswerer, caplog: pytest.LogCaptureFixture
) -> None:
    answerer.is_broken = True
    [message] = await here.tell("late fees")
    _assert_reported(said(message), caplog, RuntimeError)


async def test_a_broken_autocomplete(
    here: Town, answerer: BrokenAnswerer, caplog: pytest.LogCaptureFixture
) -> None:
    answerer.is_broken = True
    [choice] = await here.ada.autocomplete(here.channel, "ask", "question", "late fees")
    assert choice["value"] == "late fees"
    [record] = [each for each in caplog.records if each.name == "bot.chat.guard"]
    reference = re.search(r"\(([0-9A-F]{6})\)", choice["name"])
    assert reference is not None
    assert reference[1] in record.getMessage()


async def test_discord_refuses_an_answer(here: Town, caplog: pytest.LogCaptureFixture) -> None:
    here.env.inject_error("POST", "/interactions/*/callback", status=500)
    result = await here.ada.slash(here.channel, "ask", question="late fees")
    _assert_reported(said(result.response), caplog, Exception)


async def test_discord_refuses_a_direct_message(
    here: Town, caplog: pytest.LogCaptureFixture
) -> None:
    here.env.inject_error("POST", "/channels/*/messages", status=403)
    [message] = await here.tell("late fees")
    _assert_reported(said(message), caplog, Exception)


async def test_discord_refuses_the_apology_too(
    here: Town, caplog: pytest.LogCaptureFixture
) -> None:
    here.env.inject_error("POST", "/channels/*/messages", status=403, times=None)
    assert await here.tell("late fees") == []
    assert "Could not tell the member about" in caplog.text


async def test_a_command_that_is_no_longer_ours(
    caplog: pytest.LogCaptureFixture,
) -> None:
    client = client_for()
    async with town(client, may_fail=True) as here:
        client.tree.clear_commands(guild=None)
        result = await here.ada.slash(here.channel, "ask", question="late fees")
    _assert_reported(said(result.response), caplog, Exception)
    assert len(here.env.errors) == 1
