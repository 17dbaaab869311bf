"""How alike the terms of articles are: the products of their weights, for many pairs at once."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from transforms.components import Numbers

# Pairs that are reckoned with at once: each takes about a kilobyte.
_AT_ONCE = 4_096


class Weighed:
    """The terms of some articles, by hashes, and their weights: an article a row, as wide as the one with most terms."""

    def __init__(self, terms: NDArray[np.uint64], weights: NDArray[np.int32], lengths: Numbers) -> None:
        """Of all terms and weights, one article's after the other's, and how many each has."""
        _, numbers = np.unique(terms, return_inverse=True)
        rows = np.repeat(np.arange(len(lengths)), lengths)
        places = np.arange(len(terms)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        shape = (len(lengths), int(lengths.max(initial=0)))
        self._terms, self._weights = np.zeros(shape, np.int32), np.zeros(shape, np.int32)
        # Term 0 is none, where an article has fewer terms than others.
        self._terms[rows, places] = numbers + 1
        self._weights[rows, places] = weights
        self._vocabulary = int(numbers.max(initial=0)) + 2

    def products(self, x: Numbers, y: Numbers) -> Numbers:
        """For each pair of rows, the sum over the terms that both have of one weight times the other. Those with the same x stand together."""
        found = np.zeros(len(x), np.int64)
        dense = np.zeros(self._vocabulary, np.int32)
        bounds = [0, *(np.flatnonzero(x[1:] != x[:-1]) + 1).tolist(), len(x)] if len(x) else []
        for begin, end in pairwise(bounds):
            own = self._terms[x[begin]]
            dense[own] = self._weights[x[begin]]
            for first in range(begin, end, _AT_ONCE):
                others = y[first : min(end, first + _AT_ONCE)]
                found[first : first + len(others)] = np.einsum("ij,ij->i", dense[self._terms[others]], self._weights[others], dtype=np.int64)
            dense[own] = 0
        return found
