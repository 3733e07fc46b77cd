"""What the benchmarks share: stores made of plain phrasings, the packaged encoder, and timing."""

from __future__ import annotations

import importlib.util
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import ModuleType

import numpy as np
import platformdirs

from bot.core.encoding import Encoding
from bot.core.index import Index, build_index, plan_index
from bot.core.knowledge import Knowledge
from bot.core.model import Entry, Pack
from bot.core.retrieve import Candidate, retrieve
from bot.core.tier import LEXICAL, SEMANTIC
from bot.encoding.cache import CachingEncoder
from bot.encoding.locate import find_packaged_model
from bot.encoding.onnx import OnnxEncoder
from bot.service.answer import consider
from bot.service.snapshot import Snapshot

CACHE = platformdirs.user_cache_path("attache-benchmarks")


def load_protocol(folder: Path) -> ModuleType:
    """Import the retrieval protocol, `protocol.py` beside its `data`, from `folder`."""
    spec = importlib.util.spec_from_file_location("protocol", folder / "protocol.py")
    if spec is None or spec.loader is None or not (folder / "protocol.py").is_file():
        sys.exit(f"{folder}: expected protocol.py and its data in this folder")
    module = importlib.util.module_from_spec(spec)
    sys.modules["protocol"] = module
    spec.loader.exec_module(module)
    return module


def bare_encoder() -> OnnxEncoder:
    """Return the encoder of the `semantic` extra."""
    files = find_packaged_model()
    if files is None:
        sys.exit("The packages of the `semantic` extra are needed.")
    return OnnxEncoder(files)


def packaged_encoder() -> CachingEncoder:
    """Return the encoder of the `semantic` extra, with a cache of the benchmarks' own."""
    return CachingEncoder(bare_encoder(), CACHE)


def plain_knowledge(
    store: Mapping[str, Sequence[str]], out_of_scope: Iterable[str] = ()
) -> Knowledge:
    """Make one pack of bare phrasings: an entry a key, with no answer worth indexing."""
    entries = tuple(
        Entry(id=f"e{number}", question=texts[0], answer="-", phrasings=tuple(texts[1:]))
        for number, texts in enumerate(store.values())
    )
    return Knowledge((Pack("plain", "Plain", entries=entries, out_of_scope=tuple(out_of_scope)),))


class Matcher:
    """One tier over one store, as the protocol wants it."""

    def __init__(self, knowledge: Knowledge, encoder: CachingEncoder | None) -> None:
        self.encoder = encoder
        self.index: Index
        if encoder is None:
            self.index = build_index(knowledge, LEXICAL)
        else:
            encodings = encoder.encode_all(plan_index(knowledge).texts)
            self.index = build_index(knowledge, SEMANTIC, encodings, encoder.known_words)

    def candidates(self, text: str) -> tuple[Candidate, ...]:
        """Rank the entries for one question, encoding it now."""
        return consider(text, Snapshot(self.index, self.encoder))[1]

    def candidates_of_all(self, texts: Sequence[str]) -> list[tuple[Candidate, ...]]:
        """Rank the entries for many questions; their encodings are cached on disk."""
        queries = [self.index.reader.read(text) for text in texts]
        encodings: Mapping[str, Encoding] = {}
        if self.encoder is not None:
            encodings = self.encoder.encode_all([query.spoken for query in queries])
        return [retrieve(query, self.index, encodings.get(query.spoken)) for query in queries]

    def score(self, texts: Sequence[str]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
        """Return a row a question and a column an entry; what was not retrieved scores 0."""
        column = {entry.id: at for at, entry in enumerate(self.index.knowledge.entries)}
        scores = np.zeros((len(texts), len(column)))
        for row, candidates in zip(scores, self.candidates_of_all(texts), strict=True):
            for candidate in candidates:
                row[column[candidate.id]] = max(candidate.score, 1e-6)
        return scores


def median_ms(action: Callable[[str], object], questions: Sequence[str]) -> float:
    """Return the median time of `action` over `questions`, in milliseconds."""
    times = []
    for question in questions:
        start = time.perf_counter()
        action(question)
        times.append(time.perf_counter() - start)
    return float(np.median(times) * 1000)
