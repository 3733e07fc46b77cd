"""The knowledge in force and its index, replaced as a whole and never edited."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.content.loader import load_packs
from bot.core.index import Index, build_index, plan_index
from bot.core.knowledge import Knowledge
from bot.core.tier import LEXICAL, SEMANTIC
from bot.ports import Encoder, Progress

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What answers are made from: an index (which holds its knowledge) and the encoder it needs.

    `encoder` is None in the lexical tier.
    """

    index: Index
    encoder: Encoder | None

    @property
    def knowledge(self) -> Knowledge:
        """The packs in force."""
        return self.index.knowledge


@dataclass(frozen=True, slots=True)
class FixedSnapshot:
    """Stands where `Snapshots` does for knowledge that is never read again, as in checks."""

    current: Snapshot


def build_snapshot(
    knowledge: Knowledge,
    encoder: Encoder | None,
    on_progress: Progress | None = None,
    *,
    is_kept: bool = True,
) -> Snapshot:
    """Index `knowledge`: by meaning with an `encoder`, by words alone without.

    Unless it `is_kept`, nothing that is new in it goes into the cache of the encoder.
    """
    if encoder is None:
        return Snapshot(build_index(knowledge, LEXICAL), None)
    encodings = encoder.encode_all(plan_index(knowledge).texts, on_progress, is_kept=is_kept)
    return Snapshot(build_index(knowledge, SEMANTIC, encodings, encoder.known_words), encoder)


class Snapshots:
    """Holds the snapshot in force for folders of knowledge, and swaps it on `reload`."""

    def __init__(
        self,
        folders: Sequence[Path],
        encoder: Encoder | None,
        on_progress: Progress | None = None,
    ) -> None:
        """Load and index everything; raises KnowledgeError when a file is wrong."""
        self.folders = tuple(folders)
        self._encoder = encoder
        self.current = self._build(on_progress)

    def reload(self, on_progress: Progress | None = None) -> None:
        """Read the folders again and swap.

        Raises KnowledgeError when a file is wrong; the snapshot in force then stays.
        """
        self.current = self._build(on_progress)
        _log.info("Reloaded %d entries.", len(self.current.knowledge.entries))

    def _build(self, on_progress: Progress | None) -> Snapshot:
        knowledge = Knowledge(load_packs(self.folders))
        return build_snapshot(knowledge, self._encoder, on_progress)
