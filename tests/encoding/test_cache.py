"""Encodings kept on disk: nothing is encoded twice, and a bad disk never costs an answer."""

from __future__ import annotations

import logging
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given

pytest.importorskip("onnxruntime", reason="onnxruntime is not installed")

from bot.core.encoding import Encoding
from bot.encoding.cache import CachingEncoder
from tests.support.encoders import CountingEncoder
from tests.support.properties import any_text, steady_few

TEXTS = [f"text number {number}" for number in range(20)]
FILE = "encodings.sqlite3"


def encode(folder: Path, texts: list[str], identity: str = "fake") -> list[str]:
    """Encode `texts` as a bot that has just been started would; return what it had to compute."""
    fake = CountingEncoder(identity)
    found = CachingEncoder(fake, folder).encode_all(texts)
    assert list(found) == list(dict.fromkeys(texts))
    for text, encoding in found.items():
        assert_same(encoding, CountingEncoder().encode(text))
    return sorted(fake.asked)


def assert_same(one: Encoding, other: Encoding) -> None:
    assert one.words == other.words
    assert one.vector.tolist() == other.vector.tolist()
    # The vectors of words are kept in half precision.
    assert one.word_vectors == pytest.approx(other.word_vectors, abs=1e-3)
    assert one.vector.dtype == one.word_vectors.dtype == np.float32


def test_the_first_run_encodes_everything_and_the_second_nothing(tmp_path: Path) -> None:
    assert encode(tmp_path, TEXTS) == sorted(TEXTS)
    assert encode(tmp_path, TEXTS) == []


def test_a_changed_text_is_all_that_is_encoded(tmp_path: Path) -> None:
    encode(tmp_path, TEXTS)

    assert encode(tmp_path, ["text number 3, edited", *TEXTS]) == ["text number 3, edited"]


def test_what_is_not_kept_is_looked_up_but_never_written(tmp_path: Path) -> None:
    encode(tmp_path, TEXTS)
    fake = CountingEncoder()

    CachingEncoder(fake, tmp_path).encode_all(["asked by a member", *TEXTS], is_kept=False)

    assert fake.asked == ["asked by a member"]
    assert encode(tmp_path, ["asked by a member"]) == ["asked by a member"]


def test_what_is_ended_early_does_not_encode_the_rest(tmp_path: Path) -> None:
    fake = CountingEncoder()

    def stop(_done: int, _total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        CachingEncoder(fake, tmp_path).encode_all([f"text {n}" for n in range(5000)], stop)

    assert len(fake.asked) < 5000


def test_the_order_of_texts_does_not_matter(tmp_path: Path) -> None:
    encode(tmp_path, TEXTS)

    assert encode(tmp_path, TEXTS[::-1]) == []


def test_a_text_that_comes_twice_is_encoded_once(tmp_path: Path) -> None:
    assert encode(tmp_path, ["same", "same"]) == ["same"]


def test_no_texts_need_no_file(tmp_path: Path) -> None:
    assert encode(tmp_path, []) == []


def test_a_folder_is_made_where_there_is_none(tmp_path: Path) -> None:
    encode(tmp_path / "deep" / "down", TEXTS)

    assert encode(tmp_path / "deep" / "down", TEXTS) == []


def test_more_texts_than_a_query_takes_placeholders(tmp_path: Path) -> None:
    many = [f"text {number}" for number in range(2_000)]
    encode(tmp_path, many)

    assert encode(tmp_path, [*many, "new"]) == ["new"]


def test_another_model_does_not_read_these_rows(tmp_path: Path) -> None:
    encode(tmp_path, TEXTS)

    assert encode(tmp_path, TEXTS, identity="another") == sorted(TEXTS)
    assert encode(tmp_path, TEXTS) == []


def test_a_question_is_not_kept(tmp_path: Path) -> None:
    fake = CountingEncoder()
    cached = CachingEncoder(fake, tmp_path)

    cached.encode("what is it")
    cached.encode("what is it")

    assert fake.asked == ["what is it"] * 2
    assert list(tmp_path.iterdir()) == []


def test_the_known_words_are_those_of_the_encoder(tmp_path: Path) -> None:
    assert CachingEncoder(CountingEncoder(), tmp_path).known_words == {"known"}


def test_progress_counts_only_what_has_to_be_encoded(tmp_path: Path) -> None:
    encode(tmp_path, TEXTS[:15])
    told: list[tuple[int, int]] = []
    cached = CachingEncoder(CountingEncoder(), tmp_path)

    cached.encode_all(TEXTS, lambda done, total: told.append((done, total)))
    cached.encode_all(TEXTS, lambda done, total: told.append((done, total)))

    assert told == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]


@steady_few
@given(text=any_text)
def test_any_text_has_a_key_of_its_own(text: str) -> None:
    cached = CachingEncoder(CountingEncoder(), Path("/nowhere"))

    assert cached._key(text) == cached._key(text)
    assert cached._key(text) != cached._key(text + "x")


@pytest.fixture
def warnings(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Give the log, with what was said about the cache."""
    caplog.set_level(logging.WARNING, "bot.encoding.cache")
    return caplog


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"this is no database" * 100, id="another kind of file"),
        pytest.param(b"SQLite format 3\0" + b"\xff" * 5_000, id="a damaged database"),
    ],
)
def test_a_damaged_file_costs_time_and_a_warning(
    content: bytes, tmp_path: Path, warnings: pytest.LogCaptureFixture
) -> None:
    (tmp_path / FILE).write_bytes(content)

    assert encode(tmp_path, TEXTS) == sorted(TEXTS)

    assert "cannot be read" in warnings.text
    assert "cannot be written" in warnings.text


def test_an_empty_file_is_filled(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()
    encode(tmp_path, TEXTS)

    assert encode(tmp_path, TEXTS) == []


def test_a_table_of_another_program_costs_a_warning(
    tmp_path: Path, warnings: pytest.LogCaptureFixture
) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.execute("CREATE TABLE encoding (something INTEGER)")

    assert encode(tmp_path, TEXTS) == sorted(TEXTS)
    assert "cannot be" in warnings.text


def overwrite(folder: Path, row: bytes) -> None:
    with closing(sqlite3.connect(folder / FILE)) as connection, connection:
        connection.execute("UPDATE encoding SET vectors = ?", (row,))


def stored(folder: Path) -> bytes:
    with closing(sqlite3.connect(folder / FILE)) as connection:
        (row,) = connection.execute("SELECT vectors FROM encoding LIMIT 1").fetchone()
        return bytes(row)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"nonsense", id="no vectors"),
        pytest.param(b"PK\x03\x04" + b"\0" * 100, id="half an archive"),
    ],
)
def test_a_damaged_row_is_computed_again_and_replaced(
    row: bytes, tmp_path: Path, warnings: pytest.LogCaptureFixture
) -> None:
    encode(tmp_path, ["text"])
    overwrite(tmp_path, row)

    assert encode(tmp_path, ["text"]) == ["text"]
    assert "cannot be read" in warnings.text
    assert encode(tmp_path, ["text"]) == []


def test_a_flipped_bit_in_what_an_archive_says_of_its_files_never_fails(tmp_path: Path) -> None:
    encode(tmp_path, ["text"])
    sound = stored(tmp_path)
    start = sound.index(b"PK\x01\x02")

    for at in range(start, start + 46):
        damaged = bytearray(sound)
        damaged[at] ^= 1 << 5
        overwrite(tmp_path, bytes(damaged))
        CachingEncoder(CountingEncoder(), tmp_path).encode_all(["text"])


def test_a_folder_that_cannot_be_made_costs_time_and_a_warning(
    tmp_path: Path, warnings: pytest.LogCaptureFixture
) -> None:
    # A file in its place refuses even the administrator, whom no permission stops.
    blocked = tmp_path / "file"
    blocked.touch()

    assert encode(blocked, TEXTS) == sorted(TEXTS)
    assert "cannot be read" in warnings.text
    assert "cannot be written" in warnings.text


def test_a_file_that_is_locked_for_writing_can_still_be_read(
    tmp_path: Path, warnings: pytest.LogCaptureFixture
) -> None:
    encode(tmp_path, TEXTS)
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        assert encode(tmp_path, TEXTS) == []

    assert warnings.text == ""


def test_threads_share_a_folder(tmp_path: Path, warnings: pytest.LogCaptureFixture) -> None:
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: encode(tmp_path, TEXTS), range(8)))

    assert warnings.text == ""
    assert encode(tmp_path, TEXTS) == []


PROCESS = """
import sys
from pathlib import Path
from bot.encoding.cache import CachingEncoder
from tests.support.encoders import CountingEncoder

texts = [f"text number {number}" for number in range(20)]
assert len(CachingEncoder(CountingEncoder(), Path(sys.argv[1])).encode_all(texts)) == 20
"""


def test_processes_share_a_folder(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    started = [
        subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", PROCESS, str(tmp_path)], cwd=root, stderr=subprocess.PIPE
        )
        for _ in range(2)
    ]

    assert [(process.communicate(timeout=60)[1], process.returncode) for process in started] == [
        (b"", 0),
        (b"", 0),
    ]
    assert encode(tmp_path, TEXTS) == []
