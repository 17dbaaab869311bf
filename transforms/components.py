"""What hangs together: connected components of many links, in arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Nodes = NDArray[np.integer[Any]]


def components(count: int, a: Nodes, b: Nodes) -> Numbers:
    """The least number of those that each of ``count`` nodes is linked to, over any number of links a[i] - b[i]."""
    least = np.arange(count)
    while True:
        before = least.copy()
        lower = np.minimum(least[a], least[b])
        np.minimum.at(least, least[a], lower)
        np.minimum.at(least, least[b], lower)
        least = least[least]
        if np.array_equal(least, before):
            return least
