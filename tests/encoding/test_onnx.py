"""The sentence encoder, run on the files that the packages ship."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given

pytest.importorskip("onnxruntime", reason="onnxruntime is not installed")

from hypothesis import strategies as st

from bot.core.encoding import Encoding
from bot.encoding.locate import ModelFiles, find_exported_model, find_packaged_model
from bot.encoding.onnx import OnnxEncoder
from bot.errors import ModelError
from tests.support.properties import HOSTILE, steady_few

SIZE = 384


@pytest.fixture(scope="module")
def files() -> ModelFiles:
    """Give the packaged files, or skip the test."""
    found = find_packaged_model()
    if found is None:
        pytest.skip("the packages of the sentence encoder are not installed")
    return found


@pytest.fixture(scope="module")
def onnx(files: ModelFiles) -> OnnxEncoder:
    """Give an encoder without a cache."""
    return OnnxEncoder(files)


@pytest.fixture
def exported(files: ModelFiles, tmp_path: Path) -> Path:
    """Give a folder that looks like what sentence-transformers exports."""
    (tmp_path / "onnx").mkdir()
    (tmp_path / "onnx" / "model.onnx").symlink_to(files.model)
    (tmp_path / "tokenizer.json").symlink_to(files.tokenizer)
    return tmp_path


def cosine(one: Encoding, other: Encoding) -> float:
    return float(one.vector @ other.vector)


def assert_sound(encoding: Encoding) -> None:
    assert encoding.vector.shape == (SIZE,)
    assert encoding.word_vectors.shape == (len(encoding.words), SIZE)
    assert encoding.vector.dtype == encoding.word_vectors.dtype == np.float32
    assert float(np.linalg.norm(encoding.vector)) == pytest.approx(1, abs=1e-4)
    lengths = np.linalg.norm(encoding.word_vectors, axis=1)
    assert lengths.tolist() == pytest.approx([1] * len(encoding.words), abs=1e-4)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Who guards the Embassy?", "who guards the embassy", id="in small letters"),
        pytest.param("counterintelligence", "counterintelligence", id="pieces make one word"),
        pytest.param("29 cities, 2,500 agents", "29 cities 2 500 agents", id="signs are left out"),
        pytest.param("Café naïve", "café naïve", id="accents stay"),
        pytest.param("外交", "外 交", id="Chinese signs are words"),
        pytest.param("👍 ok", "ok", id="emoji are no words"),
        pytest.param("?!", "", id="signs alone have none"),
        pytest.param("", "", id="nor has nothing"),
    ],
)
def test_words_have_a_vector_each(text: str, words: str, onnx: OnnxEncoder) -> None:
    encoding = onnx.encode(text)

    assert " ".join(encoding.words) == words
    assert_sound(encoding)


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        pytest.param(
            "who protects diplomats",
            "which agency keeps ambassadors safe",
            "who bakes bread",
            id="no word in common",
        ),
        pytest.param(
            "how do I reset my password",
            "I forgot my login",
            "how do I reset a broken bone",
            id="more words in common with the far one",
        ),
        pytest.param("nukes", "atomic bombs", "hooks", id="slang"),
    ],
)
def test_what_means_the_same_is_nearer(text: str, near: str, far: str, onnx: OnnxEncoder) -> None:
    said = onnx.encode(text)

    assert cosine(said, onnx.encode(near)) > cosine(said, onnx.encode(far)) + 0.1


def test_a_word_depends_on_its_neighbours(onnx: OnnxEncoder) -> None:
    river = onnx.encode("the bank of the river").word_vectors[1]
    shore = onnx.encode("the bank of the lake").word_vectors[1]
    money = onnx.encode("the bank lent money").word_vectors[1]

    assert float(river @ shore) > float(river @ money) + 0.1


def test_the_same_text_has_the_same_vectors_whatever_came_before(onnx: OnnxEncoder) -> None:
    first = onnx.encode("who guards the embassy")
    onnx.encode("something quite different and a good deal longer than that")
    second = onnx.encode("who guards the embassy")

    assert first.vector.tolist() == second.vector.tolist()
    assert first.word_vectors.tolist() == second.word_vectors.tolist()


def test_threads_do_not_disturb_each_other(onnx: OnnxEncoder) -> None:
    texts = [f"who guards {name}" for name in ("embassies", "the gate", "secrets", "him", "2,500")]
    alone = [onnx.encode(text).vector.tolist() for text in texts]

    with ThreadPoolExecutor(4) as threads:
        together = [each.vector.tolist() for each in threads.map(onnx.encode, texts * 4)]

    assert together == alone * 4


def test_known_words_are_whole_words_in_small_letters(onnx: OnnxEncoder) -> None:
    assert {"embassy", "diplomat", "netflix"} <= onnx.known_words
    assert onnx.known_words.isdisjoint({"gaurds", "##ing", "[cls]", "2500", "!"})
    assert all(word.isalpha() and word == word.casefold() for word in onnx.known_words)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_has_vectors(name: str, onnx: OnnxEncoder) -> None:
    assert_sound(onnx.encode(HOSTILE[name]))


@steady_few
@given(text=st.text(st.characters(exclude_categories=[]), max_size=60))
def test_any_text_has_vectors(text: str, onnx: OnnxEncoder) -> None:
    assert_sound(onnx.encode(text))


def test_an_exported_folder_gives_the_same_vectors(exported: Path, onnx: OnnxEncoder) -> None:
    other = OnnxEncoder(find_exported_model(exported))

    assert other.encode("hard power").vector.tolist() == onnx.encode("hard power").vector.tolist()
    assert other.identity == onnx.identity


def test_another_pooling_is_another_encoder(exported: Path, onnx: OnnxEncoder) -> None:
    (exported / "1_Pooling").mkdir()
    (exported / "1_Pooling" / "config.json").write_text(
        json.dumps({"pooling_mode_cls_token": True})
    )

    first = OnnxEncoder(find_exported_model(exported))

    encoding = first.encode("who guards the embassy")
    assert_sound(encoding)
    assert cosine(encoding, onnx.encode("who guards the embassy")) < 0.99
    assert first.identity != onnx.identity


def test_a_model_that_is_none_is_refused(exported: Path) -> None:
    (exported / "onnx" / "model.onnx").unlink()
    (exported / "onnx" / "model.onnx").write_bytes(b"garbage" * 1000)

    with pytest.raises(ModelError, match="cannot be loaded as a sentence encoder") as caught:
        OnnxEncoder(find_exported_model(exported))

    assert caught.value.file == str(exported / "onnx" / "model.onnx")


@pytest.mark.parametrize(
    "content", [pytest.param("", id="empty"), pytest.param("{}", id="JSON of another kind")]
)
def test_a_tokenizer_that_is_none_is_refused(content: str, exported: Path) -> None:
    (exported / "tokenizer.json").unlink()
    (exported / "tokenizer.json").write_text(content)

    with pytest.raises(ModelError, match="cannot be loaded as a sentence encoder"):
        OnnxEncoder(find_exported_model(exported))
