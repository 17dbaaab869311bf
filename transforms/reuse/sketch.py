"""Sketches: a sample of a text's shingles that is small, and the same in every text that has the shingle.

A shingle is a run of WORDS words. Of the hashes of all shingles those below 2^64 / SCALE are kept: scaled MinHash, whose
overlap estimates the containment of texts of unlike length (Irber et al., "Lightweight compositional analysis of metagenomes
with FracMinHash", 2022). Of a short text all are kept: of a dozen shingles a sample may have none.
"""

from __future__ import annotations

import numpy as np

from transforms.reuse.words import SPACE, Hashes, powers_to, read_letters

WORDS = 5
SCALE = 4
# Texts of no more shingles than these are kept whole.
SHORT = 40
# Odd constants of splitmix64, xxHash64 and MurmurHash3: they spread the bits.
_MIX = tuple(map(np.uint64, (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53)))
_FOLD = np.uint64(29)
_MOST = np.uint64(2**64 // SCALE)


def sketch(text: str) -> Hashes:
    """The sketch of a text: sorted hashes, none twice; empty if it has fewer than WORDS words."""
    hashes = runs_of(text)
    kept = np.sort(hashes if len(hashes) <= SHORT else hashes[hashes < _MOST])
    again = kept[1:] == kept[:-1]
    return np.delete(kept, np.flatnonzero(again)) if again.any() else kept


def runs_of(text: str) -> Hashes:
    """The hash of each run of WORDS words of a text, in order: as many as there are words, less ``WORDS - 1``."""
    letters = read_letters(text)
    spaces = np.flatnonzero(letters == SPACE)
    powers, inverses = powers_to(len(letters) + 1)
    sums = np.cumsum(letters * powers[:-1])
    first, last = spaces[:-WORDS], spaces[WORDS:]
    mixed = (sums[last] - sums[first]) * inverses[first + 1]
    mixed ^= mixed >> _FOLD
    mixed *= _MIX[0]
    mixed ^= mixed >> _FOLD
    mixed *= _MIX[1]
    mixed ^= mixed >> _FOLD
    return mixed


def shingles(words: Hashes, length: int = WORDS) -> Hashes:
    """The hash of each run of ``length`` words, in order: as many as there are words, less ``length - 1``."""
    count = len(words) - length + 1
    if count < 1:
        return words[:0]
    mixed = words[:count] * _MIX[0]
    for step in range(1, length):
        mixed ^= mixed >> _FOLD
        mixed *= _MIX[step % len(_MIX)]
        mixed += words[step : step + count]
    mixed ^= mixed >> _FOLD
    mixed *= _MIX[0]
    mixed ^= mixed >> _FOLD
    return mixed
