"""Knowledge that comes as a file, and goes as one.

An import is looked at before it is done. What it would change is kept as drafts meanwhile, one for
each way to take it over, so that the file is not needed again, whatever happens in between.
"""

from __future__ import annotations

import asyncio
import io
import logging
import tempfile
import zipfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot.content.desires import Adopt
from bot.content.export import export_guild
from bot.content.importing.changes import changes
from bot.content.importing.limits import MAX_BYTES as MAX_BYTES
from bot.content.importing.plan import Clash as Clash
from bot.content.importing.plan import Conflict as Conflict
from bot.content.importing.plan import ImportPlan, plan_import
from bot.content.importing.plan import Planned as Planned
from bot.content.importing.plan import Standing as Standing
from bot.content.importing.read import Refused as Refused
from bot.content.importing.read import read_import
from bot.content.overlay import Overlay
from bot.core.problem import Problem
from bot.core.revisions import Change, Draft, DraftState
from bot.errors import StorageError
from bot.service.curate import Outcome, Saved, Settled, Unchanged
from bot.service.guilds import GuildSnapshot
from bot.service.moderation import Moderation

_log = logging.getLogger(__name__)

# A zip holds no date that means anything: the same knowledge gives the same file.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Prepared:
    """An import to decide on; `warnings` are about the file.

    `seen` is the number of the latest revision that it was compared with. Each way to do it is a
    draft, 0 where that would do nothing of its own: `draft` holds what clashes with nothing,
    `accepting` also what is acceptable without what clashes, and `removing` the removal of
    everything that the file does not have.
    """

    plan: ImportPlan
    warnings: tuple[Problem, ...]
    seen: int
    draft: int
    accepting: int
    removing: int

    @property
    def drafts(self) -> tuple[int, ...]:
        """The drafts that there are."""
        return tuple(each for each in (self.draft, self.accepting, self.removing) if each)


async def prepare_import(
    moderation: Moderation, guild_id: int, author_id: int, name: str, data: bytes, *, note: str
) -> Prepared | Refused:
    """Compare the file called `name` with what a guild has in force, and change nothing yet.

    The `note` is kept with the change, once it is made. Raises StorageError.
    """
    held = await moderation.guilds.settle(guild_id)
    read = await asyncio.to_thread(_read, name, data, held)
    if isinstance(read, Refused):
        return read
    # What was prepared before and not decided on is given up.
    await moderation.store.drop_drafts(guild_id, author_id, DraftState.PREPARED)
    drafts = [
        await _keep(moderation, guild_id, author_id, each, note, held.overlay.number)
        for each in (read.changes, read.accepting, read.removing)
    ]
    return Prepared(read.plan, read.warnings, held.overlay.number, *drafts)


async def do_import(
    moderation: Moderation,
    guild_id: int,
    editor_id: int,
    draft_id: int,
    *,
    seen: int,
    instead_of: Collection[int] = (),
) -> Outcome | Settled:
    """Save what was prepared as one revision; `seen` is the latest that its author knows of.

    With that, the other ways of the same import, the drafts `instead_of`, are given up. Raises
    StorageError.
    """
    draft = await moderation.store.find_draft(guild_id, draft_id)
    if draft is None or draft.state is not DraftState.PREPARED:
        return Settled()
    outcome = await moderation.curator.save(
        guild_id, editor_id, Adopt(draft.changes), seen=draft.seen, over=seen, note=draft.note
    )
    if isinstance(outcome, Saved | Unchanged):
        await _settle(moderation, guild_id, draft_id, DraftState.APPROVED)
        for each in instead_of:
            await _settle(moderation, guild_id, each, DraftState.DECLINED)
    return outcome


async def drop_import(moderation: Moderation, guild_id: int, draft_ids: Collection[int]) -> None:
    """Give up what was prepared; raises StorageError."""
    for each in draft_ids:
        await moderation.store.decide_draft(guild_id, each, DraftState.DECLINED, changes=())


async def pack_knowledge(moderation: Moderation, guild_id: int) -> bytes:
    """Return a zip file of what a guild sees, as the YAML files of its packs.

    Raises KnowledgeError when the files of the shared knowledge cannot be read.
    """
    held = await moderation.guilds.settle(guild_id)
    return await asyncio.to_thread(_zipped, moderation.guilds.folders, held.overlay)


@dataclass(frozen=True, slots=True)
class _Read:
    """What a file would change, in each of the ways of `Prepared`."""

    plan: ImportPlan
    warnings: tuple[Problem, ...]
    changes: tuple[Change, ...]
    accepting: tuple[Change, ...]
    removing: tuple[Change, ...]


def _read(name: str, data: bytes, held: GuildSnapshot) -> _Read | Refused:
    imported = read_import(name, data)
    if isinstance(imported, Refused):
        return imported
    plan = plan_import(imported, held.current.knowledge)
    write = partial(changes, plan, held.base.knowledge.packs, held.overlay)
    accepting = write(is_accepting=True) if plan.acceptable else ()
    removing = write(is_removing=True) if plan.absent else ()
    return _Read(plan, imported.warnings, write(), accepting, removing)


async def _keep(
    moderation: Moderation,
    guild_id: int,
    author_id: int,
    made: tuple[Change, ...],
    note: str,
    seen: int,
) -> int:
    """Keep changes until somebody decides on them, and return the id of the draft."""
    if not made:
        return 0
    draft = Draft(guild_id, author_id, moderation.now(), made, note, DraftState.PREPARED, seen=seen)
    return (await moderation.store.add_draft(draft)).id


async def _settle(moderation: Moderation, guild_id: int, draft_id: int, state: DraftState) -> None:
    try:
        # What was saved is in the history, so a whole file need not be kept once more.
        await moderation.store.decide_draft(guild_id, draft_id, state, changes=())
    except StorageError as error:
        # It is saved; should anybody press again, there is nothing left to change.
        _log.warning("The import %d of guild %d is not settled: %s.", draft_id, guild_id, error)


def _zipped(folders: Sequence[Path], overlay: Overlay) -> bytes:
    packed = io.BytesIO()
    with tempfile.TemporaryDirectory() as name:
        target = Path(name) / "knowledge"
        export_guild(folders, overlay, target)
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(each for each in target.rglob("*") if each.is_file()):
                info = zipfile.ZipInfo(file.relative_to(target).as_posix(), _NO_DATE)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, file.read_bytes())
    return packed.getvalue()
