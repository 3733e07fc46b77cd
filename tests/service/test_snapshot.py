"""The knowledge in force: replaced as a whole, or not at all."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.core.encoding import Encoding
from bot.core.tier import LEXICAL, SEMANTIC
from bot.errors import KnowledgeError
from bot.ports import Progress
from bot.service.answer import Answerer
from bot.service.snapshot import Snapshots, build_snapshot
from tests.support.knowledge import answerer_for, entry, know

GOOD = """\
entries:
- id: gate
  question: Where is the gate?
  answer: On the left.
"""
MORE = GOOD + "- {id: cafe, question: Where is the cafe?, answer: On the right.}\n"
BAD = GOOD.replace("question:", "questoin:")


class LetterEncoder:
    """An encoder of ours: the meaning of a text is which letters it begins with."""

    known_words = frozenset({"gate"})

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []

    def encode(self, text: str) -> Encoding:
        vector = np.zeros(26, np.float32)
        vector[ord((text.casefold() or "a")[0]) % 26] = 1
        return Encoding(vector, ("word",), vector[np.newaxis])

    def encode_all(
        self,
        texts: Sequence[str],
        on_progress: Progress | None = None,
        *,
        is_kept: bool = True,
    ) -> Mapping[str, Encoding]:
        self.asked.append(tuple(texts))
        if on_progress is not None:
            on_progress(len(texts), len(texts))
        return {text: self.encode(text) for text in texts}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the folder of a good pack."""
    (tmp_path / "faq.yaml").write_text(GOOD)
    return tmp_path


def ids(snapshots: Snapshots) -> list[str]:
    return [each.id for each in snapshots.current.knowledge.entries]


def test_the_folders_are_read_at_once(folder: Path) -> None:
    snapshots = Snapshots([folder], None)

    assert ids(snapshots) == ["gate"]
    assert snapshots.current.encoder is None
    assert snapshots.current.index.tier is LEXICAL


def test_several_folders_are_one_knowledge(folder: Path) -> None:
    (folder / "second").mkdir()
    (folder / "second" / "faq.yaml").write_text(MORE.replace("gate", "door"))

    assert ids(Snapshots([folder, folder / "second"], None)) == ["gate", "door", "cafe"]


def test_a_bad_file_at_the_start_is_an_error(folder: Path) -> None:
    (folder / "faq.yaml").write_text(BAD)

    with pytest.raises(KnowledgeError, match="questoin"):
        Snapshots([folder], None)


def test_a_good_file_replaces_the_snapshot(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    snapshots = Snapshots([folder], None)
    before = snapshots.current
    (folder / "faq.yaml").write_text(MORE)
    caplog.set_level(logging.INFO, "bot.service.snapshot")

    snapshots.reload()

    assert ids(snapshots) == ["gate", "cafe"]
    assert [each.id for each in before.knowledge.entries] == ["gate"]
    assert "Reloaded 2 entries" in caplog.text


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda file: file.write_text(BAD), id="a misspelt key"),
        pytest.param(lambda file: file.write_text("entries: ["), id="broken YAML"),
        pytest.param(lambda file: file.write_bytes(b"\xff\xfe"), id="another encoding"),
        pytest.param(lambda file: file.unlink(), id="no file any more"),
    ],
)
def test_a_bad_file_leaves_the_snapshot_in_force(
    spoil: Callable[[Path], object], folder: Path
) -> None:
    snapshots = Snapshots([folder], None)
    before = snapshots.current
    spoil(folder / "faq.yaml")

    with pytest.raises(KnowledgeError):
        snapshots.reload()

    assert snapshots.current is before
    assert Answerer(snapshots).answer("where is the gate").entry is not None


def test_after_a_repair_the_next_reload_works(folder: Path) -> None:
    snapshots = Snapshots([folder], None)
    (folder / "faq.yaml").write_text(BAD)
    with pytest.raises(KnowledgeError):
        snapshots.reload()
    (folder / "faq.yaml").write_text(MORE)

    snapshots.reload()

    assert ids(snapshots) == ["gate", "cafe"]


def test_an_answerer_sees_the_new_snapshot(folder: Path) -> None:
    snapshots = Snapshots([folder], None)
    answerer = Answerer(snapshots)
    assert answerer.show("cafe") is None
    (folder / "faq.yaml").write_text(MORE)

    snapshots.reload()

    assert answerer.show("cafe") is not None


def test_an_encoder_makes_the_semantic_tier(folder: Path) -> None:
    encoder = LetterEncoder()
    told: list[tuple[int, int]] = []

    snapshots = Snapshots([folder], encoder, lambda done, total: told.append((done, total)))

    assert snapshots.current.encoder is encoder
    assert snapshots.current.index.tier is SEMANTIC
    assert snapshots.current.index.reader.known_elsewhere == {"gate"}
    assert encoder.asked == [("Where is the gate?", "On the left.")]
    assert told == [(2, 2)]


def test_a_reload_keeps_the_tier(folder: Path) -> None:
    encoder = LetterEncoder()
    snapshots = Snapshots([folder], encoder)
    (folder / "faq.yaml").write_text(MORE)

    snapshots.reload()

    assert snapshots.current.encoder is encoder
    assert len(encoder.asked) == 2


@pytest.mark.parametrize("encoder", [None, LetterEncoder()], ids=["lexical", "semantic"])
def test_empty_knowledge_has_a_snapshot(encoder: LetterEncoder | None) -> None:
    snapshot = build_snapshot(know(), encoder)

    assert snapshot.knowledge.entries == ()


class WordlessEncoder(LetterEncoder):
    """It finds no words in any text."""

    def encode(self, text: str) -> Encoding:
        return Encoding(super().encode(text).vector, (), np.zeros((0, 26), np.float32))


def test_texts_without_words_do_not_disturb_the_semantic_tier() -> None:
    odd = know(entry("odd", "???", "🙂"), entry("gate", "Where is the gate?"))

    reply = answerer_for(odd, WordlessEncoder()).answer("where could it be")

    assert {each.id for each in reply.candidates} == {"odd", "gate"}
