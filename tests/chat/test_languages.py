"""Which language the bot speaks, with one that is made up."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.chat.languages import CATALOGUES, Languages
from bot.chat.locales import Locales
from bot.core.knowledge import Knowledge
from bot.service.answer import Answerer
from tests.support.library import (
    Town,
    client_for,
    labels,
    library,
    prefer_language,
    said,
    shelf,
    speaking,
    town,
)

# Pirates do not use Discord in a language of their own, so theirs is said to be French.
PIRATE = """
ask-command = parley
ask-description = Parley with me
answer-menu = Ask the parrot
read-more-label = Avast
dismiss-label = Walk the plank
help-title = Parley
help-commands = Type **/{ ask-command }**, matey!
mention-help = Ahoy! Or **/{ ask-command }**.
welcome = Aye!
not-yours = Hands off!
reviewed = Plundered { DATETIME($day, dateStyle: "medium") }
looked-up = { $name } dug this up
posted = Buried: { $link }
failed = Shipwrecked: { $reference }
answers-option =
    { $count ->
        [one] a coin
       *[other] { $count } coins
    }
"""


@pytest.fixture(scope="module")
def languages(tmp_path_factory: pytest.TempPathFactory) -> Languages:
    """Give English, and a language that has a few of its texts."""
    folder = tmp_path_factory.mktemp("locale")
    english = (CATALOGUES / "en" / "members.ftl").read_text(encoding="utf-8")
    for code, catalogue in (("en", english), ("fr", PIRATE)):
        (folder / code).mkdir()
        (folder / code / "members.ftl").write_text(catalogue, encoding="utf-8")
    return Languages(folder)


@pytest.fixture
async def here(languages: Languages) -> AsyncIterator[Town]:
    async with town(client_for(languages=languages)) as running:
        yield running


@pytest.mark.parametrize(
    ("codes", "picked"),
    [
        pytest.param(("fr",), "fr", id="a language"),
        pytest.param(("fr-FR",), "fr", id="a language of a region"),
        pytest.param(("FR",), "fr", id="in upper case"),
        pytest.param(("en-GB", "fr"), "en", id="English of a region"),
        pytest.param(("sv-SE", "fr"), "fr", id="the next where there is none"),
        pytest.param((None, "", "fr"), "fr", id="the next where none is known"),
        pytest.param(("sv-SE", "es-419"), "en", id="English where there is none at all"),
        pytest.param((), "en", id="English where none is asked for"),
    ],
)
def test_the_first_language_that_there_is(
    languages: Languages, codes: tuple[str | None, ...], picked: str
) -> None:
    assert languages.pick(*codes).code == picked


def test_a_region_goes_before_its_language(tmp_path: Path) -> None:
    for code in ("en", "pt", "pt-BR"):
        (tmp_path / code).mkdir()
    picked = [Languages(tmp_path).pick(code).code for code in ("pt-BR", "pt-PT", "pt")]
    assert picked == ["pt-BR", "pt", "pt"]


@pytest.mark.parametrize(
    ("own", "guilds", "title"),
    [
        pytest.param("fr", "en-US", "### Parley", id="the member's"),
        pytest.param("sv-SE", "fr", "### Parley", id="else the server's"),
        pytest.param("sv-SE", "da", "### How to ask me", id="else English"),
        pytest.param("en-GB", "fr", "### How to ask me", id="English that is the member's"),
    ],
)
async def test_a_command_is_answered_in(here: Town, own: str, guilds: str, title: str) -> None:
    with speaking(here, own, guilds):
        result = await here.ada.slash(here.channel, "help")
    assert said(result.response).startswith(title)


async def test_a_text_names_the_command_of_its_language(here: Town) -> None:
    with speaking(here, "fr"):
        result = await here.ada.slash(here.channel, "help")
    assert "Type **/parley**, matey!" in said(result.response)


async def test_what_it_lacks_is_said_in_english(here: Town) -> None:
    with speaking(here, "fr"):
        result = await here.ada.slash(here.channel, "faq")
    assert "### What I know about\n- **Lending** · 4 coins" in said(result.response)


async def test_a_control_answers_in_the_language_of_whoever_uses_it(here: Town) -> None:
    card = (await here.ada.slash(here.channel, "ask", question="late fees")).response
    assert card is not None
    with speaking(here, "fr"):
        await here.ada.click(card, label="How long can I keep a book?")
    assert "Plundered 3 nov. 2026" in said(card)


async def test_a_direct_message_is_answered_in_the_language_last_seen(here: Town) -> None:
    [before] = await here.tell("thanks")
    with speaking(here, "fr"):
        await here.ada.slash(here.channel, "help")
    [after] = await here.tell("thanks")
    assert (said(before), said(after)) == ("You're welcome!", "Aye!")


async def test_a_mention_is_answered_in_the_language_of_the_server(here: Town) -> None:
    us = f"<@{here.env.backend.bot_user.id}>"
    with speaking(here, "en-GB", "fr"):
        await here.bob.slash(here.channel, "help")
    await here.ada.send(here.channel, us)
    answer = here.messages(here.channel)[-1]
    assert said(answer).startswith("Ahoy! Or **/parley**.")
    assert labels(answer) == ["Walk the plank"]
    with speaking(here, "fr", "en-US"):
        result = await here.bob.click(answer, label="Walk the plank")
    assert said(result.response) == "Hands off!"


@pytest.mark.parametrize("is_told", [True, False], ids=["asks Discord once", "or goes without"])
async def test_whoever_mentions_it_first_after_a_start_is_answered_in_the_language_of_the_server(
    here: Town, *, is_told: bool
) -> None:
    prefer_language(here, "fr")
    if not is_told:
        here.env.inject_error("GET", f"/guilds/{here.ada.guild.id}", status=403)
    us = f"<@{here.env.backend.bot_user.id}>"
    for _ in range(2):
        await here.ada.send(here.channel, us)
    answers = [said(each) for each in here.messages(here.channel)]
    assert answers[0].startswith("Ahoy!" if is_told else "Mention me")
    assert answers[1].startswith("Ahoy!")
    asked = here.requests("GET", f"/guilds/{here.ada.guild.id}")
    assert len(asked) == (1 if is_told else 2)


async def test_whoever_writes_first_is_answered_in_the_language_of_the_knowledge(
    languages: Languages,
) -> None:
    [pack] = library().packs
    french = shelf(Knowledge((replace(pack, language="fr"),)))
    async with town(client_for(Answerer(french), languages=languages)) as here:
        [before] = await here.tell("thanks")
        with speaking(here, "sv-SE"):
            await here.ada.slash(here.channel, "help")
        [after] = await here.tell("thanks")
    assert (said(before), said(after)) == ("Aye!", "You're welcome!")


async def test_an_answer_for_all_is_in_the_language_of_the_server(here: Town) -> None:
    question = await here.bob.send(here.channel, "reading room rules")
    with speaking(here, "en-GB", "fr"):
        result = await here.ada.context_menu(here.channel, "Answer from the FAQ", question)
        assert result.response is not None
        await here.ada.select(result.response, ["reading-room"])
    answer = here.messages(here.channel)[-1]
    assert "ada dug this up" in said(answer)
    assert labels(answer)[0] == "Avast"
    assert said(result.response).startswith("Posted: https://")


async def test_an_error_is_admitted_in_the_language_of_the_member(here: Town) -> None:
    here.env.inject_error("POST", "/interactions/*/callback", status=500)
    with speaking(here, "fr"):
        result = await here.ada.slash(here.channel, "help")
    assert said(result.response).startswith("Shipwrecked: ")


async def test_discord_is_told_the_names_in_every_language(here: Town) -> None:
    [sent] = here.requests("PUT", "/commands")
    commands: dict[str, Any] = {each["name"]: each for each in sent.json or []}
    assert commands["ask"]["name_localizations"] == {"fr": "parley"}
    assert commands["ask"]["description_localizations"] == {"fr": "Parley with me"}
    assert commands["Answer from the FAQ"]["name_localizations"] == {"fr": "Ask the parrot"}
    # What the language lacks stands there in English.
    assert commands["ask"]["options"][0]["name_localizations"] == {"fr": "question"}


def test_a_spanish_text_is_for_both_kinds_of_spanish(tmp_path: Path) -> None:
    for code in ("en", "es"):
        (tmp_path / code).mkdir()
    languages = Languages(tmp_path)
    assert [languages.pick(code).code for code in ("es-ES", "es-419")] == ["es", "es"]


def test_whoever_was_met_least_recently_is_forgotten_first() -> None:
    locales = Locales(most_people=2, most_guilds=1)
    for person in (1, 2, 1, 3):
        locales.meet_person(person, f"language {person}")
    locales.meet_guild(1, "fr")
    locales.meet_guild(2, "de")
    known = [locales.of_person(person) for person in (1, 2, 3)]
    assert known == ["language 1", None, "language 3"]
    assert (locales.of_guild(1), locales.of_guild(2)) == (None, "de")


def test_a_person_and_a_guild_are_never_mixed_up() -> None:
    locales = Locales()
    locales.meet_person(7, "fr")
    assert locales.of_guild(7) is None
