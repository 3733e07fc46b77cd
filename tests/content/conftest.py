"""What the tests of the knowledge loader share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

WritePack = Callable[[Mapping[str, str | bytes]], Path]


@pytest.fixture
def write_pack(tmp_path: Path) -> WritePack:
    """Give a function that writes files below a fresh folder, and gives that folder."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        folder = tmp_path / "campus-wifi"
        folder.mkdir(exist_ok=True)
        for name, content in files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            data = content.encode("utf-8") if isinstance(content, str) else content
            target.write_bytes(data)
        return folder

    return write
