"""A running bot takes up what is written into its files."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import start


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_running_bot_reads_changed_files_and_reports_broken_ones(
    pack: Path, tmp_path: Path
) -> None:
    pytest.importorskip("simcord")
    process = start(
        "run",
        ATTACHE_KNOWLEDGE=str(pack),
        ATTACHE_MATCHING="lexical",
        ATTACHE_DATA_DIR=str(tmp_path / "state"),
        ATTACHE_LOG_LEVEL="info",
    )
    assert process.stdout
    assert process.stderr
    while b"Ctrl-C" not in process.stdout.readline():
        assert process.poll() is None
    faq = pack / "faq.yaml"

    faq.write_text("entries:\n- {id: gym, question: Where?, answer: Here.}\n", encoding="utf-8")
    (pack / "pack.yaml").unlink()
    (pack / "golden.yaml").unlink()
    reloaded = next(line for line in process.stderr if b"snapshot: " in line)
    faq.write_text("entries:\n- {id: gym, questoin: Where?}\n", encoding="utf-8")
    told = next(line for line in process.stderr if b"faq.yaml:" in line)

    process.send_signal(signal.SIGTERM)
    process.communicate()
    assert b"Reloaded 1 entries" in reloaded
    assert b"faq.yaml:2:3: error:" in told
    assert process.returncode == 0
