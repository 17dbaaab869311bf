"""What hangs together: connected components of many links, in arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Nodes = NDArray[np.integer[Any]]


def components(count: int, a: Nodes, b: Nodes) -> Numbers:
    """The least number of those that each of ``count`` nodes is linked to, over any number of links a[i] - b[i].

    Each node points to a lesser one of its component or to itself. Links within what hangs together already are left out of the next round.
    """
    least = np.arange(count)
    while len(a):
        np.minimum.at(least, np.maximum(a, b), np.minimum(a, b))
        while not np.array_equal(further := least[least], least):
            least = further
        a, b = least[a], least[b]
        apart = a != b
        a, b = a[apart], b[apart]
    return least
