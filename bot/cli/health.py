"""`attache health`: what a container asks every half minute."""

from __future__ import annotations

import sys
import time

import typer

from bot.cli.console import printable
from bot.cli.session import session_of
from bot.heartbeat import FRESH_S, age_s, heartbeat_file, said_by


def health(context: typer.Context) -> None:
    """Say by the exit code whether the bot is connected to Discord: 0 if it is, 1 if not.

    What is written says more, such as that the database is away. The code stays 0 then: the bot
    answers on, and whoever restarts what is unwell would only end that.
    """
    file = heartbeat_file(session_of(context).settings.data_dir)
    age = age_s(file, time.time())
    if age is not None and age < FRESH_S:
        typer.echo(printable(said_by(file)))
        return
    when = "there is none" if age is None else f"the last one is {age:.0f} s old"
    sys.stderr.write(f"attache: no heartbeat: {when} ({file})\n")
    raise typer.Exit(1)
