"""What reaches the log, and what must not."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

import pytest

from bot.cli.logs import write_logs_to_stderr


@pytest.fixture(autouse=True)
def root() -> Iterator[None]:
    """Put the logging of the test run back afterwards."""
    logger = logging.getLogger()
    handlers, level = list(logger.handlers), logger.level
    yield
    logger.handlers[:] = handlers
    logger.setLevel(level)


def test_the_secret_is_blanked_out_wherever_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    write_logs_to_stderr("debug", secret="s3cret", is_service=True)
    try:
        raise ValueError("header Bot s3cret")
    except ValueError:
        logging.getLogger("some.library").exception("GET /x?token=%s", "s3cret")

    said = capsys.readouterr().err
    assert "s3cret" not in said
    assert "GET /x?token=[secret]" in said
    assert "ValueError: header Bot [secret]" in said


def test_a_command_says_it_shortly(capsys: pytest.CaptureFixture[str]) -> None:
    write_logs_to_stderr("warning", secret="", is_service=False)
    logging.getLogger("bot.app").info("not said")
    logging.getLogger("bot.app").warning("said %s", "once")

    assert capsys.readouterr().err == "attache: said once\n"


def test_a_service_adds_when_and_where(capsys: pytest.CaptureFixture[str]) -> None:
    write_logs_to_stderr("info", secret="", is_service=True)
    logging.getLogger("bot.app").info("ready")

    line = capsys.readouterr().err
    assert re.fullmatch(r"\d{4}-\d\d-\d\d [\d:,]+ INFO bot\.app: ready\n", line)


def test_a_second_call_replaces_the_first(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        write_logs_to_stderr("warning", secret="", is_service=False)
    logging.getLogger("bot").warning("x")

    assert capsys.readouterr().err == "attache: x\n"


def test_what_discord_py_warns_of_in_vain_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    write_logs_to_stderr("warning", secret="", is_service=True)
    logging.getLogger("discord.client").warning(
        "PyNaCl is not installed, voice will NOT be supported"
    )

    assert capsys.readouterr().err == ""
