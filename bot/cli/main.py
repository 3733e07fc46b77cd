"""The command `attache` and its commands."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from bot import __version__
from bot.cli.ask import ask
from bot.cli.check import check
from bot.cli.console import printable, reason_of
from bot.cli.db import db
from bot.cli.evaluate import evaluate
from bot.cli.explain import explain
from bot.cli.health import health
from bot.cli.new import new
from bot.cli.queue import queue
from bot.cli.run import run
from bot.cli.stats import stats
from bot.cli.transfer import export_packs, import_file
from bot.errors import BotError

INTERRUPTED = 130
FAILED = 2
_NAME = "attache"


class Commands(TyperGroup):
    """Turns every expected error into one line on standard error and exit code 2."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,  # noqa: ANN401 - as Typer declares it
    ) -> Any:  # noqa: ANN401
        """Run the command line and exit; only with `standalone_mode`, as anybody calls it."""
        try:
            code = super().main(
                args,
                prog_name or _NAME,
                complete_var,
                standalone_mode=False,
                windows_expand_args=windows_expand_args,
                **extra,
            )
        except typer.TyperException as error:
            code = _fail(error.format_message().rstrip("."), hint=f"see {_command(error)} --help")
        except typer.Abort:
            code = INTERRUPTED
        except BotError as error:
            code = _fail(str(error))
        except OSError as error:
            code = _fail(reason_of(error))
        if standalone_mode:
            sys.exit(code if isinstance(code, int) else 0)
        return code


app = typer.Typer(
    name=_NAME,
    cls=Commands,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(ask)
app.command()(explain)
app.command()(check)
app.command("eval")(evaluate)
app.command()(new)
app.command()(run)
app.command()(health)
app.command()(queue)
app.command()(stats)
app.command("import")(import_file)
app.command("export")(export_packs)
app.add_typer(db, name="db")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"{_NAME} {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Show the version and exit.",
            callback=_show_version,
            is_eager=True,
            show_default=False,
        ),
    ] = False,
) -> None:
    """Answer frequently asked questions from files of knowledge.

    Without a command it starts the bot, like `attache run`.
    """
    if context.invoked_subcommand is None and not version:
        run(context)


def _command(error: typer.TyperException) -> str:
    """Return the command that was called wrongly, such as `attache ask`."""
    context: typer.Context | None = getattr(error, "ctx", None)
    return context.command_path if context is not None else _NAME


def _fail(message: str, hint: str = "") -> int:
    sys.stderr.write(f"{_NAME}: {printable(message)}{f' ({hint})' if hint else ''}\n")
    return FAILED
