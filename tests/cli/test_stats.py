"""What came of the questions: `attache stats`."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.core.feedback import NO_GUILD, Outcome, Tally, Vote
from bot.ports import Store
from tests.cli.conftest import Run
from tests.cli.stored import GUILD, Fill, open_questions, stored


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


def asked(count: int, *, answered: int, days_ago: int = 0, guild_id: int = GUILD) -> Fill:
    day = datetime.now(UTC).date() - timedelta(days=days_ago)

    async def fill(store: Store) -> None:
        await store.add_tallies(
            [
                Tally(guild_id, day, Outcome.ASKED, count),
                Tally(guild_id, day, Outcome.ANSWERED, answered, "wifi"),
                Tally(guild_id, day, Outcome.MISSED, count - answered),
            ]
        )

    return fill


async def vote(store: Store) -> None:
    await store.put_vote(Vote(GUILD, 1, "wifi", True, datetime.now(UTC)))


def test_nothing_was_asked(run: Run) -> None:
    assert run("stats").stdout == "Nothing was asked yet.\n"


def test_it_counts_each_server(run: Run, state: Path) -> None:
    stored(
        state,
        asked(4, answered=3),
        asked(1, answered=0, guild_id=NO_GUILD),
        open_questions("why?"),
        vote,
    )

    text = run("stats").stdout

    direct, server = text.split(f"Server {GUILD}")
    assert direct.startswith("Direct messages, ")
    assert "Asked: 1\n" in direct
    for line in (
        "Asked: 4",
        "answered at once: 3 (75%)",
        "not answered: 1 (25%)",
        "Found helpful: 1 of 1 votes",
        "Shown 3 x: How do I get online?",
        "Open, asked 1 x: why?",
        "Never shown: 5 of 6 entries",
    ):
        assert f"{line}\n" in server


def test_only_the_days_that_are_wanted_count(run: Run, state: Path) -> None:
    stored(state, asked(4, answered=4), asked(2, answered=2, days_ago=6))

    assert "Asked: 6\n" in run("stats", "--days", "7").stdout
    assert "Asked: 4\n" in run("stats", "--days", "6").stdout


def test_csv_holds_one_server(run: Run, state: Path) -> None:
    stored(state, asked(4, answered=3))

    result = run("stats", "--csv", "--guild", str(GUILD), "--days", "1")

    rows = list(csv.DictReader(io.StringIO(result.stdout_bytes.decode("utf-8-sig"), newline="")))
    totals = {row["figure"]: row["count"] for row in rows if row["table"] == "total"}
    assert totals["asked"] == "4"


@pytest.mark.parametrize(
    "options", [("--csv",), ("--days", "0"), ("--days", "366"), ("--guild", "-1")]
)
def test_what_cannot_be_counted_is_one_line(run: Run, options: tuple[str, ...]) -> None:
    result = run("stats", *options)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
