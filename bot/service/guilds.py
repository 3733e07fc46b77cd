"""The snapshot in force in each guild: the shared one, or the guild's own where it has an overlay.

A snapshot of a guild is built when it is first needed, and again when the overlay or the shared
knowledge has changed; until that is done the last one answers. Builds take turns, whatever guild
they are for: each keeps a core busy for the better part of a second. What was changed during a
build leads to one more, however many changes it was.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bot.content.overlay import Applied, Overlay, apply, fold
from bot.core.knowledge import Knowledge
from bot.core.problem import Problem
from bot.errors import DamagedError, StorageError
from bot.ports import Encoder, OverlayStore
from bot.service.latest import keep_latest
from bot.service.recall import knowing_texts
from bot.service.snapshot import Snapshot, Snapshots, build_snapshot

_log = logging.getLogger(__name__)

# One over the shipped packs takes about 15 MB.
MOST_HELD = 16
# What cannot be read or put in force is not tried again sooner, unless it has changed.
RETRY_AFTER_S = 300.0


@dataclass(frozen=True, slots=True)
class GuildSnapshot:
    """What a guild is answered from.

    `base` is the shared snapshot under the overlay; without an overlay it is `current` itself.
    `problems` tell which changes of the overlay could not be done as written.
    """

    overlay: Overlay
    base: Snapshot
    current: Snapshot
    problems: tuple[Problem, ...] = ()


class GuildSnapshots:
    """Holds the snapshots of the guilds that were asked something lately.

    All methods belong to one event loop. `refresh` is called from time to time, so that changes
    by other processes are seen.
    """

    def __init__(
        self,
        shared: Snapshots,
        store: OverlayStore,
        *,
        most_held: int = MOST_HELD,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`clock` gives growing seconds."""
        self._shared = shared
        self._store = store
        self._most_held = most_held
        self._clock = clock
        self._numbers: Mapping[int, int] = {}
        self._held: OrderedDict[int, GuildSnapshot] = OrderedDict()
        self._stale: set[int] = set()
        self._builds: dict[int, asyncio.Task[None]] = {}
        # The number that cannot be put in force, and when that is tried again.
        self._hopeless: dict[int, tuple[int, float]] = {}
        self._turn = asyncio.Lock()
        self._is_readable = True
        self._is_closed = False
        # To look all texts up on disk would take as long as the rest of a build.
        self._reader: tuple[Snapshot | None, Encoder | None] = (None, None)

    @property
    def shared(self) -> Snapshot:
        """The snapshot of everybody without an overlay."""
        return self._shared.current

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders of the shared knowledge."""
        return self._shared.folders

    async def get(self, guild_id: int) -> GuildSnapshot:
        """Return what answers in a guild now.

        It waits only where nothing is held for a guild with an overlay. When the overlay cannot be
        read then, the shared knowledge answers.
        """
        is_missing = guild_id not in self._held and guild_id in self._numbers
        if is_missing and not self._is_hopeless(guild_id):
            await asyncio.shield(self._start(guild_id))
        held = self._held.get(guild_id)
        if held is None:
            return GuildSnapshot(Overlay(), self.shared, self.shared)
        self._held.move_to_end(guild_id)
        return held

    def changed(self, guild_id: int, number: int) -> None:
        """Take note that a guild has a revision of this number now, and build again."""
        latest = max(number, self._numbers.get(guild_id, 0))
        self._numbers = {**self._numbers, guild_id: latest}
        self._start(guild_id)

    async def settle(self, guild_id: int) -> GuildSnapshot:
        """Wait until no build for a guild is under way, and return what answers then."""
        while build := self._builds.get(guild_id):
            await asyncio.shield(build)
        return await self.get(guild_id)

    async def rehearse(self, applied: Applied) -> Snapshot:
        """Index packs that lie over the shared ones, off to the side; it takes its turn.

        What members asked may be tried out as part of them, so none of it reaches the disk.
        """
        async with self._turn:
            return await asyncio.to_thread(self._over, applied, self.shared, is_kept=False)

    async def refresh(self) -> None:
        """Look which overlays have changed, and build those again that are held.

        When the store fails, all stays as it is until the next time.
        """
        before = self._numbers
        try:
            numbers = await self._store.revision_numbers()
        except StorageError as error:
            if self._is_readable:
                _log.warning("The revisions of the guilds cannot be read: %s.", error)
            self._is_readable = False
            return
        self._is_readable = True
        # What was changed while we waited may have come too late for the answer.
        changed = {each: last for each, last in self._numbers.items() if before.get(each) != last}
        newer = {each: max(last, numbers.get(each, 0)) for each, last in changed.items()}
        self._numbers = {**numbers, **newer}
        for guild_id, held in list(self._held.items()):
            if guild_id not in self._numbers:
                del self._held[guild_id]
                continue
            is_old = held.overlay.number != self._numbers[guild_id] or held.base is not self.shared
            if is_old and not self._is_hopeless(guild_id):
                self._start(guild_id)

    async def reload(self) -> None:
        """Read the shared knowledge again; the overlays stay and are put over the new one.

        Raises KnowledgeError when a file is wrong; everything then stays as it is.
        """
        await asyncio.to_thread(self._shared.reload, self._go_on)
        self._hopeless.clear()
        for guild_id in list(self._held):
            self._start(guild_id)

    async def close(self) -> None:
        """End the builds that are under way, also where their threads still encode."""
        self._is_closed = True
        builds = list(self._builds.values())
        for build in builds:
            build.cancel()
        if builds:
            await asyncio.wait(builds)

    def _is_hopeless(self, guild_id: int) -> bool:
        """Say whether a build would only fail in the way that the last one did."""
        number, retry_at = self._hopeless.get(guild_id, (0, 0.0))
        return number == self._numbers.get(guild_id) and self._clock() < retry_at

    def _give_up(self, guild_id: int) -> None:
        number = self._numbers.get(guild_id, 0)
        self._hopeless[guild_id] = (number, self._clock() + RETRY_AFTER_S)
        _log.exception("The overlay of guild %d cannot be put in force.", guild_id)

    def _start(self, guild_id: int) -> asyncio.Task[None]:
        self._stale.add(guild_id)
        build = self._builds.get(guild_id)
        if build is None:
            build = asyncio.create_task(self._build_until_fresh(guild_id))
            self._builds[guild_id] = build
        return build

    async def _build_until_fresh(self, guild_id: int) -> None:
        try:
            while guild_id in self._stale:
                async with self._turn:
                    self._stale.discard(guild_id)
                    await self._build(guild_id)
        except DamagedError:
            self._give_up(guild_id)
        except StorageError:
            _log.warning("The overlay of guild %d cannot be read.", guild_id, exc_info=True)
        except Exception:  # noqa: BLE001 - the top of a background task; a bad overlay is one guild's
            self._give_up(guild_id)
        finally:
            self._stale.discard(guild_id)
            del self._builds[guild_id]

    async def _build(self, guild_id: int) -> None:
        overlay = fold(await self._store.list_revisions(guild_id))
        base = self.shared
        built = await asyncio.to_thread(self._index, overlay, base)
        keep_latest(self._held, guild_id, built, self._most_held)
        if built.problems:
            count = len(built.problems)
            _log.info("Of the changes of guild %d, %d are not as written.", guild_id, count)
        if base is not self.shared:
            self._stale.add(guild_id)

    def _index(self, overlay: Overlay, base: Snapshot) -> GuildSnapshot:
        if not overlay.changes:
            return GuildSnapshot(overlay, base, base)
        applied = apply(base.knowledge.packs, overlay)
        over = self._over(applied, base, is_kept=True)
        return GuildSnapshot(overlay, base, over, applied.problems)

    def _over(self, applied: Applied, base: Snapshot, *, is_kept: bool) -> Snapshot:
        """Index in a thread; builds take turns, so nobody else is at `_reader`."""
        if self._reader[0] is not base:
            self._reader = (base, knowing_texts(base, self._go_on))
        if applied.packs == base.knowledge.packs:
            return base
        knowledge, encoder = Knowledge(applied.packs), self._reader[1]
        built = build_snapshot(knowledge, encoder, self._go_on, is_kept=is_kept)
        return replace(built, encoder=base.encoder)

    def _go_on(self, _done: int, _total: int) -> None:
        """Let a build go on, which looks in here between two texts, unless nobody wants it now."""
        if self._is_closed:
            raise asyncio.CancelledError
