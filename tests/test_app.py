"""What the composition root builds from the settings."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import (
    build_answerer,
    build_snapshots,
    knowledge_folders,
    open_encoder,
    run,
    shipped_packs,
    until_stopped,
)
from bot.core.model import Stance
from bot.core.tier import LEXICAL, SEMANTIC, Thresholds
from bot.errors import ModelError, SettingsError
from bot.ports import Encoder
from bot.settings import Settings, read_settings

PACK = "entries:\n- {id: wifi, question: How do I get online?, answer: Use the campus Wi-Fi.}\n"


def settings(**variables: str) -> Settings:
    return read_settings({"ATTACHE_MATCHING": "lexical"} | variables)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "campus"
    folder.mkdir()
    (folder / "faq.yaml").write_text(PACK, encoding="utf-8")
    return folder


def test_the_pack_about_the_bot_stands_behind_the_others() -> None:
    names = [folder.name for folder in shipped_packs()]

    assert names[0] == "diplomacy"
    assert names[-1] == "attache"


@pytest.mark.parametrize(
    ("options", "variable", "expected"),
    [
        pytest.param((), "", ("shipped",), id="nothing said means the shipped packs"),
        pytest.param((), f"a{os.pathsep}b", ("a", "b"), id="the setting replaces them"),
        pytest.param(("c",), "a", ("c",), id="options replace the setting"),
        pytest.param(("shipped", "c"), "a", ("shipped", "c"), id="shipped puts others beside"),
        pytest.param((), f"a{os.pathsep}shipped", ("a", "shipped"), id="in the setting, too"),
        pytest.param(("./shipped",), "", ("shipped/",), id="a folder of that name has a path"),
    ],
)
def test_which_folders_are_in_force(
    options: tuple[str, ...], variable: str, expected: tuple[str, ...]
) -> None:
    folders = tuple(
        folder
        for name in expected
        for folder in (shipped_packs() if name == "shipped" else (Path(name),))
    )

    assert knowledge_folders(options, settings(ATTACHE_KNOWLEDGE=variable)) == folders


USUAL = LEXICAL.thresholds[Stance.BALANCED]
CAUTIOUS = LEXICAL.thresholds[Stance.CAUTIOUS]


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        pytest.param({}, USUAL, id="the pack's stance"),
        pytest.param({"ATTACHE_STANCE": "cautious"}, CAUTIOUS, id="another stance"),
        pytest.param(
            {"ATTACHE_ANSWER_THRESHOLD": "0.9"}, replace(USUAL, answer=0.9), id="one threshold"
        ),
        pytest.param(
            {"ATTACHE_CHOICES_THRESHOLD": "0", "ATTACHE_STANCE": "cautious"},
            replace(CAUTIOUS, choices=0.0),
            id="a threshold over a stance",
        ),
    ],
)
def test_the_operator_overrides_what_decides(
    pack: Path, variables: dict[str, str], expected: Thresholds
) -> None:
    chosen = settings(**variables)
    answerer = build_answerer(chosen, build_snapshots(chosen, [pack]))

    assert answerer.thresholds_for(answerer.snapshot) == expected


def test_lexical_matching_needs_no_encoder() -> None:
    assert open_encoder(settings()) is None


def test_a_model_folder_that_is_not_there_names_the_setting(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"^ATTACHE_MODEL_DIR: expected a folder"):
        open_encoder(settings(ATTACHE_MATCHING="auto", ATTACHE_MODEL_DIR=str(tmp_path / "no")))


def test_a_model_folder_without_a_model_is_a_damaged_model(
    tmp_path: Path, encoder: Encoder
) -> None:
    del encoder  # asked for because this test is skipped where the packages are missing
    with pytest.raises(ModelError, match=r"model\.onnx"):
        open_encoder(settings(ATTACHE_MATCHING="auto", ATTACHE_MODEL_DIR=str(tmp_path)))


def test_matching_by_meaning_is_the_default_where_it_can_be(
    tmp_path: Path, encoder: Encoder, pack: Path
) -> None:
    del encoder  # as above
    chosen = read_settings({"ATTACHE_DATA_DIR": str(tmp_path)})

    snapshots = build_snapshots(chosen, [pack])

    assert snapshots.current.index.tier is SEMANTIC
    assert (tmp_path / "cache").is_dir()


def test_the_shipped_packs_answer_by_words_alone() -> None:
    chosen = settings()

    snapshots = build_snapshots(chosen, knowledge_folders((), chosen))
    reply = build_answerer(chosen, snapshots).answer("what is sovereignty")

    assert reply.entry is not None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
async def test_a_second_signal_does_not_interrupt_what_is_still_written() -> None:
    written: list[int] = []

    async def work() -> None:
        signal.raise_signal(signal.SIGTERM)
        try:
            await asyncio.Event().wait()
        finally:
            for number in range(3):
                signal.raise_signal(signal.SIGTERM)
                await asyncio.sleep(0)
                written.append(number)

    await until_stopped(work())

    assert written == [0, 1, 2]


async def test_local_mode_runs_until_it_is_stopped(pack: Path) -> None:
    pytest.importorskip("simcord")
    snapshots = build_snapshots(settings(), [pack])
    said: list[str] = []

    def say(line: str) -> None:
        said.append(line)
        if "Ctrl-C" in line:
            signal.raise_signal(signal.SIGINT)

    await run(settings(), snapshots, say)

    assert "http://127.0.0.1:" in said[1]


async def test_a_failure_while_running_is_not_mistaken_for_a_stop(pack: Path) -> None:
    pytest.importorskip("simcord")
    snapshots = build_snapshots(settings(), [pack])
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="in use"):
        await run(settings(), snapshots, print, port=taken.getsockname()[1])
