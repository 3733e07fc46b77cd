"""The composition root: builds each part once, starts and stops it."""

from __future__ import annotations

import asyncio
import gc
import logging
import math
import os
import signal
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from bot.content.loader import find_packs
from bot.core.tier import Thresholds
from bot.encoding.locate import ModelFiles, find_exported_model, find_packaged_model
from bot.errors import SettingsError
from bot.heartbeat import heartbeat_file, keep_beating
from bot.ports import Encoder, Progress, Store
from bot.service.answer import Answerer
from bot.service.closer import Closer
from bot.service.departures import Departures
from bot.service.guilds import GuildSnapshots
from bot.service.moderation import Moderation, open_moderation
from bot.service.office import Office, open_office
from bot.service.once import do_when_changed
from bot.service.reach import Reach
from bot.service.reloading import Reloading, state_of
from bot.service.snapshot import Snapshot, Snapshots
from bot.service.upkeep import Upkeep
from bot.settings import MATCHING, MODEL_DIR, SHIPPED, TOKEN, Matching, Settings
from bot.storage.engine import default_database_url
from bot.storage.memory import MemoryStore
from bot.storage.sql import open_store

if TYPE_CHECKING:
    from bot.chat.client import AttacheClient
    from bot.encoding.cache import CachingEncoder

_log = logging.getLogger(__name__)

_PACKAGE = Path(__file__).resolve().parent
# The pack about the bot itself, which stands behind what the bot is there for: the first pack says
# how readily to answer, and comes first wherever packs are listed.
_ABOUT_THE_BOT = "attache"
_STOPPING = (signal.SIGINT, signal.SIGTERM)
# Windows has none for this.
_RELOADING = (signal.SIGHUP,) if hasattr(signal, "SIGHUP") else ()


def shipped_packs() -> tuple[Path, ...]:
    """Return the folders of the packs that come with the project, the main one first."""
    inside, beside = _PACKAGE / "knowledge", _PACKAGE.parent / "knowledge"
    packs = find_packs(inside if inside.is_dir() else beside)
    return tuple(sorted(packs, key=lambda folder: (folder.name == _ABOUT_THE_BOT, folder.name)))


def knowledge_folders(options: Sequence[str], settings: Settings) -> tuple[Path, ...]:
    """Return the folders of knowledge in force, in their order.

    `options` go before the settings, which go before the shipped packs. In both, "shipped" stands
    for the shipped packs, which is how others are put beside them.
    """
    named = tuple(options) or settings.knowledge or (SHIPPED,)
    return tuple(
        folder
        for name in named
        for folder in (shipped_packs() if name == SHIPPED else (_expanded(name),))
    )


def open_encoder(settings: Settings) -> CachingEncoder | None:
    """Return the sentence encoder, or None to match by words alone, as chosen or as need be.

    Where its packages are missing and nobody insists on it, a line in the log says so. Raises
    SettingsError when `ATTACHE_MATCHING` insists, and ModelError when a file is damaged.
    """
    if settings.matching is Matching.LEXICAL:
        return None
    files = _find_model(settings)
    if files is None:
        missing = 'the packages of the extra "semantic" are not installed'
        if settings.matching is Matching.SEMANTIC:
            raise SettingsError(MATCHING.name, f"auto or lexical, because {missing}")
        hint = 'pip install ".[semantic]"'
        _log.warning("Matching by words alone, because %s (%s).", missing, hint)
        return None
    # onnxruntime takes a while to import, and may not be there at all.
    from bot.encoding.cache import CachingEncoder
    from bot.encoding.onnx import OnnxEncoder

    return CachingEncoder(OnnxEncoder(files), settings.cache_dir)


def build_snapshots(
    settings: Settings, folders: Sequence[Path], on_progress: Progress | None = None
) -> Snapshots:
    """Load and index the knowledge in `folders`.

    Raises KnowledgeError when a file is wrong, and whatever `open_encoder` raises.
    """
    encoder: Encoder | None = open_encoder(settings)
    return Snapshots(folders, encoder, on_progress)


def build_answerer(settings: Settings, snapshots: Snapshots) -> Answerer:
    """Return what answers from `snapshots`, as readily as the operator wants."""
    return Answerer(snapshots, _thresholds(settings, snapshots.current))


def database_url(settings: Settings) -> str:
    """Return the address of the database, which may hold a password."""
    return settings.database_url or default_database_url(settings.data_dir)


async def run(
    settings: Settings,
    snapshots: Snapshots,
    say: Callable[[str], None],
    *,
    port: int = 0,
    show: Callable[[str], None] | None = None,
) -> None:
    """Be the bot until Ctrl-C or SIGTERM: on Discord with a token, else in local mode.

    `say` tells the operator what there is to know. For local mode, `port` is that of its first
    page, 0 for any free one, and `show` is given the address of that page to open it. Raises
    SettingsError for a token or an intent that Discord refuses or an address of no database,
    StorageError when the database cannot be used, DiscordError when Discord cannot be reached, and
    OSError when the port is taken.
    """
    # What is loaded by now stays. To look through it for garbage, time and again, would stop
    # everything for some 50 ms each time.
    gc.collect()
    gc.freeze()
    if settings.discord_token:
        await until_stopped(_serve_discord(settings, snapshots))
    else:
        await until_stopped(_serve_locally(settings, snapshots, say, port, show))


async def _serve_discord(settings: Settings, snapshots: Snapshots) -> None:
    from bot.chat.client import CommandTree, create_client
    from bot.chat.connect import connect
    from bot.chat.fingerprint import commands_key, fingerprint
    from bot.chat.membership import fetch_guild_ids

    async with AsyncExitStack() as stack:
        store = await open_store(database_url(settings))
        stack.push_async_callback(store.close)

        async def sync(tree: CommandTree) -> None:
            key = commands_key(tree)
            await do_when_changed(store, key, await fingerprint(tree), tree.sync)

        office, moderation = await _open_office(settings, snapshots, store, stack)
        client = create_client(
            office, sync=sync, moderation=moderation, message_content=settings.message_content
        )
        departures = Departures(store, partial(fetch_guild_ids, client), _now)
        _keep_up(stack, departures.run())
        file, reach = heartbeat_file(settings.data_dir), Reach(store.check, _now)
        _keep_up(stack, keep_beating(file, partial(_is_well, client), reach.describe))
        reloading = _keep_reloading(snapshots, moderation.guilds, stack)
        stack.enter_context(_calling_on(_RELOADING, reloading.ask))
        await connect(client, settings.discord_token)


async def _serve_locally(
    settings: Settings,
    snapshots: Snapshots,
    say: Callable[[str], None],
    port: int,
    show: Callable[[str], None] | None,
) -> None:
    if find_spec("simcord") is None:
        expected = f'{TOKEN.takes}, because the packages of local mode, the extra "playground"'
        raise SettingsError(TOKEN.name, f"{expected}, are not installed")
    from bot.chat.client import create_client
    from bot.playground import Addresses, play

    def announce(addresses: Addresses) -> None:
        say(f"Local mode, because {TOKEN.name} is not set. Try the bot in your browser:")
        say(f"  In a server:         {addresses.server}")
        say(f"  In a direct message: {addresses.direct}")
        say("Ctrl-C stops it.")
        if show is not None:
            show(addresses.server)

    async with AsyncExitStack() as stack:
        office, moderation = await _open_office(settings, snapshots, MemoryStore(), stack)
        _keep_reloading(snapshots, moderation.guilds, stack)
        create = partial(
            create_client,
            office,
            moderation=moderation,
            message_content=settings.message_content,
        )
        await play(create, announce, port=port)


async def _open_office(
    settings: Settings, snapshots: Snapshots, store: Store, stack: AsyncExitStack
) -> tuple[Office, Moderation]:
    """Return the services for members and for moderators, kept up until `stack` is closed."""
    guilds = GuildSnapshots(snapshots, store)
    stack.push_async_callback(guilds.close)
    answerer = build_answerer(settings, snapshots)
    office = open_office(answerer, store, guilds=guilds)
    moderation = open_moderation(answerer, office, guilds, store)
    closer = Closer(store, guilds, moderation.answerers)
    upkeep = Upkeep(office, store, guilds, closer, _now)
    await upkeep.begin()
    _keep_up(stack, upkeep.run())
    return office, moderation


def _keep_reloading(
    snapshots: Snapshots, guilds: GuildSnapshots, stack: AsyncExitStack
) -> Reloading:
    """Return what reads the shared knowledge again when its files change."""
    reloading = Reloading(partial(state_of, snapshots.folders), guilds.reload)
    _keep_up(stack, reloading.run())
    return reloading


def _keep_up(stack: AsyncExitStack, work: Coroutine[None, None, None]) -> None:
    """Do `work` in the background until `stack` is closed."""
    stack.push_async_callback(_cancel, asyncio.create_task(work))


def _now() -> datetime:
    return datetime.now(UTC)


async def until_stopped(work: Coroutine[None, None, None]) -> None:
    """Run `work` to its end, or until the process is asked to stop, which is a good end, too."""
    task = asyncio.ensure_future(work)

    def stop() -> None:
        # Once: to be asked again must not interrupt what is still being written.
        if not task.cancelling():
            task.cancel()

    with _calling_on(_STOPPING, stop):
        await asyncio.wait({task})
    if not task.cancelled():
        task.result()


@contextmanager
def _calling_on(signals: Sequence[int], act: Callable[[], object]) -> Iterator[None]:
    """Call `act` for each of `signals` that arrives, as far as the platform has them."""
    loop = asyncio.get_running_loop()
    handled = [number for number in signals if _handle(loop, number, act)]
    try:
        yield
    finally:
        for number in handled:
            loop.remove_signal_handler(number)


def _handle(loop: asyncio.AbstractEventLoop, number: int, act: Callable[[], object]) -> bool:
    try:
        loop.add_signal_handler(number, act)
    except NotImplementedError:  # Windows, where Ctrl-C still raises KeyboardInterrupt
        return False
    return True


async def _cancel(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.wait({task})


def _is_well(client: AttacheClient) -> bool:
    # Between two connections discord.py still calls itself ready, but has no latency.
    return client.is_ready() and math.isfinite(client.latency)


def _find_model(settings: Settings) -> ModelFiles | None:
    if settings.model_dir is not None and not settings.model_dir.is_dir():
        raise SettingsError(MODEL_DIR.name, "a folder that exists")
    if any(find_spec(name) is None for name in ("onnxruntime", "tokenizers")):
        return None
    if settings.model_dir is not None:
        return find_exported_model(settings.model_dir)
    return find_packaged_model()


def _thresholds(settings: Settings, snapshot: Snapshot) -> Thresholds | None:
    """Return the thresholds that the operator wants instead of those of the packs, if any."""
    answer, choices = settings.answer_threshold, settings.choices_threshold
    if settings.stance is None and answer is None and choices is None:
        return None
    usual = snapshot.index.tier.thresholds[settings.stance or snapshot.knowledge.stance]
    return replace(
        usual,
        answer=usual.answer if answer is None else answer,
        choices=usual.choices if choices is None else choices,
    )


def _expanded(name: str) -> Path:
    return Path(os.path.expanduser(name))  # noqa: PTH111 - never fails
