"""What the tests of the command line share."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO

import pytest
from typer.testing import CliRunner, Result

from bot.cli.main import app
from bot.cli.session import Session

ROOT = Path(__file__).resolve().parents[2]

FAQ = """\
topics:
- {id: network, title: Network, summary: Everything about **cables** and waves.}
- {id: life, title: Campus life, summary: Everything else.}
entries:
- id: wifi
  question: How do I get online?
  phrasings: [connect to the wireless network, wifi password]
  answer: |
    Choose **Campus** in the list of networks.

    - Students use their card number.
    - Guests ask for a voucher at the desk.
  keywords: [login]
  topic: network
  follow_ups: [printer]
  reviewed: 2026-11-03
- id: printer
  question: Where are the printers?
  phrasings: [print a document]
  answer: In the basement of the library. A page costs 5 cents.
  keywords: [login]
  topic: life
- id: gym
  question: When is the gym open?
  phrasings: [gym hours]
  answer: From 6 to 22.
  topic: life
- id: food
  question: Where can I eat?
  phrasings: [lunch]
  answer: In the canteen.
  topic: life
- id: bike
  question: Where do I park my bicycle?
  phrasings: [bike]
  answer: By the gate.
  topic: life
- id: dog
  question: May I bring my dog?
  phrasings: [pets]
  answer: On a lead.
  follow_ups: [gym]
"""
PACK = """\
id: campus
title: Campus
starters: [wifi, food]
out_of_scope: [who won the match]
"""
GOLDEN = """\
- {ask: how to connect to the network, expect: wifi}
- {ask: page costs cents, expect: printer, fact: 5 cents}
- {ask: who won the lottery, expect: none}
"""

Run = Callable[..., Result]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Give the folder of a small sound pack."""
    folder = tmp_path / "campus"
    folder.mkdir()
    for name, text in {"pack.yaml": PACK, "faq.yaml": FAQ, "golden.yaml": GOLDEN}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def run(pack: Path, tmp_path: Path) -> Run:
    """Give a function that calls the command line in this process, over the small pack by words."""
    usual = {
        "ATTACHE_KNOWLEDGE": str(pack),
        "ATTACHE_MATCHING": "lexical",
        "ATTACHE_DATA_DIR": str(tmp_path / "state"),
    }

    def call(*arguments: str, stdin: str | bytes = b"", **variables: str) -> Result:
        session = Session(usual | variables)
        return CliRunner().invoke(app, arguments, input=stdin, catch_exceptions=False, obj=session)

    return call


def start(
    *arguments: str, stdout: IO[bytes] | int = subprocess.PIPE, **variables: str
) -> subprocess.Popen[bytes]:
    """Start `attache` as a process of its own."""
    return start_python("-m", "bot", *arguments, stdout=stdout, **variables)


def start_python(
    *arguments: str, stdout: IO[bytes] | int = subprocess.PIPE, **variables: str
) -> subprocess.Popen[bytes]:
    """Start Python in the checkout, without any setting of whoever runs the tests."""
    return subprocess.Popen(  # noqa: S603 - our own Python, our own arguments
        [sys.executable, *arguments],
        cwd=ROOT,
        env=_clean(os.environ) | variables,
        stdin=subprocess.PIPE,
        stdout=stdout,
        stderr=subprocess.PIPE,
    )


def _clean(environment: Mapping[str, str]) -> dict[str, str]:
    ours = ("ATTACHE_", "DISCORD_TOKEN", "NO_COLOR", "FORCE_COLOR", "COLUMNS")
    return {name: value for name, value in environment.items() if not name.startswith(ours)}
