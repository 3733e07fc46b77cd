"""The questions that wait: `attache queue`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.core.feedback import NO_GUILD, GroupState
from bot.ports import Store
from tests.cli.conftest import Run
from tests.cli.stored import GUILD, open_questions, stored

OTHER = GUILD + 1


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


def test_nothing_waits(run: Run) -> None:
    assert run("queue").stdout == "No questions wait.\n"
    assert json.loads(run("queue", "--json").stdout) == []


def test_it_lists_every_server_by_itself(run: Run, state: Path) -> None:
    stored(
        state,
        open_questions("why?", "how?"),
        open_questions("who?", guild_id=NO_GUILD),
    )

    assert run("queue").stdout == (
        "Direct messages: 1 open\n"
        "  2026-11-03     1 x  who?\n"
        f"Server {GUILD}: 2 open\n"
        "  2026-11-03     1 x  how?\n"
        "  2026-11-03     1 x  why?\n"
    )


def test_one_server_is_listed_alone(run: Run, state: Path) -> None:
    stored(state, open_questions("why?"), open_questions("who?", guild_id=OTHER))

    found = json.loads(run("queue", "--guild", str(OTHER), "--json").stdout)

    assert found == [
        {
            "guild": str(OTHER),
            "id": 2,
            "text": "who?",
            "count": 1,
            "first_at": "2026-11-03T12:00:00+00:00",
            "last_at": "2026-11-03T12:00:00+00:00",
        }
    ]


def test_all_are_listed_however_many(run: Run, state: Path) -> None:
    stored(state, open_questions(*(f"question {number}" for number in range(201))))

    found = json.loads(run("queue", "--json").stdout)

    assert len({each["id"] for each in found}) == 201


def test_what_is_settled_does_not_wait(run: Run, state: Path) -> None:
    async def dismiss(store: Store) -> None:
        await store.set_state(GUILD, 1, GroupState.DISMISSED, expected=GroupState.OPEN)

    stored(state, open_questions("why?", "how?"), dismiss)

    assert [each["text"] for each in json.loads(run("queue", "--json").stdout)] == ["how?"]


def test_a_question_cannot_steer_the_terminal(run: Run, state: Path) -> None:
    stored(state, open_questions("red \x1b[31m [bold]alert[/bold]"))

    assert "red \ufffd[31m [bold]alert[/bold]" in run("queue").stdout
