"""`attache import` and `attache export`: questions of a server, in and out."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from bot.cli.console import open_console, printable
from bot.cli.options import KnowledgeOption
from bot.cli.session import Session, session_of
from bot.cli.stored import GuildOption, load_shared, opened_store, print_section, read_overlay
from bot.errors import ConflictError, KnowledgeError

if TYPE_CHECKING:
    from bot.content.importing.plan import Conflict, ImportPlan, Planned
    from bot.content.importing.read import Imported
    from bot.content.overlay import Overlay
    from bot.core.model import Pack
    from bot.core.revisions import Change


def import_file(
    context: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="YAML, JSON, CSV, Markdown or HTML.", show_default=False
        ),
    ],
    guild: GuildOption,
    knowledge: KnowledgeOption = None,
    accept_conflicts: Annotated[
        bool,
        typer.Option(
            "--accept-conflicts",
            help="Take what conflicts, too, without the phrasings and references that do.",
            show_default=False,
        ),
    ] = False,
    remove_absent: Annotated[
        bool,
        typer.Option(
            "--remove-absent",
            help="Remove the entries that the file does not have.",
            show_default=False,
        ),
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run", help="Say what would change, and change nothing.", show_default=False
        ),
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="Save without asking.", show_default=False)
    ] = False,
) -> None:
    """Add questions to what a server sees, as one change that can be taken back.

    What conflicts with other entries is left out, and what the file does not have stays, unless
    the options say otherwise. A running bot takes the change up by itself.
    """
    from bot.content.importing.changes import changes as write_changes

    if dry_run and yes:
        raise typer.BadParameter("expected one of --dry-run and --yes")
    if not (dry_run or yes or sys.stdin.isatty()):
        raise typer.BadParameter("there is nobody to ask here: expected --dry-run or --yes")
    session = session_of(context)
    session.start_logging("warning")
    imported = _read(file)
    overlay, packs, planned = asyncio.run(_plan(session, guild, imported, knowledge))
    _show(planned, is_accepting=accept_conflicts, is_removing=remove_absent)
    changes = write_changes(
        planned, packs, overlay, is_accepting=accept_conflicts, is_removing=remove_absent
    )
    if not changes:
        typer.echo("There is nothing to save.")
    elif not dry_run:
        if not yes:
            typer.confirm("Save this?", abort=True)
        number = asyncio.run(_save(session, guild, changes, overlay, file.name, knowledge))
        typer.echo(f"Saved as revision {number}.")


def export_packs(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder to make.", show_default=False)
    ],
    guild: GuildOption,
    knowledge: KnowledgeOption = None,
) -> None:
    """Write what a server sees as packs of its own."""
    from bot.content.export import export_guild

    session = session_of(context)
    session.start_logging("warning")
    overlay = asyncio.run(_overlay(session, guild))
    console = open_console()
    for written in export_guild(session.folders(knowledge), overlay, folder):
        console.print(str(written), soft_wrap=True)


def _read(file: Path) -> Imported:
    from bot.content.importing.read import Refused, read_import

    imported = read_import(file.name, file.read_bytes())
    if isinstance(imported, Refused):
        raise KnowledgeError(imported.problems)
    for problem in imported.warnings:
        sys.stderr.write(f"{printable(problem.render())}\n")
    return imported


async def _overlay(session: Session, guild: int) -> Overlay:
    async with opened_store(session) as store:
        return await read_overlay(store, guild)


async def _plan(
    session: Session, guild: int, imported: Imported, knowledge: list[str] | None
) -> tuple[Overlay, tuple[Pack, ...], ImportPlan]:
    """Compare the file with what is in force, which is the overlay over the packs."""
    from bot.content.importing.plan import plan_import
    from bot.content.overlay import apply
    from bot.core.knowledge import Knowledge

    packs = load_shared(session, knowledge)
    overlay = await _overlay(session, guild)
    return overlay, packs, plan_import(imported, Knowledge(apply(packs, overlay).packs))


async def _save(
    session: Session,
    guild: int,
    changes: tuple[Change, ...],
    overlay: Overlay,
    name: str,
    knowledge: list[str] | None,
) -> int:
    """Save in nobody's name, and return the number of the revision."""
    from bot.content.desires import Adopt
    from bot.service.curate import Conflicting, Curator, Invalid, Saved, Unchanged
    from bot.service.guilds import GuildSnapshots

    snapshots = session.open_snapshots(knowledge, is_lexical=True)
    async with opened_store(session) as store:
        guilds = GuildSnapshots(snapshots, store)
        curator = Curator(guilds, store, lambda: datetime.now(UTC))
        note = f"Import of {printable(name)}"
        try:
            outcome = await curator.save(
                guild, None, Adopt(changes), seen=overlay.number, note=note
            )
        finally:
            await guilds.close()
    match outcome:
        case Saved(revision):
            return revision.number
        case Conflicting(latest):
            raise ConflictError(f"the knowledge of server {guild}", latest.number)
        case Invalid(problems):
            raise KnowledgeError(problems)
        case Unchanged():
            return overlay.number
        case _:
            assert_never(outcome)


def _show(plan: ImportPlan, *, is_accepting: bool, is_removing: bool) -> None:
    console = open_console()
    left = [each for each in plan.conflicting if not (is_accepting and each.is_acceptable)]
    absent = [each.id for each in plan.absent]
    sections = [
        ("added", [each.item.id for each in plan.added]),
        ("changed", [each.item.id for each in plan.changed]),
    ]
    if is_accepting:
        taken = [_conflicting(each) for each in plan.acceptable]
        sections.append(("conflicting, taken without what conflicts", taken))
    sections.append(("conflicting, left out", [_conflicting(each) for each in left]))
    if is_removing:
        sections.append(("in force but not in the file, removed", absent))
    for name, lines in sections:
        print_section(console, f"{len(lines)} {name}", lines)
    stay = "" if is_removing else f", {len(absent)} in force but not in the file: they stay"
    console.print(f"{len(plan.unchanged)} unchanged{stay}")


def _conflicting(planned: Planned) -> str:
    return f"{planned.item.id}: {'; '.join(_reason(each) for each in planned.conflicts)}"


def _reason(conflict: Conflict) -> str:
    from bot.content.importing.plan import Clash

    match conflict.clash:
        case Clash.QUESTION | Clash.PHRASING:
            return f'"{conflict.text}" already leads to {conflict.owner}'
        case Clash.FOLLOW_UP | Clash.TOPIC | Clash.SOURCE:
            return f'there is no {conflict.clash.value.replace("_", "-")} "{conflict.text}"'
        case _:
            assert_never(conflict.clash)
