"""Alignment of two texts: the passages that they share, word for word but for small changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from transforms.reuse.sketch import WORDS as SEED
from transforms.reuse.sketch import shingles
from transforms.reuse.words import Hashes, Places

# A shingle that a text holds more often than this seeds nothing: a table's cells, a refrain.
_MOST_COPIES = 8
# Runs this near to each other in both texts are one passage with a word changed, dropped or added.
_GAP = 6
_LEAST = 8


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``a`` to ``a + length`` of one text that are words ``b`` to ``b + length`` of the other."""

    a: int
    b: int
    length: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Words ``a_start`` to ``a_end`` (exclusive) of one text that the other has as ``b_start`` to ``b_end``, by ``runs`` of equal words."""

    runs: tuple[Run, ...]

    @property
    def a_start(self) -> int:
        return self.runs[0].a

    @property
    def a_end(self) -> int:
        return self.runs[-1].a + self.runs[-1].length

    @property
    def b_start(self) -> int:
        return self.runs[0].b

    @property
    def b_end(self) -> int:
        return self.runs[-1].b + self.runs[-1].length

    @property
    def words(self) -> int:
        """How many words are equal."""
        return sum(run.length for run in self.runs)


def passages(a: Hashes, b: Hashes) -> list[Passage]:
    """The shared passages of two texts, given as the numbers of their words, in the first text's order; of _LEAST equal words or more.

    Longest runs first, each word of either text in one run at most. The same passages, mirrored, for the texts the other way round.
    """
    chosen = sorted(_apart(_runs(a, b), len(a), len(b)), key=lambda run: (run.a, run.b))
    return [passage for passage in _chained(chosen) if passage.words >= _LEAST]


def _runs(a: Hashes, b: Hashes) -> list[Run]:
    """Every maximal run of SEED equal words or more, the longest first."""
    places_a, places_b = _meetings(shingles(a), shingles(b))
    if not len(places_a):
        return []
    diagonal = places_a - places_b
    order = np.lexsort((places_a, diagonal))
    places_a, places_b, diagonal = places_a[order], places_b[order], diagonal[order]
    begins = np.flatnonzero(np.concatenate(([True], (np.diff(diagonal) != 0) | (np.diff(places_a) != 1))))
    lengths = np.diff(np.append(begins, len(places_a))) + SEED - 1
    found = zip(places_a[begins].tolist(), places_b[begins].tolist(), lengths.tolist(), strict=True)
    return sorted((Run(*one) for one in found), key=lambda run: (-run.length, run.a + run.b, abs(run.a - run.b), run.a))


def _meetings(a: Hashes, b: Hashes) -> tuple[Places, Places]:
    """All places in a and b that hold the same shingle, if neither text repeats it too often."""
    order = np.argsort(b, kind="stable")
    ordered = b[order]
    low, high = np.searchsorted(ordered, a, "left"), np.searchsorted(ordered, a, "right")
    counts = high - low
    _, back, times = np.unique(a, return_inverse=True, return_counts=True)
    counts[(counts > _MOST_COPIES) | (times[back] > _MOST_COPIES)] = 0
    places_a = np.repeat(np.arange(len(a)), counts)
    within = np.arange(len(places_a)) - np.repeat(np.cumsum(counts) - counts, counts)
    return places_a, order[np.repeat(low, counts) + within]


def _apart(runs: Iterable[Run], size_a: int, size_b: int) -> Iterator[Run]:
    """Runs in the order given, less the words that one before them took; what is left of a run is its longest free stretch."""
    free_a, free_b = np.ones(size_a, bool), np.ones(size_b, bool)
    for run in runs:
        free = free_a[run.a : run.a + run.length] & free_b[run.b : run.b + run.length]
        start, length = (0, run.length) if free.all() else _longest(free)
        if length >= SEED:
            free_a[run.a + start : run.a + start + length] = False
            free_b[run.b + start : run.b + start + length] = False
            yield Run(run.a + start, run.b + start, length)


def _longest(free: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> tuple[int, int]:
    """Where the longest stretch of true values starts, and its length."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], free.view(np.int8), [0]))))
    if not len(edges):
        return 0, 0
    lengths = edges[1::2] - edges[::2]
    best = int(lengths.argmax())
    return int(edges[2 * best]), int(lengths[best])


def _chained(runs: Iterable[Run]) -> Iterator[Passage]:
    """Runs that follow each other closely in both texts, as one passage."""
    chain: list[Run] = []
    for run in runs:
        if chain and not _follows(chain[-1], run):
            yield Passage(tuple(chain))
            chain = []
        chain.append(run)
    if chain:
        yield Passage(tuple(chain))


def _follows(before: Run, run: Run) -> bool:
    return run.a - before.a - before.length <= _GAP and 0 <= run.b - before.b - before.length <= _GAP
