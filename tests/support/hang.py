"""A guard against work without a bound. It is no measure of speed: that is for the benchmarks."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

# Of the processor's time. What is guarded takes a second at the most on an idle machine, several
# times that on a busy one, and minutes without its bound.
HANG_S = 20.0


@contextmanager
def without_hanging() -> Iterator[None]:
    """Fail when what is done meanwhile takes longer than any machine would."""
    start = time.process_time()
    yield
    assert time.process_time() - start < HANG_S
