"""The playground, used with mouse and keyboard in a real browser."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import cast

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from bot.chat.client import create_client
from bot.playground import Addresses
from bot.service.answer import Answerer
from bot.service.feedback import Feedback
from bot.service.guilds import GuildSnapshots
from bot.service.moderation import open_moderation
from bot.service.office import open_office
from bot.service.snapshot import Snapshots
from bot.storage.memory import MemoryStore
from tests.browser.driver import chromium, find_chromium, visit
from tests.browser.serve import playground
from tests.support.library import client_for, shelf, shipped_languages

pytestmark = pytest.mark.browser

FIRST_ANSWER = "Open your account and press Renew."
NONSENSE = "xylophone quantum banana"


@pytest_asyncio.fixture
async def browser() -> AsyncIterator[Browser]:
    program = find_chromium()
    if program is None:
        pytest.skip("no Chromium here; ATTACHE_TEST_CHROMIUM may name one")
    async with chromium(program) as opened:
        yield opened


@pytest_asyncio.fixture
async def addresses() -> AsyncIterator[Addresses]:
    async with playground(client_for) as announced:
        yield announced


@dataclass(frozen=True, slots=True)
class Moderated:
    """A playground whose bot has /kb, and what has noticed there what was asked."""

    addresses: Addresses
    feedback: Feedback


@pytest_asyncio.fixture
async def moderated() -> AsyncIterator[Moderated]:
    books, store = shelf(), MemoryStore()
    answerer, guilds = Answerer(books), GuildSnapshots(cast(Snapshots, books), store)
    office = open_office(answerer, store, guilds=guilds)
    moderation = open_moderation(answerer, office, guilds, store)
    languages = shipped_languages()
    client = create_client(office, languages=languages, moderation=moderation)
    try:
        async with playground(lambda: client) as announced:
            yield Moderated(announced, office.feedback)
    finally:
        await guilds.close()


async def test_a_member_asks_and_goes_on_with_follow_ups(
    browser: Browser, addresses: Addresses
) -> None:
    async with visit(browser, addresses.server) as channel:
        await channel.see(FIRST_ANSWER)

        await channel.begin_command("ask", "keep a book")
        await channel.finish_command("How long can I keep a book?")
        answer = await channel.see("You may keep a book for three weeks.")
        await expect(answer).to_contain_text("Only you can see this")

        await channel.press("What does a late book cost?")
        await channel.see("Ten cents a day.")


async def test_a_member_votes_and_tells_the_moderators(
    browser: Browser, addresses: Addresses
) -> None:
    async with visit(browser, addresses.server) as channel:
        await channel.begin_command("ask", "late fees")
        await channel.finish_command()
        await channel.see("Ten cents a day.")
        await channel.press("Helpful")
        await channel.see("Thank you, noted.")

        await channel.press("Not helpful")
        await channel.see("Sorry that this did not help")
        await channel.press("Ask the moderators")
        await channel.fill_in("What were you looking for?", "Fees for students")
        await channel.see("The moderators will see your question")


async def test_a_member_shares_an_answer_and_saves_it(
    browser: Browser, addresses: Addresses
) -> None:
    async with visit(browser, addresses.server) as channel:
        await channel.begin_command("ask", "late fees")
        await channel.finish_command()
        await channel.see("Ten cents a day.")
        await channel.press("Save")
        await channel.see("Sent to your direct messages")
        await channel.press("Share")
        shared = await channel.see("Robin shared this answer")
        await expect(shared).not_to_contain_text("Only you can see this")

        direct = await channel.follow("a direct message")
        await direct.see("late-fee.md")


async def test_a_member_asks_nonsense_and_is_told_so(
    browser: Browser, addresses: Addresses
) -> None:
    async with visit(browser, addresses.server) as channel:
        await channel.begin_command("ask", NONSENSE)
        await channel.finish_command()
        refusal = await channel.see("I don't know that one")
        await expect(refusal).to_contain_text(NONSENSE)


async def test_the_moderator_sees_what_is_public_and_nothing_else(
    browser: Browser, addresses: Addresses
) -> None:
    async with visit(browser, addresses.server) as channel:
        await channel.begin_command("ask", "late fees")
        await channel.finish_command()
        await channel.see("Ten cents a day.")

        await channel.look_on_as("Sam (moderator)")
        await channel.see(FIRST_ANSWER)

        await channel.say("@Attaché late fees")
        answer = await channel.see("Ten cents a day.")
        await expect(answer).not_to_contain_text("Only you can see this")


async def test_the_moderator_finds_in_the_queue_what_a_member_asked_in_vain(
    browser: Browser, moderated: Moderated
) -> None:
    async with visit(browser, moderated.addresses.server) as channel:
        await channel.begin_command("ask", NONSENSE)
        await channel.finish_command()
        await channel.see("I don't know that one")
        # The bot writes this down every second; here it is done at once.
        await moderated.feedback.flush()

        await channel.look_on_as("Sam (moderator)")
        await channel.see(FIRST_ANSWER)
        await channel.begin_command("kb queue")
        await channel.finish_command()
        queue = await channel.see("Questions from members")
        await expect(queue).to_contain_text(f"“{NONSENSE}”")
        await expect(queue).to_contain_text("Only you can see this")

        await channel.pick("Open a question", NONSENSE)
        await channel.see("New entry")


async def test_the_newest_message_is_in_sight(browser: Browser, addresses: Addresses) -> None:
    async with visit(browser, addresses.server) as channel:
        await channel.say("@Attaché reading room rules")
        await expect(await channel.see("Rule 1 of the reading room")).to_be_in_viewport()

        await channel.say("@Attaché late fees")
        await expect(await channel.see("Ten cents a day.")).to_be_in_viewport()


async def test_from_the_server_to_a_direct_message_in_plain_words(
    browser: Browser, addresses: Addresses
) -> None:
    async with visit(browser, addresses.server) as channel:
        direct = await channel.follow("a direct message")
        await direct.see("Welcome to our direct messages")

        await direct.say("how long can i keep a book")
        await direct.see("You may keep a book for three weeks.")

        await direct.say("tell me more")
        await direct.see("Open your account and press Renew.")
