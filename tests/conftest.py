"""What is expensive to make and never changes: one encoder and the shipped packs, for all tests."""

from __future__ import annotations

import os
from pathlib import Path

# Before numpy is imported, for the reason that bot/__main__.py gives.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import pytest

from bot.content.loader import load_packs
from bot.core.knowledge import Knowledge
from bot.encoding.locate import find_packaged_model
from bot.ports import Encoder
from bot.service.snapshot import Snapshot, build_snapshot

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = (ROOT / "knowledge" / "diplomacy", ROOT / "knowledge" / "attache")


@pytest.fixture(scope="session")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    """Give the packaged sentence encoder with a cache of its own, or skip the test."""
    files = find_packaged_model()
    if files is None:
        pytest.skip("the packages of the sentence encoder are not installed")
    pytest.importorskip("onnxruntime", reason="onnxruntime is not installed")
    # Only here: the modules need packages that not every platform has.
    from bot.encoding.cache import CachingEncoder
    from bot.encoding.onnx import OnnxEncoder

    return CachingEncoder(OnnxEncoder(files), tmp_path_factory.mktemp("encodings"))


@pytest.fixture(scope="session")
def shipped() -> Knowledge:
    """Give the knowledge that the bot comes with."""
    return Knowledge(load_packs(SHIPPED))


@pytest.fixture(scope="session")
def shipped_lexical(shipped: Knowledge) -> Snapshot:
    """Give the shipped knowledge, matched by words."""
    return build_snapshot(shipped, None)


@pytest.fixture(scope="session")
def shipped_semantic(shipped: Knowledge, encoder: Encoder) -> Snapshot:
    """Give the shipped knowledge, matched by meaning."""
    return build_snapshot(shipped, encoder)
