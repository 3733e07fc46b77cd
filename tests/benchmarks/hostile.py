"""How long files take that were made to hurt, beside a good file of 1,000 entries.

    python -m tests.benchmarks.hostile

Every file of the tests that is broken, heavy or hostile is read as an import, and as a pack.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console

from bot.content.importing.plan import plan_import
from bot.content.importing.read import Imported, read_import
from bot.content.loader import inspect_packs
from bot.core.knowledge import Knowledge
from tests.content.importing.broken_uploads import broken_uploads
from tests.content.importing.test_any_upload import HEAVY
from tests.content.test_hostile import FILES, HOSTILE

_SHOWN = 5
_GOOD = "entries:\n" + "".join(
    f"- {{id: e{n}, question: How do I get to room {n}?, answer: Take stair {n}.}}\n"
    for n in range(1_000)
)


def main() -> None:
    """Print the slowest files."""
    console = Console()
    uploads = {each.name: (each.file, each.data) for each in broken_uploads()} | HEAVY
    packs = {f"{name} ({file})": (file, HOSTILE[name]) for name, file in FILES}
    good = ("faq.yaml", _GOOD.encode())
    for title, files, read in (
        ("as an import", uploads, _import),
        (
            "as a pack",
            packs | {name: ("faq.yaml", data) for name, (_, data) in uploads.items()},
            _load,
        ),
    ):
        usual = min(_seconds(read, *good) for _ in range(3))
        console.print(f"{len(files)} files {title}; 1,000 good entries: {usual:.2f} s")
        times = {name: _seconds(read, *file) for name, file in files.items()}
        for name, took in sorted(times.items(), key=lambda each: -each[1])[:_SHOWN]:
            console.print(f"  {took:.2f} s ({took / usual:.1f} times) {name}")


def _seconds(read: Callable[[str, bytes], None], file: str, data: bytes) -> float:
    start = time.process_time()
    read(file, data)
    return time.process_time() - start


def _import(file: str, data: bytes) -> None:
    result = read_import(file, data)
    if isinstance(result, Imported):
        plan_import(result, Knowledge(()))


def _load(file: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, file).write_bytes(data)
        inspect_packs([Path(folder)])


if __name__ == "__main__":
    main()
