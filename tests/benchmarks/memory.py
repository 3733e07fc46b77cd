"""Resident memory of a store of 1,000 phrasings, in a fresh process for each tier.

Run it with `python -m tests.benchmarks.memory`. Linux only: it reads /proc.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_COMMUNITIES = Path(__file__).resolve().parents[1] / "data" / "communities"
_CHILD = """
import sys
from pathlib import Path
from bot.content.loader import load_packs
from bot.core.knowledge import Knowledge
from bot.service.answer import consider
from bot.service.snapshot import build_snapshot

encoder = None
if sys.argv[1] == "semantic":
    from tests.benchmarks.stores import packaged_encoder
    encoder = packaged_encoder()
knowledge = Knowledge(load_packs([Path(folder) for folder in sys.argv[2:]]))
snapshot = build_snapshot(knowledge, encoder)
for pack in knowledge.packs:
    for question in pack.golden:
        consider(question.ask, snapshot)
status = Path("/proc/self/status").read_text()
resident = next(line for line in status.splitlines() if line.startswith("VmRSS"))
print(len(snapshot.index.plan.phrasings), int(resident.split()[1]) // 1024)
"""


def main() -> None:
    """Print the resident memory of each tier, after 840 questions."""
    folders = sorted(str(folder) for folder in _COMMUNITIES.iterdir() if folder.is_dir())
    for tier in ("lexical", "semantic"):
        done = subprocess.run(  # noqa: S603 - our own code, our own arguments
            [sys.executable, "-c", _CHILD, tier, *folders],
            capture_output=True,
            text=True,
            check=True,
        )
        phrasings, megabytes = done.stdout.split()
        sys.stdout.write(f"{tier}: {phrasings} phrasings, {megabytes} MB\n")


if __name__ == "__main__":
    main()
