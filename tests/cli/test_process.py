"""The command as a process of its own: exit codes, streams, signals and what it imports."""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import start, start_python

HEAVY = {"numpy", "onnxruntime", "tokenizers", "discord", "aiohttp", "rapidfuzz", "yaml"}
WITHOUT_ONNXRUNTIME = (
    "import sys; sys.modules['onnxruntime'] = None; from bot.__main__ import main; main()"
)
# Comes to no end while it reads the knowledge.
READING = """
import bot.app, threading
def read(*_):
    print("reading", flush=True)
    threading.Event().wait()
bot.app.build_snapshots = read
from bot.__main__ import main
main()
"""
LIST_IMPORTS = (
    "import atexit, sys; from bot.__main__ import main;"
    "atexit.register(lambda: print(*sys.modules, file=sys.stderr)); main()"
)


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_what_is_cheap_starts_fast(argument: str) -> None:
    out, listed = start_python("-c", LIST_IMPORTS, argument).communicate()

    assert b"attache" in out
    imported = {name.partition(".")[0] for name in listed.decode().split()}
    assert "typer" in imported
    assert imported & HEAVY == set()


def test_health_imports_nothing_heavy(tmp_path: Path) -> None:
    process = start_python("-c", LIST_IMPORTS, "health", ATTACHE_DATA_DIR=str(tmp_path))
    _, listed = process.communicate()

    assert process.returncode == 1
    assert {name.partition(".")[0] for name in listed.decode().split()} & HEAVY == set()


def test_the_shipped_packs_know_how_many_special_agents_there_are(tmp_path: Path) -> None:
    process = start(
        "ask", "--json", "--lexical", "how many special agents", ATTACHE_DATA_DIR=str(tmp_path)
    )
    out, err = process.communicate()

    assert (process.returncode, err) == (0, b"")
    found = json.loads(out)
    assert found["candidates"][0]["id"] == "dss-size"
    assert "2,500" in found["excerpt"]


@pytest.mark.slow
def test_the_shipped_packs_know_it_by_meaning_too(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime")
    process = start("ask", "--json", "how many special agents", ATTACHE_DATA_DIR=str(tmp_path))
    out, err = process.communicate()

    assert (process.returncode, err) == (0, b"")
    found = json.loads(out)
    assert found["entry"]["id"] == "dss-size"
    assert "2,500" in found["excerpt"]
    assert (tmp_path / "cache").is_dir()


def test_without_its_packages_it_says_that_it_matches_by_words(pack: Path) -> None:
    process = start_python(
        "-c", WITHOUT_ONNXRUNTIME, "ask", "--json", "gym hours", ATTACHE_KNOWLEDGE=str(pack)
    )
    out, err = process.communicate()

    assert process.returncode == 0
    assert json.loads(out)["entry"]["id"] == "gym"
    (line,) = err.decode().splitlines()
    assert "by words alone" in line
    assert "pip install" in line


def test_without_its_packages_it_cannot_be_made_to_match_by_meaning(pack: Path) -> None:
    process = start_python(
        *("-c", WITHOUT_ONNXRUNTIME, "ask", "gym hours"),
        ATTACHE_KNOWLEDGE=str(pack),
        ATTACHE_MATCHING="semantic",
    )
    out, err = process.communicate()

    assert (process.returncode, out) == (2, b"")
    (line,) = err.decode().splitlines()
    assert line.startswith("attache: ATTACHE_MATCHING: expected ")


def test_words_alone_need_no_encoder(pack: Path) -> None:
    process = start_python("-c", LIST_IMPORTS, "ask", "--lexical", "x", ATTACHE_KNOWLEDGE=str(pack))
    _, listed = process.communicate()

    imported = {name.partition(".")[0] for name in listed.decode().split()}
    assert imported & {"onnxruntime", "tokenizers", "discord"} == set()


@pytest.mark.parametrize("options", [("--json",), ()], ids=["JSON", "text"])
def test_a_reader_that_goes_away_ends_it_quietly(pack: Path, options: tuple[str, ...]) -> None:
    process = start("ask", "--lexical", *options, "--batch", "-", ATTACHE_KNOWLEDGE=str(pack))
    assert process.stdin
    assert process.stdout
    assert process.stderr
    process.stdin.write(b"gym hours\n")
    process.stdin.flush()
    # An answer comes as soon as its question is there, not with the end of the questions.
    assert process.stdout.readline()
    process.stdout.close()
    process.stdin.write(b"gym hours\n" * 100)
    process.stdin.close()

    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_ctrl_c_ends_it_without_a_traceback(pack: Path) -> None:
    process = start("ask", "--lexical", "--json", "--batch", "-", ATTACHE_KNOWLEDGE=str(pack))
    assert process.stdin
    assert process.stdout
    process.stdin.write(b"gym hours\n")
    process.stdin.flush()
    assert process.stdout.readline()

    process.send_signal(signal.SIGINT)
    _, err = process.communicate()

    assert (process.returncode, err) == (130, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_local_mode_says_where_it_is_and_stops_when_asked(
    pack: Path, number: signal.Signals
) -> None:
    pytest.importorskip("simcord")
    process = start(ATTACHE_KNOWLEDGE=str(pack), ATTACHE_MATCHING="lexical")
    assert process.stdout
    said = [process.stdout.readline().decode() for _ in range(4)]

    process.send_signal(number)
    _, err = process.communicate()

    assert "DISCORD_TOKEN is not set" in said[0]
    assert said[1].startswith("  In a server:         http://127.0.0.1:")
    assert said[2].startswith("  In a direct message: http://127.0.0.1:")
    assert "Ctrl-C" in said[3]
    assert (process.returncode, err) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_it_ends_when_asked_to_while_it_still_reads_the_knowledge(tmp_path: Path) -> None:
    process = start_python(
        *("-c", READING, "run"), DISCORD_TOKEN="a.b.c", ATTACHE_DATA_DIR=str(tmp_path)
    )
    assert process.stdout
    assert process.stdout.readline() == b"reading\n"

    process.send_signal(signal.SIGHUP)
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate()

    assert (process.returncode, err) == (0, b"")


def test_a_name_that_is_no_text_is_still_answered(pack: Path) -> None:
    process = start("ask", "--json", "--lexical", "caf\udce9", ATTACHE_KNOWLEDGE=str(pack))
    out, err = process.communicate()

    assert (process.returncode, err) == (0, b"")
    assert json.loads(out)["question"] == "caf\udce9"


def test_an_output_that_holds_only_ascii_gets_escapes(pack: Path) -> None:
    process = start(
        *("ask", "--json", "--lexical", "gym hours"),
        ATTACHE_KNOWLEDGE=str(pack),
        PYTHONIOENCODING="ascii",
    )
    out, err = process.communicate()

    assert (process.returncode, err) == (0, b"")
    assert out.isascii()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_line(pack: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        process = start("ask", "--json", "--lexical", "x", ATTACHE_KNOWLEDGE=str(pack), stdout=full)
        _, err = process.communicate()

    assert (process.returncode, err) == (2, b"attache: No space left on device\n")
