"""Encodings kept on disk by content, so that a restart or an edit encodes only what is new."""

from __future__ import annotations

import hashlib
import io
import logging
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Protocol

import numpy as np

from bot.core.encoding import Encoding
from bot.ports import Progress

_log = logging.getLogger(__name__)

# Changes when the layout of a row does, so that rows of another version are never read.
_FORMAT = "1"
_FILE_NAME = "encodings.sqlite3"
_BUSY_TIMEOUT_S = 5.0
# Each runs on one core; more than a few would only fight over them.
_WORKERS = 2
# SQLite takes at most 999 placeholders in its older builds.
_KEYS_A_QUERY = 900
# NotImplementedError and RuntimeError are what zipfile says of flags that damage has set.
_UNUSABLE = (
    OSError,
    sqlite3.Error,
    zipfile.BadZipFile,
    KeyError,
    ValueError,
    EOFError,
    RuntimeError,
    TypeError,
)


class BareEncoder(Protocol):
    """What computes: `identity` differs for models that do not give the same vectors."""

    @property
    def identity(self) -> str:
        """Names the model and everything that changes its vectors."""
        ...

    @property
    def known_words(self) -> frozenset[str]:
        """The lower-case words that it understands whole."""
        ...

    def encode(self, text: str) -> Encoding:
        """Return the vectors of `text`. Safe to call from several threads at once."""
        ...


class CachingEncoder:
    """An encoder that looks into `folder` before it computes.

    The cache is a convenience: a folder that cannot be written, or a damaged file, costs time and
    a line in the log, never an answer.
    """

    def __init__(self, encoder: BareEncoder, folder: Path) -> None:
        self._encoder = encoder
        self._path = folder / _FILE_NAME
        self.known_words = encoder.known_words

    def encode(self, text: str) -> Encoding:
        """Return the vectors of `text`. A question is rarely asked twice, so it is not kept."""
        return self._encoder.encode(text)

    def encode_all(
        self,
        texts: Sequence[str],
        on_progress: Progress | None = None,
        *,
        is_kept: bool = True,
    ) -> Mapping[str, Encoding]:
        """Return the vectors of each text; what is new is written only if it `is_kept`."""
        keys = {text: self._key(text) for text in texts}
        known = self._read(list(keys.values()))
        missing = [text for text, key in keys.items() if key not in known]
        fresh = dict(zip(missing, self._encode_side_by_side(missing, on_progress), strict=True))
        if is_kept:
            self._write([(keys[text], _pack(encoding)) for text, encoding in fresh.items()])
        return {text: fresh[text] if text in fresh else known[key] for text, key in keys.items()}

    def _encode_side_by_side(
        self, texts: Sequence[str], on_progress: Progress | None
    ) -> Iterator[Encoding]:
        with ThreadPoolExecutor(_WORKERS, thread_name_prefix="encode") as workers:
            try:
                for done, encoding in enumerate(workers.map(self._encoder.encode, texts), start=1):
                    if on_progress is not None:
                        on_progress(done, len(texts))
                    yield encoding
            finally:
                # Whatever ended it early need not wait for the rest.
                workers.shutdown(wait=False, cancel_futures=True)

    def _key(self, text: str) -> bytes:
        named = f"{_FORMAT}\0{self._encoder.identity}\0{text}"
        return hashlib.sha256(named.encode("utf-8", "surrogatepass")).digest()

    def _read(self, keys: Sequence[bytes]) -> Mapping[bytes, Encoding]:
        rows: list[tuple[bytes, bytes]] = []
        try:
            with self._open() as connection:
                for start in range(0, len(keys), _KEYS_A_QUERY):
                    some = keys[start : start + _KEYS_A_QUERY]
                    marks = ",".join("?" * len(some))
                    rows += connection.execute(
                        f"SELECT key, vectors FROM encoding WHERE key IN ({marks})",  # noqa: S608
                        some,
                    )
            return {key: _unpack(vectors) for key, vectors in rows}
        except _UNUSABLE as error:
            _log.warning("The cache %s cannot be read: %s", self._path, error)
            return {}

    def _write(self, rows: Sequence[tuple[bytes, bytes]]) -> None:
        if not rows:
            return
        try:
            with self._open() as connection, connection:
                connection.executemany("INSERT OR REPLACE INTO encoding VALUES (?, ?)", rows)
        except _UNUSABLE as error:
            _log.warning("The cache %s cannot be written: %s", self._path, error)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._path, timeout=_BUSY_TIMEOUT_S)) as connection:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS encoding (key BLOB PRIMARY KEY, vectors BLOB)"
            )
            yield connection


def _pack(encoding: Encoding) -> bytes:
    file = io.BytesIO()
    # Half precision is enough for the vectors of words, of which there are many.
    np.savez(
        file,
        vector=encoding.vector,
        words=np.asarray(encoding.words, np.str_),
        word_vectors=encoding.word_vectors.astype(np.float16),
    )
    return file.getvalue()


def _unpack(packed: bytes) -> Encoding:
    with np.load(io.BytesIO(packed), allow_pickle=False) as arrays:
        return Encoding(
            vector=arrays["vector"],
            words=tuple(str(word) for word in arrays["words"]),
            word_vectors=arrays["word_vectors"].astype(np.float32),
        )
