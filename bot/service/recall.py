"""An encoder that knows some texts by heart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from bot.core.encoding import Encoding
from bot.ports import Encoder, Progress
from bot.service.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Recall:
    """Gives the vectors of `known` texts at once and leaves others to `encoder`."""

    encoder: Encoder
    known: Mapping[str, Encoding] = field(repr=False)

    @property
    def known_words(self) -> frozenset[str]:
        """The words that the encoder understands."""
        return self.encoder.known_words

    def encode(self, text: str) -> Encoding:
        """Return the vectors of `text`."""
        known = self.known.get(text)
        return self.encoder.encode(text) if known is None else known

    def encode_all(
        self,
        texts: Sequence[str],
        on_progress: Progress | None = None,
        *,
        is_kept: bool = True,
    ) -> Mapping[str, Encoding]:
        """Return the vectors of each text; `on_progress` hears of those that are not known."""
        missing = [text for text in texts if text not in self.known]
        encode = partial(self.encoder.encode_all, on_progress=on_progress, is_kept=is_kept)
        fresh = encode(missing) if missing else {}
        return {text: self.known[text] if text in self.known else fresh[text] for text in texts}


def knowing_texts(snapshot: Snapshot, on_progress: Progress | None = None) -> Encoder | None:
    """Return an encoder that knows every text of `snapshot`, None where that has no encoder."""
    if snapshot.encoder is None:
        return None
    known = snapshot.encoder.encode_all(snapshot.index.plan.texts, on_progress)
    return Recall(snapshot.encoder, known)


def hearing(snapshot: Snapshot, wordings: Iterable[str]) -> Encoder | None:
    """Return the encoder of `snapshot`, knowing what members wrote as it is asked.

    It is known in memory only: what members write is not for a cache on disk.
    """
    if snapshot.encoder is None:
        return None
    spoken = {snapshot.index.reader.read(text).spoken for text in wordings}
    known = {text: snapshot.encoder.encode(text) for text in spoken if text}
    return Recall(snapshot.encoder, known)


def knowing_questions(snapshot: Snapshot, questions: Iterable[str]) -> Snapshot:
    """Return `snapshot` with an encoder that knows `questions` as they are asked of it."""
    if snapshot.encoder is None:
        return snapshot
    spoken = list(dict.fromkeys(snapshot.index.reader.read(text).spoken for text in questions))
    known = snapshot.encoder.encode_all([text for text in spoken if text])
    return replace(snapshot, encoder=Recall(snapshot.encoder, known))
