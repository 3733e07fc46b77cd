"""`attache new`: a pack to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.console import open_console


def new(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder to make.", show_default=False)
    ],
) -> None:
    """Write a small commented pack to start from."""
    from bot.content.new import write_starter

    written = write_starter(folder)
    console = open_console()
    for file in written:
        console.print(str(file), soft_wrap=True)
    console.print("\nEdit these files, then:")
    for command in (f"attache check {folder}", f"attache run --knowledge {folder}"):
        console.print(f"  {command}", style="bold", soft_wrap=True)
