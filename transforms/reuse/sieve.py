"""Sieves: of many hashes, the few that others may have, told quickly and without missing one."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from transforms.reuse.words import Hashes

# A sieve has so many places for each hash, but up to so much memory rather more: the more, the fewer others pass.
_PLACES, _MORE_PLACES = 8, 64
_LEAST_BITS, _FREE_BITS, _MOST_BITS = 16, 24, 28


class Sieve:
    """A set of hashes that may take others for its own: a Bloom filter with one function, of a byte a place and up to 256 MB."""

    def __init__(self, hashes: Hashes) -> None:
        free, needed = (min(most, (places * len(hashes)).bit_length()) for places, most in ((_MORE_PLACES, _FREE_BITS), (_PLACES, _MOST_BITS)))
        bits = max(_LEAST_BITS, free, needed)
        self._mask = np.uint64((1 << bits) - 1)
        self._hashes = hashes
        self._taken = np.zeros(1 << bits, bool)
        self._taken[self._places(hashes)] = True

    def may_have(self, hashes: Hashes) -> NDArray[np.bool_]:
        """Which of some hashes the sieve has, or takes for its own."""
        return self._taken[self._places(hashes)]

    def has(self, hashes: Hashes) -> NDArray[np.bool_]:
        """Which of some hashes the sieve has: for sieves that few others pass."""
        found = self.may_have(hashes)
        asked = hashes[found]
        found[found] = self._ordered[np.searchsorted(self._ordered[:-1], asked)] == asked
        return found

    @cached_property
    def _ordered(self) -> Hashes:
        return np.sort(self._hashes) if len(self._hashes) else np.zeros(1, np.uint64)

    def _places(self, hashes: Hashes) -> NDArray[np.intp]:
        return (hashes & self._mask).astype(np.intp)


def repeated(hashes: Hashes, times: int = 1) -> Sieve:
    """A sieve of the hashes that occur more than so many times."""
    ordered = np.sort(hashes)
    return Sieve(ordered[times:][ordered[times:] == ordered[: max(0, len(ordered) - times)]])
