"""/kb stats: the figures in words, as a picture and as a file."""

from __future__ import annotations

import csv
import io
import sys
from datetime import date, timedelta
from pathlib import Path
from threading import get_ident
from typing import Any

import discord
import pytest
import simcord

from bot.chat.card import TEXT_CHARS
from bot.chat.kb.charting import chart_of
from bot.chat.kb.sheet import render_sheet
from bot.chat.kb.statistics import make_sheet
from bot.chat.words import read_words
from bot.core.feedback import Gap, GapGroup, Lack, Outcome, Tally, Vote, VoteCount
from bot.core.roles import Role
from bot.drawing.chart import Chart
from bot.drawing.painter import NoLibrary, Painter
from bot.errors import StorageError
from bot.service.report import LONGEST_ALT_TEXT_CHARS
from bot.service.stats import Counts, Day, EntryFigures, Stats
from bot.storage.memory import MemoryStore
from tests.support.library import Shelf, said, shipped_languages, speaking
from tests.support.moderators import NOW, Council, council, moderated_client, walk

TODAY = NOW.date()
WORDS = shipped_languages().english
GALLERY = discord.ComponentType.media_gallery.value
FILE = discord.ComponentType.file.value


@pytest.fixture
def without_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the library for pictures be missing."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)


async def _ask(here: Council) -> None:
    """Let things be asked: two days ago, and some 40 days ago."""
    guild, lately, before = here.guild_id, TODAY - timedelta(days=2), TODAY - timedelta(days=40)
    await here.store.add_tallies(
        [
            Tally(guild, lately, Outcome.ASKED, 1_200),
            Tally(guild, lately, Outcome.ANSWERED, 900, "late-fee"),
            Tally(guild, lately, Outcome.OFFERED, 180),
            Tally(guild, lately, Outcome.MISSED, 120),
            Tally(guild, lately, Outcome.CHOSEN, 75, "renew-online"),
            Tally(guild, before, Outcome.ASKED, 4),
        ]
    )
    for user in range(4):
        await here.store.put_vote(Vote(guild, 7_000_001 + user, "late-fee", user > 0, NOW))
    await here.store.add_gap(Gap(guild, "is *this* it", Lack.MISS, NOW, asker=7_000_009))


def _parts(message: simcord.ResponseMessage | None, kind: int) -> list[dict[str, Any]]:
    assert message is not None
    return [each for each in walk(message.components) if each["type"] == kind]


def _files(message: simcord.ResponseMessage | None) -> list[str]:
    assert message is not None
    return [each.filename for each in message.attachments]


async def test_the_figures_are_in_words_in_a_picture_and_in_a_file(here: Council) -> None:
    pytest.importorskip("matplotlib")
    await _ask(here)
    result = await here.kb("stats")
    assert result.ephemeral
    assert said(result.response) == (
        "### Questions of the last 30 days\n"
        "25 Oct 2026 to 23 Nov 2026 (UTC)\n"
        "- Asked: 1,200\n"
        "- Answered at once: 900 (75%)\n"
        "- Choices offered: 180 (15%)\n"
        "- Not answered: 120 (10%)\n"
        "- Entries picked: 75\n"
        "- Found helpful: 3 of 4 (75%)\n"
        "- Never shown: 3 of 5\n"
        "-# Votes and open questions from before these days count, too, as long as I keep them. "
        "The file has every figure, and names "
        "nobody."
    )
    assert _files(result.response) == ["statistics.png", "statistics.csv"]
    assert len(_parts(result.response, FILE)) == 1
    [gallery] = _parts(result.response, GALLERY)
    assert gallery["items"][0]["description"] == (
        "Bars and lines of what was asked, 25 Oct 2026 to 23 Nov 2026 (UTC). Asked: 1,200, "
        "Answered at once: 900 (75%), Choices offered: 180 (15%), Not answered: 120 (10%) and "
        "Entries picked: 75. Most was asked on 21 Nov 2026: 1,200. 75% of all votes found an "
        "answer helpful. Shown most: “What does a late book cost?” (900) and “How do I renew a "
        "book online?” (75). Open questions asked most: “is *this* it” (1). 3 of 5 entries were "
        "never shown in these days."
    )


@pytest.mark.usefixtures("without_library")
async def test_without_the_library_all_is_in_words(here: Council) -> None:
    await _ask(here)
    result = await here.kb("stats")
    assert said(result.response).endswith(
        "- Never shown: 3 of 5\n"
        "\n**Shown most**\n"
        "- “What does a late book cost?” (900)\n"
        "- “How do I renew a book online?” (75)\n"
        "\n**Open questions, most asked first**\n"
        "- “is \\*this\\* it” (1)\n"
        "-# Votes and open questions from before these days count, too, as long as I keep them. "
        "The file has every figure, and names "
        "nobody. For a picture, whoever runs me installs the extra “charts”."
    )
    assert _files(result.response) == ["statistics.csv"]
    assert _parts(result.response, GALLERY) == []


async def _table(message: simcord.ResponseMessage | None) -> list[dict[str, str]]:
    assert message is not None
    text = (await message.attachments[-1].read()).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.usefixtures("without_library")
@pytest.mark.parametrize(
    ("days", "asked"), [(7, "1,200"), (30, "1,200"), (90, "1,204"), (365, "1,204")]
)
async def test_the_days_are_those_wished_for(here: Council, days: int, asked: str) -> None:
    await _ask(here)
    shown = (await here.kb("stats", days=days)).response
    assert f"### Questions of the last {days} days" in said(shown)
    assert f"- Asked: {asked}\n" in said(shown)
    table = [row for row in await _table(shown) if row["table"] == "days"]
    named = sorted({row["day"] for row in table})
    assert (len(named), named[-1]) == (days, TODAY.isoformat())


async def test_no_other_number_of_days_is_offered(here: Council) -> None:
    [sent] = here.town.requests("PUT", "/commands")
    [kb] = [each for each in sent.json or [] if each["name"] == "kb"]
    [stats] = [each for each in kb["options"] if each["name"] == "stats"]
    [days] = stats["options"]
    assert [each["value"] for each in days["choices"]] == [7, 30, 90, 365]
    assert not days["required"]


@pytest.mark.usefixtures("without_library")
async def test_nobody_is_named(here: Council) -> None:
    await _ask(here)
    shown = (await here.kb("stats")).response
    assert shown is not None
    everything = said(shown).encode() + await shown.attachments[0].read()
    assert b"70000" not in everything


@pytest.mark.usefixtures("without_library")
async def test_nothing_asked_is_told(here: Council) -> None:
    shown = (await here.kb("stats", days=7)).response
    assert said(shown).startswith(
        "### Questions of the last 7 days\n"
        "17 Nov 2026 to 23 Nov 2026 (UTC)\n"
        "Nothing was asked in these days.\n"
        "- Never shown: 5 of 5\n"
    )
    assert "**" not in said(shown)


async def test_nothing_asked_has_a_picture(here: Council) -> None:
    pytest.importorskip("matplotlib")
    [gallery] = _parts((await here.kb("stats", days=7)).response, GALLERY)
    assert gallery["items"][0]["description"] == (
        "An empty chart: nothing was asked, 17 Nov 2026 to 23 Nov 2026 (UTC). 5 of 5 entries were "
        "never shown in these days."
    )


@pytest.mark.usefixtures("without_library")
async def test_a_reader_may_look(here: Council) -> None:
    shown = (await here.kb("stats", by=here.people[Role.READER])).response
    assert said(shown).startswith("### Questions of the last 30 days")


@pytest.mark.usefixtures("without_library")
async def test_an_outsider_gets_no_file(here: Council) -> None:
    await _ask(here)
    result = await here.kb("stats", by=here.people[Role.OUTSIDER])
    assert said(result.response) == "This is for the moderators of this server."
    assert _files(result.response) == []


@pytest.mark.usefixtures("without_library")
async def test_there_is_nothing_to_press_before_or_after_a_restart(
    here: Council, books: Shelf
) -> None:
    await _ask(here)
    before = (await here.kb("stats")).response
    client, _ = moderated_client(books, here.store)
    await here.town.env.restart_bot(client)
    after = (await here.kb("stats")).response
    assert said(before) == said(after)
    for message in (before, after):
        assert message is not None
        assert not any("custom_id" in each for each in walk(message.components))


async def test_the_picture_is_not_made_by_the_thread_that_answers(
    here: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    painters: list[int] = []

    def paint(_self: Painter, _chart: Chart) -> NoLibrary:
        painters.append(get_ident())
        return NoLibrary()

    monkeypatch.setattr(Painter, "paint", paint)
    await here.kb("stats")
    [painter] = painters
    assert painter != get_ident()


class Away(MemoryStore):
    """A store whose figures cannot be read."""

    async def list_tallies(self, guild_id: int | None, *, since: date) -> list[Tally]:
        """Fail."""
        raise StorageError("read the tallies")


async def test_a_database_that_is_away_is_told() -> None:
    async with council(store=Away()) as here:
        result = await here.kb("stats")
        assert said(result.response) == (
            "I cannot reach my database right now. Please try again in a moment."
        )


@pytest.mark.usefixtures("without_library")
async def test_a_reader_may_ask_in_another_language(here: Council) -> None:
    await _ask(here)
    with speaking(here.town, "de"):
        shown = (await here.kb("stats")).response
    german = shipped_languages().pick("de")
    assert said(shown).startswith(f"### {german('kb-stats-title', count=30)}\n")
    assert _files(shown) == ["statistics.csv"]


GERMAN = """
kb-stats-title = Fragen der letzten { $count } Tage
kb-stats-asked = Gestellt
kb-stats-period = { $since } bis { $until } (UTC)
"""
DAY = Day(TODAY, Counts(asked=1_500_000, answered=1_000_000, missed=500_000))
LONG = EntryFigures("late-fee", "*Wie viel* " * 100, 1_000_000, VoteCount(2, 1))
GAP = GapGroup(1, 7, "warum " * 100, 12, NOW, NOW)
MUCH = Stats((DAY,), DAY.counts, (LONG,) * 9, (), 9, (GAP,) * 9, VoteCount(2_000, 1_000))


@pytest.mark.usefixtures("without_library")
def test_numbers_and_days_are_written_as_the_language_has_them(tmp_path: Path) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "kb-stats.ftl").write_text(GERMAN, encoding="utf-8")
    german = read_words(tmp_path / "de", WORDS)
    sheet, chart = make_sheet(MUCH, german, Painter()), chart_of(MUCH, german)
    assert sheet.title == "Fragen der letzten 1 Tage"
    assert sheet.body.startswith("23 Nov 2026 bis")
    assert "67\N{NO-BREAK SPACE}%" in sheet.body
    assert chart.tiles[1].text == "67\N{NO-BREAK SPACE}%"
    assert chart.upper.rows[0].text == "1\N{NO-BREAK SPACE}Mio. · 67\N{NO-BREAK SPACE}%"
    assert chart.name_day(date(2026, 3, 5)) == "5. März"


@pytest.mark.usefixtures("without_library")
def test_long_texts_fit() -> None:
    sheet = make_sheet(MUCH, WORDS, Painter())
    view: Any = render_sheet(sheet)
    assert sum(len(each.get("content", "")) for each in view.to_components()) <= TEXT_CHARS
    assert sheet.body.count("Wie viel\\*") > 3
    assert "…" in sheet.body


def test_a_picture_of_long_texts_has_words_that_fit() -> None:
    pytest.importorskip("matplotlib")
    picture, file = make_sheet(MUCH, WORDS, Painter()).attached
    assert picture.data.startswith(b"\x89PNG")
    assert 0 < len(picture.alt) <= LONGEST_ALT_TEXT_CHARS
    assert file.data.startswith(b"\xef\xbb\xbf")


def test_a_chart_shows_what_was_counted() -> None:
    chart = chart_of(MUCH, WORDS)
    assert chart.timeline.start == TODAY
    assert chart.timeline.total.counts == (1_500_000,)
    assert [each.counts for each in chart.timeline.parts] == [(1_000_000,), (0,), (500_000,)]
    assert [each.text for each in chart.tiles] == ["1,500,000", "67%", "0%", "33%", "67%"]
    assert len(chart.lower.rows) == 5
