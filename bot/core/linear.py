"""Matrix products without false alarms."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def product(left: Floats, right: Floats) -> Floats:
    """Return `left @ right`.

    The linear algebra library works on whole registers: on short rows it now and then raises a
    floating-point flag for places that it then throws away, and numpy warns of an invalid value
    that is nowhere in the result.
    """
    with np.errstate(invalid="ignore", over="ignore", divide="ignore"):
        result: Floats = left @ right
    return result
